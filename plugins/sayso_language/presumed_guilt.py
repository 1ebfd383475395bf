"""`language.presumed-guilt`: somebody is called a murderer, a thief or a fraudster before any court has said so."""

from bisect import bisect_right
from collections.abc import Iterator

from sayso import Article, Example, Finding, Reference, Span, rule
from sayso.layers import HITS, NAMES, OPINION, SENTENCES, TOKENS, VOICE
from sayso.records import Hit, Sentence
from sayso_language.tables import words

ID = "language.presumed-guilt"
CAREFUL = 3  # words before the word in which it may be hedged
NEAR = 4  # words between the word and the arrest
APPOSED = ([",", "the"], [",", "a"], ["is", "a"], ["is", "the"], ["was", "the"])  # between a name and what it is called
AP = Reference(
    "AP Stylebook terms for covering violence (GateHouse Newsroom, 2016)",
    "http://www.gatehousenewsroom.com/2016/07/08/ap-stylebook-terms-for-covering-violence/",
)


@rule(
    ID,
    summary="Somebody is called guilty before a court has said so.",
    severity="warning",
    default=False,
    literals=sorted(words("guilt", "guilty")),
    examples=[
        Example(
            "The murderer Colin Marsh was charged on Monday. His trial begins in May.",
            flagged=("murderer",),
        ),
        Example("Police arrested two thieves at the harbour on Sunday night. They are due in court in May.", flagged=("thieves",)),
        Example("The rapist appeared in court on Monday, charged with two attacks.", flagged=("rapist",)),
        Example("Colin Marsh, the killer, was led into court. He is accused of shooting his neighbour.", flagged=("killer",)),
        Example("The murderer Colin Marsh was sentenced to life in prison.", note="a court has spoken"),
        Example("Police arrested two suspected thieves at the harbour. Colin Marsh is accused of stealing a boat.", note="suspected"),
        Example("Colin Marsh was charged on Monday. Police had hunted the killer for a year.", note="whoever it was"),
        Example("“The murderer Colin Marsh has to pay for this,” his neighbour said. Marsh was charged on Monday."),
    ],
    references=[AP],
    origin="our judgement, and what the AP says of one of these words",
)
def presumed_guilt(article: Article) -> Iterator[Finding]:
    """Ask for *the accused*, *the suspect* or the charge while a case is open.

    ## What it flags
    *Murderer, killer, rapist, thief, fraudster* and the like, in the narrator's voice, beside somebody's name or said of those just arrested, charged
    or brought to court, in an article that tells of a charge, an arrest or a trial and of no verdict, plea or confession.

    ## Why
    Who is charged may be acquitted. To call somebody a murderer before the verdict is a verdict of the paper's own; it may be libel, and in some
    countries contempt of court.

    ## Exceptions
    Quotations and attributed paraphrase; *alleged*, *suspected* and the like before the word; the unknown killer whom the police are looking for;
    articles that tell anywhere of a conviction, a sentence, a guilty plea or a confession, or of a film or a novel; opinion pages.

    ## References
    The AP Stylebook's terms for covering violence: a murderer is one who is convicted of murder in a court of law.
    """
    found = [hit for hit in article.layer(HITS).get(ID, ()) if article.layer(VOICE).at(hit.span) == "narrator"]
    if not found or article.layer(OPINION) or not _is_open(article):
        return
    for hit in found:
        sentence = _sentence(article, hit.span)
        if sentence and not _is_hedged(article, sentence, hit) and (_stands_by_a_name(article, sentence, hit) or _was_caught(article, sentence, hit)):
            term = hit.span.of(article.text)
            message = (
                f"“{term}” says that somebody did it, and the article tells of no verdict: write “the accused”, “the suspect”, or what the charge is."
            )
            yield Finding(hit.span, message, confidence=0.75)


def _is_open(article: Article) -> bool:
    """Tell whether the article tells of a case, and of no end of it."""
    said = set(article.layer(TOKENS).lower)
    if said.isdisjoint(words("guilt", "case")) or not said.isdisjoint(words("guilt", "settled")):
        return False
    lower = article.layer(TOKENS).lower
    if any(word == "guilty" and lower[index - 1] != "not" for index, word in enumerate(lower)):
        return False
    folded = article.text.casefold()
    return not any(phrase in folded for phrase in words("guilt", "settled") if " " in phrase)


def _sentence(article: Article, span: Span) -> Sentence | None:
    sentences = article.layer(SENTENCES)
    index = bisect_right(sentences, span.start, key=lambda each: each.span.start) - 1
    return sentences[index] if index >= 0 and sentences[index].span.covers(span) else None


def _is_hedged(article: Article, sentence: Sentence, hit: Hit) -> bool:
    tokens = article.layer(TOKENS)
    at = tokens.at(hit.span.start)
    first = max(tokens.at(sentence.span.start), at - CAREFUL)
    ahead = tokens.lower[first:at]
    return not words("guilt", "careful").isdisjoint(ahead) or article.text[hit.span.start - 1 : hit.span.start] == "-"


def _stands_by_a_name(article: Article, sentence: Sentence, hit: Hit) -> bool:
    """Tell whether the word stands right before a person's name (`the murderer Rita Moss`) or right after it (`Rita Moss, the murderer`)."""
    mentions, entities = article.layer(NAMES)
    index = bisect_right(mentions, hit.span.start, key=lambda each: each.span.start)
    for mention in mentions[max(index - 1, 0) : index + 1]:
        kind, after = entities[mention.entity].type, mention.span.start >= hit.span.end
        if kind not in ("person", "unknown") or not sentence.span.covers(mention.span):
            continue
        if mention.span.start == hit.span.start and mention.span.end > hit.span.end:
            return True  # a title of the name's own: "Fraudster Rita Moss"
        between = article.text[hit.span.end : mention.span.start] if after else article.text[mention.span.end : hit.span.start]
        if (after and between.strip() in ("", ",")) or (not after and kind == "person" and between.casefold().replace(",", " , ").split() in APPOSED):
            return True
    return False


def _was_caught(article: Article, sentence: Sentence, hit: Hit) -> bool:
    """Tell whether the sentence says that those it calls guilty were arrested, charged or brought to court."""
    tokens = article.layer(TOKENS)
    at = tokens.at(hit.span.start)
    inside = tokens.within(sentence.span)
    if tokens.lower[at + 1 : at + 2] in (["'s"], ["'"]):
        return False
    behind = tokens.lower[at + 1 : min(at + 2 + NEAR, inside.stop)]
    ahead = tokens.lower[max(at - NEAR, inside.start) : at]
    if any(" ".join(behind[:3]).startswith(f"{phrase}") for phrase in words("guilt", "court")):
        return True
    return _reaches(behind) or _reaches(ahead[::-1])


def _reaches(row: list[str]) -> bool:
    """Tell whether a word of being caught follows after nothing but small words."""
    for word in row:
        if word in words("guilt", "caught"):
            return True
        if word not in words("guilt", "between"):
            return False
    return False
