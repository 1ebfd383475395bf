"""`attribution.ambiguous-speaker`: *he said*, and two men who may have said it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from sayso import Article, Example, Finding, Related, Span, rule
from sayso.layers import ATTRIBUTIONS, NAMES, SENTENCES, TOKENS, VOICE
from sayso.records import Attribution, Name
from sayso_attribution.tables import words

ID = "attribution.ambiguous-speaker"
LEAST = 6  # words of content from which it matters whose they are
BACK = 2  # sentences back in which somebody who spoke goes on speaking
SURE = 0.5
LEADING = 6  # tokens of a time or a place that may open a sentence
LONGEST = 1000  # code points of a sentence that anybody reads as one
PHRASE = 6  # tokens from "between" to the first of the names


class Scene(NamedTuple):
    """Hold what the rule looks at: where sentences and names start, and the attributions in order of their sources."""

    sentences: list[int]
    names: list[int]
    speakers: list[int]
    spoken: list[Attribution]


@rule(
    ID,
    summary="“He said”, and two men who may have said it.",
    severity="info",
    default=False,
    examples=[
        Example(
            "Peter Hale and Martin Crowe met at the harbour on Monday. He said the ferry line would be sold before the summer.",
            flagged=("He",),
            note="which of the two?",
        ),
        Example("Peter Hale and Mary Crowe met at the harbour on Monday. He said the ferry line would be sold before the summer."),
        Example(
            "Peter Hale praised Martin Crowe at the harbour on Monday. He said the ferry line would be sold before the summer.",
            note="the subject of the sentence before goes on",
        ),
    ],
    origin="our judgement",
)
def ambiguous_speaker(article: Article) -> Iterator[Finding]:
    """Ask which of two people spoke.

    ## What it flags
    *He said* or *she said* where the sentence before names two people of that gender with equal right to it: as one subject (*Hale and Crowe
    met*), or behind *between* (*the talks between Hale and Crowe failed*). Also *the minister said* where two people just named are
    ministers, and nobody has spoken yet.

    ## Why
    A reader who takes the words to be the other man's has been told something false.

    ## Exceptions
    Readers take *he* for the subject of the sentence before, or for whoever spoke last: where one of the two is either, nothing is flagged.
    Fewer than six words of content pass. Off unless asked for: edited news hardly ever leaves it open (not once in some 1,400 articles), so that
    how often the rule is right has not been measured.

    ## References
    None: our judgement.
    """
    scene = _scene(article)
    for item in article.layer(ATTRIBUTIONS):
        if item.source is None or not item.source.spans or not _matters(article, item):
            continue
        place = item.source.spans[0]
        index = bisect_right(scene.sentences, place.start) - 1
        pair = _pair(article, scene, index, place) if index > 0 else []
        if pair and not _goes_on(scene, index, place, pair):
            yield _finding(article, place, pair)


def _scene(article: Article) -> Scene:
    spoken = sorted((item for item in article.layer(ATTRIBUTIONS) if item.source and item.source.spans), key=_start)
    return Scene(
        [sentence.span.start for sentence in article.layer(SENTENCES)],
        [mention.span.start for mention in article.layer(NAMES).mentions],
        [_start(item) for item in spoken],
        spoken,
    )


def _start(item: Attribution) -> int:
    return item.source.spans[0].start if item.source else 0


def _matters(article: Article, item: Attribution) -> bool:
    """Tell whether the source is a pronoun or a bare title of the narrator's, and the content more than a trifle."""
    if item.cue is None or item.cue.cls in ("belief", "wish") or item.confidence < SURE or item.via is not None or item.source is None:
        return False
    text = item.source.spans[0].of(article.text).lower()
    if not (text in words("speakers", "m") | words("speakers", "f") or (item.source.entity < 0 and text.startswith("the ") and text.count(" ") == 1)):
        return False
    count = sum(span.of(article.text).count(" ") + 1 for span in item.content)
    return count >= LEAST and article.layer(VOICE).at(item.source.spans[0]) == "narrator"


def _goes_on(scene: Scene, index: int, place: Span, pair: list[Name]) -> bool:
    """Tell whether somebody speaks right before, or one of the pair a little earlier: then it is most often the same again."""
    near = bisect_left(scene.speakers, scene.sentences[index - 1])
    here = bisect_left(scene.speakers, place.start)
    low = bisect_left(scene.speakers, scene.sentences[max(index - BACK, 0)])
    meant = {mention.entity for mention in pair}
    return near < here or any(item.source is not None and item.source.entity in meant for item in scene.spoken[low:here])


def _pair(article: Article, scene: Scene, index: int, place: Span) -> list[Name]:
    """Return a mention of each of two people of the sentence before who may be meant, or nothing."""
    sentences = article.layer(SENTENCES)
    before, here = sentences[index - 1], sentences[index]
    near = here.block - before.block <= 1 and article.blocks[before.block].kind == "paragraph"
    near = near and max(before.span.end - before.span.start, place.start - here.span.start) <= LONGEST
    if not near or _people(article, scene, Span(here.span.start, place.start)):
        return []
    people = _people(article, scene, before.span)
    text = place.of(article.text).lower()
    if text.startswith("the "):
        fit = [mention for mention in people if _has_title(article, mention, text.removeprefix("the "))]
    else:
        gender = "m" if text in words("speakers", "m") else "f"
        fit = [mention for mention in _joined(article, before.span, people) if _gender(article, mention) == gender]
    first = list({mention.entity: mention for mention in reversed(fit)}.values())[::-1]
    return first[:2] if len(first) > 1 else []


def _people(article: Article, scene: Scene, span: Span) -> list[Name]:
    names = article.layer(NAMES)
    inside = names.mentions[bisect_left(scene.names, span.start) : bisect_left(scene.names, span.end)]
    return [mention for mention in inside if names.entities[mention.entity].type == "person" and article.layer(VOICE).at(mention.span) != "quote"]


def _gender(article: Article, mention: Name) -> str:
    return article.layer(NAMES).entities[mention.entity].gender


def _has_title(article: Article, mention: Name, title: str) -> bool:
    return any(each.split()[-1] == title for each in article.layer(NAMES).entities[mention.entity].titles if each)


def _joined(article: Article, sentence: Span, people: list[Name]) -> list[Name]:
    """Return the people named as one subject (*Hale and Crowe met*), or as those between whom something is; nobody where others are named."""
    run = people[:1]
    for mention in people[1:]:
        if not _follows(article, run[-1], mention):
            return []
        run.append(mention)
    if len(run) < 2 or not _has_and(article, run):
        return []
    return run if _has_equal_right(article, sentence, run[0]) else []


def _has_and(article: Article, run: list[Name]) -> bool:
    """Tell whether *and* or *or* stands before the last name: with a comma alone, it is what the first is called."""
    tokens = article.layer(TOKENS)
    between = tokens.within(Span(run[-2].span.end, _begin(run[-1])))
    return any(tokens.lower[i] in ("and", "or", "&") for i in between)


def _follows(article: Article, one: Name, other: Name) -> bool:
    """Tell whether no more than *and* or a comma stands between two names."""
    tokens = article.layer(TOKENS)
    between = [tokens.lower[i] for i in tokens.within(Span(one.span.end, _begin(other)))]
    return bool(between) and all(word in words("speakers", "joining") or word in words("speakers", "leading") for word in between)


def _has_equal_right(article: Article, sentence: Span, first: Name) -> bool:
    """Tell whether the names begin the sentence (after no more than a time or a place), or stand after *between*."""
    tokens = article.layer(TOKENS)
    before = [tokens.lower[i] for i in tokens.within(Span(sentence.start, _begin(first)))]
    if "between" in before[-PHRASE:]:
        return True
    opening = [word for word in before if word not in words("speakers", "leading")]
    return not opening or (len(before) <= LEADING and before[-1] == "," and before[0] in words("speakers", "times"))


def _begin(mention: Name) -> int:
    return min(mention.span.start, mention.title.start) if mention.title else mention.span.start


def _finding(article: Article, place: Span, pair: list[Name]) -> Finding:
    names = [article.layer(NAMES).entities[mention.entity].name for mention in pair]
    said = place.of(article.text)
    message = f"“{said}” may be {_short(names[0])} or {_short(names[1])}: say which of the two spoke."
    related = tuple(Related(mention.span, "May be meant") for mention in pair)
    return Finding(place, message, related=related, confidence=0.6)


def _short(name: str) -> str:
    return name if len(name) <= 60 else name[:57].rstrip() + "…"
