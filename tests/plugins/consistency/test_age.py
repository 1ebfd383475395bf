"""Ages: apposed, hyphenated, in brackets; against births and deaths; what is told of other days and of relatives."""

import time

import pytest

from sayso.testing import article, assert_examples, check_text, findings
from sayso_consistency.age import age

META = {"published": "2023-05-02"}

FOUND = [
    ("Anna Dahl, 43, won the race. Anna Dahl, 34, lost the next one.", ["34"]),
    ("Anna Dahl, aged 43, won the race. Dahl, 57, is a pilot.", ["57"]),
    ("The winner was 43-year-old Anna Dahl. Dahl, 57, is a pilot.", ["57"]),
    ("The 43-year-old pilot, Anna Dahl, won. Anna Dahl (34) is a mother.", ["34"]),
    ("Anna Dahl (43) won. The pilot Anna Dahl (34) lost.", ["34"]),
    ("Erik Berg won the race. He is 43. Nobody knew it. Berg, 57, has a boat.", ["57"]),
    ("Erik Berg (1950–2023), a pilot, is mourned. Berg died on Monday at the age of 81.", ["81"]),
    ("Erik Berg, born in Oslo in 1950, died in 2023 aged 81.", ["81"]),
    ("Erik Berg, who was born in 1950, died in 2019 at the age of 72.", ["72"]),
    ("Erik Berg was born in 1950. Berg died on Monday aged 63.", ["63"]),
    ("Born in 1972, Ina Lund grew up at sea. The boat belongs to 30-year-old Ina Lund.", ["30"]),
    ("Ina Lund (born 1972) has a boat. Lund, 61, sails it.", ["61"]),
    ("Ina Lund has a boat. She was born in 1972. Lund, 61, sails it.", ["61"]),
    ("Erik Berg, who was born in 1950, died on Monday. He was 81.", ["81"]),
    ("Ina Lund died on Monday aged 81. Born in 1951 as the child of a pilot, she drew ships before she could write.", ["81"]),
    ("Ina Lund, 43, swam the strait. The 47-year-old works nights.", ["47"]),
    ("Mr Erik Berg, aged 143, has a boat.", ["143"]),
]

PASSED = [
    "Anna Dahl, 43, won the race. Anna Dahl, 44, lost the next one.",
    "Ina Lund (born 1972) has a boat. Lund, 50, sails it. Ina Lund, 51, sells it.",
    "Erik Berg was born in 1950. He died in 2023 aged 72.",
    "Erik Berg, born in Oslo in 1950, died in 2019 aged 68.",
    "Erik Berg, 17 at the time, went to sea. Erik Berg, 80, is tired.",
    "Erik Berg, then 17, went to sea. Erik Berg, 80, is tired.",
    "In 1999 Erik Berg, 20, went to sea. Erik Berg, 45, is back.",
    "Erik Berg, 80, went to sea in 1967. He was 17. It was a cold year.",
    "Ina Lund, 43, swam the strait. The 22-year-old was a friend.",
    "Ina Lund, 43, spoke of Erik Berg. The 47-year-old is her friend.",
    "Berg and Lund, 43, met. Lund, 43, spoke.",
    "Ola Moen, 61, retired. His father, Ola Moen Sr., 88, wept.",
    "Anna Dahl, 43, and Erik Dahl, 12, came. Dahl, 12, cried.",
    "Anna Dahl, 43, won. Her son Per Dahl, 12, came along.",
    "Erik Berg won 43, lost 12 and drew 5. Berg, 50, is glad.",
    "Erik Berg, 43, lives at Harbour Road, 12, with Ina Lund, 40.",
    "The house of Erik Berg, 43, is 143 years old.",
    "Anna Dahl, 43, won 1,200 votes. Dahl, 1,100 votes ahead, wept.",
]

NAMES = [("Anna Dahl", "Dahl"), ("Mohammad Rezaei", "Rezaei"), ("Fatma Yılmaz", "Yılmaz"), ("John Walker", "Walker"), ("Natalia Ivanova", "Ivanova")]


def test_examples():
    assert_examples(age)


@pytest.mark.parametrize(("text", "flagged"), FOUND)
def test_finds(text, flagged):
    found = check_text(age, text, meta=META)
    assert [finding.excerpt for finding in found] == flagged
    assert all(finding.message.endswith("?") and len(finding.message) <= 240 for finding in found)


@pytest.mark.parametrize("text", PASSED)
def test_passes(text):
    assert [finding.message for finding in check_text(age, text, meta=META)] == []


@pytest.mark.parametrize(("full", "short"), NAMES)
def test_whoever_it_is(full, short):
    assert [finding.excerpt for finding in check_text(age, f"{full}, 43, won the race. The hall cheered. {short}, 34, smiled.")] == ["34"]
    assert check_text(age, f"{full}, 43, won the race. The hall cheered. {short}, 43, smiled.") == []


@pytest.mark.parametrize(("published", "flagged"), [("2023-05-02", ["30"]), ("2002-05-02", []), ("2003-01-02", []), ("2004-01-02", []), (None, [])])
def test_the_year_is_that_of_publication(published, flagged):
    text = "Born in 1972, Ina Lund grew up at sea. The boat belongs to 30-year-old Ina Lund."
    meta = {"published": published} if published else None
    assert [finding.excerpt for finding in check_text(age, text, meta=meta)] == flagged


@pytest.mark.parametrize(
    "text", ["Anna Dahl, 43, " * 3000, "born in 1950 " * 5000, "Born " * 5000, "A, 1, " * 5000, "Erik Berg died " * 3000, "He was born in " * 3000]
)
def test_hostile_input_is_quick(text):
    of = article(text)
    start = time.process_time()
    findings(age, of)
    assert time.process_time() - start < 3
