"""Prove a draft: write it, load it as any pack is loaded, look whether it finds what it is for, and keep what it found as its examples."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from sayso import testing
from sayso.article import Article
from sayso.errors import PackError
from sayso.hits import HITS
from sayso.migration.drafts import Draft, toml
from sayso.packs.compiled import PackRule
from sayso.packs.files import parse_toml
from sayso.packs.matcher import Automaton
from sayso.packs.spec import Shared, parse_rule
from sayso.rule import Example

_FRAMES = (
    "They wrote {} here.",
    "{} was there.",
    "{}",
    "It rained; {} so it was.",
    "It rained. {} so it was.",
    "“{}”",
    "They wrote ({}) here",
    "1 {} 1",
)
_CALM = (
    "The ferry left the harbour at noon.", "Snow fell on Tuesday.", "Rain came down", "Yes", "Ferry leaves harbour at noon", "FERRY", "ferry leaves",
    "Ferry Leaves Harbour at Noon", "1", "Rain fell. Snow fell. Wind came. Sun came. Night fell.", "7 8", "。",
)  # fmt: skip
_BELOW = "The ferry left."
_EXAMPLES = 3
_MOST, _MOST_SLOW = 20_000, 400  # samples that are tried; fewer where patterns run over every text
_BATCHED = ("term", "swap")
_NOTE = "made from the rule itself when it was imported"
_SHARED = Shared(("en",), {}, {}, {})


class Proof(NamedTuple):
    """Hold how it went: the draft with its examples, or why there is none; samples that were not found; entries that were refused.

    `broken` are specs that do not hold here.
    """

    draft: Draft | None
    reason: str = ""
    unfound: tuple[str, ...] = ()
    refused: tuple[tuple[str, str], ...] = ()
    broken: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def prove(draft: Draft) -> Proof:
    """Return the draft with examples that it passes, without the words and patterns that are not found even in a text of their own."""
    sound, refused = _sound(draft)
    if isinstance(sound, str):
        return Proof(None, sound, refused=refused)
    rule = _rule(sound)
    tried = min(len(sound.samples), _MOST_SLOW if rule.spec["always"] else _MOST)
    found = _found(rule, sound, tried)
    unfound = _unfound(sound, found)
    specs, broken = _tried(rule, sound)
    kept = (*specs, *_flagged(rule, sound, found))
    if not any(example.flagged for example in kept):
        return Proof(None, f"sayso does not find what it is for ({_short(unfound)})", (), refused)
    passes = any(not example.flagged for example in kept)
    calm = None if passes else _calm(rule, sound)
    if calm is None and not passes:
        return Proof(None, "it flags every sentence that was tried", (), refused)
    proved = _without(sound, unfound)._replace(examples=(*kept, *((calm,) if calm else ())))
    wrong = [problem for outcome in testing.run_examples(_rule(proved)) for problem in outcome.problems]
    if wrong:
        return Proof(None, f"its examples do not go as they should: {wrong[0]}", (), refused)
    return Proof(proved, "", tuple(dict.fromkeys(text for _, text in unfound)), refused, broken, _untried(sound, tried))


def _untried(draft: Draft, tried: int) -> tuple[str, ...]:
    rest = len(draft.samples) - tried
    return (f"{rest:,} of its words and patterns were not tried: too many",) if rest else ()


def _showing(rule: PackRule, examples: Iterable[Example]) -> PackRule:
    """Return the rule with these examples in place of its own, without reading it anew."""
    return PackRule({**rule.spec, "examples": [example._asdict() for example in examples]})


def _tried(rule: PackRule, draft: Draft) -> tuple[tuple[Example, ...], tuple[str, ...]]:
    """Return the other tool's own examples that hold here, and what is wrong with the rest."""
    kept = []
    broken = []
    for said in draft.specs:
        spec = said
        of = testing.article(spec.text)
        excerpts = tuple(finding.span.of(of.text) for _, finding in testing.findings(rule, of))
        if excerpts or spec.fixed == spec.text:
            spec = spec._replace(flagged=excerpts, fixed=spec.fixed if excerpts else None)
            problems = testing.run_examples(_showing(rule, (spec,)))[0].problems
        else:
            problems = ("nothing is flagged",)
        if problems:
            broken.append(f"its spec {spec.text!r} -> {spec.fixed!r} does not hold here: {problems[0]}")
        elif spec not in kept:
            kept.append(spec)
    return tuple(kept), tuple(broken)


def _unfound(draft: Draft, found: Mapping[int, str]) -> list[tuple[int, str]]:
    """Return the samples that were not found: all of a list of words, of a pattern only if none of its samples was."""
    shown = {draft.samples[number][0] for number in found}
    lists = {number for number, entry in enumerate(draft.entries) if "term" in entry or "wrong" in entry}
    missed = [(index, text) for number, (index, text) in enumerate(draft.samples) if number not in found and not _is_right(draft, index, text)]
    return [(index, text) for index, text in missed if draft.kind in _BATCHED and (index in lists or index not in shown)]


def _is_right(draft: Draft, index: int, text: str) -> bool:
    """Tell whether a sample of a pattern is how it should be written: it passes, and says nothing about the pattern."""
    entry = draft.entries[index] if index < len(draft.entries) else {}
    return "pattern" in entry and text in entry.get("right", ())


def _without(draft: Draft, unfound: Sequence[tuple[int, str]]) -> Draft:
    """Return the draft without those words, and without an entry that has none left."""
    gone = set(unfound)
    entries = []
    for index, entry in enumerate(draft.entries):
        key = next((each for each in ("term", "wrong") if each in entry), None)
        words = [word for word in entry[key] if (index, word) not in gone] if key else []
        if key and words:
            entries.append({**entry, key: words})
        elif not key and not any(number == index for number, _ in gone):
            entries.append(dict(entry))
    return draft._replace(entries=tuple(entries))


def _short(missed: Sequence[tuple[int, str]]) -> str:
    return ", ".join(repr(text) for _, text in missed[:3]) + (" …" if len(missed) > 3 else "") or "none of its samples"


def _rule(draft: Draft) -> PackRule:
    placeholders = (Example("x", flagged=("x",)), Example("y"))
    shown = draft if draft.examples else draft._replace(examples=placeholders)
    if all(example.flagged for example in shown.examples):
        shown = shown._replace(examples=(*shown.examples, placeholders[1]))
    if not any(example.flagged for example in shown.examples):
        shown = shown._replace(examples=(*shown.examples, placeholders[0]))
    return PackRule(parse_rule(parse_toml(toml(shown, cited=False).encode(), Path("rule.toml")), _SHARED))


def _sound(draft: Draft) -> tuple[Draft | str, tuple[tuple[str, str], ...]]:
    """Return the draft with the entries alone that sayso takes, and the others with what is wrong with them."""
    if not draft.entries and not draft.top:
        return "nothing of it can be said in a rule file", ()
    problem = _problem(draft)
    if not problem:
        return draft, ()
    bad = {number: wrong for number, entry in enumerate(draft.entries) if (wrong := _problem(draft._replace(entries=(entry,))))}
    refused = tuple((_label(draft, number), wrong) for number, wrong in bad.items())
    moved = {number: place for place, number in enumerate(each for each in range(len(draft.entries)) if each not in bad)}
    rest = draft._replace(
        entries=tuple(draft.entries[number] for number in moved),
        samples=tuple((moved[number], text) for number, text in draft.samples if number in moved),
    )
    return (rest if rest.entries and not _problem(rest) else problem), refused


def _problem(draft: Draft) -> str:
    try:
        _rule(draft)
    except PackError as error:
        return error.message
    return ""


def _label(draft: Draft, number: int) -> str:
    entry = draft.entries[number]
    said = next((entry[key] for key in ("term", "wrong", "pattern", "variants", "used") if key in entry), "")
    return said if isinstance(said, str) else str(said[0])


def _found(rule: PackRule, draft: Draft, tried: int) -> dict[int, str]:
    """Return for every sample that is found the text it was found in.

    One that another entry always speaks for counts, and so do those beyond the first `tried`, without a text.
    """
    found: dict[int, str] = dict.fromkeys(range(tried, len(draft.samples)), "")
    left = list(range(tried))
    spoken: set[int] = set()
    for frame in ("{}",) if draft.headline else _FRAMES:
        texts = [frame.replace("{}", draft.samples[number][1]) for number in left]
        told = _together(rule, texts) if draft.kind in _BATCHED and not draft.headline else [_entries(rule, _article(draft, text)) for text in texts]
        for number, text, entries in zip(left, texts, told, strict=True):
            if draft.samples[number][0] in entries:
                found[number] = text
            elif entries:
                spoken.add(number)
        left = [number for number in left if number not in found]
    return found | {number: "" for number in left if number in spoken}


def _together(rule: PackRule, texts: list[str]) -> list[set[int]]:
    """Return for each text which entries find something in it; all texts are paragraphs of one article."""
    of = testing.article("\n\n".join(texts), headline="Notes")
    told: list[set[int]] = [set() for _ in texts]
    if len(of.blocks) != len(texts) + 1:
        return [_entries(rule, testing.article(text)) for text in texts]
    for index, finding in rule.trace(_ready(rule, of)):
        at = of.block_at(finding.span.start) - 1
        if at >= 0:
            told[at].add(index)
    return told


def _entries(rule: PackRule, of: Article) -> set[int]:
    return {index for index, _ in rule.trace(_ready(rule, of))}


def _ready(rule: PackRule, of: Article) -> Article:
    return of.with_annotators({HITS: Automaton({rule.meta.id: rule.meta.literals} if rule.meta.literals else {}).scan})


def _article(draft: Draft, text: str) -> Article:
    return testing.article(_BELOW, headline=text) if draft.headline else testing.article(text)


def _flagged(rule: PackRule, draft: Draft, found: Mapping[int, str]) -> Iterator[Example]:
    """Yield an example for each of some entries: what is flagged in it is what was found."""
    by_entry: dict[int, str] = {}
    for number, text in sorted(found.items()):
        if text:
            by_entry.setdefault(draft.samples[number][0], text)
    texts = list(by_entry.values())
    for text in texts[:: max(1, len(texts) // _EXAMPLES)][:_EXAMPLES]:
        made = _example(rule, draft, text)
        if made.flagged:
            yield made


def _example(rule: PackRule, draft: Draft, text: str) -> Example:
    of = _article(draft, text)
    excerpts = tuple(finding.span.of(of.text) for _, finding in testing.findings(rule, of))
    if draft.headline:
        return Example(_BELOW, headline=text, flagged=excerpts, note=_NOTE)
    return Example(text, flagged=excerpts, note=_NOTE)


def _calm(rule: PackRule, draft: Draft) -> Example | None:
    """Return a text that passes."""
    made = (_example(rule, draft, text) for text in (*draft.passing, *_CALM))
    return next((example for example in made if not example.flagged), None)
