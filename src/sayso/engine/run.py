"""Run the rules that are on over one article."""

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import partial
from itertools import islice
from typing import Any

from sayso.article import Article, Layer
from sayso.engine import signing
from sayso.engine.active import Active, Annotator, Found, Policy
from sayso.engine.judge import distinct, problem, stamped
from sayso.engine.pulse import PULSE, RuleHung
from sayso.engine.shapes import flaw
from sayso.finding import DocumentReport, Failure, Finding
from sayso.hits import HITS, MOST_HITS

MOST_FINDINGS = 1_000
"""Findings of one rule in one article: nobody reads more, and an article that makes more is no article."""
HUNG = "did not finish in time and was stopped"
FAULTS = (Exception, SystemExit, GeneratorExit)
"""What code of plugins may raise and is its own fault; an interruption from outside is not."""
_OWN = "sayso"
_PATIENCE = 3  # articles on which a rule may hang before it is left out of the rest


class Engine:
    """Hold the rules that are on and how their findings are judged; `run` checks an article.

    An engine is made once for a configuration and used for any number of articles, one at a time.
    """

    __slots__ = ("_by_language", "_hung", "active", "policy")

    def __init__(self, active: Iterable[Active], policy: Policy) -> None:
        self.active = tuple(active)
        self.policy = policy
        self._by_language: dict[str, tuple[Active, ...]] = {}
        self._hung: dict[str, int] = {}

    def run(self, article: Article, *, without: Collection[str] = ()) -> DocumentReport:
        """Return what the rules report on the article. What a rule or plugin raises becomes a failure in the report.

        Where layers of plugins make others' rules fail that run without them, it is those layers that are left out.
        `without` are ids of rules to leave out, for they took down a process on this very file.
        """
        made = self.policy.annotators
        ours = {layer: each for layer, each in made.items() if each.plugin == _OWN}
        if len(ours) == len(made):
            return self._run(article, made, without)
        plugins = {each.plugin for each in made.values()} - {_OWN}
        try:
            report = self._run(article, made, without)
            broken = {failure.rule: failure.error for failure in report.failures if failure.rule and failure.plugin not in plugins}
        except FAULTS as error:
            report, broken = None, {"": told(error)}
        if report and not broken:
            return report
        plain = self._run(article, ours, without)
        mended = [error for rule, error in broken.items() if rule not in {failure.rule for failure in plain.failures}]
        if report and not mended:
            return report
        layers = ", ".join(sorted(layer.name for layer in made.keys() - ours.keys()))
        blamed = Failure(f"its {layers} broke what is built on them, and were left out here: {mended[0]}", plugin=", ".join(sorted(plugins)))
        return plain._replace(failures=(*plain.failures, blamed))

    def _run(self, article: Article, made: Mapping[Layer[Any], Annotator], without: Collection[str]) -> DocumentReport:
        failures: list[Failure] = []
        notices: list[str] = []
        ready = article.with_annotators(self._annotators(made, failures, notices))
        spoken = self.language(ready)
        chosen = self._for(spoken.code)
        found = distinct(self._found(ready, [each for each in chosen if each.id not in without] if without else chosen, failures, notices))
        ran = {each.id for each in chosen}.difference(without, (failure.rule for failure in failures if failure.rule))
        report = signing.report(ready, self.policy, spoken, found, ran, failures)
        return report._replace(notices=(*report.notices, *notices)) if notices else report

    def language(self, article: Article) -> signing.Language:
        """Return the article's language: the one that is forced, or that it names, or that its words show."""
        from sayso.text.language import guess

        configured = self.policy.language
        if self.policy.forced:
            return signing.Language(configured, decided=True)
        if article.meta.language:
            return signing.Language(article.meta.language, decided=True)
        return signing.Language(*guess(article.text, configured))

    def _for(self, language: str) -> tuple[Active, ...]:
        """Return the rules made for a language: `en-GB` is `en`."""
        if language not in self._by_language:
            base = signing.base(language)
            self._by_language[language] = tuple(each for each in self.active if not {"*", base, language}.isdisjoint(each.rule.meta.languages))
        return self._by_language[language]

    def _found(self, article: Article, chosen: Iterable[Active], failures: list[Failure], notices: list[str]) -> list[Found]:
        found: list[Found] = []
        hits = self._hits(article, failures)
        for active in chosen:
            if active.rule.meta.literals and not active.rule.meta.always and active.id not in hits:
                continue
            if self._hung and self._hung.get(active.id, 0) >= _PATIENCE:
                failures.append(Failure(f"was left out: it did not finish on {_PATIENCE} articles before", active.id, active.plugin))
                continue
            found += self._check(active, article, failures, notices)
        return found

    def _check(self, active: Active, article: Article, failures: list[Failure], notices: list[str]) -> list[Found]:
        """Return the rule's findings; if it fails, none, for half of what it has to say may be wrong."""
        length = len(article.text)
        found: list[Found] = []
        lies: list[str] = []
        try:
            PULSE.enter(active.id)
            findings = iter(active.rule.check(article) or ())
            for finding in islice(findings, MOST_FINDINGS):
                bad = problem(finding, length)
                if bad is not None:
                    lies.append(bad)
                elif _in_prose(article, finding):
                    found.append(stamped(active, finding))
            if next(findings, None) is not None:
                notices.append(f"{active.id} has more than {MOST_FINDINGS:,} findings here: the first {MOST_FINDINGS:,} count")
            PULSE.rule = ""
        except RuleHung:
            self._hung[active.id] = self._hung.get(active.id, 0) + 1
            failures.append(Failure(HUNG, active.id, active.plugin))
            found = []
        except FAULTS as error:
            failures.append(Failure(told(error), active.id, active.plugin))
            found = []
        finally:
            PULSE.rule = ""
        if lies:
            failures.append(Failure(lies[0] + (f" (and {len(lies) - 1} more)" if len(lies) > 1 else ""), active.id, active.plugin))
        return found

    def _hits(self, article: Article, failures: list[Failure]) -> Mapping[str, Any]:
        try:
            return article.layer(HITS)
        except Exception as error:
            failures.append(Failure(f"the search for terms failed: {told(error)}", plugin="sayso"))
            return {}

    def _annotators(
        self, plugins: Mapping[Layer[Any], Annotator], failures: list[Failure], notices: list[str]
    ) -> dict[Layer[Any], Callable[[Article], Any]]:
        made: dict[Layer[Any], Callable[[Article], Any]] = {HITS: partial(_scanned, self.policy.scan, notices)} if self.policy.scan else {}
        for layer, annotator in plugins.items():
            made[layer] = partial(annotate, layer, annotator, failures)
        return made


def _in_prose(article: Article, finding: Finding) -> bool:
    """Tell whether a finding starts in a block: what lies between blocks, such as a suppression comment in plain text, is no prose."""
    start = finding.span.start
    index = article.block_at(start)
    return (index >= 0 and start <= article.blocks[index].span.end) or finding.whole_story


def _scanned(scan: Callable[[Article], Any], notices: list[str], article: Article) -> Any:
    """Return the hits of every rule, of one that has too many only the first, and say so."""
    hits = scan(article)
    for rule, found in hits.items():
        if len(found) > MOST_HITS:
            notices.append(f"{rule} has more than {MOST_HITS:,} places to look at here: it looked at the first {MOST_HITS:,}")
            hits[rule] = found[:MOST_HITS]
    return hits


def annotate(layer: Layer[Any], annotator: Annotator, failures: list[Failure], article: Article) -> Any:
    """Compute a layer a plugin's way; if that fails, or is no such layer, say so and compute it sayso's way."""
    try:
        made = annotator.compute(article)
        problem = flaw(layer, made, len(article.text))
    except FAULTS as error:
        problem = told(error)
    if problem is None:
        return made
    failures.append(Failure(f"its {layer.name} failed: {problem}", plugin=annotator.plugin))
    return layer.compute(article)


def told(error: BaseException) -> str:
    """Return an exception on one line: its type, what it says, and the place in the code where it arose."""
    try:
        said = " ".join(str(error).split())
    except Exception:  # what it was raised with may be anything
        said = ""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f" ({trace.tb_frame.f_code.co_filename.rpartition('/')[2]}:{trace.tb_lineno})" if trace is not None else ""
    return f"{type(error).__name__}{': ' if said else ''}{said[:300]}{place}"
