"""`attribution.unattributed-claim`: a claim in the narrator's voice that nobody is made to answer for."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from sayso import Article, Example, Finding, Reference, Related, Severity, Span, rule
from sayso.layers import HITS, OPINION, SENTENCES, TOKENS
from sayso.records import Sentence
from sayso_attribution.asserted import is_asserted
from sayso_attribution.backing import distance, is_hearsay, is_narrated, nearest_source, needs_source
from sayso_attribution.claims import kinds, kinds_at, literals
from sayso_attribution.frames import frame_holds
from sayso_attribution.late_source import told_later
from sayso_attribution.tables import rows

ID = "attribution.unattributed-claim"
SURE = 0.8
HEDGED = 0.6  # confidence at most, if *reportedly* hedges the claim
ON_RECORD = frozenset(("harm", "money", "estimate", "accusation", "absolute", "superlative"))  # kinds that a record may answer for
CLAUSE_ENDS = frozenset((",", ";", "—", "–"))
SHORTEST = 5  # tokens: less is an opening phrase, such as "for the first time,"


DEFAULT = ("harm", "estimate", "opinion", "judgement", "meaning", "forecast")  # kinds of which four in five were good when read


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
        Example("An estimated 60,000 geese winter on the marsh.", flagged=("An estimated 60,000 geese winter on the marsh",)),
        Example("The council voted 7 to 2 for the bridge. Three people were hurt.", note="on record, or seen"),
        Example("“More than 900 people were killed,” the minister said.", note="a quotation"),
        Example("The party is likely to lose its majority.", flagged=("The party is likely to lose its majority",), note="advice: whose forecast?"),
        Example("It is not clear whether the party is likely to lose its majority. Snow is likely to fall.", note="asked, not told; and the weather"),
    ],
    options={"kinds": (DEFAULT, "the kinds of claim to ask about", kinds())},
    references=[Reference("Reuters Handbook of Journalism: source every contestable statement")],
)
def unattributed_claim(article: Article, options: Mapping[str, Any]) -> Iterator[Finding]:
    """Ask on whose say-so a claim stands in the article's own voice.

    ## What it flags
    A sentence that the article tells in its own voice, with nobody named in it or right around it, and that says what somebody must answer for:
    figures of people harmed, estimates, forecasts, readings of what an event means, judgements told as fact, and opinions given to
    people unnamed. *Is expected to* and *is seen as* hide who expects and sees, and count; so does *reportedly*, with less confidence. The message
    names the kind of claim and says where the nearest source stands. Figures of harm and estimates are a warning, the rest is advice.

    The option `kinds` chooses the kinds. Not asked about unless chosen there, since fewer than four in five of them were good when read: sums of
    money, superlatives, accusations, motives, causes, trends and shares with no count, claims without exception, what might have been, and what
    *could* or *may* be so.

    ## Why
    A reader cannot weigh a claim without knowing who makes it, and an article that cannot say may not know either.

    ## Exceptions
    What the reporter saw or anybody can look up: votes, scores, dates, small counts, appointments, timetables, court rulings, prices and indexes,
    the dead of a dated disaster, the weather. What is supposed (*if*, *unless*), asked (*whether*, *how*), or held by somebody (*fears that*).
    Sentences that carry on somebody's words, the first two sentences if a source follows within six, captions, headlines, lists and tables.
    Opinion pieces: so labelled in section, byline, address or headline, or written in the first person or in a tone that urges and asks.

    ## References
    Reuters Handbook of Journalism. The words and the confidence of each kind are our judgement: see the pack's `claims` table.
    """
    if article.layer(OPINION):
        return
    sentences = article.layer(SENTENCES)
    wanted = _wanted(tuple(options["kinds"]))
    elsewhere = told_later(article)  # attribution.late-source says more of these
    for index, claims in _by_sentence(article, sentences).items():
        if index in elsewhere:
            continue
        asked = _asked(article, index, [claim for claim in claims if claim.kind in wanted])
        if asked:
            best = max(asked, key=lambda claim: (rows("claims")[claim.kind]["confidence"], -claim.span.start))
            yield _finding(article, sentences[index], best)


@cache
def _wanted(kinds: tuple[str, ...]) -> frozenset[str]:
    return frozenset(key for key, row in rows("claims").items() if row["kind"] in kinds)


def _asked(article: Article, index: int, claims: list[Claim]) -> list[Claim]:
    """Return the claims of sentence `index` that nobody answers for; a record answers for some kinds only."""
    if not needs_source(article, index, records=False):
        return []
    return claims if needs_source(article, index) else [claim for claim in claims if rows("claims")[claim.kind]["kind"] not in ON_RECORD]


def _by_sentence(article: Article, sentences: Sequence[Sentence]) -> dict[int, list[Claim]]:
    starts = [sentence.span.start for sentence in sentences]
    found: dict[int, list[Claim]] = {}
    for hit in article.layer(HITS).get(ID, ()):
        kinds = kinds_at(article.text, hit.span.start, hit.literal)
        index = bisect_right(starts, hit.span.start) - 1
        if not kinds or index < 0 or not is_narrated(article, index, hit.span):
            continue
        for kind in sorted(kinds):
            if is_asserted(article, hit.span, sentences[index].span) and frame_holds(article, rows("claims")[kind], hit.span, sentences[index].span):
                found.setdefault(index, []).append(Claim(kind, hit.span))
    return found


def _finding(article: Article, sentence: Sentence, claim: Claim) -> Finding:
    row = rows("claims")[claim.kind]
    near = nearest_source(article, claim.span.start)
    where = f" (nearest source: {_short(near[1])}, {distance(article, claim.span.start, near[0].start)})" if near else ""
    message = f"{row['what']} stands here and nobody answers for it{where}: say {row['ask']}, or cut it."
    related = (Related(near[0], "The nearest source in the article"),) if near else ()
    confidence = min(float(row["confidence"]), HEDGED) if is_hearsay(article, sentence.span) else float(row["confidence"])
    severity = None if confidence >= SURE else Severity.INFO
    return Finding(_clause(article, sentence.span, claim.span), message, related=related, severity=severity, confidence=confidence)


def _short(name: str) -> str:
    return name if len(name) <= 50 else name[:47].rstrip() + "…"


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
