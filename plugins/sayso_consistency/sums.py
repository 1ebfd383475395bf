"""Wholes that are not the sum of their parts, and counts that are not those of the list that follows."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from sayso import Article, Finding, Related, Span
from sayso.layers import SENTENCES
from sayso_consistency.figures import CLASSES, FIGURES, Figure, stem
from sayso_consistency.patterns import late
from sayso_consistency.tables import words

OPENING = late(r"(?:\s[^\W\d_][\w’'-]*){0,4}?\s?(?P<mark>:|[–—]|\s-(?=\s)|\()\s?")
COLON = late(r"[^:;–—()\d]*(?P<mark>:)\s")
FAR = 160  # characters from a figure to the colon before its parts
JOINT = late(r",\s(?:and\s)?|;\s(?:and\s)?|\sand\s")
ONE = late(r"an?\s[^\W\d_]")
ITEM = late(
    r"(?:[^\W\d_a-z][\w.’'-]*|(?:of|the|de|la|le|van|von|der|den|bin|al|el|du|da|dos|del|di|y|e)(?=\s))(?:\s(?:[^\W\d_a-z][\w.’'-]*|of|the|de|la|van|von|der|bin|du|da|del|di)){0,5}"
)
SAYS = late(r"\b(?:said|says|according|reported|officials)\b")
CLOSING = {":": ".", "–": "–", "—": "—", "-": " -", "(": ")"}
LONGEST = 240  # characters of a list
FEW, MANY = 2, 12  # things that are listed by name


def sum_conflicts(article: Article) -> Iterator[Finding]:
    """Yield a finding for each figure that is followed by its parts, or by the things it counts, and they are more or fewer."""
    figures = article.layer(FIGURES)
    for place, figure in enumerate(figures):
        if figure.value < FEW or figure.value % 1 or not figure.unit or not figure.unit[0].isalpha():
            continue
        listed = _listed(article, figure)
        if listed:
            last = place + 1 == len(figures) or figures[place + 1].span.start >= listed.start  # “his three sons and four guests: …” lists the guests
            finding = _parts(article, figures, place, listed) or (_items(article, figure, listed) if last else None)
            if finding:
                yield finding


def _listed(article: Article, figure: Figure) -> Span | None:
    """Return where the list stands that follows a figure and its noun after a colon, a dash or a bracket."""
    if figure.sentence < 0:
        return None
    end = article.layer(SENTENCES)[figure.sentence].span.end
    opening = OPENING().match(article.text, figure.span.end, figure.span.end + 72) or COLON().match(
        article.text, figure.span.end, min(end, figure.span.end + FAR)
    )
    if not opening:
        return None
    limit = min(end, opening.end() + LONGEST)
    mark = opening.group("mark").strip()
    if mark == ":":
        return Span(opening.end(), limit)
    close = article.text.find(CLOSING[mark], opening.end(), limit)
    return Span(opening.end(), close) if close > 0 else (Span(opening.end(), limit) if mark in "–—" else None)


def _chunks(article: Article, listed: Span) -> list[Span]:
    """Return the members of a list; what only says who told of it is left out."""
    found, start = [], listed.start
    for joint in JOINT().finditer(article.text, listed.start, listed.end):
        found.append(Span(start, joint.start()))
        start = joint.end()
    found.append(Span(start, listed.end))
    return [*found[:-1], *(span for span in found[-1:] if not SAYS().search(span.of(article.text)))]


def _parts(article: Article, figures: tuple[Figure, ...], place: int, listed: Span) -> Finding | None:
    """Return a finding if every member of the list is counted and they do not come to the whole."""
    whole, total = figures[place], 0.0
    chunks = _chunks(article, listed)
    for chunk in chunks:
        part = _counted(article, figures, chunk, whole)
        if not part:
            return None
        total += part
    if (
        len(chunks) < 2
        or total == whole.value
        or not _is_whole(whole, article.text[listed.start : listed.end])
        or (whole.hedge and total < whole.value)
    ):
        return None
    return _finding(article, whole, listed, f"the parts come to {total:g}")


def _is_whole(figure: Figure, parts: str) -> bool:
    """Tell whether what follows can be the parts: of people, of victims, or of what the parts are called themselves."""
    if figure.things & {f"*{key}" for key in CLASSES} or figure.unit in words("figures", "wholes"):
        return True
    return stem(figure.unit) in {stem(word) for word in re.findall(r"[a-z]+", parts)}


def _counted(article: Article, figures: tuple[Figure, ...], chunk: Span, whole: Figure) -> float:
    """Return how many a member of a list stands for, or 0 if it is not counted."""
    at = bisect_left(figures, chunk.start, key=lambda figure: figure.span.start)
    if at < len(figures) and figures[at].span.start == chunk.start and figures[at].span.end <= chunk.end:
        figure = figures[at]
        several = at + 1 < len(figures) and figures[at + 1].span.start < chunk.end
        measured = figure.unit and (not figure.unit[0].isalpha() or stem(figure.unit) in words("figures", "loose units") - {"peopl", "men", "women"})
        counts = article.text[figure.span.end : chunk.end].strip(" .")
        return 0.0 if several or measured or figure.value % 1 or figure.hedge or figure is whole or not counts[:1].isalpha() else figure.value
    return float(bool(ONE().match(article.text, chunk.start, chunk.end)))


def _items(article: Article, figure: Figure, listed: Span) -> Finding | None:
    """Return a finding if the list holds names only, and not as many as the figure says."""
    text = listed.of(article.text).rstrip(" .")
    names = [chunk.strip() for chunk in JOINT().split(text)]
    if not FEW <= figure.value <= MANY or figure.hedge or " and " not in text or not all(ITEM().fullmatch(name) for name in names):
        return None
    joined = len(re.findall(r"\sand\s", text))
    counts = {len(names), len(names) - joined + (1 if joined else 0)} | ({len(names) - 1} if ", and " in text or joined > 1 else set())
    exact = int(figure.value)
    if exact in counts or len(names) >= 2 * exact or stem(figure.unit) in words("figures", "places") or len(names) < FEW:
        return None
    return _finding(article, figure, listed, f"the list has {len(names)}")


def _finding(article: Article, figure: Figure, listed: Span, what: str) -> Finding:
    seen = " ".join(article.text[figure.span.start : figure.span.end].split())
    message = f"“{seen} {figure.unit}”, but {what}: is the figure wrong, or is something missing or too much?"
    return Finding(figure.span, message, related=(Related(Span(listed.start, listed.end), "what is counted"),), confidence=0.8)
