"""What a finding says of an outlet, and the words that would tell the reader."""

from sayso import Article, Edit, Fix, Reference, Span
from sayso_sourcing import registry
from sayso_sourcing.mentions import Mention
from sayso_sourcing.registry import Designation, Outlet

MAX_MESSAGE = 240  # code points
MAX_NAME = 40
MAX_REFERENCES = 4
NOUNS = {"agency": "news agency", "tv": "broadcaster", "radio": "broadcaster", "newspaper": "newspaper", "online": "website"}
CLASSES = {
    "state-controlled": "state media",
    "party": "a party's outlet",
    "captured": "under a state's influence",
    "captured-private": "under a government's influence",
    "unclear": "tied to a state",
    "state-funded-independent": "paid by a state, though editorially independent",
    "state-managed-independent": "managed by a state, though editorially independent",
    "independent-public": "a public broadcaster, editorially independent",
}


def message(of: Outlet, shown: str, control: str, cited: Designation) -> str:
    """Return the finding's sentence: what was seen, who says so and since when, what to do."""
    name = shown if len(shown) <= MAX_NAME else f"{shown[: MAX_NAME - 1]}…"
    if not of.reviewed:
        return cut(
            f"“{name}” is a source here; it is listed as ",
            cited.label,
            f" by {cited.by} in {cited.year}; not reviewed: check, and if so tell readers.",
        )
    if of.contested:
        said = f"(listed by {cited.by} in {cited.year})" if str(cited.year) not in of.contested else ""
        before = f"“{name}” is a source here and readers are not told who funds it; its control is contested {said}".rstrip()
        return cut(f"{before}: ", of.contested.rstrip("."), ".")
    what = CLASSES.get(control, "tied to a state")
    return cut(
        f"“{name}” is a source here and readers are not told that it is {what}: {cited.by} listed it as “",
        cited.label,
        f"” in {cited.year}; say who runs it.",
    )


def cut(before: str, middle: str, after: str) -> str:
    """Return a message with its middle cut so that the whole is short enough."""
    room = MAX_MESSAGE - len(before) - len(after)
    return f"{before}{middle if len(middle) <= room else middle[: room - 1].rstrip(' ,;') + '…'}{after}"


def references(found: list[Designation]) -> tuple[Reference, ...]:
    """Return the designations as references, the one the message cites first."""
    return tuple(each.reference for each in found[:MAX_REFERENCES])


def fixes(article: Article, mention: Mention, of: Outlet) -> tuple[Fix, ...]:
    """Return the insertion that would tell the reader, if the registry has fair words; never safe: an editor chooses the words."""
    if not of.wording or not of.reviewed or mention.how == "meta":
        return ()
    full = f"{of.nation} {of.wording}".strip()
    if mention.how in {"credit", "dateline", "headline", "link"} or mention.at is None:
        inside = article.text[mention.span.end : mention.span.end + 1] in {")", "/", "]"}
        aside = f"{full} {NOUNS[of.row['kind']]}"
        edits: tuple[Edit, ...] = (Edit(Span(mention.span.end, mention.span.end), f", {aside}" if inside else f" ({aside})"),)
    else:
        edits = _before(article.text, mention.span, of, full)
    return (Fix(f"Say who runs it: “{full}”", edits),)


def _before(text: str, span: Span, of: Outlet, full: str) -> tuple[Edit, ...]:
    lead = text[max(0, span.start - 60) : span.start]
    said = any(lead.endswith((f"{word} ", f"{word}'s ", f"{word}’s ", f"{word}' ", f"{word}’ ")) for word in registry.nation_words(of.country))
    words = of.wording if said else full
    opens = not lead.strip() or lead.rstrip().endswith((".", "!", "?", "\n")) or lead.endswith("\n")
    insertion = Edit(Span(span.start, span.start), f"{words[:1].upper() + words[1:] if opens else words} ")
    article = _article(lead, words)
    return (Edit(Span(span.start - len(article[0]), span.start), f"{article[1]}{insertion.text}"),) if article else (insertion,)


def _article(lead: str, words: str) -> tuple[str, str] | None:
    """Return the indefinite article before the name and the one that fits the inserted words, if they differ."""
    wanted = "an " if words[0].lower() in "aeio" or words.startswith("un") else "a "
    for found in ("an ", "a ", "An ", "A "):
        if lead.endswith(f" {found}") or lead == found:
            fitting = wanted.capitalize() if found[0] == "A" else wanted
            return (found, fitting) if found != fitting else None
    return None
