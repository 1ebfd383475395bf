"""Suppressions written into the article: comments, and the `sayso` key of the front matter.

They are read from the file, not from the article's text, for a reader leaves comments out; each becomes a stretch of the file in which
some rules are silent.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from fnmatch import fnmatchcase
from itertools import islice
from typing import Any, NamedTuple

from sayso.article import Article
from sayso.sourcemap import Lines
from sayso.span import Span

_OPENING = re.compile(r"<!--[ \t]{0,20}sayso:\s{0,20}")
_LONGEST = 1_000  # code points of a comment; bounded, so that a file full of openings costs no more than its length
_BODY = re.compile(r"(allow(?:-file|-start|-end)?)(?![\w-])[\s:]*(.*)", re.DOTALL)
_REASON = re.compile(r"(?:^|\s)(?:--|—|–)\s")
_RULE = re.compile(r"[A-Za-z0-9_*?\[\]-]+(?:\.[A-Za-z0-9_*?\[\]-]+)*")
_MARKUP_SUFFIXES = (".html", ".htm", ".xhtml", ".xml")
_PLAIN_SUFFIXES = (".txt", ".text")
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})([^\r\n]*)", re.MULTILINE)
_KEY = re.compile(r"^[\"']?sayso\b", re.MULTILINE)
_FRONT = 100_000  # code points in which front matter is looked for
_MOST = 500  # suppressions read from one article: more are no newsroom's, and each is compared with each finding
END = 1 << 62


class Suppression(NamedTuple):
    """Hold one rule (an id or a glob) that is silent in a stretch of the file, and where that is written (`place`, in the file).

    `front` says that it stands in the front matter.
    """

    rule: str
    scope: Span
    reason: str | None
    by: str | None
    place: Span
    front: bool = False

    def covers(self, rule: str, offset: int) -> bool:
        """Tell whether a finding of a rule that starts at an offset of the file is suppressed."""
        return self.scope.start <= offset < self.scope.end and (rule == self.rule or fnmatchcase(rule, self.rule))


class Suppressions(NamedTuple):
    """Hold an article's suppressions, what could not be read as one (place and complaint), and notices."""

    items: tuple[Suppression, ...] = ()
    broken: tuple[tuple[Span, str], ...] = ()
    notices: tuple[str, ...] = ()


class _Comment(NamedTuple):
    kind: str
    rules: tuple[str, ...]
    reason: str | None
    place: Span


NONE = Suppressions()


def suppressions(article: Article) -> Suppressions:
    """Return what the article's file suppresses."""
    front = article.meta.raw.get("sayso") if article.meta.raw else None
    if front is None and "sayso:" not in article.source:
        return NONE
    broken: list[tuple[Span, str]] = []
    notices: list[str] = []
    comments = list(islice(_comments(article, broken), _MOST + 1))
    items = [*islice(_from_front_matter(article, front, broken), _MOST), *_scoped(article, comments[:_MOST], notices)]
    if len(comments) > _MOST or len(items) > _MOST:
        notices = [f"more than {_MOST} suppressions in one article: the rest are not read"]
    return Suppressions(tuple(items[:_MOST]), tuple(broken[:_MOST]), tuple(notices))


def _comments(article: Article, broken: list[tuple[Span, str]]) -> Iterator[_Comment]:
    markup = article.path.lower().endswith(_MARKUP_SUFFIXES)
    code = [] if markup or article.path.lower().endswith(_PLAIN_SUFFIXES) else _code(article.source)
    for place, content in _notes(article.source, broken):
        if any(span.start <= place.start < span.end for span in code):
            continue  # shown, not meant
        body = _BODY.fullmatch(content)
        if body is None:
            broken.append((place, f"“{content.split(' ')[0][:40]}” is no suppression: write allow, allow-file, allow-start or allow-end."))
            continue
        if not markup and not _alone(article.source, place):
            broken.append((place, "A suppression must stand on a line of its own: here it has no effect."))
            continue
        comment = _comment(body.group(1), body.group(2), place)
        if not comment.rules and comment.kind != "allow-end":
            broken.append((place, "A suppression needs the id of a rule: here it has no effect."))
            continue
        yield comment


def _code(source: str) -> list[Span]:
    """Return the fenced blocks of code in Markdown; the last one may never be closed."""
    found: list[Span] = []
    start, fence = -1, ""
    for match in islice(_FENCE.finditer(source), _MOST):
        if start < 0:
            start, fence = match.start(), match.group(1)
        elif match.group(1).startswith(fence) and not match.group(2).strip():
            found.append(Span(start, match.end()))
            start = -1
    return [*found, Span(start, END)] if start >= 0 else found


def _notes(source: str, broken: list[tuple[Span, str]]) -> Iterator[tuple[Span, str]]:
    """Yield the place and the content of every comment that speaks to sayso."""
    for match in _OPENING.finditer(source):
        end = source.find("-->", match.end(), match.end() + _LONGEST)
        if end < 0:
            broken.append((Span(*match.span()), "This suppression comment is never closed: end it with --> on the same line."))
            if len(broken) > _MOST:
                return
        else:
            yield Span(match.start(), end + 3), source[match.end() : end].strip()


def _comment(kind: str, rest: str, place: Span) -> _Comment:
    parts = _REASON.split(rest, maxsplit=1)
    rules = tuple(dict.fromkeys(_RULE.findall(parts[0])))
    reason = parts[1].strip() if len(parts) > 1 else ""
    return _Comment(kind, rules, reason or None, place)


def _alone(source: str, place: Span) -> bool:
    before = source[max(source.rfind("\n", 0, place.start), source.rfind("\r", 0, place.start)) + 1 : place.start]
    after = re.compile(r"[^\r\n]*").match(source, place.end)
    return not before.strip() and not (after and after.group().strip())


def _scoped(article: Article, comments: list[_Comment], notices: list[str]) -> Iterator[Suppression]:
    """Give every comment its stretch of the file: the next block, the file, or up to the matching `allow-end`."""
    if not comments:
        return
    blocks = sorted(article.source_map.span(Span(block.span.start, max(block.span.start + 1, block.span.end))) for block in article.blocks)
    lines = Lines(article.source)
    opened: list[_Comment] = []
    for comment in comments:
        if comment.kind == "allow-file":
            yield from _each(comment, Span(0, END))
        elif comment.kind == "allow":
            following = bisect_left(blocks, (comment.place.end,))
            yield from _each(comment, blocks[following] if following < len(blocks) else Span(END, END))
        elif comment.kind == "allow-start":
            opened.append(comment)
        else:
            closed = _closed(opened, comment)
            if closed is None:
                notices.append(f"line {lines.position(comment.place.start).line}: allow-end closes nothing")
            else:
                yield from _each(closed, Span(closed.place.end, comment.place.start))
    for comment in opened:
        notices.append(f"line {lines.position(comment.place.start).line}: allow-start is never closed and holds to the end of the file")
        yield from _each(comment, Span(comment.place.end, END))


def _closed(opened: list[_Comment], end: _Comment) -> _Comment | None:
    """Remove and return the last open comment for the same rules (any, if the end names none)."""
    for index in reversed(range(len(opened))):
        if not end.rules or set(opened[index].rules) == set(end.rules):
            return opened.pop(index)
    return None


def _each(comment: _Comment, scope: Span) -> Iterator[Suppression]:
    for rule in comment.rules:
        yield Suppression(rule, scope, comment.reason, None, comment.place)


def _from_front_matter(article: Article, front: Any, broken: list[tuple[Span, str]]) -> Iterator[Suppression]:
    if front is None:
        return
    allowed = front.get("allow") if isinstance(front, Mapping) else None
    place = _front_place(article, "sayso")
    if allowed is None or (isinstance(front, Mapping) and set(front) != {"allow"}):
        broken.append((place, "The front matter's sayso key holds allow and nothing else: a list of rule ids, or ids with their reasons."))
    for entry in _entries(allowed):
        if entry is None:
            broken.append((place, "An entry of allow in the front matter is a rule id, or has rule, reason and by."))
            continue
        rule, reason, by = entry
        yield Suppression(rule, Span(0, END), reason, by, _front_place(article, rule), front=True)


def _entries(allowed: Any) -> Iterable[tuple[str, str | None, str | None] | None]:
    if isinstance(allowed, str):
        allowed = [allowed]
    if isinstance(allowed, Mapping):
        for rule, reason in allowed.items():
            yield (rule, _text(reason), None) if isinstance(rule, str) else None
        return
    for entry in allowed if isinstance(allowed, list) else ():
        if isinstance(entry, str):
            yield entry, None, None
        elif isinstance(entry, Mapping) and isinstance(entry.get("rule"), str):
            yield entry["rule"], _text(entry.get("reason")), _text(entry.get("by"))
        elif isinstance(entry, Mapping) and len(entry) == 1 and all(isinstance(key, str) for key in entry):
            yield from ((rule, _text(reason), None) for rule, reason in entry.items())
        else:
            yield None


def _text(value: Any) -> str | None:
    return None if value is None or value == "" else str(value)


def _front_place(article: Article, word: str) -> Span:
    """Return where a word stands under the front matter's `sayso` key; the file's start if it does not, say for an escaped key."""
    key = _KEY.search(article.source, 0, _FRONT)
    found = article.source.find(word, key.start(), _FRONT) if key else -1
    return Span(found, found + len(word)) if found >= 0 else Span(0, 0)
