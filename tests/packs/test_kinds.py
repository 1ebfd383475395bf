"""Each kind but `term` and `swap`, which have a file of their own."""

import re

import pytest

from sayso.errors import PackError
from sayso.packs.kinds import MODULES, kind
from sayso.testing import check_text

FIRST = "The plan is very good."


def excerpts(rule, text: str, **more) -> list[str]:
    return [found.excerpt for found in check_text(rule, text, **more)]


@pytest.mark.parametrize("name", MODULES)
def test_every_kind_is_there(name: str) -> None:
    assert kind(name).name == name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("An adviser came. The advisor left. Advisers stayed.", ["advisor"]),
        ("An advisor came. The adviser left.", ["adviser"]),
        ("Two advisors came, said an advisor. The adviser left.", ["adviser"]),
        ("An adviser came. The adviser left.", []),
        ("An adviser came. “I am the advisor here today,” she said.", []),
    ],
)
def test_consistency(make_rule, text: str, expected: list[str]) -> None:
    rule = make_rule('variants = ["adviser", "advisor"]\ninflect = "noun"', "consistency")
    assert excerpts(rule, text) == expected


def test_consistency_shows_the_other_place_and_fixes_the_form(make_rule) -> None:
    rule = make_rule('variants = ["adviser", "advisor"]\ninflect = "noun"', "consistency")
    (found,) = check_text(rule, "An adviser came. Advisors left.")
    assert found.message == "“Advisors” here, “adviser” elsewhere in the article: keep to one of them."
    assert [related.excerpt for related in found.related] == ["adviser"]
    assert found.fixes[0].edits[0].text == "Advisers"


def test_consistency_with_a_preference_and_several_words_a_variant(make_rule) -> None:
    rule = make_rule('variants = [["Kyiv"], ["Kiev", "Kijev"]]\nprefer = "Kyiv"', "consistency")
    assert excerpts(rule, "Kiev and Kijev. Kyiv.") == ["Kiev", "Kijev"]
    assert excerpts(rule, "Kiev and Kijev.") == []


@pytest.mark.parametrize(
    ("body", "text", "expected"),
    [
        ('term = "very"\nper = "sentence"\nmax = 1', "A very, very good and very bad day. A very good one.", ["very", "very"]),
        ('term = ["very", "really"]\nper = "paragraph"\nmax = 1', "Very good. Really bad.\n\nVery good.", ["Really"]),
        ('term = "very"\nper = "article"\nmax = 0', "Very good.", ["Very"]),
        ('term = "said"\nper = "paragraph"\nmin = 1', "Headline\n\nShe left.\n\nHe said no.", ["She left."]),
        ('term = "said"\nper = "sentence"\nmin = 1', "She left. He said no.", ["She left."]),
        ('term = "said"\nper = "article"\nmin = 2', "She left. He said no.", ["She left."]),
        ('term = "said"\nper = "article"\nmin = 1', "She left. He said no.", []),
        ("pattern = '\\d+'\nper = \"sentence\"\nmax = 2", "From 1 to 2 to 3. And 4.", ["3"]),
    ],
)
def test_occurrence(make_rule, body: str, text: str, expected: list[str]) -> None:
    assert excerpts(make_rule(body, "occurrence"), text) == expected


def test_occurrence_counts_and_shows_the_earlier_places(make_rule) -> None:
    rule = make_rule('term = "very"\nper = "sentence"\nmax = 1', "occurrence")
    (found,) = check_text(rule, FIRST.replace("very", "very, very"))
    assert (found.message, [related.start.offset for related in found.related]) == ("“very” is number 2 in this sentence; 1 will do.", [12])
    assert excerpts(rule.configure({"max": 2}), "very, very good") == []


def test_too_few_are_seen_even_where_there_is_none(make_rule) -> None:
    rule = make_rule('term = "said"\nper = "article"\nmin = 1', "occurrence")
    (found,) = check_text(rule, "She left. He stayed.", headline="A day in the town")
    assert (rule.meta.literals, found.excerpt, found.block) == ((), "A day in the town", "headline")
    assert found.message == "This article has 0 of “said”, fewer than 1."


SAY = 'steps = [["some", "many"], ["observers", "analysts"], { words = ["say", "believe"], inflect = "verb" }]\n'


@pytest.mark.parametrize(
    ("extra", "text", "expected"),
    [
        ("", "Some observers say so. Many analysts believed it.", ["Some observers say", "Many analysts believed"]),
        ("", "Some local observers say so. Observers say. Some observers. Say so.", []),
        ("gap = 1", "Some local observers now say so.", ["Some local observers now say"]),
        ("gap = 1", "Some quite local observers say so.", []),
        ("flag = 2", "Some observers say so.", ["observers"]),
        ("gap = 2", "Some, many observers say so.", ["Some, many observers say"]),
    ],
)
def test_sequence(make_rule, extra: str, text: str, expected: list[str]) -> None:
    assert excerpts(make_rule(SAY + extra, "sequence"), text) == expected


@pytest.mark.parametrize(
    ("steps", "text", "expected"),
    [
        ('["<capital>", "regime"]', "The Ruritanian regime; a tax regime.", ["Ruritanian regime"]),
        ('["over", "<number>", "people"]', "Over 40 people, over many people.", ["Over 40 people"]),
        (
            '["regime", { words = ["in", "of"], optional = true }, "<capital>"]',
            "The regime in Ruritania, the regime Ruritania has.",
            ["regime in Ruritania", "regime Ruritania"],
        ),
        ('["so", { words = "very", optional = true }]', "So very good. So good.", ["So very", "So"]),
        ('["@who", "say"]', "Our sources say. They say.", ["sources say"]),
    ],
)
def test_steps(make_rule, steps: str, text: str, expected: list[str]) -> None:
    assert excerpts(make_rule(f'steps = {steps}\n[lists]\nwho = ["sources", "insiders"]', "sequence"), text) == expected


def test_a_long_sentence_of_nothing_but_steps_costs_no_more_than_its_length(make_rule) -> None:
    rule = make_rule('steps = ["a", "a", "a", "a", "b"]\ngap = 20', "sequence")
    assert check_text(rule, "a " * 400 + "c.") == []


@pytest.mark.parametrize(
    ("body", "text", "expected"),
    [
        ('term = "median"\nwithout = ["average"]', "The median rose. The median, an average, fell.", ["median"]),
        ('term = "median"\nwithout = ["average"]\nfirst = true', "The median, an average, fell. The median rose.", []),
        ('term = "median"\nwithout = ["average"]\nfirst = true', "The median fell. The median rose.", ["median"]),
        ('term = "median"\nwithout = ["average"]\nwithin = "paragraph"', "The median rose. It is an average.\n\nThe median.", ["median"]),
        ('term = "median"\nwithout = ["average"]\nwithin = "article"', "The median rose.\n\nIt is an average.", []),
        ('term = "shot"\nwith = ["officer-involved"]', "A man was shot in an officer-involved incident. He shot.", ["shot"]),
        ('term = "shot"\nwith = ["shot"]', "He shot. He shot and shot.", ["shot", "shot"]),
    ],
)
def test_cooccurrence(make_rule, body: str, text: str, expected: list[str]) -> None:
    assert excerpts(make_rule(body, "cooccurrence"), text) == expected


def test_cooccurrence_shows_the_other_place(make_rule) -> None:
    (found,) = check_text(make_rule('term = "shot"\nwith = "incident"', "cooccurrence"), "A man was shot in an incident.")
    assert [related.excerpt for related in found.related] == ["incident"]
    assert found.message == "“shot” stands beside “incident”."


@pytest.mark.parametrize(
    ("measure", "limit", "text", "expected"),
    [
        ("sentence-words", "max = 3", "One two three four. One two.", ["One two three four."]),
        ("sentence-characters", "max = 10", "A long line. A line.", ["A long line."]),
        ("sentence-commas", "max = 1", "A, b, c. A, b.", ["A, b, c."]),
        ("paragraph-words", "max = 3", "Headline\n\nOne two three four.\n\nOne two.", ["One two three four."]),
        ("paragraph-sentences", "max = 1", "Headline\n\nOne. Two.\n\nThree.", ["One. Two."]),
        ("words-per-sentence", "max = 2", "One two three. Four five.", ["One two three."]),
        ("words-per-sentence", "min = 3", "One two three. Four five.", ["One two three."]),
        ("words-per-sentence", "max = 2.5", "One two three. Four five.", []),
        ("characters-per-word", "max = 3", "Longer words.", ["Longer words."]),
        ("article-words", "max = 2", "One two three. Four.", ["One two three."]),
    ],
)
def test_metric(make_rule, measure: str, limit: str, text: str, expected: list[str]) -> None:
    assert excerpts(make_rule(f'measure = "{measure}"\n{limit}', "metric"), text) == expected


def test_a_metric_of_headlines_and_its_option(make_rule) -> None:
    rule = make_rule('measure = "headline-words"\nmax = 5', "metric")
    text, headline = "Text. More text.", "One two three four five six"
    assert excerpts(rule, text, headline=headline) == [headline]
    assert excerpts(rule.configure({"max": 6.0}), text, headline=headline) == []
    assert check_text(rule, text, headline=headline)[0].message == "This has 6 (headline-words), more than 5."


@pytest.mark.parametrize(
    ("body", "text", "expected"),
    [
        ('repeated = "word"', "The the bridge was was closed.", ["the", "was"]),
        ('repeated = "word"', "It was the \u00a0the bridge.", ["the"]),
        ('repeated = "word"', "No. No one came, came or went.", []),
        ('repeated = "word"', "One the.\n\nThe other.", []),
        ('repeated = "word"', "Fans of Duran Duran came.", []),
        ('repeated = "word"\ncapitalised = "any"', "Fans of Duran Duran came.", ["Duran"]),
        ('repeated = "word"\nexcept = ["had had"]', "He had had had enough, and she had had enough.", ["had"]),
        ('repeated = "word"', "It cost 20 20 times - - as much.", []),
        ('repeated = "phrase"', "It is up to the to the council.", ["to the"]),
        ('repeated = "word"', "It is up to the to the council.", []),
        ('repeated = "word"\ncase = "exact"', "The the the bridge.", ["the"]),
        ('repeated = "word"', "“It is is so,” she said.", []),
    ],
)
def test_repetition(make_rule, body: str, text: str, expected: list[str]) -> None:
    assert excerpts(make_rule(body, "repetition"), text) == expected


def test_a_repetition_shows_the_first_place_and_offers_to_cut_the_second(make_rule) -> None:
    (found,) = check_text(make_rule('repeated = "word"', "repetition"), "At the the bridge.")
    assert [related.excerpt for related in found.related] == ["the"]
    (edit,) = found.fixes[0].edits
    assert (edit.start, edit.end, edit.text, found.fixes[0].safe) == (6, 10, "", False)


ACRONYM = "used = '\\b([A-Z]{3,5})\\b'\ndefined = '\\(([A-Z]{3,5})\\)'\ncase = \"exact\"\n"


@pytest.mark.parametrize(
    ("more", "text", "expected"),
    [
        ("", "The WFP came. The WFP left.", ["WFP"]),
        ("", "The World Food Programme (WFP) came. The WFP left.", []),
        ("", "The WFP came.\n\nThe World Food Programme (WFP) left.", []),
        ('order = "before"', "The WFP came.\n\nThe World Food Programme (WFP) left.", ["WFP"]),
        ('except = ["WFP"]', "The WFP came, the NATO left.", ["NATO"]),
        ("", "“The WFP came,” she said.", []),
        ("", "It is an art, said the wfp.", []),
    ],
)
def test_conditional(make_rule, more: str, text: str, expected: list[str]) -> None:
    assert excerpts(make_rule(ACRONYM + more, "conditional"), text) == expected


@pytest.mark.parametrize(
    ("body", "headline", "expected"),
    [
        ('style = "sentence"', "Bridge closed after the storm", 0),
        ('style = "sentence"', "Bridge Closed After The Storm", 1),
        ('style = "sentence"', "Bridge closed: Council to meet", 0),
        ('style = "sentence"', "NATO ships leave Tallinn after storm", 0),
        ('style = "sentence"', "iPhone maker leaves the coast", 0),
        ('style = "sentence"\nexcept = ["Closed After The Storm"]', "Bridge Closed After The Storm", 0),
        ('style = "sentence"\nthreshold = 0.1', "Bridge Closed After the storm", 0),
        ('style = "title"', "Bridge Closed After the Storm of a Century", 0),
        ('style = "title"', "Bridge closed after the storm", 1),
        ('style = "lower"', "Bridge closed", 1),
        ('style = "upper"', "BRIDGE CLOSED", 0),
        ('style = "upper"', "Bridge closed", 1),
        ("shape = '^[A-Z].*[^.]$'", "Bridge closed.", 1),
        ("shape = '^[A-Z].*[^.]$'", "Bridge closed", 0),
        ('style = "upper"\nblocks = "paragraph"', "BRIDGE CLOSED", 1),
    ],
)
def test_capitalization(make_rule, body: str, headline: str, expected: int) -> None:
    rule = make_rule(body, "capitalization")
    assert len(check_text(rule, "The town of Tallinn saw it fall.", headline=headline)) == expected


@pytest.mark.parametrize(
    ("kind_name", "body", "message"),
    [
        ("repetition", "", "needs 'repeated'"),
        ("repetition", 'repeated = "word"\ncapitalised = "only"', "may be skip or any"),
        ("conditional", "used = 'a'", "'defined' is missing"),
        ("conditional", "used = '(?=a)'\ndefined = 'a'", "the pattern 'used' is refused by RE2"),
        ("conditional", "used = 'a'\ndefined = 'a*'", "the pattern 'defined' matches the empty text"),
        ("capitalization", 'style = "sentence"\nshape = "A"', "not both"),
        ("capitalization", "shape = '(?=a)'", "the pattern 'shape' is refused by RE2"),
        ("capitalization", 'style = "sentence"\nblocks = ["footer"]', "it may be headline"),
    ],
)
def test_mistakes_in_the_later_kinds_are_told(make_rule, kind_name: str, body: str, message: str) -> None:
    with pytest.raises(PackError, match=re.escape(message)):
        make_rule(body, kind_name)
