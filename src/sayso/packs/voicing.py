"""How grave a find is, by whose words stand there, by the block and by the genre: `[voice]`, `[block]` and `[genre]` of a rule file."""

from bisect import bisect_right
from collections.abc import Mapping

from sayso.article import Article
from sayso.finding import Severity
from sayso.layers import OPINION, QUOTES, VOICE
from sayso.span import Span

VOICES = ("narrator", "attributed", "quote", "scare")
LEVELS = {"off": 0, "info": 1, "warning": 2, "error": 3}
Levels = Mapping[str, int]


def levels(severity: str, voice: Mapping[str, str]) -> dict[str, int]:
    """Return the level of every voice (0 is off), with what a file leaves unsaid: see *Voice and block* in docs/writing-a-rule.md."""
    narrator = voice.get("narrator", severity)
    quote = voice.get("quote", "off")
    said = {"narrator": narrator, "attributed": voice.get("attributed", narrator), "quote": quote, "scare": voice.get("scare", quote)}
    return {name: LEVELS[level] for name, level in said.items()}


def entry_levels(rule: Levels, severity: str | None, voice: Mapping[str, str]) -> dict[str, int]:
    """Return the levels of an entry: its own `voice`, else its `severity`, else the rule's; a severity switches no voice on but the narrator's."""
    own = dict(rule)
    if severity:
        own = {name: min(level, LEVELS[severity]) for name, level in rule.items()} | {"narrator": LEVELS[severity]}
    return own | {name: LEVELS[level] for name, level in voice.items()}


def voice_at(article: Article, span: Span) -> str:
    """Return whose words stand at `span`: `narrator`, `attributed`, `quote` or `scare` (a few words in marks that the writer keeps at a distance)."""
    voice = article.layer(VOICE).at(span)
    if _scare(article, span):
        return "scare"
    block = article.block_at(span.start)
    return "quote" if voice == "narrator" and block >= 0 and article.blocks[block].kind == "blockquote" else voice


def _scare(article: Article, span: Span) -> bool:
    quotes = article.layer(QUOTES).quotes
    index = bisect_right(quotes, span.start, key=lambda quote: quote.span.start) - 1
    return index >= 0 and quotes[index].kind == "scare" and span.end <= quotes[index].span.end


def severity_at(article: Article, span: Span, voice: str, by_voice: Levels, by_block: Mapping[str, str], most: Severity) -> int:
    """Return the level of a find at `span` in `voice`, after the block has raised or lowered it; 0 if it is not to be reported."""
    level = by_voice[voice]
    if not level or not by_block:
        return level
    return _moved(level, by_block.get(article.blocks[article.block_at(span.start)].kind, ""), most)


def severity_in(article: Article, level: int, by_genre: Mapping[str, str], most: Severity) -> int:
    """Return the level of a find after the article's genre has raised or lowered it; 0 if it is not to be reported there."""
    if not level or "opinion" not in by_genre or not article.layer(OPINION):
        return level
    return _moved(level, by_genre["opinion"], most)


def _moved(level: int, said: str, most: Severity) -> int:
    if said == "raise":
        return min(level + 1, most)
    if said == "lower":
        return max(level - 1, 1)
    return LEVELS.get(said, level)
