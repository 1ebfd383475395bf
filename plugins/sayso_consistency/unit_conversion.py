"""A quantity given in two units that do not agree."""

from collections.abc import Iterator
from itertools import product

from sayso import Article, Example, Finding, Reference, Related, Span, rule
from sayso_consistency.conversions import Pair, pairs
from sayso_consistency.exchange import exchange_conflicts
from sayso_consistency.measures import MONEY, TEMPERATURE, Interval, Unit, based

CLOSE, ROUGHLY = 0.02, 0.1  # shares of its value by which a conversion may miss the figure it is rounded to
DEGREES = 1.0
ALTERNATIVE = 0.3  # `5 km or 10 miles` are two things; only what is off by less, or by a power of ten, is meant as a conversion

EXAMPLES = [
    Example("The port is 16 km (18 miles) from the border.", ("16 km (18 miles)",)),
    Example("The reserve has 2,000 hectares (494 acres) of marsh.", ("2,000 hectares (494 acres)",)),
    Example("It was 30C (68F) in the shade.", ("30C (68F)",)),
    Example("Berg is 5ft 10in (1.98m) tall.", ("5ft 10in (1.98m)",)),
    Example("She paid £50m ($65m) for the yard and £20m ($62m) for the dock.", ("£20m ($62m)",)),
    Example("The port is 16 km (10 miles) from the border, on a 10-acre (4-hectare) island. It was 30C (86F), 1.5C (2.7F) above the average."),
    Example("Berg, 5-foot-10 (1.78 m), threw about 100 yards (90 metres). She ran 5 km or 10 miles a day and paid £50m ($65m)."),
]


@rule(
    "consistency.unit-conversion",
    summary="A quantity in two units that do not agree",
    severity="warning",
    examples=EXAMPLES,
    origin="NIST Handbook 44, Appendix C",
)
def unit_conversion(article: Article) -> Iterator[Finding]:
    """## What it flags

    A length, area, weight, volume, speed, temperature or power that is converted, in brackets, after a stroke or after *or*, into something else
    than it is; and a sum of money whose conversion is at another rate than the article states or than its other conversions have.

    ## Why

    One of the two figures is wrong, often by a digit, and readers who know only one of the units take away the wrong one.

    ## Exceptions

    Figures count as exact as they are written: *16 km* may be anything from 15.5 to 16.5, *300 feet* anything from 270 to 330, and a conversion is
    right if either figure, converted, is rounded to the other. *About* allows a tenth more. Tons, gallons, pints and ounces may be of any of their
    sizes; degrees may be a temperature or a difference. Money is compared only inside the article, and not where a sentence tells of another time.

    ## References

    National Institute of Standards and Technology, Handbook 44, Appendix C, General Tables of Units of Measurement.
    """
    found = list(pairs(article))
    for pair in found:
        if finding := _checked(article, pair):
            yield finding
    yield from exchange_conflicts(article, found)


def _checked(article: Article, pair: Pair) -> Finding | None:
    """Return a finding if no reading of the two units makes the figures meet."""
    readings = [
        (one, other) for one, other in product(pair.one.units, pair.other.units) if one.kind == other.kind != MONEY and one.name != other.name
    ]
    if not readings or any(_agree(pair, one, other) for one, other in readings):
        return None
    one, other = readings[0]
    if pair.told.endswith("or") and not pair.told.startswith(",") and not _is_meant(pair, one, other):
        return None
    text, span = article.text, Span(pair.one.span.start, pair.other.span.end)
    seen, told = (" ".join(each.span.of(text).split()) for each in (pair.one, pair.other))
    message = f"“{seen}” is {_converted(pair.one.value, one, other)}, not “{told}”: is a digit or a unit wrong?"
    related = (Related(pair.one.span, "the quantity"), Related(pair.other.span, "its conversion"))
    close = text[span.end : span.end + 1]
    return Finding(
        Span(span.start, span.end + 1) if close == ")" and "(" in span.of(text) else span,
        message,
        related=related,
        confidence=0.9,
        references=(Reference("NIST Handbook 44, Appendix C"),),
    )


def _agree(pair: Pair, one: Unit, other: Unit) -> bool:
    rough = ROUGHLY if pair.one.rough or pair.other.rough else CLOSE
    readings = [(one, other)]
    if one.kind == TEMPERATURE:
        readings.append((one._replace(zero=0), other._replace(zero=0)))
    return any(
        _rounds(based(pair.one.value, left, factor), based(pair.other.value, right, size), rough, left.kind)
        for left, right in readings
        for factor, size in product(left.factors, right.factors)
    )


def _rounds(left: Interval, right: Interval, rough: float, kind: str) -> bool:
    """Tell whether either value, taken as told, lies where the other's rounding allows; of ranges, whether both ends do."""
    return _lies(left.told, right, rough, kind) or _lies(right.told, left, rough, kind)


def _lies(told: tuple[float, ...], within: Interval, rough: float, kind: str) -> bool:
    def slack(value: float) -> float:
        return DEGREES if kind == TEMPERATURE else abs(value) * rough

    first, last = told[0], told[-1]
    if len(told) == len(within.told) == 2:
        return all(
            abs(value - end) <= slack(value) + abs(edge - end) for value, end, edge in zip(told, within.told, (within.low, within.high), strict=True)
        )
    return first - slack(first) <= within.high and last + slack(last) >= within.low


def _is_meant(pair: Pair, one: Unit, other: Unit) -> bool:
    """Tell whether a bare `or` joins a conversion: off by little, or by a power of ten."""
    left, right = based(pair.one.value, one, one.factors[0]).told[0], based(pair.other.value, other, other.factors[0]).told[0]
    if left <= 0 or right <= 0:
        return False
    ratio = max(left, right) / min(left, right)
    while ratio > 5:
        ratio /= 10
    return abs(ratio - 1) < ALTERNATIVE


def _converted(value: Interval, one: Unit, other: Unit) -> str:
    """Return a value in the other unit, rounded to three digits."""
    low, *high = (f"{_plain(told * one.factors[0] / other.factors[0] - other.zero)}" for told in based(value, one, 1.0).told)
    return f"{low} to {high[0]} {other.name}s" if high else f"about {low} {_plural(other.name)}"


def _plain(value: float) -> str:
    return f"{float(f'{value:.3g}'):,.10g}"


def _plural(name: str) -> str:
    irregular = {"foot": "feet", "inch": "inches", "square foot": "square feet", "cubic foot": "cubic feet", "stone": "stone"}
    first, joint, rest = name.partition(" a" if name.endswith(("hour", "second")) else " in ")
    if name in ("celsius", "fahrenheit"):
        return f"degrees {name.capitalize()}"
    return irregular.get(name) or f"{first}{'s' if not first.endswith(('s', 'power')) else ''}{joint}{rest}"
