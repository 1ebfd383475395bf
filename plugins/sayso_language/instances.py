"""Places where a contrast's loaded or even word is told of a side."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from sayso import Article, Layer, Span
from sayso.layers import ATTRIBUTIONS, SENTENCES, TOKENS, VOICE
from sayso.records import Attribution, Hit, Tokens
from sayso_language.contrasts import Contrast, words
from sayso_language.sides import NONE, SIDES

SURE = 0.5
OFTEN = 2  # loaded words for one side, before anything is said
REACH = 6  # tokens between a word and its side
CLOSE = 3  # tokens between the word and a side that owns or carries it
GOVERNING = ("regime", "junta", "government", "administration", "authorities")
AGENTS = ("in", "by", "on", "when", "during", "at", "since", "near", "there", "here")
LINKS = ("is", "was", "are", "were")
JUDGED = frozenset(("murdered", "terrorists", "killed"))


class Instance(NamedTuple):
    """Hold one place: the word, whether it is the loaded one, the sides it is told of, and whether the article shows that it is earned."""

    span: Span
    marked: bool
    sides: frozenset[str]
    earned: bool = False


class Cue(NamedTuple):
    """Hold an attribution by a cue of a contrast: where the cue stands, whether it is the loaded one, and whether the article shows it is earned."""

    item: Attribution
    span: Span
    marked: bool
    earned: bool


def spoken(article: Article, contrast: Contrast) -> Iterator[Instance]:
    """Yield the cues of a contrast in the narrator's voice, each with the sides its source belongs to, if there are enough of both kinds."""
    tokens, cues = article.layer(TOKENS), list(_cues(article, contrast))
    loaded = sum(cue.marked and not cue.earned for cue in cues)
    if loaded < OFTEN or all(cue.marked for cue in cues):  # asked before anybody is put on a side, which costs much
        return
    for cue in cues:
        if sides := _of_source(article, tokens, cue.item):
            yield Instance(cue.span, cue.marked, sides, cue.earned)


def _cues(article: Article, contrast: Contrast) -> Iterator[Cue]:
    voices, tokens = article.layer(VOICE), article.layer(TOKENS)
    for item in article.layer(ATTRIBUTIONS):
        if item.cue is None or item.source is None or not item.cue.spans or item.confidence < SURE or item.source.type in ("document", "outlet"):
            continue
        lemma, _, behind = item.cue.lemma.partition(" ")
        lemma = lemma if behind in ("of", "about", "") else item.cue.lemma  # *boasted of a lead*, but nobody *insisted* who *insisted on* it
        marked, span = lemma in contrast.marked, item.cue.spans[0]
        if (marked or lemma in contrast.even) and voices.at(span) == "narrator" and not (marked and _is_plea(article, tokens, span)):
            earned = marked and (_is_refuted(article, tokens, span) or (contrast.key == "admits" and article.layer(JUDGED_HERE)))
            yield Cue(item, span, marked, earned)


def _of_source(article: Article, tokens: Tokens, item: Attribution) -> frozenset[str]:
    assert item.source is not None  # noqa: S101 - the caller looked
    known = article.layer(SIDES)
    named = [known.at[index] for span in item.source.spans for index in tokens.within(span) if index in known.at]
    if item.source.entity >= 0:
        return frozenset().union(*named, *(known.at[i] for i in _name_tokens(article, tokens, item.source.entity) if i in known.at))
    return _joined(named)


def _name_tokens(article: Article, tokens: Tokens, entity: int) -> range:
    from sayso.layers import NAMES

    names = article.layer(NAMES)
    mentions = names.entities[entity].mentions  # none, where a name turned out to be another's
    return tokens.within(names.mentions[mentions[0]].span) if mentions else range(0)


def _is_plea(article: Article, tokens: Tokens, cue: Span) -> bool:
    """Tell whether the sentence is about a lawsuit or a charge, in which people must be said to allege, or claims responsibility or asylum."""
    return any(tokens.lower[index] in words("pleading") for index in tokens.within(_around(article, cue)[0]))


def _is_refuted(article: Article, tokens: Tokens, cue: Span) -> bool:
    """Tell whether the article shows what is wrong with the claim, in its sentence or the next."""
    sentence, after = _around(article, cue)
    said = [tokens.lower[index] for index in tokens.within(Span(sentence.start, max(after.end, sentence.end)))]
    return not words("refuted").isdisjoint(said) or any(
        said[index] == "true" and said[index - 1] in ("n't", "not", "isn't") for index in range(1, len(said))
    )


def _around(article: Article, span: Span) -> tuple[Span, Span]:
    from bisect import bisect_right

    sentences = article.layer(SENTENCES)
    index = bisect_right(sentences, span.start, key=lambda each: each.span.start) - 1
    if index < 0:
        return span, Span(span.end, span.end)
    after = sentences[index + 1].span if index + 1 < len(sentences) else Span(span.end, span.end)
    return sentences[index].span, after


def told(article: Article, contrast: Contrast, hits: Iterable[Hit]) -> Iterator[Instance]:
    """Yield where the words of a contrast stand in the narrator's voice beside exactly one side, if there are enough of both kinds."""
    tokens = article.layer(TOKENS)
    found = list(_words(article, tokens, contrast, hits))
    if sum(marked for _, marked, _ in found) < OFTEN or (contrast.frame != "label" and all(marked for _, marked, _ in found)):
        return
    for hit, marked, inside in found:
        sides = FRAMES[contrast.frame](article, tokens, inside[0], inside[-1], hit.literal)
        if sides or (contrast.key == "regime" and _is_bare(tokens, inside[0])):
            yield Instance(hit.span, marked, sides)


def _words(article: Article, tokens: Tokens, contrast: Contrast, hits: Iterable[Hit]) -> Iterator[tuple[Hit, bool, range]]:
    """Yield the words of a contrast that are the writer's, whether each is a loaded one, and its tokens."""
    reached = -1
    for hit in hits:
        marked = hit.literal in contrast.marked
        repeated, reached = marked and 0 <= hit.span.start - reached <= 2, hit.span.end if marked else reached
        if repeated:  # *the right-wing, populist party* is labelled once
            continue
        if (marked or hit.literal in contrast.even) and _is_told(article, contrast, hit.span):
            inside = tokens.within(hit.span)
            if inside and not _is_excused(article, tokens, contrast, hit, marked):
                yield hit, marked, inside


def _is_told(article: Article, contrast: Contrast, span: Span) -> bool:
    """Tell whether the words are the writer's. Of deaths, counts are somebody's but *killed* or *died* is the writer's choice, outside quotations."""
    voice = article.layer(VOICE).at(span)
    return article.text[span.start].islower() and (voice == "narrator" or (contrast.key == "killed" and voice == "attributed"))


def _is_bare(tokens: Tokens, first: int) -> bool:
    return first > 0 and tokens.lower[first - 1] == "the"


def _is_excused(article: Article, tokens: Tokens, contrast: Contrast, hit: Hit, marked: bool) -> bool:
    after = tokens.at(hit.span.end)
    if contrast.key == "regime" and (
        tokens.lower[min(after, len(tokens.lower) - 1)] in words("regime-tails") or _is_of_rules(article, tokens, hit.span)
    ):
        return True
    sentence = {tokens.lower[index] for index in tokens.within(_around(article, hit.span)[0])}
    if contrast.key == "killed" and not marked:
        return not sentence & words("violence") or bool(sentence & words("mishap"))
    if contrast.frame == "victim":
        return bool(sentence & words("mishap")) or (marked and bool(sentence & words("judgment")))
    return marked and contrast.key in JUDGED and bool(sentence & words("judgment"))


def _is_of_rules(article: Article, tokens: Tokens, span: Span) -> bool:
    """Tell whether a regime is a set of rules: *the visa regime*, or *the new regime in Chile* where the article tells of a visa regime."""
    first, last, rules = tokens.at(span.start), tokens.at(span.end - 1), words("regimes-of-rules")
    if tokens.lower[first] != "regime":
        return False
    if tokens.lower[max(first - 1, 0)] in rules:
        return True
    loose = tokens.lower[min(last + 1, len(tokens.lower) - 1)] in ("in", "for", "on") or _is_bare(tokens, first)
    return loose and article.layer(RULED_HERE)


def _judged_here(article: Article) -> bool:
    """Tell whether somebody was found guilty or pleaded so: then *admitted* is the word for it."""
    return not words("judgment").isdisjoint(article.layer(TOKENS).lower)


def _ruled_here(article: Article) -> bool:
    """Tell whether the article tells of a regime that is a set of rules."""
    rules = words("regimes-of-rules")
    return any(word == "regime" and before in rules for before, word in pairwise(article.layer(TOKENS).lower))


JUDGED_HERE = Layer("language.judged", _judged_here)
RULED_HERE = Layer("language.ruled", _ruled_here)


def _owner(article: Article, tokens: Tokens, first: int, last: int, word: str) -> frozenset[str]:
    """Return the side just before the word (*the Quito regime*, *Hamas terrorists*), or behind *of* or *in* after it."""
    before = _only(article, _back(tokens, first, CLOSE))
    following = tokens.lower[min(last + 1, len(tokens.lower) - 1)]
    if before or (following != "of" and not (following == "in" and word in GOVERNING)):
        return before if not _denied(tokens, first) else NONE
    return _only(article, _forth(tokens, last + 1, CLOSE + 1))


def _denied(tokens: Tokens, first: int) -> bool:
    return first > 0 and tokens.lower[first - 1] in words("denials")


def _label(article: Article, tokens: Tokens, first: int, last: int, _word: str) -> frozenset[str]:
    """Return the side behind the label (*the far-right Freedom Party*), or before it (*the party is far-right*)."""
    behind = _first(article, _forth(tokens, last, REACH))
    if behind:
        return behind
    before = first - 1
    while before > 0 and tokens.lower[before] in ("a", "an", "the"):
        before -= 1
    linked = tokens.lower[before] in LINKS or (tokens.lower[before] == "," and before < first - 1)
    return _only(article, _back(tokens, before, CLOSE)) if before > 0 and linked else NONE


def _victim(article: Article, tokens: Tokens, first: int, last: int, word: str) -> frozenset[str]:
    """Return who died: before *died* and *were killed*, behind *killed* that has an object."""
    passive = any(tokens.lower[index] in ("was", "were", "been", "being", "be", "are", "is") for index in range(max(first - 3, 0), first))
    intransitive = word.startswith(("died", "lost", "perished", "were"))
    if passive or intransitive:
        return _only(article, _back(tokens, first, REACH))
    return _only(article, _forth(tokens, last, REACH)) or (_only(article, _back(tokens, first, CLOSE)) if _is_reduced(tokens, last) else NONE)


def _is_reduced(tokens: Tokens, last: int) -> bool:
    """Tell whether *killed* is short for *who were killed*: it has no object but *in*, *by*, *on*, *when* or *that week* after it."""
    after = [*tokens.lower[last + 1 : last + 3], "", ""]
    return after[0] in AGENTS or (after[0] in ("that", "this", "last", "the") and after[1] in words("times"))


def _actor(article: Article, tokens: Tokens, first: int, _last: int, _word: str) -> frozenset[str]:
    """Return who acts: the side before the verb, unless it suffers the act."""
    if any(tokens.lower[index] in ("was", "were", "been", "being", "be", "are", "is") for index in range(max(first - 2, 0), first)):
        return NONE
    return _only(article, _back(tokens, first, REACH))


FRAMES = {"owner": _owner, "label": _label, "victim": _victim, "actor": _actor}


def _back(tokens: Tokens, first: int, reach: int) -> list[int]:
    found, index = [], first - 1
    bounds, block = words("bounds"), tokens.blocks[first]
    while index >= 0 and first - index <= reach + 1 and tokens.blocks[index] == block and tokens.lower[index] not in bounds:
        found.append(index)
        index -= 1
    return found


def _forth(tokens: Tokens, last: int, reach: int) -> list[int]:
    found, index = [], last + 1
    bounds, block = words("bounds"), tokens.blocks[last]
    while index < len(tokens.lower) and index - last <= reach + 1 and tokens.blocks[index] == block and tokens.lower[index] not in bounds:
        if tokens.lower[index] in ("in", "near", "outside", "inside", "during") and index > last + 1:
            break
        found.append(index)
        index += 1
    return found


def _only(article: Article, places: list[int]) -> frozenset[str]:
    """Return the sides at these tokens, or none if there are several that do not belong together."""
    known = article.layer(SIDES).at
    found = [known[index] for index in places if index in known]
    if not found:
        return NONE
    return _joined(found)


def _joined(found: list[frozenset[str]]) -> frozenset[str]:
    """Return the sides of tokens that belong together: *Israeli police* are Israel's, *Iranian President Ali Rezai* Iran's and himself."""
    named = [sides for sides in found if not all(side.startswith("crowd:") for side in sides)] or found
    return frozenset().union(*named) if named and frozenset.intersection(*named) else NONE


def _first(article: Article, places: list[int]) -> frozenset[str]:
    """Return the sides at the first of these tokens that has any."""
    known = article.layer(SIDES).at
    return next((known[index] for index in places if index in known), NONE)
