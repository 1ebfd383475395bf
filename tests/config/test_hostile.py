"""Whatever a configuration says, it is settings or a `ConfigError` with the file's name."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.config import Configs
from sayso.config.lines import key_lines
from sayso.errors import ConfigError

GOOD = """root = true
select = ["a.*", "b.c"]
min-confidence = 0.5
exclude = ["drafts/**"]
[rules."a.b"]
severity = "info"
options = { x = 1, y = ["z"] }
[[overrides]]
paths = ["opinion/*"]
ignore = ["a.b"]
"""
PIECES = st.sampled_from(
    [*GOOD, *GOOD.splitlines(keepends=True), '"""', "'''", "[", "]", "{", "}", "=", "\n", "\\", "é", "\x00", "\r", "1e999", "nan", "[[", "]]", "#"]
)


@st.composite
def mutated(draw):
    text = GOOD
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(PIECES) + text[at + draw(st.integers(0, 20)) :]
    return text


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=mutated())
def test_a_mutated_file_is_settings_or_an_error_that_names_it(tmp_path, text):
    path = tmp_path / "sayso.toml"
    path.write_text(text, encoding="utf-8", newline="")
    last = text.count("\n") + 1
    try:
        values = Configs(file=str(path)).settings(str(tmp_path / "x.md")).values
    except ConfigError as error:
        named = (error.path, error.line)
    else:
        named = (str(path), None)
        assert all(value.line is None or 1 <= value.line <= last for value in values.values())
    assert named[0] == str(path)
    assert named[1] is None or 1 <= named[1] <= last


@settings(max_examples=300, deadline=None)
@given(text=st.text(alphabet="ab.='\"[]{}#\n\\ ", max_size=80))
def test_lines_are_found_in_any_text(text):
    assert all(1 <= line <= text.count("\n") + 1 for line in key_lines(text).values())
