"""From findings to the report on a file: suppress what is signed off, judge the suppressions themselves, place the rest."""

from collections.abc import Collection, Iterator
from fnmatch import fnmatchcase
from typing import NamedTuple

from sayso.article import Article
from sayso.engine import own
from sayso.engine.active import Active, Found, Policy
from sayso.engine.allow import SignOff, matching
from sayso.engine.fingerprint import Names, fingerprints, fold
from sayso.engine.placing import Placer, help_page
from sayso.engine.suppress import Suppression, Suppressions, suppressions
from sayso.finding import Diagnostic, DocumentReport, Failure, Severity, Suppressed
from sayso.sourcemap import Lines
from sayso.span import Span

_Used = Collection[Suppression | SignOff]


class Language(NamedTuple):
    """Hold an article's language and whether that was decided, or only assumed."""

    code: str
    decided: bool


def base(language: str) -> str:
    """Return the language without its region: `en` of `en-GB`."""
    return language.replace("_", "-").partition("-")[0].lower()


def report(article: Article, policy: Policy, language: Language, found: list[Found], ran: Collection[str], failures: list[Failure]) -> DocumentReport:
    """Return the report on an article; `ran` are the ids of the rules that finished."""
    marks = suppressions(article)
    placer = Placer(article) if found or marks.items or marks.broken or not language.decided else None
    diagnostics: list[Diagnostic] = []
    suppressed: list[Suppressed] = []
    used: set[Suppression | SignOff] = set()
    if placer and found:
        _sort_out(article, policy, found, placer, marks, used, diagnostics, suppressed)
    if placer:
        for each in _own(article, policy, language, marks, used, ran, placer.lines):
            _sign(policy, each, used, diagnostics, suppressed)
        diagnostics.sort(key=lambda each: (each.start.offset, -each.severity, each.rule))
    return DocumentReport(
        article.path,
        language.code,
        len(article.text.split()),
        tuple(diagnostics),
        tuple(suppressed),
        (*_language_notices(policy, language), *marks.notices, *_expired(policy, diagnostics)),
        tuple(dict.fromkeys(failures)),
        _shown_lines(placer.lines, diagnostics) if placer else (),
        tuple(sorted((each.fingerprint, each.excerpt) for each in used if isinstance(each, SignOff))),
    )


def _sort_out(
    article: Article,
    policy: Policy,
    found: list[Found],
    placer: Placer,
    marks: Suppressions,
    used: set[Suppression | SignOff],
    diagnostics: list[Diagnostic],
    suppressed: list[Suppressed],
) -> None:
    """Put every finding where it belongs. One below the thresholds still uses the suppression that stands for it."""
    for each, name in zip(found, fingerprints(article, found), strict=True):
        offset = article.source_map.span(each.finding.span).start
        covering = [mark for mark in marks.items if mark.covers(each.active.id, offset)]
        used.update(covering)
        signed = _signed(article, policy, each, name)
        if signed is not None:
            used.add(signed)
        if each.severity < policy.min_severity or each.finding.confidence < policy.min_confidence:
            continue
        if signed is not None:
            suppressed.append(_recorded(placer.diagnostic(each, name), signed))
        elif covering:
            suppressed.append(_allowed(placer.diagnostic(each, name), covering[0]))
        else:
            diagnostics.append(placer.diagnostic(each, name))


def _signed(article: Article, policy: Policy, found: Found, name: str) -> SignOff | None:
    entries = policy.signed.get(name)
    if not entries:
        return None
    excerpt = article.source_map.span(found.finding.span).of(article.source)
    return matching(entries, found.active.id, excerpt, whole_story=found.finding.whole_story)


def _sign(policy: Policy, own_: Diagnostic, used: set[Suppression | SignOff], diagnostics: list[Diagnostic], suppressed: list[Suppressed]) -> None:
    """Report a finding of the engine's own, unless it is signed off."""
    signed = matching(policy.signed.get(own_.fingerprint, ()), own_.rule, own_.excerpt, whole_story=own_.rule == own.UNDECIDABLE)
    if signed is None:
        diagnostics.append(own_)
    else:
        used.add(signed)
        suppressed.append(_recorded(own_, signed))


def _recorded(found: Diagnostic, entry: SignOff) -> Suppressed:
    """Return a finding that is signed off in a record."""
    at, expires = (day.isoformat() if day else None for day in (entry.date, entry.expires))
    return _suppressed(found, Suppressed(found.rule, found.start, found.end, entry.reason or None, entry.by or None, at, expires, "record"))


def _allowed(found: Diagnostic, mark: Suppression) -> Suppressed:
    """Return a finding that the article itself lets pass."""
    kind = "front matter" if mark.front else "comment"
    return _suppressed(found, Suppressed(found.rule, found.start, found.end, mark.reason, mark.by, kind=kind))


def _suppressed(found: Diagnostic, signed: Suppressed) -> Suppressed:
    return signed._replace(severity=found.severity, message=found.message, excerpt=found.excerpt, fingerprint=found.fingerprint)


def _shown_lines(lines: Lines, diagnostics: list[Diagnostic]) -> tuple[tuple[int, str], ...]:
    numbers = sorted({diagnostic.start.line for diagnostic in diagnostics})
    return tuple((number, lines.line(number)) for number in numbers)


def _language_notices(policy: Policy, language: Language) -> Iterator[str]:
    if policy.covered and base(language.code) not in policy.covered:
        yield f"there are no rules for the language {language.code!r}: only those for any language ran"


def _expired(policy: Policy, diagnostics: list[Diagnostic]) -> Iterator[str]:
    """Say why a finding that was signed off is here again."""
    for diagnostic in diagnostics if policy.expired else ():
        entry = matching(policy.expired.get(diagnostic.fingerprint, ()), diagnostic.rule, diagnostic.excerpt, whole_story=True)
        if entry is not None:
            by = f" by {entry.by}" if entry.by else ""
            yield f"line {diagnostic.start.line}: the sign-off of {entry.rule}{by} expired on {entry.expires}"


def _own(
    article: Article,
    policy: Policy,
    language: Language,
    marks: Suppressions,
    used: _Used,
    ran: Collection[str],
    lines: Lines,
) -> Iterator[Diagnostic]:
    """Yield the engine's own findings: about suppressions and about the language."""
    said = [*_complaints(policy, marks, used, ran)]
    if not language.decided and article.blocks:
        place = article.source_map.span(article.story_span)
        said.append(
            (
                own.UNDECIDABLE,
                place,
                f"The language of this text cannot be told, so {language.code!r} is assumed: name it in the front matter (language).",
            )
        )
    names = Names()
    for rule, place, message in said:
        severity = policy.own.get(rule)
        if severity is not None and severity >= policy.min_severity:
            name = names.next(rule, fold(message) if rule != own.UNDECIDABLE else "")
            yield _diagnostic(article, rule, severity, place, message, lines, name)


def _diagnostic(article: Article, rule: str, severity: Severity, place: Span, message: str, lines: Lines, name: str) -> Diagnostic:
    excerpt = place.of(article.source)
    block = article.block_at(article.source_map.text_offset(place.start)) if article.blocks else -1
    kind = article.blocks[block].kind if block >= 0 else "paragraph"
    start, end = lines.position(place.start), lines.position(place.end)
    return Diagnostic(rule, severity, 1.0, message, excerpt, "narrator", kind, start, end, (), (), (), help_page(rule), name, rule == own.UNDECIDABLE)


def _complaints(policy: Policy, marks: Suppressions, used: _Used, ran: Collection[str]) -> Iterator[tuple[str, Span, str]]:
    for place, message in marks.broken:
        yield own.UNKNOWN, place, message
    for mark in marks.items:
        if mark in used:
            continue
        if not _known(mark.rule, policy):
            yield own.UNKNOWN, mark.place, f"No rule is called “{_short(mark.rule)}”, so nothing is suppressed{_guess(mark.rule, policy)}."
        elif any(fnmatchcase(rule, mark.rule) for rule in ran):
            yield own.UNUSED, mark.place, f"“{_short(mark.rule)}” reports nothing here: this suppression can go."


def _known(rule: str, policy: Policy) -> bool:
    if rule in policy.known or any(fnmatchcase(id_, rule) for id_ in policy.known):
        return True
    family = rule.partition(".")[0]
    return policy.incomplete and not any(id_.startswith(f"{family}.") for id_ in policy.known)


def _guess(rule: str, policy: Policy) -> str:
    from difflib import get_close_matches

    close = get_close_matches(rule, policy.known, n=1)
    return f"; did you mean “{close[0]}”" if close else ""


def _short(rule: str) -> str:
    return rule if len(rule) <= 60 else f"{rule[:59]}…"


__all__ = ["Active", "Language", "base", "report"]
