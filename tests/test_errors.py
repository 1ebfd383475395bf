"""Errors name their culprit, map to exit codes, and travel between processes."""

import pickle

import pytest

from sayso.errors import ConfigError, InputError, PackError, PluginError, SaysoError


@pytest.mark.parametrize(
    ("path", "line", "text"), [("a.md", 3, "a.md:3: is wrong"), ("a.md", None, "a.md: is wrong"), (None, 3, "3: is wrong"), (None, None, "is wrong")]
)
def test_the_place_comes_first(path: str | None, line: int | None, text: str) -> None:
    assert str(InputError("is wrong", path=path, line=line)) == text


@pytest.mark.parametrize(("kind", "code"), [(SaysoError, 2), (InputError, 2), (ConfigError, 2), (PackError, 2), (PluginError, 3)])
def test_exit_codes(kind: type[SaysoError], code: int) -> None:
    assert kind("x").exit_code == code


def test_an_error_survives_a_process() -> None:
    error = pickle.loads(pickle.dumps(PluginError("is wrong", path="a.md", line=3)))  # noqa: S301
    assert (type(error), error.message, error.path, error.line) == (PluginError, "is wrong", "a.md", 3)
