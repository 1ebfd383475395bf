"""Offices that an article gives to people: before their names, in appositions behind and before them, each with its country."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import compress, count
from pathlib import Path
from typing import NamedTuple

from sayso import Article, Layer, Span, load_pack
from sayso.layers import NAMES, SENTENCES, TOKENS
from sayso.records import Name, Tokens
from sayso_consistency.patterns import late
from sayso_consistency.tables import rows, words

REACH = 60  # characters before an office in which its country and "former" and the like are looked for
NEAR = 80  # characters of its sentence on either side of an office in which a change of office is told
SHORT = 6  # characters of a rank or courtesy before a name: Gen., Lord
GAP = 48  # characters between a name and an office in apposition
BETWEEN = late(r"(?:, (?:who is )?|, |\s\()(?:the |an? |its |The )?((?:[\w’'-]+ ){0,3})$")
BEHIND = late(r"(?=\s*[,.;)]|\s+(?:of|for|in|at|and|said|says|told|who)\b|$)")
CLAUSE = late(r"[^,;:.()“”\"\n]*$")
POSSESSIVE = late(r"['’]s?$")
YEAR = late(r"(?:Back in|In|By|Since|Until) (?:[A-Z][a-z]+ |early |late )?(?:1[89]|20)\d\d\b")  # at the start of a sentence: another time
OF = late(r"\s+(?:of|in)\s+(?:the\s+)?((?:[A-Z]\w+\s?){1,3})")


class Office(NamedTuple):
    """Hold an office said of somebody: `key` and `group` as in the table, where it stands, whose (an index of entities), and of which country."""

    key: str
    group: str
    span: Span
    entity: int
    name: str
    nation: str


def _offices(article: Article) -> tuple[Office, ...]:
    reader = _Reader(article)
    return tuple(filter(None, (reader.office(span, form) for span, form in _said(article.text, article.layer(TOKENS)))))


OFFICES: Layer[tuple[Office, ...]] = Layer("consistency.offices", _offices)


@cache
def _forms() -> Mapping[str, tuple[str, str]]:
    return {form: (row["key"], row["group"]) for row in rows("offices") for form in row["forms"]}


@cache
def _by_last() -> Mapping[str, tuple[str, ...]]:
    """Return the last word of a form in lower case -> the forms that end in it, the longest first."""
    found: dict[str, list[str]] = {}
    for form in sorted(_forms(), key=len, reverse=True):
        found.setdefault(form.rsplit(" ", 1)[-1].lower().rstrip("."), []).append(form)
    return {word: tuple(forms) for word, forms in found.items()}


def _said(text: str, tokens: Tokens) -> Iterator[tuple[Span, str]]:
    """Yield where forms of offices stand, and each form: found by their last words, which is many times faster than to search for all."""
    ends = _by_last()
    for index in compress(count(), map(ends.__contains__, tokens.lower)):
        end = tokens.ends[index]
        for form in ends[tokens.lower[index]]:
            start = end - len(form) + form.endswith(".")
            if (
                start >= 0
                and text.startswith(form, start)
                and not _joined(text, start - 1)
                and not _joined(text, start + len(form))
                and text[start + len(form) : start + len(form) + 1] != "-"
            ):
                yield Span(start, start + len(form)), form
                break


def _begin(mention: Name, after: int) -> int:
    """Return where a name begins, with the rank or courtesy before it (`the defence minister, Gen. Ann Lee`) if that stands behind `after`."""
    title = mention.title
    return title.start if title is not None and after <= title.start < mention.span.start <= title.start + SHORT else mention.span.start


def _joined(text: str, at: int) -> bool:
    """Tell whether a letter, figure or hyphen at `at` makes the form beside it part of another word; a hyphen before is read later (`then-`)."""
    return 0 <= at < len(text) and (text[at].isalnum() or text[at] == "_")


class _Reader:
    """Read offices beside names; only this module sees it."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.text = article.text
        names = article.layer(NAMES)
        self.names, self.mentions = names, names.mentions
        self.starts = [mention.span.start for mention in names.mentions]
        self.ends = [mention.span.end for mention in names.mentions]
        self.sentences = [sentence.span.start for sentence in article.layer(SENTENCES)]

    def office(self, span: Span, form: str) -> Office | None:
        """Return the office at a place with its holder, or nothing if nobody is said to hold it now."""
        mention = self._following(span) or self._preceding(span)
        if (
            mention is None
            or not self.text[mention.span.start].isupper()
            or not self.article.within_block(Span(min(span.start, mention.span.start), max(span.end, mention.span.end)))
        ):
            return None
        ahead = CLAUSE().search(self.text, max(0, span.start - REACH), span.start)
        before = ahead.group().split() if ahead else []
        key, group = _forms()[form]
        joint = group == "ministers" and bool(before) and before[-1] in ("and", "&")  # prime and foreign minister
        if joint or _other_time(before) or self._changes(span):
            return None
        return Office(key, group, span, mention.entity, mention.span.of(self.text), _nation(before, self.text, span))

    def _following(self, span: Span) -> Name | None:
        """Return the name right behind an office (`Finance Minister Ann Lee`) or behind its comma (`the finance minister, Ann Lee,`)."""
        at = bisect_left(self.starts, span.end)
        if at == len(self.starts):
            return None
        begin = _begin(self.mentions[at], span.end)
        gap = self.text[span.end : begin] if begin - span.end <= 2 else "?"
        if gap.isspace():
            return self.mentions[at]
        close = gap == ", " and self.text[self.ends[at] : self.ends[at] + 1] in (",", ".")
        return (
            self.mentions[at] if close and self.text[max(0, span.start - REACH) : span.start].endswith(("the ", "The ", "s ", "n ", "h ")) else None
        )

    def _preceding(self, span: Span) -> Name | None:
        """Return the name that an office stands behind in apposition (`Ann Lee, the Welsh finance minister,`)."""
        at = bisect_right(self.ends, span.start) - 1
        while at >= 0 and span.start - self.ends[at] <= GAP and (self._nation_name(at) or self._adjective(at, span.start)):
            at -= 1
        if at < 0 or not 0 < span.start - self.ends[at] <= GAP or not BEHIND().match(self.text, span.end):
            return None
        between = BETWEEN().fullmatch(self.text, self.ends[at], span.start)
        return self.mentions[at] if between and words("names", "not in an apposition").isdisjoint(between.group(1).lower().split()) else None

    def _nation_name(self, at: int) -> bool:
        """Tell whether a mention is a country whose office is meant (`Norway’s finance minister`)."""
        return self.mentions[at].span.of(self.text).lower() in nations()

    def _adjective(self, at: int, start: int) -> bool:
        """Tell whether a mention is one capitalised word between *the* and the office, as a country's adjective is (`the Welsh finance minister`)."""
        begin, end = self.mentions[at].span
        return self.text[end:start] == " " and self.text[:begin].endswith("the ") and self.text[begin:end].isalpha()

    def _changes(self, span: Span) -> bool:
        """Tell whether the sentence speaks of a change of office, or of another time."""
        at = bisect_right(self.sentences, span.start)
        first = self.sentences[at - 1] if at else 0
        if YEAR().match(self.text, first):
            return True
        end = self.sentences[at] if at < len(self.sentences) else len(self.text)
        said = self.text[max(first, span.start - NEAR) : min(end, span.end + NEAR)].lower()
        return not words("names", "changes of office").isdisjoint(re.findall(r"[a-z]+", said))


def _other_time(before: list[str]) -> bool:
    """Tell whether the words before an office make it another, or one of another time."""
    said = [part for word in before[-3:] for part in (word.lower(), *word.lower().split("-"))]
    return not words("names", "before another office").isdisjoint(said) or bool(before and before[-1].endswith(("/", "-")))


def _nation(before: list[str], text: str, span: Span) -> str:
    """Return the country of an office, by the word before it or by what follows it, or nothing."""
    for size in (1, 2, 3):
        found = nations().get(POSSESSIVE().sub("", " ".join(before[-size:]).lower())) if len(before) >= size else None
        if found:
            return found
    behind = OF().match(text, span.end)
    return nations().get(behind.group(1).strip().lower(), "") if behind else ""


@cache
def nations() -> Mapping[str, str]:
    """Return name or adjective of a country in lower case -> its code. The table is the `sourcing` pack's."""
    import sayso_rules

    table = load_pack(Path(sayso_rules.__file__).parent / "sourcing").table("nations")
    return {name.lower(): str(row["key"]) for row in table.entries for name in (*row["names"], *row["adjectives"])}


def holders(article: Article) -> Iterator[tuple[int, list[Office]]]:
    """Yield entities with their offices, in order of first mention of an office."""
    found: dict[int, list[Office]] = {}
    for office in article.layer(OFFICES):
        found.setdefault(office.entity, []).append(office)
    yield from found.items()
