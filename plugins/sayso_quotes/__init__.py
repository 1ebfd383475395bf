"""The quotes family: quotation marks that lead astray."""

from sayso import Rule, hookimpl


@hookimpl
def sayso_rules() -> list[Rule]:
    """Return the rules of the family."""
    from sayso_quotes.mixed_marks import mixed_marks
    from sayso_quotes.unbalanced import unbalanced

    return [mixed_marks, unbalanced]
