"""`attribution.vague-source`: a source so vague that nobody could ask it."""

from collections.abc import Iterator

from sayso import Article, Example, Finding, Reference, Span, rule
from sayso.layers import HITS, TOKENS, VOICE
from sayso_attribution.tables import rows, words
from sayso_attribution.vague_context import is_told_elsewhere
from sayso_attribution.vague_words import vague_at

ID = "attribution.vague-source"
SET = ("collective", "bare", "quantity", "it-heads", "phrase", "passive")


def _literals() -> tuple[str, ...]:
    return tuple({word for key in SET for word in words("vague", key)})


@rule(
    ID,
    summary="A source so vague that nobody could ask it.",
    severity="info",
    literals=_literals(),
    examples=[
        Example("Some say the bridge will never open.", flagged=("Some say",)),
        Example("Critics say the toll is a tax. Many experts agree.", flagged=("Critics say", "Many experts agree")),
        Example("It is widely believed that the mayor will resign.", flagged=("It is widely believed that",)),
        Example("Conventional wisdom holds that tolls lose elections.", flagged=("Conventional wisdom holds",)),
        Example("The toll, rumour has it, will go in May.", flagged=("rumour has it",)),
        Example("The toll was widely criticised.", flagged=("was widely criticised",)),
        Example("The toll is a tax, according to critics.", flagged=("according to critics",)),
        Example("Two critics say the toll is a tax. Nobody asked what people think. Experts at the port authority agree."),
        Example("“Some say it will never open,” the engineer added.", note="a quotation"),
        Example("Critics say the toll is a tax. “It hits the poor,” said Rita Moss, who runs a union.", note="one of them is heard at once"),
        Example("The residents met in the hall. Some said the toll was too high.", note="some of the residents"),
    ],
    references=[Reference("Politico, February 2013, quoting Michael Moynihan: “experts say” and “critics say” attribute nothing")],
)
def vague_source(article: Article) -> Iterator[Finding]:
    """Ask who they are who say so.

    ## What it flags
    Sources that are nobody: *some say*, *critics say*, *experts agree*, *according to analysts*, *sources said*, *it is believed*, *conventional
    wisdom holds*, *was widely criticised*. The message says how the article could tell more.

    ## Why
    A reader cannot weigh a source that could be anybody, and the phrase can carry the writer's own view. That *experts say* and *critics say*
    attribute nothing was argued in Politico in February 2013, quoting Michael Moynihan.

    ## Exceptions
    A number or a description (*two former ministers say*), and a place of work (*experts at the port authority say*). A group of which somebody is
    named and heard right after, or is named anywhere in the article (*the analyst Rita Moss*); *some* and *others* of a group told of just before
    (*residents … some say*); researchers after their study. Quotations, headlines and standfirsts, whose *analysts say* the body may fill in.

    ## References
    Politico, February 2013, quoting Michael Moynihan. The words are our judgement.
    """
    voices, tokens = article.layer(VOICE), article.layer(TOKENS)
    reached = -1
    for hit in article.layer(HITS).get(ID, ()):
        found = vague_at(article, tokens, hit.span, hit.literal)
        if not found or found.span.start < reached or voices.at(found.span) == "quote" or not _is_running(article, found.span):
            continue
        reached = found.span.end
        if not is_told_elsewhere(article, found):
            excerpt = " ".join(found.span.of(article.text).split())
            yield Finding(found.span, f"“{excerpt}” names nobody who could be asked: {rows('vague')[found.kind]['advice']}.", confidence=0.7)


def _is_running(article: Article, span: Span) -> bool:
    return article.blocks[article.block_at(span.start)].kind in ("paragraph", "list", "blockquote", "caption")
