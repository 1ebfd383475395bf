"""`attribution.mind-reading`: the narrator tells what goes on in somebody's mind."""

from collections.abc import Iterator

from sayso import Article, Example, Finding, Span, rule
from sayso.layers import HITS, OPINION, SENTENCES, TOKENS, VOICE
from sayso.records import Hit
from sayso_attribution.backing import sentence_at
from sayso_attribution.inner_states import inner_state, is_told
from sayso_attribution.tables import words

ID = "attribution.mind-reading"
REACH = 4  # words between participle and state: "underlining once more their shared determination"


def _literals() -> tuple[str, ...]:
    return tuple(
        words("minds", "states") | words("minds", "phrases") | words("minds", "motives") | words("minds", "verbs") | words("minds", "feelings")
    )


@rule(
    ID,
    summary="The narrator tells what goes on in somebody's mind.",
    severity="info",
    literals=_literals(),
    examples=[
        Example("The two cities signed a pact, underlining their determination to build the bridge.", flagged=("underlining their determination",)),
        Example("The mayor, desperate to win back voters, cut the fare.", flagged=("desperate to",)),
        Example("The mayor was furious about the fee.", flagged=("was furious",)),
        Example("Rita Moss closed the inn in the hope of a quiet winter.", flagged=("in the hope of",)),
        Example("The mayor was furious about the fee. “It is a tax,” he said.", note="his own words are next to it"),
        Example("Rita Moss never knew her grandfather.", note="known, not read in a mind"),
        Example("The mayor said the pact underlined their determination to build the bridge.", note="somebody says so"),
        Example("The pact shows how determination can build a bridge. He ended his speech by showing the plans."),
    ],
    origin="our judgement",
)
def mind_reading(article: Article) -> Iterator[Finding]:
    """Ask how the writer knows what somebody feels or wants.

    ## What it flags
    In the narrator's voice, a participle such as *underlining* or *reflecting* with a possessive and a state of mind (*their determination*), and
    phrases that only the person concerned could confirm (*desperate to*, *out of spite*). And, if nobody says anything in the sentence or the ones
    next to it, what a person, an office or a body felt, feared or knew (*the mayor was furious*, *she knew that*), and motives (*in the hope of*).

    ## Why
    A reporter sees what people do and hears what they say. What they feel or intend is theirs to tell, or somebody's reading of it.

    ## Exceptions
    Quotations and attributed paraphrase, opinion pages, what somebody *wants*, *plans* or *seeks* (a stated intention, mostly), whom somebody *knew*.
    It is advice, since a writer may know and have shown it elsewhere.

    ## References
    None: our judgement.
    """
    if article.layer(OPINION):
        return
    voices = article.layer(VOICE)
    for hit in article.layer(HITS).get(ID, ()):
        span = _span(article, hit)
        if span and voices.at(span) == "narrator" and article.blocks[article.block_at(span.start)].kind in ("paragraph", "standfirst"):
            excerpt = span.of(article.text)
            message = f"“{excerpt}” tells what goes on in somebody's mind: say what they did or said, or who reads it that way."
            yield Finding(span, " ".join(message.split()), confidence=0.7)


def _span(article: Article, hit: Hit) -> Span | None:
    if hit.literal in words("minds", "phrases"):
        return hit.span
    if hit.literal in words("minds", "motives"):
        return None if is_told(article, hit.span) else hit.span
    if hit.literal in words("minds", "states"):
        return _reading(article, hit.span)
    return inner_state(article, hit.span)


def _reading(article: Article, state: Span) -> Span | None:
    """Return the words from the participle to the state of mind, if a possessive stands between them in the same sentence."""
    tokens = article.layer(TOKENS)
    at = tokens.at(state.start)
    floor = article.layer(SENTENCES)[max(sentence_at(article, state.start), 0)].span.start
    seen_possessive = False
    for index in range(at - 1, max(at - 2 - REACH, -1), -1):
        if tokens.starts[index] < floor:
            return None
        word = tokens.lower[index]
        if word in words("minds", "shows"):
            return Span(tokens.starts[index], state.end) if seen_possessive else None
        seen_possessive = seen_possessive or word in words("minds", "possessives")
    return None
