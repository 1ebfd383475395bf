"""What resolving looks at, and the small questions it asks of it."""

from bisect import bisect_right
from typing import NamedTuple

from sayso.text.clauses_tags import Line
from sayso.text.names_words import group
from sayso.text.records import Names, Sentence

OFFICES = 400  # people with titles, and bodies, that a phrase is compared with


class View(NamedTuple):
    """Hold what resolving looks at: the line, the names, where mentions and sentences start (offsets), who has an office, which bodies there are."""

    row: Line
    names: Names
    starts: list[int]
    sentences: list[int]
    offices: list[int]
    bodies: list[int]

    def sentence(self, offset: int) -> int:
        """Return the number of the sentence at an offset."""
        return bisect_right(self.sentences, offset) - 1

    def met(self, entity: int, offset: int) -> bool:
        """Tell whether an entity is named before an offset."""
        mentions = self.names.entities[entity].mentions
        return bool(mentions) and self.names.mentions[mentions[0]].span.start < offset


def view(row: Line, sentences: tuple[Sentence, ...], names: Names) -> View:
    """Return what resolving looks at in an article."""
    offices = [number for number, entity in enumerate(names.entities) if entity.titles and entity.mentions][:OFFICES]
    bodies = [number for number, entity in enumerate(names.entities) if entity.type == "organisation" and entity.mentions][:OFFICES]
    starts = [mention.span.start for mention in names.mentions]
    return View(row, names, starts, [sentence.span.start for sentence in sentences], offices, bodies)


def is_one_of(name: str, section: str) -> bool:
    """Tell whether a name ends in a word of a section of the table of roles."""
    return name.rsplit(" ", 1)[-1].lower().rstrip(".") in group("roles", section)
