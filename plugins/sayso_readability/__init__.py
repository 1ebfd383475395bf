"""The readability family: off by default, on textstat, with a target for each section of the paper."""

from sayso import Rule, hookimpl


@hookimpl
def sayso_rules() -> list[Rule]:
    """Return the rules of the family."""
    from sayso_readability.hard_story import hard_story
    from sayso_readability.long_sentence import long_sentence

    return [hard_story, long_sentence]
