"""The words that attribute, as data: which verbs, phrases and nouns, what each implies, and what may follow it."""

from functools import cache
from typing import NamedTuple

from sayso.text.clauses_words import forms
from sayso.text.tables import table


class Entry(NamedTuple):
    """Hold what the table says of a cue: `frame` is a set of letters, see the head of `cues.toml`; `tail` the particles that belong to it."""

    lemma: str
    cls: str
    frame: frozenset[str]
    tail: tuple[str, ...] = ()


@cache
def verbs() -> dict[str, Entry]:
    """Return form -> entry of the verbs that attribute by themselves; what several groups say of one verb is joined, the first class wins."""
    found: dict[str, Entry] = {}
    for group in table("cues")["verb"]:
        for lemma in group["words"].split():
            frame = frozenset(group["frame"].split())
            known = found.get(lemma)
            entry = Entry(lemma, group["class"], frame) if known is None else known._replace(frame=known.frame | frame)
            for form in (lemma, *forms(lemma)):
                found[form] = entry
    return found


@cache
def phrases() -> dict[str, tuple[Entry, ...]]:
    """Return form of the verb -> the phrases that begin with it (`called` `for`)."""
    found: dict[str, tuple[Entry, ...]] = {}
    for group in table("cues")["phrase"]:
        for phrase in group["words"].split(";"):
            lemma, *tail = phrase.split()
            entry = Entry(phrase.strip(), group["class"], frozenset(group["frame"].split()), tuple(tail))
            for form in {lemma, *forms(lemma)}:
                found[form] = (*found.get(form, ()), entry)
    return found


@cache
def prepositions() -> dict[str, tuple[Entry, ...]]:
    """Return first word -> the compound prepositions that attribute (`according` `to`)."""
    found: dict[str, tuple[Entry, ...]] = {}
    for group in table("cues")["preposition"]:
        for phrase in group["words"].split(";"):
            first, *tail = phrase.split()
            found[first] = (*found.get(first, ()), Entry(phrase.strip(), group["class"], frozenset(), tuple(tail)))
    return found


@cache
def adverbs() -> dict[str, Entry]:
    """Return the adverbs by which the narrator declines to answer for a clause."""
    return {word: Entry(word, group["class"], frozenset()) for group in table("cues")["adverb"] for word in group["words"].split()}


@cache
def adjectives() -> dict[str, Entry]:
    """Return the adjectives that tell after a form of `to be` what somebody believes or wishes (`is confident that …`)."""
    return {
        word: Entry(word, group["class"], frozenset(group["frame"].split()))
        for group in table("cues")["adjective"]
        for word in group["words"].split()
    }


@cache
def nouns() -> dict[str, Entry]:
    """Return the nouns that hold a saying; their frame is `that`, `to`, `:` and prepositions. Of several groups the first class wins."""
    found: dict[str, Entry] = {}
    for group in table("cues")["noun"]:
        for word in group["words"].split():
            frame = frozenset(group["frame"].split())
            known = found.get(word)
            found[word] = Entry(word, group["class"], frame) if known is None else known._replace(frame=known.frame | frame)
    return found


@cache
def possessed() -> dict[str, Entry]:
    """Return the nouns that attribute between an owner and a preposition (`in Lee's view`); `tail` are the prepositions."""
    found: dict[str, Entry] = {}
    for group in table("cues")["possessed"]:
        for phrase in group["words"].split(";"):
            preposition, word = phrase.split()
            known = found.get(word, Entry(f"{preposition} {word}", group["class"], frozenset()))
            found[word] = known._replace(tail=(*known.tail, preposition))
    return found


@cache
def starters() -> dict[str, str]:
    """Return every word a cue may begin with -> letters for what it may be: all other words need no further look.

    `v` a verb or a phrase, `p` a preposition, `r` an adverb, `a` an adjective, `n` a noun, `o` a noun with an owner (`in Lee's view`).
    """
    found: dict[str, str] = {}
    kinds = (
        ("v", [*verbs(), *phrases()]),
        ("p", [*prepositions()]),
        ("r", [*adverbs()]),
        ("a", [*adjectives()]),
        ("n", [*nouns()]),
        ("o", [*possessed()]),
    )
    for letter, words in kinds:
        for word in words:
            found[word] = found.get(word, "").replace(letter, "") + letter
    return found
