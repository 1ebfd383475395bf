"""`attribution.unattributed-claim`: a claim in the narrator's voice that nobody is made to answer for."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sayso import Article, Example, Finding, Reference, Related, Severity, Span, rule
from sayso.layers import HITS, NUMBERS, SENTENCES, TOKENS
from sayso.records import Number, Sentence
from sayso_attribution.backing import is_narrated, nearest_source, needs_source
from sayso_attribution.claims import kinds_at, literals
from sayso_attribution.tables import rows, words

ID = "attribution.unattributed-claim"
MANY = 1000.0  # a count this high was somebody's count, our judgement
FEW = 12.0  # below this a hedged count may be what the reporter saw
SURE = 0.8
SCOPE_REACH = 60  # code points after a superlative in which its reach must be told
CLAUSE_ENDS = frozenset((",", ";", "—", "–"))
SHORTEST = 5  # tokens: less is an opening phrase, such as "for the first time,"
NEAR = 90  # code points between a number and what it counts


class Claim(NamedTuple):
    """Hold a kind of claim, the word that makes it and where that stands."""

    kind: str
    span: Span


@rule(
    ID,
    summary="A claim in the narrator's voice that nobody is made to answer for.",
    severity="warning",
    literals=literals(),
    examples=[
        Example(
            "The rebels took up arms in 1987. More than 25,000 people have been killed in the conflict, most of them in the south.",
            flagged=("More than 25,000 people have been killed in the conflict",),
            note="a figure of harm: somebody counted, but who?",
        ),
        Example("More than 25,000 people have been killed in the conflict, according to the government.", note="the source is named"),
        Example("The flood cost the city more than $3 billion.", flagged=("The flood cost the city more than $3 billion",)),
        Example("The council voted 7 to 2 for the bridge. Three people were hurt.", note="on record, or seen"),
        Example("“More than 900 people were killed,” the minister said.", note="a quotation"),
        Example("The party is likely to lose its majority.", flagged=("The party is likely to lose its majority",), note="advice: whose forecast?"),
    ],
    references=[Reference("Reuters Handbook of Journalism: source every contestable statement")],
)
def unattributed_claim(article: Article) -> Iterator[Finding]:
    """Ask on whose say-so a claim stands in the article's own voice.

    ## What it flags
    A sentence that the article tells in its own voice, with nobody named in it or right around it, and that says what somebody must answer for:
    figures of people harmed and money lost, estimates, accusations and links, motives, causes, superlatives, forecasts, readings of what an event
    means, judgements told as fact, trends with no count. *Is expected to* and *is believed to* hide who expects and believes, and count.
    The message names the kind of claim and the nearest source; figures of harm and estimates are a warning, the rest is advice.

    ## Why
    A reader cannot weigh a claim without knowing who makes it, and an article that cannot say may not know either.

    ## Exceptions
    What the reporter saw or anybody can look up: votes, scores, dates, small counts, appointments, court rulings, the dead of a dated disaster.
    Sentences that carry on somebody's words, the first two sentences if a source follows within six, captions, headlines, lists, tables and
    opinion pages.

    ## References
    Reuters Handbook of Journalism. The words and the confidence of each kind are our judgement: see the pack's `claims` table.
    """
    if article.meta.section.casefold() in ("opinion", "comment", "editorial", "commentisfree", "letters"):
        return
    sentences = article.layer(SENTENCES)
    for index, claims in _by_sentence(article, sentences).items():
        if needs_source(article, index):
            best = max(claims, key=lambda claim: (rows("claims")[claim.kind]["confidence"], -claim.span.start))
            yield _finding(article, sentences[index], best)


def _by_sentence(article: Article, sentences: Sequence[Sentence]) -> dict[int, list[Claim]]:
    starts = [sentence.span.start for sentence in sentences]
    found: dict[int, list[Claim]] = {}
    for hit in article.layer(HITS).get(ID, ()):
        kinds = kinds_at(article.text, hit.span.start, hit.literal)
        index = bisect_right(starts, hit.span.start) - 1
        if not kinds or index < 0 or not is_narrated(article, index, hit.span):
            continue
        for kind in sorted(kinds):
            if _frame_holds(article, kind, hit.span, sentences[index].span):
                found.setdefault(index, []).append(Claim(kind, hit.span))
    return found


def _frame_holds(article: Article, kind: str, span: Span, sentence: Span) -> bool:
    frame = rows("claims")[kind]["frame"]
    if frame == "word":
        return True
    if frame == "scope":
        return _has_scope(article.text[span.end : min(span.end + SCOPE_REACH, sentence.end)])
    if frame == "uncounted":
        return not any(sentence.covers(number.span) for number in article.layer(NUMBERS))
    money = frame == "money"
    if not money and _on_record(article, sentence):
        return False
    return any(_counts(number, money) and _near(number, span) for number in _numbers(article, sentence))


def _numbers(article: Article, sentence: Span) -> Sequence[Number]:
    """Return the numbers in a sentence."""
    numbers = article.layer(NUMBERS)
    first = bisect_left(numbers, sentence.start, key=lambda number: number.span.start)
    return numbers[first : bisect_right(numbers, sentence.end, lo=first, key=lambda number: number.span.end)]


def _on_record(article: Article, sentence: Span) -> bool:
    """Tell whether the sentence dates a disaster: *the 2004 tsunami killed 226,000 people* is in every almanac."""
    tokens = article.layer(TOKENS)
    inside = tokens.within(sentence)
    dated = any(tokens.lower[i].isdecimal() and 1000 < int(tokens.lower[i]) < 2100 and len(tokens.lower[i]) == 4 for i in inside)
    return dated and any(tokens.lower[i] in words("evidence", "disaster") for i in inside)


def _has_scope(after: str) -> bool:
    folded = f" {' '.join(after.lower().split())} "
    return any(f" {phrase}" in folded for phrase in words("evidence", "scope"))


def _counts(number: Number, money: bool) -> bool:
    """Tell whether the number is big enough to be somebody's count, and of the right kind: money, or else people."""
    big = number.value >= MANY or (bool(number.hedge) and number.value >= FEW)
    if money:
        return big and number.unit in words("claims-units", "money")
    return big and number.unit not in words("claims-units", "money") | words("claims-units", "measures")


def _near(number: Number, span: Span) -> bool:
    return number.span.start - NEAR <= span.start <= number.span.end + NEAR


def _finding(article: Article, sentence: Sentence, claim: Claim) -> Finding:
    row = rows("claims")[claim.kind]
    near = nearest_source(article, claim.span.start)
    where = f" (nearest source: {_short(near[1])})" if near else ""
    message = f"{row['what']} stands here and nobody answers for it{where}: say {row['ask']}, or cut it."
    related = (Related(near[0], "The nearest source in the article"),) if near else ()
    confidence = float(row["confidence"])
    severity = None if confidence >= SURE else Severity.INFO
    return Finding(_clause(article, sentence.span, claim.span), message, related=related, severity=severity, confidence=confidence)


def _short(name: str) -> str:
    return name if len(name) <= 60 else name[:57].rstrip() + "…"


def _clause(article: Article, sentence: Span, word: Span) -> Span:
    """Return the clause around the word: from the sentence's start to the first comma, semicolon or dash after it, but not a mere opening phrase."""
    tokens = article.layer(TOKENS)
    inside = tokens.within(sentence)
    end = sentence.end
    for i in inside:
        if tokens.starts[i] >= word.end and tokens.lower[i] in CLAUSE_ENDS and i - inside[0] >= SHORTEST:
            end = tokens.starts[i]
            break
    text = article.text[sentence.start : end].rstrip(" \n\t\r.!”\"'’—–,;")
    return Span(sentence.start, sentence.start + len(text))
