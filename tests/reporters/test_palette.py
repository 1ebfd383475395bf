import re
from itertools import pairwise

import pytest

from sayso.reporters.palette import DARK, HUES, LIGHT, LINE_CONTRAST, LINES, classes, contrast, css, ink, line, mixed

PAGES = pytest.mark.parametrize("page", [LIGHT, DARK], ids=["light", "dark"])


@pytest.mark.parametrize(("one", "other", "ratio"), [("#000000", "#ffffff", 21), ("#ffffff", "#ffffff", 1), ("#767676", "#ffffff", 4.54)])
def test_contrast_is_that_of_wcag(one, other, ratio):
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)
    assert contrast(other, one) == contrast(one, other)


@PAGES
@pytest.mark.parametrize("hue", HUES)
def test_words_on_a_colour_are_easy_to_read(hue, page):
    assert contrast(mixed(hue, page.ground, page.tint), page.text) >= 4.5
    assert contrast(hue, ink(hue)) >= 4.5
    assert min(contrast(line(hue, page), page.ground), contrast(line(hue, page), mixed(hue, page.ground, page.tint))) >= LINE_CONTRAST


@PAGES
def test_the_style_sheet_says_the_same(page):
    rules = re.findall(r"^\.c(\d)\{--tint:(#\w{6});--line:(#\w{6});--badge:(#\w{6});--ink:(#\w{6})\}$", css(page), re.MULTILINE)
    assert [int(index) for index, *_ in rules] == list(range(len(HUES)))
    assert all(contrast(tint, page.text) >= 4.5 and contrast(badge, text) >= 4.5 for _, tint, _, badge, text in rules)


def test_neighbours_differ_in_colour_and_in_line():
    looks = [classes(index) for index in range(len(HUES) * len(LINES))]
    assert len(set(looks)) == len(looks) == 28
    assert all(one.split()[0] != other.split()[0] and one.split()[1] != other.split()[1] for one, other in pairwise(looks))
