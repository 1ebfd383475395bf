"""What a scorer said, as figures by name. Its JSON is taken where there is any, else its lines are parsed; a line missing is an error."""

import json
import re
from collections.abc import Callable, Mapping
from fnmatch import fnmatch
from typing import Any

Figures = dict[str, float]
MAY_QUOTE = ("consistency.*", "quotes.*", "attribution.unattributed-quote")  # rules that are about quotations
_COUNT = re.compile(r"^(?P<name>[^:\n]+): (?P<hit>\d+)/(?P<all>\d+)(?: = [\d.]+)?(?:.*right word first in (?P<first>\d+))?", re.MULTILINE)
_RATE = re.compile(r"^all: (?P<hit>\d+) in (?P<words>\d+) words = (?P<rate>[\d.]+) per 100,000", re.MULTILINE)
_RULE = re.compile(r"^\s*(?P<rule>[\w.-]+) \((?P<severity>\w+)\): (?P<count>\d+) = (?P<rate>[\d.]+) per 100,000", re.MULTILINE)
_FLAGS = re.compile(r"wrong flags[^\d]*(?P<wrong>\d+)/(?P<flagged>\d+).*coverage of unattributed sentences (?P<bare>\d+)/(?P<all>\d+)")
_LOUD = re.compile(
    r"warnings per 1,000 words median (?P<warnings>[\d.]+), .*; infos median (?P<infos>[\d.]+), .*; without a warning (?P<quiet>[\d.]+) %"
)
_QUOTED = re.compile(r"inside quotations: (\{.*?\})")


def json_value(text: str) -> Figures:
    """Return every number of a JSON object under the keys that lead to it, with slashes between."""
    return dict(_flat("", json.loads(text)))


def _flat(name: str, value: Any) -> list[tuple[str, float]]:
    if isinstance(value, Mapping):
        return [pair for key, each in value.items() for pair in _flat(f"{name}/{key}" if name else str(key), each)]
    return [(name, float(value))] if isinstance(value, int | float) else []


def counts(text: str) -> Figures:
    """Return, for lines such as `name: 3/4 = .75`, `name` as a share and how many; for slips how often the right word came first."""
    found: Figures = {}
    for match in _COUNT.finditer(text):
        name, hit, total = match["name"].strip(), int(match["hit"]), int(match["all"])
        found[name] = hit / total if total else 0.0
        found[f"{name}/all"] = float(total)
        if match["first"]:
            found[f"{name}/first"] = int(match["first"]) / hit if hit else 0.0
    if rate := _RATE.search(text):
        found["rate"] = float(rate["rate"])
    if not found:
        raise ValueError(f"no figure in what the scorer printed: {text[:200]!r}")
    return found


def flags(text: str) -> Figures:
    """Return the share of flags that are wrong, the share of unattributed sentences flagged, and the lift where roles are known."""
    match = _found(_FLAGS, text)
    flagged, sentences = int(match["flagged"]), int(match["all"])
    found = {"flagged": float(flagged), "coverage": int(match["bare"]) / sentences if sentences else 0.0}
    if flagged:
        found["wrong"] = int(match["wrong"]) / flagged
    if flagged and (lift := re.search(r"lift ([\d.]+)", text)):
        found["lift"] = float(lift[1])
    return found


def loudness(text: str) -> Figures:
    """Return medians per 1,000 words, the share of articles without a warning, warnings inside quotations, and some rules' rates."""
    match = _found(_LOUD, text)
    quoted = json.loads(_found(_QUOTED, text)[1].replace("'", '"'))
    rules = [(each["rule"], float(each["rate"])) for each in _RULE.finditer(text)]
    return {
        "warnings": float(match["warnings"]),
        "infos": float(match["infos"]),
        "quiet": float(match["quiet"]) / 100,
        "quoted": float(sum(number for rule, number in quoted.items() if not any(fnmatch(rule, each) for each in MAY_QUOTE))),
        "consistency": sum(rate for rule, rate in rules if fnmatch(rule, "consistency.*") or fnmatch(rule, "quotes.*")),
        "statemedia": sum(rate for rule, rate in rules if rule == "sourcing.undisclosed-state-media"),
    }


def precision(text: str) -> Figures:
    """Return precision and recall."""
    match = _found(re.compile(r"^P (?P<P>[\d.]+) R (?P<R>[\d.]+)", re.MULTILINE), text)
    return {"P": float(match["P"]), "R": float(match["R"])}


def calibration(text: str) -> Figures:
    """Return the share that is right of the attributions reported in each range of confidence, by where it begins."""
    return {str(each["floor"]): float(each["share"]) for each in json.loads(text)}


def _found(pattern: re.Pattern[str], text: str) -> re.Match[str]:
    match = pattern.search(text)
    if match is None:
        raise ValueError(f"no figure in what the scorer printed: {text[:200]!r}")
    return match


READERS: Mapping[str, Callable[[str], Figures]] = {
    "calibration": calibration,
    "json_file": json_value,
    "json_output": json_value,
    "counts": counts,
    "flags": flags,
    "loudness": loudness,
    "precision": precision,
}
