"""Ages that do not fit each other, a year of birth or the day of a death."""

from collections.abc import Iterator, Sequence

from sayso import Article, Example, Finding, Related, rule
from sayso.layers import NAMES
from sayso_consistency.ages import Fact, facts

OLDEST = 122  # years: Jeanne Calment, 1875–1997
JANUARY = 1

EXAMPLES = [
    Example("Anna Dahl, 43, won the race. The hall cheered. Dahl, 34, smiled.", ("34",)),
    Example("Erik Berg, who was born in 1950, died in 2023 at the age of 81.", ("81",)),
    Example("Born in 1972, Ina Lund grew up at sea. The boat belongs to 30-year-old Ina Lund.", ("30",), meta={"published": "2023-05-02"}),
    Example("Anna Dahl, 43, won the race. Dahl, 44, has a boat. Her son Per Dahl, 12, came along."),
    Example("Erik Berg, who was born in 1950, died in 2023 at the age of 72. Berg, 17, went to sea in 1967."),
    Example("Born in 1972, Ina Lund grew up at sea. The boat belongs to 50-year-old Ina Lund.", meta={"published": "2023-05-02"}),
]


@rule(
    "consistency.age",
    summary="Ages that do not fit each other or a year of birth",
    severity="warning",
    examples=EXAMPLES,
    origin="our judgement",
)
def age(article: Article) -> Iterator[Finding]:
    """## What it flags

    A person who is two different ages in one article; an age that does not follow from the year of birth and the article's date of publication; an
    age at death that does not follow from the years of birth and death; an age that nobody has reached.

    ## Why

    Ages are checked by the people they belong to, and by those who knew them. A wrong one makes an obituary or a court report doubtful altogether.

    ## Exceptions

    A year more or less, for birthdays, and two in January, for what happened in December. An age in a sentence that names a year, or speaks of
    *then* or *at the time*, is taken for that of another day. Nothing is said where two people of an article share a family name and only that is
    given. Without a date of publication only years that the article tells are compared.

    ## References

    Our judgement. The longest life on record is Jeanne Calment's, 122 years.
    """
    told: dict[int, list[Fact]] = {}
    for fact in facts(article):
        told.setdefault(fact.person, []).append(fact)
    for person, known in told.items():
        yield from _conflicts(article, article.layer(NAMES).entities[person].name, known)


def _conflicts(article: Article, name: str, known: Sequence[Fact]) -> Iterator[Finding]:
    births = [fact for fact in known if fact.kind == "birth"]
    ages = sorted((fact for fact in known if fact.kind != "birth" and not fact.past), key=lambda fact: fact.span)
    for fact in ages:
        if fact.value > OLDEST:
            yield Finding(fact.span, f"{name} is {fact.value} here, older than anybody has become: what is the age?", confidence=0.9)
            continue
        birth = next((birth for birth in births if fact.kind != "called" and not _fits(article, fact, birth)), None)
        other = next((each for each in ages if each.span < fact.span and _differ(each, fact)), None)
        if birth:
            yield _against_birth(article, name, fact, birth)
        elif other:
            message = f"{name} is {fact.value} here and {other.value} before: which is right, or are they two people?"
            yield Finding(fact.span, message, related=(Related(other.span, "the other age"),), confidence=0.8)


def _differ(one: Fact, other: Fact) -> bool:
    """Tell whether two ages cannot both be right; where one is only called `the 47-year-old`, whether it may be a slip of a digit."""
    if "called" not in (one.kind, other.kind):
        return abs(one.value - other.value) > 1
    left, right = str(one.value), str(other.value)
    return abs(one.value - other.value) > 1 and len(left) == len(right) and (bool(set(left) & set(right)))


def _year(article: Article, fact: Fact) -> int:
    published = article.meta.published
    return fact.year or (published.year if published else 0)


def _fits(article: Article, fact: Fact, birth: Fact) -> bool:
    """Tell whether an age follows from a year of birth, give or take a birthday; true if nobody can tell."""
    year, published = _year(article, fact), article.meta.published
    if not year:
        return True
    late = not fact.year and published is not None and published.month == JANUARY
    return 0 <= year - birth.value - fact.value <= 1 + late


def _against_birth(article: Article, name: str, fact: Fact, birth: Fact) -> Finding:
    year = _year(article, fact)
    message = (
        f"{name}, born in {birth.value}, was {year - birth.value - 1} or {year - birth.value} in {year}, not {fact.value}: which figure is wrong?"
    )
    return Finding(fact.span, message, related=(Related(birth.span, "the year of birth"),), confidence=0.9)
