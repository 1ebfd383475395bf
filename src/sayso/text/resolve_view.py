"""What resolving looks at, and the small questions it asks of it."""

from bisect import bisect_right

from sayso.text.clauses_tags import Line
from sayso.text.names_words import group
from sayso.text.records import Entity, Names, Sentence

THINGS = frozenset(("organisation", "outlet", "unknown"))
OFFICES = 400  # people with titles, and bodies, that a phrase is compared with


class View:
    """Hold what resolving looks at: the line, the names, where mentions and sentences start (offsets), who has an office, which bodies there are."""

    __slots__ = ("bodies", "names", "offices", "row", "sentences", "starts", "things")

    def __init__(self, row: Line, names: Names, sentences: list[int]) -> None:
        self.row = row
        self.names = names
        self.starts = [mention.span.start for mention in names.mentions]
        self.sentences = sentences
        told = [number for number, entity in enumerate(names.entities) if entity.mentions and (entity.titles or entity.type == "organisation")]
        self.offices = [number for number in told if names.entities[number].titles][:OFFICES]
        self.things = [number for number, entity in enumerate(names.entities) if entity.type in THINGS and _is_thing(entity)][:OFFICES]
        self.bodies = [number for number in told if names.entities[number].type == "organisation"][:OFFICES]

    def sentence(self, offset: int) -> int:
        """Return the number of the sentence at an offset."""
        return bisect_right(self.sentences, offset) - 1

    def met(self, entity: int, offset: int) -> bool:
        """Tell whether an entity is named before an offset."""
        mentions = self.names.entities[entity].mentions
        return bool(mentions) and self.names.mentions[mentions[0]].span.start < offset


def _is_thing(entity: Entity) -> bool:
    """Tell whether an entity may be called by the last word of its name: it has several, and no given name among them."""
    return " " in entity.name and not entity.given and bool(entity.mentions)


def view(row: Line, sentences: tuple[Sentence, ...], names: Names) -> View:
    """Return what resolving looks at in an article."""
    return View(row, names, [span.start for span, _ in sentences])


def is_one_of(name: str, section: str) -> bool:
    """Tell whether a name ends in a word of a section of the table of roles."""
    return name.rsplit(" ", 1)[-1].lower().rstrip(".") in group("roles", section)
