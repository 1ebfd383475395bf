"""Find who says what: source, cue and content."""

from sayso.span import Span
from sayso.text.records import Attribution, Block, Cue, Names, Quotes, Sentence, Source, Tokens

SAID = frozenset("said says say told added adding saying stressed hailed wrote announced argued claimed noted".split())


def attributions(
    text: str, blocks: tuple[Block, ...], tokens: Tokens, sentences: tuple[Sentence, ...], quotes: Quotes, names: Names
) -> tuple[Attribution, ...]:
    """Return the attributions of an article in the order of their cues."""
    found = []
    starts = [sentence.span for sentence in sentences]
    at = 0
    for index, word in enumerate(tokens.lower):
        if word not in SAID or any(tokens.starts[index] in quote.content for quote in quotes.quotes):
            continue
        while at + 1 < len(starts) and starts[at].end <= tokens.starts[index]:
            at += 1
        cue = tokens.span(index, index)
        before = [name for name in names.mentions if starts[at].start <= name.span.start < cue.start]
        source = Source((before[-1].span,), "person", None, before[-1].entity) if before else None
        content = Span(cue.end + 1, max(cue.end + 1, starts[at].end))
        found.append(Attribution("indirect", 0.7, source, Cue((cue,), word, "neutral"), (content,), None))
    return tuple(found)
