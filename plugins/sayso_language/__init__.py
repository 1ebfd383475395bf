"""The language family of rules."""

from sayso import Rule, hookimpl


@hookimpl
def sayso_rules() -> list[Rule]:
    """Return the rules of the family."""
    from sayso_language.asymmetry import asymmetry
    from sayso_language.loaded_cue import loaded_cue
    from sayso_language.presumed_guilt import presumed_guilt
    from sayso_language.scare_quote import scare_quote
    from sayso_language.slant import slant

    return [asymmetry, loaded_cue, presumed_guilt, scare_quote, slant]
