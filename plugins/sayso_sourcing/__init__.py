"""The sourcing family of rules: whose voice is the source, and is the reader told."""

from sayso import Rule, hookimpl


@hookimpl
def sayso_rules() -> list[Rule]:
    """Return the rules of the family."""
    from sayso_sourcing.link_mismatch import link_mismatch
    from sayso_sourcing.press_release import press_release
    from sayso_sourcing.social_handle import social_handle
    from sayso_sourcing.state_media_only import state_media_only
    from sayso_sourcing.undisclosed_state_media import undisclosed_state_media
    from sayso_sourcing.untraceable import untraceable
    from sayso_sourcing.wire_copy import wire_copy
    from sayso_sourcing.wrong_disclosure import wrong_disclosure

    stories = [press_release, state_media_only, wire_copy]
    return [link_mismatch, social_handle, undisclosed_state_media, untraceable, wrong_disclosure, *stories]
