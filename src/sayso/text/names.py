"""Find the people, organisations and places an article names, and which mentions belong together."""

import re
from bisect import bisect_right
from functools import lru_cache

from sayso.text import names_keys as keys
from sayso.text import names_titles as titles
from sayso.text.clauses_words import letters
from sayso.text.names_kinds import LEGAL, adjectives, ends, is_known, kind
from sayso.text.names_runs import Run, runs
from sayso.text.names_words import demonyms, genders, heads, places
from sayso.text.records import Block, Entity, Name, Names, Sentence, Tokens

MOST_COMPARED = 40  # bearers of a name that are kept
MOST_BEARERS = 8  # of one surname that are compared with each other
AND = re.compile(r"(?:(?!The )[A-Z][\w’'-]+(?: of the| of|,)? )+and $")  # what stands before a part of a name: `Transport and`


class _Book:
    """Collect entities while an article is read; only this module sees it."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.types: list[str] = []
        self.titles: list[list[str]] = []
        self.genders: list[str] = []
        self.mentions: list[list[int]] = []
        self.by_name: dict[str, int] = {}
        self.keys: list[tuple[str, ...]] = []
        self.by_last: dict[str, list[int]] = {}
        self.by_part: dict[str, list[int]] = {}
        self.by_initials: dict[str, int] = {}
        self.bodies: set[str] = set()

    def add(self, name: str, kind: str, words: tuple[str, ...]) -> int:
        """Enter a new entity and return its index."""
        self.names.append(name)
        self.types.append(kind)
        self.titles.append([])
        self.genders.append("")
        self.mentions.append([])
        self.keys.append(keys.bare(words))
        self.by_name[name] = len(self.names) - 1
        self.by_initials.setdefault(_initials(name), len(self.names) - 1)
        return len(self.names) - 1


def names(text: str, blocks: tuple[Block, ...], tokens: Tokens, sentences: tuple[Sentence, ...]) -> Names:  # noqa: ARG001 - text functions take them
    """Return the mentions of `text` in order and the entities they belong to.

    A first reading enters full names, so that a headline's surname is known; a second binds every mention. A surname two people share is
    bound to neither unless a title tells them apart.
    """
    found = [run for run in runs(text, blocks, sentences) if not titles.is_office(text, run.span, run.words, run.titles)]
    book = _Book()
    nations = adjectives()
    kept = _kept([run for run in found if len(run.words) > 1 or run.words[0].lower() not in nations])
    book.bodies = {run.name for run in kept if text.startswith(",", run.span.end) and titles.is_body(text, run.span)}
    for run in kept:
        if len(run.words) > 1:
            _enter(book, run)
    for run in kept:
        if len(run.words) == 1 and run.titles:
            _enter(book, run)
    mentions: list[Name] = []
    for run in kept:
        bracketed = len(run.words) == 1 and text[run.span.start - 1 : run.span.start] == "("
        entity, form = (bracketed and _defined(book, text, run, mentions)) or _bind(book, run)
        book.mentions[entity].append(len(mentions))
        mentions.append(Name(run.span, run.title, form, entity))
    _describe(book, text, kept, mentions, sentences)
    return Names(tuple(mentions), tuple(_entities(book)))


def _kept(found: list[Run]) -> list[Run]:
    """Leave out single words that may be capitalised only because they open a sentence, unless the article shows them to be names."""
    quiet = [run for run in found if not run.loud]
    inner = {keys.key(word) for word in {run.words[0] for run in quiet if not run.opens} if letters()[word.lower()] == "n"}
    for run in quiet:
        if len(run.words) > 1:
            inner.update(_again(run.words, kind(run)))
        elif run.titles:
            inner.add(keys.key(run.words[0]))
    calm = {run.words for run in quiet}
    return [
        run
        for run in found
        if _is_name(run, inner) and (not run.loud or run.words in calm or keys.surname(run.words) in inner or run.words[0].lower() in genders())
    ]


@lru_cache(20_000)
def _again(words: tuple[str, ...], kind: str) -> tuple[str, ...]:
    """Return the words of a name by which it may be named again at the beginning of a sentence: any of a person's, a company's first."""
    every = keys.bare(words)
    some = every if kind in ("person", "unknown") else every[: kind == "organisation" and every[-1] in ends()]
    return (*[word for word in some if word not in keys.particles() and letters()[word] in "nG"], every[-1])


def _is_name(run: Run, inner: set[str]) -> bool:
    return len(run.words) > 1 or not run.opens or keys.key(run.words[0]) in inner or bool(run.titles) or is_known(run.words[0])


def _told(book: _Book, run: Run) -> str:
    """Return what a name stands for: by its words, else by what the article calls it (`the regulator, Aquawatch,`)."""
    told = kind(run)
    return "organisation" if told == "unknown" and run.name in book.bodies else told


def _enter(book: _Book, run: Run) -> None:
    name = run.name
    known = book.by_name.get(name)
    if known is None and len(run.words) > 2 and run.words[-1].lower() in LEGAL:
        known = book.by_name.get(name.rpartition(" ")[0])
    if known is not None:
        index = book.by_name[name] = known
        book.names[index] = max(name, book.names[index], key=len)
        kind = _told(book, run)
        if book.types[index] == "unknown" or kind == "person":
            book.types[index] = kind
        return
    kind = _told(book, run)
    last = keys.surname(run.words)
    if len(run.words) == 1 and (kind != "person" or last in book.by_last or last in book.by_part):
        return
    index = book.add(name, kind, run.words)
    if run.words[-1].lower() in LEGAL:
        book.by_name.setdefault(name.rpartition(" ")[0], index)
    book.genders[index] = run.gender or genders().get(run.words[0].lower(), "") if kind in ("person", "unknown") else ""
    if kind in ("person", "unknown"):
        _note(book.by_last, last, index)
    if len(run.words) > 1 and (kind in ("person", "unknown") or (kind == "organisation" and last in ends())):
        for word in {book.keys[index][0], *keys.second_surnames(book.keys[index])} - {last}:
            _note(book.by_part, word, index)


def _note(known: dict[str, list[int]], word: str, index: int) -> None:
    """Enter who bears a name, up to a limit: who shares it with so many is never told from them by it."""
    bearers = known.setdefault(word, [])
    if len(bearers) < MOST_COMPARED:
        bearers.append(index)


def _defined(book: _Book, text: str, run: Run, mentions: list[Name]) -> tuple[int, str] | None:
    """Return the entity of an acronym in brackets right behind a name: the text itself says what it stands for."""
    if text[run.span.end : run.span.end + 1] != ")" or not mentions:
        return None
    before, word = mentions[-1], run.words[0]
    if sum(letter.isupper() for letter in word) < 2 or not 0 <= run.span.start - before.span.end <= 2 or before.form != "full":
        return None
    book.by_initials[word.replace(".", "")] = before.entity
    more = AND.search(text, max(0, before.span.start - 60), before.span.start)
    if more and _initials(more.group()) + _initials(book.names[before.entity]) == word:
        book.names[before.entity] = more.group() + book.names[before.entity]
    return before.entity, "acronym"


def _bind(book: _Book, run: Run) -> tuple[int, str]:
    """Return the entity of a mention and its form."""
    name = run.name
    short = keys.tail(keys.bare(run.words)) if len(run.words) > 1 else (keys.key(name),)
    if len(short) == 1:
        found = _by_surname(book, run, short[0])
        if found >= 0:
            book.types[found] = "person" if book.types[found] == "unknown" and short[0] == book.keys[found][-1] else book.types[found]
            return found, "short" if book.names[found] != name else "full"
    elif (longer := _longer(book, short, run)) >= 0:
        return longer, "full" if short[0] == book.keys[longer][0] else "short"
    if name in book.by_name:
        return book.by_name[name], "full" if len(run.words) > 1 else "short"
    if len(run.words) == 1 and run.words[0].isupper() and len(name) > 1:
        index = book.by_initials.get(name.replace(".", ""), -1)
        if index >= 0:
            return index, "acronym"
    index = book.add(name, _told(book, run), run.words)
    book.genders[index] = run.gender or genders().get(run.words[0].lower(), "")
    return index, "full" if len(run.words) > 1 else "short"


def _longer(book: _Book, short: tuple[str, ...], run: Run) -> int:
    """Return the one person whose longer name ends with a mention's words (`García Márquez`) or only has a middle name more, or -1."""
    bearers = book.by_last.get(short[-1], [])[:MOST_COMPARED]
    if len(bearers) < 2 and not (bearers and book.keys[bearers[0]] != short):
        return -1
    fits = [
        index
        for index in bearers
        if (keys.ends_with(book.keys[index], short) and short[0] not in genders())
        or (keys.same(book.keys[index], short) and len(book.keys[index]) >= len(short))
    ]
    fits = [index for index in fits if book.types[index] in ("person", "unknown") and book.keys[index] != short]
    return fits[0] if len(fits) == 1 and _agrees(book, fits[0], run.gender) else -1


def _agrees(book: _Book, index: int, gender: str) -> bool:
    return not gender or book.genders[index] in ("", gender)


def _by_surname(book: _Book, run: Run, last: str) -> int:
    """Return the one person who bears a surname, or a first name, or -1; a gendered title tells two apart, else the one met by that name before."""
    if last not in book.by_last and last not in book.by_part:
        return -1
    bearers = [index for index in book.by_last.get(last, ()) if book.types[index] in ("person", "unknown")]
    bearers = bearers or ([] if last not in book.by_part or run.words[0].lower() in places() else _by_part(book, last))
    if not bearers:
        return -1
    if run.gender:
        bearers = [index for index in bearers if _agrees(book, index, run.gender)]
    full = bearers if len(bearers) < 2 else _distinct(book, [index for index in bearers if " " in book.names[index]]) or bearers
    if len(full) > 1:
        seen = [index for index in full if book.mentions[index]]
        full = seen if len(seen) == 1 else [max(full, key=lambda index: len(book.mentions[index]))] if _leads(book, full) else []
    if len(full) == 1 and run.gender and not book.genders[full[0]]:
        book.genders[full[0]] = run.gender
    return full[0] if len(full) == 1 else -1


def _by_part(book: _Book, word: str) -> list[int]:
    """Return the people one of whose other names is `word`: a given name, or a surname that stands first or in the middle."""
    return [index for index in book.by_part.get(word, ()) if book.types[index] != "unknown" or word not in heads()]


def _distinct(book: _Book, bearers: list[int]) -> list[int]:
    """Leave out names that are only shorter forms of another's (`Robert Kennedy` beside `Robert F. Kennedy`)."""
    if len(bearers) < 2 or len(bearers) > MOST_BEARERS:
        return bearers

    def shorter(index: int) -> bool:
        mine = book.keys[index]
        return any(
            other != index
            and (
                (keys.ends_with(book.keys[other], mine) and mine[0] not in genders())
                or (len(book.keys[other]) > len(mine) and keys.same(book.keys[other], mine))
            )
            for other in bearers
        )

    return [index for index in bearers if not shorter(index)] or bearers


def _leads(book: _Book, bearers: list[int]) -> bool:
    """Tell whether one bearer of a surname is named so much more often that the bare surname means that one."""
    counts = sorted((len(book.mentions[index]) for index in bearers), reverse=True)
    return counts[0] >= 3 * max(1, counts[1])


def _initials(name: str) -> str:
    return "".join([word[0] for word in name.split() if word[0].isupper()])


def _describe(book: _Book, text: str, kept: list[Run], mentions: list[Name], sentences: tuple[Sentence, ...]) -> None:
    """Give people the titles that stand beside their names, counterparts the office of the other."""
    later: list[tuple[int, tuple[str, ...]]] = []
    for number, (run, mention) in enumerate(zip(kept, mentions, strict=True)):
        entity = mention.entity
        if book.types[entity] not in ("person", "unknown") or (book.names[entity].isupper() and " " not in book.names[entity]):
            continue
        if titles.is_called(text, run.span):
            book.types[entity] = "person"
        if not run.titles and "," not in text[run.span.end : run.span.end + 2] and text[max(0, run.span.start - 2) : run.span.start - 1] != ",":
            continue  # most, on a short way
        beside = _with_nation(text, run, titles.folded(" ".join(run.titles))) if run.titles else ()
        for words in (beside, titles.after(text, run.span), titles.before(text, run.span) if not beside else ()):
            if words and titles.is_counterpart(words):
                later.append((number, words))
            elif words and titles.is_title(words):
                _title(book, entity, words)
    starts = [sentence.span.start for sentence in sentences]
    for number, words in later:
        office = _office(book, mentions, number, starts)
        _title(book, mentions[number].entity, titles.inherited(words, office) if office else words)


def _with_nation(text: str, run: Run, words: tuple[str, ...]) -> tuple[str, ...]:
    """Add the country before a title (`Turkey's interior minister Ali Khan`)."""
    if not words or run.title is None or words[0] in adjectives():
        return words
    ahead = text[max(0, run.title.start - 24) : run.title.start].replace("’s ", " ").replace("'s ", " ").split()
    nation = demonyms().get(ahead[-1].lower()) if ahead else None
    return (nation, *words) if nation else words


def _title(book: _Book, entity: int, words: tuple[str, ...]) -> None:
    book.types[entity] = "person"
    joined = " ".join(words)
    if joined not in book.titles[entity]:
        book.titles[entity].append(joined)
    if not book.genders[entity]:
        book.genders[entity] = next((heads()[word] for word in words if heads().get(word)), "")


def _office(book: _Book, mentions: list[Name], number: int, starts: list[int]) -> tuple[str, ...]:
    """Return the title of the person whose counterpart a mention is: nearest before in the sentence, else after in it, else just before."""
    own = mentions[number]
    sentence = bisect_right(starts, own.span.start)
    near = [other for other in range(max(0, number - 8), min(len(mentions), number + 9)) if other != number and mentions[other].entity != own.entity]
    same = [other for other in near if bisect_right(starts, mentions[other].span.start) == sentence]
    before = [other for other in same if other < number][::-1]
    ahead = [other for other in same if other > number]
    for other in (*before, *ahead, *[other for other in near if other < number][::-1]):
        for title in book.titles[mentions[other].entity]:
            words = tuple(title.split())
            if not titles.is_counterpart(words) and words[-1] in heads():
                return words
    return ()


def _entities(book: _Book) -> list[Entity]:
    rows = zip(book.names, book.types, book.titles, book.genders, book.mentions, strict=True)
    return [
        Entity(name, kind, tuple(said), gender if kind in ("person", "unknown") else "", tuple(found), _given(name))
        for name, kind, said, gender, found in rows
    ]


def _given(name: str) -> str:
    first = name.partition(" ")[0].lower()
    return first if first in genders() else ""
