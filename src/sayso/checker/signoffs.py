"""Sign-offs as the checker uses them: which entry a person's word becomes."""

from datetime import date

from sayso.engine.allow import FILE_NAME, SignOff, add, in_force, read
from sayso.errors import ConfigError
from sayso.finding import DocumentReport

__all__ = ["FILE_NAME", "SignOff", "add", "entry", "in_force", "read"]


def entry(report: DocumentReport, fingerprint: str, *, reason: str, by: str, today: date, expires: date | None) -> SignOff:
    """Return the entry for the finding of that fingerprint. Raise `ConfigError` if the article has none, or a reason is missing."""
    if not reason.strip():
        raise ConfigError("a sign-off needs a reason")
    if expires is not None and expires <= today:
        raise ConfigError(f"the sign-off would have expired already: {expires.isoformat()}")
    matching = [each for each in report.diagnostics if each.fingerprint == fingerprint]
    if not matching:
        raise ConfigError(f"no finding there has the fingerprint {fingerprint!r}; `sayso check` prints them", path=report.path)
    found = matching[0]
    return SignOff(fingerprint, found.rule, found.excerpt, reason.strip(), by.strip(), today, expires)
