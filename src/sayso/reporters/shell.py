"""What the pages of sayso have in common: one file that loads nothing, with a policy that lets nothing be loaded, and blocks of an article."""

from base64 import b64encode
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from importlib.resources import files
from itertools import groupby

from sayso.reporters.markup import attribute, safe

_TAGS = {"blockquote": "p", "list": "li", "headline": "h3", "subhead": "h4"}
_GROUPS = {"blockquote": ("<blockquote>", "</blockquote>"), "list": ("<ul>", "</ul>"), "table": ('<div class="cells">', "</div>")}
_CLASSED = frozenset({"standfirst", "caption", "credit", "table", "source"})


@cache
def asset(name: str) -> str:
    """Return a style sheet or a script that is part of the program."""
    return files("sayso.reporters").joinpath("page", name).read_text(encoding="utf-8")


def head(title: str, style: str, script: str) -> str:
    """Return the beginning of a page, down to the link that leads past its head; only this style and this script will ever run in it."""
    policy = f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; base-uri 'none'; form-action 'none'"
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{safe(title)}</title>
<style>{style}</style>
</head>
<body>
<a class="skip" href="#articles">Skip to the text</a>
"""


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode('utf-8')).digest()).decode('ascii')}"


def lang(language: str) -> str:
    """Return the attribute that tells the language of a text, if it is known."""
    return f' lang="{attribute(language)}"' if language else ""


def blocks_html(blocks: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield the blocks of an article, each a kind and its HTML; runs of list items, cells and block quotations stand together."""
    seen_headline = False
    for kind, group in groupby(blocks, key=lambda block: block[0]):
        opening, closing = _GROUPS.get(kind, ("", ""))
        seen_headline |= kind == "headline"
        tag = "h3" if kind == "subhead" and not seen_headline else _TAGS.get(kind, "p")
        shown = f' class="{kind}"' if kind in _CLASSED else ""
        yield opening
        for _, html in group:
            yield f"<{tag}{shown}>{html}</{tag}>\n"
        yield closing
