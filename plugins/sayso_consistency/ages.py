"""What an article tells of people's ages, births and deaths."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from sayso import Article, Span
from sayso.layers import NAMES, SENTENCES
from sayso.records import Name, Names
from sayso_consistency.patterns import late
from sayso_consistency.tables import words

YEAR = r"(?P<year>(?:1[89]|20)\d\d)"
# What must stand somewhere for any pattern below to match: these cost little to look for, and most articles have none of them.
BESIDE = re.compile(r"(?:,\s(?:aged?\s|who\sis\s|who\sturned\s|now\s)?|\s\((?:aged?\s|born\s|b\.\s)?|\s(?:is|turned|turns),?\s)\d")
OLD = re.compile(r"old(?:(?<=\d[- ‑]year[- ‑]old)|(?<=\d[- ‑]years[- ‑]old))")
IS_AGED = re.compile(r"s\s\d{1,3}[.,;]")
AT_AGE = late(r"a(?:ged?|t(?:\sthe\sage\sof)?)\s\d")
BIRTHS, DEATHS = ("born", "Born"), ("died", "dies", "dead", "passed")
AFTER = late(r"(?:,\s(?:aged?\s|who\sis\s|who\sturned\s|now\s)?|\s\((?:aged?\s)?|\s(?:is|turned|turns),?\s)(?P<age>\d{1,3})(?=[,.;)](?!\d))")
BEFORE = late(r"(?<![\d.])(?P<age>\d{1,3})[- ‑]years?[- ‑]old(?:\s[a-z][\w-]*){0,3},?\s$")
BORN = late(rf"(?:,\s(?:aged\s)?\d{{1,3}},\s|,\s|\s\(|\s)?(?:(?:who\s)?(?:was|is)\s|were\s)?(?:[a-z]+ly\s)?born\b[^.;()]{{0,70}}?\b{YEAR}\b")
BEGINS = late(rf"Born\b[^.;()]{{0,70}}?\b{YEAR}\b")
LIFE = late(rf"\s\((?:born\s|b\.\s)?{YEAR}(?:\s?[–-]\s?(?P<death>(?:1[89]|20)\d\d))?\)")
DIED = late(
    r"(?:[^.;]{0,80}?\s)?(?:died|dies|dead|passed\saway)\b(?P<between>[^.;]{0,90}?)\b(?:aged|at\sthe\sage\sof|at\sage|age|at)\s(?P<age>\d{1,3})(?=[\s,.;)]|$)"
)
PERSONAL = late(r"\b(?P<pronoun>He|She)\s(?:is|was)\s(?:(?P<age>\d{1,3})(?=[.,;])|born\b[^.;()]{0,70}?\b(?P<year>(?:1[89]|20)\d\d)\b)")
OF_BIRTH = late(rf"\bborn (?:in|on)\b[^.,;()]{{0,40}}?\b{YEAR}\b")
BORN_HE = late(rf"\bBorn\b[^.;()]{{0,70}}?\b{YEAR}\b[^.;]{{0,60}}?,\s(?P<pronoun>he|she)\b")
THE_OLD = late(r"\bThe\s(?P<age>\d{1,3})[- ‑]years?[- ‑]old\s(?![A-Z])(?:[a-z]+(?:ed|s)\b|has\b|had\b|was\b)")
DEATH = late(r"\b(?:died|death)\b")
PRONOUN_REACH = 500  # characters before a pronoun in which only one person may be named
ANY_YEAR = late(r"\b(?:1[89]|20)\d\d\b")
FIGURE = late(r"\d")
FORENAME = late(r"(?<![^\W_])[^\W\d_a-z][\w’'-]*\s$")
JUNIOR = late(r",?\s(?:Jr|Sr|junior|senior|III|II|IV)\b")
COMMA = late(r"[^.;]{0,60}?,\s")
WINDOW = 64


class Fact(NamedTuple):
    """Hold one thing told of a person (an index into the entities): `age`, `birth` or `death` (the age at death), its value and its place.

    `year` is the year in which an age is told to hold, or 0: then it is that of the article, if `past` does not say that it was before.
    """

    person: int
    kind: str
    value: int
    span: Span
    year: int
    past: bool


def facts(article: Article) -> Iterator[Fact]:
    """Yield what is told of people who are named, in order of the mentions."""
    names = article.layer(NAMES)
    if not _may_tell(article, names):
        return
    families = Counter(entity.name.split()[-1] for entity in names.entities if entity.type == "person")
    people = [name for name in names.mentions if names.entities[name.entity].type == "person" and _is_certain(article, name, families)]
    for place, name in enumerate(people):
        following = people[place + 1].span.start if place + 1 < len(people) else len(article.text)
        yield from _of_mention(article, name, min(following, _sentence(article, name.span.start).end))
    yield from _of_pronouns(article, people)
    yield from _of_beginnings(article, people)


def _may_tell(article: Article, names: Names) -> bool:
    """Tell whether an article has what any of the patterns needs."""
    text, people = article.text, {index for index, entity in enumerate(names.entities) if entity.type == "person"}
    return (
        any(word in text for word in BIRTHS)
        or any(BESIDE.match(text, name.span.end) for name in names.mentions if name.entity in people)
        or OLD.search(text) is not None
        or IS_AGED.search(text) is not None
        or (any(word in text for word in DEATHS) and AT_AGE().search(text) is not None)
    )


def _is_certain(article: Article, name: Name, families: Mapping[str, int]) -> bool:
    """Tell whether a mention can only be this person: no junior, no namesake, and no first name that was taken for something else."""
    family = article.layer(NAMES).entities[name.entity].name.split()[-1]
    alone = len(name.span.of(article.text).split()) == 1
    start = name.span.start
    if JUNIOR().match(article.text, name.span.end) or (alone and families[family] > 1):
        return False
    before = _forename(article.text, start) if alone and name.title is None else -1
    return before < 0 or before == _sentence(article, start).start


def _forename(text: str, start: int) -> int:
    """Return where the word before a name at `start` begins if it has a capital, or -1."""
    word = "".join(text[max(0, start - WINDOW) : start].rsplit(None, 1)[-1:])
    if word.isascii() and word == word.lower():
        return -1  # this costs little to tell, and is so of most words
    found = FORENAME().search(text, max(0, start - WINDOW), start)
    return found.start() if found else -1


def _sentence(article: Article, offset: int) -> Span:
    sentences = article.layer(SENTENCES)
    place = bisect_right(sentences, offset, key=lambda each: each.span.start) - 1
    return sentences[place].span if place >= 0 else Span(0, 0)


def _of_mention(article: Article, name: Name, end: int) -> Iterator[Fact]:
    """Yield what stands right before and right after a mention, up to the next one or the end of the sentence."""
    text, start = article.text, name.span.end
    if FIGURE().search(text, start, end):
        if match := LIFE().match(text, start, end):
            yield _birth(name.entity, match)
            return
        yield from _after_mention(article, name, end)
    before = name.title.start if name.title and name.title.start < name.span.start else name.span.start
    if text.find("old", max(0, before - WINDOW), before) >= 0 and (match := BEFORE().search(text, max(0, before - WINDOW), before)):
        yield _age(article, name.entity, match)


def _after_mention(article: Article, name: Name, end: int) -> Iterator[Fact]:
    text, start = article.text, name.span.end
    if match := BORN().match(text, start, end):
        yield _birth(name.entity, match)
    if match := DIED().match(text, start, end):
        year = ANY_YEAR().search(match.group("between"))
        yield _age(article, name.entity, match, "death", int(year.group()) if year else 0)
    elif match := AFTER().match(text, start, min(len(text), end + 1)):
        yield _age(article, name.entity, match)


def _birth(person: int, match: "re.Match[str]") -> Fact:
    return Fact(person, "birth", int(match.group("year")), Span(*match.span("year")), 0, False)


def _age(article: Article, person: int, match: "re.Match[str]", kind: str = "age", year: int = 0) -> Fact:
    span = Span(*match.span("age"))
    return Fact(person, kind, int(match.group("age")), span, year, kind == "age" and _is_past(article, span))


def _is_past(article: Article, span: Span) -> bool:
    """Tell whether a sentence speaks of another time, so that an age in it need not be today's."""
    told = _sentence(article, span.start).of(article.text)
    found = set(re.findall(r"[a-z]+", told.lower()))
    return bool(ANY_YEAR().search(OF_BIRTH().sub("", told))) or bool(found & words("figures", "another age"))


def _of_pronouns(article: Article, people: list[Name]) -> Iterator[Fact]:
    """Yield what `He was born in 1950`, `Born in 1950, she …` and `The 43-year-old …` tell of the one person that can be meant."""
    text = article.text
    needed = ((PERSONAL, "born" in text or IS_AGED.search(text)), (BORN_HE, "Born" in text))
    for pattern in [pattern for pattern, found in needed if found]:
        for match in pattern().finditer(text):
            person = _only(article, people, match.start(), match.group("pronoun").lower())
            if person >= 0:
                yield from _of_pronoun(article, person, match)
    if people and len({name.entity for name in people}) == 1 == _persons(article) and OLD.search(text):
        for match in THE_OLD().finditer(text, people[0].span.end):
            yield _age(article, people[0].entity, match, "called")


def _of_pronoun(article: Article, person: int, match: "re.Match[str]") -> Iterator[Fact]:
    """Yield what a pronoun's sentence tells; `He was 17` is an age at death after a sentence that tells of one, else that of some other day."""
    if not match.groupdict().get("age"):
        yield _birth(person, match)
    elif " is " in match.group():
        yield _age(article, person, match)
    elif DEATH().search(_sentence(article, match.start() - 2).of(article.text)):
        yield _age(article, person, match, "death")


def _persons(article: Article) -> int:
    return sum(entity.type == "person" for entity in article.layer(NAMES).entities)


def _only(article: Article, people: list[Name], offset: int, pronoun: str) -> int:
    """Return the one person that the text before `offset` names, as far as a pronoun reaches: -1 if there are none, several, or another sex."""
    last = bisect_left(people, offset, key=lambda name: name.span.start)
    first = bisect_left(people, offset - PRONOUN_REACH, key=lambda name: name.span.start)
    named = {name.entity for name in people[first:last]}
    if len(named) != 1:
        return -1
    person = named.pop()
    return person if article.layer(NAMES).entities[person].gender in ("", "f" if pronoun == "she" else "m") else -1


def _of_beginnings(article: Article, people: list[Name]) -> Iterator[Fact]:
    """Yield what `Born in 1950, Dahl …` tells."""
    for match in BEGINS().finditer(article.text):
        comma = COMMA().match(article.text, match.end())
        at = bisect_left(people, match.end(), key=lambda name: name.span.start)
        if comma and at < len(people):
            name = people[at]
            begin = name.title.start if name.title and name.title.start < name.span.start else name.span.start
            if begin == comma.end():
                yield _birth(name.entity, match)
