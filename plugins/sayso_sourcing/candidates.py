"""Names and hosts in an article that may be an outlet's, before the sentence is read."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from sayso import Article, Span
from sayso.records import Hit
from sayso_sourcing.registry import Registry, Tiers

LONGEST_HOST = 80  # code points of a host that are looked at, to either side of the domain

_WORD = re.compile(r"\S+")
_HOST = re.compile(r"[\w.-]*")


class Candidate(NamedTuple):
    """Hold a name that may be an outlet's: the tiers it has in the registry, each with its rows, or `domains` or `stems`."""

    span: Span
    tiers: Tiers


def candidates(article: Article, hits: Iterable[Hit], known: Registry) -> Iterator[Candidate]:
    """Yield what hits of the registry's literals may name."""
    for hit in hits:
        found = _candidate(article.text, hit, known)
        if found:
            yield found


def spelled(text: str) -> str:
    """Return a name as the registry spells it: straight apostrophes and hyphens, one space."""
    return " ".join(text.replace("’", "'").replace("‑", "-").split())


def _candidate(text: str, hit: Hit, known: Registry) -> Candidate | None:
    if "." in hit.literal and known.by_host(hit.literal.lower()) is not None:
        return _host(text, hit.span, known)
    shown = spelled(hit.span.of(text))
    tiers = known.by_name(shown)
    if not tiers and (inner := _inside(text, hit.span, known)):
        return inner
    if not tiers and shown.isupper() and len(shown) > 3:
        tiers = tuple(each for each in known.by_name(hit.literal) if each[0] == "names")
    if not tiers and (row := known.by_stem(shown.lower())) is not None:
        tiers = (("stems", (row,)),)
    return Candidate(hit.span, tiers) if tiers else None


def _inside(text: str, span: Span, known: Registry) -> Candidate | None:
    """Return the longest name inside a hit that is spelled otherwise: `Petra` in `Petra news agency`, `TASS` in `Russian news agency TASS`."""
    spans: Sequence[Span] = [Span(span.start + word.start(), span.start + word.end()) for word in _WORD.finditer(span.of(text))]
    for size in range(len(spans) - 1, 0, -1):
        for first in range(len(spans) - size + 1):
            part = Span(spans[first].start, spans[first + size - 1].end)
            tiers = known.by_name(spelled(part.of(text)))
            if tiers:
                return Candidate(part, tiers)
    return None


def _host(text: str, span: Span, known: Registry) -> Candidate | None:
    """Return the whole host at `span`, if it belongs to an outlet and is no mail address."""
    start = span.start
    while start and (text[start - 1].isalnum() or text[start - 1] in ".-_") and span.start - start < LONGEST_HOST:
        start -= 1
    end = _host_end(text, span.end)
    host = text[start:end].lstrip(".-").removeprefix("www.")
    row = known.by_host(host)
    if row is None or (start and text[start - 1] == "@"):
        return None
    return Candidate(Span(end - len(host), end), (("domains", (row,)),))


def _host_end(text: str, start: int) -> int:
    match = _HOST.match(text, start, start + LONGEST_HOST)
    return start + len(match.group().rstrip(".-_")) if match else start
