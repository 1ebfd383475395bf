"""Dates: each case is an invented sentence or story; `published` is front matter."""

import datetime

import pytest

import sayso_consistency
from sayso.testing import article, check_text, findings

(DATE,) = [rule for rule in sayso_consistency.sayso_rules() if rule.meta.id == "consistency.date"]

FLAGGED = [
    # days that do not exist
    ("The ferry sank on 31 April.", "31 April"),
    ("The ferry sank on November 31, 2019.", "November 31, 2019"),
    ("The ferry sank on 29 February 2019.", "29 February 2019"),
    ("The ferry sank on 29 February 1900.", "29 February 1900"),
    ("“We sail on June 31,” the mate said.", "June 31"),
    # weekdays against a full date
    ("The ferry sank on Monday, 3 May 2023.", "Monday, 3 May 2023"),
    ("The ferry sank on Sunday, March 1, 2020, and was raised in June.", None),
    ("The ferry sank on Sunday, March 2, 2020, and was raised in June.", "Sunday, March 2, 2020"),
    # weekdays against a full date elsewhere
    ("The ferry sank on 1 May 2023, off Bergen. It was raised on Friday, 13 May.", "Friday, 13 May"),
    ("The ferry sank on 1 May 2023, off Bergen. It was raised on Saturday, 13 May.", None),
    ("The ferry sank on 1 May 2023, off Bergen. It was raised on Monday, 13 May.", None),  # of 2024
    ("The ferry sank on 1 May 2021, off Bergen. In 2023 the wreck moved. It was raised on Friday, 13 May.", None),
    # weekdays against each other
    ("The hearing is on Tuesday, May 3. The ruling is due on Friday, May 5.", "Friday, May 5"),
    ("The hearing is on Tuesday, May 3. The ruling is due on Thursday, May 5.", None),
    ("On Tuesday, May 3, it rained. On Friday, May 5, it snowed. On Friday, May 6, it thawed. On Saturday, May 7, it froze.", "Friday, May 5"),
    ("The hearing was on Tuesday, May 3. The ruling is due on Friday, December 5.", None),  # half a year away: perhaps another year
    ("It begins on Sunday, 28 February, and ends on Monday, 1 March.", None),  # a leap day may lie between
    # ends before beginnings
    ("The pier was opened in Bergen in 1950 and closed on 3 March 1949.", "3 March 1949"),
    ("The pier was opened in Bergen in 1950 and closed on 3 March 1950.", None),
    ("Marta Dahl was born in Oslo on 12 May 1950. She died in Bergen on 3 March 1949.", "3 March 1949"),
    ("Erik Dahl was born in Oslo on 12 May 1950. He died in Bergen on 3 March 1949.", "3 March 1949"),
    ("Marta Dahl, born on 12 May 1950, died in 1949.", "1949"),
    ("The council was founded in 2004, and it was dissolved in January 2001.", "January 2001"),
    ("The council was founded in 2001, and it was dissolved in January 2004.", None),
    ("The strike began on May 12, 2019, and ended on May 3, 2019.", "May 3, 2019"),
    ("The strike began in May 2019 and ended on May 3, 2019.", None),
    ("The museum opened on 3 May 2019, after the old one had closed in March 2018.", None),
    ("The museum opened on 3 May 2019 and its founder, who left in March 2018, came.", None),
    # ranges
    ("The pier closes from 12 May to 3 May.", "3 May"),
    ("The pier closes from 3 May to 12 May.", None),
    ("The pier closes from 12 November to 3 May.", None),
    ("The talks ran between June 2019 and March 2019.", "March 2019"),
    ("The talks ran between March 2019 and June 2019.", None),
    ("The talks ran from 12 June 2019 until 3 March 2018.", "3 March 2018"),
    ("The talks moved to 3 May and 2 May was a holiday.", None),
    # days counted
    ("The strike was called on May 3, 2023. Two days later, on May 8, the port reopened.", "May 8"),
    ("The strike was called on May 3, 2023. Five days later, on May 8, the port reopened.", None),
    ("The strike was called on May 3. Two weeks later, on May 30, the port reopened.", "May 30"),
    ("The strike was called on May 3. Two weeks later, on May 17, the port reopened.", None),
    ("She was arrested on Monday. Two days later, on Friday, she was charged.", "Friday"),
    ("He was arrested on Monday. Two days later, on Friday, he was charged.", "Friday"),
    ("She was arrested on Monday. Two days later, on Wednesday, she was charged.", None),
    ("She was charged on Friday. Two days earlier, on Wednesday, she had been arrested.", None),
    ("She was charged on Friday. Two days earlier, on Monday, she had been arrested.", "Monday"),
    ("The vote is two weeks before May 30. It was called on May 3.", None),
    ("It began on May 3. Nobody came. Nobody cared. Two days later, on May 20, it ended.", None),  # counted from something else
]

PUBLISHED = [
    ("The port reopened yesterday (Tuesday).", "2023-05-03", None),
    ("The port reopened yesterday (Monday).", "2023-05-03", None),  # written the evening before
    ("The port reopened yesterday (Friday).", "2023-05-03", "Friday"),
    ("The port reopens today, 5 May, at noon.", "2023-05-03", "5 May"),
    ("The port reopens today, 3 May, at noon.", "2023-05-03", None),
    ("The port reopens on Thursday (tomorrow).", "2023-05-03", None),
    ("The port reopens on Sunday (tomorrow).", "2023-05-03", "Sunday"),
    ("The hearing will be held on 10 January 2022 in Bergen.", "2023-01-05", "10 January 2022"),
    ("The hearing will be held on 10 January 2023 in Bergen.", "2023-01-05", None),
    ("The hearing was held on 10 January 2022 in Bergen.", "2023-01-05", None),
    ("“The hearing will be held on 10 January 2022,” the note said.", "2023-01-05", None),
    ("It sails on Tuesday, May 3.", "2023-04-28", "Tuesday, May 3"),
    ("It sails on Wednesday, May 3.", "2023-04-28", None),
    ("It sailed on Saturday, December 31.", "2023-01-05", None),
    ("It sailed on Friday, December 31.", "2023-01-05", "Friday, December 31"),
    ("BERGEN, May 3 (NTB) — The port reopened yesterday, 1 May.", "2023-05-03", None),
    ("BERGEN, May 3 (NTB) — The port reopened yesterday, 28 April.", "2023-05-03", "28 April"),
]

NAMES = {"Bergen": "Samsun", "Oslo": "Ankara", "Marta": "Leyla", "Erik": "Kemal", "Dahl": "Yilmaz", "May": "May"}


def _mirrored(text: str) -> str:
    """Swap places and people: a finding about dates may not change."""
    for here, there in NAMES.items():
        text = text.replace(here, there).replace(here.upper(), there.upper())
    return text


def _check(text, meta=None):
    return check_text(DATE, text, meta=meta)


@pytest.mark.parametrize(("text", "flagged"), FLAGGED)
def test_dates(text, flagged):
    found = _check(text)
    assert [finding.excerpt for finding in found] == ([flagged] if flagged else [])
    assert [finding.excerpt for finding in _check(_mirrored(text))] == [finding.excerpt for finding in found]


@pytest.mark.parametrize(("text", "published", "flagged"), PUBLISHED)
def test_dates_against_the_date_of_publication(text, published, flagged):
    found = _check(text, {"published": published})
    assert [finding.excerpt for finding in found] == ([flagged] if flagged else [])
    assert [finding.excerpt for finding in _check(_mirrored(text), {"published": published})] == [finding.excerpt for finding in found]


@pytest.mark.parametrize("text", [text for text, flagged in FLAGGED if flagged])
def test_messages_ask_in_one_sentence(text):
    (found,) = _check(text)
    assert found.message.endswith("?")
    assert len(found.message) <= 240


@pytest.mark.parametrize("text", [text for text, flagged in FLAGGED if flagged and any(word in text for word in ("later", "died", "closed", "to 3"))])
def test_both_places_are_shown(text):
    (found,) = _check(text)
    assert len(found.related) == 1


@pytest.mark.parametrize("month", range(1, 13))
def test_weekdays_of_every_month(month):
    day = datetime.date(2023, month, 11)
    right = f"It sails on {day:%A}, 11 {day:%B} 2023."
    wrong = f"It sails on {day + datetime.timedelta(1):%A}, 11 {day:%B} 2023."
    assert [_check(right), len(_check(wrong))] == [[], 1]


@pytest.mark.parametrize(
    "piece", ["On Monday, May 3, it was born in 1950. ", "from May 12 to May 3 ", "Two days later, on May 8, ", "OSLO, May 3 — ", "born " * 50]
)
def test_time_is_linear(piece, assert_linear):
    assert_linear(lambda size: article(piece * (size // len(piece))), lambda of: findings(DATE, of), 20_000)
