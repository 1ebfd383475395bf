import pytest

from sayso.errors import ConfigError
from sayso.finding import Severity
from sayso.rule import merge_options
from sayso.testing import article, check_text, findings


def flagged(rule, text: str, **more) -> list[str]:
    of = article(text, **more)
    return [finding.span.of(of.text) for _, finding in findings(rule, of)]


REGIME = 'term = "regime"\ninstead = "government"\ninflect = "noun"\n'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The regime fell.", ["regime"]),
        ("The regimes fell, the regime’s men fled.", ["regimes", "regime"]),
        ("The anti-regime protest and the regime-backed paper.", ["regime"]),
        ("Members of the New Regime Party met.", []),
        ("Regime forces left the town.", ["Regime"]),
        ("REGIME forces left the town.", ["REGIME"]),
        ("“The regime has to go now,” the minister said.", []),
    ],
)
def test_a_term(make_rule, text: str, expected: list[str]) -> None:
    assert flagged(make_rule(REGIME), text) == expected


@pytest.mark.parametrize(
    ("extra", "text", "expected"),
    [
        ('except = ["exercise regime"]', "An exercise regime, and a regime.", ["regime"]),
        ('prefixed = "any"', "The anti-regime protest.", ["regime"]),
        ('case = "exact"', "A regime, the REGIME.", ["regime"]),
        ('capitalised = "any"', "Members of the New Regime Party met.", ["Regime"]),
        ('capitalised = "only"', "The New Regime Party and a regime.", ["Regime"]),
        ('unless = { after = ["change"] }', "The regime change; a regime.", ["regime"]),
        ('unless = { before = ["ancien", "the old"] }', "Under the old regime and a new regime.", ["regime"]),
        ('only = { before = ["<capital>"] }', "A Ruritanian regime, a fiscal regime.", ["regime"]),
        ('only = { before = ["ruritanian"], within = 3 }', "A Ruritanian and corrupt regime, a quite long and new fiscal regime.", ["regime"]),
        ('unless = { sentence = ["fiscal"] }', "A fiscal and a tax regime. A regime.", ["regime"]),
        ('unless = { article = ["diet plan"] }', "A diet plan. It is a regime.", []),
        ('only = { after = ["["] }', "The regime [of Ruritania]. The regime of Ruritania.", ["regime"]),
        ('only = { before = ["<start>"] }', "Regime forces left. The regime fell.", ["Regime"]),
        ('only = { after = ["<end>"] }', "The regime fell. They left the regime.", ["regime"]),
        ('only = { after = ["<number>"] }', "Regime 2 and a regime of two.", ["Regime"]),
        ('only = [{ before = ["tax"] }, { before = ["fiscal"] }]', "A tax regime, a fiscal regime, a regime.", ["regime", "regime"]),
        ('unless = { after = ["@moves"] }\n[lists]\nmoves = ["change", "collapse"]', "The regime collapse, the regime change, a regime.", ["regime"]),
        ("once = true", "A regime and a regime.\n\nA regime.", ["regime"]),
    ],
)
def test_what_excuses_a_term(make_rule, extra: str, text: str, expected: list[str]) -> None:
    assert flagged(make_rule(f"{REGIME}{extra}"), text) == expected


def test_headlines_in_title_case_hold_no_names(make_rule) -> None:
    assert flagged(make_rule(REGIME), "It was a long day.", headline="Ruritanian Regime Falls After Long Siege") == ["Regime"]


@pytest.mark.parametrize(
    ("pos", "text", "expected"),
    [
        ("verb", "Critics slam the plan. A grand slam. The slam was loud.", ["slam"]),
        ("verb", "They will slam it. Ministers slammed the plan. His slammed door.", ["slam", "slammed"]),
        ("noun", "They slam the plan. The slam was loud.", ["slam"]),
    ],
)
def test_frames(make_rule, pos: str, text: str, expected: list[str]) -> None:
    assert flagged(make_rule(f'term = "slam"\ninflect = "verb"\npos = "{pos}"'), text) == expected


def test_an_adjective_stands_before_a_noun_or_after_be(make_rule) -> None:
    text = "A radical plan. The plan is radical. He is a radical of the old school."
    assert flagged(make_rule('term = "radical"\npos = "adjective"'), text) == ["radical", "radical"]


VOICED = REGIME + '[voice]\nattributed = "info"\nquote = "info"\nscare = "warning"\n[messages]\nquote = "“{term}” stands in a quotation."\n'


def severities(rule, text: str, **more) -> list[tuple[str, str]]:
    return [(found.severity.label, found.excerpt) for found in check_text(rule, text, **more)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The regime fell.", [("warning", "regime")]),
        ("“We will bring the regime down in the end,” he said.", [("info", "regime")]),
        ("The minister said that the regime would fall.", [("info", "regime")]),
        ("The “regime” fell.", [("warning", "regime")]),
    ],
)
def test_voice(make_rule, text: str, expected: list[tuple[str, str]]) -> None:
    assert severities(make_rule(VOICED), text) == expected


def test_a_voice_may_have_a_message_of_its_own(make_rule) -> None:
    (found,) = check_text(make_rule(VOICED), "“We will bring the regime down in the end,” he said.")
    assert found.message == "“regime” stands in a quotation."


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('[voice]\nnarrator = "info"\n[block]\nheadline = "raise"', [("warning", "regime"), ("info", "regime")]),
        ('[block]\nheadline = "lower"', [("info", "regime"), ("warning", "regime")]),
        ('[block]\nheadline = "off"', [("warning", "regime")]),
        ('[block]\nheadline = "info"', [("info", "regime"), ("warning", "regime")]),
        ('[block]\nheadline = "raise"', [("warning", "regime"), ("warning", "regime")]),
    ],
)
def test_block(make_rule, body: str, expected: list[tuple[str, str]]) -> None:
    assert severities(make_rule(REGIME + body), "The regime fell.", headline="The regime has gone") == expected


@pytest.mark.parametrize(
    ("genre", "text", "meta", "expected"),
    [
        ('opinion = "off"', "The regime fell.", {"section": "Opinion"}, []),
        ('opinion = "off"', "The regime fell.", {"section": "World"}, ["warning"]),
        ('opinion = "off"', "The regime fell.", {"byline": "Rita Moss, columnist"}, []),
        ('opinion = "lower"', "The regime fell.", {"url": "https://paper.example/comment/regime"}, ["info"]),
        ('opinion = "off"', "I saw the regime fall. I was there, and it fell.", {}, []),
        ("", "The regime fell.", {"section": "Opinion"}, ["warning"]),
    ],
)
def test_genre(make_rule, genre: str, text: str, meta: dict[str, str], expected: list[str]) -> None:
    made = make_rule(f"{REGIME}[genre]\n{genre}")
    assert [Severity(each.severity).name.lower() for each in check_text(made, text, meta=meta)] == expected


def test_an_entry_may_be_graver_or_milder_than_its_file(make_rule) -> None:
    rule = make_rule('[[entry]]\nterm = "regime"\nseverity = "info"\n[[entry]]\nterm = "junta"\nvoice = { quote = "info" }')
    assert severities(rule, "A regime, a junta. “That junta has been in power for years,” she said.") == [
        ("info", "regime"),
        ("warning", "junta"),
        ("info", "junta"),
    ]


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("A regime.", "A government."),
        ("Regimes fall.", "Governments fall."),
        ("REGIME FALLS NOW", "GOVERNMENT FALLS NOW"),
    ],
)
def test_a_fix_keeps_form_and_letters(make_rule, text: str, fixed: str) -> None:
    (found,) = check_text(make_rule(REGIME), text)
    (edit,) = found.fixes[0].edits
    assert text[: edit.start] + edit.text + text[edit.end :] == fixed
    assert not found.fixes[0].safe


@pytest.mark.parametrize(
    ("text", "fixed"), [("An illegal migrant.", "A migrant."), ("The illegal migrants.", "The migrants."), ("an illegal migrant", "a migrant")]
)
def test_a_fix_makes_the_article_agree(make_rule, text: str, fixed: str) -> None:
    (found,) = check_text(make_rule('term = "illegal migrant"\ninstead = "migrant"\ninflect = "noun"'), text)
    (edit,) = found.fixes[0].edits
    assert text[: edit.start] + edit.text + text[edit.end :] == fixed


def test_several_alternatives_are_several_fixes_none_of_them_safe(make_rule) -> None:
    (found,) = check_text(make_rule('term = "slam"\ninstead = ["criticise", "attack"]\ninflect = "verb"\nsafe = true'), "She slammed it.")
    assert [(fix.edits[0].text, fix.safe) for fix in found.fixes] == [("criticised", False), ("attacked", False)]
    assert found.message == "“slammed” is a word to think about; write “criticise” or “attack”."


@pytest.mark.parametrize(("body", "fixes"), [("fix = false", []), ("safe = true", [("government", True)])])
def test_fixes_are_switched(make_rule, body: str, fixes: list[tuple[str, bool]]) -> None:
    (found,) = check_text(make_rule(REGIME + body), "The regime fell.")
    assert [(fix.edits[0].text, fix.safe) for fix in found.fixes] == fixes


def test_swap(make_rule) -> None:
    rule = make_rule('wrong = ["could of", "could off"]\nright = "could have"\nwhy = "it only sounds alike"\nsafe = true', "swap")
    (found,) = check_text(rule, "Could of been worse.")
    assert found.message == "“Could of” should read “could have”: it only sounds alike."
    assert [(fix.edits[0].text, fix.safe) for fix in found.fixes] == [("Could have", True)]


def test_a_pattern_runs_where_its_words_are_and_fills_in_its_groups(make_rule) -> None:
    rule = make_rule(
        r"""pattern = '\b(\d+) per cent of percent\b'
right = '\1 per cent'""",
        "swap",
    )
    assert rule.meta.literals == ("per cent of percent",)
    (found,) = check_text(rule, "It rose 5 per\u00a0cent of percent. 7 per cent is right.")
    assert (found.excerpt, found.fixes[0].edits[0].text) == ("5 per\u00a0cent of percent", "5 per cent")


def test_a_pattern_that_needs_no_word_looks_everywhere(make_rule) -> None:
    rule = make_rule("[[entry]]\npattern = '[a-z]+ly-[a-z]+'\n[[entry]]\nterm = 'regime'")
    assert rule.meta.literals == ()
    assert flagged(rule, "A newly-made regime.\n\nA badly-run club.") == ["newly-made", "regime", "badly-run"]


def test_a_pattern_runs_once_however_often_its_word_occurs(make_rule) -> None:
    rule = make_rule("pattern = 'sources? say'\nnear = ['say']")
    assert flagged(rule, "Sources say that they say what a source say.") == ["Sources say", "source say"]


def test_the_first_entry_that_applies_speaks_for_a_place(make_rule) -> None:
    rule = make_rule(
        '[[entry]]\nterm = "regime"\nmessage = "one"\nonly = { before = ["tax"] }\n'
        '[[entry]]\nterm = "regime"\nmessage = "two"\n[[entry]]\nterm = "regime"\nmessage = "three"'
    )
    assert [found.message for found in check_text(rule, "A tax regime, a regime.")] == ["one", "two"]


def test_allow_lets_a_term_pass(make_rule) -> None:
    rule = make_rule('term = ["regime", "junta"]')
    assert flagged(rule.configure({"allow": ["Regime"]}), "A regime and a junta.") == ["junta"]
    with pytest.raises(ConfigError, match="no option 'alow'"):
        merge_options(rule.meta, {"alow": []})


def test_who_says_so_is_shown(make_rule) -> None:
    sources = '[table]\ntitle = "Sources"\norigin = "read"\n[[entry]]\nkey = "guide"\ntitle = "A Guide"\nyear = 2015\nurl = "https://guide.example"\n'
    rule = make_rule('[[entry]]\nterm = "regime"\nsource = "guide"\n[[entry]]\nterm = "junta"', files={"data/sources.toml": sources})
    found = check_text(rule, "A regime, a junta.")
    assert [tuple(each.references[0]) for each in found] == [("A Guide (2015)", "https://guide.example"), ("our judgement", None)]
    assert [each.title for each in rule.meta.references] == ["A Guide (2015)"]
    assert "- [A Guide (2015)](https://guide.example)" in rule.meta.page


def test_entries_from_a_table(make_rule) -> None:
    table = """[table]
title = "Terms"
origin = "our judgement"
[table.columns]
category = "one of slanted, puffery"
inflect = "text?"
term = "texts?"
note = "text?"
[[entry]]
key = "slam"
category = "slanted"
inflect = "verb"
[[entry]]
key = "iconic"
category = "puffery"
[[entry]]
key = "thug"
term = ["thug", "hooligan"]
category = "slanted"
"""
    rule = make_rule('table = "terms"\nwhere = { category = ["slanted"] }', files={"data/terms.toml": table})
    assert flagged(rule, "An iconic thug slammed a hooligan.") == ["thug", "slammed", "hooligan"]


@pytest.mark.parametrize("text", ["😀 A re\u00adgime\r\nfell.", "🇹🇷 e\u0301 regime", "“😀” the  regime.", "A regime\u2028fell"])
def test_places_are_those_of_the_text(make_rule, text: str) -> None:
    (found,) = check_text(make_rule(REGIME), text)
    assert found.excerpt.replace("\u00ad", "") == "regime"
    assert text[found.start.offset : found.end.offset] == found.excerpt


def test_severity_of_its_own_is_only_given_below_the_rules(make_rule) -> None:
    of = article("The regime fell.")
    ((_, plain),) = findings(make_rule(REGIME), of)
    ((_, mild),) = findings(make_rule(REGIME + '[voice]\nnarrator = "info"'), of)
    assert (plain.severity, mild.severity) == (None, Severity.INFO)


def test_exemptions_of_file_and_entry_add_up(make_rule) -> None:
    rule = make_rule(
        'except = "tax regime"\nunless = { after = ["change"] }\n'
        '[[entry]]\nterm = "regime"\nexcept = ["diet regime"]\nunless = [{ before = ["ancien"] }]\n[[entry]]\nterm = "junta"'
    )
    text = "A tax regime, a diet regime, an ancien regime, a regime change, a regime, a junta change, a junta."
    assert flagged(rule, text) == ["regime", "junta"]
