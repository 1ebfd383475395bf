"""What a rule needs only when it speaks is read only then, and is all there."""

import pickle

import pytest

from sayso.packs.late import Late, packed

SPEC = {"id": "desk.rule", "entries": [{"term": ["regime"]}], "literals": {"regime": [[0, "base", "regime"]]}, "always": False}


def test_nothing_is_lost():
    late = Late(packed(SPEC))
    assert {key: late[key] for key in SPEC} == SPEC
    assert late["terms"] == ["regime"]


def test_entries_are_read_when_asked_for():
    late = Late(packed(SPEC))
    assert late["id"] == "desk.rule"
    assert "entries" not in late
    assert late["literals"] == SPEC["literals"]
    assert "entries" in late


@pytest.mark.parametrize("read", [False, True])
def test_it_travels_between_processes(read):
    late = Late(packed(SPEC))
    if read:
        assert late["entries"]
    assert pickle.loads(pickle.dumps(late))["entries"] == SPEC["entries"]  # noqa: S301 - our own


@pytest.mark.parametrize("spec", [packed(SPEC), SPEC])
def test_what_is_not_there_is_not_there(spec):
    with pytest.raises(KeyError):
        Late(spec)["none"]
