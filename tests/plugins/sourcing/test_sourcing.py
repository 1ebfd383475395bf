"""The sourcing family: examples, origins outside the sentence, dates, fixes, whole stories, hostile input."""

import time
from datetime import date

import pytest

from sayso import Finding, Rule, Severity
from sayso.readers import read_bytes
from sayso.testing import article, assert_examples, findings
from sayso_sourcing import registry, sayso_rules
from sayso_sourcing.state_media_only import state_media_only
from sayso_sourcing.undisclosed_state_media import undisclosed_state_media
from sayso_sourcing.untraceable import untraceable
from sayso_sourcing.wrong_disclosure import wrong_disclosure

OF = {of.key: of for of in map(registry.bundled().outlet, range(len(registry.bundled())))}
OPEN = "The bridge reopened on Friday."


def found(rule: Rule, text: str, **meta: object) -> list[Finding]:
    return [finding for _, finding in findings(rule, article(text, meta=meta))]


@pytest.mark.parametrize("rule", sayso_rules(), ids=lambda rule: rule.meta.id)
def test_examples(rule: Rule) -> None:
    assert_examples(rule)
    assert all(heading in rule.meta.page for heading in ("## What it flags", "## Why", "## Exceptions", "## References"))


@pytest.mark.parametrize(
    ("field", "value"), [("source", "Xinhua"), ("source", "https://www.tasnimnews.com/en/1"), ("agency", "presstv.ir"), ("byline", "TASS")]
)
def test_front_matter_is_an_origin(field: str, value: str) -> None:
    story, *rest = found(undisclosed_state_media, OPEN, **{field: value})
    assert story.whole_story
    assert not rest


@pytest.mark.parametrize(("field", "value"), [("source", "Reuters"), ("publisher", "Xinhua"), ("source", "support.com"), ("author", "Petra Novak")])
def test_front_matter_of_others(field: str, value: str) -> None:
    assert found(undisclosed_state_media, OPEN, **{field: value}) == []


def test_a_link_is_an_origin() -> None:
    source = b"# Bridge\n\nThe bridge [reopened](https://arabic.rt.com/news/55/) on Friday.\n\nBuy at [a shop](https://support.com/x/)."
    of = read_bytes(source, name="a.md", encoding=None)
    assert [finding.span.of(of.text) for _, finding in findings(undisclosed_state_media, of)] == ["reopened"]


@pytest.mark.parametrize(
    ("text", "headline", "flagged"),
    [(OPEN, "Bridge to reopen in March: Xinhua", "Xinhua"), (OPEN, "Tasnim: bridge to reopen", "Tasnim"), (OPEN, "RT fined over bridge film", "")],
)
def test_headlines(text: str, headline: str, flagged: str) -> None:
    of = article(text, headline=headline)
    assert [finding.span.of(of.text) for _, finding in findings(undisclosed_state_media, of)] == ([flagged] if flagged else [])


@pytest.mark.parametrize(
    ("name", "published", "severity"),
    [
        ("VOA", "2022-03-01", None), ("VOA", "2026-03-01", Severity.INFO), ("STVR", "2023-03-01", None),
        ("STVR", "2025-03-01", Severity.WARNING),
        ("Antara", "2023-03-01", None), ("Antara", "2025-03-01", Severity.INFO), ("Xinhua", "1997-03-01", Severity.WARNING),
    ],
)  # fmt: skip
def test_what_held_on_the_day_counts(name: str, published: str, severity: Severity | None) -> None:
    assert [finding.severity for finding in found(undisclosed_state_media, f"The vote is off, {name} reported.", published=published)] == (
        [severity] if severity else []
    )


@pytest.mark.parametrize(("published", "year"), [("2023-06-01", 2023), ("2026-06-01", 2024), ("2021-06-01", 2020)])
def test_the_designation_in_force_is_cited(published: str, year: int) -> None:
    finding = found(undisclosed_state_media, "The vote is off, Xinhua reported.", published=published)[0]
    assert f" in {year};" in finding.message
    assert str(year) in finding.references[0].title


@pytest.mark.parametrize("published", ["2021-06-01", "2022-03-01", "2022-03-02", "2024-06-01"])
def test_a_designation_counts_from_its_day(published: str) -> None:
    said = registry.designations(OF["rt"], date.fromisoformat(published))
    held = [each for each in said if each.since <= published]
    assert said[: len(held)] == held
    assert ("European Union" in {each.by for each in held}) == (published >= "2022-03-02")


@pytest.mark.parametrize(
    ("key", "published", "control"),
    [
        ("voa", "2024-12-31", "state-funded-independent"),
        ("voa", "2025-01-01", "state-controlled"),
        ("voa", None, "state-controlled"),
        ("sana", "2024-12-20", "state-controlled"),
    ],
)
def test_control_on_a_day(key: str, published: str | None, control: str) -> None:
    assert registry.control(OF[key], date.fromisoformat(published) if published else None) == control


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("The bridge is open, the TASS news agency said.", "The bridge is open, the Russian state-run TASS news agency said."),
        ("BelTA said the bridge was open.", "Belarusian state-run BelTA said the bridge was open."),
        ("The bridge is open, Syria's SANA said.", "The bridge is open, Syria's state-run SANA said."),
        ("An RT report said the bridge was open.", "A Russian state-run RT report said the bridge was open."),
        ("KYIV (Ukrinform) -- The bridge is open.", "KYIV (Ukrinform, Ukrainian state-run news agency) -- The bridge is open."),
        ("The bridge is open.\n\nSource: RT", "The bridge is open.\n\nSource: RT (Russian state-run broadcaster)"),
    ],
)
def test_fix(text: str, fixed: str) -> None:
    finding = found(undisclosed_state_media, text)[0]
    assert not finding.fixes[0].safe
    for edit in sorted(finding.fixes[0].edits, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    assert text == fixed


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("The ferry sank.\n\nTwo are missing, the mayor said.\n\nSource » tasnimnews", 1),
        ("BEIJING, May 4 (Xinhua) -- Two ministers met on Monday.\n\nThey agreed, a spokesman said.", 1),
        ("The ferry sank, Turkey's state-run Anadolu Agency said.\n\nSource: Tasnim", 2),
        ("The ferry sank, Tasnim said.\n\nTwo are missing, Fars reported.", 2),
    ],
)
def test_a_story_on_state_media_alone(text: str, named: int) -> None:
    story = found(state_media_only, text)
    assert [finding.whole_story for finding in story] == [True]
    assert len(story[0].related) == named
    assert len(story[0].message) <= 240


@pytest.mark.parametrize(
    "text",
    [
        "The ferry sank, Tasnim said.\n\nTwo are missing, according to Reuters.",
        "The ferry sank, Tasnim said.\n\nTwo are missing, Al Jazeera reported.",
        "RT was fined on Friday, the regulator said.",
        "The ferry sank, Radio Benin reported.",
        "The ferry sank.\n\nTwo are missing, the mayor said. The pilot denied it. The owner said it was late. Xinhua said it was early.",
    ],
)
def test_a_story_on_more(text: str) -> None:
    assert found(state_media_only, text) == []


def test_one_owner_is_said() -> None:
    assert "one owner" in found(state_media_only, "The ferry sank, Tasnim said.\n\nTwo are missing, Fars reported.")[0].message


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        ("The independent Xinhua news agency said so.", ["independent"]),
        ("The private broadcaster RT said so.", ["private"]),
        ("The state-controlled BBC said so.", ["state-controlled"]),
        ("Independent experts told RT it was so.", []),
        ("The state-run railway told the BBC it was so.", []),
        ("“The independent TASS,” he said, “is a joke.”", []),
        ("Qatar's independent Al Jazeera said so.", []),
    ],
)
def test_wrong_disclosure(text: str, flagged: list[str]) -> None:
    assert [finding.span.of(text) for finding in found(wrong_disclosure, text)] == flagged


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        ("Two boats sank, local media said.", ["local media"]),
        ("State media reported that two boats sank.", ["State media"]),
        ("Citing media reports, he said two boats sank.", ["media reports"]),
        ("“Local media reported it,” he said.", []),
        ("He owns local media in Perm.", []),
        ("Local media, including the Perm Courier, reported it.", []),
    ],
)
def test_untraceable(text: str, flagged: list[str]) -> None:
    assert [finding.span.of(text) for finding in found(untraceable, text)] == flagged


@pytest.mark.parametrize("host", ["rt.com", "www.rt.com", "arabic.rt.com", "tass.ru", "people.com.cn", "people.cn", "en.people.cn", "globaltimes.cn"])
def test_hosts_of_outlets(host: str) -> None:
    assert registry.bundled().by_host(host) is not None


@pytest.mark.parametrize("host", ["support.com", "art.com", "rt.com.example.org", "pravda.com.ua", "com", "com.cn", "", ".", "tassen.ru", "x.y"])
def test_hosts_of_others(host: str) -> None:
    assert registry.bundled().by_host(host) is None


@pytest.mark.parametrize(
    "text",
    [
        "RT, " * 5_000,
        "Source: RT\n" * 3_000,
        "(" * 5_000 + "Xinhua" + ")" * 5_000,
        "rt.com." * 5_000,
        "“Xinhua " * 3_000,
        "Xinhua " + "news " * 9_000,
    ],
)
def test_hostile_text(text: str) -> None:
    start = time.process_time()
    assert len(found(undisclosed_state_media, text)) <= 1
    assert time.process_time() - start < 10
