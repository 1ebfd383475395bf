"""The records that the text functions return. They hold spans (code points of the article's text), never copies of it."""

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from sayso.span import Span

QUOTE_KINDS = ("direct", "partial", "title", "term", "scare")
BLOCK_KINDS = ("headline", "standfirst", "subhead", "paragraph", "blockquote", "list", "table", "caption", "credit")


class Block(NamedTuple):
    """Hold one paragraph-sized piece of an article and what it is: one of `BLOCK_KINDS`."""

    kind: str
    span: Span


class Sentence(NamedTuple):
    """Hold a sentence and the index of the block it stands in."""

    span: Span
    block: int


class Tokens(NamedTuple):
    """Hold the tokens of a text as parallel columns: words, numbers and single marks, without white space.

    `starts` and `ends` are offsets; `lower` the lower-cased forms with curly apostrophes folded to straight ones;
    `blocks` the index of each token's block. A possessive ending is a token of its own (`Turkey` `'s`).
    """

    starts: list[int]
    ends: list[int]
    lower: list[str]
    blocks: list[int]

    def span(self, first: int, last: int) -> Span:
        """Return the span from token `first` to token `last`, both included."""
        return Span(self.starts[first], self.ends[last])

    def within(self, span: Span) -> range:
        """Return the indices of the tokens that lie wholly inside `span`."""
        first = bisect_left(self.starts, span.start)
        return range(first, max(first, bisect_right(self.ends, span.end, first)))

    def at(self, offset: int) -> int:
        """Return the index of the token at or next after `offset` (`len(starts)` past the last)."""
        return bisect_right(self.ends, offset)


class Quote(NamedTuple):
    """Hold one quotation, or the piece of one that stands in this block.

    `span` includes the marks that are there, `content` does not. `depth` is 0 for an outermost quotation. `opened` and `closed` tell which
    marks are there: a block quotation may have neither. `continues` is the index of the quotation that this one carries on after a paragraph
    break, or -1: by press usage the earlier piece then has no closing mark. `kind` is one of `QUOTE_KINDS`:

    - `direct`: at least a clause, somebody's speech;
    - `partial`: a fragment of somebody's words inside another's sentence, a short one only where the sentence has a verb of saying or
      judging; in a headline any fragment that is none of the kinds below. There it is the desk that picked the word: rules which care ask
      for the kind of its block, too;
    - `title`: the name of a work, a ship, an operation;
    - `term`: one to three words mentioned as words, or a name (the word “regime”, called, known as, a nickname);
    - `scare`: one to three words the writer keeps at a distance (the so-called “reform”, their “experts”) and answers for all the same.

    All of them are in the voice `quote`. A rule on loaded words may pass over all but `scare`, which is the writer's own choice of words.
    """

    span: Span
    content: Span
    depth: int
    kind: str
    opened: bool
    closed: bool
    continues: int
    block: int


class Unbalanced(NamedTuple):
    """Hold a quotation mark without its partner: `problem` is `unclosed` or `unopened`."""

    span: Span
    problem: str
    block: int


class Quotes(NamedTuple):
    """Hold the quotations of a text in order of their start, and the marks that have no partner."""

    quotes: tuple[Quote, ...]
    unbalanced: tuple[Unbalanced, ...]


class Name(NamedTuple):
    """Hold one mention of a named entity.

    `span` is the name alone, `title` the title or description before or after it (`Interior Minister`), if any. `form` is `full`, `short`
    (a surname after the full name), `acronym` or `expansion`. `entity` is an index into `Names.entities`.
    """

    span: Span
    title: Span | None
    form: str
    entity: int


class Entity(NamedTuple):
    """Hold one person, organisation or place of an article.

    `name` is the fullest form; `type` is `person`, `organisation`, `outlet`, `place` or `unknown`; `titles` are the descriptions
    given, folded to lower case; `gender` is `f`, `m` or empty; `mentions` are indices into `Names.mentions`; `given` is the first word of
    the name, in lower case, if it is known as a given name, else empty.
    """

    name: str
    type: str
    titles: tuple[str, ...]
    gender: str
    mentions: tuple[int, ...]
    given: str = ""


class Names(NamedTuple):
    """Hold the mentions of a text in order, and the entities they belong to."""

    mentions: tuple[Name, ...]
    entities: tuple[Entity, ...]


class Cue(NamedTuple):
    """Hold the word or words that attribute (`said`, `according to`); `cls` is what they imply: `neutral`, `doubting`, …"""

    spans: tuple[Span, ...]
    lemma: str
    cls: str


class Source(NamedTuple):
    """Hold who is said to answer for the content.

    `type` is `person`, `role`, `collective`, `organisation`, `outlet`, `document`, `anonymous` or `unknown`, of the source as resolved;
    `resolved` the fullest name in the article; `entity` its index in `Names.entities`, or -1. `told` is what the article says of a source
    it does not name, in this order: `number` (two officials), `position` (a diplomat), `organisation` (at the ministry), `knowledge`
    (familiar with the talks), `reason` (why the name is held back). `rivals` are the entities that `he` or `she` may stand for where
    more than one fits and none of them has just spoken: the likeliest first, which is `entity` where it is much the likeliest.
    """

    spans: tuple[Span, ...]
    type: str
    resolved: str | None
    entity: int
    told: tuple[str, ...] = ()
    rivals: tuple[int, ...] = ()


class Attribution(NamedTuple):
    """Hold who (source) says (cue) what (content).

    `kind` is `direct`, `indirect`, `mixed` or `free-indirect`; `confidence` 0 to 1; `via` the index of the attribution through which
    this one reaches us, or None.
    """

    kind: str
    confidence: float
    source: Source | None
    cue: Cue | None
    content: tuple[Span, ...]
    via: int | None


class Number(NamedTuple):
    """Hold a quantity: `value` as a number, `unit` (a noun, a currency, `%`) in lower case or empty, `hedge` (`at least`, `about`) or empty."""

    span: Span
    value: float
    unit: str
    hedge: str


class Date(NamedTuple):
    """Hold a date as far as it is told: missing parts are 0; `weekday` is 0 (Monday) to 6 or -1; `valid` is false for 31 June."""

    span: Span
    year: int
    month: int
    day: int
    weekday: int
    valid: bool


class Voices(NamedTuple):
    """Answer whose words stand at a place: quotations first, then attributed content, else the narrator."""

    quoted: tuple[Span, ...]
    attributed: tuple[Span, ...]

    def at(self, span: Span) -> str:
        """Return `quote`, `attributed` or `narrator` for the place where `span` starts; both columns are sorted and disjoint."""
        if _covers(self.quoted, span.start):
            return "quote"
        return "attributed" if _covers(self.attributed, span.start) else "narrator"


def _covers(spans: tuple[Span, ...], offset: int) -> bool:
    index = bisect_right(spans, (offset, 1 << 62)) - 1
    return index >= 0 and offset < spans[index].end
