"""Put findings where they stand in the file: the one place that turns offsets of the text into those of the file."""

from bisect import bisect_right
from collections.abc import Iterable
from itertools import pairwise

from sayso.article import Article
from sayso.engine.active import Found
from sayso.finding import Diagnostic, Finding, Fix, PlacedEdit, PlacedFix, PlacedRelated
from sayso.layers import VOICE
from sayso.records import Voices
from sayso.sourcemap import Lines
from sayso.span import Span

_MARKUP = "<&"


class Placer:
    """Place findings of one article; lines and voices are computed when the first one is placed."""

    __slots__ = ("_article", "lines")

    def __init__(self, article: Article) -> None:
        self._article = article
        self.lines = Lines(article.source)

    def diagnostic(self, found: Found, fingerprint: str) -> Diagnostic:
        """Return the finding as it is reported."""
        article, finding = self._article, found.finding
        voices = article.layer(VOICE)
        place = article.source_map.span(finding.span)
        return Diagnostic(
            found.active.id,
            found.severity,
            float(finding.confidence),
            finding.message,
            place.of(article.source),
            voices.at(finding.span),
            self._block(finding.span),
            self.lines.position(place.start),
            self.lines.position(place.end),
            tuple(self._fixes(finding, voices)),
            tuple(self._related(finding)),
            tuple(finding.references),
            help_page(found.active.id),
            fingerprint,
            finding.whole_story,
        )

    def _block(self, span: Span) -> str:
        index = self._article.block_at(span.start)
        return self._article.blocks[index].kind if index >= 0 else "paragraph"

    def _related(self, finding: Finding) -> Iterable[PlacedRelated]:
        for related in finding.related:
            place = self._article.source_map.span(related.span)
            yield PlacedRelated(related.message, self.lines.position(place.start), self.lines.position(place.end), place.of(self._article.source))

    def _fixes(self, finding: Finding, voices: Voices) -> Iterable[PlacedFix]:
        for fix in finding.fixes:
            edits = self._edits(fix)
            if edits:
                quoted = any(self._quoted(edit.span, voices) for edit in fix.edits)
                yield PlacedFix(fix.title, edits, bool(fix.safe) and not quoted, quoted)

    def _edits(self, fix: Fix) -> tuple[PlacedEdit, ...]:
        """Return the fix's edits in the file, or none if one cannot be made there exactly: edits belong together."""
        edits = sorted(fix.edits, key=lambda edit: edit.span)
        placed: list[PlacedEdit] = []
        for edit in edits:
            place = self._article.source_map.span(edit.span)
            if place.of(self._article.source) != edit.span.of(self._article.text) or self._needs_escapes(edit.text):
                return ()
            placed.append(PlacedEdit(place.start, place.end, edit.text))
        return () if any(_meet(first, second) for first, second in pairwise(placed)) else tuple(placed)

    def _needs_escapes(self, text: str) -> bool:
        return bool(self._article.source_map.segments) and any(char in text for char in _MARKUP)

    def _quoted(self, span: Span, voices: Voices) -> bool:
        if self._block(span) == "blockquote":
            return True
        index = bisect_right(voices.quoted, (span.start, 1 << 62)) - 1
        following = index + 1
        if index >= 0 and span.start < voices.quoted[index].end:
            return True
        return following < len(voices.quoted) and voices.quoted[following].start < span.end


def _meet(first: PlacedEdit, second: PlacedEdit) -> bool:
    """Tell whether two edits, in order, overlap, or stand at one place so that their order would be a guess."""
    return second.start < first.end or second.start == first.start


def help_page(rule: str) -> str:
    """Return where the rule's page is, relative to the root of the distribution that brings it."""
    return f"docs/rules/{rule}.md"
