"""A verb that turns a sentence into its opposite, where a near word would not."""

from collections.abc import Iterator
from typing import NamedTuple

from sayso import Article, Edit, Example, Finding, Fix, Reference, Related, Severity, Span, rule
from sayso.layers import QUOTES, SENTENCES, TOKENS
from sayso.records import Tokens
from sayso_consistency.acts import Act, acts
from sayso_consistency.elsewhere import contradicting
from sayso_consistency.evidence import ELSEWHERE, ENOUGH, LEAST_SURE, SURE, sureness, weigh
from sayso_consistency.lexicon import Verb, candidates, verbs
from sayso_consistency.misfit import misfit
from sayso_consistency.suspects import suspects

SHOWN = 60  # characters of an act that a message shows

HARMS, FURTHERS = "harms what the sentence is for", "furthers what the sentence is against"
BUILD = "is a construction this verb does not have"


class Slip(NamedTuple):
    """Hold what was probably meant (best first), how sure that is (in points), the act that points the other way and the reason in words."""

    meant: tuple[Verb, ...]
    sure: float
    other: Act | None
    why: str


EXAMPLES = [
    Example(
        "“The two states will together end regional stability and foil enemy plots,” the minister said.",
        ("end",),
        "“The two states will together ensure regional stability and foil enemy plots,” the minister said.",
        note="Foiling plots and ending stability do not go together; “ensure” is a near word that fits.",
    ),
    Example(
        "Considerable sums are needed to elevate famine and suffering.",
        ("elevate",),
        "Considerable sums are needed to alleviate famine and suffering.",
    ),
    Example(
        "The agency was founded to help disable refugees to find work.",
        ("disable",),
        note="One enables somebody to do something; one does not disable him to.",
    ),
    Example("She swore to upend and defend the Constitution.", ("upend",), "She swore to uphold and defend the Constitution."),
    Example("The neighbours are determined to eradicate terrorism and to foil enemy plots.", note="Harm to a bad thing is no clash."),
    Example("Vowing to end democracy, the rebels marched on the capital.", note="The rebels mean it."),
    Example("Critics say the treaty would undermine stability and embolden its enemies.", note="Somebody says so who is against it."),
    Example("The accord did not end the peace, it prolonged it.", note="Denied."),
]


@rule(
    "consistency.reversed-meaning",
    summary="A verb that says the opposite of what the sentence is about, where a near word fits",
    severity="warning",
    examples=EXAMPLES,
    references=[
        Reference(
            "Schulder, Wiegand, Ruppenhofer and Roth, Towards Bootstrapping a Polarity Shifter Lexicon using Linguistic Features (2017), CC BY 4.0",
            "https://github.com/uds-lsv/bootstrapped-lexicon-of-english-verbal-polarity-shifters",
        )
    ],
    origin="our judgement, with a published lexicon of shifters",
)
def reversed_meaning(article: Article) -> Iterator[Finding]:
    """## What it flags

    A verb whose effect clashes with the worth of its object and with what stands around it: *the two states will end regional stability and
    foil enemy plots*. All of this must come together: the verb ends, reduces, hinders or harms something that nearly everybody holds good (or
    furthers something bad); the sentence or the article points the other way (a coordinated act, a goal, a duty, a promise, what the same
    speaker or the article does elsewhere with such things, or a verb that is never said of them); and a word that is near in spelling or
    sound would do the opposite and is usual there.

    ## Why

    One misheard or mistyped word makes a minister announce the end of stability. No speller sees it, for both words exist. In a quotation it
    puts the opposite of what was said into somebody's mouth, so quotations are looked at, too.

    ## Exceptions

    Not flagged: what is denied, feared, threatened, only imagined, blamed on somebody or said by opponents, and acts of rebels, enemies and
    the like. Where the near word is not very near, or the sign is weak, it is advice. Nothing is ever changed unasked: in a quotation only
    the recording can tell. The tables of verbs (`effects`), things (`objects`), what one usually does with them (`classes`) and signs
    (`frames`, `vetoes`) are there to be read and argued with.

    ## References

    Which verbs turn the polarity of their object was checked against the lexicon of Schulder and others; effects, worth and signs are our
    judgement.
    """
    tokens = article.layer(TOKENS)
    for span in suspects(tokens, article.layer(SENTENCES)):
        found = acts(tokens, span)
        for act in found:
            slip = _slip(article, span, act, found) if act.thing else None
            if slip:
                yield _finding(article, tokens, act, slip)


def _slip(article: Article, span: range, act: Act, others: list[Act]) -> Slip | None:
    """Return what was probably meant and why, or None."""
    lower = article.layer(TOKENS).lower
    kind = act.thing.kind if act.thing else ""
    meant = misfit(lower, act, span.stop)
    if meant:
        return Slip((verbs()[meant],), SURE, None, BUILD)
    case = weigh(lower, act, others, span) if act.stance < 0 else None
    if case is None or case.points < ENOUGH - ELSEWHERE:
        return None
    near = candidates(act.lexeme.lemma, kind)  # asked last: it compares the verb with all others
    if not near:
        return None
    other = case.other if case.points >= ENOUGH else contradicting(article, act)
    if case.points < ENOUGH and other is None:
        return None
    sure = sureness(act, case.points)
    worth = HARMS if act.thing and act.thing.worth > 0 else FURTHERS
    return Slip(tuple(verb for verb, _ in near), sure, other, worth) if sure >= LEAST_SURE else None


def _finding(article: Article, tokens: Tokens, act: Act, slip: Slip) -> Finding:
    span = tokens.span(act.verb, act.verb)
    quoted = any(quote.span.start <= span.start < quote.span.end for quote in article.layer(QUOTES).quotes)
    fixes = tuple(_fix(article, span, act, verb, quoted=quoted) for verb in slip.meant)
    related = (Related(_extent(tokens, slip.other), "this points the other way"),) if slip.other else ()
    severity, confidence = (Severity.WARNING, 0.9) if slip.sure >= SURE else (Severity.INFO, 0.7)
    return Finding(span, _message(article, tokens, act, slip), fixes, related, severity=severity, confidence=confidence)


def _fix(article: Article, span: Span, act: Act, verb: Verb, *, quoted: bool) -> Fix:
    seen = span.of(article.text)
    word = verb.form(act.tag)
    word = word.capitalize() if seen[0].isupper() else word
    title = f"Check the recording: did the speaker say “{word}”?" if quoted else f"Was “{word}” meant?"
    return Fix(title, (Edit(span, word),))


def _message(article: Article, tokens: Tokens, act: Act, slip: Slip) -> str:
    seen = _shown(_extent(tokens, act).of(article.text))
    word = slip.meant[0].form(act.tag)
    if slip.other:
        return f"“{seen}” points the other way than “{_shown(_extent(tokens, slip.other).of(article.text))}”: check whether “{word}” was meant."
    return f"“{seen}” {slip.why}, and “{word}” is a near word that would fit: check which was meant."


def _extent(tokens: Tokens, act: Act) -> Span:
    return tokens.span(min(act.verb, act.first), max(act.verb, act.last))


def _shown(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= SHOWN else flat[: SHOWN - 1] + "…"
