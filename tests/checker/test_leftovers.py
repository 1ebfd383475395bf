"""What can go from `sayso.allow.toml` is said, once all that it could be for has been looked at."""

from datetime import date

import pytest

UNKNOWN, UNUSED = "sayso.unknown-rule", "sayso.unused-suppression"


@pytest.fixture
def complaints(checker, articles, tmp_path):
    """Return a function that checks paths below the folder under a record with these entries, and returns what is said of the record."""

    def check(record, *paths, text="good", **values):
        articles(a=text)
        (tmp_path / "sayso.allow.toml").write_text("".join(f"[[allow]]\n{entry}\n" for entry in record))
        report = checker(**{"today": date(2025, 6, 30), **values}).check([str(tmp_path / path) for path in paths or (".",)])
        said = [document for document in report.documents if document.path.endswith(".toml")]
        return [(found.rule, found.start.line, found.excerpt) for document in said for found in document.diagnostics]

    return check


def entry(rule="demo.bad", fingerprint="0" * 16, more=""):
    return f'fingerprint = "{fingerprint}"\nrule = "{rule}"\n{more}'


def test_an_entry_that_no_finding_needs(complaints):
    assert complaints([entry(), entry(fingerprint="1" * 16)]) == [(UNUSED, 2, "0" * 16), (UNUSED, 6, "1" * 16)]


def test_an_entry_for_a_rule_that_does_not_exist_even_if_one_article_is_checked(complaints):
    assert complaints([entry("demo.bda")], "a.txt") == [(UNKNOWN, 2, "0" * 16)]


@pytest.mark.parametrize(
    ("record", "paths", "values"),
    [
        ([entry()], ["a.txt"], {}),
        ([entry()], [".", "gone.txt"], {}),
        ([entry(more="expires = 2025-06-01\n")], ["."], {}),
        ([entry("sayso.unknown-rule")], ["."], {}),
        ([entry()], ["."], {"isolated": True}),
        ([entry()], ["."], {"overrides": {"ignore": ["sayso.*"]}}),
        ([], ["."], {}),
    ],
    ids=["one article", "something failed", "expired", "the engine's own", "isolated", "ignored", "empty"],
)
def test_nothing_is_said_of_what_may_still_be_needed(complaints, record, paths, values):
    assert complaints(record, *paths, **values) == []


def test_an_entry_in_use_is_not_unused_though_nothing_is_shown(checker, articles, tmp_path, complaints):
    (path,) = articles(a="A bad day.")
    name = checker().check(path).documents[0].diagnostics[0].fingerprint
    assert complaints([entry(fingerprint=name)], text="A bad day.", overrides={"min-severity": "error"}) == []


def test_it_is_the_same_with_many_processes(checker, articles, tmp_path):
    articles(a="good", b="good")
    (tmp_path / "sayso.allow.toml").write_text(f"[[allow]]\n{entry()}")
    one, two = (checker().check(str(tmp_path), jobs=jobs) for jobs in (1, 2))
    assert one == two
    assert len(one.documents) == 3
