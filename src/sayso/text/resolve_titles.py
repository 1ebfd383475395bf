"""Find whom a description stands for that names nobody: `the interior minister`, `the Norwegian`, `the ministry`, `the company`."""

from bisect import bisect_left

from sayso.text.names_titles import folded
from sayso.text.names_words import before_names, demonyms, group, heads
from sayso.text.resolve_pronouns import Spoken
from sayso.text.resolve_view import View, is_one_of
from sayso.text.sources import Phrase
from sayso.text.sources_kinds import head_noun

OPENS = 3  # sentences, the headline and the byline among them, in which an article opens
SOON = 4  # sentences further on in which it then names people
AGO = 3  # sentences back that one who spoke may be for `the 43-year-old` to mean him or her
PEOPLE = 8  # sources back that are looked at for one without a name
LEFT_OUT = frozenset(["this", "that", "former", "then", "now", "new", "late", "own", "veteran"])
INDEFINITE = frozenset(["a", "an", "another", "one", "some", "any", "no", "every", "each", "neither", "both", "two", "three", "several", "many"])


def described(view: View, phrase: Phrase, spoken: list[Spoken]) -> int:
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
    if first == "the" and (any(word.endswith("-year-old") for word in words) or words[-1] in group("roles", "epithet")):
        return _spoke_last(view, phrase.first, spoken, ("person",), AGO)
    found = titled(view, words, tokens.starts[phrase.first])
    named = "N" in tags[phrase.first : head + 1]
    if found >= 0 or first != "the" or named:
        return found
    found = body(view, words, tokens.starts[phrase.first])
    if found < 0 and len(words) == 1:
        found = _named_so(view, words[0], tokens.starts[phrase.first])
    plain = words[-1] in group("roles", "any organisation") and all(word[0].isdigit() for word in words[:-1])
    return _spoke_last(view, phrase.first, spoken, ("organisation",), 1) if found < 0 and plain else found


def again(view: View, phrase: Phrase, spoken: list[Spoken]) -> bool:
    """Tell whether a description is that of somebody unnamed who has spoken (`a senior official … the official said`)."""
    head = view.row.lower[head_noun(view.row, phrase)]
    before = next((each.kind for each in spoken[:-PEOPLE:-1] if each.head == head), "")
    return before == "anonymous" and view.row.lower[phrase.first] in ("the", "that", "this") and phrase.last - phrase.first < 3


def _spoke_last(view: View, at: int, spoken: list[Spoken], kinds: tuple[str, ...], ago: int) -> int:
    """Return the entity of one of these kinds that spoke last, at most so many sentences ago, else the one person named in the sentence before."""
    here = view.sentence(view.row.starts[at])
    if spoken and spoken[-1].entity >= 0 and spoken[-1].kind in kinds and here - spoken[-1].sentence <= ago:
        return spoken[-1].entity
    return _just_named(view, at) if "person" in kinds else -1


def _just_named(view: View, at: int) -> int:
    """Return the one person named in the sentence before (`The 43-year-old said`), or -1."""
    offset = view.row.starts[at]
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
        and (view.met(index, offset) or _met_soon(view, index, offset))
    }
    return fits.pop() if len(fits) == 1 else -1


def _met_soon(view: View, entity: int, offset: int) -> bool:
    """Tell whether an article that opens with a description names who it is in the sentences that follow."""
    here = view.sentence(offset)
    first = view.names.mentions[view.names.entities[entity].mentions[0]].span.start
    return here <= OPENS and first > offset and view.sentence(first) <= here + SOON


def _fits(words: list[str], title: list[str]) -> bool:
    """Tell whether a description fits a title: one head, and no office or nation more than the title has."""
    if words == ["officer"] and not group("titles", "police").isdisjoint(title):
        return True
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


def _named_so(view: View, word: str, offset: int) -> int:
    """Return the one body met before an offset whose name ends in a noun (`the opera` after `the Lantern Opera`), or -1."""
    if view.row.text[offset + 4 : offset + 5].isupper() or word in heads():
        return -1
    found = [index for index in view.things if view.names.entities[index].name.lower().endswith(" " + word) and view.met(index, offset)]
    return found[0] if len(found) == 1 else -1


def _called(words: list[str], name: list[str]) -> bool:
    return words[-1] in name and not any(word in group("roles", "organisation") or word in before_names() for word in set(words[:-1]) - set(name))
