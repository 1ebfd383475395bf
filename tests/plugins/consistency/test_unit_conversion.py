"""Conversions: every kind of unit, in each way of writing, right and wrong; money against the article's own rates."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.testing import article, assert_examples, check_text, findings
from sayso_consistency.conversions import _opening, _openings, pairs
from sayso_consistency.measures import interval, named
from sayso_consistency.unit_conversion import unit_conversion

RIGHT = [
    "a 16-km (10-mile) road", "16 km (10 miles)", "about 60 miles (100 km)", "300 feet (100 metres)", "30 °C (86 °F)", "-10C (14F)", "110F (43C)",
    "minus 10 degrees Celsius (14 Fahrenheit)", "6ft 2in (1.88m)", "11st 4lb (71.7kg)", "1.88m (6ft 2in)", "10 to 12 miles (16 to 19 km)", "0C (32F)",
    "10-12 miles (16-19km)", "eighteen miles (29 km)", "half a mile (800 metres)", "two and a half miles (4 km)", "a mile (1.6 kilometers) away",
    "1.4 million acres (566,000 hectares)", "5 million acres (2 million hectares)", "100 tons (91 tonnes)", "100 tons (102 tonnes)", "10 gallons (38 litres)",
    "10 gallons (45 litres)", "60 miles per hour (97 km/h)", "60 mph (96 kph)", "100 km/h (62 mph)", "5-foot-10 (178 cm)", "10 acres/4 hectares",
    "2,763 pounds (1,253 kg)", "40 miles, or 64 kilometers, away", "16 km, or about 10 miles, away", "a rise of 1.5C (2.7F)", "1½ miles (2.4 km)",
    "50 square miles (130 sq km)", "100 m (330 ft)", "10 degrees (50F)", "3 pounds (1.4 kilos)", "1 inch (2.5 centimeters)", "12 inches (30 cm)",
    "a 3-foot (1-meter) wave", "the 5m (16ft) wall", "1,000 feet (305 meters)", "8 ounces (227 grams)", "1 million barrels (159 million litres)",
    "200 kilometres (125 miles) an hour", "100 degrees Fahrenheit (38 degrees Celsius)", "100,000 square feet (9,290 square metres)",
    "20 km (12 miles) by 10 km (6 miles)", "55 mph (90 kph)", "30 pounds per square inch (2 bar)",
    "200 horsepower (149 kW)", "12 knots (22 km/h)", "6 ft (2 metres)", "200 calories (837 kJ)", "33,000 sq ft (3,066 m²)",
]  # fmt: skip

WRONG = [
    "a 16-km (100-mile) road", "16 km (18 miles)", "18 miles (18 km)", "about 60 miles (160 km)", "300 feet (10 metres)", "30 °C (68 °F)", "-10C (41F)",
    "minus 10 degrees Celsius (44 Fahrenheit)", "6ft 2in (1.58m)", "11st 4lb (171.7kg)", "1.88m (7ft 2in)", "10 to 12 miles (6 to 7.5 km)",
    "10-12 miles (61-91km)", "eighteen miles (92 km)", "half a mile (8,000 metres)", "1.4 million acres (5.66 million hectares)", "100 km/h (26 mph)",
    "60 miles per hour (37 km/h)", "5-foot-10 (187 cm)", "2,763 pounds (12,530 kg)", "10 acres/40 hectares", "40 miles, or 46 kilometers", "100 m (33 ft)",
    "16 km, or about 26 miles", "50 square miles (80 sq km)", "3 pounds (14 kilos)", "12 inches (3 cm)", "2 tonnes (440 lb)", "340 miles (875 km)",
    "30 feet (12 metres) or more", "the 5m (61ft) wall", "10,000 ft (30,480 m)", "100 degrees Fahrenheit (83 degrees Celsius)", "less than 10 miles (26 km)",
    "100 tons (19 tonnes)", "200 hectares (49 acres)", "1½ miles (24 km)", "20,000 miles (321800 km)", "10 km (60 miles)", "10 gallons (83 litres)",
    "12 knots (222 km/h)", "200 horsepower (419 kW)", "1 million barrels (15.9 million litres)",
]  # fmt: skip

APART = [
    "He ran 400 metres (1,600 in all).", "It is 30 metres by 20 metres (98 feet by 66 feet).", "She runs 5 km or 10 miles a day.", "The 100 metres (9.58 seconds) was hers.", "They sold 10 acres (see page 4).",
    "It is 20 miles (a day’s walk).", "The A5 (16 miles on) is shut.", "Ten boats (12 sailors) sank.", "He has 40 acres and 16 km of fence.", "1/2 mile", "3/4",
    "A 10-mile (uphill) road.", "It has 100 acres (5 of them wood).",
]  # fmt: skip

RATES = [
    ("She paid £50m ($65m) for the yard and £20m ($62m) for the dock.", ["£20m ($62m)"]),
    ("She paid £50m ($65m) for the yard and £20m ($26m) for the dock.", []),
    ("She paid £20m ($62m) for the dock. (1 pound = $1.30)", ["£20m ($62m)"]),
    ("She paid £20m ($26m) for the dock. ($1 = 0.77 pounds)", []),
    ("It cost 300 million lira ($10m). The boat cost 60 million lira ($2m) and the dock 90 million lira ($30m).", ["90 million lira ($30m)"]),
    ("It cost €50m ($54m). In 2008 it would have cost €50m ($75m).", []),
    ("It cost €50m ($54m), then €50m ($75m).", []),
    ("It cost £50m ($65m) and €20m ($21m).", []),
    ("It cost £1.2bn ($1.56bn). The dock cost £300m ($3.9bn).", ["£300m ($3.9bn)"]),
]  # fmt: skip


def test_examples():
    assert_examples(unit_conversion)


@pytest.mark.parametrize("text", RIGHT)
def test_right_conversions_pass(text):
    of = f"It was {text}, they said."
    assert [finding.message for finding in check_text(unit_conversion, of)] == []
    assert list(pairs(article(of)))


@pytest.mark.parametrize("text", WRONG)
def test_wrong_conversions_are_found(text):
    (found,) = check_text(unit_conversion, f"It was {text}, they said.")
    assert len(found.related) == 2
    assert len(found.message) <= 240
    assert found.message.endswith("?")


@pytest.mark.parametrize("text", APART)
def test_what_is_no_conversion_passes(text):
    assert check_text(unit_conversion, text) == []


@pytest.mark.parametrize(("text", "flagged"), RATES)
def test_money_is_compared_within_the_article(text, flagged):
    assert [finding.excerpt for finding in check_text(unit_conversion, text)] == flagged


@pytest.mark.parametrize(
    ("figures", "scale", "low", "high"),
    [
        ("16", "", 15.5, 16.5),
        ("300", "", 270, 330),
        ("2,763", "", 2762.5, 2763.5),
        ("1.78", "", 1.775, 1.785),
        ("5", "million", 4.5e6, 5.5e6),
        ("75", "", 72.5, 77.5),
    ],
)
def test_figures_leave_open_what_their_last_digit_does(figures, scale, low, high):
    found = interval(figures, scale)
    assert (found.low, found.high) == pytest.approx((low, high))


@pytest.mark.parametrize(
    ("text", "names"),
    [("pounds", ["pound in weight", "pound sterling"]), ("KM", ["kilometre"]), ("C", ["celsius"]), ("c", []), ("square-mile", ["square mile"])],
)
def test_units_by_their_spellings(text, names):
    assert [unit.name for unit in named(text)] == names


@pytest.mark.parametrize(
    "text",
    ["(1 km) " * 3000, "1 " * 20_000, "(" + "9" * 100_000 + " km)", "£5m ($6m) " * 3000, "5ft 10in (" * 3000, "1 mile (" * 5000, "or 5 " * 5000],
)
def test_hostile_input_is_quick(text):
    of = article(text)
    start = time.process_time()
    findings(unit_conversion, of)
    assert time.process_time() - start < 3


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="(([=/ or,about5½ $-m\n", max_size=40))
def test_conversions_begin_where_the_pattern_finds_them_anywhere(text):
    assert [match.span() for match in _openings(text)] == [match.span() for match in _opening().finditer(text)]
