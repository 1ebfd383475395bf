"""`attribution.single-source`: everything that the story attributes comes from one source."""

from collections import Counter
from collections.abc import Iterator, Sequence

from sayso import Article, Example, Finding, Reference, Related, Span, rule
from sayso.layers import ATTRIBUTIONS, NAMES, SENTENCES, TOKENS
from sayso.records import Attribution, Names, Source
from sayso_attribution.tables import words
from sayso_attribution.wording import says

ID = "attribution.single-source"
SURE = 0.5
OPENING = 5  # sentences that tell what kind of piece it is
OPEN_SHARE = 0.34  # of the attributions, at most so many may be nobody's: their source is not told
KNOWN_SHARE = 0.25  # of the attributions, at least so many are surely the source's; the rest is told of “the ministry”, “it”
FEWEST = 2  # attributions that are surely the source’s
RESTING = 0.3  # of the sentences, at least so many are the source's
BODIES = frozenset(("organisation", "outlet", "place"))
OPENER = 7  # words with which a story opens
NEAR = 80  # code points between a person's name and the body they speak for
LONGEST = 60
WRITER = -3  # whoever writes
AGAIN = -2  # “the ministry”, “he”: who was met before
OPEN = -1  # not told


BERTHS = ", ".join(f"berth {number}" for number in range(1, 101))  # a story must be long enough for the rule
STORY = """{e}

The harbour wall will be raised by two metres, {a}, the port director, said.

{b} said the work would begin in May. The ferries berth at the north quay.

“The old wall has served us well, but it is too low for the new ferries,” {c} said.

The wall was built in 1904. The work will pass {f}, {d} added."""


def _story(*names: str) -> str:
    """Return a story with these names in place, for the examples."""
    names = names if len(names) > 4 else (*names, "Harbour wall to be raised")
    return STORY.format(**dict(zip("abcde", names, strict=True)), f=BERTHS)


@rule(
    ID,
    summary="Everything that the story attributes comes from one source.",
    severity="info",
    default=False,
    options={
        "words": (250, "How many words an article must have."),
        "attributions": (4, "How many attributions it must have."),
    },
    examples=[
        Example(
            _story("Rosa Alvarez", "Alvarez", "Alvarez", "Alvarez"),
            flagged=("Harbour wall to be raised",),
        ),
        Example(_story("Rosa Alvarez", "Alvarez", "Carl Moss, a ferry captain,", "Alvarez"), note="a second source"),
        Example(_story("Rosa Alvarez", "Alvarez", "Alvarez", "Alvarez", "Alvarez: wall to be raised"), note="the headline says whose story it is"),
    ],
    references=[
        Reference("BBC Editorial Guidelines, 3.3.4"),
        Reference("Reuters, Anonymous sources, 2008", "http://blogs.reuters.com/reuters-editors/2008/07/17/anonymous-sources-reuters-rules/"),
    ],
)
def single_source(article: Article, options: dict[str, int]) -> Iterator[Finding]:
    """Ask who else knows.

    ## What it flags
    A story of 250 words and more in which every attribution, of four and more, resolves to one and the same source, though the headline does not
    say that it is that source's story. A person and the body they speak for count as one. It is one finding for the story. The rule runs only
    where it is asked for: such stories are rare, and on ordinary news too few were found to show that four in five findings are of use.

    ## Why
    One source may be wrong, or have an interest. A second one confirms, corrects or contradicts.

    ## Exceptions
    Interviews, speeches, posts, statements and hearings that the first sentences name as such, opinion pages, obituaries, profiles, match reports,
    results, questions and answers, pieces in the first person, and stories whose headline names the source.

    ## References
    BBC Editorial Guidelines, 3.3.4: reluctant to rely on a single source. Reuters, 2008: two or more sources are better than one. How many words and
    attributions it takes is our judgement.
    """
    if len(article.text.split()) < options["words"]:
        return
    items = [item for item in article.layer(ATTRIBUTIONS) if item.confidence >= SURE]
    keys = [_key(article, item.source) for item in items]
    sole = _sole(article, keys) if len(items) >= options["attributions"] else None
    if sole is None or not _is_known(keys) or _is_of_one(article, sole) or not _rests(article, items):
        return
    name = article.layer(NAMES).entities[sole].name
    first = next(item.source.spans[0] for item, key in zip(items, keys, strict=True) if key == sole and item.source)
    message = f"All {len(items)} attributions of this story lead to {_cut(name)}: ask a second source who can confirm or contradict, or tell readers."
    yield Finding(article.story_span, message, related=(Related(first, "The only source"),), confidence=0.7, whole_story=True)


def _key(article: Article, source: Source | None) -> int:
    """Return what a source counts as: its entity, `AGAIN` if it is told as one met before, `OPEN`, `WRITER`, or a number of its own below those."""
    if source is None:
        return OPEN
    if source.entity >= 0:
        return source.entity
    tokens = article.layer(TOKENS)
    said = [tokens.lower[at] for span in source.spans for at in tokens.within(span)]
    if said and said[0] in words("genres", "writer"):
        return WRITER
    body = _body(article, source) if not words("genres", "speakers").isdisjoint(said) else OPEN
    if body != OPEN or not said or source.type == "unknown":
        return body
    if said[-1] in words("genres", "utterances") or (said[0] in words("genres", "again") and _may_be_theirs(source, said)):
        return AGAIN
    return WRITER - 1 - source.spans[0].start


def _may_be_theirs(source: Source, said: Sequence[str]) -> bool:
    """Tell whether *the ministry*, *it* or *the study* may be a source met before; *the indictment* is a source of its own."""
    return source.type != "document" or len(said) == 1 or said[-1] in words("genres", "works")


def _body(article: Article, source: Source) -> int:
    """Return the entity named in the phrase: the body for which *a spokesman for the port* speaks."""
    names = article.layer(NAMES)
    inside = [mention.entity for mention in names.mentions if any(span.covers(mention.span) for span in source.spans)]
    return inside[0] if inside else OPEN


def _sole(article: Article, keys: Sequence[int]) -> int | None:
    """Return the one entity that all keys but the open ones lead to, or None."""
    counted = Counter(key for key in keys if key not in (OPEN, AGAIN))
    if not counted or min(counted) < 0 or len(counted) > 2:
        return None
    (first, _), *rest = counted.most_common()
    if not rest or _speaks_for(article.layer(NAMES), first, rest[0][0]) or _speaks_for(article.layer(NAMES), rest[0][0], first):
        return first
    return None


def _is_known(keys: Sequence[int]) -> bool:
    """Tell whether most sources are told, and enough of them by name."""
    told = len(keys) - keys.count(OPEN)
    return keys.count(OPEN) <= OPEN_SHARE * len(keys) and told - keys.count(AGAIN) >= max(KNOWN_SHARE * len(keys), FEWEST)


def _speaks_for(names: Names, person: int, body: int) -> bool:
    """Tell whether the article says that the person belongs to the body: its name stands right beside theirs, once at least."""
    if names.entities[person].type != "person" or names.entities[body].type not in BODIES:
        return False
    places = [names.mentions[index].span for index in names.entities[body].mentions]
    own = [names.mentions[index].span for index in names.entities[person].mentions]
    return any(abs(here.start - there.end) <= NEAR or abs(there.start - here.end) <= NEAR for here in own[:1] for there in places)


def _is_of_one(article: Article, sole: int) -> bool:
    """Tell whether the piece is of a kind that rests on one source, or says in its headline whose story it is."""
    if article.meta.section.casefold() in words("genres", "section"):
        return True
    sentences = article.layer(SENTENCES)
    opening = " ".join(sentence.span.of(article.text) for sentence in sentences[:OPENING])
    if any(says(opening, "genres", key) for key in ("occasion", "obituary", "match", "figures")):
        return True
    asked = sum(article.text.startswith(("Q:", "Q.", "Q ", "A:"), block.span.start) for block in article.blocks)
    return asked > 1 or _is_about(article, sole)


def _is_about(article: Article, person: int) -> bool:
    """Tell whether the source is a person whom the headline names or with whom the story opens: then it says whose words it brings."""
    names = article.layer(NAMES)
    if names.entities[person].type in ("organisation", "outlet"):
        return False
    surname = names.entities[person].name.split()[-1]
    opener = next((sentence.span for sentence in article.layer(SENTENCES) if article.blocks[sentence.block].kind == "paragraph"), Span(0, 0))
    opening = " ".join(opener.of(article.text).split()[:OPENER])
    headlines = [block.span.of(article.text) for block in article.blocks if block.kind in ("headline", "standfirst")]
    return any(surname in text for text in (opening, *headlines))


def _rests(article: Article, items: Sequence[Attribution]) -> bool:
    """Tell whether a good part of the story is what is attributed: else it rests on what the reporter saw or looked up."""
    from bisect import bisect_right

    sentences = article.layer(SENTENCES)
    starts = [sentence.span.start for sentence in sentences]
    touched = {bisect_right(starts, span.start) for item in items for span in item.content}
    return len(touched) >= RESTING * len(sentences)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"
