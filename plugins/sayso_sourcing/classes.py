"""What an outlet's class of control asks of an editor: the options that the rules share, and what they come to."""

from collections.abc import Mapping
from typing import Any

from sayso import Article, Severity
from sayso_sourcing import registry
from sayso_sourcing.registry import Outlet

LEVELS = ("off", "info", "warning")
CONTROLS = registry.STATE | registry.CAPTURED
OPTIONS = {
    "state": ("warning", "outlets that a state or a party controls", LEVELS),
    "captured": ("info", "outlets under a state's influence", LEVELS),
    "contested": ("info", "outlets whose control is contested", LEVELS),
    "independent": ("off", "public and state-funded outlets with editorial independence", LEVELS),
    "unreviewed": ("info", "state and captured outlets that are only listed, unread", LEVELS),
}
"""The classes of control, each with the severity of a finding; a rule whose own severity is lower never reports more than that."""

REVIEWED = {key: option for key, option in OPTIONS.items() if key != "unreviewed"}  # for rules that leave rows nobody read alone

_SEVERITIES = {"info": Severity.INFO, "warning": Severity.WARNING}


def level(of: Outlet, control: str, options: Mapping[str, Any]) -> Severity | None:
    """Return what an outlet of this control asks of an editor; None if nothing."""
    return _SEVERITIES.get(options[group(of, control)])


def group(of: Outlet, control: str) -> str:
    """Return the option that speaks for an outlet of this control."""
    if not of.reviewed:
        return "unreviewed" if control in CONTROLS else "independent"
    if of.contested and (control in CONTROLS or "history" not in of.row):
        return "contested"
    if control in registry.STATE:
        return "state"
    return "captured" if control in registry.CAPTURED else "independent"


def state_run(article: Article, of: Outlet) -> bool:
    """Tell whether a state or a party controls an outlet beyond dispute on the article's day, as far as the row was read."""
    return of.reviewed and not of.contested and registry.control(of, registry.day_of(article)) in registry.STATE
