"""Words that are taken for one another, and the contexts in which only the other can be meant: the tables `confusables_*` of the pack."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import product
from typing import NamedTuple

from sayso import Span
from sayso_consistency.contexts import Context, View, context, is_plain, reach, spread, words
from sayso_consistency.tables import Row, table

TABLES = ("confusables_sound", "confusables_sense", "confusables_slip")
COMPANY = 2  # words of the other's company that a sentence must hold if nothing else speaks for it


class Confusable(NamedTuple):
    """Hold a word that stands for another: its forms and the other's, and where the other is meant.

    `where` are contexts in which it is; `names` those that hold in names, too; `but` contexts in which it is not; `company` are words that speak
    for the other anywhere in the sentence (where `slot` holds, if given: one, else `COMPANY`), `strangers` words that speak against it.
    """

    forms: Mapping[str, str]
    where: tuple[Context, ...]
    names: tuple[Context, ...]
    but: tuple[Context, ...]
    slot: tuple[Context, ...]
    company: frozenset[str]
    strangers: frozenset[str]


class Evidence(NamedTuple):
    """Hold what speaks for the other word: the stretch of a context or, if there was none, the places of its company."""

    write: str
    stretch: Span | None
    places: tuple[Span, ...]


@cache
def phrases() -> Mapping[str, tuple[str, str, int]]:
    """Return the fixed phrases that hold a wrong word, spelled out: the word, its table and its row there.

    A phrase is spelled `in the [from] of`, alternatives and endings as in a context.
    """
    return {
        " ".join(each).replace("[", "").replace("]", ""): (next(word for word in each if word[0] == "[")[1:-1], name, rows[0])
        for name in TABLES
        for text, rows in table(name).terms("phrases").items()
        for each in product(*map(spread, text.split()))
    }


@cache
def triggers() -> Mapping[str, tuple[tuple[str, int], ...]]:
    """Return where each word that may be wrong is entered: tables and rows."""
    found: dict[str, list[tuple[str, int]]] = {}
    for name in TABLES:
        for word, rows in table(name).terms("words").items():
            found.setdefault(word, []).extend((name, row) for row in rows)
    return {word: tuple(places) for word, places in found.items()}


def literals() -> tuple[str, ...]:
    """Return what the rule waits for."""
    return tuple({**triggers(), **phrases()})


@cache
def confusables(word: str) -> tuple[Confusable, ...]:
    """Return the entries for a word that may be wrong, in the order of the tables."""
    return tuple(_entry(table(name).row(row)) for name, row in triggers().get(word, ()))


class Asked(NamedTuple):
    """Hold words of which one must stand right before a word, right after it or somewhere in its sentence if anything is to speak for another.

    `pairs` are the words after it with those of which one must then stand before it (None: whatever does); `after` has the former of all pairs.
    """

    before: frozenset[str]
    after: frozenset[str]
    pairs: tuple[tuple[frozenset[str], frozenset[str] | None], ...]
    anywhere: frozenset[str]

    def beside(self, left: str, right: str) -> bool:
        """Tell whether what is asked for stands right before or after the word."""
        if left in self.before:
            return True
        return right in self.after and any(right in after and (before is None or left in before) for after, before in self.pairs)


@cache
def asked(word: str) -> Asked | None:
    """Return what the contexts of `word` ask for at least, or None if that cannot be told.

    It is asked before a sentence is looked at: most of *not*, *from* and *than* stand beside none of these words.
    """
    before: set[str] = set()
    pairs: list[tuple[frozenset[str], frozenset[str] | None]] = []
    anywhere: set[str] = set()
    for entry in confusables(word):
        anywhere |= entry.company
        for each in (*entry.where, *entry.names):
            if each.forms and word not in each.forms:
                continue
            led = each.before[0].words if each.before and is_plain(each.before[0]) else None
            if each.after and is_plain(each.after[0]):
                pairs.append((each.after[0].words, led))
            elif led:
                before |= led
            elif plain := [element.words for element in (*each.before, *each.after) if is_plain(element)]:
                anywhere |= min(plain, key=len)
            else:
                return None
    return Asked(frozenset(before), frozenset().union(*(after for after, _ in pairs)), tuple(pairs), frozenset(anywhere))


def replacement(phrase: str) -> tuple[str, str]:
    """Return the wrong word of a fixed phrase and the right one."""
    word, name, row = phrases()[phrase]
    return word, table(name).row(row)["write"][0]


def _entry(row: Row) -> Confusable:
    def contexts(column: str) -> tuple[Context, ...]:
        return tuple(map(context, row.get(column, ())))

    def listed(column: str) -> frozenset[str]:
        return words(tuple(row.get(column, ())))

    forms = dict(zip(row["words"], row["write"], strict=True))
    return Confusable(forms, contexts("where"), contexts("names"), contexts("but"), contexts("slot"), listed("with"), listed("without"))


def evidence(entry: Confusable, sentence: View, at: int, *, named: bool) -> Evidence | None:
    """Return what speaks for the other word at `at`, if enough does. `named`: the word is capitalised as a name would be."""
    if not entry.strangers.isdisjoint(sentence.known) or next(_reached(entry.but, sentence, at), None):
        return None
    write = entry.forms[sentence.words[at]]
    stretch = next(_reached(entry.names if named else (*entry.where, *entry.names), sentence, at), None)
    if stretch:
        return Evidence(write, sentence.span(*stretch), _around(sentence, at, *stretch))
    company = () if named else _company(entry, sentence, at)
    return Evidence(write, None, company) if company else None


def _reached(wanted: Sequence[Context], sentence: View, at: int) -> Iterator[tuple[int, int]]:
    return (found for each in wanted if (found := reach(each, sentence, at)))


def _around(sentence: View, at: int, first: int, last: int) -> tuple[Span, ...]:
    """Return the stretches before and after the word that belong to its context."""
    sides = [(first, at - 1), (at + 1, last)]
    return tuple(sentence.span(start, end) for start, end in sides if start <= end and end > 0 and start < len(sentence.words) - 1)


def _company(entry: Confusable, sentence: View, at: int) -> tuple[Span, ...]:
    if entry.company.isdisjoint(sentence.known) or (entry.slot and not next(_reached(entry.slot, sentence, at), None)):
        return ()
    kept = sorted(entry.company & sentence.known, key=sentence.words.index)
    needed = 1 if entry.slot else COMPANY
    places = [sentence.words.index(word) for word in kept if word != sentence.words[at]]
    return tuple(sentence.span(place, place) for place in places[:COMPANY]) if len(places) >= needed else ()
