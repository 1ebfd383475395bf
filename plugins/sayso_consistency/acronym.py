"""Acronyms that are expanded two ways, do not match their words, or come before their introduction."""

from collections.abc import Iterator

from sayso import Article, Edit, Example, Finding, Fix, Related, Severity, Span, rule
from sayso_consistency.abbreviations import INTRODUCTIONS, Introduction, initials, small_words, swapped, uses
from sayso_consistency.tables import rows, words

SHOWN = 70  # characters of a long form that a message shows
USED_AGAIN = 2  # times, the introduction included, from which an acronym is meant as it stands
BEGINNING = 4  # letters by which two words are taken for forms of one
LONG = 4  # letters from which one wrong letter is still recognisable as a slip

EXAMPLES = [
    Example(
        "The Northern Fisheries Council (NCF) met on Tuesday. The council sets quotas.",
        ("NCF",),
        "The Northern Fisheries Council (NFC) met on Tuesday. The council sets quotas.",
    ),
    Example(
        "The Harbour Safety Board (HSB) agreed. Later the Harbour Security Bureau (HSB) objected.",
        ("HSB",),
        note="One acronym, two bodies: or is it one body under two names?",
    ),
    Example(
        "Officials of the HSB refused to comment.\n\nThe Harbour Safety Board (HSB) was founded in 1990, and the HSB has never met.",
        ("HSB",),
        headline="Nobody speaks for the harbour",
        note="Used before it is introduced.",
    ),
    Example("A memorandum of understanding (MoU) was signed. The MoU binds both."),
    Example("Militants of the Kurdistan Workers’ Party (PKK) left; the PKK said so.", note="An acronym of the name in its own language."),
    Example("The UN and the US will talk. NATO will not.", note="Known to every reader."),
]


@rule(
    "consistency.acronym",
    summary="An acronym that is expanded two ways, does not match its words, or comes before its introduction",
    severity="warning",
    examples=EXAMPLES,
    options={"unintroduced": (False, "also report acronyms used at least twice and never introduced (advice)")},
    origin="our judgement",
)
def acronym(article: Article, options: dict[str, bool]) -> Iterator[Finding]:
    """## What it flags

    An acronym in brackets with two neighbouring letters changed against the initials of the words before it, or one letter wrong (of three letters:
    if the right ones stand elsewhere in the article); one that stands once with two letters of an introduced one swapped; one acronym introduced for
    two different names; as advice, an acronym used before the paragraph that introduces it. With the option `unintroduced` also those that are
    used twice and never introduced.

    ## Why

    *The World Health Organization (HWO)* is a slip of the fingers; two expansions mean that one of them is wrong, or that the reader is lost.

    ## Exceptions

    Acronyms of a name in its own language (*Kurdistan Workers’ Party (PKK)*) and short forms that are no initials are let pass. Those that every
    reader knows need no introduction: the table `acronyms` lists them. Headlines, captions and credits may use an acronym first.

    ## References

    Our judgement.
    """
    introduced = article.layer(INTRODUCTIONS)
    used = uses(article) if introduced else {}
    yield from filter(None, (_mismatch(entry, used) for entry in introduced))
    yield from _misspelt(introduced, used)
    yield from _expanded_twice(article, introduced)
    yield from _too_early(article, introduced, used)
    if options["unintroduced"]:
        yield from _never(article, introduced)


def _mismatch(entry: Introduction, used: dict[str, list[Span]]) -> Finding | None:
    """Return a finding if the letters are nearly, but not quite, those of the words."""
    expected, seen = initials(entry.words), entry.acronym.upper()
    if entry.fits or expected == seen or len(expected) != len(seen) or len(seen) < LONG - 1 or entry.acronym in words("acronyms", "own language"):
        return None
    wrong = sum(one != other for one, other in zip(expected, seen, strict=True))
    meant = expected in used and len(used.get(entry.acronym, ())) < USED_AGAIN
    if not (swapped(expected, seen) or (wrong == 1 and ((len(seen) >= LONG and expected[0] == seen[0]) or meant))):
        return None  # further apart: the initials of another language
    message = f"“{entry.acronym}” does not match the initials of the words before it, {expected}: which is right?"
    return Finding(entry.span, message, (Fix(f"Write {expected}", (Edit(entry.span, expected),)),), (Related(entry.long, "the words"),))


def _misspelt(introduced: tuple[Introduction, ...], used: dict[str, list[Span]]) -> Iterator[Finding]:
    """Report an acronym that stands once, with two letters of an introduced one swapped."""
    known = {entry.acronym for entry in introduced}
    swaps = {swap: entry for entry in introduced if entry.fits and len(entry.acronym) >= LONG - 1 for swap in _swaps(entry.acronym)}
    for name, spans in used.items():
        entry = swaps.get(name)
        if entry and len(spans) == 1 and name not in known and not _known(name) and spans[0].start > entry.span.start:
            message = f"“{name}” stands here and “{entry.acronym}” was introduced: which letters are right?"
            fix = Fix(f"Write {entry.acronym}", (Edit(spans[0], entry.acronym),))
            yield Finding(spans[0], message, (fix,), (Related(entry.span, "introduced here"),), confidence=0.8)


def _swaps(letters: str) -> set[str]:
    """Return an acronym with two neighbouring letters swapped, in all ways."""
    return {letters[:at] + letters[at + 1] + letters[at] + letters[at + 2 :] for at in range(len(letters) - 1)} - {letters}


def _expanded_twice(article: Article, introduced: tuple[Introduction, ...]) -> Iterator[Finding]:
    first: dict[str, Introduction] = {}
    for entry in introduced:
        earlier = first.setdefault(entry.acronym, entry)
        if earlier is not entry and earlier.fits and entry.fits and len(entry.words) > 1 and _differ(earlier.words, entry.words):
            here, before = (each.long.of(article.text)[:SHOWN] for each in (entry, earlier))
            message = f"“{entry.acronym}” stands for “{here}” here and for “{before}” before: check which."
            yield Finding(entry.span, message, related=(Related(earlier.span, "introduced here first"),))


def _differ(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Tell whether two long forms differ by more than spelling, plural, a possessive or small words."""
    from rapidfuzz.distance import DamerauLevenshtein

    first, second = ([word for word in each if word not in small_words()] for each in (one, two))
    if len(first) != len(second):
        return {word[:BEGINNING] for word in first}.isdisjoint(word[:BEGINNING] for word in second)
    return any(a[:BEGINNING] != b[:BEGINNING] and DamerauLevenshtein.normalized_similarity(a, b) < 0.7 for a, b in zip(first, second, strict=True))


def _too_early(article: Article, introduced: tuple[Introduction, ...], used: dict[str, list[Span]]) -> Iterator[Finding]:
    first = {entry.acronym: entry for entry in reversed(introduced)}
    for name, entry in first.items():
        earlier = [span for span in used.get(name, ()) if span.end < entry.span.start]
        if (
            earlier
            and entry.fits
            and not _known(name)
            and article.block_at(earlier[0].start) < article.block_at(entry.span.start)
            and _alone(article, earlier[0], entry)
        ):
            message = f"“{name}” is used here and introduced only later: give the long form at its first use."
            yield Finding(earlier[0], message, related=(Related(entry.long, "the long form"),), severity=Severity.INFO)


def _alone(article: Article, use: Span, entry: Introduction) -> bool:
    """Tell whether the long form does not stand before the first use, either."""
    long = entry.long.of(article.text)
    return long.lower() not in article.text[: use.end + len(long) + 3].lower()  # "HSB (Harbour Safety Board)" counts, too


def _never(article: Article, introduced: tuple[Introduction, ...]) -> Iterator[Finding]:
    known = {entry.acronym for entry in introduced}
    for name, spans in uses(article).items():
        if len(spans) > 1 and len(name) > 2 and name not in known and not _known(name):
            yield Finding(
                spans[0], f"“{name}” is used {len(spans)} times and never introduced: give the long form at its first use.", severity=Severity.INFO
            )


def _known(name: str) -> bool:
    return any(name in row["words"] for row in rows("acronyms") if row["key"] not in ("small words", "own language"))
