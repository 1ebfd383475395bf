"""A small report and a small list of sources, made by hand, that have one of everything."""

import io

import pytest

from sayso.article import Article
from sayso.finding import (
    Diagnostic,
    DocumentReport,
    Failure,
    PlacedEdit,
    PlacedFix,
    PlacedRelated,
    Reference,
    Report,
    Severity,
    Suppressed,
)  # fmt: skip
from sayso.layers import ATTRIBUTIONS
from sayso.records import Attribution, Block, Cue, Source
from sayso.reporters import Display, reporter, sources_writer
from sayso.reporters.sources import SourcesReport, document_sources
from sayso.sourcemap import Lines, Segment, SourceMap
from sayso.span import Span

TEXT = "Harbour reopens\n\nThe harbour will end trade, the port said.\n\tIt will — 首相 said — end\x1b[31m dues.\n"


def place(excerpt, nth=0):
    lines = Lines(TEXT)
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(excerpt, start + 1)
    return lines.position(start), lines.position(start + len(excerpt))


def diagnostic(excerpt, nth=0, severity=Severity.WARNING, **values):
    start, end = place(excerpt, nth)
    found = Diagnostic(
        rule="demo.end", severity=severity, confidence=0.9, message="Was “ensure” meant?", excerpt=excerpt, voice="narrator", block="paragraph",
        start=start, end=end, fixes=(), related=(), references=(), help="docs/rules/demo.end.md", fingerprint="0123456789abcdef",
    )  # fmt: skip
    return found._replace(**values)


@pytest.fixture
def make():
    return diagnostic


@pytest.fixture
def found_in():
    """Return a function that returns a document with a finding at each piece of a text; values of the findings by piece."""

    def found_in(source, *pieces, path="a.md", suppressed=(), **values):
        lines = Lines(source)
        found = []
        for piece in pieces:
            at = source.index(piece)
            more = {key: value(piece) if callable(value) else value for key, value in values.items()}
            placed = {"excerpt": piece, "start": lines.position(at), "end": lines.position(at + len(piece))}
            found.append(diagnostic("end")._replace(**placed, **more))
        return DocumentReport(path, "en", len(source.split()), tuple(found), suppressed, source=source)

    return found_in


@pytest.fixture
def written():
    """Return a function that writes a report in a format."""

    def write(name, report, **display):
        out = io.StringIO()
        reporter(name).write(report, out, Display(**display))
        return out.getvalue()

    return write


@pytest.fixture
def report():
    first = diagnostic(
        "end",
        fixes=(PlacedFix("Check the recording: “ensure”?", (PlacedEdit(34, 37, "ensure"),), safe=True, in_quotation=False),),
        related=(PlacedRelated("the same clause", *place("trade"), "trade"),),
        references=(Reference("Desk book, 2024", "https://example.org/desk"), Reference("Our judgement")),
        voice="attributed",
    )
    second = diagnostic("end", 1, Severity.INFO, message="Look \x1b[31mhere.", rule="demo.other")
    document = DocumentReport(
        "a.md", "en", 14, (first, second), (Suppressed("demo.end", *place("port"), "agreed", "Ana"),), ("told once",),
        (Failure("broke", rule="demo.broken", plugin="demo"),), ((3, TEXT.splitlines()[2]), (4, TEXT.split("\n")[3])),
    )  # fmt: skip
    return Report((document,), (Failure("cannot be decoded", path="b.md"),), 7)


class Said:
    """Make an attribution from the pieces of a text: each is looked for, the first time it occurs or, as (piece, n), the n-th."""

    def __init__(self, text):
        self.text = text

    def at(self, piece):
        piece, nth = piece if isinstance(piece, tuple) else (piece, 0)
        start = -1
        for _ in range(nth + 1):
            start = self.text.index(piece, start + 1)
        return Span(start, start + len(piece))

    def __call__(self, source, cue, *content, kind="indirect", sort="person", name=None, entity=-1, via=None, confidence=0.9, told=()):
        who = Source((self.at(source),), sort, name, entity, told) if source else None
        how = Cue((self.at(cue),), "say", "neutral") if cue else None
        return Attribution(kind, confidence, who, how, tuple(self.at(piece) for piece in content), via)


@pytest.fixture
def sources_of():
    """Return a function that returns the sources of a text, attributed by hand; blocks are (kind, text) or paragraphs parted by blank lines."""

    def make(text, attributed=(), *, blocks=None, path="a.md", front=""):
        said, found, start = Said(text), [], 0
        for kind, piece in blocks or [("paragraph", piece) for piece in text.split("\n\n")]:
            start = text.index(piece, start)
            found.append(Block(kind, Span(start, start + len(piece))))
            start += len(piece)
        shift = SourceMap((Segment(0, len(front), len(text), len(text)),))
        article = Article(text, tuple(found), path=path, source=front + text, source_map=shift)
        given = tuple(attributed(said)) if attributed else ()
        return document_sources(article.with_annotators({ATTRIBUTIONS: lambda _article: given}))

    return make


SPOKEN = "Ada Lund said the dam holds. It leaks, she said. An aide said rain came. “Run!” Nobody spoke."


@pytest.fixture
def story(sources_of):
    """Return the sources of four sentences behind a front matter of five code points."""

    def attributed(said):
        yield said("Ada Lund", "said", "the dam holds", name="Ada Lund", entity=0, confidence=0.97)
        yield said("she", ("said", 1), "It leaks", name="Ada Lund", entity=0)
        yield said("An aide", ("said", 2), "rain came", sort="anonymous", via=0, told=("position",))
        yield said(None, None, "Run!", kind="direct", confidence=0.6)

    return sources_of(SPOKEN, attributed, front="---\n\n")


@pytest.fixture
def chain(sources_of):
    """Return the sources of a statement that reaches us through another."""

    def attributed(said):
        yield said("Gazette", "reported", "that Ada Lund said the dam holds and the town sleeps", sort="outlet", name="Gazette", entity=1)
        yield said("Ada Lund", "said", "the dam holds", name="Ada Lund", entity=0, via=0)

    return sources_of("The Gazette reported that Ada Lund said the dam holds and the town sleeps.\n\nNobody spoke.", attributed)


@pytest.fixture
def written_sources():
    """Return a function that writes documents in a format."""

    def write(name, *documents, width=100, color=False):
        out = io.StringIO()
        sources_writer(name)(SourcesReport(documents), out, Display(width, color))
        return out.getvalue()

    return write
