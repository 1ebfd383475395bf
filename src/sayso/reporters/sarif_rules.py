"""A rule as SARIF describes it: its line, its page and its level, with the properties that GitHub sorts alerts by."""

import re
from typing import Any

from sayso.finding import RuleInfo, Severity
from sayso.reporters.sarif_results import LEVELS

_PROBLEMS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "recommendation"}
_HEADING = re.compile(r"^## +(.*)$", re.MULTILINE)
_MARKS = re.compile(r"[*`]")
_LONGEST = 1_000  # code points of a description that GitHub shows (1,024)


def descriptor(rule: str, info: RuleInfo | None) -> dict[str, Any]:
    """Return the description of a rule; of one that nothing is known of, its name."""
    family = rule.partition(".")[0]
    value: dict[str, Any] = {"id": rule, "name": _name(rule)}
    if info is None:
        text = {"text": f"{rule}."}
        return {**value, "shortDescription": text, "fullDescription": text, "help": text, "properties": {"tags": [family]}}
    page = info.page.strip() or info.summary
    value |= {
        "shortDescription": {"text": _sentence(info.summary)},
        "fullDescription": {"text": _sentence(_description(page) or info.summary)},
        "help": {"text": _plain(page), "markdown": page},
        "defaultConfiguration": {"level": LEVELS[info.severity], "enabled": info.default},
        "properties": {
            "tags": [family, *([] if info.default else ["opt-in"])],
            "precision": "high" if info.default else "medium",
            "problem.severity": _PROBLEMS[info.severity],
        },
    }
    address = next((each.url for each in info.references if each.url), None)
    return {**value, "helpUri": address} if address else value


def _name(rule: str) -> str:
    """Return the id in the shape that SARIF asks for: `SourcingUndisclosedStateMedia`."""
    return "".join(part[:1].upper() + part[1:] for part in re.split(r"[^A-Za-z0-9]+", rule))


def _description(page: str) -> str:
    """Return what the page says under its first heading (*What it flags*), as plain text."""
    parts = _HEADING.split(page, maxsplit=2)
    return _plain(parts[2]) if len(parts) > 2 else ""


def _plain(page: str) -> str:
    return _MARKS.sub("", _HEADING.sub(r"\1:", page)).strip()


def _sentence(text: str) -> str:
    """Return a text on one line that ends as a sentence does and is as long as GitHub shows it."""
    line = " ".join(text.split())
    if len(line) > _LONGEST:
        line = f"{line[:_LONGEST].rpartition(' ')[0]} …"
    return line if line.endswith((".", "!", "?", "…")) else f"{line}."
