import pytest

import sayso
from sayso.errors import ConfigError
from sayso.finding import Report


def test_a_text_is_checked():
    report = sayso.check(text="He said it was “over.")
    assert isinstance(report, Report)
    assert [each.rule for each in report.documents[0].diagnostics] == ["quotes.unbalanced"]


def test_a_path_is_checked_never_as_text(tmp_path):
    path = tmp_path / "a.md"
    path.write_text("He said it was “over.\n")
    for paths in (path, str(path), [path], tmp_path):
        assert [each.path for each in sayso.check(paths, isolated=True).documents] == [str(path)]
    assert sayso.check("He said it was over.").documents == ()
    assert "does not exist" in sayso.check("He said it was over.").failures[0].error


def test_settings_are_given_by_name():
    text = "He said it was “over."
    assert sayso.check(text=text, select=["quotes.*"], min_severity="error").rules < sayso.check(text=text).rules
    with pytest.raises(ConfigError, match="did you mean 'select'"):
        sayso.check(text=text, slect=["quotes.*"])


def test_a_name_chooses_the_reader():
    text = "<p>He said it was &ldquo;over.</p>"
    (found,) = sayso.check(text=text, name="a.html", select=["quotes.unbalanced"], isolated=True).documents[0].diagnostics
    assert found.excerpt == "&ldquo;"


@pytest.mark.parametrize("function", [sayso.check, sayso.sources])
def test_there_must_be_one_thing_to_check(function):
    with pytest.raises(ConfigError, match="nothing to check"):
        function()
    with pytest.raises(ConfigError, match="not both"):
        function("a.md", text="x")


def test_sources_of_a_text_and_of_a_file(tmp_path):
    text = "“We have agreed on all of it,” Ana Ruiz said."
    (tmp_path / "a.txt").write_text(text)
    (one,) = sayso.sources(text=text).documents
    (other,) = sayso.sources(tmp_path / "a.txt", isolated=True).documents
    assert one.attributions == other.attributions != ()
