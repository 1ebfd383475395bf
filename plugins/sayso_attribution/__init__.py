"""The attribution family: claims that nobody is made to answer for."""

from sayso import Rule, hookimpl


@hookimpl
def sayso_rules() -> list[Rule]:
    """Return the rules of the family."""
    from sayso_attribution.ambiguous_speaker import ambiguous_speaker
    from sayso_attribution.anonymous_source import anonymous_source
    from sayso_attribution.headline_overreach import headline_overreach
    from sayso_attribution.late_source import late_source
    from sayso_attribution.mind_reading import mind_reading
    from sayso_attribution.one_sided import one_sided
    from sayso_attribution.single_source import single_source
    from sayso_attribution.unattributed_claim import unattributed_claim
    from sayso_attribution.unattributed_quote import unattributed_quote
    from sayso_attribution.vague_source import vague_source

    return [
        ambiguous_speaker,
        anonymous_source,
        headline_overreach,
        late_source,
        mind_reading,
        one_sided,
        single_source,
        unattributed_claim,
        unattributed_quote,
        vague_source,
    ]
