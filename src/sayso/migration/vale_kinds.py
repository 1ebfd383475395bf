"""Vale's other rules: occurrence, repetition, consistency, conditional, capitalization."""

from sayso.migration.regexes import Refused
from sayso.migration.sought import sought
from sayso.migration.vale_words import Made, Source, add, let_pass, tried
from sayso.migration.yamls import flag, listed, mapped


def occurrence(source: Source, _blocks: tuple[str, ...]) -> Made:
    """Return what `extends: occurrence` looks for."""
    said = source.said
    limits = {key: int(said[key]) for key in ("max", "min") if str(said.get(key, "")).isdecimal() and (key == "max" or int(said[key]))}
    if len(limits) != 1:
        raise Refused("occurrence with neither or both of max and min" if len(limits) != 2 else "occurrence with both max and min: write two rules")
    (key, limit), *_ = limits.items()
    scope = (listed(said.get("scope")) or ["text"])[0].split(".")[0]
    token = str(said.get("token", ""))
    measure = _measure(token, scope)
    made = Made("metric" if measure else "occurrence", [], [], {}, [], [])
    if measure:
        made.top.update({"measure": measure, key: limit})
        made.samples.append((0, _long(measure, limit, key)))
        return made
    per = {"sentence": "sentence", "text": "article", "raw": "article", "summary": "article", "document": "article"}.get(scope, "paragraph")
    found = sought(token, wrapped=False)
    made.top.update({"per": per, key: limit})
    add(made, found.entry("term", exact=not flag(said.get("ignorecase"))), ())
    for text in found.samples:
        made.samples.append((0, "; ".join([text] * (limit + 1)) if key == "max" else "Snow fell on the harbour."))
    return made._replace(passing=("; ".join([found.samples[0]] * limit),) if key == "min" else ())


_WORD = (r"\b(\w+)\b", r"\b\w+\b", r"\w+", r"(\w+)", r"\b[\w]+\b", r"[^\s]+", r"\S+")


def _measure(counted: str, scope: str) -> str:
    """Return the measure that counts what the pattern counts, if there is one."""
    units = {"sentence": "sentence", "paragraph": "paragraph", "heading": "headline"}
    if counted in _WORD:
        return f"{units[scope]}-words" if scope in units else "article-words"
    if counted in (".", r"[\s\S]", "(?s).") and scope in ("sentence", "heading"):
        return f"{units[scope]}-characters"
    return "sentence-commas" if counted == "," and scope == "sentence" else ""


def _long(measure: str, limit: int, key: str) -> str:
    if key == "min":
        return "Snow."
    unit = {"commas": "and, ", "characters": "snow "}.get(measure.rpartition("-")[2], "snow ")
    return "Snow " + (unit * (limit + 2)).rstrip(" ,") + ("" if measure.startswith("headline") else " fell.")


def repetition(source: Source, _blocks: tuple[str, ...]) -> Made:
    """Return what `extends: repetition` looks for."""
    said = source.said
    tokens = listed(said.get("tokens"))
    if not all(token in _WORD for token in tokens):
        raise Refused(f"repetition of {', '.join(tokens)}: sayso looks for repeated words alone")
    made = Made("repetition", [], [(0, "the the end")], {"repeated": "word"}, [], [])
    if str(said.get("max", "")) not in ("", "0", "1"):
        made.notes.append(f"max: {said['max']}: the second of two is reported")
    if not flag(said.get("ignorecase")):
        made.top["case"] = "exact"
    let_pass(made, said, source.accepted)
    return made


def consistency(source: Source, _blocks: tuple[str, ...]) -> Made:
    """Return what `extends: consistency` looks for."""
    made = Made("consistency", [], [], {"capitalised": "any", "prefixed": "any"}, [], [])
    for first, second in mapped(source.said.get("either")):
        one, other = (tried(pattern, made, wrapped=True) for pattern in (first, second))
        if one and other and one.words and other.words:
            add(made, {"variants": [list(one.words), list(other.words)]}, (f"One {one.words[0]} came; another {other.words[0]} left.",))
        elif one and other:
            made.left.append(f"{first} / {second}: no list of words")
    return made


def conditional(source: Source, _blocks: tuple[str, ...]) -> Made:
    """Return what `extends: conditional` looks for."""
    said = source.said
    used, defined = (sought(str(said.get(key, "")), wrapped=False, words=False) for key in ("first", "second"))
    top = {"used": used.pattern, "defined": defined.pattern} | ({} if flag(said.get("ignorecase")) else {"case": "exact"})
    made = Made("conditional", [], [(0, text) for text in _fresh(used.samples)], top, [], ["each text is reported once, at its first place"])
    let_pass(made, said, source.accepted)
    return made


def _fresh(samples: tuple[str, ...]) -> tuple[str, ...]:
    """Return samples that are unlikely to be among the exceptions: letters late in the alphabet."""
    return (*(text.replace("A", "Z").replace("a", "z") for text in samples), *samples)


def capitalization(source: Source, blocks: tuple[str, ...]) -> Made:
    """Return what `extends: capitalization` looks for."""
    said = source.said
    match = str(said.get("match", ""))
    style = match.removeprefix("$")
    made = Made("capitalization", [], [], {}, [], [])
    if match.startswith("$"):
        if style not in ("sentence", "title", "lower", "upper"):
            raise Refused(f"match: {match}: sayso does not know it")
        made.top["style"] = style
    else:
        made.top["shape"] = sought(match, wrapped=False, words=False).pattern
    made.samples.extend((0, text) for text in ("snow Falls On THE harbour", "Snow Falls On The Harbour", "snow falls on the harbour", "_ 1 _"))
    made.top["blocks"] = list(blocks) or ["headline", "subhead", "paragraph"]
    try:
        made.top.update({"threshold": min(1.0, float(said["threshold"]))} if "threshold" in said else {})
    except (TypeError, ValueError):
        made.notes.append("threshold: no number, left out")
    if "prefix" in said:
        made.left.append(f"prefix: {said['prefix']}: not known")
    made.notes.extend(f"indicators: {mark}: not known" for mark in listed(said.get("indicators")) if mark not in (":", ".", "?", "!", "–", "—"))
    let_pass(made, said, source.accepted)
    return made
