"""Find the people, organisations and places an article names, and which mentions belong together."""

from sayso.span import Span
from sayso.text.records import Block, Entity, Name, Names, Sentence, Tokens


def names(text: str, blocks: tuple[Block, ...], tokens: Tokens, sentences: tuple[Sentence, ...]) -> Names:
    """Return the mentions of `text` in order and the entities they belong to."""
    firsts = {sentence.span.start for sentence in sentences}
    mentions: list[Name] = []
    entities: dict[str, list[int]] = {}
    index = 0
    while index < len(tokens.starts):
        end = index
        while end < len(tokens.starts) and text[tokens.starts[end]].isupper() and tokens.blocks[end] == tokens.blocks[index]:
            end += 1
        if end > index and not (end == index + 1 and tokens.starts[index] in firsts):
            span = tokens.span(index, end - 1)
            mentions.append(Name(span, None, "full" if end > index + 1 else "short", 0))
            entities.setdefault(span.of(text), []).append(len(mentions) - 1)
        index = max(end, index + 1)
    order = {name: number for number, name in enumerate(entities)}
    return Names(
        tuple(mention._replace(entity=order[mention.span.of(text)]) for mention in mentions),
        tuple(Entity(name, "unknown", (), "", tuple(found)) for name, found in entities.items()),
    )
