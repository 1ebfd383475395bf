"""A newsroom's table over a pack's: whatever stands in it, it is a change or an error with a file and one line."""

import random
from pathlib import Path
from time import process_time

import pytest

from sayso.errors import PackError
from sayso.packs.changes import read_change
from sayso.packs.loader import load_pack
from sayso.testing import check_text

RULE = (
    'id = "desk.rule"\nkind = "term"\nsummary = "A rule"\nseverity = "warning"\norigin = "our judgement"\ntable = "terms"\n'
    '[[example]]\ntext = "A regime."\nflagged = ["regime"]\n[[example]]\ntext = "Calm."\n'
)
TERMS = (
    '[table]\ntitle = "Terms"\norigin = "us"\n[[entry]]\nkey = "regime"\ninflect = "noun"\nunless = { before = ["tax"] }\n[[entry]]\nkey = "mob"\n'
)
TERMS += '[[entry]]\nkey = "axis"\npattern = "(?:old|new) axis of (?:evil|steel)"\n'
HOUSE = """
[table]
title = "House"
changes = "desk/terms"
origin = "book"
[[entry]]
key = "regime"
severity = "info"
source = "book"
except = ["regime change"]
[[entry]]
key = "mob"
allow = true
[[entry]]
key = "a regime of truth"
allow = true
[[entry]]
key = "new axis of steel"
allow = true
[[entry]]
key = "junta"
inflect = "noun"
instead = ["government"]
[[source]]
key = "book"
title = "Book"
"""
VALUES = ["3", '"x"', "[]", "{}", "[{}]", "true", "false", '""', '"regime"', '["regime"]', "nan", "{a=1}", "1979-05-27", '"mob"', '"😀"', '"\\u0000"']


def laid(folder: Path, house: str):
    """Return the rule under a newsroom's table."""
    (folder / "house.toml").write_text(house, encoding="utf-8")
    change = read_change(folder / "house.toml", folder)
    return load_pack(folder / "desk", cache_folder=folder / "cache", changes=[change]).rules[0]


def tried(folder: Path, house: str):
    """Return the rule under a newsroom's table, or what is wrong with that."""
    try:
        return laid(folder, house)
    except PackError as error:
        return error


@pytest.fixture
def desk(make_pack, tmp_path: Path) -> Path:
    make_pack({"rule.toml": RULE, "data/terms.toml": TERMS})
    return tmp_path


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Two regimes and a tax regime.", ["regimes"]),
        ("The mob came.", []),
        ("It was a regime of truth.", []),
        ("After the regime change the regime fell.", ["regime"]),
        ("The juntas met.", ["juntas"]),
        ("A new axis of steel and a new axis of evil.", ["new axis of evil"]),
    ],
)
def test_it_adds_overrides_and_allows(desk: Path, text: str, found: list[str]) -> None:
    assert [each.excerpt for each in check_text(laid(desk, HOUSE), text)] == found


@pytest.mark.parametrize("seed", range(6))
def test_a_mutated_table_is_a_change_or_an_error_of_one_line(desk: Path, seed: int) -> None:
    choose = random.Random(seed)  # noqa: S311 - a fixed seed is the point
    for _ in range(60):
        lines = HOUSE.strip().split("\n")
        for _ in range(choose.randint(1, 3)):
            where = choose.randrange(len(lines))
            if choose.random() < 0.6 and "=" in lines[where]:
                lines[where] = lines[where].partition("=")[0] + "= " + choose.choice(VALUES)
            else:
                lines[where] = choose.choice(["", lines[where - 1], lines[where].replace("e", "a", 1)])
        made = tried(desk, "\n".join(lines))
        if isinstance(made, PackError):
            assert Path(made.path or "").parent in (desk, desk / "desk")
            assert len(str(made).splitlines()) == 1
        else:
            assert all(each.excerpt for each in check_text(made, "The mob left a regime of truth. Two regimes and juntas met."))


@pytest.mark.parametrize(
    "body",
    [
        '[[entry]]\nkey = ""\nfoo = 1\n' * 4_000,
        ("# \n" * 100 + '[[entry]]\nkey = "regime {0}"\nsource = "none"\n') * 2_000,
        "".join(f'[[entry]]\nkey = "{"w " * 80} regime {number}"\nallow = true\n' for number in range(3_000)),
        "".join(f'[[entry]]\nkey = "regime{number}"\ninflect = "noun"\n' for number in range(4_000)),
    ],
    ids=["mistakes", "far-apart", "phrases", "words"],
)
def test_a_large_table_takes_no_more_than_seconds(desk: Path, body: str) -> None:
    start = process_time()
    made = tried(desk, '[table]\ntitle = "x"\nchanges = "desk/terms"\norigin = "o"\n' + body)
    assert not isinstance(made, PackError) or made.line is not None
    assert process_time() - start < 5
