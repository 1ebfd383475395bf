"""`language.asymmetry`: the same thing told of two sides in two tones."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sayso import Article, Example, Finding, Related, Span, rule
from sayso.layers import HITS, NAMES, OPINION, SENTENCES, TOKENS, VOICE
from sayso.records import Hit
from sayso_language.contrasts import LEXICON, TABLE, Camp, Contrast, literals
from sayso_language.instances import OFTEN, Instance, spoken, told
from sayso_language.sides import SIDES, are_of_one, called, kind

ID = "language.asymmetry"
SHARE = {"cue": 0.4}  # of a side's instances that must be loaded; else half
SEEN = 2  # mentions that a side must have in the article …
SHORT_STORY = 8  # sentences: … unless it is as short as this
MANY, MANY_SHARE = 4, 0.25  # as many are enough even if they are a smaller share
MOST = 20  # loaded sides of one story that are looked at
LONGEST_NAME = 28
UNLABELLED = 4  # mentions of a party without a label that make a labelled one the exception


class Tally(NamedTuple):
    """Hold where a contrast's words are told of one side; `earned` are loaded ones for which the article gives the reason."""

    marked: list[Instance]
    even: list[Instance]
    earned: list[Instance]


@rule(
    ID,
    summary="One side is told in loaded words and the other in even ones.",
    severity="info",
    literals=literals(),
    tables=(TABLE,),
    examples=[
        Example(
            "Iran claimed that its ships were fired on. Israel said that its pilots saw none. Iran claimed on Friday that two sailors were hurt. "
            "Israel said the sea was calm.",
            flagged=("claimed",),
        ),
        Example(
            "The Ruritanian envoy spoke. The Syrian regime closed the road, and the Turkish government opened it. Turkey sent lorries. "
            "The Syrian regime sent none.",
            flagged=("regime",),
        ),
        Example(
            "Russia said that its ships were fired on. Ukraine said that its pilots saw none. Russia claimed on Friday that two sailors were hurt. "
            "Ukraine claimed the sea was calm.",
            note="both sides say and both claim",
        ),
        Example(
            "“The Syrian regime lies, and the Syrian regime kills,” said an official of the Turkish government. Syria denied it, and Turkey did not."
        ),
    ],
)
def asymmetry(article: Article) -> Iterator[Finding]:
    """Show both places, so that an editor can make them even.

    ## What it flags
    Two sides of one story, each named several times and set beside each other, of which one is told in loaded words and the other in even ones, in
    the article's own voice: one *claims*, *admits* or *insists* and the other *says*; one has a *regime* and the other a *government*;
    *terrorists* and *fighters*; the *murdered* and the *killed*; one *attacks* and the other *retaliates*; one is *far-right* and the other
    *moderate*; and the names of two camps of which one is the camp's own and the other its opponents' (*pro-life* beside *pro-abortion*). Sides are
    states, peoples and armed groups; parties; persons; organisations, clubs and towns; and those without a name who speak (*the contractor*,
    *farmers*). A state is also named by its capital, its people and its officials.

    ## Why
    Each word may be right by itself; readers hear the difference. No list of words can find it, since the loaded word may stand.

    ## Exceptions
    Nothing is said before a side has two loaded words and no fewer than two in five of its cues (half of other words), and the other side an
    even one and no loaded one. Quotations and attributed paraphrase do not count, but for *killed* and *died*, which the writer chooses whoever
    counted the dead. Nor do claims that the article shows to be wrong or that stand in a lawsuit, what a court has found or somebody pleaded guilty
    to, those who died by accident or of an illness, a *visa regime*, and labels where two parties off the centre have theirs. Nobody is compared with
    somebody of another sort, such as a person with the police. Opinion pages are passed over.

    ## References
    Our judgement.
    """
    hits = article.layer(HITS).get(ID, [])
    yielded: set[Span] = set()
    lexicon, words = article.layer(LEXICON), [hit.literal for hit in hits]
    present = frozenset(words)
    for contrast in lexicon.contrasts:
        if _may_hold(contrast, words, present):
            for finding in _of(article, contrast, hits):
                if finding.span not in yielded and not article.layer(OPINION):
                    yielded.add(finding.span)
                    yield finding
    for camp in lexicon.camps:
        if any(present.issuperset(pair) for pair in camp.contrary):
            yield from _of_camp(article, camp, hits)


def _may_hold(contrast: Contrast, words: list[str], present: frozenset[str]) -> bool:
    """Tell whether enough of its words occur at all, before any layer is asked for."""
    if contrast.frame == "cue":
        stems = tuple(lemma.rstrip("e") for lemma in contrast.marked)
        return sum(word.startswith(stems) for word in words) >= OFTEN
    if contrast.marked.isdisjoint(present) or sum(map(contrast.marked.__contains__, words)) < OFTEN:
        return False
    return contrast.frame == "label" or not contrast.even.isdisjoint(present)


def _of(article: Article, contrast: Contrast, hits: Iterable[Hit]) -> Iterator[Finding]:
    found = spoken(article, contrast) if contrast.frame == "cue" else told(article, contrast, hits)
    tallies = _tallies(found)
    loaded = [side for side, tally in tallies.items() if _is_loaded(contrast, tally)][:MOST]
    if contrast.frame == "label" and len({tallies[side].marked[0].span for side in loaded}) > 1:  # whoever stands off the centre is told so
        return
    for side in loaded:
        others = [other for other in tallies if _is_even(tallies[other]) and _are_set_against(article, contrast, side, other)]
        if others:
            best = max(others, key=lambda other: (len(tallies[other].even), -tallies[other].even[0].span.start))
            yield _finding(article, contrast, (side, tallies[side]), (best, tallies[best]))
        elif plain := _unlabelled(article, contrast, tallies, side):
            yield _label_finding(article, contrast, (side, tallies[side]), plain)


def _tallies(found: Iterable[Instance]) -> dict[str, Tally]:
    tallies: dict[str, Tally] = {}
    for instance in _with_owners(list(found)):
        for side in sorted(instance.sides):
            tally = tallies.setdefault(side, Tally([], [], []))
            (tally.earned if instance.earned else tally.marked if instance.marked else tally.even).append(instance)
    return tallies


def _with_owners(found: list[Instance]) -> list[Instance]:
    """Give *the regime* to the only side that is said to have one; without one, or with several, it is nobody's."""
    owners = {instance.sides for instance in found if instance.marked and instance.sides}
    owner = next(iter(owners)) if len(owners) == 1 else frozenset[str]()
    return [instance if instance.sides or not instance.marked else instance._replace(sides=owner) for instance in found]


def _is_loaded(contrast: Contrast, tally: Tally) -> bool:
    many, all_told = len(tally.marked), len(tally.marked) + len(tally.even)
    return not tally.earned and many >= OFTEN and many >= all_told * (MANY_SHARE if many >= MANY else SHARE.get(contrast.frame, 0.5))


def _is_even(tally: Tally) -> bool:
    return not tally.marked and not tally.earned and bool(tally.even)


def _are_set_against(article: Article, contrast: Contrast, side: str, other: str) -> bool:
    """Tell whether two sides of one sort are both named often enough, and somewhere together."""
    sides = article.layer(SIDES)
    if side == other or (side, other) not in sides.met or are_of_one(article, side, other):
        return False
    if kind(side) != kind(other) and not (contrast.key == "regime" and {kind(side), kind(other)} <= {"powers", "persons"}):
        return False
    enough = SEEN if len(article.layer(SENTENCES)) > SHORT_STORY else 1
    return min(sides.counts.get(side, 0), sides.counts.get(other, 0)) >= enough


def _unlabelled(article: Article, contrast: Contrast, tallies: dict[str, Tally], side: str) -> str | None:
    """Return the party named most often that has no label at all, where `side` is a party with one."""
    counts = article.layer(SIDES).counts
    if contrast.frame != "label" or kind(side) != "parties":
        return None
    others = [
        other for other, many in counts.items() if many >= UNLABELLED and other not in tallies and _are_set_against(article, contrast, side, other)
    ]
    return max(others, key=lambda other: counts[other], default=None)


def _finding(article: Article, contrast: Contrast, loaded: tuple[str, Tally], even: tuple[str, Tally]) -> Finding:
    (side, tally), (other, rival) = loaded, even
    first, opposite = tally.marked[0].span, rival.even[0].span
    one, two = _name(article, side), _name(article, other)
    message = (
        f"“{_word(article, first)}” for {one}, {_times(len(tally.marked))}, but “{_word(article, opposite)}” for {two}: "
        f"readers hear one side judged; {contrast.advice}."
    )
    more = [Related(item.span, f"{one} again") for item in tally.marked[1:3]]
    return Finding(first, message, related=(Related(opposite, f"{two}: the even word"), *more), confidence=0.6)


def _label_finding(article: Article, contrast: Contrast, loaded: tuple[str, Tally], other: str) -> Finding:
    side, tally = loaded
    first, one, two = tally.marked[0].span, _name(article, side), _name(article, other)
    message = (
        f"“{_word(article, first)}” for {one}, {_times(len(tally.marked))}, and no label for {two}: readers take one for normal; {contrast.advice}."
    )
    place = article.layer(TOKENS).span(*(min(index for index, sides in article.layer(SIDES).at.items() if other in sides),) * 2)
    more = [Related(item.span, f"{one} again") for item in tally.marked[1:3]]
    return Finding(first, message, related=(Related(place, f"{two}: no label"), *more), confidence=0.55)


def _word(article: Article, span: Span) -> str:
    return " ".join(span.of(article.text).split())


def _name(article: Article, side: str) -> str:
    name = called(article, side)
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1].rstrip() + "…"


def _times(many: int) -> str:
    return "twice" if many == 2 else f"{many} times"


def _of_camp(article: Article, camp: Camp, hits: Iterable[Hit]) -> Iterator[Finding]:
    """Yield a finding where the narrator gives one camp its opponents' name and the other its own."""
    wanted = {word for pair in camp.contrary for word in pair}
    first: dict[str, Span] = {}
    for hit in hits:
        if hit.literal in wanted and hit.literal not in first and article.layer(VOICE).at(hit.span) == "narrator" and not _in_name(article, hit.span):
            first[hit.literal] = hit.span
    for given, own in camp.contrary:
        if given in first and own in first:
            message = f"“{given}” for one camp, its opponents' name, but “{own}” for the other, its own: {camp.advice}."
            yield Finding(first[given], message, related=(Related(first[own], "the other camp, by its own name"),), confidence=0.7)
            return


def _in_name(article: Article, span: Span) -> bool:
    mentions = article.layer(NAMES).mentions
    index = bisect_right(mentions, span.start, key=lambda mention: mention.span.start) - 1
    return index >= 0 and mentions[index].span.covers(span)
