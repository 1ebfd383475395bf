"""Frames: tell by the words around it whether a word is a noun, a verb or an adjective, where that can be told at all."""

from functools import cache

from sayso.article import Article
from sayso.packs.phrases import Window, token_range, window
from sayso.span import Span

_MARKS = frozenset(".,;:!?)]”\"'—–…")


def stands_as(article: Article, span: Span, pos: str, feature: str) -> bool:
    """Tell whether the words around `span` make it the part of speech `pos`; False too where they do not tell.

    `feature` is the form (see `inflect`): *slammed* and *slamming* are verbs unless a determiner stands before them.
    """
    view = window(article, span)
    first, last = token_range(view.tokens, span)
    before = view.tokens.lower[first - 1] if first > view.first else ""
    after = view.tokens.lower[last] if last < view.last else ""
    if pos == "noun" and last - first > 1 and before not in _words("to_modal"):
        return True  # a phrase that ends in a noun is one: only single words are verbs, too
    if pos == "verb" and feature == "s" and _in_headline(article, span) and before[:1].isalnum() and after[:1].isalnum():
        return before not in _words("determiner")  # headlines leave out the article that would tell: "Mayor slams levy"
    if pos == "noun" and _in_headline(article, span) and before[:1].isalpha() and (not after or after in _MARKS):
        return before not in _words("to_modal")
    return _FRAMES[pos](view, first, before, after, feature)


def _in_headline(article: Article, span: Span) -> bool:
    return article.blocks[article.block_at(span.start)].kind in ("headline", "subhead", "standfirst")


def _verb(view: Window, first: int, before: str, after: str, feature: str) -> bool:
    if before in _words("determiner") and before != "that" and not _plural_name(view, first):
        return False
    if before in _words("to_modal") or before in _words("subject"):
        return True
    if feature in ("past", "participle", "ing"):
        return True
    return after in _words("object") and bool(before) and before[0].isalnum()


def _noun(view: Window, first: int, before: str, after: str, feature: str) -> bool:
    if before in _words("to_modal") or (before in _words("subject") and before not in _words("determiner") and before != "and"):
        return False
    if before in _words("determiner") or (feature == "plural" and first == view.first and after[:1].isalpha()):
        return True  # no sentence of news starts with a verb in -s
    adjective = first - 2 >= view.first and view.tokens.lower[first - 2] in _words("determiner") and before[:1].isalpha()
    ends = not after or after in _MARKS or after in _words("after_noun")
    return ends and (adjective or feature == "plural" or before in ("of", "in", "by", "with", "against", "from", "for", "under"))


def _adjective(view: Window, first: int, before: str, after: str, feature: str) -> bool:
    if feature in ("more", "most") or (before in _words("be") and before != "'s" and (not after or after in _MARKS or after in _words("after_noun"))):
        return True
    return after[:1].isalpha() and after not in _words("after_noun") and after not in _words("object") and first >= view.first


def _plural_name(view: Window, first: int) -> bool:
    """Tell whether the `'s` before a word follows nothing that could own it: *that's slammed* is a verb."""
    return (
        view.tokens.lower[first - 1] == "'s"
        and first - 2 >= view.first
        and view.tokens.lower[first - 2] in ("that", "it", "he", "she", "who", "what")
    )


_FRAMES = {"verb": _verb, "noun": _noun, "adjective": _adjective}


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    import tomllib
    from importlib.resources import files

    return tomllib.loads(files("sayso.packs").joinpath("data", "frames.toml").read_text(encoding="utf-8"))


@cache
def _words(group: str) -> frozenset[str]:
    return frozenset(_table()[group]["words"])
