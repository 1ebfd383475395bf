"""What the engine is given: rules that are on, and how to judge what they find."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from sayso.article import Article, Layer
from sayso.engine.allow import SignOffs
from sayso.finding import Finding, Severity
from sayso.hits import Hit
from sayso.rule import Rule


class Active(NamedTuple):
    """Hold a rule that is on, with its options in place: the severity configured for it and the plugin that brought it."""

    rule: Rule
    id: str
    severity: Severity
    plugin: str


class Annotator(NamedTuple):
    """Hold a plugin's own way to compute a layer."""

    plugin: str
    compute: Callable[[Article], Any]


class Policy(NamedTuple):
    """Say how findings are judged and suppressed.

    `known` are the ids of all rules there are, on or off; `own` the engine's rules that are on with their severities; `incomplete` that
    plugins failed to load, so that an id nobody knows may be theirs. `covered` are the languages some rule is made for. `language` is
    the configured one; it holds where the text is too short to tell, and for every text if it is `forced`.
    `signed` and `expired` are sign-offs by fingerprint.
    """

    known: frozenset[str] = frozenset()
    own: Mapping[str, Severity] = {}
    incomplete: bool = False
    covered: frozenset[str] = frozenset()
    min_severity: Severity = Severity.INFO
    min_confidence: float = 0.5
    language: str = "en"
    forced: bool = False
    annotators: Mapping[Layer[Any], Annotator] = {}
    scan: Callable[[Article], dict[str, list[Hit]]] | None = None
    signed: SignOffs = {}
    expired: SignOffs = {}


class Found(NamedTuple):
    """Hold a valid finding with the rule that made it; `severity` is the one it is reported with."""

    active: Active
    finding: Finding
    severity: Severity
