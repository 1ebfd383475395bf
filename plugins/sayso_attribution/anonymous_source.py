"""`attribution.anonymous-source`: somebody speaks without a name, and readers are not told why, or nobody else backs the accusation."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from sayso import Article, Example, Finding, Reference, Related, Severity, Span, rule
from sayso.layers import ATTRIBUTIONS, NAMES, SENTENCES, TOKENS
from sayso.records import Attribution, Cue, Entity, Name, Source
from sayso_attribution.accusations import ACCUSATIONS, Accusation
from sayso_attribution.tables import words
from sayso_attribution.wording import says

ID = "attribution.anonymous-source"
SURE = 0.6
NAMED_SOON = 3  # sentences after the first mention in which the name may follow
LEDE = 3  # sentences, the headline among them, in which a source may be described first and named later
BEHIND = 20  # code points behind the phrase in which a name would follow
BLOCKS = frozenset(("paragraph", "list", "standfirst"))
LONGEST = 60
LEARNT = (("number", "how many"), ("position", "the position"), ("organisation", "the organisation"), ("knowledge", "how they know"))
SPEECH = frozenset(("neutral", "doubting", "conceding", "asserting", "denying", "judging"))
UNNAMED = frozenset(("anonymous", "role", "collective"))


class Voice(NamedTuple):
    """Hold an unnamed source: where it is first named, by which noun it is known (and whether as several), and all that it says."""

    span: Span
    head: str
    plural: bool
    told: tuple[str, ...]
    says: tuple[Attribution, ...]


@rule(
    ID,
    summary="Somebody speaks without a name, and readers are not told why.",
    severity="warning",
    examples=[
        Example(
            "A senior official said the bridge would close in May. The mayor said nothing.",
            flagged=("A senior official",),
            note="advice: no reason is given",
        ),
        Example(
            "A person close to the council said Carl Moss took bribes from the dredging firm. The council meets in May.",
            flagged=("A person close to the council",),
            note="a warning: an accusation, and nobody else backs it",
        ),
        Example("A senior official said the bridge would close, asking not to be named because the talks are private."),
        Example(
            "A spokesman for the port said the bridge would close. Two witnesses said they saw it move.", note="an office answers; witnesses saw"
        ),
        Example("Sources said the bridge would close.", note="a vague source: another rule's"),
        Example("A senior official said the bridge would close. The official, Rosa Alvarez, gave no date.", note="named in the next sentence"),
    ],
    references=[
        Reference("Society of Professional Journalists, Code of Ethics, 2014", "https://blogs.spjnetwork.org/ethicscode/?p=125"),
        Reference("Reuters, Anonymous sources, 2008", "http://blogs.reuters.com/reuters-editors/2008/07/17/anonymous-sources-reuters-rules/"),
    ],
)
def anonymous_source(article: Article) -> Iterator[Finding]:
    """Ask why a source has no name, and what it is in a position to know.

    ## What it flags
    The first mention of each source that speaks from inside without a name (an official, an aide, two people close to the talks), when the article
    nowhere says why the name is held back. If such a source is the only one for an accusation against somebody named, it is a warning, whatever the
    reason; else advice.

    ## Why
    Nobody answers for what an unnamed source says but the newsroom. Readers can weigh it only if they know why there is no name and how the source
    comes to know.

    ## Exceptions
    Witnesses and passers-by, spokesmen and other voices of an office, bare *sources said* (`attribution.vague-source`), sources who are named within
    a few sentences, articles that give a reason anywhere, since one sentence may stand for several sources, sources of another
    outlet that is cited, parties to a lawsuit, and those who only decline to speak. Of several sources from one place the first is asked about.

    ## References
    Society of Professional Journalists, Code of Ethics, 2014: *Explain why anonymity was granted.* Reuters, Anonymous sources, 2008: they are the
    weakest sources, and two are better than one. Who counts as an insider is our judgement.
    """
    found = _voices(article)
    if not found:
        return
    explained = _is_explained(article)
    asked: set[str] = set()
    for voice in found:
        accusation = _alone(article, voice)
        if accusation is not None:
            yield _accusing(article, voice, accusation)
        elif not explained and "reason" not in voice.told and asked.isdisjoint(_bodies(article, voice)):
            asked |= _bodies(article, voice)
            yield Finding(voice.span, _message(article, voice), severity=Severity.INFO, confidence=0.7)


def _voices(article: Article) -> list[Voice]:
    """Return the unnamed sources in order, those known by the same noun as one."""
    heads: dict[str, list[Attribution]] = {}
    reported = _reported(article)
    for item in article.layer(ATTRIBUTIONS):
        if item.source and item.cue and _is_candidate(item.source, item.cue, item.confidence):
            if _sentence(article, _place(item).start) in reported:
                continue
            head = _head(article, item.source)
            if head:
                heads.setdefault(head.rstrip("s"), []).append(item)
    found: list[Voice] = []
    for head, items in heads.items():
        first = min(items, key=lambda item: _place(item).start)
        if first.source and not _is_named(article, head, _place(first).start):
            told = tuple(each for item in items if item.source for each in item.source.told)
            plural = _head(article, first.source).endswith(("s", "people"))
            found.append(Voice(_place(first), head, plural, told, tuple(items)))
    return found


def _bodies(article: Article, voice: Voice) -> set[str]:
    """Return the words that tell where the source belongs: after *two Turkish sources*, *one Turkish official* is not asked about again."""
    tokens = article.layer(TOKENS)
    plain = _plain([tokens.lower[at] for at in tokens.within(voice.span)])
    return set(plain[1:-1]) - words("anonymity", "openers")


def _reported(article: Article) -> set[int]:
    """Return the sentences in which an outlet reports: the unnamed who stand there are its sources, not the article's."""
    outlets = (item for item in article.layer(ATTRIBUTIONS) if item.source and item.source.type == "outlet")
    return {_sentence(article, _place(item).start) for item in outlets}


def _sentence(article: Article, place: int) -> int:
    """Return the index of the sentence that holds the code point `place`."""
    sentences = article.layer(SENTENCES)
    return max(bisect_right(sentences, place, key=lambda sentence: sentence.span.start) - 1, 0)


def _is_candidate(source: Source, cue: Cue, confidence: float) -> bool:
    """Tell whether somebody unresolved and unnamed speaks: it is speech, and no wish, belief or judgement."""
    silent = cue.lemma in words("anonymity", "silences")
    return source.entity < 0 and source.type in UNNAMED and confidence >= SURE and cue.cls in SPEECH and not silent


def _place(item: Attribution) -> Span:
    return item.source.spans[0] if item.source else Span(0, 0)


def _head(article: Article, source: Source) -> str:
    """Return the noun of an insider that the phrase describes, or nothing: it opens as a description does and is no voice of an office."""
    tokens = article.layer(TOKENS)
    lower = [tokens.lower[at] for at in tokens.within(source.spans[0])]
    block = article.blocks[article.block_at(source.spans[0].start)].kind
    if len(lower) < 2 or block not in BLOCKS or lower[0] not in words("anonymity", "openers"):
        return ""
    plain = _plain(lower)
    known = not {"knowledge", "reason"}.isdisjoint(source.told) or not words("anonymity", "openers").isdisjoint(plain[1:])
    if plain[-1] not in words("anonymity", "insiders") or _names_itself(article, source):
        return ""
    passing = plain[-1] in words("anonymity", "persons") and not {"knowledge", "reason"}.intersection(source.told)
    local = not known and not words("anonymity", "local").isdisjoint(plain)
    return "" if passing or local else plain[-1]


def _names_itself(article: Article, source: Source) -> bool:
    """Tell whether the phrase speaks on record, or whether somebody is named right behind it (`, including Rosa Alvarez`)."""
    span = source.spans[0]
    behind = article.text[span.end : span.end + BEHIND].lower().lstrip(" ,")
    text = span.of(article.text)
    if any(behind.startswith(word) for word in words("anonymity", "naming")) or says(text, "anonymity", "naming"):
        return True
    sentences = article.layer(SENTENCES)
    index = _sentence(article, span.start)
    return says(sentences[index].span.of(article.text), "anonymity", "official-voice")


def _plain(lower: list[str]) -> list[str]:
    """Return the words before what hangs on the noun: *two people* of *two people close to the talks*."""
    stops = words("anonymity", "hanging")
    end = next((index for index, word in enumerate(lower) if index and word in stops), len(lower))
    return lower[:end]


def _is_named(article: Article, head: str, start: int) -> bool:
    """Tell whether somebody with that noun for a title, or beside the name, follows: soon, or anywhere after a lede, which only describes."""
    sentences = article.layer(SENTENCES)
    index = _sentence(article, start)
    first = sentences[index].span.start
    last = sentences[min(index + NAMED_SOON, len(sentences) - 1)].span.end if index >= LEDE else len(article.text)
    names = article.layer(NAMES)
    near = [mention for mention in names.mentions if first <= mention.span.start < last]
    if index < LEDE and any(names.entities[mention.entity].type == "person" for mention in near if _speaks_soon(article, mention, index)):
        return True
    return any(_bears(article, mention, names.entities[mention.entity], head) for mention in near)


def _bears(article: Article, mention: Name, who: Entity, head: str) -> bool:
    """Tell whether a name has the noun in its titles or right before it (`The official, Rosa Alvarez`)."""
    before = article.text[max(mention.span.start - len(head) - 3, 0) : mention.span.start].lower().rstrip(" ,")
    return before.endswith((head, head + "s")) or any(word.rstrip("s") == head for title in who.titles for word in title.split())


def _speaks_soon(article: Article, mention: Name, index: int) -> bool:
    """Tell whether the named speak within a few sentences of sentence `index`: a lede describes whom the next paragraph names."""
    sentences = article.layer(SENTENCES)
    until = sentences[min(index + NAMED_SOON, len(sentences) - 1)].span.end
    places = {_place(item).start for item in article.layer(ATTRIBUTIONS) if item.source and item.source.entity == mention.entity}
    return mention.span.start < until and any(sentences[index].span.end <= place < until for place in places)


def _is_explained(article: Article) -> bool:
    """Tell whether the article says anywhere why it holds a name back."""
    texts = [sentence.span.of(article.text) for sentence in article.layer(SENTENCES)]
    for index, text in enumerate(texts):
        if says(text, "anonymity", "plain-reasons"):
            return True
        if says(text, "anonymity", "withheld") and says(" ".join(texts[index : index + 2]), "anonymity", "reasons"):
            return True
    return False


def _alone(article: Article, voice: Voice) -> Accusation | None:
    """Return an accusation that stands in what the source says and nowhere else in the article."""
    accusations = article.layer(ACCUSATIONS)
    cues = [each.cue.start for each in accusations]
    mine = {index for item in voice.says for span in item.content for index in range(bisect_left(cues, span.start), bisect_left(cues, span.end))}
    others = {each.entity for index, each in enumerate(accusations) if index not in mine}
    own = {_place(item).start for item in voice.says}
    places = sorted({_place(item).start for item in article.layer(ATTRIBUTIONS) if item.source and item.confidence >= SURE} - own) if mine else []
    for index in sorted(mine):
        sentence = article.layer(SENTENCES)[accusations[index].sentence].span
        backed = bisect_left(places, sentence.start) < bisect_left(places, sentence.end)
        if accusations[index].entity not in others and not backed:
            return accusations[index]
    return None


def _accusing(article: Article, voice: Voice, accusation: Accusation) -> Finding:
    name = article.layer(NAMES).entities[accusation.entity].name
    message = (
        f"Only “{_short(article, voice)}”, without a name, accuses {_cut(name)}: find a source who can be named or a second one, or leave it out."
    )
    related = (Related(accusation.name, "The accused"),)
    return Finding(voice.span, message, related=related, confidence=0.8)


def _message(article: Article, voice: Voice) -> str:
    tokens = article.layer(TOKENS)
    one = tokens.lower[tokens.at(voice.span.start)] in ("a", "an", "one", "another") or not voice.plural
    known = " and ".join(words_for for told, words_for in LEARNT if told in voice.told)
    learnt = f"are told {known}, not why" if known else "are not told why"
    asked = "" if "knowledge" in voice.told else f", and what {'the source is' if one else 'they are'} in a position to know"
    return f"“{_short(article, voice)}” {'speaks' if one else 'speak'} without a name and readers {learnt}: say why{asked}."


def _short(article: Article, voice: Voice) -> str:
    return _cut(" ".join(voice.span.of(article.text).split()))


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"
