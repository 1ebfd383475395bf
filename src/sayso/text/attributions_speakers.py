"""Tell whether words beside a colon or a dash name a speaker (`Ana Lind, mayor`), or head what follows (`Result`, `Live`, `Price`)."""

from bisect import bisect_left
from functools import cache
from typing import NamedTuple

from sayso.text.clauses import has_finite
from sayso.text.clauses_tags import Line
from sayso.text.names_words import group
from sayso.text.records import Names
from sayso.text.sources import Phrase, apposition, inverted
from sayso.text.sources_kinds import head_noun
from sayso.text.tables import table, words

LONGEST = 8  # words of a short tail that may name a speaker (`mayor of Bergen`)
TOPICAL = frozenset(("on", "about", "after", "over", "amid"))
TOPIC = 10  # tokens that may tell between speaker and colon what was spoken of (`Lind, on the ferry:`)
SPEAKING = ("person", "organisation", "outlet")


class Cast(NamedTuple):
    """Hold the names of an article and where each mention starts (offsets)."""

    row: Line
    names: Names
    starts: list[int]

    def kind(self, index: int) -> str:
        """Return the type of what a mention names."""
        return self.names.entities[self.names.mentions[index].entity].type

    def tokens(self, index: int) -> tuple[int, int]:
        """Return the first and the last token of a mention."""
        span = self.names.mentions[index].span
        return self.row.tokens.at(span.start), self.row.tokens.at(span.end - 1)


def cast(row: Line, names: Names) -> Cast:
    """Return the names of an article as they are looked up by place."""
    return Cast(row, names, [mention.span.start for mention in names.mentions])


def mention_from(people: Cast, first: int) -> int:
    """Return the first mention that starts at token `first` or behind it, or -1."""
    index = bisect_left(people.starts, people.row.starts[first])
    return index if index < len(people.starts) else -1


def named(people: Cast, first: int, last: int) -> str:
    """Return the type of the first name that lies between two tokens, both included, or nothing."""
    index = mention_from(people, first)
    return people.kind(index) if index >= 0 and people.names.mentions[index].span.end <= people.row.ends[last] else ""


@cache
def headings() -> frozenset[str]:
    """Return the words before a colon that name no speaker: rubrics (`Analysis`), fields (`Price`), headings (`Result`)."""
    return frozenset(table("cues")["slug"]["words"].split()) | words("quotation", "labels") | words("quotation", "kickers")


@cache
def roles() -> frozenset[str]:
    """Return the nouns by which people, groups and bodies that speak are called."""
    kinds = ("role", "collective", "anonymous", "organisation", "outlet", "kinds of outlet")
    return frozenset().union(*(group("roles", kind) for kind in kinds))


@cache
def documents() -> frozenset[str]:
    """Return the nouns for what speaks by being read: reports, polls, studies."""
    return group("roles", "document")


def opening(row: Line, low: int, end: int) -> int:
    """Return where the words of a line begin, behind a bullet or a number."""
    while low < end and not row.text[row.starts[low]].isalnum() and row.tags[low] not in "kK(":
        low += 1
    return low


def introduced(row: Line, people: Cast, low: int, colon: int) -> Phrase | None:
    """Return the speaker named before a colon that a quotation follows, or None: `Lind, on the ferry:`, `The mayor's answer:`."""
    first = opening(row, low, colon)
    if first >= colon:
        return None
    if row.tags[first] in "GPqE" and "," in row.tags[first:colon] and not opens_name(people, first):
        first = row.tags.rindex(",", first, colon) + 1
    owner = possessor(row, first, colon)
    if owner is not None:
        return owner
    phrase = speaker_phrase(row, people, first, colon)
    if phrase is None or not _topic(row, phrase.last + 1, colon):
        return None
    return phrase if is_speaker(row, people, phrase, loose=True) else None


def speaker_phrase(row: Line, people: Cast, first: int, end: int) -> Phrase | None:
    """Return the noun phrase at `first` with its description, without what was spoken of (`Lind on the ferry`)."""
    phrase = inverted(row, first, end)
    if phrase is None and opens_name(people, first):
        last = people.tokens(mention_from(people, first))[1]
        phrase = Phrase(first, apposition(row, last + 1, end) - 1)
    if phrase is None:
        return None
    topic = next((at for at in range(phrase.first + 1, phrase.last) if row.lower[at] in TOPICAL), phrase.last + 1)
    return Phrase(phrase.first, topic - 1)


def opens_name(people: Cast, first: int) -> bool:
    """Tell whether a name begins at a token: `Per Dahl` is no preposition."""
    index = mention_from(people, first)
    return index >= 0 and people.tokens(index)[0] == first < people.tokens(index)[1]


def possessor(row: Line, first: int, colon: int) -> Phrase | None:
    """Return whose words follow `The mayor's answer:`, `His verdict:`, `Her message to voters:`."""
    noun = next((at for at in range(first + 1, colon) if row.lower[at] in words("quotation", "sayings")), -1)
    if noun < 0 or has_finite(row, noun, colon) or (noun + 1 < colon and row.tags[noun + 1] not in "Pt,"):
        return None
    if row.tags[first] == "p" and noun - first <= 3:
        return Phrase(first, first)
    mark = row.tags.find("S", first, noun)
    return Phrase(first, mark - 1) if mark > first and noun - mark <= 3 and not has_finite(row, first, mark) else None


def _topic(row: Line, at: int, colon: int) -> bool:
    """Tell whether what stands between speaker and colon only says where, when or of what: `, on the ferry`, `in Oslo`."""
    if at >= colon:
        return True
    if row.tags[at] == ",":
        at += 1
    asked = row.lower[at] in TOPICAL and row.tags[at + 1] in "qwh"  # `on why the ferry stopped`
    return colon - at <= TOPIC and row.tags[at] in "PGqr(yE" and (asked or not has_finite(row, at + 1, colon))


def is_speaker(row: Line, people: Cast, phrase: Phrase, *, loose: bool = False) -> bool:
    """Tell whether a phrase names somebody who speaks. `loose` takes any capitalised words that are no heading: a quotation follows them."""
    head = head_noun(row, phrase)
    what = named(people, phrase.first, phrase.last)
    if what == "person":
        return True
    if not headings().isdisjoint(row.lower[phrase.first : head + 1]):
        return False
    word = row.lower[head]
    if word in group("roles", "outlet") and row.text[row.starts[head]].islower():
        return False  # `Tide times:` is no newspaper
    return what in SPEAKING or word in roles() or word in documents() or (loose and row.text[row.starts[head]].isupper())


def short_speaker(row: Line, people: Cast, first: int, end: int, *, surname: bool) -> Phrase | None:
    """Return the speaker that a few words at the end of a line name: `report`, `says` left out, `union chief`, `Lind`.

    `surname` allows a name that nobody knows; where all words have capitals it would take anything.
    """
    while first < end and not row.text[row.starts[first]].isalnum() and row.tags[first] not in "kK":
        first += 1
    while end > first and row.tags[end - 1] == ".":
        end -= 1
    if not 0 < end - first <= LONGEST or has_finite(row, first, end) or row.tags[first] in "kKPtqwGcrxm#ys":
        return None
    phrase = Phrase(first, end - 1)
    reached = inverted(row, first, end)
    if reached is None or reached.last < end - 1:
        return None
    if row.lower[head_noun(row, phrase)] in words("quotation", "media") or is_speaker(row, people, phrase):
        return phrase
    capitals = all(row.text[row.starts[at]].isupper() for at in range(first, end))
    known = named(people, first, end - 1)
    return phrase if surname and known != "place" and capitals and end - first <= 3 and headings().isdisjoint(row.lower[first:end]) else None
