"""`attribution.one-sided`: somebody is accused, and nowhere heard or said to have been asked."""

from collections.abc import Iterator

from sayso import Article, Example, Finding, Reference, Span, rule
from sayso.layers import NAMES, SENTENCES
from sayso_attribution.accusations import ACCUSATIONS, Accusation, literals
from sayso_attribution.replies import is_heard, is_settled

ID = "attribution.one-sided"
OPINION = frozenset(("opinion", "comment", "editorial", "commentisfree", "letters", "reviews", "review", "fiction", "books", "obituaries"))
CLAUSE_ENDS = (",", ";", "—", "–", ":")
LONGEST_NAME = 60
PASSING = 3  # mentions: whom a story names less often it mentions in passing …
SHORT_STORY = 8  # sentences: … unless it is as short as this


@rule(
    ID,
    summary="Somebody is accused, and neither answers nor is said to have been asked.",
    severity="info",
    literals=literals(),
    examples=[
        Example(
            "Rosa Alvarez, a former clerk, accused Carl Moss of taking bribes from the dredging firm. The council meets in May.",
            flagged=("accused Carl Moss of taking bribes from the dredging firm",),
        ),
        Example("The auditor said Carl Moss embezzled the fund. The council meets in May.", flagged=("Carl Moss embezzled the fund",)),
        Example(
            "Rosa Alvarez accused Carl Moss of taking bribes. Moss did not respond to a request for comment.",
            note="readers are told that he was asked",
        ),
        Example("Rosa Alvarez accused Carl Moss of taking bribes. A lawyer for Moss said the charge was absurd.", note="somebody answers for him"),
        Example("Rosa Alvarez accused Carl Moss of taking bribes. Moss was convicted in May.", note="a court has found"),
        Example("Rosa Alvarez accused Carl Moss of being slow.", note="criticism, and no accusation of wrongdoing"),
    ],
    references=[
        Reference(
            "BBC editorial guidance, Right of Reply, 2010", "http://www.bbc.co.uk/guidelines/editorialguidelines/page/guidance-right-reply-summary/"
        )
    ],
)
def one_sided(article: Article) -> Iterator[Finding]:
    """Ask what the accused say.

    ## What it flags
    The first accusation of wrongdoing against a named person, organisation or state, told by the article or by somebody in it (*accused of*, *is
    alleged to have*, *blamed for*, *stole*, *lied*), when in the whole article the accused do not speak, nobody speaks for them, no denial or plea
    is reported, and readers are not told that they declined to comment, did not respond or could not be reached.

    ## Why
    A reader who hears one side cannot weigh it, and who is accused of wrongdoing is owed the chance to answer, in the same piece.

    ## Exceptions
    Court findings and confessions, the dead, figures of history and armed groups that nobody calls, the unnamed, criticism that is no accusation of
    wrongdoing, accusations that the sentence itself doubts, questions, headlines, opinion pages, reviews and fiction. It is advice: the answer may
    stand in an earlier story. Whom a longer story names less than three times, and not in its headline, it mentions in passing.

    ## References
    BBC editorial guidance, Right of Reply, 2010: offering a right of reply to those who are the subject of allegations of wrongdoing is a
    fairness obligation, and the reply should normally be reflected in the same content. The words of accusation and reply are our judgement.
    """
    if article.meta.section.casefold() in OPINION:
        return
    seen: set[int] = set()
    for accusation in article.layer(ACCUSATIONS):
        if accusation.entity not in seen:
            seen.add(accusation.entity)
            if _matters(article, accusation.entity) and not is_settled(article, accusation.entity) and not is_heard(article, accusation.entity):
                yield _finding(article, accusation)


def _matters(article: Article, entity: int) -> bool:
    """Tell whether the story is about the accused, too: the headline names them, or they are no passing mention."""
    mentions = [article.layer(NAMES).mentions[index].span for index in article.layer(NAMES).entities[entity].mentions]
    early = any(article.blocks[article.block_at(span.start)].kind in ("headline", "standfirst") for span in mentions)
    long = len(article.layer(SENTENCES)) > SHORT_STORY
    return early or not long or len(mentions) >= PASSING


def _finding(article: Article, accusation: Accusation) -> Finding:
    name = article.layer(NAMES).entities[accusation.entity].name
    short = name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1].rstrip() + "…"
    message = f"{short} is accused here and nowhere answers: ask for an answer, or tell readers that {short} was asked and what came of it."
    return Finding(_clause(article, accusation), message, confidence=0.7)


def _clause(article: Article, accusation: Accusation) -> Span:
    """Return the accusation: from the name or the accusing word, whichever is first, to the end of the clause."""
    sentence = article.layer(SENTENCES)[accusation.sentence].span
    named = [accusation.name] if sentence.covers(accusation.name) else []  # else it is “him” or “the mayor” here
    start = min(span.start for span in [accusation.cue, *named])
    after = max(span.end for span in [accusation.cue, *named])
    if article.text.startswith(",", after):  # an insertion behind the name belongs to it
        after = article.text.find(",", after + 1, sentence.end) + 1 or after + 1
    end = sentence.end
    ends = [at for at in (article.text.find(mark, after, end) for mark in CLAUSE_ENDS) if at > 0]
    text = article.text[start : min([end, *ends])].rstrip(" \n\t\r.!?”\"'’")
    return Span(start, start + len(text))
