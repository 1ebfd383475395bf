"""docs/writing-a-rule.md says all that a rule file may say, and what it shows works."""

import re
from pathlib import Path

import pytest

from sayso.packs import contexts, entries, kinds, metrics, shapes, spec
from sayso.packs.phrases import CLASSES
from sayso.testing import assert_examples, check_text

PAGE = (Path(__file__).parents[2] / "docs/writing-a-rule.md").read_text(encoding="utf-8")
KEYS = {*entries.COMMON, *spec._TOP, *contexts.KEYS, *(key for name in kinds.MODULES for key in kinds.kind(name).entry_keys)}


@pytest.mark.parametrize("word", sorted({*KEYS, *kinds.MODULES, *metrics.MEASURES, *CLASSES} - {"note", "source", "origin"}))
def test_every_key_is_documented(word: str) -> None:
    assert re.search(
        rf"`[^`\n]*{re.escape(word)}\b[^`\n]*`|^{re.escape(word)} =|\[{re.escape(word)}\]" if word[0] != "<" else re.escape(word), PAGE, re.MULTILINE
    )


def test_every_type_of_a_column_is_documented() -> None:
    listed = re.search(r"Column types: (.*)\.", PAGE)
    assert listed is not None
    for name in re.findall(r"`(\w+)[`\s]", listed.group(1)):
        assert shapes.known_shape("one of a" if name == "one" else name)


@pytest.mark.parametrize("name", kinds.MODULES)
def test_every_message_field_is_documented(name: str) -> None:
    section = PAGE.split(f"### `{name}`")[1].split("### ")[0]
    if name != "swap":
        documented = re.findall(r"\{(\w+)\}|\{((?:\w+\} \{)*\w+)\}", re.search(r"Message fields: (.*)", section.replace("\n", " ")).group(1))
        assert {first or second for first, second in documented} <= set(kinds.kind(name).fields)


def test_the_first_example_is_a_rule(make_pack) -> None:
    (rule,) = make_pack(moot=PAGE.split("```toml")[1].split("```")[0]).rules
    assert_examples(rule)


@pytest.mark.parametrize(
    ("kind", "text", "excerpts"),
    [
        ("consistency", "An adviser came. The advisors left.", ["advisors"]),
        ("sequence", "Some local analysts say so.", ["analysts"]),
        ("conditional", "The WFP left with NATO. The Red Cross (ICRC) and the ICRC stayed.", ["WFP"]),
        ("cooccurrence", "The median rose. It is half.\n\nThe median rose.", []),
    ],
)
def test_the_examples_of_kinds_work(make_rule, kind: str, text: str, excerpts: list[str]) -> None:
    shown = PAGE.split(f"### `{kind}`")[1].split("```toml")[1].split("```")[0]
    rule = make_rule(re.sub(r"^kind = .*$", "", shown, flags=re.MULTILINE), kind)
    assert [found.excerpt for found in check_text(rule, text)] == excerpts


def test_a_newsroom_ships_its_pack_as_the_page_says(make_pack, tmp_path: Path) -> None:
    make_pack(moot=PAGE.split("```toml")[1].split("```")[0])
    (tmp_path / "desk").rename(tmp_path / "mydesk")
    code = next(block for block in re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL) if "hookimpl" in block)
    module = {"__file__": str(tmp_path / "__init__.py")}
    exec(compile(code, "mydesk_sayso", "exec"), module)  # noqa: S102 - the page's own code
    assert [rule.meta.id for rule in module["sayso_rules"]()] == ["desk.moot"]
