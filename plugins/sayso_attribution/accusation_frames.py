"""The frames of accusation: by which word, in which place, a name is accused."""

from bisect import bisect_left
from functools import cache

from sayso_attribution.accused import View, him, titled
from sayso_attribution.tables import words

OBJECT_REACH = 9  # tokens from “accused” to its “of”
BACK = 6  # tokens from a verb back to its subject
WRONG_REACH = 14  # tokens from the word of accusation to the wrong
DESCRIBING = 2  # tokens between a name that describes and the name described
BROKEN_REACH = 5  # tokens from “violated” to “law”
NOUN_REACH = 5  # tokens from “allegations” to the name
PREPOSITIONS = frozenset(("of", "for", "with", "on", "over"))
STOPS = frozenset((".", ";", ":", "!", "?"))


def accused(view: View, at: int) -> int | None:
    """Return the mention of the accused by the word of accusation at token `at`, or None: not this frame, nobody named."""
    word = view.tokens.lower[at]
    for key, frame in _FRAMES:
        if word in words("accusations", key):
            found = frame(view, at)
            if found is not None:
                return found
    return _did(view, at, _is_deed(view, at))


def _is_deed(view: View, at: int) -> bool:
    """Tell whether a verb and its object at token `at` tell of a wrong."""
    if any(view.tokens.lower[at : at + len(phrase)] == phrase for phrase in _deed_phrases().get(view.tokens.lower[at], ())):
        return True
    broken = view.tokens.lower[at] in words("accusations", "breaking")
    return broken and any(word in words("accusations", "rules") for word in _clause(view, at, BROKEN_REACH))


def _object(view: View, at: int) -> int | None:
    """*accused NAME of lying*, *blamed NAME, its head, for the attack*: what the name is accused of follows the phrase that it stands in."""
    named = _first_object(view, at)
    if named is not None:
        behind = _behind(view, named)
        return named if view.tokens.lower[behind : behind + 1] and _accuses_of(view, at, behind) else None
    preposition = _next(view, at, PREPOSITIONS, OBJECT_REACH)
    if preposition is None or not _accuses_of(view, at, preposition):
        return None
    pronoun = him(view, at, _gender(view.tokens.lower[at + 1])) if preposition == at + 2 else None
    return titled(view, at + 1, preposition) if pronoun is None else pronoun


def _accuses_of(view: View, at: int, preposition: int) -> bool:
    return view.tokens.lower[preposition] in PREPOSITIONS and _wrong(view, preposition, _kind(view, at))


def _first_object(view: View, at: int) -> int | None:
    """Return the first mention behind the accusing word, if nothing but titles and descriptions stands between."""
    barred = words("accusations", "governing") | words("accusations", "passive-verbs")
    for here in range(at + 1, min(at + OBJECT_REACH, len(view.tokens.lower))):
        if here in view.starting:
            return _described(view, view.starting[here])
        if view.tokens.lower[here] in barred or view.tokens.lower[here] in STOPS:
            return None
    return None


def _behind(view: View, named: int) -> int:
    """Return the token behind a name and what belongs to it: *Acme Corp.*, *'s campaign*, *, her boss,*, *and Dana Reed*."""
    lower = view.tokens.lower
    here = _last(view, named) + 1
    if lower[here : here + 1] and _abbreviates(view, here):
        here += 1
    if lower[here : here + 1] == ["'s"]:
        here += 1
    if lower[here : here + 1] and lower[here] in words("accusations", "bodies"):
        here += 1
    if lower[here : here + 1] == ["and"]:
        return _next(view, here, PREPOSITIONS, OBJECT_REACH) or here
    if lower[here : here + 1] == [","]:
        close = next((index for index in range(here + 1, min(here + OBJECT_REACH, len(lower))) if lower[index] == ","), here)
        return close + 1
    return here


def _gender(word: str) -> str:
    return "m" if word == "him" else "f" if word == "her" else ""


def _passive(view: View, at: int) -> int | None:
    """*NAME was accused of lying*, *NAME is alleged to have lied*."""
    if view.tokens.lower[at + 1 : at + 2] not in (["of"], ["to"], ["by"], ["for"], ["with"], ["on"], ["in"], ["over"]):
        return None
    if not _wrong(view, at, _kind(view, at)):
        return None
    found = _subject(view, at, words("accusations", "between"))
    either = found is not None and view.tokens.lower[at] in words("accusations", "either-voice")
    return None if either and not words("accusations", "passive-verbs").intersection(_between(view, found, at)) else found


def _between(view: View, mention: int | None, at: int) -> list[str]:
    """Return the words between a mention and token `at`."""
    first = 0 if mention is None else bisect_left(view.tokens.starts, view.names.mentions[mention].span.end)
    return view.tokens.lower[first:at]


def _kind(view: View, at: int) -> str:
    """Return what must follow the accusing word: to be blamed is to be accused only of a harm."""
    return "harms" if view.tokens.lower[at] in words("accusations", "blaming") else "wrongs"


def _against(view: View, at: int) -> int | None:
    """*allegations against NAME*, *allegations that NAME lied*."""
    link = _next(view, at, frozenset(("against", "that")), NOUN_REACH)
    if link is None:
        return None
    first = link + 1
    while view.tokens.lower[first : first + 1] and view.tokens.lower[first] in words("accusations", "before-name"):
        first += 1
    named = view.starting.get(first)
    if named is not None and view.tokens.lower[link] == "that" and _is_victim(_clause(view, _last(view, named), 2)):
        return None
    enough = view.tokens.lower[link] == "against" and view.tokens.lower[at] not in words("accusations", "suits")
    return _described(view, named) if named is not None and (enough or _wrong(view, link, "wrongs")) else None


def _facing(view: View, at: int) -> int | None:
    """*NAME faces charges of fraud*."""
    nouns = words("accusations", "facing-what")
    faced = any(word in nouns for word in _clause(view, at, 3))
    return _subject(view, at, words("accusations", "between")) if faced and _wrong(view, at, "wrongs") else None


def _last(view: View, mention: int) -> int:
    """Return the last token of a mention."""
    return bisect_left(view.tokens.starts, view.names.mentions[mention].span.end) - 1


def _described(view: View, mention: int) -> int:
    """Return the person whom the names before describe: of *Harbour Party nominee Carl Moss*, the last."""
    mentions = view.names.mentions
    after = bisect_left(view.tokens.starts, mentions[mention].span.end)
    following = mention + 1 if mention + 1 < len(mentions) else mention
    near = bisect_left(view.tokens.starts, mentions[following].span.start) - after <= DESCRIBING
    is_person = view.names.entities[mentions[following].entity].type == "person"
    gap = view.tokens.lower[after : bisect_left(view.tokens.starts, mentions[following].span.start)]
    plain = all(word.isalpha() and word not in words("accusations", "governing") for word in gap)
    return following if near and is_person and plain else mention


def _adverb(view: View, at: int) -> int | None:
    """*NAME allegedly stole*; not *NAME allegedly was robbed*."""
    if _is_victim(view.tokens.lower[at + 1 : at + 3]) or not _wrong(view, at, "wrongs"):
        return None
    return _subject(view, at, words("accusations", "between-deed"))


def _is_victim(after: list[str]) -> bool:
    """Tell whether a verb of the passive follows: then the named is no doer."""
    return after[:1] in (["was"], ["were"], ["is"], ["are"], ["been"]) or after in (["had", "been"], ["has", "been"], ["have", "been"])


def _called(view: View, at: int) -> int | None:
    """*called NAME a liar*: a wrongdoer's name within four tokens behind the accused's."""
    named = next((view.starting[here] for here in range(at + 1, at + 4) if here in view.starting), None)
    if named is None:
        return None
    after = _clause(view, bisect_left(view.tokens.starts, view.names.mentions[named].span.end) - 1, 6)
    article = bool(after) and after[0].strip("“‘\"'") in ("", "a", "an")
    return named if article and any(word in words("accusations", "wrongdoers") for word in after[1:]) else None


def _is(view: View, at: int) -> int | None:
    """*NAME is a liar*, *NAME is corrupt*."""
    tokens = view.tokens.lower
    here = at - 1
    while here > max(at - 5, 0) and tokens[here] not in ("is", "was", "are"):
        if tokens[here] in STOPS or tokens[here] in ("not", "n't", ",", "of"):
            return None
        here -= 1
    return view.ending.get(here - 1) if tokens[here] in ("is", "was", "are") and tokens[here + 1] not in ("not", "n't", "the") else None


def _deed(view: View, at: int) -> int | None:
    """*NAME stole*."""
    return _did(view, at, True)


def _did(view: View, at: int, deed: bool) -> int | None:
    return _subject(view, at, words("accusations", "between-deed")) if deed else None


def _subject(view: View, at: int, between: frozenset[str]) -> int | None:
    """Return the mention that ends before token `at`, with nothing but helping words between."""
    here = at - 1
    while here >= max(at - BACK, 0):
        if here in view.ending:
            return view.ending[here] if not _governed(view, view.ending[here]) else None
        if view.tokens.lower[here] not in between and view.tokens.lower[here] not in words("accusations", "bodies") and not _abbreviates(view, here):
            return None
        here -= 1
    return None


def _abbreviates(view: View, here: int) -> bool:
    """Tell whether token `here` is the point of *Acme Corp.*"""
    return view.tokens.lower[here] == "." and view.tokens.lower[here - 1] in words("accusations", "abbreviated")


def _governed(view: View, mention: int) -> bool:
    """Tell whether a preposition before the name makes somebody else the subject: *the brother of NAME lied*."""
    first = bisect_left(view.tokens.starts, view.names.mentions[mention].span.start)
    title = view.names.mentions[mention].title
    if title is not None and title.start < view.tokens.starts[first]:
        first = bisect_left(view.tokens.starts, title.start)
    return first > 0 and view.tokens.lower[first - 1] in words("accusations", "governing")


def _next(view: View, at: int, wanted: frozenset[str], reach: int) -> int | None:
    for here in range(at + 1, min(at + 1 + reach, len(view.tokens.lower))):
        if view.tokens.lower[here] in wanted:
            return here
        if view.tokens.lower[here] in STOPS or view.tokens.lower[here] == ",":
            return None
    return None


def _clause(view: View, at: int, reach: int) -> list[str]:
    """Return the words behind token `at`, to the end of the sentence or `reach` tokens on."""
    found = []
    for word in view.tokens.lower[at + 1 : at + 1 + reach]:
        if word in STOPS:
            break
        found.append(word)
    return found


def _wrong(view: View, at: int, key: str) -> bool:
    known = words("accusations", key)
    deeds = words("accusations", "deeds") if key == "wrongs" else frozenset[str]()
    return any(word in known or word in deeds for word in _clause(view, at, WRONG_REACH))


@cache
def _deed_phrases() -> dict[str, list[list[str]]]:
    """Return the phrases of a verb and its object, by their first word."""
    found: dict[str, list[list[str]]] = {}
    for phrase in words("accusations", "deed-phrases"):
        found.setdefault(phrase.split()[0], []).append(phrase.split())
    return found


_FRAMES = (
    ("accusing", _object),
    ("blaming", _object),
    ("passive", _passive),
    ("blaming", _passive),
    ("nouns", _against),
    ("suits", _against),
    ("facing", _facing),
    ("adverbs", _adverb),
    ("calling", _called),
    ("wrongdoers", _is),
    ("deeds", _deed),
)
