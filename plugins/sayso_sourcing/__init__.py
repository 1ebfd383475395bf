"""The sourcing family of rules: whose voice is the source, and is the reader told."""

from sayso import Rule, hookimpl


@hookimpl
def sayso_rules() -> list[Rule]:
    """Return the rules of the family."""
    from sayso_sourcing.state_media_only import state_media_only
    from sayso_sourcing.undisclosed_state_media import undisclosed_state_media
    from sayso_sourcing.untraceable import untraceable
    from sayso_sourcing.wrong_disclosure import wrong_disclosure

    return [state_media_only, undisclosed_state_media, untraceable, wrong_disclosure]
