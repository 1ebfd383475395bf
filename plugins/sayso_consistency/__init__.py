"""The consistency family of rules."""

from sayso import Rule, hookimpl


@hookimpl
def sayso_rules() -> list[Rule]:
    """Return the rules of the family."""
    return []
