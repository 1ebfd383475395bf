"""Find runs of capitalised words, and part the title in front from the name."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from sayso.span import Span
from sayso.text.clauses_words import letters
from sayso.text.names_words import before_names, genders, group, heads, places, seats
from sayso.text.records import Block, Sentence

UPPER = "A-ZÀ-ÖØ-ÞŠŽČĆĐŁİŞĞŚŻŹŻŐŰ"
SPACE = r"(?:[ \u00a0\n]|\r\n)"
SMALL = (
    "(?:of the|of|van der|van den|van de|von der|von dem|de la|de los|de las|de|bin|bint|ibn|von|van|der|den|ter|ten"
    "|al|el|del|della|di|da|do|dos|das|du|zu|af|ould|&)"
)
NICK = f'(?:{SPACE}["“‘][{UPPER}]\\w+["”’])?'
CAPITAL = re.compile(f"[{UPPER}]")
PARTICLES = ("al-", "el-", "d'", "d’")  # what is written onto a name before its capital
MOST_WORDS = 60  # after the first of a run: `re` keeps a state for each, and no names are so long
TITLE_WORDS = 12  # before a name that are looked at
LONGEST = 24  # letters of a word in a title
NOT_NAMES = frozenset("dpsiowhqcPtxmry")
SKIPPED = frozenset(["i", "ok", "tv", "mou"])

_Part = tuple[int, int, str]  # a word of a run: where it begins and ends, and the word


class Run:
    """Hold one run: the name, its span, the title's (or None), the name's words, the title's words in lower case, the gender they tell.

    `opens` tells that it begins a sentence, `loud` that it stands in a headline where every word is capitalised. A class with slots: each is
    read dozens of times, and a named tuple is slow to read.
    """

    __slots__ = ("gender", "loud", "name", "opens", "span", "title", "titles", "words")

    def __init__(self, span: Span, title: Span | None, words: tuple[str, ...], titles: tuple[str, ...], gender: str, opens: bool) -> None:
        self.span = span
        self.title = title
        self.words = words
        self.name = words[0] if len(words) == 1 else " ".join(words)
        self.titles = titles
        self.gender = gender
        self.opens = opens
        self.loud = False


@cache
def pattern() -> re.Pattern[str]:
    """Return the pattern of a run. A full stop belongs to initials and to short titles (`Gov.`), so that no run crosses a sentence's end."""
    short = _either(*(word.capitalize() for word in heads() if len(word) <= 4), "Reps", "Sens", "Govs", "Jr", "Sr", "St")
    plain = rf"(?:al-|el-|d['’]|O['’])?[{UPPER}]\w*(?:[-‑]\w+|['’](?!s\b)\w+|(?<=s)['’](?= [{UPPER}]))*"
    bodies = _either(*group("roles", "named for"))
    goes_on = rf"{bodies}{SPACE}(?:for|on){SPACE}(?:the{SPACE})?{plain}"
    owners, owned = (_either(*group("roles", section)) for section in ("owner in a name", "owned in a name"))
    owner = rf"{owners}['’]s(?={SPACE}{owned}\b)"
    most = "[A-Z][a-z]+(?=,| [^fo])"  # for speed: none of the others begins so, but a plain word
    word = rf"(?:{most}|{goes_on}|{owner}|(?:[{UPPER}]\.){{1,3}}|{short}\.|{plain})"
    return re.compile(rf"{word}(?:{NICK}{SPACE}(?:{SMALL}{SPACE})?{word}){{0,{MOST_WORDS}}}")


def _either(*words: str) -> str:
    """Return a pattern of any of the words, by first letter: `re` tries one alternative after the other."""
    rest: dict[str, list[str]] = {}
    for word in sorted(words):
        rest.setdefault(word[0], []).append(word[1:])
    return "(?:" + "|".join(f"{letter}(?:{'|'.join(ends)})" for letter, ends in rest.items()) + ")"


def runs(text: str, blocks: tuple[Block, ...], sentences: tuple[Sentence, ...]) -> Iterator[Run]:
    """Yield the names of a text in order; what only looks like one because it begins a sentence is left out."""
    openings = {span.start for span, _ in sentences}
    for kind, (start, end) in blocks:
        loud = kind != "paragraph" and _loud(text[start:end])
        for begin, stop in _capitalised(text, start, end):
            words = text[begin:stop].split()
            if len(words) == 1 and not loud:  # most; and every third is `The`, `He`, `On`
                if _may_name(words[0]):
                    yield _lone(text, begin, stop, words[0], openings)
                continue
            for run in _pieces(text, begin, words, openings, "EVZBblG" if loud else ""):
                run.loud = loud
                yield run


@lru_cache(20_000)
def _may_name(word: str) -> bool:
    """Tell whether a word may be a name by itself."""
    return not _cut(word) and word[0].isupper() and word.lower() not in SKIPPED


@lru_cache(20_000)
def _cut(word: str) -> str:
    """Return the letter of a capitalised word that is of a class names are not of (`A` for `A`), else nothing."""
    low = word.rstrip(".").lower()
    tag = letters()[low] if low else "n"
    if tag not in NOT_NAMES or len(word) < 2 or not word[0].isupper() or word.isupper() or low in ("will", "may"):
        return "A" if word == "A" else ""
    return tag


def _capitalised(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the range of every match of `pattern`. Capitals are found first: that is many times faster than to try it at every letter."""
    find, match = CAPITAL.search, pattern().match
    while capital := find(text, start, end):
        begin = capital.start()
        found = match(text, _beginning(text, start, begin) if text[begin - 1] in "-'’" else begin, end)
        if found is None:
            return
        yield found.span()
        start = found.end()


def _beginning(text: str, start: int, capital: int) -> int:
    """Return where the word with a capital at `capital` begins: at its particle, if it has one."""
    if not text.endswith(PARTICLES, start, capital):
        return capital
    return next(capital - len(each) for each in PARTICLES if text.endswith(each, start, capital))


def _loud(text: str) -> bool:
    """Tell whether a headline capitalises every word of weight: then capitals make no name."""
    words = [word for word in text.split() if len(word) > 3]
    return len(words) > 2 and sum(word[0].isupper() for word in words) >= 0.7 * len(words)


def _pieces(text: str, start: int, words: list[str], openings: set[int], verbs: str) -> list[Run]:
    """Cut a run at words that are no names (`On Monday Mr Hall`), and at `verbs` too, and return what is left."""
    found: list[Run | None] = []
    parts: list[_Part] = []
    for word in words:
        begin = text.index(word, start)
        start = begin + len(word)
        if word[0] in '"“‘' or (not parts and not word[0].isupper()):
            continue
        cut = _cut(word)
        if (cut and not (cut == "r" and parts)) or (verbs and letters()[word.rstrip(".").lower() or "."] in verbs):
            if parts:
                found.append(_run(text, parts, openings))
            parts = []
            continue
        parts.append((begin, start, word))
    if parts:
        found.append(_run(text, parts, openings))
    return [run for run in found if run]


def _run(text: str, parts: list[_Part], openings: set[int]) -> Run | None:
    start, end, last = parts[0]
    if len(parts) > 1:
        name, title, opens = _divided(text, parts, _opens(text, start, openings))
        return _titled(text, name, title, opens) if name else None
    return None if last.lower() in SKIPPED else _lone(text, start, end, last, openings)


def _lone(text: str, start: int, end: int, word: str, openings: set[int]) -> Run:
    """Return a name of one word."""
    opens = _opens(text, start, openings)
    if _lower_title(text, start) is not None:
        return _titled(text, [(start, end, word)], [], opens)
    return Run(Span(start, _stop(end, word)), None, (_word(word),), (), "", opens)  # most, on a short way


def _opens(text: str, start: int, openings: set[int]) -> bool:
    """Tell whether a sentence or a quotation begins at a place."""
    return start in openings or not start or text[start - 1] in "\"“‘'" or text[start - 2 : start] == ": "


def _titled(text: str, name: list[_Part], title: list[_Part], opens: bool) -> Run:
    """Return a name with its title, in capitals and in small letters before them."""
    begin, end, last = name[0][0], name[-1][1], name[-1][2]
    first = _lower_title(text, title[0][0] if title else begin)
    if first is None:
        if not title:
            return Run(Span(begin, _stop(end, last)), None, _words(name), (), "", opens)
        first = title[0][0]
    words = tuple(text[first:begin].lower().replace(".", "").split())
    gender = next((heads()[word] for word in words if heads().get(word)), "")
    return Run(Span(begin, _stop(end, last)), Span(first, begin - 1), _words(name), words, gender, opens)


def _stop(end: int, last: str) -> int:
    """Return where a name ends: before the full stop of its sentence, behind that of `U.S.`."""
    return end - 1 if last[-1] == "." and len(last) > 2 and last.count(".") == 1 else end


def _divided(text: str, parts: list[_Part], opens: bool) -> tuple[list[_Part], list[_Part], bool]:
    """Return the name and the title of a run of several words, and whether it still opens its sentence; no name if it has none."""
    if opens and _only_opens(parts):
        parts, opens = parts[1:], False
    while parts and not parts[-1][2][0].isupper() and not CAPITAL.search(parts[-1][2]):
        parts = parts[:-1]
    if not parts or parts[0][2].lower() in SKIPPED:
        return [], [], opens
    if len(parts) > 3:
        parts = _behind_place(text, _behind_crosshead(parts))
    words = tuple([part[2] for part in parts])
    ranked = _ranked(words)
    if not ranked and not opens and "of" not in words:
        return parts, [], opens  # most
    cut = _title_length(parts) if ranked else 0
    if (
        not cut
        and opens
        and len(parts) > 2
        and parts[0][2].lower() in group("roles", "role")
        and (parts[1][2].lower() in genders() or _aged(text, parts[-1][1]))
    ):
        cut = 1
    if cut and parts[cut][2].lower() not in genders() and not _no_body(parts[-1:]):
        cut = 0  # the Justice Department, General Motors
    return _without_origin(parts[cut:], cut > 0), parts[:cut], opens


def _aged(text: str, end: int) -> bool:
    """Tell whether an age stands behind a name (`Student Kit Lee, 20, said`)."""
    return text[end : end + 2] == ", " and text[end + 2 : end + 4].isdigit() and text[end + 4 : end + 5] in ",."


def _only_opens(parts: list[_Part]) -> bool:
    """Tell whether the first word of several is capitalised only because it opens a sentence (`Speaking Peter`)."""
    low = parts[0][2].lower()
    if letters()[low] not in "EGBZVa" or low in genders() or low in before_names():
        return False
    return low + " " + parts[1][2].lower() not in seats()


def _behind_crosshead(parts: list[_Part]) -> list[_Part]:
    """Leave out a crosshead in capitals that ran into the text (`CANDLES LIT Interior Minister Ann Lee`)."""
    loud = next((number for number, part in enumerate(parts) if not (part[2].isalpha() and part[2].isupper())), 0)
    return parts[loud:] if loud > 1 and len(parts) - loud > 1 else parts


def _behind_place(text: str, parts: list[_Part]) -> list[_Part]:
    """Leave out a place that a person's name only follows (`ambassador to the United States Ann Lee`)."""
    for length in (2, 3):
        if len(parts) >= length + 2 and " ".join(part[2].lower() for part in parts[:length]) in places():
            loose = text.endswith((" to the ", " of the "), 0, parts[0][0]) and len(parts) == length + 2
            if parts[length][2].lower() in genders() or (loose and _no_body(parts[-1:])):
                return parts[length:]
    return parts


def _without_origin(name: list[_Part], titled: bool) -> list[_Part]:
    """Leave out where a person is from or what for (`Ann Lee of the Harbour Union`)."""
    at = [part[2] for part in name].index("of", 1) if len(name) > 2 and "of" in [part[2] for part in name[1:]] else 0
    return name[:at] if at >= 2 - titled and at > 0 and (titled or name[0][2].lower() in genders()) else name


def _words(name: list[_Part]) -> tuple[str, ...]:
    """Return the words of a name without the letters of honours behind it (`Ann Lee KC`); `Jr` and `III` tell people apart and stay."""
    end = len(name)
    while end > 2 and name[end - 1][2].isupper() and name[end - 1][2].lower() in group("titles", "honours"):
        end -= 1
    return tuple([_word(part[2]) for part in name[:end]])


def _word(word: str) -> str:
    """Return a word of a name without the full stop of its sentence; `U.S.` and the initial `W.` keep theirs."""
    return word if word[-1] != "." or len(word) <= 2 or "." in word[:-1] else word[:-1]


def _title_length(parts: list[_Part]) -> int:
    """Return how many words in front are a title: up to the last title head, if all before it may stand in a title."""
    cut, at = _behind_affiliation(parts), 0
    while at < len(parts) - 1:
        word = parts[at][2].rstrip(".").lower()
        if word in heads() and (word not in genders() or at + 2 < len(parts)):
            cut = max(cut, at + 1)
            if parts[at + 1][2] == "of" and at + 3 < len(parts):
                at, cut = at + 2, at + 3
                if parts[at][2] == "the" and cut + 2 < len(parts):  # Leader of the Opposition Ann Lee
                    cut = next((given for given in range(cut + 1, len(parts) - 1) if _opens_name(parts[given][2])), cut)
        elif word not in before_names() and "-" not in word:
            break
        at += 1
    return cut


@lru_cache(20_000)
def _ranked(words: tuple[str, ...]) -> bool:
    """Tell whether there may be a title in front: most names have none."""
    return not _ranks().isdisjoint([word.rstrip(".").lower() for word in words[:-1]])


@cache
def _ranks() -> frozenset[str]:
    """Return the words one of which every title in capitals has."""
    return group("titles", "party").union(heads())


def _behind_affiliation(parts: list[_Part]) -> int:
    """Return how many words lead up to a given name behind the head of a title: `Texas Rep. Mike Lund`, `Hall Campaign Manager Ann Lee`."""
    for at in range(len(parts) - 2, 0, -1):
        before = parts[at - 1][2].rstrip(".").lower()
        given = _opens_name(parts[at][2]) and (before in heads() or before in group("titles", "party"))
        if given or (at > 1 and len(parts) == at + 2 and before in heads() and _no_body(parts[at:])):
            return at
    return 0


def _opens_name(word: str) -> bool:
    """Tell whether a word is one that people's names begin with: a given name, an initial."""
    return word.lower() in genders() or (len(word) == 2 and word[1] == ".")


def _no_body(parts: list[_Part]) -> bool:
    """Tell whether no word of a name is one that bodies are called by."""
    return all(part[2].lower().rstrip(".") not in _bodies() for part in parts)


@cache
def _bodies() -> frozenset[str]:
    """Return the words that organisations, companies and outlets are called by."""
    return group("roles", "organisation") | group("roles", "outlet") | group("roles", "end of a company's name")


def _lower_title(text: str, start: int) -> int | None:
    """Return where a title in small letters before a name begins (`interior minister Ali Khan`, `his counterpart Ali Khan`)."""
    if start < 3 or text[start - 3 : start - 1].lower() not in _endings():
        return None  # most
    first, end, fitting = None, start - 1, ends_title()
    for _ in range(TITLE_WORDS):
        if end <= 0 or text[end] not in " \u00a0\n":
            break
        word = text[end - LONGEST if end > LONGEST else 0 : end].rpartition(" ")[2].rpartition("\n")[2].lower()
        if word not in fitting:
            break
        first, fitting = end - len(word), before_names()
        end = first - 1
    return first


@cache
def ends_title() -> frozenset[str]:
    """Return the words in small letters that may stand right before a name and say what somebody is."""
    return frozenset(heads()) | group("titles", "counterpart") | group("roles", "role")


@cache
def _endings() -> frozenset[str]:
    """Return the two letters that such words end in: most words before a name are soon told by them to be none."""
    return frozenset(word[-2:] for word in ends_title())
