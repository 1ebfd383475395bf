"""A name that is spelled in two ways in one article."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sayso import Article, Edit, Example, Finding, Fix, Related, Span, rule
from sayso_consistency.introductions import unintroduced
from sayso_consistency.spellings import SPELLINGS, Pair, Reading, Spellings, folded, pairs, reading, scripts
from sayso_consistency.tables import rows, words

ALONE = 5  # letters of a name in which one wrong letter is told from another name, if nothing beside it shows whose it is
LONG = 6
USUAL = 3  # times the usual spelling of a short name must stand
SLIP = 2  # … of a longer one, and of any whose letters were swapped, doubled or dropped
MOST_RARE = 3  # times a wrong spelling may stand
CLOSE = 4  # letters of a name that another first letter makes another name, but other accents do not
SHOWN = 3  # places of the rare spelling that a finding shows

EXAMPLES = [
    Example(
        "Marta Halvorsen runs the harbour. Halvorsen took office in May. The board trusts Halvorsen, and Halvorson trusts the board.",
        ("Halvorson",),
        "Marta Halvorsen runs the harbour. Halvorsen took office in May. The board trusts Halvorsen, and Halvorsen trusts the board.",
    ),
    Example("Lars Petersen sold the boat. A week later Lars Peterson bought it back.", ("Peterson",), note="One first name, two surnames."),
    Example("Uwe Müller leads the club. Nobody had asked Uwe Muller.", ("Muller",), "Uwe Müller leads the club. Nobody had asked Uwe Müller."),
    Example("Mohammed Karimi sang. The hall rose for Muhammad Karimi.", ("Muhammad",), note="Two transcriptions of one name."),
    Example("Marta Halvorsen runs the harbour. Halvorsen took office in May. Halvorsen met Erik Halvorson, no relation.", note="Another person."),
    Example(
        "Marta Halvorsen runs the harbour. The board trusts her. Halvorson said that it was mutual.",
        ("Halvorson",),
        note="Nobody introduced Halvorson.",
    ),
    Example("Marta Halvorsen runs the harbour. Erik Halvorson owns the boats. Halvorson said that he was tired.", note="Both were introduced."),
    Example("Halvorsen spoke. Halvorsen left. Halvorsen’s aides stayed; the Halvorsens are many."),
    Example("Petersen, whose name a clerk once spelled Peterson, laughed. Petersen keeps the letter. Petersen framed it."),
]


class Side(NamedTuple):
    """Hold what stands beside all places of one spelling: words before and after in the names they belong to, titles, types of those names."""

    before: frozenset[str]
    after: frozenset[str]
    titles: frozenset[str]
    types: frozenset[str]


@rule(
    "consistency.name-variant",
    summary="A name spelled in two ways in one article",
    severity="warning",
    examples=EXAMPLES,
    origin="our judgement",
)
def name_variant(article: Article) -> Iterator[Finding]:
    """## What it flags

    Two spellings of one name, of a person, a place or a body: one letter wrong (*Halvorsen … Halvorson*, *Hlilary Berg … Hillary Berg*), accents
    left out (*Müller … Muller*), two transcriptions (*Mohammed Karimi … Muhammad Karimi*). The rarer spelling is reported, and the usual one offered.
    Where each stands but once: a surname of somebody who says or does something and was never named in full, a letter from one who was.

    ## Why

    A misspelt name is the commonest error that newspapers correct, and the one its bearer never forgives.

    ## Exceptions

    Not reported if a first name or what follows shows that it is somebody else, if the two differ only in an ending (*Syria*, *Syrian*), if the
    sentence speaks of spelling or of an earlier name (*née*, *sic*), if the word also stands in lower case, and in handles and addresses. Two
    first names that both exist (*Anna Berg*, *Anne Berg*) are left to `consistency.first-name-variant`.

    ## References

    Our judgement. The table `transcriptions` lists names of other scripts with their Latin spellings.
    """
    found = article.layer(SPELLINGS)
    near = list(pairs(found))
    if not near:
        return
    read = reading(article)
    told: set[str] = set()
    for pair in sorted(near, key=lambda pair: found.places[pair.rare][0]):
        if pair.rare not in told and (chosen := _judged(read, found, pair)):
            told.add(chosen.rare)
            yield _finding(read, found, chosen)


def _judged(read: Reading, found: Spellings, pair: Pair) -> Pair | None:
    """Return the pair, the wrong spelling first, if both spell one name."""
    pair = _directed(read, found, pair)
    if pair.rare in found.common or not _sound(read, found.places[pair.rare]):
        return None
    rare, usual = _side(read, found.places[pair.rare]), _side(read, found.places[pair.usual])
    fits = (
        _one_bearer(read, found, pair)
        if _shares(rare, usual)
        else not _conflict(rare, usual, pair) and (_alone(read, found, pair) or unintroduced(read, found, pair))
    )
    return pair if fits else None


def _side(read: Reading, places: Sequence[int]) -> Side:
    beside = [read.beside(place) for place in places]
    types = frozenset(entity.type for place in places if (entity := read.entity(place)))
    titles = frozenset(title for place in places if (title := read.title(place)))
    return Side(frozenset(before for before, _ in beside if before), frozenset(after for _, after in beside if after), titles, types)


def _shares(one: Side, other: Side) -> bool:
    """Tell whether the two stand beside the same word in a name that says who is meant, or behind the same office and no first name."""
    little = words("names", "says little")
    same_office = one.before <= other.before and (one.titles & other.titles) - little
    return bool((one.after & other.after) - little or (one.before & other.before) - little or same_office)


def _conflict(rare: Side, usual: Side, pair: Pair) -> bool:
    """Tell whether what stands beside the rare spelling shows another bearer."""
    if pair.by == "marks":
        return bool(rare.before and usual.before) and rare.before.isdisjoint(usual.before)
    if rare.before - usual.before:
        return True
    part = bool(rare.before) or ("place" in usual.types and "person" not in rare.types)
    return bool(rare.after - usual.after) and not part  # the New Hampshire Union Leader, the Florida Department of State


def _one_bearer(read: Reading, found: Spellings, pair: Pair) -> bool:
    """Tell whether two spellings beside the same word are one name: not if both are known names, or the rare one is a word."""
    if pair.by != "letter":
        return True
    rare, usual = found.places[pair.rare], found.places[pair.usual]
    if _known(read, rare[0]) and _known(read, usual[0]):
        return False
    short = min(len(pair.rare), len(pair.usual)) <= CLOSE and pair.rare[0] != pair.usual[0]
    return pair.rare not in found.common and not short and read.bearer(rare[0]) >= 0


def _known(read: Reading, place: int) -> bool:
    """Tell whether a word is a given name or a place that the tables have."""
    entity = read.entity(place)
    return entity is not None and (entity.type == "place" or entity.given == read.tokens.lower[place])


def _alone(read: Reading, found: Spellings, pair: Pair) -> bool:
    """Tell whether a rare spelling that stands by itself is a slip for the usual one."""
    if pair.by == "script":
        return any(row["of"] == "any" for row in rows("transcriptions") if row["key"] == scripts()[folded(pair.rare)])
    rare, usual = found.places[pair.rare], found.places[pair.usual]
    if pair.by == "marks":
        return len(pair.rare) >= CLOSE and pair.rare not in found.common and pair.usual not in found.common
    if not found.common.isdisjoint(pair[:2]) or len(rare) > MOST_RARE or len(usual) < max(SLIP, 2 * len(rare)):
        return False
    return _often(pair, len(usual)) and not any(_doubtful(read, place) for place in rare) and pair.rare[0] == pair.usual[0]


def _often(pair: Pair, count: int) -> bool:
    """Tell whether the usual spelling stands often enough; one letter in place of another makes other names, so it needs more."""
    replaced = len(pair.rare) == len(pair.usual) and sorted(pair.rare) != sorted(pair.usual)
    length = min(len(pair.rare), len(pair.usual))
    if replaced and pair.rare[:-1] == pair.usual[:-1]:
        return False
    if length < ALONE:
        return length == ALONE - 1 and not replaced and count >= USUAL
    return count >= (USUAL if replaced and length < LONG else SLIP)


def _doubtful(read: Reading, place: int) -> bool:
    """Tell whether a word may be no slip: a known name, or a word that has its capital from opening a sentence."""
    if _known(read, place):
        return True
    entity = read.entity(place)
    if entity is not None and " " in entity.name:
        return False
    return read.opens(place) and not _subject(read, place)


def _subject(read: Reading, place: int) -> bool:
    """Tell whether a verb follows, so that the word before it is a name."""
    follows = read.tokens.lower[place + 1] if place + 1 < len(read.tokens.lower) else ""
    return follows in words("names", "after a subject") or (len(follows) > 4 and follows.endswith("ed"))


def _sound(read: Reading, places: Sequence[int]) -> bool:
    """Tell whether no place is part of an address, and no sentence speaks of how a name is spelled."""
    if any(place and read.text[read.tokens.starts[place] - 1] in "@#/.-_" for place in places):
        return False
    return words("names", "speaks of spelling").isdisjoint(read.tokens.lower[at] for place in places for at in read.sentence(place))


def _directed(read: Reading, found: Spellings, pair: Pair) -> Pair:
    """Return the pair with the spelling first that is more likely wrong: the rarer, of equals the unaccented, the unknown, the later."""
    if len(found.places[pair.rare]) < len(found.places[pair.usual]):
        return pair

    def rank(word: str) -> tuple[bool, bool, bool, int]:
        place = found.places[word][0]
        plain = word.isascii() and word.isalpha()
        return word in found.common, not plain, pair.by == "letter" and _known(read, place), -place

    rare, usual = sorted((pair.rare, pair.usual), key=rank)
    return Pair(rare, usual, pair.by)


def _finding(read: Reading, found: Spellings, pair: Pair) -> Finding:
    rare, usual = ([read.tokens.span(place, place) for place in found.places[word]] for word in (pair.rare, pair.usual))
    seen, name = rare[0].of(read.text), usual[0].of(read.text)
    message = f"“{seen}” stands here and “{name}” {_times(len(usual))}: is it one name, and which spelling is right?"
    related = (Related(usual[0], "the other spelling here"), *(Related(span, "the rare spelling again") for span in rare[1:SHOWN]))
    return Finding(rare[0], message, (Fix(f"Write “{name}”", _edits(rare, name)),), related, confidence=0.8)


def _edits(places: Sequence[Span], name: str) -> tuple[Edit, ...]:
    return tuple(Edit(span, name) for span in places)


def _times(count: int) -> str:
    return "in another place" if count == 1 else f"in {count} other places"
