"""Read headlines, where no verb need say who says what: `Minister: talks failed`, `Ferry to sail: report`, `‘Talks failed’ – minister`."""

from sayso.text.attributions_content import Range
from sayso.text.attributions_hits import Found
from sayso.text.attributions_speakers import TOPICAL, Cast, headings, introduced, is_speaker, short_speaker, speaker_phrase
from sayso.text.clauses import has_finite, trimmed
from sayso.text.clauses_tags import Line
from sayso.text.cues import Entry, verbs
from sayso.text.records import Block
from sayso.text.sources import Phrase, inverted
from sayso.text.tables import words

HEADS = frozenset(("headline", "subhead"))
COLON = Entry(":", "neutral", frozenset())
COURTS = frozenset(("court", "inquest", "inquiry", "jury", "tribunal", "trial", "hearing"))  # where it is told, and nobody says by whom
LEAST = 2  # words that make a claim
SURE, FAIR, CLAIMED = 0.8, 0.7, 0.4


def heads(row: Line, blocks: tuple[Block, ...], people: Cast, known: list[Found]) -> list[Found]:
    """Return what headlines attribute without a verb, and what they put into marks without a name (`Man ‘stole ferry’`: confidence .4)."""
    found: list[Found] = []
    cued = {item.cue[0] for item in known if item.cue}
    for low, high in row.bounds:
        if low >= high or blocks[row.blocks[low]].kind not in HEADS:
            continue
        cues = [at for at in range(low, high) if at in cued]
        made = _heard(row, low, high) or _colon(row, people, low, high, cues)
        if made is None and not cues:
            made = _dash(row, people, low, high) or _said(row, low, high) or _feared(row, low, high)
        found.extend([made] if made else _claimed(row, low, high) if not cues else ())
    return found


def _titled(row: Line, low: int, high: int) -> bool:
    """Tell whether most words have capitals: there a capital makes no name."""
    letters = [row.text[row.starts[at]] for at in range(low, high) if row.text[row.starts[at]].isalpha()]
    return sum(letter.isupper() for letter in letters) > 0.6 * len(letters)


def _colon(row: Line, people: Cast, low: int, high: int, cues: list[int]) -> Found | None:
    colon = row.tags.find(":", low, high)
    if colon <= low or colon + 1 >= high or row.quote_of[colon] >= 0 or (cues and cues[0] < colon):
        return None
    right = (colon + 1, _end(row, high))
    if right[1] - right[0] < 1:
        return None
    quoted = row.tags[colon + 1] in "kK"
    source = introduced(row, people, low, colon) if quoted else _speaker(row, people, low, colon)
    if source is not None and (right[1] - right[0] >= LEAST):
        return Found(source, (colon, colon + 1), COLON, (right,), SURE if quoted else FAIR)
    return None if cues else _tail(row, people, (low, colon), colon, high)


def _speaker(row: Line, people: Cast, low: int, colon: int) -> Phrase | None:
    """Return the speaker before a colon that no quotation follows."""
    low += row.tags[low] == "E" and colon - low > 1  # Beaten coach Lind: we were robbed
    phrase = inverted(row, low, colon)
    if phrase is None or phrase.last < colon - 1 or not headings().isdisjoint(row.lower[low : min(colon, low + 1)]):
        return None
    return phrase if is_speaker(row, people, phrase) else None


def _tail(row: Line, people: Cast, left: Range, mark: int, high: int) -> Found | None:
    """Read `Ferry to sail: report` and `‘They failed us’ – union chief`: the source is what stands behind the mark."""
    low, end = left
    whole = row.quote_of[low] >= 0 and row.quote_of[low] == row.quote_of[end - 1]
    tagged = high - mark == 2 and row.lower[mark + 1] in words("quotation", "media") and end - low > LEAST
    claims = whole or tagged or (end - low >= LEAST and (has_finite(row, low, end) or "t" in row.tags[low:end] or "k" in row.tags[low:end]))
    if not claims or not headings().isdisjoint(row.lower[low : low + 1]):
        return None
    source = short_speaker(row, people, mark + 1, high, surname=not _titled(row, low, high))
    if source is None and high - mark == 2 and "k" in row.tags[low:end] and row.tags[mark + 1] == "n":
        source = Phrase(mark + 1, mark + 1) if headings().isdisjoint(row.lower[mark + 1 : high]) else None  # `Founder ‘lied’: auditors`
    if source is None and whole and row.quotes.quotes[row.quote_of[low]].kind in ("direct", "partial"):
        source = _onlookers(row, people, mark + 1, high)
    return Found(source, (mark, mark + 1), COLON, (left,), SURE if whole else FAIR) if source is not None else None


def _onlookers(row: Line, people: Cast, first: int, high: int) -> Phrase | None:
    """Return who stands behind a quotation, with what they spoke of left out: `‘They failed us’: passengers on the ferry crisis`."""
    source = speaker_phrase(row, people, first, high)
    if source is None:
        return None
    topic = source.last + 1 < high and row.lower[source.last + 1] in TOPICAL
    return source if is_speaker(row, people, source) or (topic and row.lower[source.last].endswith("s")) else None


def _dash(row: Line, people: Cast, low: int, high: int) -> Found | None:
    """Read a dash between spaces: what is behind it answers for what is before, or the other way round if that is a quotation."""
    at = row.tags.rfind("-", low + 1, high - 1)
    while at > low and (row.quote_of[at] >= 0 or row.starts[at] == row.ends[at - 1]):
        at = row.tags.rfind("-", low + 1, at)
    if at <= low:
        return None
    found = _tail(row, people, (low, at), at, high)
    if found is not None or row.tags[at + 1] not in "kK":
        return found
    source = introduced(row, people, low, at)
    return Found(source, (at, at + 1), COLON, ((at + 1, _end(row, high)),), FAIR) if source is not None else None


def _heard(row: Line, low: int, high: int) -> Found | None:
    """Read `Firm broke law, court told`: somebody told it there, and nobody says who."""
    at = _end(row, high) - 1
    if at - LEAST < low or row.lower[at] not in ("told", "hears", "heard") or row.lower[at - 1] not in COURTS or row.tags[at - 2] != ",":
        return None
    entry = verbs().get(row.lower[at], COLON)
    return Found(None, (at, at + 1), entry, (trimmed(row, low, at - 2),), SURE)


def _said(row: Line, low: int, high: int) -> Found | None:
    """Read `‘Talks failed’ says minister`, where no comma parts quotation and verb, and `Ferry to sail, says Lind`, where no verb makes a clause."""
    for at in range(low + LEAST, high):
        if row.quote_of[at] >= 0 or not (row.tags[at - 1] == "," or row.quote_of[at - 1] >= 0):
            continue
        entry = verbs().get(row.lower[at])
        if entry is None or not entry.frame & {"q", "c"} or row.lower[at] not in (entry.lemma, entry.lemma + "s", "said"):
            continue
        source = inverted(row, at + 1, high) if at + 1 < high else None
        if source is not None and source.last + 1 >= _end(row, high):
            return Found(source, (at, at + 1), entry, (trimmed(row, low, at),), SURE)
    return None


def _feared(row: Line, low: int, high: int) -> Found | None:
    """Read `Residents fear flood wall will fail`: behind a plural a word that may be a noun is a verb, if a clause follows."""
    for at in range(low + 1, min(high - 2, low + 4)):
        word = row.lower[at]
        entry = verbs().get(word)
        if entry is None or word != entry.lemma or "c" not in entry.frame or not row.lower[at - 1].endswith("s") or row.tags[at] not in "nbB":
            continue
        if has_finite(row, at + 2, high) and not has_finite(row, at + 1, at + 2) and not has_finite(row, low, at):
            return Found(Phrase(low, at - 1), (at, at + 1), entry, (trimmed(row, at + 1, _end(row, high)),), FAIR)
    return None


def _claimed(row: Line, low: int, high: int) -> list[Found]:
    """Return the fragments in marks: by the usage of British headlines somebody claims them, and the story says who."""
    made = []
    for index in sorted({row.quote_of[at] for at in range(low, high)} - {-1}):
        if row.quotes.quotes[index].kind == "partial":
            inside = row.tokens.within(row.quotes.quotes[index].span)
            made.append(Found(None, None, None, ((inside.start, inside.stop),), CLAIMED))
    return made


def _end(row: Line, high: int) -> int:
    return high - 1 if row.tags[high - 1] == "." and row.quote_of[high - 1] < 0 else high
