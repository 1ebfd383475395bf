"""What formats say alike of failures and of findings that were signed off."""

from sayso.finding import Failure, Suppressed


def whose(failure: Failure) -> str:
    """Return what failed: a rule, a plugin, both, or nothing if it is the input."""
    return " of ".join([*([f"rule {failure.rule}"] if failure.rule else []), *([f"plugin {failure.plugin}"] if failure.plugin else [])])


def failure_text(failure: Failure) -> str:
    """Return a failure as one sentence, without its path."""
    who = whose(failure)
    return f"{who} {failure.error}" if who else failure.error


def signed_off(each: Suppressed) -> str:
    """Return who signed a finding off, when, until when, and why."""
    who = f"{f' by {each.by}' if each.by else ''}{f' on {each.at}' if each.at else ''}{f' until {each.expires}' if each.expires else ''}"
    return f"signed off{who}: {each.reason}" if each.reason else f"signed off{who}, no reason given"
