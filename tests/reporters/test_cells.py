import pytest

from sayso.reporters.cells import CUT, cells, excerpt, printable, shorten


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("plain", 5),
        ("café", 4),
        ("cafe\u0301", 4),
        ("首相", 4),
        ("ﬀ", 1),
        ("Ａ", 2),
        ("👍", 2),
        ("a\tb", 6),
        ("می\u200cخواهم", 7),
    ],
)
def test_width_in_cells(text, width):
    assert cells(text).width == width


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", "\\x1b[31mred"),
        ("\x1b]0;title\x07", "\\x1b]0;title\\x07"),
        ("a\rb\nc", "a\\rb\\nc"),
        ("\x9b1m", "\\x9b1m"),
        ("abc\u202ecba", "abc\\u202ecba"),
        ("soft\u00adhyphen", "soft\\xadhyphen"),
        ("one\u2028two", "one\\u2028two"),
        ("bad\udc80byte", "bad\\udc80byte"),
        ("nul\0", "nul\\x00"),
        ("“quoted” — 首相 👩‍🚒", "“quoted” — 首相 👩‍🚒"),
    ],
)
def test_control_characters_are_spelled_out(text, shown):
    assert printable(text) == shown


@pytest.mark.parametrize("width", [20, 40, 80])
@pytest.mark.parametrize("line", ["word " * 400, "首相" * 400, "x" * 3000, "e\u0301" * 900, "tab\t" * 300, "\x1b[1m" * 300])
@pytest.mark.parametrize("start", [0, 1, 7, 300, 590])
@pytest.mark.parametrize("length", [0, 1, 3, 500])
def test_the_window_fits_and_holds_the_span(line, start, length, width):
    shown = excerpt(line, start, start + length, width)
    assert cells(shown.text.replace("\\", "/")).width <= width
    assert shown.before.width == cells(shown.before.text.replace("\\", "/")).width
    whole = printable(line[start : start + length])
    assert shown.inside.text == whole or (shown.inside.text.endswith(CUT) and whole.startswith(shown.inside.text[:-1]))
    assert printable(line[:start]).endswith(shown.before.text.removeprefix(CUT))
    assert printable(line[start + length :]).startswith(shown.after.text.removesuffix(CUT)) or shown.inside.text.endswith(CUT)


def test_a_short_line_is_shown_whole():
    assert excerpt("The minister slammed it.", 13, 20, 80).text == "The minister slammed it."


def test_a_long_line_is_cut_between_words_on_both_sides():
    line = "before " * 50 + "HERE" + " after" * 50
    shown = excerpt(line, 350, 354, 40)
    assert shown.text.startswith("…before before")
    assert shown.text.endswith("after after…")
    assert shown.inside.text == "HERE"


def test_room_that_one_side_does_not_need_goes_to_the_other():
    line = "HERE" + " after" * 50
    assert 30 <= cells(excerpt(line, 0, 4, 40).text).width <= 40
    line = "before " * 50 + "HERE"
    assert 30 <= cells(excerpt(line, 350, 354, 40).text).width <= 40


@pytest.mark.parametrize(("text", "width", "shown"), [("short", 10, "short"), ("abcdefghijklmno", 9, "abcde…mno"), ("", 5, "")])
def test_shorten(text, width, shown):
    assert shorten(text, width) == shown


def test_a_place_past_the_end_of_the_line_is_its_end():
    shown = excerpt("abc", 9, 12, 20)
    assert (shown.before.text, shown.inside.text, shown.after.text) == ("abc", "", "")


def test_what_the_fast_path_takes_is_one_cell_wide_and_harmless():
    from unicodedata import category, east_asian_width

    from sayso.reporters.cells import _NARROW

    taken = [char for char in map(chr, range(0x11000)) if _NARROW.fullmatch(char)]
    assert len(taken) > 600
    assert not [char for char in taken if category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp", "Mn", "Me") or east_asian_width(char) in "WF"]
