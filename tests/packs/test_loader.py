import json
import pickle
import threading
from pathlib import Path

import pytest

from sayso.errors import PackError
from sayso.packs import cache
from sayso.packs.loader import load_pack
from sayso.testing import check_text

RULE = """id = "desk.rule"
kind = "term"
summary = "A rule"
severity = "warning"
origin = "our judgement"
term = "regime"

[page]
why = "It takes sides."

[[example]]
text = "The regime fell."
flagged = "regime"

[[example]]
text = "It fell."
"""
LISTS = '[table]\ntitle = "Lists"\norigin = "our judgement"\n[[entry]]\nkey = "fall"\nwords = ["fall"]\ninflect = "verb"\n'


def test_a_pack_is_what_its_folder_says(make_pack, tmp_path: Path) -> None:
    pack = make_pack({"data/lists.toml": LISTS}, rule=RULE)
    assert (pack.name, pack.version, pack.languages, pack.licence, pack.description) == ("desk", "1", ("en",), "CC0-1.0", "")
    assert [rule.meta.id for rule in pack.rules] == ["desk.rule"]
    assert pack.tables() == ("lists",)
    assert pack.table("lists").keys == ["fall"]
    assert pack.path == tmp_path / "desk"


def test_a_pack_is_read_once_while_nothing_changes(make_pack, tmp_path: Path) -> None:
    make_pack(rule=RULE)
    first, second = (load_pack(tmp_path / "desk", cache_folder=tmp_path / "cache") for _ in range(2))
    assert first is second
    (rule,) = [path for path in (tmp_path / "desk").glob("*.toml") if path.name != "pack.toml"]
    rule.write_text(rule.read_text(encoding="utf-8").replace('"warning"', '"info"'), encoding="utf-8")
    changed = [load_pack(tmp_path / "desk", cache_folder=tmp_path / "cache").rules[0].meta.severity.label for _ in range(2)]
    assert changed == ["info", "info"]


def test_an_unknown_table_is_named_with_a_guess(make_pack) -> None:
    with pytest.raises(PackError, match=r"no table 'list' in data/ \(did you mean 'lists'\?\)"):
        make_pack({"data/lists.toml": LISTS}, rule=RULE).table("list")


def test_a_rule_has_what_its_file_says(make_pack) -> None:
    meta = make_pack(rule=RULE).rules[0].meta
    assert (meta.summary, meta.severity.label, meta.default, meta.languages, meta.literals) == ("A rule", "warning", True, ("en",), ("regime",))
    assert [example.flagged for example in meta.examples] == [("regime",), ()]
    assert [line for line in meta.page.splitlines() if line.startswith("## ")] == ["## What it flags", "## Why", "## Exceptions", "## References"]
    assert "It takes sides." in meta.page
    assert "Not reported in quotations." in meta.page


def test_a_compiled_pack_is_the_same_pack(make_pack) -> None:
    first, second = make_pack(rule=RULE), make_pack(rule=RULE)
    assert first.rules[0].meta == second.rules[0].meta
    assert [found.excerpt for found in check_text(second.rules, "The regime fell.")] == ["regime"]


def test_nothing_is_compiled_twice(make_pack, monkeypatch: pytest.MonkeyPatch) -> None:
    make_pack(rule=RULE)
    monkeypatch.setattr("sayso.packs.compiling.compile_pack", lambda *_: pytest.fail("compiled again"))
    assert make_pack().rules[0].meta.id == "desk.rule"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("rule.toml", RULE.replace("desk.rule", "desk.other")),
        ("data/lists.toml", LISTS.replace('"verb"', '"noun"')),
        ("data/sources.toml", '[table]\ntitle = "Sources"\norigin = "x"\n[[entry]]\nkey = "a"\ntitle = "A"\n'),
        ("second.toml", RULE.replace("desk.rule", "desk.second")),
        ("pack.toml", 'name = "desk"\nversion = "2"\nlanguages = ["en"]\nlicence = "CC0-1.0"\n'),
    ],
)
def test_any_change_makes_it_anew(make_pack, tmp_path: Path, name: str, content: str) -> None:
    make_pack({"data/lists.toml": LISTS}, rule=RULE)
    (kept,) = (tmp_path / "cache").glob("desk-*.json")
    before = kept.read_bytes()
    make_pack({name: content})
    assert kept.read_bytes() != before


def test_a_rule_that_is_gone_is_gone(make_pack, tmp_path: Path) -> None:
    make_pack(rule=RULE, second=RULE.replace("desk.rule", "desk.second"))
    (tmp_path / "desk/second.toml").unlink()
    assert [rule.meta.id for rule in make_pack().rules] == ["desk.rule"]


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"build": "BUILD", "files": 3}', '{"build": "BUILD", "files": {}}', "[" * 100_000])
def test_a_damaged_cache_is_made_again(make_pack, tmp_path: Path, damage: str) -> None:
    make_pack(rule=RULE)
    (kept,) = (tmp_path / "cache").glob("desk-*.json")
    kept.write_text(damage.replace("BUILD", cache.build()), encoding="utf-8")
    assert make_pack().rules[0].meta.id == "desk.rule"
    assert json.loads(kept.read_text(encoding="utf-8"))["info"]["name"] == "desk"


def test_a_cache_that_cannot_be_written_costs_nothing(make_pack, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be", encoding="utf-8")
    assert make_pack(rule=RULE).rules[0].meta.id == "desk.rule"


def test_many_may_load_at_once(make_pack, tmp_path: Path) -> None:
    make_pack(rule=RULE)
    found: list[str] = []

    def load(number: int) -> None:
        for path in (tmp_path / "cache").glob("desk-*.json"):
            if number % 2:
                path.unlink(missing_ok=True)
        found.append(load_pack(tmp_path / "desk", cache_folder=tmp_path / "cache").rules[0].meta.id)

    threads = [threading.Thread(target=load, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == ["desk.rule"] * 8
    assert not list((tmp_path / "cache").glob(".new-*"))


def test_a_rule_travels_between_processes(make_pack) -> None:
    rule = pickle.loads(pickle.dumps(make_pack(rule=RULE).rules[0].configure({"allow": ["regime"]})))  # noqa: S301 - our own
    assert check_text(rule, "The regime fell.") == []


def test_lists_of_the_pack_have_their_forms(make_pack) -> None:
    rule = RULE.replace('term = "regime"', 'term = "regime"\nonly = { after = ["@fall"] }')
    pack = make_pack({"data/lists.toml": LISTS}, rule=rule)
    assert [found.start.offset for found in check_text(pack.rules, "A regime falling, a regime rising, a regime fell.")] == [2, 37]


def test_a_file_says_when_it_runs(make_pack) -> None:
    body = 'default = false\nlanguages = ["fr", "en"]\nconfidence = 0.6\nterm = "regime"'
    (rule,) = make_pack(rule=RULE.replace('term = "regime"', body, 1)).rules
    assert (rule.meta.default, rule.meta.languages) == (False, ("fr", "en"))
    assert [found.confidence for found in check_text(rule, "The regime fell.", meta={"language": "en"})] == [0.6]


def test_a_rule_knows_its_pack_by_the_path_it_was_loaded_from(make_pack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_pack(rule=RULE)
    monkeypatch.chdir(tmp_path)
    assert load_pack("desk", cache_folder=tmp_path / "cache").rules[0].spec["pack"] == "desk"
    assert load_pack(tmp_path / "desk", cache_folder=tmp_path / "cache").rules[0].spec["pack"] == str(tmp_path / "desk")
