"""The page of a rule that comes from a file: its own words under the fixed headings, and what can be derived."""

from collections.abc import Mapping
from typing import Any

_SHOWN = 12


def page(spec: Mapping[str, Any], said: Mapping[str, str]) -> str:
    """Return the page in Markdown: *What it flags*, *Why*, *Exceptions*, *References*."""
    parts = (
        ("What it flags", said.get("what") or _what(spec)),
        ("Why", said.get("why") or _why(spec)),
        ("Exceptions", "\n\n".join(part for part in (said.get("exceptions", "").strip(), _voices(spec)) if part)),
        ("References", _references(spec)),
    )
    return "\n\n".join(f"## {heading}\n\n{text.strip()}" for heading, text in parts)


def _what(spec: Mapping[str, Any]) -> str:
    terms = list(dict.fromkeys(owners[0][2] for owners in spec["literals"].values() if owners[0][1] == "base"))
    shown = ", ".join(f"*{term}*" for term in terms[:_SHOWN])
    more = f" and {len(terms) - _SHOWN} more" if len(terms) > _SHOWN else ""
    return f"{spec['summary'].rstrip('.')}." + (f" Looked for: {shown}{more}." if shown else "")


def _why(spec: Mapping[str, Any]) -> str:
    reasons = dict.fromkeys(entry["why"] for entry in spec["entries"] if entry.get("why"))
    return "\n".join(f"- {reason}" for reason in list(reasons)[:_SHOWN]) or f"{spec['summary'].rstrip('.')}."


def _voices(spec: Mapping[str, Any]) -> str:
    words = {"narrator": "the article's own words", "attributed": "attributed paraphrase", "quote": "quotations", "scare": "scare quotes"}
    off = [words[voice] for voice, level in spec["levels"].items() if not level and (voice != "scare" or spec["levels"]["quote"])]
    blocks = [block for block, level in spec["block"].items() if level == "off"]
    return f"Not reported in {', '.join([*off, *blocks])}." if off or blocks else "None beyond those of each entry."


def _references(spec: Mapping[str, Any]) -> str:
    cited = [f"- [{title}]({url})" if url else f"- {title}" for title, url in spec["references"]]
    own = dict.fromkeys(entry["origin"] for entry in spec["entries"] if entry.get("origin"))
    return "\n".join([*cited, *(f"- {origin[:1].upper()}{origin[1:]}" for origin in list(own)[:_SHOWN])]) or "- None."
