"""A headline that says yes where the story says no."""

from collections.abc import Iterator, Sequence
from itertools import islice

from sayso import Article, Example, Finding, Related, Severity, Span, rule
from sayso.layers import ATTRIBUTIONS, SENTENCES, TOKENS, VOICE
from sayso_consistency.assertions import Term, common, denies, key_of, terms
from sayso_consistency.tables import words

HEADS = ("headline", "standfirst")
LEAST = 3  # content words that headline and story share, the contradicted one among them
SHARE = 0.5  # of the content words of the headline's clause
REACH = 12  # tokens between a shared word and the contradicted one
BEFORE, AFTER = 12, 5  # tokens around the contradicted word in which the story may leave it open
MOST_SAME = 3  # places of a sentence that are compared with one word of the headline
MOST_HEAD = 24  # content words of a headline that are read
MOST_BODY = 60  # content words of a sentence that are read
FIRST = 14  # sentences of the story in which the news is told; later ones tell what was before

EXAMPLES = [
    Example(
        "The council of Bergen did not approve the new harbour on Monday, after a debate of six hours.",
        ("Council approves new harbour in Bergen",),
        headline="Council approves new harbour in Bergen",
    ),
    Example("The council approved the new harbour on Monday, after a debate of six hours.", headline="Council approves new harbour"),
    Example(
        "Marta Dahl was found guilty of fraud on Monday by a court in Bergen.",
        ("Marta Dahl acquitted of fraud",),
        headline="Marta Dahl acquitted of fraud",
    ),
    Example("The council did not approve the new harbour on Monday.", headline="Will the council approve the new harbour?", note="A question."),
    Example("“The council did not approve the new harbour,” Erik Berg said.", headline="Council approves new harbour", note="His words."),
]


@rule(
    "consistency.headline-negation",
    summary="A headline that says the opposite of the story",
    severity="warning",
    default=False,
    examples=EXAMPLES,
    origin="our judgement",
)
def headline_negation(article: Article) -> Iterator[Finding]:
    """## What it flags

    A clause of the headline or standfirst that the story tells, too, but with *not* (or without it), or with the opposite outcome: *approved*
    and *rejected*, *won* and *lost*, *guilty* and *acquitted*, *rose* and *fell*. At least three words of meaning must be the same and stand in
    the same order (or turned round by a passive), so that who did it and to whom is unchanged.

    ## Why

    A *not* is lost in the last edit more easily than any other word, and no spelling checker misses it. The headline is read by most.

    ## Exceptions

    Questions; quoted words; what the story leaves open or puts into another time (*if*, *may*, *had*, *refused to*, *denied that*); a story
    that tells it the headline's way, too; and statements of others than the one the headline names.

    Off by default: on 1,540 titled articles of real news it had nothing right to say, and once something wrong.

    ## References

    Our judgement.
    """
    for index, block in enumerate(article.blocks):
        if block.kind in HEADS and not block.span.of(article.text).rstrip(" ”’\"'").endswith("?"):
            yield from _against(article, index)


def _against(article: Article, index: int) -> Iterator[Finding]:
    tokens, block = article.layer(TOKENS), article.blocks[index]
    head = terms(tokens, tokens.within(block.span))[:MOST_HEAD]
    if len(head) < LEAST:
        return
    told = list(_told(article))
    for one, two in islice(_pairs(article, head, told, same=False), 1):  # the first is compared, the others are never looked for
        upheld = any(each is one for each, _ in _pairs(article, head, told, same=True))
        if not upheld and _one_voice(article, one, two):
            yield _finding(article, head, one, two)


def _told(article: Article) -> Iterator[range]:
    """Yield the tokens of the first sentences of the story that are no question."""
    tokens = article.layer(TOKENS)
    body = (each for each in article.layer(SENTENCES) if article.blocks[each.block].kind in ("paragraph", "list"))
    for sentence in islice(body, FIRST):
        if article.text[sentence.span.end - 1] != "?":
            yield tokens.within(sentence.span)


def _pairs(article: Article, head: Sequence[Term], told: Sequence[range], *, same: bool) -> Iterator[tuple[Term, Term]]:
    """Yield the words that headline and story say of the same, with the same yes or no, or with the opposite one."""
    tokens = article.layer(TOKENS)
    keys, turning = {term.key for term in head}, {term.key for term in head if term.opposed or term.denied}
    for places in told:
        forms = tokens.lower[places.start : places.stop]
        if (same or _may_differ(turning, forms)) and len(keys.intersection(map(key_of, forms))) >= LEAST:
            body = terms(tokens, places)[:MOST_BODY]
            if len(keys.intersection([term.key for term in body])) >= LEAST:
                yield from _shared(article, head, body, same=same)


def _may_differ(turning: set[str], forms: list[str]) -> bool:
    """Tell whether a sentence can say no to a word of the headline: it has a negator, or a word of which the headline has a no or an opposite."""
    return any(map(denies, forms)) or not turning.isdisjoint(map(key_of, forms) if turning else ())


def _shared(article: Article, head: Sequence[Term], body: Sequence[Term], *, same: bool) -> Iterator[tuple[Term, Term]]:
    """Yield the words that headline and sentence say of the same: with enough common words beside them, in the same order."""
    clauses: dict[int, list[Term]] = {}
    for term in head:
        clauses.setdefault(term.clause, []).append(term)
    for clause in clauses.values():
        for at, one in enumerate(clause):
            for two in islice((term for term in body if term.key == one.key), MOST_SAME):
                if (one.value == two.value) is same and _told_alike(article, clause, at, body, two) and _settled(article, clause, two):
                    yield one, two


def _told_alike(article: Article, clause: list[Term], at: int, body: Sequence[Term], two: Term) -> bool:
    """Tell whether the sentence says it of the same, in the same order or turned round by a passive (`rejected by the council`)."""
    if _meets(clause, at, body, two):
        return True
    lower, one = article.layer(TOKENS).lower, clause[at]
    passive = "by" in lower[two.token : two.token + 4] or "by" in lower[one.token : one.token + 4]
    return passive and _meets([*clause[at + 1 :], one, *clause[:at]], len(clause) - at - 1, body, two)


def _meets(clause: Sequence[Term], at: int, body: Sequence[Term], two: Term) -> bool:
    """Tell whether what stands before and after the word at `at` of the clause stands before and after `two`, too, or most of it."""
    before = common(clause[:at], [term for term in body if 0 < two.token - term.token <= REACH])
    after = common(clause[at + 1 :], [term for term in body if 0 < term.token - two.token <= REACH])
    enough = len(before) + len(after) + 1 >= max(LEAST, SHARE * len(clause))
    return enough and bool(before) and (bool(after) or at == len(clause) - 1)


def _settled(article: Article, clause: Sequence[Term], two: Term) -> bool:
    """Tell whether both clauses assert what they say, of the same time as far as words tell."""
    lower = article.layer(TOKENS).lower
    first, last = clause[0].token, clause[-1].token
    around = [*lower[max(0, first - 2) : last + 3], *lower[max(0, two.token - BEFORE) : two.token + AFTER]]
    own = {lower[two.token], *(lower[term.token] for term in clause)}
    return words("polarity", "unsettled").isdisjoint([form for form in around if form not in own])


def _one_voice(article: Article, one: Term, two: Term) -> bool:
    """Tell whether the article itself says both, or reports both as said: a quotation is its speaker's."""
    tokens, voices = article.layer(TOKENS), article.layer(VOICE)
    here, there = (Span(tokens.starts[term.token], tokens.ends[term.token]) for term in (one, two))
    if "quote" in (voices.at(here), voices.at(there)):
        return False
    said = _source(article, here)
    return not said or said == _source(article, there)


def _source(article: Article, span: Span) -> str:
    for each in article.layer(ATTRIBUTIONS):
        if each.source and any(content.covers(span) for content in each.content):
            return each.source.resolved or each.source.type
    return ""


def _finding(article: Article, head: Sequence[Term], one: Term, two: Term) -> Finding:
    tokens = article.layer(TOKENS)
    clause = [term for term in head if term.clause == one.clause]
    span = tokens.span(clause[0].token, clause[-1].token)
    sentence = next(each.span for each in article.layer(SENTENCES) if each.span.start <= tokens.starts[two.token] < each.span.end)
    words_ = [tokens.span(term.token, term.token).of(article.text) for term in (one, two)]
    told = f"“{'not ' if one.denied else ''}{words_[0]}” here, “{'not ' if two.denied else ''}{words_[1]}” in the story"
    message = f"Headline and story seem to say the opposite of each other ({told}): which one is right?"
    return Finding(span, message, related=(Related(sentence, "the story"),), severity=Severity.WARNING, confidence=0.7)
