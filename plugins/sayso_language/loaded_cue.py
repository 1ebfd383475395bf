"""`language.loaded-cue`: the verb that hands words on also hands on the writer's doubt, or a confession nobody made."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sayso import Article, Example, Finding, Reference, Severity, Span, rule
from sayso.layers import ATTRIBUTIONS, OPINION, TOKENS, VOICE
from sayso.records import Attribution, Source
from sayso_language.tables import words

READ = Reference("Wikipedia: Words to avoid, synonyms for say (2010)", "https://en.wikipedia.org/wiki/Wikipedia:Manual_of_Style/Words_to_watch")
AP = Reference("AP Stylebook, entry “admit” (as copied on douban.com)", "https://douban.com/note/767502519/")
ENOUGH = 20  # sources of a paragraph that are looked at
SHOWN = {
    "doubting": "doubts what follows and gives no reason: write “said”, or say what speaks against it",
    "conceding": "makes a confession of what follows: write “said”, unless somebody had charged them with it",
    "pressing": "sounds as if somebody had denied what follows: write “said”, or say who did",
}


@rule(
    "language.loaded-cue",
    summary="A verb of saying that doubts, presses or confesses on the writer's account.",
    severity="info",
    default=False,
    options={"everywhere": (False, "report such a verb also where nobody else *says* something in the same paragraph")},
    examples=[
        Example("The mayor claimed that the bridge was safe. Rita Moss said that it was not.", flagged=("claimed",)),
        Example("The mayor claimed that the bridge was safe.", note="no other side that “says”"),
        Example("Rita Moss insisted that nobody had been told. The mayor said that all had been.", flagged=("insisted",)),
        Example("The council admitted that the road would cost £4m. Rita Moss said it would cost more.", flagged=("admitted",)),
        Example("The mayor said that the bridge was safe. The fire claimed six lives."),
        Example("The rebels claimed responsibility for the blast. Colin Marsh admitted stealing a boat, the mayor said."),
        Example("The driver admitted in court that he had been drinking.", note="charged with it"),
    ],
    references=[READ, AP],
    origin="our judgement, and what Wikipedia's editors say of “claim”, “insist” and “admit”",
)
def loaded_cue(article: Article, options: Mapping[str, Any]) -> Iterator[Finding]:
    """Ask for *said* where the verb of saying takes a side.

    ## What it flags
    *Claimed, alleged* and the like; *admitted, conceded* of what is no misdeed; *insisted, maintained* where nobody denied it: in a headline, or
    where somebody else in the same paragraph *says* what they say. With the option `everywhere` also where nobody else does.

    ## Why
    *Claimed* tells the reader not to believe it, *admitted* that it was hidden, *insisted* that it was doubted. If so, the article should say why.

    ## Exceptions
    Quotations; claims of a sum, of a prize, of responsibility; what is admitted by doing (*admitted stealing*), or where the sentence tells of a
    court, a charge or a question; opinion pages. Off by default: these verbs are often just; `language.asymmetry` asks where one side alone gets
    them throughout a story.

    ## References
    Wikipedia's guideline on synonyms for *say*, as of 2010: it asks to avoid *claimed*, and to use *insist* and *admit* with
    care. The AP Stylebook on *admit*: it may connote wrongdoing, and *said* is usually sufficient.
    """
    if article.layer(OPINION):
        return
    plain = _plainly_said(article)
    for each in article.layer(ATTRIBUTIONS):
        kind = _kind(each)
        if kind and each.cue and _is_plain(article, each, kind) and (options["everywhere"] or _stands_out(article, each, plain)):
            span = Span(each.cue.spans[0].start, each.cue.spans[0].end)
            shown = " ".join(span.of(article.text).split())
            yield Finding(span, f"“{shown}” {SHOWN[kind]}.", severity=Severity.INFO, confidence=0.6)


def _kind(each: Attribution) -> str:
    """Return what the cue implies, if it is one that the table lists."""
    if each.cue is None or each.kind not in ("indirect", "mixed", "direct"):
        return ""
    return next((kind for kind in SHOWN if each.cue.lemma in words("loaded-cues", kind)), "")


def _plainly_said(article: Article) -> dict[int, list[Source]]:
    """Return, by block, the sources that are given a neutral verb there (no more than tell one from another)."""
    found: dict[int, list[Source]] = {}
    for each in article.layer(ATTRIBUTIONS):
        if each.cue is not None and each.cue.cls == "neutral" and each.source is not None:
            sources = found.setdefault(article.block_at(each.cue.spans[0].start), [])
            if len(sources) < ENOUGH:
                sources.append(each.source)
    return found


def _stands_out(article: Article, each: Attribution, plain: Mapping[int, Sequence[Source]]) -> bool:
    """Tell whether a verb stands in a headline, or beside a neutral one that somebody else is given in the same paragraph."""
    if each.cue is None or each.source is None:
        return False
    block = article.block_at(each.cue.spans[0].start)
    if article.blocks[block].kind in ("headline", "standfirst"):
        return True
    one = each.source
    return any(other.spans != one.spans and (other.entity < 0 or other.entity != one.entity) for other in plain.get(block, ()))


def _is_plain(article: Article, each: Attribution, kind: str) -> bool:
    """Tell whether the narrator speaks, a finite clause or a quotation follows, and nothing in the sentence calls for the verb."""
    if each.cue is None or not each.content or article.layer(VOICE).at(each.cue.spans[0]) == "quote":
        return False
    tokens = article.layer(TOKENS)
    first = each.content[0]
    said = tokens.lower[tokens.at(first.start)] if first else ""
    spans = [*each.cue.spans, *each.content, *(each.source.spans if each.source else ())]
    whole = Span(min(span.start for span in spans), max(span.end for span in spans))
    near = {tokens.lower[index] for index in tokens.within(whole)}
    if each.kind == "indirect" and near.isdisjoint(words("loaded-cues", "clause")):
        return False  # what is claimed or conceded is a thing: a prize, a goal
    return not said.endswith("ing") and near.isdisjoint(words("loaded-cues", f"excuse-{kind}"))
