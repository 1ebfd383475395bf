"""Stories for every rule of the family, forms a mention takes by region, and the same story with outlets of other governments."""

import re
import time
import tomllib
from pathlib import Path
from typing import Any

import pytest

from sayso import Article, Finding, Rule
from sayso.readers import read_bytes
from sayso.testing import article, findings
from sayso_sourcing import sayso_rules

RULES = {rule.meta.id.partition(".")[2]: rule for rule in sayso_rules()}
HERE = Path(__file__).parent
STORIES = [
    (name, story)
    for file in ("stories.toml", "stories_more.toml")
    for name, stories in tomllib.loads((HERE / file).read_text(encoding="utf-8")).items()
    for story in stories
]
FORMS = [
    text
    for file in ("forms.toml", "forms_more.toml")
    for group in tomllib.loads((HERE / file).read_text(encoding="utf-8")).values()
    for text in group["cases"]
]


def bare(text: str) -> str:
    return text.replace("⟦", "").replace("⟧", "")


def marked(text: str) -> list[str]:
    return [piece.partition("⟧")[0] for piece in text.split("⟦")[1:]]


def story_of(story: dict[str, Any]) -> Article:
    kind, text = story.get("as", "txt"), bare(story["text"])
    if kind == "txt":
        return article(text, meta=story.get("meta"), headline=bare(story["headline"]) if "headline" in story else None)
    return read_bytes(text.encode(), name=f"story.{kind}", encoding=None)


def found(rule: Rule, of: Article) -> list[Finding]:
    return [finding for _, finding in findings(rule, of)]


@pytest.mark.parametrize(("name", "story"), STORIES, ids=[f"{name}-{number}" for number, (name, _) in enumerate(STORIES)])
def test_story(name: str, story: dict[str, Any]) -> None:
    of = story_of(story)
    seen = found(RULES[name], of)
    wanted = [] if story.get("none") else marked(story.get("headline", "") + story["text"])
    assert [each.span.of(of.text) for each in seen if not each.whole_story] == wanted
    assert sum(each.whole_story for each in seen) == bool(story.get("story"))
    assert all(0 < len(each.message) <= 240 for each in seen)


@pytest.mark.parametrize("text", FORMS)
def test_form(text: str) -> None:
    of = article(bare(text))
    seen = found(RULES["undisclosed-state-media"], of)
    assert [each.span.of(of.text) for each in seen] == marked(text)
    assert all(each.references and re.search(r"\b(19|20)\d\d\b", each.message) for each in seen)


def test_every_rule_has_stories_of_both_kinds() -> None:
    for name in RULES:
        kinds = {bool(story.get("story")) or ("⟦" in story["text"] and not story.get("none")) for rule, story in STORIES if rule == name}
        assert kinds == {True, False}, name
    assert len(FORMS) + len(STORIES) >= 420


MIRRORED = {
    "state-media-only": ["{0} ({1}) -- The ferry sank.", "The ferry sank, {1} said.", "The ferry sank, {1} said.\n\nIt was old, Reuters said."],
    "wrong-disclosure": ["The independent {1} said so.", "{1}, an independent agency, said so.", "The state-run {1} said so."],
    "wire-copy": ["{0} ({1}) -- The ferry sank.", "The ferry sank. ({1})", "The ferry sank.\n\nWith files from {1}"],
    "untraceable": ["Local media reported it, {1} said.", "{1} said local media had reported it."],
}
SAME_CLASS = [
    ("BEIJING", "Xinhua"), ("MOSCOW", "TASS"), ("TEHRAN", "IRNA"), ("DAMASCUS", "SANA"), ("ANKARA", "Anadolu Agency"), ("HAVANA", "Prensa Latina"),
    ("PYONGYANG", "KCNA"), ("RIYADH", "Saudi Press Agency"), ("MINSK", "BelTA"), ("KYIV", "Ukrinform"), ("RAMALLAH", "WAFA"), ("BAKU", "Azertac"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "template"), [(name, template) for name, templates in MIRRORED.items() for template in templates])
def test_the_same_class_is_treated_alike_by_every_rule(name: str, template: str) -> None:
    outcomes = set()
    for outlet in SAME_CLASS:
        seen = found(RULES[name], article(template.format(*outlet), meta={"byline": "Jane Doe"}))
        outcomes.add(tuple((each.whole_story, each.severity, len(each.related)) for each in seen))
    assert len(outcomes) == 1


@pytest.mark.parametrize("name", ["undisclosed-state-media", "social-handle", "link-mismatch"])
def test_accounts_and_links_of_the_same_class_are_treated_alike(name: str) -> None:
    outcomes = set()
    for host in (
        "xinhuanet.com",
        "tass.com",
        "en.irna.ir",
        "sana.sy",
        "aa.com.tr",
        "belta.by",
        "ukrinform.net",
        "wafa.ps",
        "azertac.az",
        "spa.gov.sa",
    ):
        of = read_bytes(f"[Reuters reported](https://{host}/en/1) that the ferry had sunk.".encode(), name="a.md", encoding=None)
        outcomes.add(tuple((each.span.of(of.text), each.severity) for each in found(RULES[name], of)))
    assert len(outcomes) == 1


@pytest.mark.parametrize(("level", "count"), [("off", 0), ("info", 1), ("warning", 1)])
def test_levels_are_options(level: str, count: int) -> None:
    rule = RULES["undisclosed-state-media"].configure({"state": level})
    seen = found(rule, article("The ferry sank, Xinhua said."))
    assert [each.severity.label for each in seen if each.severity] == [level] * count


def test_independent_broadcasters_are_reported_if_asked() -> None:
    rule = RULES["undisclosed-state-media"].configure({"independent": "info"})
    assert "editorially independent" in found(rule, article("The ferry sank, the BBC said."))[0].message


@pytest.mark.parametrize(
    "text",
    [
        "Local media said " * 4_000,
        "The independent " * 4_000 + "TASS said so.",
        "@assignasia " * 5_000,
        "“It is,” he said in a statement. " * 2_000,
        "TASS, " * 4_000 + "RT said so.",
        "By " + "Jane Doe and " * 6_000 + "John\n\nPORT (TASS) -- It sailed.",
        "x.com/onthenewsline/status/1 " * 3_000,
        "RT (" * 4_000,
    ],
)
def test_hostile_text(text: str) -> None:
    of = article(text, meta={"byline": "Jane Doe"})
    started = time.process_time()
    seen = [each for rule in RULES.values() for each in found(rule, of)]
    assert time.process_time() - started < 15
    assert all(0 <= each.span.start <= each.span.end <= len(text) for each in seen)


def test_many_links_take_no_long() -> None:
    line = "[Reuters reported](https://www.rt.com/news/1) it. "
    of = read_bytes((line * 2_000).encode(), name="a.md", encoding=None)
    started = time.process_time()
    seen = [each for name in ("link-mismatch", "social-handle", "untraceable") for each in found(RULES[name], of)]
    assert time.process_time() - started < 10
    assert len(seen) == 2_000
