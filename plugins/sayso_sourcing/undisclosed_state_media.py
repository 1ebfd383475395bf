"""State media as a source, and nothing tells the reader."""

from collections.abc import Iterator, Mapping
from typing import Any

from sayso import Article, Example, Finding, Span, rule
from sayso_sourcing import classes, insertions, registry, wording
from sayso_sourcing.disclosure import announced, discloses, qualifier
from sayso_sourcing.mentions import OUTLETS, OUTSIDE, Mention
from sayso_sourcing.places import Place

LOOKED_AT = 40  # mentions of one outlet that are searched for a disclosure

EXAMPLES = [
    Example("Two bridges fell, Xinhua said.", ("Xinhua",), "Two bridges fell, Chinese state-run Xinhua said."),
    Example("Two bridges fell, China's state-run Xinhua news agency said."),
    Example("The dam is full, according to TASS.\n\nSource » tasnimnews", ("TASS", "tasnimnews"), note="A credit line draws on an outlet, too."),
    Example("According to RT, the Kremlin-funded broadcaster, the ferry sank."),
    Example("An editor at TASS was expelled on Monday.", note="A story about an outlet does not draw on it."),
    Example("The clinic ran out of Sputnik V on Monday, and a RT-PCR test costs more."),
    Example("The council meets on Monday, the BBC reported.", note="Independent public broadcasters need no such note."),
    Example("The harbour is closed, Voice of America said.", meta={"published": "2022-05-01"}, note="In 2022 nobody listed it as state-controlled."),
]


@rule(
    "sourcing.undisclosed-state-media",
    summary="State media used as a source without telling the reader who runs it",
    severity="warning",
    examples=EXAMPLES,
    literals=registry.literals(),
    options=classes.OPTIONS,
    origin="registry of outlets with designations: data/outlets.toml of the sourcing pack",
    always=True,
    tables=(registry.TABLE,),
)
def undisclosed_state_media(article: Article, options: Mapping[str, Any]) -> Iterator[Finding]:
    """## What it flags

    The first place where an article draws on an outlet that a state or a party controls (a reporting verb, *according to*, a credit line, a
    dateline, *with files from*, a link) if nowhere in the article readers are told who runs it. Outlets under a state's influence, outlets
    whose control is contested and outlets that are only listed, unread, are advice.

    ## Why

    Readers weigh a claim by who makes it. A good agency names the owner at first mention: *Iran's semi-official Tasnim news agency*. The
    finding cites who listed the outlet, as what, and in which year; the listing in force on the day of the article counts.

    ## Exceptions

    Stories about an outlet, namesakes (*Sputnik V*, *Fars province*), quotations, and public broadcasters with editorial independence. Any
    wording that names the power behind the outlet is a disclosure: *state-run*, *official*, *Kremlin-funded*, *linked to the Revolutionary
    Guards*.

    ## References

    State Media Monitor, a project of the Media and Journalism Research Center, https://statemediamonitor.com; each finding cites its own.
    """
    for first, same in firsts(article):
        finding = _judge(article, first, same, options)
        if finding:
            yield finding


def firsts(article: Article) -> Iterator[tuple[Mention, list[Mention]]]:
    """Yield, for every outlet the article draws on, the first mention that does, and all of them."""
    same: dict[int, list[Mention]] = {}
    for mention in article.layer(OUTLETS):
        same.setdefault(mention.of.number, []).append(mention)
    for found in same.values():
        first = next((mention for mention in found if mention.how), None)
        if first:
            yield first, found


def _judge(article: Article, first: Mention, same: list[Mention], options: Mapping[str, Any]) -> Finding | None:
    of = first.of
    day = registry.day_of(article)
    control = registry.control(of, day)
    severity = classes.level(of, control, options)
    said = registry.designations(of, day)
    if severity is None or not said or told(same, control):
        return None
    text = wording.message(of, shown(article, first, of), control, said[0])
    fixes = insertions.fixes(article, first, of) if control == of.row["control"] else ()
    return Finding(
        first.span,
        text,
        fixes,
        severity=severity,
        confidence=0.9 if of.reviewed else 0.7,
        references=wording.references(said),
        whole_story=first.how in OUTSIDE,
    )


def told(same: list[Mention], control: str) -> bool:
    """Tell whether readers are told at any mention of the outlet; `public broadcaster` is enough for one that is not state-controlled."""
    groups = ("plain",) if control in registry.STATE else ("plain", "public")
    looked = [each for each in same[:LOOKED_AT] if each.at]
    if any(each.how in {"link", "post"} and _told_beside(each.at, each.span) for each in looked if each.at):
        return True
    if any(announced(each.at, each.of.country, each.of.row["kind"]) for each in looked[:1] if each.at):
        return True
    return any(discloses(each.at, group, each.of.row["kind"]) for each in looked for group in groups if each.at)


def _told_beside(at: Place, span: Span) -> bool:
    """Tell whether brackets after an address tell: `https://tass.com/1 (Russian state-run news agency)`."""
    end = insertions.address_end(at.text, span)
    opener = at.tokens.at(end)
    if at.text[end : end + 2].strip() not in {"(", "["} or opener + 1 >= len(at.tokens.lower):
        return False
    wide = at._replace(low=opener, high=min(len(at.tokens.lower), opener + insertions.LINE))
    close = next((index for index in range(opener, wide.high) if wide.word(index) in {")", "]"}), opener)
    return any(qualifier(wide, index) for index in range(opener + 1, close))


def shown(article: Article, mention: Mention, of: registry.Outlet) -> str:
    """Return what a message calls an outlet: the words of the article, or its name where those say something else."""
    return of.name if mention.at is None or mention.how == "meta" else " ".join(mention.span.of(article.text).split())
