import pytest

from sayso.config.files import find, read
from sayso.errors import ConfigError


def write(folder, text, name="sayso.toml"):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_every_value_knows_its_line(tmp_path):
    path = write(
        tmp_path,
        '# ours\nlanguage = "de"\nselect = [\n  "quotes.*",\n]\n\n[rules."quotes.unbalanced"]\nseverity = "info"\n'
        '\n[rules."quotes.unbalanced".options]\nx = 1\n',
    )
    file = find(str(tmp_path))
    assert {key: (value.value, value.file, value.line) for key, value in file.values.items()} == {
        ("language",): ("de", path, 2),
        ("select",): (("quotes.*",), path, 3),
        ("rules", "quotes.unbalanced", "severity"): ("info", path, 8),
        ("rules", "quotes.unbalanced", "options", "x"): (1, path, 11),
    }


def test_overrides_have_paths_and_values(tmp_path):
    write(tmp_path, '[[overrides]]\npaths = ["a/**"]\nlanguage = "fr"\n[[overrides]]\npaths = ["b"]\n[overrides.rules."x.y"]\nenabled = false\n')
    first, second = find(str(tmp_path)).overrides
    assert (first.paths, first.values[("language",)].line) == (("a/**",), 3)
    assert (second.paths, second.values[("rules", "x.y", "enabled")][::2]) == (("b",), (False, 7))


def test_pyproject_counts_only_with_its_table(tmp_path):
    write(tmp_path, "[project]\nname = 'sayso-user'\n", "pyproject.toml")
    assert find(str(tmp_path)) is None
    write(tmp_path, "[project]\nname = 'x'\n\n[tool.sayso]\nmin-severity = 'error'\n", "pyproject.toml")
    assert find(str(tmp_path)).values[("min-severity",)].line == 5


def test_sayso_toml_goes_before_pyproject(tmp_path):
    write(tmp_path, "[tool.sayso]\nlanguage = 'fr'\n", "pyproject.toml")
    write(tmp_path, "language = 'de'\n")
    assert find(str(tmp_path)).values[("language",)].value == "de"


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("language = \n", 1, "is not valid TOML"),
        ("a = 1\na = 2\n", 2, "is not valid TOML"),
        ("x = " + "[" * 3000 + "\n", None, "is not valid TOML"),
        ("\nslect = ['a.b']\n", 2, "there is no setting 'slect'; did you mean 'select'?"),
        ("min_severity = 'info'\n", 1, "did you mean 'min-severity'?"),
        ("select = 'quotes.*'\n", 1, "must be a list of texts"),
        ("ignore = [1]\n", 1, "must be a list of texts"),
        ("min-severity = 'eror'\n", 1, "must be one of error, warning, info, not 'eror'"),
        ("min-severity = ['info']\n", 1, "must be one of"),
        ("fail-on = 'always'\n", 1, "never"),
        ("min-confidence = 2\n", 1, "from 0 to 1"),
        ("min-confidence = true\n", 1, "from 0 to 1"),
        ("min-confidence = nan\n", 1, "from 0 to 1"),
        ("max-bytes = 0\n", 1, "above 0"),
        ("language = 'e'\n", 1, "language code"),
        ("encoding = 'latin-99'\n", 1, "an encoding Python knows"),
        ("root = 1\n", 1, "must be true or false"),
        ("rules = 1\n", 1, "must be a table of rules"),
        ("[rules]\n'a.b' = 'off'\n", 2, "must be a table"),
        ("[rules.'a.b']\nseverty = 'info'\n", 2, "did you mean 'severity'?"),
        ("[rules.'a.b']\nseverity = 'fatal'\n", 2, "must be one of"),
        ("[rules.'a.b']\nenabled = 'no'\n", 2, "must be true or false"),
        ("[rules.'a.b']\noptions = 1\n", 2, "must be a table"),
        ("[rules.a.b]\nseverity = 'info'\n", 1, 'needs quotation marks: [rules."a.b"]'),
        ("overrides = 1\n", 1, "[[overrides]]"),
        ("overrides = [1]\n", 1, "must be a table"),
        ("[[overrides]]\nlanguage = 'en'\n", 1, "needs 'paths'"),
        ("[[overrides]]\npaths = ['a']\nexclude = ['b']\n", 3, "no setting 'exclude' in overrides"),
        ("[[overrides]]\npaths = ['a']\n[[overrides]]\npaths = ['b']\nlang = 'en'\n", 5, "did you mean 'language'?"),
        ("s = '''\n[rules]\n'''\nselect = 1\n", 1, "there is no setting 's'"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(tmp_path, text, line, words):
    path = write(tmp_path, text)
    with pytest.raises(ConfigError) as caught:
        find(str(tmp_path))
    assert words in caught.value.message
    assert caught.value.path == path
    assert caught.value.line == line


def test_lines_in_pyproject_are_those_of_the_file(tmp_path):
    write(tmp_path, "[project]\nname = 'x'\n[tool.sayso]\nselct = []\n", "pyproject.toml")
    with pytest.raises(ConfigError) as caught:
        find(str(tmp_path))
    assert (caught.value.line, caught.value.exit_code) == (4, 2)


@pytest.mark.parametrize("data", [b"language = '\xff'\n", b"\xff\xfe"])
def test_a_file_that_is_no_text_is_said(tmp_path, data):
    (tmp_path / "sayso.toml").write_bytes(data)
    with pytest.raises(ConfigError, match="is not UTF-8"):
        find(str(tmp_path))


def test_a_mark_at_the_start_and_other_line_ends_are_fine(tmp_path):
    (tmp_path / "sayso.toml").write_bytes(b"\xef\xbb\xbf# x\r\nlanguage = 'de'\r\n")
    value = find(str(tmp_path)).values[("language",)]
    assert (value.value, value.line) == ("de", 2)


def test_a_folder_of_that_name_is_no_configuration(tmp_path):
    (tmp_path / "sayso.toml").mkdir()
    assert read(str(tmp_path / "sayso.toml")) is None
