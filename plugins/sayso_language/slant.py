"""`language.slant`: more loaded words in the narrator's voice than news has."""

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import compress
from typing import Any, cast

from sayso import Article, Example, Finding, Layer, Related, Rule, Span, rule
from sayso.layers import HITS, OPINION, SENTENCES, TOKENS, VOICE
from sayso.records import Hit
from sayso_language.contrasts import pack

ID = "language.slant"
SHOWN = 5  # words that the finding points to
LONGEST_WORD = 24
RUNNING = ("headline", "standfirst", "subhead", "paragraph", "list", "caption")


class Lens:
    """Show an article to a rule with hits that the engine did not look for, since the rule may be off; all else is the article's own."""

    __slots__ = ("_article", "_hits")

    def __init__(self, article: Article, hits: Mapping[str, list[Hit]]) -> None:
        self._article = article
        self._hits = hits

    def layer(self, layer: Layer[Any]) -> Any:
        """Return the hits, or a layer of the article."""
        return self._hits if layer is HITS else self._article.layer(layer)

    def __getattr__(self, name: str) -> Any:
        """Return what else the article has."""
        return getattr(self._article, name)


@rule(
    ID,
    summary="More loaded words in the article's own voice than news has.",
    severity="info",
    default=False,
    options={
        "per-thousand": (8.0, "loaded words per 1,000 of the narrator's words from which a news story is reported"),
        "per-thousand-lively": (16.0, "the same in sections such as sport, culture and travel"),
        "least": (4, "loaded words that a story must have, however short it is"),
    },
    examples=[
        Example(
            "The mayor slammed the disastrous plan. Rivals ranted about the shameful delay and the pathetic excuse. The council met on Monday.",
            flagged=("The mayor slammed the disastrous plan.",),
        ),
        Example("“The disastrous plan is a shameful and pathetic sham,” the mayor said. “It is a fiasco.” The council met on Monday."),
        Example("The mayor criticised the plan. The council met on Monday. The vote is in May.", note="no loaded word"),
        Example(
            "The mayor slammed the disastrous plan. Rivals ranted about the shameful delay and the pathetic excuse. The council met on Monday.",
            meta={"section": "Opinion"},
            note="an opinion page",
        ),
    ],
)
def slant(article: Article, options: Mapping[str, Any]) -> Iterator[Finding]:
    """Count what single findings do not add up.

    ## What it flags
    A story whose loaded words, per 1,000 words in the narrator's voice, are more than news has. Counted are the words of the pack's table
    `terms`, by the rules that are for them, whether or not these rules are on. The finding stands on the headline, or the first sentence,
    and points to up to five of the words.

    ## Why
    One lively verb is no slant. A dozen in a short story are the writer's view, and an editor who reads on sees each of them alone.

    ## Exceptions
    Quotations and attributed paraphrase are neither words nor loaded words here. Opinion pages (as section, byline, address or their own tone
    tell) and reviews are passed over, and sections such as sport and culture have a threshold of their own, as `meta.section` names them.
    Fewer than `least` words are no slant.

    ## References
    Our judgement, from counts in some 530 stories of four collections of English-language news, November 2026: half have one such word per 1,000
    or none (two in political news), nine in ten fewer than seven; of 42 pieces by partisan outlets one in ten has more than fourteen. How much
    livelier sport and culture may be is a guess.
    """
    limit = _limit(article, options)
    if limit is None:
        return
    found = loaded(article)
    if len(found) < options["least"]:
        return
    said = _narrated(article)
    rate = 1000 * len(found) / max(said, 1)
    if rate >= limit:
        yield _finding(article, found, rate, limit)


def _limit(article: Article, options: Mapping[str, Any]) -> float | None:
    section = {part for part in article.meta.section.casefold().replace("/", " ").replace(",", " ").split() if part}
    if not section.isdisjoint(_words("opinion")) or article.layer(OPINION):
        return None
    return float(options["per-thousand-lively" if section & _words("lively") else "per-thousand"])


def _finding(article: Article, found: list[Span], rate: float, limit: float) -> Finding:
    shown = ", ".join(f"“{_short(span.of(article.text))}”" for span in found[:3])
    message = (
        f"{len(found)} loaded words in the article's own voice ({shown} …), {rate:.0f} per 1,000; few news stories reach {limit:.0f}: "
        "give readers the facts and let them judge."
    )
    related = tuple(Related(span, "a loaded word") for span in found[:SHOWN])
    return Finding(article.story_span, message, related=related, confidence=0.6, whole_story=True)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= LONGEST_WORD else text[: LONGEST_WORD - 1].rstrip() + "…"


def loaded(article: Article) -> list[Span]:
    """Return the loaded words in the narrator's voice, in order and each once."""
    hits = _hits(article)
    if not hits:
        return []
    voices, lens = article.layer(VOICE), cast("Article", Lens(article, hits))
    spans = {finding.span for rule in _rules() if rule.meta.id in hits for finding in rule.check(lens)}
    found: list[Span] = []
    for span in sorted(spans):
        if voices.at(span) == "narrator" and not (found and found[-1].overlaps(span)):
            found.append(span)
    return found


def _hits(article: Article) -> dict[str, list[Hit]]:
    """Find the literals of the rules by their first words: they are wanted whatever rules are on, and the engine's automaton knows only those."""
    tokens, firsts = article.layer(TOKENS), _firsts()
    found: dict[str, list[Hit]] = {}
    reached: dict[str, int] = {}  # by rule: what stands inside a longer literal is no hit, as *slammed* in *slammed into*
    for index in compress(range(len(tokens.lower)), map(firsts.__contains__, tokens.lower)):
        for rest, literal, owner in firsts[tokens.lower[index]]:
            last = index + len(rest)
            fits = tokens.lower[index + 1 : last + 1] == rest and tokens.blocks[last] == tokens.blocks[index]
            if fits and index > reached.get(owner, -1):
                reached[owner] = last
                found.setdefault(owner, []).append(Hit(tokens.span(index, last), literal))
    return found


@cache
def _firsts() -> Mapping[str, tuple[tuple[list[str], str, str], ...]]:
    """Return by first word the rest of each literal, the literal, and its rule; the longest first."""
    found: dict[str, list[tuple[list[str], str, str]]] = {}
    for known in _rules():
        for literal in known.meta.literals:
            first, *rest = literal.replace("’", "'").lower().split() or [""]
            found.setdefault(first, []).append((rest, literal, known.meta.id))
    return {first: tuple(sorted(each, key=lambda row: -len(row[0]))) for first, each in found.items()}


@cache
def _rules() -> tuple[Rule, ...]:
    return tuple(known for known in pack("language").rules if known.meta.id.partition(".")[2] in _words("counted"))


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(next(row["words"] for row in pack("language").table("slant").entries if row["key"] == key))


def _narrated(article: Article) -> int:
    """Count the words of running text that are the narrator's."""
    tokens, voices = article.layer(TOKENS), article.layer(VOICE)
    total = 0
    for sentence in article.layer(SENTENCES):
        if article.blocks[sentence.block].kind in RUNNING:
            total += sum(
                1 for index in tokens.within(sentence.span) if tokens.lower[index][0].isalnum() and voices.at(tokens.span(index, index)) == "narrator"
            )
    return total
