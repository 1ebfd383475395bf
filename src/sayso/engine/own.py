"""The engine's own rules: about suppressions and language, not about the article's words. They run in the engine, after all others."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from sayso.article import Article
from sayso.finding import Finding, Severity
from sayso.rule import RuleMeta

UNKNOWN = "sayso.unknown-rule"
UNUSED = "sayso.unused-suppression"
UNDECIDABLE = "sayso.undecidable-language"
PLUGIN = "sayso"

_PAGES = {
    UNKNOWN: """Flag a suppression that names no rule there is.

## What it flags
A rule id in `<!-- sayso: allow … -->` or in the front matter's `sayso: {allow: […]}` that belongs to no rule, on or off, and a suppression
comment that cannot be read, such as one without a rule. Also an entry of `sayso.allow.toml` for such a rule.

## Why
It suppresses nothing, and whoever wrote it believes that it does.

## Exceptions
While a plugin cannot be loaded, ids of families that nobody knows are let pass: they may be its own.

## References
None.
""",
    UNUSED: """Flag a suppression that suppressed nothing.

## What it flags
A rule id in a suppression comment or in the front matter whose rule ran and reported nothing there. Also an entry of `sayso.allow.toml`
that no finding needs, when the record's whole folder is checked and nothing failed.

## Why
What it was for is gone; if it stays, it hides the next problem at the same place.

## Exceptions
A rule that is off, failed, or is not made for the article's language did not run: its suppressions are left alone.

## References
None.
""",
    UNDECIDABLE: """Say that the article's language could not be told, and which one was assumed.

## What it flags
An article that names no language in its front matter or markup and whose text does not show one.

## Why
Rules are made for a language. Under a wrong one they stay silent or report nonsense.

## Exceptions
Short texts (under 40 words), where any guess would be wrong too often: the configured language holds.

## References
None.
""",
}
_SUMMARIES = {
    UNKNOWN: ("A suppression names a rule that does not exist.", Severity.WARNING),
    UNUSED: ("A suppression suppressed nothing.", Severity.WARNING),
    UNDECIDABLE: ("The article's language cannot be told.", Severity.INFO),
}


class OwnRule(NamedTuple):
    """Describe a rule of the engine's; what it reports, the engine finds itself."""

    meta: RuleMeta

    def check(self, article: Article) -> Iterable[Finding]:  # noqa: ARG002 - the protocol's
        """Yield nothing: see the module."""
        return ()

    def configure(self, options: Mapping[str, Any]) -> "OwnRule":  # noqa: ARG002 - the protocol's
        """Return the rule: it has no options."""
        return self


def own_rules() -> tuple[OwnRule, ...]:
    """Return the engine's rules, for lists and for configuration."""
    return tuple(
        OwnRule(RuleMeta(id, summary, severity, (), page=_PAGES[id].strip(), languages=("*",), origin="sayso"))
        for id, (summary, severity) in _SUMMARIES.items()  # noqa: A001 - the field's word
    )
