"""The other rules of the family, each over a table of texts."""

import time

import pytest

import sayso_consistency
from sayso.testing import article, assert_examples, check_text, findings

RULES = {rule.meta.id.partition(".")[2]: rule for rule in sayso_consistency.sayso_rules()}
HEAD = "Council weighs the harbour’s future"

FOUND = [
    ("acronym", "The Coastal Rescue Service (CSR) sailed.", None, ["CSR"]),
    ("acronym", "The International Board of Pilots (IPB) met.", None, ["IPB"]),
    ("acronym", "Aides of the Northern Fisheries Council (NCF) met.", None, ["NCF"]),
    ("acronym", "The Harbour Safety Board (HSB) met. A Harbour Savings Bank (HSB) failed.", None, ["HSB"]),
    ("acronym", "The NFC met.\n\nThe Northern Fisheries Council (NFC) is old.", HEAD, ["NFC"]),
    ("date", "It sank on 31 June.", None, ["31 June"]),
    ("date", "It sank on April 31, 2019.", None, ["April 31, 2019"]),
    ("date", "It sank on 30 February 2020.", None, ["30 February 2020"]),
    ("date", "It sank on Monday, 3 May 2023.", None, ["Monday, 3 May 2023"]),
    ("quote-mismatch", "“We never wanted the bridge,” she said.", "Mayor: “We wanted the bridge”", ["We wanted the bridge"]),
    ("quote-mismatch", "“The port is in danger of closing,” he said.", "Pilot: ‘The port is close to closing’", ["The port is close to closing"]),
    ("quote-mismatch", "He spoke of fish.", "Pilot: ‘Nobody will miss us’", ["Nobody will miss us"]),
    ("name-variant", "Halvorsen came. Then Halvorsen spoke, and Halvorsen left. Mr. Halvorsn was tired.", None, ["Halvorsn"]),
    ("name-variant", "In Benghazi it rained. Benghazi slept. From Benghazi to Bengahzi no ship sailed.", None, ["Bengahzi"]),
    ("name-variant", "Soylyak came, Soylyak spoke, and Soylyak left. “No,” Soylayk said.", None, ["Soylayk"]),
    ("number-conflict", "Dahl beat Berg, 72 percent to 38 percent.", None, ["72 percent to 38 percent"]),
    ("number-conflict", "The poll has Dahl ahead 61% to 45%.", None, ["61% to 45%"]),
    ("number-conflict", "Prices fell between 2019 and 2015.", None, ["between 2019 and 2015"]),
    ("number-conflict", "Wages are between $40 and $30 a day.", None, ["between $40 and $30"]),
    ("number-conflict", "It cost $2.35 million. The $2.35 billion was paid.", None, ["$2.35 billion"]),
    ("number-conflict", "The storm sank 24 boats.\n\nOf the 24 boats, none was insured.", "Storm sinks 42 boats", ["42"]),
    ("number-conflict", "The port lost $139 million last year.", "Port loses $181 million", ["$181 million"]),
    ("title-conflict", "Gov. Marta Dahl met Gov. Dahl’s staff. Sen. Marta Dahl left.", None, ["Sen."]),
    ("title-conflict", "Finance Minister Erik Berg resigned. Justice Minister Erik Berg wept.", None, ["Justice Minister"]),
    ("title-conflict", "Gen. Erik Berg spoke. Col. Berg left.", None, ["Col."]),
]  # fmt: skip

PASSED = [
    ("acronym", "The World Health Organization (WHO) and the UN met."),
    ("acronym", "A memorandum of understanding (MoU) was signed."),
    ("acronym", "The Kurdistan Workers’ Party (PKK) and the Revolutionary Armed Forces of Colombia (FARC) disbanded."),
    ("acronym", "The National Union for the Total Independence of Angola (UNITA) won."),
    ("acronym", "The Federal Bureau of Investigation (FBI) came; the FBI left."),
    ("acronym", "Prices rose (see below). The ship (built in 1990) sank."),
    ("acronym", "The Northern Fisheries Council (NFC) met. The Northern Fishery Council (NFC) voted."),
    ("acronym", "Automatic teller machines (ATMs) came in 1967."),
    ("date", "It sank on 29 February 2024, a Thursday."),
    ("date", "It sank on Wednesday, 3 May 2023."),
    ("date", "It sails on Monday, May 3."),
    ("date", "It sank on 30 June and 31 July."),
    ("name-variant", "Syria, Syria and Syria: the Syrian army left."),
    ("name-variant", "Clinton met Clinton aides. Clinton spoke. Actor Ron Clifton did not."),
    ("name-variant", "Obama spoke. Obama left. Obama’s aides praised the raid on Osama bin Laden."),
    ("name-variant", "White came. White spoke. White left. While it rained, nobody moved."),
    ("name-variant", "Halvorsen came. Halvorsen left. Halvorsen’s brother Erik Halvorson stayed with Anna Halvorson."),
    ("name-variant", "Write to @Halvorsn. Halvorsen came. Halvorsen left. Halvorsen stayed."),
    ("number-conflict", "Turnout rose from 60 percent to 70 percent."),
    ("number-conflict", "Dahl beat Berg, 52 percent to 48 percent."),
    ("number-conflict", "Between 60 percent to 70 percent of the voters stayed at home."),
    ("number-conflict", "It opens between 10 and 2. It closes between 11:30 and 9."),
    ("number-conflict", "He has between $500,000 and $1 million."),
    ("number-conflict", "It cost $5 million and brought $5 billion."),
    ("number-conflict", "It fell between 1999 and 2009."),
    ("title-conflict", "Gov. Marta Dahl spoke. Then-Sen. Marta Dahl had voted for it. Former Rep. Dahl agreed."),
    ("title-conflict", "Sen. Marta Dahl and Gov. Erik Dahl are cousins."),
    ("title-conflict", "Interior Minister Ahmad Vahidi met Interior Minister Suleyman Soylu. Foreign Minister Cavusoglu came."),
    ("title-conflict", "Lt. Gov. Marta Dahl spoke; Sen. Marta Berg did not."),
]  # fmt: skip

PASSED_HEADS = [
    ("quote-mismatch", "“We wanted the bridge,” she said.", "Mayor: “We wanted the bridge”"),
    ("quote-mismatch", "“WE wanted [then] the … bridge,” she said.", "Mayor: “We wanted … bridge”"),
    ("quote-mismatch", "She called it a mistake.", "Mayor regrets “grave mistake”"),
    ("number-conflict", "Forty-two boats sank. The 42 boats were new. Two boats came back.", "Storm sinks 42 boats"),
    ("number-conflict", "Nearly $139.4 million was lost.", "Port loses $139 million"),
    ("number-conflict", "The mayor spoke of hope.", "5 things to know about the harbour"),
    ("acronym", "The Northern Fisheries Council (NFC) met.", "NFC meets at last"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "headline", "flagged"), FOUND)
def test_finds(name, text, headline, flagged):
    found = check_text(RULES[name], text, headline=headline)
    assert [finding.excerpt for finding in found] == flagged
    assert all(len(finding.message) <= 240 for finding in found)


@pytest.mark.parametrize(("name", "text"), PASSED)
def test_passes(name, text):
    assert [finding.excerpt for finding in check_text(RULES[name], text)] == []


@pytest.mark.parametrize(("name", "text", "headline"), PASSED_HEADS)
def test_passes_with_a_headline(name, text, headline):
    assert [finding.excerpt for finding in check_text(RULES[name], text, headline=headline)] == []


@pytest.mark.parametrize(("published", "flagged"), [("2023-04-28", ["Tuesday, May 3"]), ("2022-04-28", []), ("2010-12-20", []), (None, [])])
def test_the_year_of_a_weekday_is_the_publications(published, flagged):
    meta = {"published": published} if published else None
    assert [finding.excerpt for finding in check_text(RULES["date"], "It sails on Tuesday, May 3.", meta=meta)] == flagged


@pytest.mark.parametrize(("text", "severity"), [("It sank on 31 June.", "error"), ("It sank on Monday, 3 May 2023.", "warning")])
def test_only_what_does_not_exist_is_an_error(text, severity):
    (found,) = check_text(RULES["date"], text)
    assert found.severity.label == severity


@pytest.mark.parametrize("name", ["name-variant", "title-conflict", "acronym", "number-conflict"])
def test_findings_show_the_other_place(name):
    shown = [finding for rule, text, headline, _ in FOUND if rule == name for finding in check_text(RULES[rule], text, headline=headline)]
    assert any(finding.related for finding in shown)


def test_unintroduced_acronyms_only_if_asked_for():
    text = "The HSB met. The HSB adjourned."
    assert check_text(RULES["acronym"], text) == []
    asked = check_text(RULES["acronym"].configure({"unintroduced": True}), text)
    assert [finding.excerpt for finding in asked] == ["HSB"]
    assert check_text(RULES["acronym"].configure({"unintroduced": True}), "The UN met. The UN adjourned.") == []


@pytest.mark.parametrize("name", sorted(RULES))
def test_examples(name):
    assert_examples(RULES[name])


@pytest.mark.parametrize("name", sorted(RULES))
def test_pages_have_their_headings(name):
    page = RULES[name].meta.page
    assert all(f"## {heading}" in page for heading in ("What it flags", "Why", "Exceptions", "References"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "(",
        "()" * 5000,
        "(AB) " * 3000,
        "A" * 200_000,
        "between 9 and 1 " * 3000,
        "$1.23 million " * 3000,
        "Sen. " * 5000,
        "“" * 2000,
        "\x00Sen.\x00 A" * 500,
        "to end " * 5000,
    ],
    ids=["empty", "space", "bracket", "brackets", "acronyms", "long word", "ranges", "sums", "titles", "marks", "nul", "verbs"],
)
def test_hostile_input_is_quick(text):
    of = article(text)
    start = time.process_time()
    findings(RULES.values(), of)
    assert time.process_time() - start < 5
