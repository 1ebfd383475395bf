"""All literal terms of all rules in one automaton, run once over an article."""

import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Protocol

from sayso.article import Article
from sayso.hits import MOST_HITS, Hit
from sayso.packs.folding import fold, fold_term
from sayso.span import Span
from sayso.text.records import Block

_Found = tuple[int, int, str]  # start, end with its sign turned (so that the longer sorts first), literal
_MOST = 4 * MOST_HITS  # that are kept before shorter ones inside longer are left out
_BEYOND = Block("", Span(sys.maxsize, sys.maxsize))


class _Search(Protocol):
    def __call__(self, haystack: str, *, overlapping: bool) -> list[tuple[int, int, int]]: ...


class Automaton:
    """Find the literals of many rules in one pass (Aho–Corasick), at a cost that hardly grows with their number.

    Literals match in any letter case, on the folded view (`sayso.packs.folding`), as whole words, and never across a block. Where two
    literals of one rule overlap, the longer wins. Of literals that fold to the same, the first spelling of a rule is reported.
    """

    __slots__ = ("_owners", "_patterns", "_rules", "_search")

    def __init__(self, literals_by_rule: Mapping[str, Sequence[str]]) -> None:
        waiting: dict[tuple[str, ...], list[str]] = {}
        for rule, literals in literals_by_rule.items():
            waiting.setdefault(tuple(literals), []).append(rule)
        self._rules = list(waiting.values())  # several rules may wait for the same thousands of names
        owners: dict[str, list[tuple[int, str]]] = {}
        folds: dict[str, str] = {}
        for group, terms in enumerate(waiting):
            for literal in terms:
                folded = folds.get(literal)
                if folded is None:
                    folded = folds[literal] = fold_term(literal)
                known = owners.get(folded)
                if known is None:
                    owners[folded] = [(group, literal)]
                elif known[-1][0] != group:
                    known.append((group, literal))
        owners.pop("", None)
        self._patterns = list(owners)
        self._owners = list(owners.values())
        self._search = _automaton(self._patterns)

    def scan(self, article: Article) -> dict[str, list[Hit]]:
        """Return the hits of every rule that has any, in order of their start, in code points of the article's text.

        Of a rule with more than `MOST_HITS`, one more than that is returned, so that the engine can tell.
        """
        if self._search is None:
            return {}
        view = fold(article.text)
        text = view.text.lower()
        found: dict[int, list[_Found]] = defaultdict(list)
        blocks = iter(article.blocks)
        first = last = 0
        owners, pieces = self._owners, view.pieces
        for index, start, end in self._search(text, overlapping=True):  # in order of their ends
            if (start and ((before := text[start - 1]).isalnum() or before == "_") and _word(text[start])) or not _ends(text, end):
                continue
            if pieces:
                start, end = view.span(start, end)
            while end > last:
                first, last = next(blocks, _BEYOND).span
            if start >= first:
                for group, literal in owners[index]:
                    hits = found[group]
                    if len(hits) < _MOST:
                        hits.append((start, -end, literal))
        told = {group: _hits(_longest(hits)[: MOST_HITS + 1]) for group, hits in found.items()}
        return {rule: hits.copy() for group, hits in told.items() for rule in self._rules[group]}


def _automaton(patterns: list[str]) -> _Search | None:
    if not patterns:
        return None
    from ahocorasick_rs import AhoCorasick

    search: _Search = AhoCorasick(patterns, store_patterns=False).find_matches_as_indexes
    return search


def _hits(found: list[_Found]) -> list[Hit]:
    new = tuple.__new__  # what a named tuple's own `__new__` comes to, at half the price: an article has hundreds of hits
    return [new(Hit, (new(Span, (start, -end)), literal)) for start, end, literal in found]


def _word(char: str) -> bool:
    return char.isalnum() or char == "_"


def _ends(text: str, end: int) -> bool:
    """Tell whether a word ends at `end`: `regime's` holds *regime*, `can't` does not hold *can*."""
    after = text[end : end + 1]
    if not (after.isalnum() or after in "'_") or not after or not _word(text[end - 1]):
        return True
    if after == "'":
        rest = text[end + 1 : end + 3]
        return not rest[:1].isalpha() or (rest[0] == "s" and not rest[1:].isalnum())
    return not _word(after)


def _longest(found: list[_Found]) -> list[_Found]:
    """Return hits by start, of overlapping ones the longest."""
    if len(found) == 1:
        return found
    kept: list[_Found] = []
    done = length = 0
    for hit in sorted(found):
        size = -hit[1] - hit[0]
        if done <= hit[0]:
            kept.append(hit)
        elif size > length:
            kept[-1] = hit
        else:
            continue
        done, length = -hit[1], size
    return kept
