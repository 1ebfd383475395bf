"""From which severity findings fail a run: for all, for a family, for a rule."""

import pytest

from sayso.cli import main
from sayso.config import Configs
from sayso.errors import ConfigError

GATE = """fail-on = "error"

[families.language]
fail-on = "never"

[rules."language.slur"]
fail-on = "info"

[[overrides]]
paths = ["opinion/**"]
families.quotes.fail-on = "warning"
"""


@pytest.fixture
def settings(tmp_path):
    (tmp_path / "sayso.toml").write_text(GATE)

    def read(path, **overrides):
        return Configs(overrides={name.replace("_", "-"): value for name, value in overrides.items()}).settings(str(tmp_path / path))

    return read


@pytest.mark.parametrize(
    ("path", "rule", "threshold"),
    [
        ("a.md", "quotes.unbalanced", "error"),
        ("a.md", "language.puffery", "never"),
        ("a.md", "language.slur", "info"),
        ("a.md", "languages.x", "error"),
        ("opinion/a.md", "quotes.unbalanced", "warning"),
        ("opinion/a.md", "language.puffery", "never"),
    ],
)
def test_the_most_special_counts(settings, path, rule, threshold):
    assert settings(path).fails_from(rule) == threshold


def test_the_command_line_counts_for_all(settings):
    assert {settings("a.md", fail_on="warning").fails_from(rule) for rule in ("language.slur", "language.x", "quotes.x")} == {"warning"}


def test_a_program_may_say_so_too(settings):
    assert settings("a.md", families={"language": {"fail-on": "info"}}).fails_from("language.x") == "info"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[families.language]\nfail_on = "never"', "sayso.toml:2: a family has no setting 'fail_on'; did you mean 'fail-on'?"),
        (
            '[families.language]\nfail-on = "all"',
            "sayso.toml:2: 'fail-on' of family 'language' must be one of error, warning, info, never, not 'all'",
        ),
        ('[families]\nlanguage = "never"', "sayso.toml:2: the settings of family 'language' must be a table"),
        ('families = "language"', "sayso.toml:1: 'families' must be a table of families"),
        ('[rules."language.slur"]\nfail-on = 1', "sayso.toml:2: 'fail-on' of rule 'language.slur' must be one of"),
        ('[familys.language]\nfail-on = "never"', "sayso.toml:1: there is no setting 'familys'; did you mean 'families'?"),
        ('[[overrides]]\npaths = ["a"]\nfamilies.x = 1', "sayso.toml:3: the settings of family 'x' must be a table"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path, text, message):
    (tmp_path / "sayso.toml").write_text(text)
    with pytest.raises(ConfigError) as caught:
        Configs().settings(str(tmp_path / "a.md"))
    assert message in str(caught.value)


def test_a_family_that_is_none(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("Nothing here.\n")
    (tmp_path / "sayso.toml").write_text('\n[families.langage]\nfail-on = "never"\n')
    assert main(["check", "a.txt"]) == 2
    assert "sayso.toml:3: there is no family 'langage' (families); did you mean 'language'?" in capsys.readouterr().err


def test_config_show_tells_them(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sayso.toml").write_text('[families.language]\nfail-on = "never"\n[rules."quotes.unbalanced"]\nfail-on = "warning"\n')
    assert main(["config", "show", "a.txt"]) == 0
    shown = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]
    assert 'families.language.fail-on = "never" # sayso.toml:2' in shown
    assert 'rules."quotes.unbalanced".fail-on = "warning" # sayso.toml:4' in shown
