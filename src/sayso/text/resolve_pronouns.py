"""Find whom a pronoun stands for: the one who speaks on, the only one it can be, or nobody."""

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from sayso.text.clauses import FINITE
from sayso.text.names_words import group
from sayso.text.records import Names
from sayso.text.resolve_view import View

if TYPE_CHECKING:
    from collections.abc import Callable

SINGULAR = {"he": "m", "she": "f", "him": "m", "her": "f", "his": "m"}
PRONOUNS = frozenset((*SINGULAR, "they", "it", "them"))
REACH = 2  # sentences back that a pronoun may reach
FAR = 10  # sentences back that one who spoke may be, if nobody else was named since
BODIES = ("organisation", "outlet", "place")
OPENING = 4  # characters before a name that opens a sentence: `The `
FRONTED = 9  # tokens before the subject that a phrase in front of it may have: `By her own count Mrs. Lee`
WHERE = frozenset(("in", "at", "near", "from", "to", "into", "across", "outside", "around", "through", "towards", "toward"))
LONGEST = 15  # sentences of a quotation that are looked past
MENTIONS = 40  # names back that it may reach


class Spoken(NamedTuple):
    """Hold a source met: its sentence, its entity or -1, its type, its head noun."""

    sentence: int
    entity: int
    kind: str
    head: str


def pronoun(view: View, at: int, gender: str, spoken: list[Spoken]) -> int:
    """Return whom `he` or `she` stands for, or -1.

    First whoever is the subject further left in its sentence; then the source that spoke last, if nobody else of that gender was named since
    as a subject; else the only person of that gender named within reach; else the one who opens the sentence before.
    """
    speaker = _here(view, at, gender, spoken)
    speaker = _goes_on(view, at, gender, spoken) if speaker is None else speaker
    if speaker is not None:
        return speaker
    people = set(_near(view, at, gender)) or set(_near(view, at, gender, of=_may_be_person)) or set(_near(view, at, gender, of=_may_be_called))
    if len(people) == 1:
        return people.pop()
    opener = _opener(view, _back(view, view.sentence(view.row.starts[at]), 1) + 1, gender)
    if opener >= 0 and (not people or opener in people):
        return opener
    return -1 if people else _farther(view, at, gender)


def _farther(view: View, at: int, gender: str) -> int:
    """Return the one person of a gender whom the nearest sentence further back names that names any, or -1."""
    here, found = view.sentence(view.row.starts[at]), set()
    for count in range(REACH + 1, FAR + 1):
        since = _back(view, here, count)
        found = {entity for entity in _near(view, at, gender, since) if view.names.entities[entity].gender == gender}
        if found or not since:
            break
    return found.pop() if len(found) == 1 else -1


def neuter(view: View, at: int, spoken: list[Spoken]) -> int:
    """Return the organisation `it` stands for: the one that spoke last, just before, else the one that opens the sentence before, or -1."""
    here = view.sentence(view.row.starts[at])
    if spoken and here - spoken[-1].sentence <= 1:
        entity = spoken[-1].entity
        return entity if entity >= 0 and view.names.entities[entity].type in BODIES else -1
    index = bisect_left(view.starts, view.sentences[here - 1]) if here else len(view.starts)
    if index >= len(view.starts) or view.starts[index] > view.sentences[here - 1] + OPENING:
        return -1
    entity = view.names.mentions[index].entity
    return entity if view.names.entities[entity].type in BODIES else -1


def antecedent(view: View, relative: int) -> int:
    """Return the entity whose mention ends right before a relative pronoun, with at most an insertion's comma between."""
    tokens = view.row.tokens
    index = bisect_left(view.starts, tokens.starts[relative]) - 1
    if index < 0:
        return -1
    mention = view.names.mentions[index]
    gap = tokens.at(mention.span.end)
    return mention.entity if relative - gap <= 1 and all(tag == "," for tag in view.row.tags[gap:relative]) else -1


def like_before(view: View, at: int, kind: str, spoken: list[Spoken]) -> str:
    """Return the type of an unresolved pronoun: that of the source before, if it carries on; `he` after `a neighbour` is no named person."""
    if not spoken or not _within(view, spoken[-1].sentence, view.sentence(view.row.starts[at]), REACH):
        return kind
    before = spoken[-1].kind
    same = {"person": ("role", "anonymous"), "collective": ("organisation", "anonymous", "outlet"), "organisation": ("document", "outlet")}
    return before if spoken[-1].entity < 0 and before in same.get(kind, ()) else kind


def rivals(view: View, at: int, word: str, entity: int, spoken: list[Spoken]) -> tuple[int, ...]:
    """Return whom `he` or `she` may stand for, the likeliest first, unless one of them has just spoken; one alone has no rival."""
    gender = SINGULAR.get(word, "")
    if not gender or (entity >= 0 and _goes_on(view, at, gender, spoken) == entity):
        return ()
    found = dict.fromkeys(reversed(_near(view, at, gender)))
    people = (entity, *(each for each in found if each != entity)) if entity >= 0 else tuple(found)
    return people if len(people) > 1 else ()


def _here(view: View, at: int, gender: str, spoken: list[Spoken]) -> int | None:
    """Return the one person who may be the subject of the pronoun's sentence further left, if nobody has spoken there yet."""
    tokens, tags = view.row.tokens, view.row.tags
    here = view.sentence(tokens.starts[at])
    if spoken and spoken[-1].sentence == here:
        return None
    found = set()
    for index in range(bisect_left(view.starts, view.sentences[here]), bisect_left(view.starts, tokens.starts[at])):
        mention = view.names.mentions[index]
        first, after = tokens.at((mention.title or mention.span).start), tokens.at(mention.span.end - 1) + 1
        subject = tokens.starts[first] == view.sentences[here] or tags[first - 1] in ",-cdhk"
        if subject and not _thing(view, mention.entity, first) and tags[after] != "S" and view.row.quote_of[first] < 0:
            found.add(mention.entity)
    people = {entity for entity in found if _may_be(view.names, entity, gender) or _may_be_person(view.names, entity, gender)}
    return people.pop() if len(people) == 1 else None


def _thing(view: View, entity: int, first: int) -> bool:
    """Tell whether a name that may be anybody's stands in apposition to a noun that is nobody's (`that record, Tin Weather,`)."""
    tags = view.row.tags
    known = view.names.entities[entity].type != "unknown"
    return not known and first > 1 and tags[first - 1] == "," and tags[first - 2] == "n" and view.row.lower[first - 2] not in group("roles", "role")


def _near(view: View, at: int, gender: str, since: int = -1, of: "Callable[[Names, int, str], bool] | None" = None) -> list[int]:
    """Return the people of a gender whom the narrator names within reach (or from sentence `since` on) before token `at`, in order of mention."""
    tokens = view.row.tokens
    offset = tokens.starts[at]
    begin = view.sentences[since if since >= 0 else _back(view, view.sentence(offset), REACH)]
    last = bisect_left(view.starts, offset)
    near = []
    for index in range(max(bisect_left(view.starts, begin), last - MENTIONS), last):
        entity = view.names.mentions[index].entity
        if of is _may_be_called and view.row.lower[tokens.at(view.starts[index]) - 1] in WHERE:
            continue
        if (of or _may_be)(view.names, entity, gender) and view.row.quote_of[tokens.at(view.starts[index])] < 0:
            near.append(entity)
    return near


def _narrated(view: View, sentence: int) -> bool:
    """Tell whether a sentence begins outside quotations."""
    return view.row.quote_of[view.row.tokens.at(view.sentences[sentence])] < 0


def _back(view: View, sentence: int, count: int) -> int:
    """Return the sentence that lies `count` of the narrator's sentences before another: what is inside a long quotation does not count."""
    least = max(0, sentence - LONGEST)
    while sentence > least and count:
        sentence -= 1
        count -= _narrated(view, sentence)
    return sentence


def _within(view: View, sentence: int, here: int, count: int) -> bool:
    """Tell whether a sentence lies no more than `count` of the narrator's sentences before another."""
    return here - sentence <= count or sentence >= _back(view, here, count)


def _goes_on(view: View, at: int, gender: str, spoken: list[Spoken]) -> int | None:
    """Return the source that spoke last if it may go on at token `at`, -1 if that was somebody unknown, None if it cannot be told."""
    here = view.sentence(view.row.starts[at])
    last = _last(view, [each for each in spoken[:-4:-1] if each.kind != "document"], gender, here)
    if last is None:
        return None
    sentence, entity, kind, _ = last
    if entity < 0:
        return -1 if _within(view, sentence, here, 1) and kind in ("role", "anonymous", "unknown", "person") else None
    if not _within(view, sentence, here, FAR) or not _may_speak(view.names, entity, gender):
        return None
    if not _within(view, sentence, here, REACH + 1):
        return entity if set(_near(view, at, gender, sentence)) <= {entity} else None
    return entity if not _rival(view, _near(view, at, gender), entity, sentence, here) else None


def _last(view: View, found: list[Spoken], gender: str, here: int) -> Spoken | None:
    """Return who spoke last; a lone name that nothing tells to be a person's gives way to a person who spoke just before."""
    if not found or found[0].entity < 0:
        return found[0] if found else None
    first = view.names.entities[found[0].entity]
    if first.type != "unknown" or " " in first.name:
        return found[0]
    people = (each for each in found[1:] if each.entity >= 0 and here - each.sentence <= REACH and _may_be(view.names, each.entity, gender))
    return next(people, found[0])


def _rival(view: View, people: list[int], entity: int, since: int, here: int) -> bool:
    """Tell whether another person of that gender opens a sentence between the last speech and here."""
    openers = {_opener(view, sentence + 1, "") for sentence in range(since, here)} - {-1, entity}
    return bool(openers & set(people))


def _opener(view: View, sentence: int, gender: str) -> int:
    """Return the person who opens the sentence before `sentence`: most often its subject."""
    if sentence < 1:
        return -1
    start = view.sentences[sentence - 1]
    index = bisect_left(view.starts, start)
    if index >= len(view.starts) or (sentence < len(view.sentences) and view.starts[index] >= view.sentences[sentence]):
        return -1
    mention = view.names.mentions[index]
    first, low = view.row.tokens.at((mention.title or mention.span).start), view.row.tokens.at(start)
    fronted = view.row.tags[low] == "P" and (FINITE | {"E", "w"}).isdisjoint(view.row.tags[low:first])
    near = first - low <= (FRONTED if fronted else 5) and (fronted or view.row.tags[first - 1] != "P" or first == low)
    return mention.entity if near and _may_be(view.names, mention.entity, gender) else -1


def _may_be(names: Names, entity: int, gender: str) -> bool:
    who = names.entities[entity]
    told = who.gender == gender or (not who.gender and (" " in who.name or bool(who.titles)))
    return who.type == "person" and (not gender or told)


def _may_be_person(names: Names, entity: int, gender: str) -> bool:
    """Tell whether one of whom only the name is known, but who speaks, may be a person of that gender."""
    who = names.entities[entity]
    return who.type == "unknown" and " " in who.name and who.gender in ("", gender)


def _may_be_called(names: Names, entity: int, gender: str) -> bool:
    """Tell whether one of whom only a single name is known may be a person of that gender; not an acronym."""
    who = names.entities[entity]
    return who.type in ("person", "unknown") and who.gender in ("", gender) and not who.name.isupper()


def _may_speak(names: Names, entity: int, gender: str) -> bool:
    """Tell whether one who has spoken may be a person of that gender: a surname alone may be."""
    who = names.entities[entity]
    return who.type in ("person", "unknown") and who.gender in ("", gender)
