"""What the built-in layers hold, in one place for rule authors."""

from sayso.hits import Hit
from sayso.text.records import (
    Attribution,
    Block,
    Cue,
    Date,
    Entity,
    Name,
    Names,
    Number,
    Quote,
    Quotes,
    Sentence,
    Source,
    Tokens,
    Unbalanced,
    Voices,
)

__all__ = [
    "Attribution", "Block", "Cue", "Date", "Entity", "Hit", "Name", "Names", "Number", "Quote", "Quotes", "Sentence", "Source", "Tokens",
    "Unbalanced", "Voices",
]  # fmt: skip
