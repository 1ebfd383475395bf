"""Make a rule of Vale's into a draft: one function for each `extends`."""

from collections.abc import Callable, Mapping
from typing import Any

from sayso.migration import messages, vale_kinds, vale_words
from sayso.migration.drafts import Draft, Link, fitted
from sayso.migration.regexes import Refused
from sayso.migration.vale_words import Made, Source
from sayso.migration.yamls import flag, listed

LEVELS = {"suggestion": "info", "warning": "warning", "error": "error"}
_BLOCKS = ("headline", "standfirst", "subhead", "paragraph", "list", "table", "caption", "credit", "blockquote")
_SCOPES = {
    "heading": ("headline", "subhead"), "list": ("list",), "table": ("table",), "blockquote": ("blockquote",), "paragraph": ("paragraph", "list"),
    "text": (), "sentence": (), "summary": (), "raw": (), "document": (),
}  # fmt: skip
_COMMON = {
    "extends",
    "message",
    "level",
    "scope",
    "link",
    "description",
    "name",
    "code",
    "limit",
    "author",
    "version",
    "licence",
    "license",
    "comment",
}
_SAID = {
    "existence": {"tokens", "raw", "ignorecase", "nonword", "exceptions", "append", "action", "vocab"},
    "substitution": {"swap", "ignorecase", "nonword", "exceptions", "action", "vocab", "capitalize", "pos"},
    "occurrence": {"token", "max", "min", "ignorecase"},
    "repetition": {"tokens", "alpha", "max", "ignorecase", "action", "exceptions", "vocab"},
    "consistency": {"either", "ignorecase", "nonword"},
    "conditional": {"first", "second", "ignorecase", "exceptions", "vocab"},
    "capitalization": {"match", "style", "exceptions", "indicators", "threshold", "prefix", "vocab"},
}


def draft(source: Source) -> tuple[Draft, tuple[str, ...]]:
    """Return the draft and the parts that could not be carried over; raise `Refused` for a rule of which nothing can."""
    said = source.said
    extends = str(said.get("extends", ""))
    if extends not in _MAKERS:
        raise Refused(_why_not(extends))
    blocks, notes = _scoped(said)
    made = _MAKERS[extends](source, blocks)
    if made.kind in ("term", "swap", "consistency") and not made.entries:
        raise Refused("nothing of it can be carried over" + (f": {made.left[0]}" if made.left else ""))
    notes += made.notes + _unsaid(said, extends)
    severity = LEVELS.get(source.level or str(said.get("level", "warning")), "warning")
    entries = [*made.entries]
    text, note = fitted(messages.message(str(said.get("message", "")), made.fields), entries or [{}])
    origin = f"Vale style {source.style}, rule {source.name}"
    top = _voices(said, blocks, severity, made) | made.top | ({} if source.default else {"default": False})
    top["page"] = _page(said, note)
    links = (Link(source.id.replace(".", "-"), f"{source.style}: {source.name}", said["link"]),) if _web(said.get("link")) else ()
    headline = made.kind != "metric" and bool(blocks) and blocks[0] == "headline"
    shown = Draft(
        source.id, made.kind, _summary(source), severity, origin, tuple(entries), tuple(made.samples), top, text, made.passing, headline, links,
        notes=tuple(notes + ([note] if note else [])),
    )  # fmt: skip
    return shown, tuple(made.left)


def _why_not(extends: str) -> str:
    reasons = {
        "spelling": "a spelling checker with dictionaries: sayso has none",
        "sequence": "sequences with parts of speech: write it as kind = \"sequence\" by hand",
        "metric": "a formula over counts: see kind = \"metric\"",
        "readability": "grade levels: see the readability rules of sayso",
        "script": "a program: write a rule in Python",
    }  # fmt: skip
    return f"extends: {extends}: {reasons.get(extends, 'sayso does not know it')}"


def _scoped(said: Mapping[str, Any]) -> tuple[tuple[str, ...], list[str]]:
    """Return the blocks that a rule is about (none: all of them), and what is different now."""
    blocks: list[str] = []
    notes = []
    everywhere = False
    for scope in listed(said.get("scope")) or ["text"]:
        name = scope.removeprefix("~").split(".")[0].strip()
        if name not in _SCOPES or "&" in scope:
            raise Refused(f"scope: {scope}: sayso does not check that part of a page by itself")
        if scope.startswith("~"):
            blocks += [block for block in _BLOCKS if block not in _SCOPES[name]]
        elif _SCOPES[name]:
            blocks += _SCOPES[name]
        else:
            everywhere = True
        if name == "raw":
            notes.append("scope: raw: it runs on the text without markup")
        elif "." in scope:
            notes.append(f"scope: {scope} became {name}")
    return (() if everywhere else tuple(dict.fromkeys(blocks))), notes


def _voices(said: Mapping[str, Any], blocks: tuple[str, ...], severity: str, made: Made) -> dict[str, Any]:
    """Return `[voice]` and `[block]`: marks are the paper's own, also around and inside a quotation; words in it are somebody else's."""
    found: dict[str, Any] = {}
    if flag(said.get("nonword")) or "blockquote" in blocks:
        found["voice"] = {"quote": severity}
    if blocks and made.kind != "capitalization":
        found["block"] = {block: "off" for block in _BLOCKS if block not in blocks}
    return found


def _unsaid(said: Mapping[str, Any], extends: str) -> list[str]:
    notes = [f"{key}: not known, left out" for key in said if key not in _COMMON | _SAID[extends]]
    if "limit" in said:
        notes.append("limit: left out; `once = true` reports each entry once")
    action = said.get("action")
    name = action.get("name") if isinstance(action, Mapping) else None
    if name and not (name == "replace" and extends == "substitution"):
        notes.append(f"action: {name}: no fix is offered")
    return notes


def _page(said: Mapping[str, Any], note: str) -> dict[str, str]:
    about = str(said.get("description", "")).strip()
    return {"what": " ".join(part for part in (about, str(said.get("message", "")) if note else "") if part)} if about or note else {}


def _web(link: Any) -> bool:
    return isinstance(link, str) and link.startswith(("http://", "https://")) and len(link) < 500


def _summary(source: Source) -> str:
    text = " ".join(str(source.said.get("description") or source.said.get("message") or source.name).split())
    plain = messages.message(text, ("term",)).replace("“{term}”", "…").replace("{{", "{").replace("}}", "}")
    return (plain if len(plain) <= 120 else plain[:119].rstrip() + "…") or source.name


_MAKERS: Mapping[str, Callable[[Source, tuple[str, ...]], Made]] = {
    "existence": vale_words.existence,
    "substitution": vale_words.substitution,
    "occurrence": vale_kinds.occurrence,
    "repetition": vale_kinds.repetition,
    "consistency": vale_kinds.consistency,
    "conditional": vale_kinds.conditional,
    "capitalization": vale_kinds.capitalization,
}

__all__ = ["LEVELS", "Source", "draft"]
