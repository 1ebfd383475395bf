"""Guess the language of a text: its script first, then its function words; langdetect only where these are unsure.

langdetect errs on short texts, so below `FEW_WORDS` words the configured language holds.
"""

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from sayso.text.tables import table

FEW_WORDS = 40
SAMPLE_WORDS = 400  # read from the start of a text; more does not change the answer
SAMPLE_CHARACTERS = 4000
FEW_LETTERS = 60
SURE_SHARE = 0.15  # of all words: English news has 0.35 to 0.45, a text in another language under 0.1
SURE_LEAD = 1.5
CLEAR_SHARE, CLEAR_LEAD = 0.11, 4.0  # texts full of names have fewer function words, but hardly any of another language
SURE_PROBABILITY = 0.9
WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
LATIN = r"a-zA-Z\u00c0-\u024f\u1e00-\u1eff"
SCRIPTS = {
    "ru": r"\u0400-\u04ff",
    "ar": r"\u0600-\u06ff\u0750-\u077f",
    "he": r"\u0590-\u05ff",
    "ja": r"\u3040-\u30ff",
    "ko": r"\uac00-\ud7af",
    "zh": r"\u4e00-\u9fff",
    "el": r"\u0370-\u03ff",
    "hi": r"\u0900-\u097f",
    "th": r"\u0e00-\u0e7f",
}
OTHER = re.compile(r"[^\x00-\u036f\u2000-\u206f\u20a0-\u20cf]")  # no Latin letter, mark or currency: only then are scripts told apart
# A language that shares the script, the letters that give it away, and the share of letters they must reach.
NEIGHBOURS = {"ru": ("uk", "іїєґІЇЄҐ", 0.02), "ar": ("fa", "پچژگکی", 0.03), "zh": ("ja", SCRIPTS["ja"], 0.05)}


class Guess(NamedTuple):
    """Hold a language as a two-letter code, and whether it was decided; if not, `language` is the configured one."""

    language: str
    decided: bool


def guess(text: str, configured: str = "en") -> Guess:
    """Return the language of a text; below 40 words the configured one holds and counts as decided."""
    sample = text[:SAMPLE_CHARACTERS]
    script = _by_script(sample)
    if script:
        return Guess(script, True)
    words = WORD.findall(sample.lower().replace("’", "'"))[:SAMPLE_WORDS]
    if len(words) < FEW_WORDS:
        return Guess(configured, True)
    found = _by_words(words) or _by_detector(sample)
    return Guess(found, True) if found else Guess(configured, False)


def _by_script(sample: str) -> str:
    """Return the language whose script most letters are in, or nothing for Latin letters and for short texts."""
    if sample.isascii() or not OTHER.search(sample):
        return ""
    counts = {language: _count(letters, sample) for language, letters in SCRIPTS.items()}
    language = max(counts, key=lambda each: counts[each])
    letters = sum(counts.values())
    if letters < FEW_LETTERS or letters < _count(LATIN, sample):
        return ""
    neighbour, own, share = NEIGHBOURS.get(language, ("", "", 0.0))
    return neighbour if own and _count(own, sample) > share * letters else language


def _count(letters: str, sample: str) -> int:
    return len(re.findall(f"[{letters}]", sample))


@cache
def _function_words() -> Mapping[str, tuple[str, ...]]:
    languages: dict[str, list[str]] = {}
    for language, group in table("languages").items():
        for word in group["words"]:
            languages.setdefault(word, []).append(language)
    return {word: tuple(found) for word, found in languages.items()}


def _by_words(words: list[str]) -> str:
    """Return the language whose function words make up a sure share of the text, well ahead of the next; else nothing."""
    known = _function_words()
    counts: Counter[str] = Counter()
    for languages, number in Counter(map(known.get, words)).items():
        counts.update(dict.fromkeys(languages or (), number))
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < CLEAR_SHARE * len(words):
        return ""
    (language, count), behind = ranked[0], ranked[1][1] if len(ranked) > 1 else 0
    clear = count >= CLEAR_LEAD * behind
    return language if clear or (count >= SURE_SHARE * len(words) and count >= SURE_LEAD * behind) else ""


def _by_detector(sample: str) -> str:
    """Ask langdetect, seeded so that its answer is always the same; nothing if it is not sure either."""
    import langdetect

    langdetect.DetectorFactory.seed = 0
    try:
        best = langdetect.detect_langs(sample)[0]
    except langdetect.LangDetectException:
        return ""
    return str(best.lang).partition("-")[0] if best.prob >= SURE_PROBABILITY else ""
