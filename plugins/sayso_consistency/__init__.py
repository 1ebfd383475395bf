"""The consistency family: where an article contradicts itself, or says the opposite of what it means."""

from sayso import Rule, hookimpl


@hookimpl
def sayso_rules() -> list[Rule]:
    """Return the rules of the family."""
    from sayso_consistency.acronym import acronym
    from sayso_consistency.age import age
    from sayso_consistency.confusable_word import confusable_word
    from sayso_consistency.date import date
    from sayso_consistency.first_name_variant import first_name_variant
    from sayso_consistency.headline_negation import headline_negation
    from sayso_consistency.introduced_late import introduced_late
    from sayso_consistency.name_variant import name_variant
    from sayso_consistency.number_conflict import number_conflict
    from sayso_consistency.quote_mismatch import quote_mismatch
    from sayso_consistency.reversed_meaning import reversed_meaning
    from sayso_consistency.title_conflict import title_conflict
    from sayso_consistency.unit_conversion import unit_conversion

    return [
        age,
        acronym,
        confusable_word,
        date,
        first_name_variant,
        headline_negation,
        introduced_late,
        name_variant,
        number_conflict,
        quote_mismatch,
        reversed_meaning,
        title_conflict,
        unit_conversion,
    ]
