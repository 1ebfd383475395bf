"""Read what is said of a person beside the name: an office in an apposition, a counterpart's office."""

import re
from functools import cache, lru_cache

from sayso.span import Span
from sayso.text.names_words import before_names, demonyms, genders, group, heads, in_full

APPOSITION = re.compile(
    r"[ \u00a0]?,[ \u00a0](?:the|a|an|his|her|their|its)?[ \u00a0]?((?:[\w’'.-]+[ \u00a0]){0,5}?[\w’'.-]+)"
    r"(?=[ \u00a0]?[,.;]|[ \u00a0](?:of|for|at|in|from|to|who)\b)"
)
BEFORE = re.compile(r"[ \u00a0],([\w’'.-]+)((?:[ \u00a0][\w’'.-]+){1,5})?")  # read from right to left: it begins where the name does

WORD = re.compile(r"\w+")
CALLED = re.compile(r"\b(?:his|her|their|first|last|only) names?(?: only)?(?:,| as| is| was)[ \u00a0]$")
BODY = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|\w+[’']s?)[ \u00a0](?:[\w’'-]+[ \u00a0]){0,4}?([\w-]+),[ \u00a0]$")
ARTICLES = frozenset(("the", "a", "an", "his", "her", "its", "their", "our", "former"))
RELATIVE = frozenset(("where", "whose", "when"))
BELONGING = frozenset(("of", "for", "at", "in", "to"))


@cache
def _ends() -> frozenset[str]:
    """Return the words that titles end in: where none stands, nothing more need be read."""
    ends = {*heads(), *group("titles", "counterpart"), *group("titles", "police"), *group("roles", "role")}
    return frozenset(word for end in ends for word in WORD.findall(end))


def _may_hold(window: str) -> bool:
    """Tell whether a word that titles end in stands in a stretch of text."""
    return not _ends().isdisjoint(WORD.findall(window.lower().replace(".", "")))


@lru_cache(20_000)
def folded(words: str) -> tuple[str, ...]:
    """Return the words of a title in lower case without marks, countries as adjectives (`Turkey's minister` -> `turkish minister`)."""
    plain = re.sub(r"['’]s\b|[.,]", "", words).lower().split()
    full = in_full()
    return tuple(demonyms().get(word, full.get(word, word)) for word in plain if word not in ("the", "a", "an", "his", "her", "their", "its"))


def after(text: str, span: Span) -> tuple[str, ...]:
    """Return the title in an apposition behind a name (`Ali Khan, the interior minister,`), or nothing."""
    if "," not in text[span.end : span.end + 2]:
        return ()
    match = APPOSITION.match(text, span.end, min(len(text), span.end + 90))
    if match is None or not _may_hold(text[span.end : span.end + 90]):
        return ()
    words = folded(match.group(1))
    return words if words and words[0] not in RELATIVE and is_title(words) else ()


def before(text: str, span: Span) -> tuple[str, ...]:
    """Return the description that a name stands in apposition to (`his Turkish counterpart, Ali Khan`), or nothing."""
    if text[max(0, span.start - 2) : span.start - 1] != ",":
        return ()
    window = text[max(0, span.start - 90) : span.start]
    match = BEFORE.match(window[::-1])
    if match is None or not _may_hold(window):
        return ()
    last, ahead = match.group(1)[::-1], (match.group(2) or "")[::-1]
    words = _last_title(folded(ahead + last))
    return words or (_of_what(folded(ahead)) if " " in span.of(text) else ())


def _last_title(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the title that words end in, or nothing."""
    outside = [number for number, word in enumerate(words[:-1]) if word not in before_names()]
    words = words[outside[-1] + 1 :] if outside else words
    return words if words and is_title(words) else ()


def _of_what(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the title before the last preposition (`the governor of the province, Ali Khan`), or nothing."""
    at = max((number for number, word in enumerate(words) if word in BELONGING), default=0)
    return _last_title(words[:at]) if at else ()


def is_called(text: str, span: Span) -> bool:
    """Tell whether a text says that a name is somebody's (`who gave only her first name, Ana`)."""
    return (
        "name" in text[span.start - 15 if span.start > 15 else 0 : span.start]
        and CALLED.search(text, max(0, span.start - 30), span.start) is not None
    )


def is_body(text: str, span: Span) -> bool:
    """Tell whether a name stands in apposition to a noun for a body (`the regulator, Aquawatch,`)."""
    if text[span.end : span.end + 1] != "," or text[max(0, span.start - 2) : span.start - 1] != ",":
        return False
    match = BODY.search(text, max(0, span.start - 70), span.start)
    return match is not None and match.group(1).lower() in group("roles", "organisation")


def is_office(text: str, span: Span, words: tuple[str, ...], before: tuple[str, ...]) -> bool:
    """Tell whether a run of capitals is an office behind an article, and nobody's name (`the Minister`, `The Senate President,`)."""
    if before or not _is_office(words):
        return False
    return text[max(0, span.start - 24) : span.start].rpartition(" ")[0].rpartition(" ")[2].lstrip("“‘\"'(\n").lower() in ARTICLES


@lru_cache(20_000)
def _is_office(words: tuple[str, ...]) -> bool:
    """Tell whether words are those of an office: its head last, before it only what offices are for, or the body."""
    low = [word.lower() for word in words]
    return (
        low[-1] in heads() and low[-1] not in genders() and all(word in before_names() or word in group("roles", "organisation") for word in low[:-1])
    )


def is_title(words: tuple[str, ...]) -> bool:
    """Tell whether words end in, or hold, the head of a title."""
    return (
        words[-1] in heads()
        or words[-1] in group("titles", "counterpart")
        or words[-1] in group("titles", "police")
        or words[-1] in group("roles", "role")
    )


def is_counterpart(words: tuple[str, ...]) -> bool:
    """Tell whether a title only says whose counterpart somebody is."""
    return bool(words) and words[-1] in group("titles", "counterpart")


def inherited(words: tuple[str, ...], office: tuple[str, ...]) -> tuple[str, ...]:
    """Return the office of the other man with one's own nationality: `turkish counterpart` of an `iranian interior minister`."""
    nation = tuple(word for word in words if word in demonyms().values())
    rest = tuple(word for word in office if word not in demonyms().values())
    return (*nation, *rest) if rest else words
