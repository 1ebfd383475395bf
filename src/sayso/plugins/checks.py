"""What a plugin brings, checked before it is let in. Each function returns what is wrong, or None."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from sayso.article import Layer
from sayso.finding import Severity
from sayso.hits import HITS
from sayso.rule import Option, Rule, RuleMeta

RULE_ID = re.compile(r"[a-z][a-z0-9-]*\.[a-z0-9][a-z0-9-]*")
_OWN_FAMILY = "sayso"


def as_list(result: Any) -> Sequence[Any]:
    """Return what a hook returned as a list; raise `TypeError` if it is none."""
    if not isinstance(result, list | tuple):
        raise TypeError(f"must return a list, not {shown(result)}")
    return result


def bad_rule(rule: Any) -> str | None:
    """Say what keeps an object from being a rule: its shape, its id, or missing examples."""
    meta = getattr(rule, "meta", None)
    if not isinstance(meta, RuleMeta) or not isinstance(rule, Rule):
        return f"sayso_rules returned {shown(rule)}, which is no rule: a rule has meta, check and configure (see @rule)"
    if not isinstance(meta.id, str) or not RULE_ID.fullmatch(meta.id) or meta.family == _OWN_FAMILY:
        return f"brings a rule called {shown(meta.id)}: an id is family.problem, in lower case, in a family of your own"
    return _bad_values(meta) or _bad_examples(meta)


def _bad_values(meta: RuleMeta) -> str | None:
    if not isinstance(meta.severity, Severity):
        return f"brings the rule {meta.id} with a severity that is none: {shown(meta.severity)}"
    if not _texts(meta.languages) or not _texts(meta.literals):
        return f"brings the rule {meta.id} whose languages or literals are not tuples of text"
    if not all(isinstance(option, Option) for option in meta.options.values()):
        return f"brings the rule {meta.id} with options that are no Option values"
    return None


def _texts(values: Any) -> bool:
    return isinstance(values, tuple | list) and ({*map(type, values)} <= {str} or all(isinstance(value, str) for value in values))


def _bad_examples(meta: RuleMeta) -> str | None:
    kinds = {bool(example.flagged) for example in meta.examples}
    missing = "one that is flagged" if True not in kinds else "one that passes" if False not in kinds else ""
    return f"brings the rule {meta.id} without examples of both kinds: it needs {missing}" if missing else None


def bad_annotator(pair: Any) -> str | None:
    """Say what keeps an object from being a pair of a layer and a function."""
    if isinstance(pair, tuple) and len(pair) == 2 and isinstance(pair[0], Layer) and callable(pair[1]):
        return "replaces the layer hits, which is made from the literals of all rules" if pair[0] is HITS else None
    return f"sayso_annotators returned {shown(pair)}, which is no pair of a layer and a function"


def bad_reader(reader: Any) -> str | None:
    """Say what keeps an object from being a reader."""
    from sayso.readers import Reader

    if isinstance(reader, Reader) and _texts(reader.suffixes) and callable(reader.read) and all(each.startswith(".") for each in reader.suffixes):
        return None
    return f"sayso_readers returned {shown(reader)}, which is no Reader with suffixes that begin with a dot"


def bad_reporter(reporter: Any) -> str | None:
    """Say what keeps an object from being a reporter."""
    from sayso.reporters import Reporter

    if isinstance(reporter, Reporter) and isinstance(reporter.name, str):
        return None
    return f"sayso_reporters returned {shown(reporter)}, which is no Reporter"


def close_to(name: str, known: Iterable[str]) -> str:
    """Return `: did you mean …?` where a known name is near, else nothing."""
    from difflib import get_close_matches

    close = get_close_matches(name, list(known), n=1)
    return f": did you mean {close[0]}?" if close else ""


def shown(value: Any) -> str:
    """Return a plugin's value for a message, short, whatever its `__repr__` does."""
    try:
        text = repr(value)
    except Exception:
        text = type(value).__name__
    return text if len(text) <= 80 else f"{text[:79]}…"


def told(error: BaseException) -> str:
    """Return an exception on one line: its type and what it says."""
    said = " ".join(str(error).split())
    return f"{type(error).__name__}{': ' if said else ''}{said[:300]}"
