import pytest

from sayso.reporters.cells import cells


def words(line):
    return " ".join(line.split())


def parts(text):
    head, *rest = text.rstrip("\n").split("\n\n")
    return [head, *([words(line) for line in part.split("\n")] for part in rest)]


def test_the_table_shows_who_fills_how_much(story, written_sources):
    head, table, *_ = parts(written_sources("text", story))
    assert head == "a.md: 18 words, 2 sources, 4 attributions"
    assert table == [
        "share words times first source",
        "28% █████ 5 2 3:1 Ada Lund person",
        "11% ██ 2 1 3:50 An aide anonymous, told: position · via Ada Lund",
        "6% █ 1 quoted without a source",
        "56% ██████████ 10 the narrator",
    ]


def test_every_paragraph_is_a_line(sources_of, written_sources):
    def attributed(said):
        return [said("Ada Lund", "said", "the dam holds"), said("An aide", "said", "rain", sort="anonymous"), said(None, None, "Run!")]

    found = sources_of("Floods ahead\n\nAda Lund said the dam holds. An aide said rain. “Run!”", attributed)
    assert parts(written_sources("text", found))[2] == [
        "line paragraph heard in it",
        "1 Floods ahead narrator",
        "3 Ada Lund said the dam holds. An aide said … Ada Lund, An aide (anonymous), (no source)",
    ]


def test_every_attribution_is_a_line(story, written_sources):
    assert parts(written_sources("text", story))[3] == [
        "3:1 indirect Ada Lund · said: the dam holds",
        "3:30 indirect Ada Lund [she] · said: It leaks",
        "3:50 indirect An aide (anonymous) · said · via Ada Lund: rain came",
        "3:75 direct (no source): Run!",
    ]


def test_who_passes_words_on_is_told(sources_of, written_sources):
    def attributed(said):
        return [said("Gazette", "quoted", "the dam holds", sort="outlet"), said("Ada", "saying", "the dam holds", via=0)]

    table = parts(written_sources("text", sources_of("The Gazette quoted Ada as saying the dam holds.", attributed)))[1]
    assert [line.split(" ", 5)[-1] for line in table[1:3]] == ["Ada person · via Gazette", "outlet · passes on Ada"]


def test_an_anonymous_source_of_which_nothing_is_told_says_so(sources_of, written_sources):
    found = sources_of("An aide said rain came.", lambda said: [said("An aide", "said", "rain came", sort="anonymous")])
    assert "An aide  anonymous, nothing told\n" in written_sources("text", found)


@pytest.mark.parametrize("width", [60, 80, 100, 120])
@pytest.mark.parametrize("name", ["Ada", "中村太郎" * 8, "The permanent undersecretary for inland waterways and harbours of the northern provinces"])
def test_no_line_is_wider_than_the_terminal(width, name, sources_of, written_sources):
    text = f"{name} said {'the dam holds and ' * 20}more. " + "“中文” " * 60 + f"\n\n{name} agreed."

    def attributed(said):
        yield said(
            name, "said", "the dam holds and " * 20 + "more", sort="anonymous", told=("number", "position", "organisation", "knowledge", "reason")
        )
        yield said((name, 1), "agreed", "“中文” " * 3, name="Adalbert von und zu Lund-Lilienthal the Younger of Ashdale", via=0)
        yield said(None, None, "“中文”")

    shown = written_sources("text", sources_of(text, attributed, path="a.md"), width=width)
    assert max(cells(line).width for line in shown.splitlines()) <= width


def test_colour_changes_no_word(story, written_sources):
    from rich.text import Text

    painted = written_sources("text", story, color=True)
    assert "\x1b[" in painted
    assert [line.rstrip() for line in Text.from_ansi(painted).plain.splitlines()] == written_sources("text", story).splitlines()


def test_what_a_text_says_cannot_drive_the_terminal(sources_of, written_sources):
    found = sources_of("\x1b[31mAda said \x07no\u202e.", lambda said: [said("\x1b[31mAda", "said", "\x07no\u202e")])
    shown = written_sources("text", found)
    assert not set(shown) & {"\x1b", "\x07", "\u202e"}
    assert "\\x07no\\u202e" in shown
