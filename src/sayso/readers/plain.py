"""Plain text: blank lines part blocks; in a block each line is a paragraph, unless the block is hard-wrapped.

The article's text is the file's text, white space and all, so every offset is the same in both.
"""

import re
from itertools import pairwise
from typing import NamedTuple

from sayso.article import Article, Meta
from sayso.readers.base import ReadContext, refuse_endless
from sayso.readers.furniture import byline, dateline, furnish
from sayso.span import Span
from sayso.text.records import Block

MAX_HEADLINE_WORDS = 20  # contract, *Text*
_LINE = re.compile(r"[^\r\n]+")
_SUPPRESSION = re.compile(r"<!--\s*sayso:[^>]*-->")  # a note to sayso on a line of its own is no prose; it parts blocks as a blank line does
_LINE_ENDS = frozenset({"\n", "\r\n", "\r"})
_TERMINAL = re.compile(r"[.!?…:][\"'”’»)\]]*$")
# Hard-wrapped text: no line is longer, and the first of two not shorter, than anybody sets a margin (code points; RFC 3676 says 78).
_WIDEST, _NARROWEST = 132, 40
# What a wrapping program leaves at the end of a line is shorter than the next word; this much more is allowed (hyphenation, two spaces).
_SLACK = 4


class _Wrap(NamedTuple):
    """Hold what tells hard-wrapped lines: how wide the widest is, and whether it is proved by three lines or more."""

    width: int
    proved: bool


def read(source: str, context: ReadContext) -> Article:
    """Return a plain text file as an article. Raise `InputError` for more lines than an article has."""
    refuse_endless(source, context.path)
    return _article(source, Meta(), None, context.path)


def from_text(text: str, *, meta: Meta = Meta(), headline: str | None = None) -> Article:  # noqa: B008 - immutable
    """Return a plain text as an article.

    A `headline` is put before the text as a block of its own, and the text itself then has none; an empty one only says that it has none.
    """
    return _article(f"{headline}\n\n{text}" if headline else text, meta, headline, "")


def _article(text: str, meta: Meta, headline: str | None, path: str) -> Article:
    blocks, meta = furnish(text, _blocks(text, len(headline) if headline else 0, detect=headline is None), meta)
    return Article(text, blocks, meta, path=path)


def _blocks(text: str, given: int, *, detect: bool) -> list[Block]:
    found = [Block("headline", Span(0, given))] if given else []
    groups = _groups(text, given)
    width = max((wrap.width for group in groups if (wrap := _wrap(text, group)).proved), default=0)
    for number, group in enumerate(groups):
        kind = "headline" if detect and number == 0 and len(groups) > 1 and _may_be_headline(text, group) else "paragraph"
        spans = _paragraphs(text, group, width)
        found.extend(Block("paragraph" if kind == "headline" and byline(span.of(text)) else kind, span) for span in spans)
    return found


def _groups(text: str, start: int) -> list[list[Span]]:
    """Return the lines of each block, white space at both ends left out; a line of nothing else is blank."""
    groups: list[list[Span]] = []
    last = -1
    for match in _LINE.finditer(text, start):
        begin, end = match.span()
        line = match.group()
        stripped = line.strip()
        if not stripped or _SUPPRESSION.fullmatch(stripped):
            continue
        if len(stripped) != len(line):
            end = begin + len(line.rstrip())
            begin = end - len(stripped)
        if groups and text[last : match.start()] in _LINE_ENDS:
            groups[-1].append(Span(begin, end))
        else:
            groups.append([Span(begin, end)])
        last = match.end()
    return groups


def _may_be_headline(text: str, group: list[Span]) -> bool:
    lines = [line.of(text) for line in group]
    if dateline(lines[0]) or byline(lines[0]):
        return False
    return sum(len(line.split()) for line in lines if not byline(line)) <= MAX_HEADLINE_WORDS


def _paragraphs(text: str, group: list[Span], width: int) -> list[Span]:
    if len(group) == 1:
        return group
    wrap = _wrap(text, group)
    if wrap.proved or (len(group) == 2 and wrap.width and _goes_on(text, group, width)):
        return [Span(group[0].start, group[-1].end)]
    return group


def _wrap(text: str, group: list[Span]) -> _Wrap:
    """Tell whether lines look as a program broke them: each as full as the next word lets it be, most of them inside a sentence."""
    if len(group) < 2:
        return _Wrap(0, proved=False)
    width = max(line.end - line.start for line in group)
    if not _NARROWEST <= width <= _WIDEST:
        return _Wrap(0, proved=False)
    breaks = list(pairwise(group))
    full = all(line.end - line.start + 1 + _first_word(text, after) > width - _SLACK for line, after in breaks)
    inside = sum(not _TERMINAL.search(line.of(text)) for line, _ in breaks)
    like = full and 2 * inside >= len(breaks) and inside > 0 and not any(byline(line.of(text)) for line in group)
    return _Wrap(width, proved=len(group) > 2) if like else _Wrap(0, proved=False)


def _first_word(text: str, line: Span) -> int:
    return len(line.of(text).split(None, 1)[0])


def _goes_on(text: str, group: list[Span], width: int) -> bool:
    """Tell whether the second of two lines carries on the first: in lower case, or at the margin the rest of the text keeps."""
    first, second = group
    return text[second.start].islower() or bool(width and first.end - first.start + 1 + _first_word(text, second) > width - 2 * _SLACK)
