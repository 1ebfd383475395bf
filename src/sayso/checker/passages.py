"""Where the words of an article stand in its file, block by block: for a report that shows the article."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from sayso.article import Article
from sayso.finding import Passage
from sayso.span import Span

_Piece = tuple[int, int, str | None]


def passages(article: Article) -> tuple[Passage, ...]:
    """Return the blocks of an article as its file has them, in the order in which they are read."""
    ends = [segment.text + segment.length for segment in article.source_map.segments]
    return tuple(Passage(block.kind, tuple(_pieces(article, block.span, ends))) for block in article.blocks)


def _pieces(article: Article, span: Span, ends: list[int]) -> Iterator[_Piece]:
    segments = article.source_map.segments
    if not segments:
        yield span.start, span.end, None
        return
    last = bisect_left(segments, span.end, key=lambda each: each.text)
    for segment in segments[bisect_right(ends, span.start) : last]:
        low, high = max(span.start, segment.text), min(span.end, segment.text + segment.length)
        if low >= high:
            continue
        if segment.length == segment.source_length:
            start = segment.source + low - segment.text
            yield start, start + high - low, None
        else:
            yield segment.source, segment.source + segment.source_length, article.text[low:high]
