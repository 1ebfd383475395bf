"""One person with two offices that exclude each other, or one office of two countries."""

from collections import Counter
from collections.abc import Iterator, Sequence

from sayso import Article, Example, Finding, Related, rule
from sayso.layers import NAMES
from sayso.records import Entity
from sayso_consistency.offices import Office, holders
from sayso_consistency.tables import rows

EXAMPLES = [
    Example(
        "Sen. Marta Halvorsen opened the pier. Sen. Halvorsen spoke for an hour. Later Gov. Marta Halvorsen left.",
        ("Gov.",),
        note="A senator twice, a governor once.",
    ),
    Example("Interior Minister Erik Dahl met the press. Foreign Minister Erik Dahl smiled.", ("Foreign Minister",)),
    Example("Marta Halvorsen, the health minister, promised it. “Eat,” Education Minister Halvorsen said.", ("Education Minister",)),
    Example("Finnish Foreign Minister Erik Dahl flew home. Swedish Foreign Minister Erik Dahl will not comment.", ("Foreign Minister",)),
    Example("Sen. Marta Halvorsen spoke. Then-Gov. Halvorsen had signed the bill."),
    Example(
        "Iranian Interior Minister Ahmad Vahidi met his Turkish counterpart, Interior Minister Suleyman Soylu.", note="Two men, one kind of office."
    ),
    Example("Sen. Marta Halvorsen spoke. Gov. Erik Halvorsen, her brother, did not."),
    Example("Interior Minister Erik Dahl packed. Foreign Minister Erik Dahl, as he was named on Monday, starts today."),
]


@rule(
    "consistency.title-conflict",
    summary="One person given two offices that exclude each other",
    severity="warning",
    examples=EXAMPLES,
    origin="our judgement",
)
def title_conflict(article: Article) -> Iterator[Finding]:
    """## What it flags

    A person who has one office here and another there, of two that nobody holds at the same time: *Sen. Halvorsen … Gov. Halvorsen*, *Halvorsen,
    the health minister … Education Minister Halvorsen*; and one office in two countries: *Finnish Foreign Minister … Swedish Foreign Minister*.
    Reported is the rarer office, or of equals the later one.

    ## Why

    One of the two is wrong, or the reader must be told that the office changed.

    ## Exceptions

    *Former*, *then-*, *deputy*, *acting* and the like; sentences that speak of a change (*named*, *becomes*, *until*); two people of one surname;
    two countries' ministers. The table `offices` lists what excludes what.

    ## References

    Our judgement. The countries are those of the table `nations` of the `sourcing` pack.
    """
    entities = article.layer(NAMES).entities
    shared = _shared(entities)
    for entity, offices in holders(article):
        if len(offices) > 1 and entities[entity].name.split()[-1].lower() not in shared:
            yield from _conflicts(offices)


def _shared(entities: Sequence[Entity]) -> frozenset[str]:
    """Return the surnames, in lower case, that several people bear: a title may then go with either."""
    firsts: dict[str, set[str]] = {}
    for entity in entities:
        parts = entity.name.lower().split()
        if entity.type in ("person", "unknown") and len(parts) > 1:
            firsts.setdefault(parts[-1], set()).add(parts[0])
    return frozenset(last for last, found in firsts.items() if len(found) > 1)


def _conflicts(offices: list[Office]) -> Iterator[Finding]:
    """Report the offices that are not the usual one of their group, or of another country."""
    groups: dict[str, list[Office]] = {}
    for office in offices:
        groups.setdefault(office.group, []).append(office)
    for group in groups.values():
        counts = Counter(office.key for office in group)
        if len(counts) == 2 and not _together(*counts):
            yield from _reported(group, counts, "office")
        elif len(counts) == 1:
            nations = Counter(office.nation for office in group if office.nation)
            if len(nations) == 2:
                yield from _reported([office for office in group if office.nation], nations, "country")


def _together(one: str, other: str) -> bool:
    """Tell whether one person may hold both offices."""
    return any(row["key"] in (one, other) and not {one, other}.isdisjoint(row.get("with") or ()) for row in rows("offices"))


def _reported(offices: list[Office], counts: Counter[str], what: str) -> Iterator[Finding]:
    def of(office: Office) -> str:
        return office.key if what == "office" else office.nation

    usual = max(counts, key=lambda each: counts[each])  # of equals the first
    reference = next(office for office in offices if of(office) == usual)
    for office in offices:
        if of(office) != usual:
            message = _message(office, reference, counts[usual], what)
            yield Finding(office.span, message, related=(Related(reference.span, f"{reference.key} here"),), confidence=0.8)


def _message(office: Office, usual: Office, count: int, what: str) -> str:
    where = "another place" if count == 1 else f"{count} other places"
    if what == "country":
        return f"{office.name} is {office.key} of one country here and of another in {where}: which is right?"
    return f"{office.name} is {office.key} here and {usual.key} in {where}: which office is right, or did it change?"
