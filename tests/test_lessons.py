"""Mistakes seen in other checkers, one test for each: end to end, with the bundled rules, on sentences of our own."""

import json
import subprocess
import sys

import pytest

import sayso
from sayso import Article, Layer
from sayso.cli import main
from sayso.errors import PackError
from sayso.layers import QUOTES, SENTENCES, TOKENS, VOICE
from sayso.testing import article, check_text

HOUSE = "language.house-style"
PACK = 'name = "desk"\nversion = "1"\nlanguages = ["en"]\nlicence = "CC0-1.0"\n'
TERM = "The Quito regime closed the border."


def found(text, *rules, name=None, **settings):
    """Return rule, excerpt and voice of what is found in a text."""
    report = sayso.check(text=text, name=name, isolated=name is not None, **({"select": list(rules)} if rules else {}), **settings)
    assert not report.failures
    return [(each.rule, each.excerpt, each.voice) for document in report.documents for each in document.diagnostics]


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)

    def run(*arguments):
        code = main(list(arguments))
        shown = capsys.readouterr()
        return code, shown.out, shown.err

    return run


# Quotations


@pytest.mark.parametrize(
    "before",
    [
        "Rock ’n’ roll of the ’90s was loud ’til dawn, the dockers’ union’s members said.",
        "Rock 'n' roll of the '90s was loud 'til dawn, the dockers' union's members said.",
        'The wharf is 6\' 2" long and the boat 12" wide.',
        "(“It is over.”) He left.",
        "—“It is over.” He left.",
        "«It is over», he said. „It is over“, he said.",
        "“She said ‘it is over’ and left,” he said.",
        "\"She said 'it is over' and left,\" he said.",
        "He spoke:\n\n“It is over.\n\n“It is over indeed,” he said.",
    ],
)
def test_no_mark_hides_what_follows_it(before):
    """Toggling on quotation characters hides the page after an apostrophe, or after a paragraph that is continued."""
    assert found(f"{before}\n\n{TERM}", HOUSE, "quotes.unbalanced") == [(HOUSE, "regime", "narrator")]


def test_a_quotation_ends_with_its_paragraph_and_is_reported():
    said = found(f"“It is over, he said.\n\n{TERM}", HOUSE, "quotes.unbalanced")
    assert said == [("quotes.unbalanced", "“", "quote"), (HOUSE, "regime", "narrator")]


def test_whether_quotations_count_is_each_rules_own_matter_and_the_voice_shows_it():
    quoted = "“The two states will together end security and foil the plots of smugglers,” he said. “We met the Quito regime [Ecuador].”"
    voices = {rule: voice for rule, _, voice in found(quoted)}
    assert voices.get("consistency.reversed-meaning") == "quote"
    assert HOUSE not in voices


@pytest.mark.parametrize("word", ["regime", "re\u00adgime", "re\u200bgime"])
def test_words_are_compared_folded_and_shown_as_written(word):
    assert found(f"The Quito\u00a0{word} closed the border.", HOUSE) == [(HOUSE, word, "narrator")]


# Positions


def test_a_match_is_never_found_again_by_its_words():
    """The term in a quotation stands before the one that is meant."""
    text = f"“The Quito regime is gone,” he said. {TERM} `The Quito regime` [regime](http://example.org/regime). {TERM}\n"
    (document,) = sayso.check(text=text, name="a.md", isolated=True, select=[HOUSE]).documents
    first = text.index(TERM) + 10
    assert [each.start.offset for each in document.diagnostics] == [first, text.rindex(TERM) + 10]


@pytest.mark.parametrize("odd", ["😀", "🇫🇷", "e\u0301", "👩‍👩‍👧", "a\u2028b", "a\x0cb", "a\x85b", "a\x0bb", "a\x1cb"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_offsets_are_code_points_and_only_three_things_end_a_line(odd, end):
    text = f"{odd} head{end}{end}{odd} {TERM}"
    (each,) = sayso.check(text=text, select=[HOUSE]).documents[0].diagnostics
    assert (each.start.offset, each.start.line, each.start.column) == (text.index("regime"), 3, len(odd) + 12)


@pytest.mark.parametrize(
    ("name", "written"),
    [("a.md", "re**gi**me"), ("a.md", "[re](x)gime"), ("a.md", "re&#103;ime"), ("a.html", "re<b>gi</b>me"), ("a.html", "re&shy;gime")],
)
def test_a_term_split_by_markup_is_one_term(name, written):
    text = f"The Quito {written} closed the border."
    ((rule, excerpt, _),) = found(text, HOUSE, name=name)
    assert rule == HOUSE
    assert excerpt.strip("[") in text
    assert excerpt[-4:] == written[-4:]


# Silence is the worst bug


@pytest.mark.parametrize("data", [None, b"caf\xe9", b"a\0b", b"\x89PNG\r\n\x1a\n\0\0"])
def test_what_cannot_be_read_is_never_a_clean_article(run, tmp_path, data):
    if data is not None:
        (tmp_path / "a.txt").write_bytes(data)
    code, out, err = run("check", "a.txt")
    assert code == 2
    assert err.startswith("sayso: error: a.txt")
    assert "0 files" in out


@pytest.mark.parametrize(
    ("setting", "hint"),
    [
        ('select = ["language.hose-style"]', "did you mean 'language.house-style'?"),
        ('fail_on = "error"', "did you mean 'fail-on'?"),
        ('[rules."readability.hard-story"]\noptions = { max-grad = 3 }', "did you mean 'max-grade'?"),
        ('ignore = ["*"]', "no rule is enabled"),
    ],
)
def test_no_setting_switches_checking_off_unnoticed(run, tmp_path, setting, hint):
    (tmp_path / "sayso.toml").write_text(setting + "\n")
    (tmp_path / "a.txt").write_text(TERM)
    code, _, err = run("check", "a.txt")
    assert code == 2
    assert hint in err


def test_an_exit_code_is_never_a_count(run, tmp_path):
    (tmp_path / "a.txt").write_text(f"{TERM}\n" * 512)
    code, out, _ = run("check", "a.txt", "--fail-on", "warning", "--format", "json")
    assert (code, json.loads(out)["summary"]["warning"]) == (1, 512)


# Speed


def test_an_article_is_cut_into_words_and_sentences_once(monkeypatch):
    """Whatever the number of rules, a layer is computed once for an article."""
    counts: dict[str, int] = {}

    def counted(layer: Layer) -> Layer:
        compute = layer.compute

        def count(each: Article):
            counts[layer.name] = counts.get(layer.name, 0) + 1
            return compute(each)

        return Layer(layer.name, count)

    read = article(f"{TERM} “It is over,” Ana Ruiz said.")
    read = read.with_annotators({layer: counted(layer).compute for layer in (TOKENS, SENTENCES, QUOTES, VOICE)})
    sayso.checker.Checker(isolated=True, overrides={"select": ["all:*"]}).check_article(read)
    assert counts == dict.fromkeys(("tokens", "sentences", "quotes", "voice"), 1)


@pytest.mark.parametrize("pattern", [r"(a+)\1", "(?=a)b", "(?<!a)b"])
def test_a_pattern_that_may_take_for_ever_is_refused_when_it_is_loaded(tmp_path, pattern):
    (tmp_path / "pack.toml").write_text(PACK)
    (tmp_path / "slow.toml").write_text(
        f"id = 'desk.slow'\nkind = 'term'\nsummary = 'x'\nseverity = 'info'\nmessage = 'x {{term}}'\norigin = 'ours'\n"
        f"entry = [{{ pattern = '{pattern}' }}]\nexample = [{{ text = 'a', flagged = ['a'] }}, {{ text = 'b' }}]\n"
    )
    with pytest.raises(PackError, match=r"slow\.toml:\d+"):
        sayso.load_pack(tmp_path, cache_folder=tmp_path / "cache")


def test_nothing_heavy_is_imported_to_say_the_version():
    heavy = {"yaml", "markdown_it", "rich", "langdetect", "textstat", "pluggy", "re2", "multiprocessing", "difflib", "tomllib", "asyncio"}
    code = "import sys; from sayso.cli import main\ntry:\n main(['--version'])\nexcept SystemExit: pass\nprint(*sys.modules)"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert heavy & set(shown.split()) == set()


# Configuration, suppression


def test_configuration_is_found_from_the_file_upward_and_its_globs_are_relative_to_it(run, tmp_path, monkeypatch):
    desk = tmp_path / "desk" / "opinion"
    desk.mkdir(parents=True)
    (tmp_path / "desk" / "sayso.toml").write_text('[[overrides]]\npaths = ["opinion/**"]\nignore = ["language.*"]\n')
    for folder in (tmp_path, desk.parent, desk):
        (folder / "a.txt").write_text(TERM)
    said = run("check", str(tmp_path))[1]
    assert [line.split(":")[0].removeprefix(f"{tmp_path}/") for line in said.splitlines() if HOUSE in line] == ["a.txt", "desk/a.txt"]
    monkeypatch.chdir(desk)
    assert HOUSE not in run("check", "a.txt")[1]
    assert "sayso.toml:3" in run("config", "show", "a.txt")[1]


COMMENT = f"<!-- sayso: {{}} {HOUSE} -- the desk -->"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (f"Head\n\n{COMMENT.format('allow')}\n\n{TERM}\n\n{TERM}\n", [(HOUSE, 7)]),
        (f"Head\n\n{TERM}\n\n{COMMENT.format('allow-file')}\n\n{TERM}\n", []),
        (f"Head\n\n{COMMENT.format('allow-start')}\n\n{TERM}\n\n{COMMENT.format('allow-end')}\n\n{TERM}\n", [(HOUSE, 9)]),
        (f"Head\n\n{COMMENT.format('allow')}\n\nGood.\n\n{TERM}\n", [("sayso.unused-suppression", 3), (HOUSE, 7)]),
        (f"Head\n\n<!-- sayso: allow language.hose-style -->\n\n{TERM}\n", [("sayso.unknown-rule", 3), (HOUSE, 5)]),
    ],
    ids=["block", "file", "range", "unused", "unknown"],
)
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_suppression_by_block_file_and_range_is_checked_itself(text, left, name):
    (document,) = sayso.check(text=text, name=name, isolated=True).documents
    assert [(each.rule, each.start.line) for each in document.diagnostics] == left
    assert {each.reason for each in document.suppressed} <= {"the desk"}


def test_no_fix_changes_what_somebody_said(run, tmp_path):
    (tmp_path / "a.txt").write_text(
        "“Our two states will together end security on the border and foil the plots of smugglers,” Ana Ruiz told reporters.\n"
    )
    before = (tmp_path / "a.txt").read_bytes()
    found_ = json.loads(run("check", "a.txt", "--format", "json")[1])["documents"][0]["findings"]
    fixes = [fix for each in found_ for fix in each["fixes"]]
    assert fixes
    assert all(fix["in_quotation"] and not fix["safe"] for fix in fixes)
    assert any("?" in fix["title"] for fix in fixes)
    run("check", "a.txt", "--fix")
    assert (tmp_path / "a.txt").read_bytes() == before


# Taste


@pytest.mark.parametrize(
    "sentence",
    [
        "The tax regime changed in May.",
        "A trade regime that both sides signed took effect.",
        "Ana Boast and Carl Thug of Disaster Bay won the relay.",
    ],
)
def test_proper_nouns_and_other_senses_are_no_loaded_terms(sentence):
    assert found(sentence) == []


def test_a_rule_file_may_hold_the_characters_of_its_trade(tmp_path):
    (tmp_path / "pack.toml").write_text(PACK)
    (tmp_path / "odd.toml").write_text(
        'id = "desk.odd"\nkind = "term"\nsummary = "x"\nseverity = "info"\nmessage = "“{term}” — write it out…"\norigin = "ours"\n'
        'entry = [{ term = "o’clock" }]\n'
        'example = [{ text = "It’s ten o’clock — now…", flagged = ["o’clock"] }, { text = "“Ten o’clock,” she said." }]\n',
        encoding="utf-8",
    )
    (rule,) = sayso.load_pack(tmp_path, cache_folder=tmp_path / "cache").rules
    sayso.testing.assert_examples(rule)
    assert [each.excerpt for each in check_text(rule, "Ten o'clock sharp.")] == ["o'clock"]


@pytest.mark.parametrize(
    ("first", "last", "excerpt"),
    [
        ("The National Port Authority (NPA) closed it.", "The Northern Port Agency (NPA) opened it.", "NPA"),
        (
            "Marta Halvorsen runs the harbour. Halvorsen took office in May.",
            "The board trusts Halvorsen, and Halvorson trusts the board.",
            "Halvorson",
        ),
    ],
)
def test_a_contradiction_is_seen_across_the_whole_document(first, last, excerpt):
    between = "The port stayed shut.\n\n" * 30
    (document,) = sayso.check(text=f"The harbour\n\n{first}\n\n{between}{last}\n", select=["consistency.*"]).documents
    (each,) = document.diagnostics
    assert (each.excerpt, each.start.line) == (excerpt, 65)
    assert each.related[0].start.line == 3


def test_clients_need_not_parse_messages(run, tmp_path):
    (tmp_path / "a.txt").write_text("Head\n\nText.\n\nSource » telesurtv\n")
    found_ = json.loads(run("check", "a.txt", "--format", "json")[1])["documents"][0]["findings"]
    (credit,) = [each for each in found_ if each["rule"] == "sourcing.undisclosed-state-media"]
    assert (credit["start"]["offset"], credit["end"]["offset"]) == (22, 31)
    assert all(set(edit) == {"start", "end", "text"} for fix in credit["fixes"] for edit in fix["edits"])
