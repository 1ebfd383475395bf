"""Spans: where something stands in a text."""

from typing import NamedTuple


class Span(NamedTuple):
    """Hold a half-open range `[start, end)` of code points."""

    start: int
    end: int

    def __contains__(self, other: object) -> bool:
        """Tell whether the code point at an offset, or a whole span, lies inside this span."""
        if isinstance(other, Span):
            return self.covers(other)
        return isinstance(other, int) and self.start <= other < self.end

    def covers(self, other: "Span") -> bool:
        """Tell whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """Return the piece of `text` this span covers."""
        return text[self.start : self.end]
