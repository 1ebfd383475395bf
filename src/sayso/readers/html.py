"""HTML: headline, standfirst, paragraphs and the rest by their tags and classes; code, scripts and navigation left out."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import NamedTuple

from sayso.article import Article
from sayso.errors import InputError
from sayso.readers import frontmatter
from sayso.readers.base import MOST_BLOCKS, ReadContext
from sayso.readers.decode import codec
from sayso.readers.draft import OBJECT, Content, Draft, Link, Piece
from sayso.readers.elements import BLOCKS, CLASSES, ENDS, INLINE_SKIPPED, KINDS, RAW, SKIPPED, VOID
from sayso.readers.pagemeta import Told
from sayso.readers.tags import Tag, Value, attributes, next_tag, pieces, text_of

_CHARSET = re.compile(
    rb"<meta\s[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})|<\?xml\s[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})", re.IGNORECASE
)
_CHARSET_BYTES = 1024  # WHATWG HTML, 13.2.3.2: as far as a browser looks

_UNCLOSED = 20  # so often an end tag is looked for in vain; then the file has none of that name
_MOST_TAGS = 150_000  # in a file; even a page of nothing but small cells is refused for its blocks before
_FURTHEST = 50  # open elements; nobody leaves more unclosed between two list items


class _Open(NamedTuple):
    name: str
    kind: str


class _Page:
    """Hold the state of one reading: open elements, the pieces of the block at hand, and what the page tells of itself."""

    __slots__ = ("anchor", "counts", "headline", "links", "open", "path", "pieces", "source", "title", "told", "unclosed")

    def __init__(self, source: str, *, headline: bool, path: str = "") -> None:
        self.source = source
        self.path = path
        self.headline = headline  # whether there is one already
        self.open: list[_Open] = []
        self.counts: Counter[str] = Counter()
        self.pieces: list[Piece] = []
        self.links: list[Link] = []
        self.anchor: tuple[int, str] | None = None
        self.title: Content | None = None
        self.told = Told()
        self.unclosed: Counter[str] = Counter()


def charset(data: bytes) -> str:
    """Return the encoding that the first kilobyte of an HTML file declares, or an empty string.

    Labels mean what browsers take them for: `iso-8859-1` is Windows-1252, `utf-16` in an ASCII tag is UTF-8.
    """
    match = _CHARSET.search(data[:_CHARSET_BYTES])
    name = codec((match[1] or match[2]).decode("ascii", "replace")) if match else ""
    if name in {"iso8859-1", "ascii", "latin-1"}:
        return "cp1252"
    return "utf-8" if name.startswith(("utf-16", "utf-32", "utf_16", "utf_32")) else name


def read(source: str, context: ReadContext) -> Article:
    """Return an HTML file as an article. Raise `InputError` for broken front matter and for too many blocks, whatever else is malformed."""
    front = frontmatter.read(source, context.path)
    page = _Page(source, headline=False, path=context.path)
    blocks = list(islice(_contents(page, front.end, len(source)), MOST_BLOCKS + 1))
    draft = Draft(source, context.path)
    for kind, content in front.blocks:
        if kind != "headline" or not page.headline:
            draft.block(kind, content)
    if page.title and not page.headline and not any(kind == "headline" for kind, _ in front.blocks):
        draft.block("headline", page.title)
    for kind, content in blocks:
        draft.block(kind, content)
    return draft.article(page.told.meta(front.meta))


def contents(source: str, start: int, end: int) -> Iterator[tuple[str, Content]]:
    """Yield the kind and content of each block of HTML between two offsets of a file of another format."""
    return _contents(_Page(source, headline=True), start, end)


def _contents(page: _Page, start: int, end: int) -> Iterator[tuple[str, Content]]:
    at, tags = start, 0
    while at < end:
        tag = next_tag(page.source, at, end)
        if tag is None:
            break
        tags += 1
        if tags > _MOST_TAGS:
            raise InputError(f"has more than {_MOST_TAGS:,} tags; split it", path=page.path or None)
        page.pieces.extend(pieces(page.source, at, tag.start))
        if (
            tag.name in BLOCKS
            or (not tag.closing and _parts_caption(page, tag))
            or (tag.closing and page.counts[tag.name] and tag.name not in SKIPPED)
        ):
            yield from _flush(page)
        at = _close(page, tag) if tag.closing else _begin(page, tag, end)
    page.pieces.extend(pieces(page.source, at, end))
    yield from _flush(page)


def _flush(page: _Page) -> Iterator[tuple[str, Content]]:
    """Yield the block at hand, if it has text, and begin a new one."""
    if page.anchor:
        page.links.append(Link(page.anchor[0], len(page.pieces), page.anchor[1]))
        page.anchor = (0, page.anchor[1])
    if any(not piece.text.isspace() for piece in page.pieces if piece.text):
        kind = page.open[-1].kind if page.open else "paragraph"
        content = Content(page.pieces, tuple(page.links))
        if kind == "title":
            page.title = page.title or content
        else:
            page.headline = page.headline or kind == "headline"
            yield kind, content
    page.pieces, page.links = [], []


def _begin(page: _Page, tag: Tag, end: int) -> int:
    name = tag.name
    if name in SKIPPED:
        return _skip(page, tag, end)
    if name == "br":
        page.pieces.append(Piece("\n", tag.start, tag.end))
    elif name == "q":
        page.pieces.append(Piece("“", tag.start, tag.end))
    elif name == "a":
        _anchor(page, tag)
    elif name in {"meta", "link"}:
        _tell(page, tag, attributes(page.source, tag))
    elif name in BLOCKS or _parts_caption(page, tag):
        _push(page, tag)
    return tag.end


def _push(page: _Page, tag: Tag) -> None:
    if tag.name in VOID:
        return
    if tag.name in BLOCKS:
        _imply_ends(page, tag.name)
    found = attributes(page.source, tag) if tag.attributes[1] > tag.attributes[0] else {}
    if tag.name == "html" and "lang" in found:
        page.told.language = page.told.language or text_of(found["lang"])
    if tag.name in {"blockquote", "div"}:
        page.told.embed(tag.name, found)
    page.open.append(_Open(tag.name, _kind(page, tag.name, found)))
    page.counts[tag.name] += 1


def _kind(page: _Page, name: str, found: Mapping[str, Value]) -> str:
    if name == "title":
        return "title"
    if name == "h1":
        return "subhead" if page.headline else "headline"
    inherited = page.open[-1].kind if page.open and page.open[-1].kind != "title" else "paragraph"
    by_class = _by_class(found)
    if by_class:
        return by_class
    if name in {"body", "article"}:
        return "paragraph"
    return KINDS.get(name, inherited)


def _by_class(found: Mapping[str, Value]) -> str:
    names = found["class"].raw.lower().split() if "class" in found else ()
    return next((CLASSES[key] for name in names if (key := name.rpartition("__")[2]) in CLASSES), "")


def _parts_caption(page: _Page, tag: Tag) -> bool:
    """Tell whether an element inside a caption is a credit of its own: `<span class="credit">`."""
    if not page.open or page.open[-1].kind != "caption" or tag.name not in {"span", "small", "cite"}:
        return False
    return _by_class(attributes(page.source, tag)) == "credit"


def _imply_ends(page: _Page, name: str) -> None:
    if page.open and page.open[-1].name == "p":
        _pop(page)
    ended, walls = ENDS.get(name, ((), ()))
    if not ended:
        return
    for depth in range(1, min(len(page.open), _FURTHEST) + 1):
        if page.open[-depth].name in walls:
            return
        if page.open[-depth].name in ended:
            for _ in range(depth):
                _pop(page)
            return


def _pop(page: _Page) -> None:
    page.counts[page.open.pop().name] -= 1


def _close(page: _Page, tag: Tag) -> int:
    if tag.name == "a" and page.anchor:
        page.links.append(Link(page.anchor[0], len(page.pieces), page.anchor[1]))
        page.anchor = None
    elif tag.name == "q":
        page.pieces.append(Piece("”", tag.start, tag.end))
    elif page.counts[tag.name]:
        while page.open[-1].name != tag.name:
            _pop(page)
        _pop(page)
    return tag.end


def _anchor(page: _Page, tag: Tag) -> None:
    url = text_of(attributes(page.source, tag).get("href"))
    page.anchor = (len(page.pieces), url) if url else None


def _tell(page: _Page, tag: Tag, found: Mapping[str, Value]) -> None:
    if tag.name == "link":
        if "canonical" in text_of(found.get("rel")).lower().split():
            page.told.url = page.told.url or text_of(found.get("href"))
        return
    page.told.meta_tag(found)
    value = found.get("content")
    if value and text_of(found.get("property")).lower() == "og:title" and value.raw.strip():
        page.title = Content(list(pieces(page.source, value.start, value.end)))


def _skip(page: _Page, tag: Tag, end: int) -> int:
    """Return where an element that is not prose ends; one that nothing closes hides nothing but its tag."""
    inner, outer = _end_of(page.source, tag, end) if page.unclosed[tag.name] < _UNCLOSED else (tag.end, tag.end)
    page.unclosed[tag.name] += outer == tag.end
    if tag.name in {"script", "iframe"}:
        said = page.source[slice(*tag.attributes)].lower()
        if "ld+json" in said:
            page.told.json_ld(page.source[tag.end : inner])
        elif tag.name == "iframe" or "data-telegram-post" in said:
            page.told.embed(tag.name, attributes(page.source, tag))
    if tag.name in INLINE_SKIPPED and outer > tag.end:
        page.pieces.append(Piece(OBJECT, tag.start, outer))
    return outer


def _end_of(source: str, tag: Tag, end: int) -> tuple[int, int]:
    """Return the ends of an element's content and of the element."""
    depth, at = 1, tag.end
    marker = re.compile(rf"<(/?){re.escape(tag.name)}(?=[\s/>])", re.IGNORECASE)
    while match := marker.search(source, at, end):
        if match[1] or tag.name in RAW:
            depth -= 1 if match[1] else 0
        else:
            depth += 1
        close = source.find(">", match.end(), end)
        at = close + 1 if close >= 0 else end
        if depth == 0:
            return match.start(), at
    return tag.end, tag.end
