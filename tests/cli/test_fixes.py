"""`--fix` on files as they come: nothing but the fix changes, and what cannot be changed safely is left alone and told."""

import stat
from pathlib import Path

import pytest

COLOR, COLOUR = "The color was red.\n", "The colour was red.\n"


@pytest.fixture
def fixed(sayso, tmp_path):
    """Return a function that writes a file, fixes it, and returns its bytes then and what was told."""

    def fix(content, name="a.txt", *flags):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        code, _, err = sayso("check", name, "--fix", *flags)
        return path.read_bytes(), code, err

    return fix


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", ""])
def test_marks_byte_order_and_line_ends_stay(fixed, encoding, end):
    before = f"\ufeffEin color, größer 😀{end}Noch ein color{end}".encode(encoding)
    assert fixed(before)[0] == before.decode(encoding).replace("color", "colour").encode(encoding)


def test_lines_end_where_the_file_says(fixed):
    text = "One\x0ccolor\x85two\u2028three color\u2029\v end\r\n\rcolor"
    assert fixed(text)[0].decode() == text.replace("color", "colour")


@pytest.mark.parametrize(("name", "charset"), [("a.html", "windows-1252"), ("a.html", "iso-8859-1"), ("a.html", "utf-8")])
def test_the_charset_a_page_declares_stays(fixed, name, charset):
    page = f'<meta charset="{charset}"><h1>Größe</h1><p>The color of caf\xe9 &amp; tea &eacute;.</p>\r\n'
    assert fixed(page.encode(charset), name)[0] == page.replace("color", "colour").encode(charset)


@pytest.mark.parametrize(
    "text",
    [
        "“The color,” she said, “of it.”\n",
        "“One ‘color’ of many,” he said.\n",
        'He said: "A color."\n',
        "“It began so.\n\n“A color it was,” he went on.\n",
        "«A color», dijo.\n",
        "> A color of somebody else.\n",
    ],
)
def test_nobodys_words_are_changed(fixed, text):
    content, _, err = fixed(text, "a.md")
    assert content == text.encode()
    assert "changed" not in err


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.html", "<p>A co<b>lor</b> it was.</p>\n"),
        ("a.html", "<p>A col&#111;r it was.</p>\n"),
        ("a.html", "<p>A col&shy;or it was.</p>\n"),
        ("a.md", "A co**lor** it was.\n"),
    ],
)
def test_markup_inside_a_word_is_not_torn(fixed, name, text):
    content = fixed(text, name)[0].decode()
    assert content in (text, text.replace("col&#111;r", "colour").replace("col&shy;or", "colour"))


def test_permissions_and_links_stay(fixed, sayso, tmp_path):
    (tmp_path / "far").mkdir()
    path = tmp_path / "far" / "story.txt"
    path.write_text(COLOR)
    path.chmod(0o640)
    (tmp_path / "a.txt").symlink_to("far/story.txt")
    assert sayso("check", "a.txt", "--fix")[0] == 0
    assert (tmp_path / "a.txt").is_symlink()
    assert (path.read_text(), stat.S_IMODE(path.stat().st_mode)) == (COLOUR, 0o640)
    assert [each.name for each in (tmp_path / "far").iterdir()] == ["story.txt"]


def test_a_read_only_file_is_told_and_the_others_are_changed(sayso, tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(COLOR)
    (tmp_path / "a.txt").chmod(0o444)
    code, out, err = sayso("check", "a.txt", "b.txt", "--fix")
    assert (code, err.splitlines()) == (2, ["sayso: note: 1 place changed", "sayso: error: a.txt: cannot be changed: Permission denied"])
    assert [(tmp_path / name).read_text() for name in ("a.txt", "b.txt")] == [COLOR, COLOUR]
    assert "a.txt:1:5 warning demo.colour" in out


@pytest.mark.parametrize("flag", ["--fix", "--diff"])
@pytest.mark.parametrize("meanwhile", [COLOR + "More.\n", "More. " + COLOR, COLOR.replace("red", "ros")])
def test_a_file_that_changed_since_it_was_checked_is_left_alone(sayso, tmp_path, monkeypatch, flag, meanwhile):
    from sayso.cli import runs

    check = runs.check

    def check_and_wait(run):
        report = check(run)
        (tmp_path / "a.txt").write_text(meanwhile)
        return report

    (tmp_path / "a.txt").write_text(COLOR)
    (tmp_path / "b.txt").write_text(COLOR)
    monkeypatch.setattr(runs, "check", check_and_wait)
    code, out, err = sayso("check", "a.txt", "b.txt", flag)
    assert (code, (tmp_path / "a.txt").read_text()) == (2, meanwhile)
    assert "a.txt: left as it is: it changed since it was checked; run again" in err
    assert ("b/b.txt" in out) if flag == "--diff" else (tmp_path / "b.txt").read_text() == COLOUR


def test_a_file_that_changes_at_the_last_moment_is_left_alone_too(sayso, tmp_path, monkeypatch):
    from sayso.cli import fixes

    apply = fixes.apply

    def apply_and_wait(source, edits):
        (tmp_path / "a.txt").write_text("Somebody else was quicker.\n")
        return apply(source, edits)

    (tmp_path / "a.txt").write_text(COLOR)
    monkeypatch.setattr(fixes, "apply", apply_and_wait)
    code, _, err = sayso("check", "a.txt", "--fix")
    assert (code, (tmp_path / "a.txt").read_text()) == (2, "Somebody else was quicker.\n")
    assert "a.txt: cannot be changed: it changed since it was checked" in err
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_a_file_that_is_gone_is_told(sayso, tmp_path, monkeypatch):
    from sayso.cli import runs

    check = runs.check

    def check_and_delete(run):
        report = check(run)
        (tmp_path / "a.txt").unlink()
        return report

    (tmp_path / "a.txt").write_text(COLOR)
    monkeypatch.setattr(runs, "check", check_and_delete)
    code, _, err = sayso("check", "a.txt", "--fix")
    assert (code, err) == (2, "sayso: error: a.txt: cannot be read again: No such file or directory\n")


def test_fixing_twice_changes_nothing_more(fixed, sayso, tmp_path):
    content, _, _ = fixed("A color, “a color,” he said; color.\n")
    before = (tmp_path / "a.txt").stat()
    assert "changed" not in sayso("check", "a.txt", "--fix")[2]
    assert Path(tmp_path / "a.txt").read_bytes() == content == "A colour, “a color,” he said; colour.\n".encode()
    assert (tmp_path / "a.txt").stat().st_mtime_ns == before.st_mtime_ns


def test_many_files(sayso, tmp_path, monkeypatch):
    from sayso.checker import spool

    monkeypatch.setattr(spool, "MANY", 5)
    for number in range(40):
        (tmp_path / f"{number:02}.txt").write_text(COLOR if number % 3 else "Nothing.\n")
    code, out, err = sayso("check", "--fix", "--format", "count")
    assert (code, out, err) == (0, "0 findings — in all\n", "sayso: note: 26 places changed\n")
    assert all((tmp_path / f"{number:02}.txt").read_text() == COLOUR for number in range(40) if number % 3)
