"""Words beside an outlet that say the opposite of what is known of it."""

from collections.abc import Iterator

from sayso import Article, Example, Finding, Span, rule
from sayso_sourcing import registry
from sayso_sourcing.classes import state_run
from sayso_sourcing.mentions import OUTLETS, Mention, quoted
from sayso_sourcing.places import CLOSING, Place, is_premodifier, name_end, phrase_start
from sayso_sourcing.registry import Designation, Outlet
from sayso_sourcing.tables import all_phrases, words
from sayso_sourcing.wording import cut, references

REACH = 8  # tokens between a name and the word beside it
EDITORIALLY_FREE = ("Independent Public (IP)", "Independent State-Funded (ISF)")
ADVICE = {
    "freedom": "say who runs it instead",
    "outright": "call it public, or say who funds it",
    "official": "“semi-official”, or whom it is linked to, says what is known",
}

EXAMPLES = [
    Example("The independent TASS news agency reported the swap.", ("independent",)),
    Example("Sputnik, a privately owned news agency, reported the swap.", ("privately owned",)),
    Example("The state-run BBC reported the swap.", ("state-run",)),
    Example("Iran's official Tasnim news agency reported the swap.", ("official",), note="The Guards' agency is nobody's official voice."),
    Example("Russia's state-run TASS news agency reported the swap."),
    Example("China's official Xinhua news agency reported the swap."),
    Example("TASS, which is not independent, reported the swap."),
    Example("Britain's public broadcaster, the BBC, reported the swap."),
    Example("He wanted an independent inquiry, TASS reported."),
]


@rule(
    "sourcing.wrong-disclosure",
    summary="A word beside an outlet says the opposite of what is known about who controls it",
    severity="warning",
    examples=EXAMPLES,
    literals=registry.literals(),
    tables=(registry.TABLE,),
    origin="registry of outlets with designations: data/outlets.toml of the sourcing pack",
)
def wrong_disclosure(article: Article) -> Iterator[Finding]:
    """## What it flags

    *independent* or *private* beside the name of an outlet that a state or a party controls; *state-run*, *state-controlled* or *propaganda*
    beside the name of a public broadcaster that is editorially independent; *official* before an outlet that is linked to a power but speaks
    for no government (*Iran's official Tasnim*).

    ## Why

    A wrong label misleads more than none: it lends a ministry's account the weight of an independent one, or takes it from a newsroom that has
    earned it.

    ## Exceptions

    Outlets whose control is contested, outlets that are only listed, quotations, and words that are denied (*which is not independent*).

    ## References

    State Media Monitor, a project of the Media and Journalism Research Center, https://statemediamonitor.com; each finding cites its own.
    """
    for mention in article.layer(OUTLETS):
        finding = _judge(article, mention)
        if finding:
            yield finding


def _judge(article: Article, mention: Mention) -> Finding | None:
    of, at = mention.of, mention.at
    said = registry.designations(of, registry.day_of(article))
    if not at or not said or not of.reviewed or of.contested:
        return None
    for group in _groups(article, of, said):
        place = _before(at, group) or (_after(at, group) if group != "official" else None)
        if place and not quoted(article, place):
            word, name = place.of(article.text), mention.span.of(article.text)
            before = f"“{word}” stands beside “{name}”, which {said[0].by} listed as “"
            text = cut(before, said[0].label, f"” in {said[0].year}; {ADVICE[group]}.")
            return Finding(place, text, confidence=0.8, references=references(said))
    return None


def _groups(article: Article, of: Outlet, said: list[Designation]) -> Iterator[str]:
    """Yield which words would be wrong beside an outlet: those of `freedom` or `outright`, and `official`."""
    if state_run(article, of):
        yield "freedom"
    elif said[0].label in EDITORIALLY_FREE:
        yield "outright"
    if of.wording.lower() in all_phrases("not-official"):
        yield "official"


def _before(at: Place, group: str) -> Span | None:
    start = phrase_start(at)
    for index in range(at.first - 1, start - 1, -1):
        found = _wrong(at, index, group)
        if found and (group != "official" or _determined(at, index, start)):
            return found
        if index in at.ended or at.word(index) in {"and", "or", "as", "like", "including"}:
            return None
    return _wrong(at, start - 1, group) if group != "official" and start > at.low and not is_premodifier(at.word(start - 1)) else None


def _determined(at: Place, index: int, start: int) -> bool:
    """Tell whether `official` is an adjective: `the official`, `Iran's official`, but not `an Iranian official Tasnim spoke to`."""
    return index > start and at.word(index - 1) in {"the", "'s", "'"} and at.word(index + 1) != ","


def _after(at: Place, group: str) -> Span | None:
    """Return the word in an aside or after a verb to be: `Sputnik, an independent agency,`; `CGTN, which is independent of …`."""
    opener = at.word(index := name_end(at))
    if opener not in CLOSING and opener not in {"is", "which"}:
        return None
    for position in range(index + 1, min(at.high, index + REACH)):
        word = at.word(position)
        if word in words("negation") or position in at.named or word in words("reporting") or word in {",", ";"}:
            return None
        found = _wrong(at, position, group)
        if found:
            return found if _said_of_it(at, position + 1 + (word == "privately"), opener) else None
    return None


def _said_of_it(at: Place, index: int, opener: str) -> bool:
    """Tell whether what follows the word leaves it said of the outlet: `, an independent agency,`, not `, the independent Meduza and …`."""
    if at.word(index) in {"of", "from", ".", CLOSING.get(opener, ",")}:
        return True
    while is_premodifier(at.word(index)) and at.word(index) not in words("medium"):
        index += 1
    while at.word(index) in words("medium") and at.word(index + 1) in words("medium"):
        index += 1
    following = at.word(index + 1)
    return at.word(index) in words("medium") and (not following.isalpha() or following in words("follow"))


def _wrong(at: Place, index: int, group: str) -> Span | None:
    """Return where a word of the group stands at token `index`; `privately owned` is two."""
    word = at.word(index)
    if group == "freedom" and word == "privately" and at.word(index + 1) in words("owned"):
        return at.tokens.span(index, index + 1)
    wrong = word == "official" if group == "official" else word in words(group)
    return at.tokens.span(index, index) if wrong else None
