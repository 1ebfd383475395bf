"""The attribution family: claims that nobody is made to answer for."""

from sayso import Rule, hookimpl


@hookimpl
def sayso_rules() -> list[Rule]:
    """Return the rules of the family."""
    from sayso_attribution.mind_reading import mind_reading
    from sayso_attribution.unattributed_claim import unattributed_claim
    from sayso_attribution.unattributed_quote import unattributed_quote

    return [mind_reading, unattributed_claim, unattributed_quote]
