"""People who are called by their surname before the article has said who they are."""

from collections.abc import Iterator

from sayso import Article, Example, Finding, Related, Severity, rule
from sayso.layers import NAMES, VOICE
from sayso.records import Entity, Name
from sayso_consistency.tables import words

REACH = 24  # characters beside a surname that are read
ARTICLES = ("the", "a", "an")
BODY = ("paragraph", "list")

EXAMPLES = [
    Example(
        "The cannon was raised at noon. Thornquist said that it was loaded.\n\n“Bronze waits,” said Maria Thornquist, who leads the dive.",
        ("Thornquist",),
        headline="Divers raise a cannon",
    ),
    Example("Maria Thornquist leads the dive.\n\nThornquist said that the cannon was loaded."),
    Example("Professor Thornquist leads the dive.\n\n“Bronze waits,” said Maria Thornquist.", note="A title introduces."),
    Example("“Ask Thornquist,” a diver said.\n\nMaria Thornquist leads the dive.", headline="Divers raise a cannon", note="Somebody’s words."),
]


@rule(
    "consistency.introduced-late",
    summary="A surname that stands before the full name",
    severity="info",
    examples=EXAMPLES,
    default=False,
    origin="our judgement",
)
def introduced_late(article: Article) -> Iterator[Finding]:
    """## What it flags

    A person called by the surname alone in an earlier paragraph than the one that gives the full name.

    ## Why

    It is the mark of a paragraph that was moved or cut: the reader meets somebody who has not been introduced.

    ## Exceptions

    Surnames behind a title or a description, in quotations, headlines and captions, surnames that several people share, and the few whom news
    calls by their surname alone: the table `surnames` lists them.

    ## References

    Our judgement.
    """
    names = article.layer(NAMES)
    for entity in names.entities:
        found = _late(article, entity, [names.mentions[number] for number in entity.mentions])
        if found and article.layer(VOICE).at(found[0].span) != "quote":
            short, full = found
            name = short.span.of(article.text)
            message = f"“{name}” stands here before the full name, {full.span.of(article.text)}, is given: introduce the person at the first mention."
            yield Finding(short.span, message, related=(Related(full.span, "the full name"),), severity=Severity.INFO, confidence=0.7)


def _late(article: Article, entity: Entity, mentions: list[Name]) -> tuple[Name, Name] | None:
    """Return the first mention, a bare surname, and the full name in a later paragraph; nothing if the person was introduced."""
    last = entity.name.split()[-1].lower()
    if not mentions or entity.type != "person" or " " not in entity.name or not entity.given or last in words("surnames", "known by the surname"):
        return None
    first = mentions[0]
    if first.title is not None or first.span.of(article.text).lower() != last or not _plain(article, first):
        return None
    block = article.block_at(first.span.start)
    full = next((mention for mention in mentions if " " in mention.span.of(article.text)), None)
    return (first, full) if full and article.block_at(full.span.start) > block else None


def _plain(article: Article, mention: Name) -> bool:
    """Tell whether a bare surname stands in running text and does something (`Thornquist said`), and is no part of another name."""
    text, span = article.text, mention.span
    ahead = text[max(article.blocks[article.block_at(span.start)].span.start, span.start - REACH) : span.start].split()
    if article.blocks[article.block_at(span.start)].kind not in BODY or (ahead and (ahead[-1][0].isupper() or ahead[-1].lower() in ARTICLES)):
        return False
    follows = text[span.end : span.end + REACH].replace("’", "'").lower().replace("'s", " 's").split()
    return bool(follows) and follows[0] in words("names", "after a subject") and span.of(text)[1:].islower()
