"""The article: text, blocks and metadata from a reader, and layers that are computed once, when asked for."""

from bisect import bisect_right
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Generic, NamedTuple, TypeVar, cast

from sayso.errors import PluginError
from sayso.sourcemap import SourceMap
from sayso.span import Span
from sayso.text.records import Block

T = TypeVar("T")


class Meta(NamedTuple):
    """Hold what an article says of itself outside its text; `raw` is the front matter as it stood."""

    byline: str = ""
    dateline: str = ""
    published: date | None = None
    section: str = ""
    url: str = ""
    language: str = ""
    source: str = ""
    raw: Mapping[str, Any] = {}


class Layer(Generic[T]):
    """Name a thing that can be computed from an article. Two layers are the same only if they are the same object."""

    __slots__ = ("compute", "name")

    def __init__(self, name: str, compute: "Callable[[Article], T]") -> None:
        self.name = name
        self.compute = compute

    def __repr__(self) -> str:
        """Return the name, for error messages."""
        return f"Layer({self.name!r})"


class Article:
    """Hold one article. Immutable but for its store of layers.

    `text` is what is read, without markup; `blocks` cut it into paragraphs and say what each is; all offsets are code points of `text`.
    `source` is the decoded file and `source_map` leads from `text` to it. `annotators` replace the computation of built-in layers.
    """

    __slots__ = ("_open", "_starts", "_store", "annotators", "blocks", "meta", "path", "source", "source_map", "text")

    def __init__(
        self,
        text: str,
        blocks: tuple[Block, ...],
        meta: Meta = Meta(),  # noqa: B008 - immutable
        *,
        path: str = "",
        source: str | None = None,
        source_map: SourceMap | None = None,
        annotators: "Mapping[Layer[Any], Callable[[Article], Any]] | None" = None,
    ) -> None:
        self.text = text
        self.blocks = blocks
        self.meta = meta
        self.path = path
        self.source = text if source is None else source
        self.source_map = source_map or SourceMap()
        self.annotators = annotators or {}
        self._store: dict[Layer[Any], Any] = {}
        self._open: list[Layer[Any]] = []
        self._starts = [block.span.start for block in blocks]

    def layer(self, layer: Layer[T]) -> T:
        """Return the layer, computing it on first use. Raise `PluginError` if it needs itself."""
        try:
            kept: T = self._store[layer]
            return kept  # no cast: it would be a call, and rules ask for layers hundreds of times
        except KeyError:
            pass
        if layer in self._open:
            chain = " -> ".join(each.name for each in (*self._open, layer))
            raise PluginError(f"layers need each other in a circle: {chain}")
        self._open.append(layer)
        try:
            value = self.annotators.get(layer, layer.compute)(self)
        finally:
            self._open.pop()
        self._store[layer] = value
        return cast("T", value)

    def with_annotators(self, annotators: "Mapping[Layer[Any], Callable[[Article], Any]]") -> "Article":
        """Return the same article with other computations for some layers and an empty store."""
        return Article(
            self.text,
            self.blocks,
            self.meta,
            path=self.path,
            source=self.source,
            source_map=self.source_map,
            annotators={**self.annotators, **annotators},
        )

    def block_at(self, offset: int) -> int:
        """Return the index of the block at `offset`: the last that starts at or before it (-1 before the first)."""
        return bisect_right(self._starts, offset) - 1

    @property
    def story_span(self) -> Span:
        """Return where a finding about the whole story stands: the headline, or else the first sentence (empty in an empty article)."""
        from sayso.text.sentences import sentences

        headline = next((block.span for block in self.blocks if block.kind == "headline"), None)
        if headline or not self.blocks:
            return headline or Span(0, 0)
        found = sentences(self.text, self.blocks[:1])
        return found[0].span if found else self.blocks[0].span

    def within_block(self, span: Span) -> bool:
        """Tell whether `span` lies in a single block."""
        index = self.block_at(span.start)
        return index >= 0 and self.blocks[index].span.covers(span)
