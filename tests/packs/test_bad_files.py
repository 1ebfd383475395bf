"""What a rule file, a table or a pack may not say: each mistake is named with its file, its line and what to do."""

from pathlib import Path

import pytest

from sayso.errors import PackError
from sayso.packs import files
from sayso.packs.loader import load_pack

GOOD = """id = "desk.rule"
kind = "term"
summary = "A rule"
severity = "warning"
origin = "our judgement"

[[entry]]
term = "regime"
instead = ["government"]

[[entry]]
term = "slam"

[[example]]
text = "The regime fell."
flagged = ["regime"]

[[example]]
text = "It fell."
"""


def changed(old: str, new: str) -> str:
    assert old in GOOD
    return GOOD.replace(old, new, 1)


@pytest.mark.parametrize(
    ("content", "line", "message"),
    [
        (changed('kind = "term"', 'kind = "trem"'), 2, "unknown kind 'trem' (did you mean 'term'?)"),
        (changed('kind = "term"\n', ""), 1, "needs a 'kind'"),
        (changed('summary = "A rule"\n', ""), 1, "needs 'summary'"),
        (changed('"desk.rule"', '"Desk Rule"'), 1, "must be family.problem"),
        (changed('"warning"', '"fatal"'), 4, "'severity' must be one of error, warning, info"),
        (changed("severity", "severty"), 4, "unknown key 'severty' (did you mean 'severity'?)"),
        (changed('term = "slam"', 'term = "slam"\ninflct = "verb"'), 13, "unknown key 'inflct' (did you mean 'inflect'?)"),
        (changed('term = "slam"', 'term = "slam"\ninflect = "verbs"'), 13, "(did you mean 'verb'?)"),
        (changed('term = "slam"', "term = 3"), 12, "'term' must be a word or phrase"),
        (changed('term = "slam"', 'why = "x"'), 11, "needs 'term' or 'pattern'"),
        (changed('term = "slam"', 'term = "slam"\npattern = "x"'), 11, "not both"),
        (changed('term = "slam"', 'term = "…"'), 11, "holds no word to look for"),
        (changed('term = "slam"', 'term = "slam in <capital>"'), 11, "stand in contexts and steps alone"),
        (changed('term = "slam"', f'term = "{"x" * 201}"'), 12, "at most 200 characters"),
        (changed('term = "slam"', "pattern = '(?<=x)y'"), 11, "is refused by RE2"),
        (changed('term = "slam"', "pattern = 'x*'"), 11, "matches the empty text"),
        (changed('term = "slam"', f"pattern = '{'x' * 1001}'"), 11, "longer than 1000 characters"),
        (changed('term = "slam"', 'term = "slam"\nnear = ["x"]'), 11, "'near' goes with a 'pattern'"),
        (changed('term = "slam"', 'term = "slam"\nseverity = "error"'), 11, "error is above the rule's severity"),
        (changed('term = "slam"', 'term = "slam"\nvoice = { quotes = "info" }'), 11, "unknown voice 'quotes' (did you mean 'quote'?)"),
        (changed('term = "slam"', 'term = "slam"\nsource = "nobody"'), 13, "there is no source 'nobody'"),
        (changed('term = "slam"', 'term = "slam"\nunless = { befor = ["x"] }'), 13, "(did you mean 'before'?)"),
        (changed('term = "slam"', 'term = "slam"\nunless = { within = 3 }'), 13, "says nothing"),
        (changed('term = "slam"', 'term = "slam"\nonly = { after = ["@states"] }'), 13, "there is no list '@states'"),
        (changed('term = "slam"', 'term = "slam"\nmessage = "{trem}"'), 11, "unknown field {trem}"),
        (changed('term = "slam"', 'term = "slam"\nmessage = "write {instead}"'), 11, "needs 'instead'"),
        (changed('term = "slam"', 'term = "slam"\nmessage = "a { b"'), 11, "cannot be read"),
        (changed('term = "slam"', f'term = "slam"\nmessage = "{"x " * 125}"'), 11, "at most 240 are allowed"),
        (changed('origin = "our judgement"\n', ""), 6, "does not say where it comes from"),
        (changed('origin = "our judgement"', 'origin = "j"\nvoice = { narrator = "error" }'), 6, "above the rule's severity"),
        (changed('origin = "our judgement"', 'origin = "j"\nblock = { headlin = "raise" }'), 6, "(did you mean 'headline'?)"),
        (changed('origin = "our judgement"', 'origin = "j"\ntable = "../../secrets"'), 6, "named without path"),
        (changed('origin = "our judgement"', 'origin = "j"\ntable = "/etc/passwd"'), 6, "named without path"),
        (changed('flagged = ["regime"]\n', ""), 14, "at least one that is flagged"),
        (changed('\n[[example]]\ntext = "It fell."\n', ""), 14, "at least one that passes"),
        (changed('text = "It fell."', 'txt = "It fell."'), 19, "(did you mean 'text'?)"),
        (changed('text = "It fell."', 'text = "It fell."\nfixed = "x"'), 18, "must be 'flagged'"),
        (changed("[[entry]]", "[entry"), 7, "is not TOML"),
        (changed('term = "regime"', 'term = "regime\n'), 8, "is not TOML"),
        (GOOD.split("[[entry]]")[0] + "[[example]]" + GOOD.split("[[example]]", 1)[1], 1, "needs 'term' or 'pattern'"),
        ("", 1, "needs a 'kind'"),
    ],
)
def test_a_rule_file_is_refused(make_pack, tmp_path: Path, content: str, line: int, message: str) -> None:
    with pytest.raises(PackError) as caught:
        make_pack(rule=content)
    assert message in str(caught.value)
    assert (caught.value.path, caught.value.line) == (str(tmp_path / "desk/rule.toml"), line)


@pytest.mark.parametrize(
    ("kind", "body", "message"),
    [
        ("swap", 'wrong = "a"', "needs 'right'"),
        ("consistency", 'variants = ["adviser"]', "a list of two or more words"),
        ("consistency", 'variants = ["adviser", ["advisor", "adviser"]]', "stands in two variants"),
        ("consistency", 'variants = ["adviser", "advisor"]\nprefer = "counsel"', "none of the variants"),
        ("occurrence", 'term = "very"\nmax = 1', "'per' is missing"),
        ("occurrence", 'term = "very"\nper = "sentence"', "needs 'max' or 'min'"),
        ("occurrence", 'term = "very"\nper = "sentence"\nmax = -1', "0 or more"),
        ("occurrence", 'term = "very"\nper = "sentence"\nmin = 0', "1 or more"),
        ("sequence", 'steps = ["a"]', "two to twelve steps"),
        ("sequence", 'steps = ["<word>", "<capital>"]', "must consist of words"),
        ("sequence", 'steps = ["a", { word = "b" }]', "a step may have words"),
        ("sequence", 'steps = ["a", "b"]\nflag = 3', "1 to 2"),
        ("sequence", 'steps = ["a", "b"]\ngap = 21', "at most 20"),
        ("cooccurrence", 'term = "a"', "needs 'with' or 'without'"),
        ("cooccurrence", 'term = "a"\nwith = "b"\nwithout = "c"', "not both"),
        ("metric", 'measure = "beauty"\nmax = 1', "'measure' must be one of"),
        ("metric", 'measure = "sentence-words"', "needs 'max' or 'min'"),
    ],
)
def test_an_entry_of_each_kind_is_refused(make_rule, kind: str, body: str, message: str) -> None:
    with pytest.raises(PackError, match=r"rule\.toml:[0-9]+: ") as caught:
        make_rule(body, kind)
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('name = "desk"\n', "needs 'version'"),
        ('name = "desk"\nversion = 1\n', "'version' must be text"),
        ('nam = "desk"\n', "(did you mean 'name'?)"),
    ],
)
def test_a_pack_file_is_refused(make_pack, content: str, message: str) -> None:
    with pytest.raises(PackError) as caught:
        make_pack({"pack.toml": content})
    assert message in str(caught.value)
    assert caught.value.path is not None
    assert caught.value.path.endswith("pack.toml")


def test_an_id_is_taken_once(make_pack) -> None:
    with pytest.raises(PackError, match=r"two\.toml:1: the id 'desk.rule' is taken"):
        make_pack(one=GOOD, two=GOOD)


def test_a_folder_without_pack_file_is_no_pack(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(PackError, match=r"a pack is a folder with a pack\.toml"):
            load_pack(folder, cache_folder=tmp_path / "cache")


@pytest.mark.parametrize("name", ["rule.toml", "data/lists.toml"])
def test_a_link_out_of_the_pack_is_refused(make_pack, tmp_path: Path, name: str) -> None:
    outside = tmp_path / "outside.toml"
    outside.write_text(GOOD, encoding="utf-8")
    (tmp_path / "desk/data").mkdir(parents=True)
    (tmp_path / "desk" / name).symlink_to(outside)
    with pytest.raises(PackError, match="leads out of the pack"):
        make_pack()


def test_a_large_file_is_refused(make_pack, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_BYTES", 200)
    with pytest.raises(PackError, match=r"rule\.toml: is larger"):
        make_pack(rule=GOOD)


def test_too_many_terms_are_refused(make_rule) -> None:
    words = ", ".join(f'"w{number}"' for number in range(20_001))
    with pytest.raises(PackError, match="at most 20,000"):
        make_rule(f"term = [{words}]")


def test_a_file_that_is_not_utf8_names_its_line(tmp_path: Path) -> None:
    path = tmp_path / "rule.toml"
    path.write_bytes(b'id = "a"\nsummary = "caf\xe9"\n')
    with pytest.raises(PackError, match="is not UTF-8") as caught:
        files.read_toml(path)
    assert caught.value.line == 2


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        (("id",), 1),
        (("entry", 0), 4),
        (("entry", 1, "term"), 9),
        (("entry", 1, "missing"), 8),
        (("voice", "quote"), 12),
        (("block", "headline"), 2),
        (("nothing",), 1),
    ],
)
def test_line_of(keys: tuple[str | int, ...], line: int) -> None:
    text = 'id = 1\nblock = { headline = "x" }\n\n[[entry]]\nterm = "id = 3"\nwhy = ""\n\n[[entry]]\nterm = 2\n\n[voice]\nquote = 1\n'
    assert files.line_of(text, keys) == line
