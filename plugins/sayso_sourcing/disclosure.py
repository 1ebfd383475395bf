"""Whether readers are told, at a mention, who runs the outlet."""

from sayso_sourcing.places import CLOSING, Place, name_end, phrase_start
from sayso_sourcing.registry import nation_tokens, nation_words
from sayso_sourcing.tables import phrases, words

ASIDE = 22  # tokens of an aside that are read
TIED = 10  # tokens between `affiliated with` and the power it names
APPOSED = 12  # tokens before the comma of `the state broadcaster of the region, GRT,`
EARLIER = 40  # tokens before the name in which `Iranian state media` tells of it
LATER = 60  # tokens after the name in which `the state-run agency` still speaks of it


def discloses(at: Place, group: str = "plain", kind: str = "") -> bool:
    """Tell whether the words around a name say that a state, a government, a party or another power runs it.

    With another `group` than the default, whether that group's words stand in the name's phrase instead. `kind` is the outlet's: a
    news agency is not meant by `the state broadcaster`.
    """
    start = phrase_start(at)
    if group != "plain":
        return any(at.word(index) in words(group) for index in range(start, at.first) if index not in at.ended)
    return _before(at, start) or _after(at) or _later(at, kind)


def _before(at: Place, start: int) -> bool:
    return any(qualifier(at, index) for index in range(start, at.first)) or _told_of(at, start) or _apposed(at, start)


def _apposed(at: Place, start: int) -> bool:
    """Tell whether the name explains what stands before its comma: `the state broadcaster of the Gagauzia region, GRT,`."""
    if at.word(start - 1) != "," or at.word(name_end(at)).isalpha():
        return False
    for index in range(start - 2, max(at.low, start - 2 - APPOSED) - 1, -1):
        if not at.word(index)[:1].isalpha() and at.word(index) not in {"'s", "'"}:
            return False
        if _tied(at, index, start - 1) or (qualifier(at, index) and _names_medium(at, index, start - 1, closed=True)):
            return True
    return False


def _told_of(at: Place, start: int) -> bool:
    """Tell whether a power owns the name outright: `Hezbollah's Al-Manar`, `the judiciary's Mizan news agency`."""
    return any(at.word(index + 1) in {"'s", "'"} and at.word(index) in words("power") for index in range(start, at.first - 1)) or (
        at.word(start - 1) in words("power") and at.word(start) in {"'s", "'"}
    )


def qualifier(at: Place, index: int) -> bool:
    """Tell whether words that disclose begin at token `index`: `state-run`, `Kremlin-funded`, `state television`, `U.S.-funded`."""
    word = at.word(index)
    if word in words("plain"):
        return True
    head, dash, tail = word.rpartition("-")
    if dash and tail in words("suffix"):
        return is_power(head.rpartition("-")[2]) or (head in _OF_POWERS and at.word(index - 1) in words("power"))
    if word.startswith("pro-") and is_power(word[4:]):
        return True
    if at.word(index + 1) == "-" and at.word(index + 2) in words("suffix"):
        return is_power(word)
    return (is_power(word) and at.word(index + 1) in words("suffix") - {"led"}) or _medium_of(at, index)


def _medium_of(at: Place, index: int) -> bool:
    """Tell whether `state`, `government` or `party` qualifies a noun for outlets: `state news agency`, `the party's newspaper`."""
    if at.word(index) not in words("power") - {"public", "president", "leader"}:
        return at.word(index) in {"mouthpiece", "propaganda"}
    following = index + 1 + (at.word(index + 1) in {"'s", "'"})
    while at.word(following) in words("epithet") - {"the", "a", "an"}:
        following += 1
    return at.word(following) in words("medium") or (following == index + 1 and following in at.named and at.word(index) in {"state", "government"})


_OF_POWERS = frozenset({"family", "media"})  # `royal family-owned`, `state media-affiliated`


def is_power(word: str) -> bool:
    """Tell whether a word names a state or whoever else runs state media."""
    return word in words("power") or word in nation_tokens()


def _after(at: Place) -> bool:
    """Tell whether an aside, or a verb to be, after the name discloses: `RT, the Kremlin-funded broadcaster,`; `SANA is the state agency`."""
    start = name_end(at)
    if any(qualifier(at, index) and at.word(index) not in words("power") for index in range(at.last + 1, start + 1)):
        return True
    opener = at.word(start)
    if opener in {"is", "was", "are"}:
        return _says_so(at, start + 1, min(at.high, start + ASIDE), closed=True)
    if opener not in CLOSING and opener != "-":
        return opener in {"which", "that"} and _says_so(at, start + 1, min(at.high, start + ASIDE), closed=True)
    end = _closing(at, start, CLOSING.get(opener, "-"))
    if at.word(end + 1) in {"is", "was"} and _says_so(at, end + 2, min(at.high, end + ASIDE), closed=True):
        return True
    return _says_so(at, start + 1, end, closed=end < at.high)


def _closing(at: Place, start: int, mark: str) -> int:
    for index in range(start + 1, min(at.high, start + ASIDE)):
        if at.word(index) == mark:
            return index
    return min(at.high, start + ASIDE)


def _says_so(at: Place, start: int, end: int, *, closed: bool) -> bool:
    for index in range(start, end):
        if index in at.named and index == start:
            return False
        if _tied(at, index, end) or (qualifier(at, index) and _names_medium(at, index, end, closed=closed)):
            return True
        if at.word(index) in words("reporting") and at.word(index) not in _PARTICIPLES:
            return False
    return False


_PARTICIPLES = frozenset({"published", "described", "broadcast", "carried", "named", "listed"})


def _names_medium(at: Place, index: int, end: int, *, closed: bool) -> bool:
    """Tell whether the disclosing words qualify a noun for outlets that ends the aside, or goes on to say whose."""
    position = index + 1
    while position < end and (
        at.word(position) in words("epithet") | words("plain") | words("suffix") | words("power") or at.word(position) in nation_tokens() | {"-"}
    ):
        position += 1
    if position >= end or at.word(position) in {".", ";"}:
        return closed or position >= at.high - 1
    if at.word(position) not in words("medium"):
        return False
    while position < end and at.word(position) in words("medium"):
        position += 1
    return position >= end or closed or at.word(position) in {".", "of", "for", "in", "!", "?", "that", "which", "and", ")", "]", "/"}


def _tied(at: Place, index: int, end: int) -> bool:
    """Tell whether `affiliated with …` begins at `index` and leads to a power within the aside."""
    for phrase in _ties().get(at.word(index), ()):
        if all(at.word(index + offset) == word for offset, word in enumerate(phrase)):
            begin = index + len(phrase)
            return any(is_power(at.word(position)) or at.word(position) == "ruling" for position in _within(at, begin, end))
    if at.word(index) in words("medium") and at.word(index + 1) in {"of", "for"}:  # `a magazine of the foreign ministry`; not `of Oman`
        return any(at.word(position) in words("power") for position in _within(at, index + 2, end))
    return False


def _within(at: Place, begin: int, end: int) -> range:
    return range(begin, min(at.high, begin + TIED, max(end, begin + 1)))


def _ties() -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for each in phrases("tie").values():
        for phrase in each:
            found.setdefault(phrase[0], []).append(phrase)
    return found


def announced(at: Place, country: str, kind: str) -> bool:
    """Tell whether the words before are of the nation's state media: `Chinese state television showed the launch. CCTV said …`.

    `the state news agency TASS` tells of that agency only, and `state television` of no newspaper.
    """
    nation = {word for name in nation_words(country, seats=False) for word in name.lower().split()}
    meant = (words(f"called-{kind}") - words("called-vaguely")) | words("called-state")
    wide = at._replace(low=max(0, at.first - EARLIER), high=at.first)
    for index in range(wide.low + 1, at.first - 1):
        if wide.word(index) not in words("plain") | {"state", "government"} or nation.isdisjoint(map(wide.word, range(index - 3, index))):
            continue
        noun = index + 1
        while wide.word(noun) in words("medium") and wide.word(noun + 1) in words("medium"):
            noun += 1
        if wide.word(noun) in meant and noun + 1 not in at.named:
            return True
    return False


def _later(at: Place, kind: str) -> bool:
    """Tell whether the outlet is called `the state-run agency` further on, before another outlet is named."""
    wide = at._replace(low=0, high=len(at.tokens.lower))
    for index in range(at.last + 1, min(len(at.tokens.lower) - 2, at.last + LATER)):
        if index in at.named:
            return False
        if wide.word(index) not in {"the", "that"} or (index < at.high and not _starts_clause(wide, index)):
            continue
        if _calls_it(wide, index + 1, kind) or _says_of_it(wide, index + 1):
            return True
    return False


def _starts_clause(at: Place, index: int) -> bool:
    """Tell whether a clause of its own begins there: in `Tasnim said that the state agency`, the agency is another."""
    before = at.word(index - 1)
    return not before.isalpha() or before in _COORDINATORS


_COORDINATORS = frozenset({"and", "but", "while", "although", "though", "however"})


def _says_of_it(at: Place, index: int) -> bool:
    """Tell whether `The agency is affiliated with …` stands there."""
    if at.word(index) not in words("medium") or at.word(index + 1) not in {"is", "was", ",", "which"}:
        return False
    end = next((position for position in range(index + 2, index + ASIDE) if at.word(position) in {".", "!", "?", ";", ""}), index + ASIDE)
    return _says_so(at, index + 2, end, closed=True)


def _calls_it(at: Place, index: int, kind: str) -> bool:
    word = at.word(index)
    known = word in words("plain") - {"public-service"} or (
        word.rpartition("-")[2] in words("suffix") and is_power(word.rpartition("-")[0].rpartition("-")[2])
    )
    known = known or (word in {"state", "government"} and at.word(index + 1) in words("medium"))
    position = index + 1
    while at.word(position) in {"news", "media", "television", "tv", "radio"} and at.word(position + 1) in words("medium"):
        position += 1
    noun = at.word(position)
    if not known or noun not in words("medium") or noun.endswith("s") or noun in {"media", "news"}:
        return False
    return (not kind or noun in words(f"called-{kind}")) and not _goes_on_to_name(at, position + 1)


def _goes_on_to_name(at: Place, index: int) -> bool:
    """Tell whether a name or `of` follows: `the state news agency SANA`, `the state broadcaster, IRIB,` and `the state agency of Oman` are others."""
    index += at.word(index) in {",", "("}
    return index in at.named or at.word(index) == "of" or (at.word(index).isalpha() and at.capital(index) and at.word(index) not in words("follow"))
