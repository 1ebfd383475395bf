"""Contexts: what must stand around a word, written so that a sub-editor can read it, and matched in a sentence.

`in _ of`, `to|will @adverb? _ @det`, `_ ~ law(s)`: words parted by spaces; `_` is the word in question (`_led|leads`: only in these forms),
`|` parts alternatives, `law(s)` is short for `law|laws`, `@name` is a class of words from the table `confusable_classes`, `*ing` any word with
that ending, `#` a figure, `@capital` a capitalised word, `<` and `>` the sentence's ends, a leading `!` turns a word round, a final `?` lets
it be missing, and `~` (`~5`) stands for up to three (five) words with no mark between them. Hyphens are words, quotation marks are passed over.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from sayso import Article, Span
from sayso.layers import TOKENS
from sayso.records import Tokens
from sayso_consistency.tables import rows

ENDINGS = re.compile(r"([^\s|]+?)\(([^)]*)\)")
HYPHENS = re.compile(r"[-‑]")
MARKS = frozenset("\"'“”‘’«»„‚`")
PLAIN = re.compile(r"[\w'$£€%.&]*\w|[$£€%]")
GAP = 3  # words that `~` may stand for
LONGEST = 400  # words of a sentence that are looked at: what is longer is no prose


class View(NamedTuple):
    """Hold a sentence as columns: its words in lower case between `<` and `>`, where each starts and ends, which are capitalised."""

    words: list[str]
    starts: list[int]
    ends: list[int]
    capital: list[bool]
    known: frozenset[str]

    def place(self, offset: int) -> int:
        """Return the index of the word that starts at `offset`, or -1."""
        return self.starts.index(offset, 1) if offset in self.starts[1:-1] else -1

    def span(self, first: int, last: int) -> Span:
        """Return the span from one word to another, both included, the ends of the sentence left out."""
        return Span(self.starts[max(first, 1)], self.ends[min(last, len(self.words) - 2)])


class Element(NamedTuple):
    """Hold what one word of a context may be."""

    words: frozenset[str]
    endings: tuple[str, ...] = ()
    figure: bool = False
    capital: bool = False
    negated: bool = False
    optional: bool = False
    gap: int = 0


class Context(NamedTuple):
    """Hold a context: the elements before the word, nearest first, those after it, and the forms it is for (none: all)."""

    before: tuple[Element, ...]
    after: tuple[Element, ...]
    forms: frozenset[str]


def parts(tokens: Tokens, span: Span) -> frozenset[str]:
    """Return the words of the sentence at `span`, with the parts of those with a hyphen: at least all that its view has."""
    within = tokens.within(span)
    words = tokens.lower[within.start : within.stop]
    joined = "".join(words)
    if "-" not in joined and "‑" not in joined:
        return frozenset(words)
    return frozenset((*words, "-", *(part for word in words for part in HYPHENS.split(word))))


def view(article: Article, span: Span) -> View:
    """Return the sentence at `span`."""
    tokens, text = article.layer(TOKENS), article.text
    kept = [index for index in tokens.within(span)[:LONGEST] if tokens.lower[index] not in MARKS]
    words = [tokens.lower[index] for index in kept]
    if "-" in (joined := "".join(words)) or "‑" in joined:
        return _view_of_parts(article, span, kept)
    starts = [tokens.starts[index] for index in kept]
    capital = [False, *[text[start].isupper() for start in starts], False]
    ends = [span.start, *[tokens.ends[index] for index in kept], span.end]
    return View(["<", *words, ">"], [span.start, *starts, span.end], ends, capital, frozenset(words))


def _view_of_parts(article: Article, span: Span, kept: Sequence[int]) -> View:
    """Return the sentence at `span` with its hyphened words parted."""
    tokens = article.layer(TOKENS)
    found = View(["<"], [span.start], [span.start], [False], frozenset())
    for index in kept:
        word, start, end = tokens.lower[index], tokens.starts[index], tokens.ends[index]
        if ("-" in word or "‑" in word) and len(word) > 1:
            _add_parts(found, article.text[start:end], start)
        else:
            _add(found, word, start, end, article.text[start].isupper())
    _add(found, ">", span.end, span.end, False)
    return found._replace(known=frozenset(found.words))


def _add(to: View, word: str, start: int, end: int, capital: bool) -> None:
    to.words.append(word)
    to.starts.append(start)
    to.ends.append(end)
    to.capital.append(capital)


def _add_parts(to: View, text: str, start: int) -> None:
    """Add the parts of a hyphened word and the hyphens between them."""
    done = 0
    for hyphen in (*HYPHENS.finditer(text), None):
        end = hyphen.start() if hyphen else len(text)
        if end > done:
            _add(to, text[done:end].lower().replace("’", "'"), start + done, start + end, text[done].isupper())
        if hyphen:
            _add(to, "-", start + end, start + end + 1, False)
            done = end + 1


@cache
def spread(text: str) -> tuple[str, ...]:
    """Return the alternatives of one element: `law(s)|ban` gives law, laws and ban."""
    return tuple((ENDINGS.sub(_endings, text) if "(" in text else text).split("|"))


def _endings(match: re.Match[str]) -> str:
    stem, endings = match.groups()
    return "|".join((stem, *(stem + ending for ending in endings.split("|"))))


@cache
def words(texts: Sequence[str]) -> frozenset[str]:
    """Return a list of words, endings in brackets spelled out."""
    return frozenset(word for text in texts for word in spread(text))


@cache
def context(text: str) -> Context:
    """Return a context from its spelling. Raise `ValueError` if the word itself is missing."""
    parts = text.split()
    here = next((index for index, part in enumerate(parts) if part.startswith("_")), None)
    if here is None:
        raise ValueError(f"no _ in {text!r}")
    before, after = tuple(map(_element, reversed(parts[:here]))), tuple(map(_element, parts[here + 1 :]))
    return Context(before, after, frozenset(spread(parts[here][1:])) - {""})


@cache
def _element(text: str) -> Element:
    if text.startswith("~"):
        return Element(frozenset(), gap=int(text[1:] or GAP))
    optional, negated = text.endswith("?") and len(text) > 1, text.startswith("!") and len(text) > 1
    alternatives = spread(text[negated : len(text) - optional])
    classes = [name[1:] for name in alternatives if name.startswith("@")]
    members = {word for name in classes if name != "capital" for word in _class(name)}
    plain = {word for word in alternatives if word[:1] not in "@*#" or word == "*"}
    endings = tuple(word[1:] for word in alternatives if word.startswith("*") and word != "*")
    return Element(frozenset(plain | members), endings, "#" in alternatives, "capital" in classes, negated, optional)


def is_plain(element: Element) -> bool:
    """Tell whether an element is one of some words, and nothing else would do."""
    open_ended = element.endings or element.figure or element.capital or element.negated or element.optional or element.gap
    return bool(element.words) and not open_ended and element.words.isdisjoint(("*", "<", ">"))


@cache
def _class(name: str) -> tuple[str, ...]:
    return tuple(next(row["words"] for row in rows("confusable_classes") if row["key"] == name))


def reach(wanted: Context, sentence: View, at: int) -> tuple[int, int] | None:
    """Return the first and last index of what the context matches around the word at `at`, or nothing."""
    if wanted.forms and sentence.words[at] not in wanted.forms:
        return None
    last = _walk(wanted.after, sentence, at + 1, 1)
    if last is None:
        return None
    first = _walk(wanted.before, sentence, at - 1, -1)
    return None if first is None else (first + 1, last - 1)


def _walk(elements: tuple[Element, ...], sentence: View, at: int, step: int) -> int | None:
    """Return the index after the last word that the elements match from `at` on in the direction of `step`."""
    if not elements:
        return at
    head, rest = elements[0], elements[1:]
    if head.gap:
        return _leap(head.gap, rest, sentence, at, step)
    if 0 <= at < len(sentence.words) and _fits(head, sentence, at):
        found = _walk(rest, sentence, at + step, step)
        if found is not None:
            return found
    return _walk(rest, sentence, at, step) if head.optional else None


def _leap(most: int, rest: tuple[Element, ...], sentence: View, at: int, step: int) -> int | None:
    for skipped in range(most + 1):
        found = _walk(rest, sentence, at + skipped * step, step)
        if found is not None:
            return found
        if not 0 < at + skipped * step < len(sentence.words) - 1 or not PLAIN.match(sentence.words[at + skipped * step]):
            return None
    return None


def _fits(element: Element, sentence: View, at: int) -> bool:
    word = sentence.words[at]
    found = (
        word in element.words
        or (bool(element.endings) and len(word) > 4 and word.endswith(element.endings))
        or (element.figure and word[0].isdigit())
        or (element.capital and sentence.capital[at])
        or ("*" in element.words and PLAIN.match(word) is not None)
    )
    return found != element.negated
