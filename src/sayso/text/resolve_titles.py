"""Find whom a description stands for that names nobody: `the interior minister`, `the Norwegian`, `the ministry`, `the company`."""

from bisect import bisect_left

from sayso.text.names_titles import folded
from sayso.text.names_words import before_names, demonyms, group, heads
from sayso.text.resolve_view import View, is_one_of
from sayso.text.sources import Phrase
from sayso.text.sources_kinds import head_noun

LEFT_OUT = frozenset(["this", "that", "former", "then", "now", "new", "late", "own", "veteran"])
INDEFINITE = frozenset(["a", "an", "another", "one", "some", "any", "no", "every", "each", "neither", "both", "two", "three", "several", "many"])


def described(view: View, phrase: Phrase) -> int:
    """Return the entity that a description without a name stands for, or -1: none fits, or more than one."""
    tokens, tags = view.row.tokens, view.row.tags
    first = tokens.lower[phrase.first]
    if first in INDEFINITE or (tags[phrase.first] not in "dpN" and first not in demonyms()):
        return -1
    head = head_noun(view.row, phrase)
    if "S" in tags[phrase.first : head] and first not in demonyms() and tags[phrase.first] != "N":
        return -1
    words = [word for word in folded(tokens.span(phrase.first, head).of(view.row.text)) if word not in LEFT_OUT]
    if not words:
        return -1
    if first == "the" and any(word.endswith("-year-old") for word in words):
        return _just_named(view, phrase.first)
    found = titled(view, words, tokens.starts[phrase.first])
    named = "N" in tags[phrase.first : head + 1]
    return found if found >= 0 or first != "the" or named else body(view, words, tokens.starts[phrase.first])


def _just_named(view: View, at: int) -> int:
    """Return the one person named in the sentence before (`The 43-year-old said`), or -1."""
    offset = view.row.tokens.starts[at]
    here = view.sentence(offset)
    last = bisect_left(view.starts, offset)
    found = {view.names.mentions[index].entity for index in range(bisect_left(view.starts, view.sentences[max(0, here - 1)]), last)}
    people = [entity for entity in found if view.names.entities[entity].type == "person"]
    return people[0] if len(people) == 1 else -1


def titled(view: View, words: list[str], offset: int) -> int:
    """Return the one person met before an offset whom a title fits (`turkish interior minister`, `norwegian`), or -1."""
    nation = len(words) == 1 and words[0] in demonyms().values()
    if not nation and words[-1] not in heads() and words[-1] not in group("roles", "role"):
        return -1
    fits = {
        index
        for index in view.offices
        if any((words[0] in title.split()) if nation else _fits(words, title.split()) for title in view.names.entities[index].titles)
        and view.met(index, offset)
    }
    return fits.pop() if len(fits) == 1 else -1


def _fits(words: list[str], title: list[str]) -> bool:
    """Tell whether a description fits a title: one head, and no office or nation more than the title has."""
    if words[-1] != title[-1]:
        return False
    return not any(word in before_names() or word in demonyms() for word in set(words[:-1]) - set(title))


def body(view: View, words: list[str], offset: int) -> int:
    """Return the one organisation met before an offset that is called by its kind (`the ministry`, `the company`, `the club`), or -1."""
    head = words[-1]
    if head not in group("roles", "organisation"):
        return -1
    met = [index for index in view.bodies if view.met(index, offset)]
    named = [index for index in met if _called(words, view.names.entities[index].name.lower().split())]
    if named:
        return named[0] if len(named) == 1 else -1
    for kind in ("company", "club", "party"):
        if head in group("roles", f"a {kind}") and len(words) == 1:
            of_kind = [index for index in met if is_one_of(view.names.entities[index].name, f"end of a {kind}'s name")]
            return of_kind[0] if len(of_kind) == 1 else -1
    return -1


def _called(words: list[str], name: list[str]) -> bool:
    return words[-1] in name and not any(word in group("roles", "organisation") or word in before_names() for word in set(words[:-1]) - set(name))
