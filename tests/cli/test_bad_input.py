"""What newsrooms feed a program by mistake: each is told with its file (and line), and every other file is still checked."""

import time

import pytest

GOOD = "The alarm rang at noon.\n"
FOUND = "good.txt:1:5 error demo.alarm"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "good.txt").write_text(GOOD)
    return tmp_path


def nested(depth):
    return "He said: " + "“‘" * (depth // 2) + "stop" + "’”" * (depth // 2) + ".\n"


UNREADABLE = {
    "binary": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 10, "bad.txt: is a PNG image, not a text"),
    "archive": (b"PK\x03\x04" + b"\0" * 100, "bad.txt: is a ZIP archive"),
    "NUL bytes": (b"One line.\nThe al\0arm rang.\n", "bad.txt:2: contains a NUL byte at offset 16"),
    "Latin-1": ("One line.\nCaf\xe9 alarm.\n".encode("latin-1"), "bad.txt:2: byte 0xe9 at offset 13 is not valid utf-8"),
    "UTF-16 without a mark": (
        "The alarm rang.\n".encode("utf-16-le"),
        'looks like utf-16-le without a byte order mark; if so, set encoding = "utf-16-le"',
    ),
    "cut UTF-8": ("Café".encode()[:-1], "bad.txt:1: byte 0xc3 at offset 3 is not valid utf-8"),
    "over max-bytes": (b"The alarm rang. " * 130_000, "bad.txt: is larger than 2,000,000 bytes; split it, or raise max-bytes"),
    "50 MB": (b"x" * 50_000_000, "bad.txt: is larger than 2,000,000 bytes"),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_cannot_be_read_is_2_and_named(sayso, folder, name):
    data, message = UNREADABLE[name]
    (folder / "bad.txt").write_bytes(data)
    code, out, err = sayso("check", "bad.txt", "good.txt")
    assert code == 2
    assert message in err
    assert len(err.splitlines()) == 1
    assert FOUND in out


READABLE = {
    "empty": (b"", {}, 0),
    "blank": (b"\n \n\t\r\n", {}, 0),
    "UTF-16 with a mark": ("The alarm rang.\n".encode("utf-16"), {}, 1),
    "UTF-32 with a mark": ("The alarm rang.\n".encode("utf-32"), {}, 1),
    "Latin-1 that is configured": ("Caf\xe9 alarm.\n".encode("latin-1"), {"encoding": "latin-1"}, 1),
    "UTF-16 that is configured": ("The alarm rang.\n".encode("utf-16-le"), {"encoding": "utf-16-le"}, 1),
    "a line of 1 MB": (b"The bell rang and rang. " * 40_000 + b"An alarm.", {}, 1),
    "1 MB without a space": (b"x" * 1_000_000, {}, 0),
    "quotations nested 1,000 deep": (nested(1000).encode() + b"\nAn alarm rang.\n", {}, 1),
    "1,000 marks never closed": (("“‘" * 500 + "stop. An alarm rang.\n").encode(), {}, 1),
    "lone surrogates and controls": ("The alarm \ud800 rang \x1b[31m.\n".encode("utf-16", "surrogatepass"), {}, 2),
    "more than max-bytes, which is raised": ((b"The bell rang. " * 50 + b"\n\n") * 2_700 + b"An alarm.", {"max-bytes": 3_000_000}, 1),
}


@pytest.mark.parametrize("name", READABLE)
def test_what_is_odd_but_readable_is_checked_in_time(sayso, folder, name):
    data, settings, code = READABLE[name]
    (folder / "odd.txt").write_bytes(data)
    (folder / "sayso.toml").write_text("".join(f"{key} = {value!r}\n" for key, value in settings.items()))
    started = time.process_time()
    assert sayso("check", "odd.txt", "--quiet")[0] == code
    assert time.process_time() - started < 10


def test_a_missing_path_is_2(sayso, folder):
    code, out, err = sayso("check", "gone.txt", "good.txt")
    assert (code, err) == (2, "sayso: error: gone.txt: does not exist; check the path\n")
    assert FOUND in out


def test_a_folder_without_an_article_is_2(sayso, folder):
    (folder / "empty" / "deep").mkdir(parents=True)
    (folder / "empty" / "x.py").write_text("pass")
    code, out, err = sayso("check", "empty", "good.txt")
    assert code == 2
    assert err.startswith("sayso: error: empty: holds no article")
    assert FOUND in out


@pytest.mark.parametrize("path", ["x" * 300 + ".txt", "a\nb\x1b[31m.txt", "good.txt/inside"])
def test_impossible_paths(sayso, folder, path):
    code, out, err = sayso("check", path, "good.txt")
    assert code == 2
    assert len(err.splitlines()) == 1
    assert "\x1b" not in err
    assert FOUND in out


BROKEN = {
    "unclosed list": ("section: [news\n---\n", "bad.md:3: the front matter is no valid YAML"),
    "colon in a value": ("a: b: c\n---\n", "bad.md:2: the front matter is no valid YAML"),
    "tab": ("\tx: 1\n---\n", "bad.md:2: the front matter is no valid YAML"),
    "alias in a circle": ("x: &a [*a]\n---\n", "bad.md:2: the front matter"),
    "never closed": ("section: news\n", "bad.md:1: the front matter is never closed"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_front_matter_is_2_with_its_line(sayso, folder, name):
    front, message = BROKEN[name]
    (folder / "bad.md").write_text(f"---\n{front}\n# Head\n\nThe alarm rang.\n")
    code, out, err = sayso("check", "bad.md", "good.txt")
    assert code == 2
    assert f"sayso: error: {message}" in err
    assert len(err.splitlines()) == 1
    assert FOUND in out


@pytest.mark.parametrize("front", ["- just\n- a list", "!!python/object:os.system {}", "just words", ""])
def test_front_matter_that_says_nothing_is_no_reason_to_skip_the_article(sayso, folder, front):
    (folder / "odd.md").write_text(f"---\n{front}\n---\n\n# Head\n\nThe alarm rang.\n")
    code, out, _ = sayso("check", "odd.md")
    assert code == 1
    assert "demo.alarm" in out


CONFIGS = {
    "not TOML": ('fail-on = "error\n', "sayso.toml:1: is not valid TOML"),
    "unknown key": ('\nfail_on = "error"\n', "sayso.toml:2: there is no setting 'fail_on'; did you mean 'fail-on'?"),
    "wrong type": ('select = "demo.alarm"\n', "sayso.toml:1: 'select' must be a list of texts"),
    "unknown rule": ('# mine\n\nselect = ["demo.alrm"]\n', "sayso.toml:3: there is no rule 'demo.alrm' (select); did you mean 'demo.alarm'?"),
    "unknown rule's settings": ('[rules."demo.alrm"]\nseverity = "info"\n', "there is no rule 'demo.alrm'"),
    "unknown option": ('[rules."demo.alarm"]\noptions = { loud = true }\n', "sayso.toml:2: rule 'demo.alarm' has no option 'loud'"),
    "no rule left": ('ignore = ["*"]\n', "no rule is enabled"),
    "not UTF-8": (b"# caf\xe9\n", "sayso.toml: is not UTF-8"),
    "a pack that is not there": ('packs = ["desk"]\n', "desk: is not a pack"),
    "a pack outside": ('packs = ["../other"]\n', "lies outside the configuration's folder"),
    "a broken record of sign-offs": ("", "sayso.allow.toml:2: an entry needs 'fingerprint' and 'rule'"),
}


@pytest.mark.parametrize("name", CONFIGS)
def test_a_broken_configuration_is_2_and_other_folders_are_still_checked(sayso, folder, name):
    text, message = CONFIGS[name]
    (folder / "desk").mkdir()
    (folder / "desk" / "a.txt").write_text(GOOD)
    (folder / "desk" / "b.txt").write_text(GOOD)
    (folder / "desk" / "sayso.toml").write_bytes(text if isinstance(text, bytes) else text.encode())
    if "sign-offs" in name:
        (folder / "desk" / "sayso.allow.toml").write_text('\n[[allow]]\nreason = "x"\n')
    code, out, err = sayso("check", "good.txt", "desk")
    assert code == 2
    assert message in err
    assert FOUND in out
    assert len(err.splitlines()) == 1, "told once, not for every article"


def test_a_broken_rule_file_is_2_with_file_and_line(sayso, folder):
    (folder / "desk").mkdir()
    (folder / "sub").mkdir()
    (folder / "sub" / "sayso.toml").write_text('packs = ["desk"]\n')
    (folder / "sub" / "a.txt").write_text(GOOD)
    assert sayso("rules", "new", "desk.moot", "--pack", "sub/desk")[0] == 0
    rule = folder / "sub" / "desk" / "moot.toml"
    rule.write_text(rule.read_text().replace("severity =", "sevrity ="))
    code, out, err = sayso("check", "sub/a.txt", "good.txt")
    assert code == 2
    assert "moot.toml:7: unknown key 'sevrity' (did you mean 'severity'?)" in err
    assert FOUND in out


def test_a_pack_of_ones_own_is_used(sayso, folder):
    assert sayso("rules", "new", "desk.moot", "--pack", "desk")[0] == 0
    (folder / "sayso.toml").write_text('packs = ["desk"]\n')
    (folder / "a.txt").write_text("It is a moot point, they found.\n")
    assert "a.txt:1:9 warning desk.moot" in sayso("check", "a.txt")[1]
    assert "desk.moot" in sayso("rules", "list")[1]


@pytest.mark.parametrize("command", ["check", "sources"])
def test_an_article_in_a_file_that_must_not_be_read(sayso, folder, command, monkeypatch):
    from pathlib import Path

    opened = Path.open

    def refuse(self, *arguments, **named):
        if self.name == "locked.txt":
            raise PermissionError(13, "Permission denied")
        return opened(self, *arguments, **named)

    (folder / "locked.txt").write_text(GOOD)
    monkeypatch.setattr(Path, "open", refuse)
    code, out, err = sayso(command, "locked.txt", "good.txt")
    assert code == 2
    assert err == "sayso: error: locked.txt: cannot be read (Permission denied); check its permissions\n"
    assert "good.txt" in out
