"""What a rule is: a value with `meta` and `check`, made by `@rule` from a generator or compiled from a rule file."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple, Protocol, runtime_checkable

from sayso.article import Article
from sayso.errors import ConfigError
from sayso.finding import Finding, Reference, Severity


class Example(NamedTuple):
    """Show a rule at work. Examples are its tests and its documentation.

    `text` is a plain-text article. `flagged` are the excerpts the rule must report, in order (empty: it must report nothing).
    `fixed` is the text after the first fix of every finding, where the example shows fixes. `meta` is front matter for it; `headline` puts
    a headline block before the text. `note` says what the example shows.
    """

    text: str
    flagged: tuple[str, ...] = ()
    fixed: str | None = None
    note: str = ""
    meta: Mapping[str, Any] = {}
    headline: str | None = None


class Option(NamedTuple):
    """Declare a setting of a rule: its default (whose type is the setting's type), what it does and, if closed, its choices."""

    default: Any
    help: str
    choices: tuple[Any, ...] = ()


class RuleMeta(NamedTuple):
    """Say what a rule is called and how it behaves.

    `id` is `family.problem`; `summary` one line; `page` the rule's page in Markdown (*What it flags · Why · Exceptions · References*).
    `default` tells whether it runs unasked; `languages` are ISO 639-1 codes, `*` for any. `literals` are the literal terms the rule waits for:
    when it has any, it runs only on articles in which one occurs and reads where from the `HITS` layer. `always` lifts the wait, for a
    rule that looks at links or front matter, too. `tables` names the tables of packs that the rule's code reads (`pack/table`) and that a
    newsroom may change; what became of them is in the `TABLES` layer.
    """

    id: str
    summary: str
    severity: Severity
    examples: tuple[Example, ...]
    default: bool = True
    page: str = ""
    languages: tuple[str, ...] = ("en",)
    literals: tuple[str, ...] = ()
    options: Mapping[str, Option] = {}
    references: tuple[Reference, ...] = ()
    origin: str = ""
    always: bool = False
    tables: tuple[str, ...] = ()

    @property
    def family(self) -> str:
        """Return the part of the id before the first dot."""
        return self.id.partition(".")[0]


@runtime_checkable
class Rule(Protocol):
    """Stand for anything that can check an article. `configure` returns a copy with option values in place."""

    @property
    def meta(self) -> RuleMeta:
        """Return what the rule is."""
        ...

    def check(self, article: Article) -> Iterable[Finding]:
        """Yield findings."""
        ...

    def configure(self, options: Mapping[str, Any]) -> "Rule":
        """Return the rule with these option values (known and of the right type: see `merge_options`)."""
        ...


class FunctionRule(NamedTuple):
    """Hold a rule made from a function; functions of rules with options get the values as a second argument.

    `tables` are the tables its code reads as a newsroom changed them, by name.
    """

    meta: RuleMeta
    function: Callable[..., Iterable[Finding]]
    values: Mapping[str, Any] = {}
    tables: Mapping[str, Any] = {}

    def check(self, article: Article) -> Iterable[Finding]:
        """Run the function."""
        if self.meta.options:
            return self.function(article, self.values or merge_options(self.meta, {}))
        return self.function(article)

    def configure(self, options: Mapping[str, Any]) -> "FunctionRule":
        """Return the rule with the option values in place."""
        return self._replace(values=merge_options(self.meta, options))


def rule(
    id: str,  # noqa: A002 - the field's word
    *,
    summary: str,
    severity: str,
    examples: Iterable[Example],
    default: bool = True,
    languages: tuple[str, ...] = ("en",),
    literals: Iterable[str] = (),
    options: Mapping[str, tuple[Any, ...]] | None = None,
    references: Iterable[Reference] = (),
    origin: str = "",
    always: bool = False,
    tables: Iterable[str] = (),
) -> Callable[[Callable[..., Iterable[Finding]]], FunctionRule]:
    """Make a rule from a generator function `check(article)` or, if it has options, `check(article, options)`.

    Its docstring is the rule's page. An option is a pair of default and help, or a triple with the allowed choices.
    Raise `ConfigError` for a severity that does not exist.
    """

    def wrap(function: Callable[..., Iterable[Finding]]) -> FunctionRule:
        meta = RuleMeta(
            id,
            summary,
            parse_severity(severity),
            tuple(examples),
            default,
            _page(function),
            languages,
            tuple(literals),
            {name: Option(*option) for name, option in (options or {}).items()},
            tuple(references),
            origin,
            always,
            tuple(tables),
        )
        return FunctionRule(meta, function)

    return wrap


def parse_severity(text: str) -> Severity:
    """Return the severity spelled `error`, `warning` or `info`; raise `ConfigError` for any other word."""
    try:
        return Severity[text.upper()]
    except (KeyError, AttributeError):
        raise ConfigError(f"severity must be error, warning or info, not {text!r}") from None


def merge_options(meta: RuleMeta, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the rule's option values with `given` in place; raise `ConfigError` for an unknown name, a wrong type or choice."""
    values = {name: option.default for name, option in meta.options.items()}
    for name, value in given.items():
        if name not in meta.options:
            raise ConfigError(f"rule {meta.id} has no option {name!r}{_known(meta)}")
        values[name] = _checked(meta, name, value)
    return values


def _checked(meta: RuleMeta, name: str, value: Any) -> Any:
    option = meta.options[name]
    default = option.default
    if isinstance(default, tuple) and isinstance(value, list):
        value = tuple(value)
    wanted: type | tuple[type, ...] = (int, float) if isinstance(default, float) else type(default)
    if not isinstance(value, wanted) or isinstance(value, bool) is not isinstance(default, bool):
        raise ConfigError(f"option {name!r} of rule {meta.id} must be {_type_name(default)}, not {value!r}")
    chosen = value if isinstance(value, tuple) else (value,)
    if option.choices and not set(chosen) <= set(option.choices):
        raise ConfigError(f"option {name!r} of rule {meta.id} must be one of {', '.join(map(str, option.choices))}, not {value!r}")
    return value


def _type_name(default: Any) -> str:
    return {bool: "true or false", int: "a whole number", float: "a number", str: "text", tuple: "a list", dict: "a table"}.get(
        type(default), type(default).__name__
    )


def _known(meta: RuleMeta) -> str:
    return f" (it has {', '.join(sorted(meta.options))})" if meta.options else " (it has none)"


def _page(function: Callable[..., Any]) -> str:
    lines = (function.__doc__ or "").expandtabs().splitlines()
    indent = min((len(line) - len(line.lstrip()) for line in lines[1:] if line.strip()), default=0)
    return "\n".join([line.strip() if i == 0 else line[indent:].rstrip() for i, line in enumerate(lines)]).strip()
