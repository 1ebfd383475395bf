"""What two sentences share: the stems of their content words. A claim told twice is known by them."""

from functools import cache

from sayso import Article, Layer, Span
from sayso.layers import SENTENCES, TOKENS
from sayso_attribution.tables import words

SHORTEST = 3  # letters of a content word
ENDINGS = ("ings", "ing", "ed", "ies", "es", "s", "ers", "er")
KEPT = 3  # letters that an ending must leave
DOUBLED = frozenset(("bb", "dd", "gg", "mm", "nn", "pp", "rr", "tt"))


@cache
def stem(word: str) -> str:
    """Return a lower-case word without its ending, so that the forms of a verb or a noun fall together: *ignored*, *ignores*, *ignoring*.

    Rough on purpose: it is only ever compared with another stem, of a sentence that shares more words. Figures stay as they are.
    """
    if not word.isalpha():
        return word.replace(",", "")
    known = _irregular().get(word, word)
    for ending in ENDINGS:
        if known.endswith(ending) and len(known) - len(ending) >= KEPT and not known.endswith("ss"):
            known = known[: -len(ending)] + ("y" if ending == "ies" else "")
            break
    if known[-2:] in DOUBLED:
        known = known[:-1]
    known = known[:-1] + "y" if known.endswith("i") else known
    return known[:-1] if known.endswith("e") and len(known) > KEPT else known


@cache
def _irregular() -> dict[str, str]:
    """Return base form by irregular form."""
    pairs = (entry.split(" ") for entry in words("overlap", "irregular"))
    return {form: forms[0] for forms in pairs for form in forms[1:]}


def stems(article: Article, span: Span) -> frozenset[str]:
    """Return the stems of the content words that stand inside `span`: no words of grammar, no titles of address."""
    lower = article.layer(TOKENS).lower
    return frozenset(stem(lower[i]) for i in article.layer(TOKENS).within(span) if is_content(lower[i]))


def is_content(word: str) -> bool:
    """Tell whether a lower-case word says what a sentence is about: a figure, or three letters and more and no word of grammar."""
    return word[0].isdecimal() or (len(word) >= SHORTEST and word[0].isalpha() and word not in words("overlap", "grammar"))


def _by_sentence(article: Article) -> tuple[frozenset[str], ...]:
    return tuple(stems(article, sentence.span) for sentence in article.layer(SENTENCES))


CONTENT = Layer("attribution.content", _by_sentence)
