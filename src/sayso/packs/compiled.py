"""A rule that came from a file: the plain description made into something that checks, as lazily as possible."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sayso.article import Article, Layer
from sayso.finding import Finding, Fix, Reference, Related, Severity
from sayso.hits import HITS, Hit
from sayso.packs import contexts, messages, voicing
from sayso.packs.folding import Folded, fold
from sayso.packs.kinds import Kind, kind
from sayso.packs.matcher import Automaton
from sayso.rule import Example, Option, RuleMeta, merge_options
from sayso.span import Span

Owner = Sequence[Any]
"""An entry's index, the role of the literal in it (`base`, `plural`, `near`, `except` …) and the literal as the entry spells it."""
FOLDED: Layer[Folded] = Layer("folded", lambda article: fold(article.text))


class PackRule:
    """Hold a rule from a file. It is called, configured and reported like any other: nothing downstream can tell."""

    __slots__ = ("_automaton", "_kind", "_levels", "meta", "spec", "values")

    def __init__(self, spec: Mapping[str, Any], values: Mapping[str, Any] | None = None) -> None:
        self.spec = spec
        self.meta = _meta(spec)
        self._kind: Kind | None = None
        self.values = merge_options(self.meta, values or {})
        self._levels: dict[int, dict[str, int]] = {}
        self._automaton: Automaton | None = None

    def __reduce__(self) -> tuple[Any, ...]:
        """Travel between processes as the plain description."""
        return (PackRule, (self.spec, self.values))

    def __repr__(self) -> str:
        """Return the id, for error messages."""
        return f"PackRule({self.meta.id!r})"

    @property
    def kind(self) -> Kind:
        """Return the rule's kind, whose module is imported when it is first needed."""
        if self._kind is None:
            self._kind = kind(self.spec["kind"])
        return self._kind

    def check(self, article: Article) -> Iterator[Finding]:
        """Yield the findings."""
        return (finding for _, finding in self.trace(article))

    def trace(self, article: Article) -> Iterator[tuple[int, Finding]]:
        """Yield every finding with the index of its entry in `spec["entries"]`."""
        found = self.kind.check(self, article)
        return _first_only(found) if self.spec["once"] else found

    def configure(self, options: Mapping[str, Any]) -> "PackRule":
        """Return the rule with these option values."""
        return PackRule(self.spec, options)

    def hits(self, article: Article) -> list[Hit]:
        """Return where the rule's literals stand, from the shared automaton, or from its own if it runs on every article."""
        if not self.spec["always"]:
            return article.layer(HITS).get(self.meta.id, [])
        if self._automaton is None:
            self._automaton = Automaton({self.meta.id: tuple(self.spec["literals"])})
        return self._automaton.scan(article).get(self.meta.id, [])

    def entry(self, index: int) -> Mapping[str, Any]:
        """Return the entry at `index`."""
        found: Mapping[str, Any] = self.spec["entries"][index]
        return found

    def owners(self, literal: str) -> Sequence[Owner]:
        """Return the entries that wait for `literal`."""
        found: Sequence[Owner] = self.spec["literals"][literal]
        return found

    def level(self, article: Article, index: int, span: Span) -> tuple[int, str]:
        """Return how grave a find of entry `index` at `span` is (0: not to be reported), and whose words stand there."""
        entry = self.entry(index)
        if index not in self._levels:
            self._levels[index] = voicing.entry_levels(self.spec["levels"], entry.get("severity"), entry.get("voice", {}))
        voice = voicing.voice_at(article, span)
        return voicing.severity_at(article, span, voice, self._levels[index], self.spec["block"], self.meta.severity), voice

    def finding(
        self, article: Article, index: int, span: Span, *, fixes: tuple[Fix, ...] = (), related: tuple[Related, ...] = (), **fields: object
    ) -> Finding | None:
        """Return the finding of entry `index` at `span`, or None where its voice, block or context exempts it."""
        level, voice = self.level(article, index, span)
        entry = self.entry(index)
        if not level or not contexts.admitted(article, span, entry.get("unless", ()), entry.get("only", ())):
            return None
        level = voicing.severity_in(article, level, self.spec["genre"], self.meta.severity)
        if not level:
            return None
        template = entry.get("message") or self.spec["messages"].get(voice) or self.spec["message"] or self.kind.message({**self.spec, **entry})
        values = {"term": messages.shown(span.of(article.text)), "voice": voice, **messages.entry_fields(entry), **fields}
        severity = Severity(level) if level < self.meta.severity else None
        cited = tuple(Reference(*reference) for reference in entry["references"])
        return Finding(span, messages.fill(template, values), fixes, related, severity, entry.get("confidence", 1.0), cited)


def _meta(spec: Mapping[str, Any]) -> RuleMeta:
    literals = () if spec["always"] else tuple(spec["terms"] if "terms" in spec else spec["literals"])
    references = tuple(Reference(*reference) for reference in spec["references"])
    examples = tuple(Example(**{**example, "flagged": tuple(example["flagged"])}) for example in spec["examples"])
    severity = Severity[spec["severity"].upper()]
    options = {name: Option(tuple(default) if isinstance(default, list) else default, text) for name, (default, text) in spec["options"].items()}
    return RuleMeta(
        spec["id"],
        spec["summary"],
        severity,
        examples,
        spec["default"],
        spec["page"],
        tuple(spec["languages"]),
        literals,
        options,
        references,
        spec["origin"],
    )


def _first_only(found: Iterator[tuple[int, Finding]]) -> Iterator[tuple[int, Finding]]:
    seen: set[int] = set()
    for index, finding in sorted(found, key=lambda each: each[1].span):
        if index not in seen:
            seen.add(index)
            yield index, finding
