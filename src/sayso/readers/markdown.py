"""Markdown with front matter. markdown-it finds the blocks and the lines they stand in; `inline` finds every place within them."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from sayso.article import Article
from sayso.readers import frontmatter
from sayso.readers.base import MOST_BLOCKS, ReadContext, refuse_endless
from sayso.readers.draft import Content, Draft
from sayso.readers.inline import Inline, inline
from sayso.readers.lines import Laid, Rows, cells, image_contents, laid, placed

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_MAX_NESTING = 30  # lists in quotations in lists; markdown-it leaves out what is deeper
_CONTAINERS = {"blockquote_open": "blockquote", "list_item_open": "list"}
_CELLS = frozenset({"td_open", "th_open"})
_CONTAINER_ENDS = frozenset({"blockquote_close", "list_item_close"})


class _Entry(NamedTuple):
    """Hold a block and what its place decides on: `emphasised` is wholly in bold or italics, `pictured` follows or holds an image."""

    kind: str
    content: Content
    emphasised: bool = False
    pictured: bool = False


def read(source: str, context: ReadContext) -> Article:
    """Return a Markdown file as an article. Raise `InputError` for front matter that is broken, and for more lines or blocks than an article has."""
    refuse_endless(source, context.path)
    front = frontmatter.read(source, context.path)
    entries = list(islice(_entries(source, front.end), MOST_BLOCKS + 1))
    titles = {_text(entry.content) for entry in entries if entry.kind == "headline"}
    draft = Draft(source, context.path)
    for kind, content in front.blocks:
        if kind != "headline" or _text(content) not in titles:
            draft.block(kind, content)
    has_title = any(kind == "headline" for kind, _ in front.blocks)
    for kind, content in _settled(entries, has_title and not titles):
        draft.block(kind, content)
    return draft.article(front.meta)


def _text(content: Content) -> str:
    return " ".join("".join(piece.text for piece in content.pieces).casefold().split())


def _settled(entries: Sequence[_Entry], after_headline: bool) -> Iterator[tuple[str, Content]]:
    """Yield the blocks, those in bold or italics below the headline or an image as what they are there: standfirst or caption."""
    after_image = False
    for entry in entries:
        kind = entry.kind
        if kind == "paragraph" and entry.emphasised:
            kind = "caption" if after_image or entry.pictured else "standfirst" if after_headline else kind
        after_image = kind == "caption" and entry.pictured
        after_headline = kind == "headline" or (after_headline and after_image)
        yield kind, entry.content


def _entries(source: str, start: int) -> Iterator[_Entry]:
    rows = Rows(source, start)
    tokens, references = _tokens(rows.normal)
    headed = False
    containers: list[str] = []
    row: list[Laid] = []
    for index, token in enumerate(tokens):
        if token.type in _CONTAINERS:
            containers.append(_CONTAINERS[token.type])
        elif token.type in _CONTAINER_ENDS:
            containers.pop()
        elif token.type == "tr_open":
            row = []
        elif token.type == "html_block":
            yield from _html(rows, token, bool(containers))
        elif token.type == "inline" and token.map:
            opening = tokens[index - 1]
            kind = _kind(opening, containers, headed)
            headed = headed or kind == "headline"
            yield from _prose(rows, kind, _cell(rows, token, row) if opening.type in _CELLS else _laid(rows, token, opening), references)


def _kind(opening: "Token", containers: list[str], headed: bool) -> str:
    if opening.type == "heading_open":
        return "headline" if opening.tag == "h1" and not headed and not containers else "subhead"
    if opening.type in _CELLS:
        return "table"
    return containers[-1] if containers else "paragraph"


def _cell(rows: Rows, token: "Token", row: list[Laid]) -> Laid:
    """Take the next cell from the row, which is read when its first cell is asked for."""
    if not row and token.map:
        row += reversed(cells(rows, token.map[0]))
    return row.pop() if len(row) > 1 else row[0]


def _laid(rows: Rows, token: "Token", opening: "Token") -> Laid:
    first, last = token.map or (0, 0)
    return laid(rows, token.content, first, last, atx=opening.type == "heading_open" and opening.markup.startswith("#"))


def _prose(rows: Rows, kind: str, text: Laid, references: Mapping[str, Any]) -> Iterator[_Entry]:
    found = inline(text.content, references)
    yield_caption = [_Entry("caption", content, pictured=True) for content in image_contents(found.images, text, rows.source)]
    content = placed(found.pieces, found.links, text, rows.source)
    if any(not piece.text.isspace() for piece in content.pieces if piece.text):
        yield from yield_caption
        yield _Entry(kind, content, _wholly(found), bool(found.images))
    else:
        yield from yield_caption or ([_Entry("caption", Content([]), pictured=True)] if found.images else [])


def _wholly(found: Inline) -> bool:
    """Tell whether all text stands in one range of bold or italics."""
    if not found.emphasised:
        return False
    worded = [piece for piece in found.pieces if piece.text.strip()]
    return bool(worded) and any(low <= worded[0].start and worded[-1].end <= high for low, high in found.emphasised)


def _html(rows: Rows, token: "Token", contained: bool) -> Iterator[_Entry]:
    """Yield the prose of a block of HTML; in a list or quotation, whose marks would stand in its midst, it is left out."""
    if contained or not token.map:
        return
    from sayso.readers.html import contents

    start, end = rows.starts[token.map[0]], rows.starts[min(token.map[1], len(rows.starts) - 1)]
    for kind, content in contents(rows.source, start, end):
        yield _Entry(kind, content)


def _tokens(text: str) -> "tuple[list[Token], Mapping[str, Any]]":
    """Return the block tokens and the link reference definitions; inline markup is not looked at."""
    parser = _parser()
    tokens: list[Token] = []
    env: dict[str, Any] = {}
    parser.block.parse(text, parser, env, tokens)
    return tokens, env.get("references", {})


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_block.reference import reference

    def definition(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        footnote = state.src.startswith("[^", state.bMarks[start] + state.tShift[start])
        return not footnote and reference(state, start, end, silent)

    parser = MarkdownIt("commonmark", {"maxNesting": _MAX_NESTING}).enable("table")
    parser.block.ruler.at("reference", definition)
    return parser
