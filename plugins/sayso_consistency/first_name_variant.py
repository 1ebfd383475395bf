"""One person under two first names."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations
from typing import NamedTuple

from sayso import Article, Edit, Example, Finding, Fix, Related, Span, rule
from sayso.layers import NAMES
from sayso.records import Entity, Names
from sayso_consistency.offices import OFFICES
from sayso_consistency.spellings import SPELLINGS, Reading, folded, one_step, reading, scripts
from sayso_consistency.tables import rows, words

MOST = 4  # first names with one surname that are compared: more are a family
SHORTEST = 3  # letters of a first name

EXAMPLES = [
    Example("Martin Oseiku keeps the bees. The court asked Oseiku. Marvin Oseiku hopes for a mild spring.", ("Marvin",)),
    Example("Finance Minister James Berg resigned. Nobody thanked Finance Minister John Berg.", ("John",), note="One office, one holder."),
    Example(
        "Martin Oseiku keeps the bees. It was cold. Malcolm Oseiku said so.", ("Malcolm",), note="One initial, and nobody introduced the second."
    ),
    Example("Martin Oseiku keeps the bees. It was cold. Malcolm Oseiku, a baker, said so."),
    Example("Martin Oseiku keeps the bees. His brother Marvin Oseiku sells the honey."),
    Example("William Berg won. “Thank you,” said Bill Berg.", note="A short form."),
    Example("Anna Berg sang and Anne Berg danced."),
]


class Bearer(NamedTuple):
    """Hold a full name: its entity, its first name in lower case, and where that first name stands."""

    entity: Entity
    first: str
    places: tuple[Span, ...]


@rule(
    "consistency.first-name-variant",
    summary="One person under two first names",
    severity="warning",
    examples=EXAMPLES,
    origin="our judgement",
)
def first_name_variant(article: Article) -> Iterator[Finding]:
    """## What it flags

    Two first names with one surname, if they are a letter apart (*Martin Oseiku … Marvin Oseiku*), if they share the initial and the second bearer
    comes once and without an introduction, or if both are given the same office that only
    one person holds (*Finance Minister James Berg … Finance Minister John Berg*). The rarer is reported, of equals the later.

    ## Why

    The reader takes them for two people, and one of the names belongs to somebody else.

    ## Exceptions

    Short forms (*William*, *Bill*: the table `nicknames`), initials, a woman and a man, families (*brother*, *the Bergs*, both names in one
    sentence), and two who are told apart by different offices.

    ## References

    Our judgement.
    """
    names = article.layer(NAMES)
    read = reading(article)
    for group in _surnames(names, read):
        for one, other in combinations(group, 2) if len(group) <= MOST else ():
            alike = _alike(one, other) or (len(group) == 2 and (_one_office(article, names, one, other) or _same_initial(names, read, one, other)))
            if alike and not _family(article, read, (one, other), len(group)):
                yield _finding(article, *_directed(one, other))


def _surnames(names: Names, read: Reading) -> Iterator[list[Bearer]]:
    """Yield the bearers of each surname that several full names end in."""
    found: dict[str, list[Bearer]] = {}
    for entity in names.entities:
        parts = entity.name.split()
        if len(parts) > 1 and entity.type in ("person", "unknown") and (bearer := _bearer(names, entity, read.text)):
            found.setdefault(folded(parts[-1].lower()), []).append(bearer)
    return (group for group in map(_merged, found.values()) if len(group) > 1)


def _bearer(names: Names, entity: Entity, text: str) -> Bearer | None:
    first = entity.name.split()[0]
    spans = (names.mentions[number].span for number in entity.mentions)
    places = tuple(Span(span.start, span.start + len(first)) for span in spans if text.startswith(first + " ", span.start))
    return Bearer(entity, first.lower(), places) if places and len(first) >= SHORTEST and first.isalpha() and not first.isupper() else None


def _merged(group: list[Bearer]) -> list[Bearer]:
    """Return one bearer for each first name (`Ann Berg`, `Ann M. Berg`)."""
    found: dict[str, Bearer] = {}
    for bearer in group:
        kept = found.get(bearer.first)
        found[bearer.first] = kept._replace(places=kept.places + bearer.places) if kept else bearer
    return list(found.values())


def _alike(one: Bearer, other: Bearer) -> bool:
    """Tell whether two known first names are a letter apart, and do not belong to a woman and a man, or to people of different offices."""
    if one.first != one.entity.given or other.first != other.entity.given or scripts().get(one.first) == scripts().get(other.first, ""):
        return False  # what is no name, or another transcription, is a matter of spelling
    genders = {one.entity.gender, other.entity.gender} - {""}
    return len(genders) < 2 and one_step(one.first, other.first) and not _apart(one.entity, other.entity) and not _short_form(one.first, other.first)


def _same_initial(names: Names, read: Reading, one: Bearer, other: Bearer) -> bool:
    """Tell whether a name in full stands once, without an introduction, behind somebody's with that surname and initial who was introduced.

    A second person with one surname is introduced, too, and both go on under both names; who takes one for the other has the initial in mind.
    """
    wrong, right = _directed(one, other)
    known = wrong.first == wrong.entity.given and right.first == right.entity.given and wrong.first[0] == right.first[0]
    if not known or wrong.entity.titles or len(wrong.places) > 1 or wrong.places[0] < right.places[0] or _related(one.first, other.first):
        return False
    last = right.entity.name.split()[-1]
    short = [names.mentions[number].span for number in right.entity.mentions if names.mentions[number].span.of(read.text) == last]
    named = any(span < wrong.places[0] for span in short) or _acts(read, wrong.places[0].start + len(wrong.entity.name))
    genders = {one.entity.gender, other.entity.gender} - {""}
    return len(genders) < 2 and named and last.lower() not in words("surnames", "known by the surname")


def _acts(read: Reading, end: int) -> bool:
    """Tell whether a verb follows a name at once, so that nothing introduces its bearer."""
    follows = read.tokens.at(end)
    return follows < len(read.tokens.lower) and read.tokens.lower[follows] in words("names", "says or does")


def _apart(one: Entity, other: Entity) -> bool:
    """Tell whether titles tell two people apart."""
    little = words("names", "says little")
    first, second = ({title for title in entity.titles if title not in little} for entity in (one, other))
    return bool(first and second and first.isdisjoint(second))


@cache
def _short_forms() -> Mapping[str, frozenset[str]]:
    """Return name -> its short forms."""
    return {row["key"]: frozenset(row["words"]) for row in rows("nicknames")}


def _short_form(one: str, other: str) -> bool:
    """Tell whether one of two first names is a short form of the other, or begins it (`Alex`, `Alexander`)."""
    forms = _short_forms()
    return one.startswith(other) or other.startswith(one) or one in forms.get(other, ()) or other in forms.get(one, ())


def _related(one: str, other: str) -> bool:
    """Tell whether two first names may be short forms of one (`Bob`, `Robbie`)."""
    return _short_form(one, other) or any(one in forms and other in forms for forms in _short_forms().values())


def _one_office(article: Article, names: Names, one: Bearer, other: Bearer) -> bool:
    """Tell whether both are given one office of one country, which one person holds."""
    if _related(one.first, other.first):
        return False
    single = {row["key"] for row in rows("offices") if row.get("one")}
    held: dict[str, set[tuple[str, str]]] = {one.first: set(), other.first: set()}
    for office in article.layer(OFFICES):
        name = names.entities[office.entity].name
        if name in (one.entity.name, other.entity.name) and office.key in single and " " in office.name:
            held[name.split()[0].lower()].add((office.key, office.nation))
    return any(a[0] == b[0] and (a[1] == b[1] or not (a[1] and b[1])) for a in held[one.first] for b in held[other.first])


def _family(article: Article, read: Reading, group: Sequence[Bearer], bearers: int) -> bool:
    """Tell whether the article shows two people: a word for relatives beside a full name, both in one sentence, or the surname's plural."""
    kin = words("names", "relatives")
    sentences = [{read.sentence(read.tokens.at(place.start)) for place in bearer.places} for bearer in group]
    if any(not one.isdisjoint(other) for one, other in combinations(sentences, 2)):
        return True
    if any(not kin.isdisjoint(read.tokens.lower[at] for at in sentence) for found in sentences for sentence in found):
        return True
    known = article.layer(SPELLINGS).places
    surname = group[0].entity.name.split()[-1].lower()
    return bearers == 2 and any(f"{surname}{ending}" in known for ending in ("s", "es"))


def _directed(one: Bearer, other: Bearer) -> tuple[Bearer, Bearer]:
    """Return the rarer first name before the usual one; of equals the later."""
    wrong, right = sorted((one, other), key=lambda bearer: (len(bearer.places), -bearer.places[0].start))
    return wrong, right


def _finding(article: Article, wrong: Bearer, right: Bearer) -> Finding:
    seen, name = (bearer.entity.name for bearer in (wrong, right))
    first = right.places[0].of(article.text)
    message = f"“{seen}” stands here and “{name}” elsewhere: are they one person, and which first name is right?"
    fix = Fix(f"Write “{first}”", tuple(Edit(place, first) for place in wrong.places))
    return Finding(wrong.places[0], message, (fix,), (Related(right.places[0], "the other first name"),), confidence=0.7)
