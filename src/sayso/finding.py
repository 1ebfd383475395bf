"""What a rule reports (`Finding`) and what a reader of the report sees (`Diagnostic`)."""

from collections.abc import Mapping, Sequence
from enum import IntEnum
from typing import NamedTuple

from sayso.sourcemap import Position
from sayso.span import Span


class Severity(IntEnum):
    """Order what a finding asks of an editor: advice, a decision, or a stop to publication."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def label(self) -> str:
        """Return the name as configuration and reports spell it."""
        return self.name.lower()


class Edit(NamedTuple):
    """Replace the text of a span (code points of the article's text) by another."""

    span: Span
    text: str


class Fix(NamedTuple):
    """Offer edits under a title. `safe` means it may be applied unasked; a fix inside a quotation never is."""

    title: str
    edits: tuple[Edit, ...]
    safe: bool = False


class Related(NamedTuple):
    """Point to a second place that is evidence for the finding."""

    span: Span
    message: str


class Reference(NamedTuple):
    """Cite who says so: a title with the year, and an address where there is one."""

    title: str
    url: str | None = None


class Finding(NamedTuple):
    """Hold what a rule saw, in code points of the article's text.

    `severity` may ask for less than the rule's own; `confidence` is 0 to 1. `whole_story` marks a finding about the story itself:
    its span is the headline or else the first sentence (see `Article.story_span`).
    """

    span: Span
    message: str
    fixes: tuple[Fix, ...] = ()
    related: tuple[Related, ...] = ()
    severity: Severity | None = None
    confidence: float = 1.0
    references: tuple[Reference, ...] = ()
    whole_story: bool = False


class PlacedEdit(NamedTuple):
    """Hold an edit in code points of the file."""

    start: int
    end: int
    text: str


class PlacedFix(NamedTuple):
    """Hold a fix in code points of the file; `in_quotation` says that it would change somebody's words."""

    title: str
    edits: tuple[PlacedEdit, ...]
    safe: bool
    in_quotation: bool


class PlacedRelated(NamedTuple):
    """Hold a related place in the file, with the file's text there."""

    message: str
    start: Position
    end: Position
    excerpt: str


class Diagnostic(NamedTuple):
    """Hold a finding as it is reported: stamped by the engine, placed in the file as it is on disk.

    `excerpt` is the file's text from start to end; `voice` is whose words stand there; `help` is the rule's page. `whole_story` marks a
    finding about the story itself.
    """

    rule: str
    severity: Severity
    confidence: float
    message: str
    excerpt: str
    voice: str
    block: str
    start: Position
    end: Position
    fixes: tuple[PlacedFix, ...]
    related: tuple[PlacedRelated, ...]
    references: tuple[Reference, ...]
    help: str
    fingerprint: str
    whole_story: bool = False


class Suppressed(NamedTuple):
    """Hold a finding that somebody signed off: in the article (`kind` is `comment` or `front matter`) or in a `record` kept beside it.

    `at` and `expires` are days (ISO 8601) that only a record has; what the finding would have said is here too.
    """

    rule: str
    start: Position
    end: Position
    reason: str | None
    by: str | None
    at: str | None = None
    expires: str | None = None
    kind: str = "comment"
    severity: Severity = Severity.WARNING
    message: str = ""
    excerpt: str = ""
    fingerprint: str = ""


class Failure(NamedTuple):
    """Name a rule or plugin that failed, and how."""

    error: str
    rule: str | None = None
    plugin: str | None = None
    path: str | None = None


class Passage(NamedTuple):
    """Hold a block of an article as its file has it: the kind, and the pieces of the file that its words stand in, markup left out.

    A piece is where it starts and ends in the file, and what it stands for if that is not what is written there (an entity, an escape).
    """

    kind: str
    pieces: tuple[tuple[int, int, str | None], ...]


class DocumentReport(NamedTuple):
    """Hold what was found in one article.

    `lines` are the file's lines (1-based) that diagnostics start on, for display; `signed` the fingerprint and excerpt of each sign-off
    that holds here, whether or not the finding it is for would be shown. `source` is the decoded file, kept only where a reporter that is
    to be used says that it reads it (`Reporter.reads_source`): the file may have changed by then, or be standard input; with it come the
    `passages` that were read in it. `digest` is a hash of the bytes that were read.
    """

    path: str
    language: str
    words: int
    diagnostics: tuple[Diagnostic, ...] = ()
    suppressed: tuple[Suppressed, ...] = ()
    notices: tuple[str, ...] = ()
    failures: tuple[Failure, ...] = ()
    lines: tuple[tuple[int, str], ...] = ()
    signed: tuple[tuple[str, str], ...] = ()
    source: str = ""
    digest: str = ""
    passages: tuple[Passage, ...] = ()


class RuleInfo(NamedTuple):
    """Describe a rule to a reporter: its line, its page in Markdown, the severity it was made with, and whether it runs unasked."""

    id: str
    summary: str
    page: str
    severity: Severity
    default: bool = True
    references: tuple[Reference, ...] = ()


class Fixed(NamedTuple):
    """Hold what a baseline knows of an article and nobody finds there any more; `rule` is empty if the baseline is too old to say."""

    path: str
    rule: str
    fingerprint: str
    number: int


class Baseline(NamedTuple):
    """Hold what a baseline did to a report: its file, how many findings it kept back, and what has been fixed since it was written."""

    path: str
    known: int
    fixed: tuple[Fixed, ...]

    @property
    def fixes(self) -> int:
        """Return how many findings have been fixed."""
        return sum(each.number for each in self.fixed)


class Report(NamedTuple):
    """Hold the outcome of a run over any number of articles.

    `documents` may lie on disk where there are many: go through them as often as you like, but never keep all of them. `rules` is how many
    rules were on, `catalog` describes them and the engine's own, by id.
    """

    documents: Sequence[DocumentReport]
    failures: tuple[Failure, ...] = ()
    rules: int = 0
    catalog: Mapping[str, RuleInfo] = {}
    baseline: Baseline | None = None
