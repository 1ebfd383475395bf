"""Who is meant where an accusation does not name the accused: *him*, *the mayor*."""

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from sayso.records import Names, Tokens

BACK = 2  # sentences that a pronoun may reach back, its own among them


class View(NamedTuple):
    """Hold what the search looks at: tokens, names, where mentions start and end (in tokens), where sentences start (as offsets)."""

    tokens: Tokens
    names: Names
    starting: dict[int, int]
    ending: dict[int, int]
    sentences: list[int]


def him(view: View, at: int, gender: str) -> int | None:
    """Return the mention that *him* or *her* behind token `at` stands for: the only such person near, the accuser left out. Else None.

    The accuser is the person named last before the accusing word in its sentence.
    """
    if not gender:
        return None
    offset = view.tokens.starts[at]
    here = bisect_right(view.sentences, offset) - 1
    starts = [mention.span.start for mention in view.names.mentions]
    first = bisect_left(starts, view.sentences[max(here - BACK + 1, 0)])
    last = bisect_left(starts, offset)
    accuser = view.names.mentions[last - 1].entity if last > first and starts[last - 1] >= view.sentences[here] else -1
    fits = {view.names.mentions[index].entity: index for index in range(first, last) if _fits(view.names, index, gender, accuser)}
    return next(iter(fits.values())) if len(fits) == 1 else None


def _fits(names: Names, index: int, gender: str, accuser: int) -> bool:
    who = names.entities[names.mentions[index].entity]
    return names.mentions[index].entity != accuser and who.type == "person" and who.gender in (gender, "")


def titled(view: View, first: int, end: int) -> int | None:
    """Return the first mention of the one person who bears the title in tokens `[first, end)` (`the mayor`), or None: several, or nobody."""
    title = view.tokens.lower[first:end]
    if len(title) < 2 or title[0] != "the":
        return None
    bearers = [who for who in view.names.entities if who.type == "person" and who.mentions and _bears(who.titles, title[1:])]
    return bearers[0].mentions[0] if len(bearers) == 1 else None


def _bears(titles: tuple[str, ...], words: list[str]) -> bool:
    return any(title.split()[-1:] == words[-1:] and set(words) <= set(title.split()) for title in titles)
