"""The registry itself: every row against a schema that keeps names, domains, accounts and designations apart and accounted for."""

import re
import tomllib
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

import sayso_rules
from sayso import Finding
from sayso.layers import HITS
from sayso.packs.matcher import Automaton
from sayso.testing import article
from sayso_sourcing import registry
from sayso_sourcing.undisclosed_state_media import undisclosed_state_media

DATA = Path(sayso_rules.__file__).parent / "sourcing" / "data"
ALONE = registry.FULL
SHORT = ("context", "strict", "gated")
TOLD = {"state-controlled", "party", "captured", "captured-private"}
PLATFORMS = {"x", "telegram", "youtube", "facebook", "instagram", "tiktok", "vk", "weibo"}
ORDINARY = frozenset(Path(__file__).with_name("ordinary.txt").read_text(encoding="utf-8").split())  # no names on their own


@cache
def rows() -> list[dict[str, object]]:
    return tomllib.loads((DATA / "outlets.toml").read_text(encoding="utf-8"))["entry"]


@cache
def reviewed() -> list[dict[str, object]]:
    return [row for row in rows() if row.get("reviewed")]


@cache
def keys(table: str) -> frozenset[str]:
    return frozenset(row["key"] for row in tomllib.loads((DATA / f"{table}.toml").read_text(encoding="utf-8"))["entry"])


def shared(columns: tuple[str, ...], chosen: list[dict[str, object]]) -> dict[str, set[str]]:
    """Return texts that more than one row has in one of these columns."""
    owners: dict[str, set[str]] = defaultdict(set)
    for row in chosen:
        for column in columns:
            for text in row.get(column, ()):
                owners[text].add(row["key"])
    return {text: found for text, found in owners.items() if len(found) > 1}


def wrong(test) -> list[str]:
    return [row["key"] for row in reviewed() if test(row)]


def test_rows_that_were_read_stand_first() -> None:
    assert rows()[: len(reviewed())] == reviewed()
    assert len(reviewed()) >= 400


def test_every_row_can_be_found() -> None:
    found = (*ALONE, *SHORT, "domains")
    assert not wrong(lambda row: "never matched" not in row.get("note", "") and not any(row.get(column) for column in found))


def test_every_row_is_of_a_country_we_know() -> None:
    assert {row["country"] for row in rows()} <= keys("nations") | {"ZZ"}


def test_every_designation_names_a_list_we_know() -> None:
    assert {each["by"] for row in rows() for each in row.get("designations", ())} <= keys("listers")
    assert not [row["key"] for row in rows() for each in row.get("designations", ()) if not each.get("label")]


def test_every_list_is_of_use() -> None:
    assert keys("listers") == {each["by"] for row in rows() for each in row.get("designations", ())}


def test_outlets_that_may_be_reported_are_designated_and_worded() -> None:
    assert not wrong(lambda row: row["control"] in registry.STATE and not row.get("designations"))
    assert not wrong(lambda row: row["control"] in TOLD and not row.get("wording"))


def test_a_name_that_is_safe_alone_is_one_outlets() -> None:
    assert shared(ALONE, rows()) == {}
    alone = {name for row in rows() for column in ALONE for name in row.get(column, ())}
    assert {name for row in rows() for column in SHORT for name in row.get(column, ())} & alone == set()


def test_names_with_context_are_one_outlets() -> None:
    assert shared(("context", "strict"), rows()) == {}


def test_no_name_that_is_safe_alone_is_an_ordinary_word() -> None:
    alone = {name for row in rows() for column in ALONE for name in row.get(column, ())}
    capitals = {name for name in alone if name.isupper() and len(name) > 3}  # matched in capitals only
    assert {name.casefold() for name in alone - capitals} & ORDINARY == set()
    assert not [name for name in alone if len(name) < 2 or name.isdigit()]


def test_no_name_stands_twice_in_a_row() -> None:
    assert not [
        row["key"] for row in rows() if len(names := [name for column in (*ALONE, *SHORT) for name in row.get(column, ())]) != len(set(names))
    ]


def test_a_domain_is_one_outlets_and_no_public_suffix() -> None:
    from publicsuffixlist import PublicSuffixList

    suffixes = PublicSuffixList(only_icann=True)
    assert shared(("domains",), rows()) == {}
    assert shared(("stems",), rows()) == {}
    domains = [domain for row in rows() for domain in row.get("domains", ())]
    assert not [domain for domain in domains if suffixes.is_public(domain) or not re.fullmatch(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+", domain)]


def test_an_account_is_one_outlets() -> None:
    assert shared(("handles",), rows()) == {}
    handles = [handle for row in rows() for handle in row.get("handles", ())]
    assert len(handles) >= 600
    assert not [handle for handle in handles if handle != handle.lower() or "@" in handle or not re.fullmatch(r"(?:\w+:)?[\w.-]{2,60}", handle)]
    assert {handle.partition(":")[0] for handle in handles if ":" in handle} <= PLATFORMS


def test_accounts_are_only_where_a_row_was_read() -> None:
    assert not [row["key"] for row in rows() if row.get("handles") and not row.get("reviewed")]


def test_changes_of_control_are_in_order() -> None:
    for row in rows():
        since = [str(each.get("since") or each["year"]) for each in row.get("history", ())]
        assert since == sorted(set(since)), row["key"]
        assert not since or row["history"][-1]["control"] == row["control"], row["key"]


def test_every_row_that_was_read_says_what_was_read() -> None:
    assert wrong(lambda row: not row.get("read")) == []
    assert not [row["key"] for row in rows() if row.get("read") and not row.get("reviewed")]


def test_no_outlet_of_the_registry_stands_among_those_of_no_state() -> None:
    """`NBC` is another in Namibia, and matched there only beside the country."""
    others = {name for row in tomllib.loads((DATA / "others.toml").read_text(encoding="utf-8"))["entry"] for name in row["names"]}
    known = {name for row in rows() for column in (*ALONE, "context", "strict") for name in row.get(column, ())}
    assert not {name for name in others if name in known or name.removeprefix("The ") in known}


def test_a_government_that_lost_power_is_not_in_the_words() -> None:
    """An outlet close to a government is not called `pro-government` once that has gone."""
    gone = {"HU", "SY"}
    assert not wrong(lambda row: row["country"] in gone and row.get("wording") == "pro-government")


def findings_of(scan, text: str) -> list[Finding]:
    return list(undisclosed_state_media.check(article(text).with_annotators({HITS: scan})))


def test_outlets_of_a_state_are_found_and_their_fix_tells() -> None:
    """Every name of every outlet that was read: a report is flagged on it, with who listed it, and no more once the wording stands before it."""
    scan = Automaton({undisclosed_state_media.meta.id: undisclosed_state_media.meta.literals}).scan
    known = registry.bundled()
    outlets = [of for of in map(known.outlet, range(len(known))) if of.reviewed and of.row["control"] in registry.STATE and not of.contested]
    names = [(of, name) for of in outlets for column in ("names", "native", "former") for name in of.row.get(column, ()) if "." not in name]
    assert len(names) >= 800
    captured = [of for of in map(known.outlet, range(len(known))) if of.reviewed and of.row["control"] in registry.CAPTURED and of.wording]
    for of in captured:
        for name in of.row.get("names", ()):
            assert findings_of(scan, f"Two were hurt, {f'{of.nation} {of.wording}'.strip()} {name} reported.") == [], name
    for of, name in names:
        found = findings_of(scan, f"Two were hurt, {name} reported on Monday.")
        assert [(each.span.start, each.span.end) for each in found] == [(15, 15 + len(name))], name
        assert all((each.url or "").startswith("http") for each in found[0].references), name
        assert findings_of(scan, f"Two were hurt, {f'{of.nation} {of.wording}'.strip()} {name} reported.") == [], name


def test_what_a_row_suggests_to_write_tells() -> None:
    scan = Automaton({undisclosed_state_media.meta.id: undisclosed_state_media.meta.literals}).scan
    texts = [row["disclosure"] for row in reviewed() if row["control"] in registry.STATE and row.get("disclosure")]
    untold = [text for text in texts if findings_of(scan, f"Two were hurt, according to {text}.")]
    assert len(untold) <= 0.02 * len(texts), untold


@pytest.mark.parametrize("table", ["outlets", "listers", "nations", "platforms", "words", "others"])
def test_the_tables_fit_what_they_declare(table: str) -> None:
    from sayso.packs.tables import check_table

    assert check_table(DATA / f"{table}.toml") == []


def test_the_numbers_in_the_documentation_hold() -> None:
    said = (DATA.parent / "SOURCES.md").read_text(encoding="utf-8")
    assert f"{len(rows()):,} outlets of {len({row['country'] for row in rows()})} countries" in said
    assert f"{len(reviewed())} rows are `reviewed`" in said
    assert f"The other {len(rows()) - len(reviewed())} repeat their list" in said
