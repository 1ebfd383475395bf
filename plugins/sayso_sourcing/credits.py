"""Outlets outside the sentence: credit lines, datelines, sign-offs, captions, headlines that end in a source."""

import re
from functools import cache

from sayso import Article, Span
from sayso_sourcing.tables import phrases

LONGEST_CREDIT = 90  # code points between the start of a credit line and the name
DATELINE = 110  # code points from the start of a paragraph within which a dateline stands
# A single word makes a credit line only with a mark, or `by` or `courtesy of`, after it: `Source: TASS`, not `Sources told TASS`.
_MARK = r"(?:\s*(?:credits?|files?|by|courtesy(?: of)?|from|via))?\s*(?:[:»›|>/=–—-]|>>)+\s*|\s+(?:by|courtesy of|via|from|provided by)\s+"
# Compiled when first needed: they cost more than the rest of the family's import.
PATTERNS = {
    "dateline-after": r"(?m)[^)\]\n]{0,40}[)\]]\s*[.:,]?\s*(?:--|—|–|-|:|\.)|\s*/\s*[.:]?\s*(?:--|—|–|-|\.|$)|\s*/\s*\.?\s*$",
    "place-before": r"[\"“]?[A-Z][\w .,’'-]{1,80}[,.]?\s*[(/\[](?:[A-Z][\w ]{1,20}[/,] ?)?$",
    "bare-dateline": r"[A-Z][A-Za-z .’'-]{1,40},(?: [A-Z][a-z]{2,8}\.? \d{1,2},?)? $",
    # agency copy pasted without paragraph breaks: `… Editor: Yamei TOKYO, Jan. 7 (Xinhua) -- The dollar`, `… sources said. (Xinhua/Khaled Omar)`
    "dateline-inside": r"[A-Z]{3,}[\w .,'’-]{0,50}\($",
    "dash-after": r"\)\s*(?:--|—)",
    "photo-before": r"(?:^|[.!?”\"\s])\((?:[A-Z][\w ]{1,24}/)?$",
    "photo-after": r"/[A-Z][\w .’'-]{1,40}\)",
    "sign-before": r"(?:^|[.!?”\"’)]|\n)\s*(?:[(\[/–—-]|--)+\s*(?:[A-Z][\w ]{1,24}\s?[/,&-]\s?)?$",
    "shared-after": r"(?:\s?/\s?[A-Z][\w .&-]{1,30})+\s*",
    "sign-after": r"(?:\s?[/,&-]\s?[A-Z][\w ]{1,30})?\s*[)\]/.]*\s*(?:$|\n)",
    "caption-before": r"(?i)(?:[(\[/|©:»]|\b(?:by|via|from|courtesy of))\s*(?:[A-Z][\w. ’'-]{1,40}\s?/\s?)?$",
    "caption-after": r"\s*/\s?[A-Z]|\s*(?:via|/)\s|\s*[)\]]?\s*$",
    "head-before": r"(?:\s[–—|-]|[:|])\s*$",
    "dash-before": r"\s[–—]\s?$",
    "inline-before": (
        r"(?i)(?:^|[.!?”\")(\[]\s*)(?:photos?|photographs?|images?|pictures?|videos?|footage|credit|source|handout|courtesy(?: of)?|file photo)"
        r"(?:\s*(?:credit|by|courtesy of|from|via))?\s*:?\s*(?:the )?$"
    ),
    # `(With ANI, Sputnik inputs)`
    "with-before": r"(?i)(?:^|[(\[\s])with\s+(?:[\w .&-]{1,30}(?:[,/]|\sand)\s*){0,3}$",
    "with-after": r"(?i)(?:\s*(?:[,/&]|and\b)\s*[\w .-]{1,30}?){0,3}\s+(?:news )?(?:agency |agencies )?inputs?\b",
    "inline-after": r"(?:’s|'s)?\s*(?:[/)\].;]|$|via\b)",
}


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(PATTERNS[name])


def carried(article: Article, span: Span) -> str:
    """Return how an outlet at `span` stands as the origin of the text: `credit`, `dateline`, `headline`, or empty."""
    index = article.block_at(span.start)
    if index < 0:
        return ""
    block = article.blocks[index]
    start = max(block.span.start, span.start - 2 * LONGEST_CREDIT)
    before = article.text[start : span.start].rpartition("\n")[2]
    rest = article.text[span.end : min(block.span.end, span.end + LONGEST_CREDIT)]
    if block.kind in {"credit", "byline"} or _is_credit_line(before) or _signs(before, rest):
        return "credit"
    if _pattern("dateline-inside").search(before) and _pattern("dash-after").match(rest):
        return "dateline"
    if _pattern("photo-before").search(before) and _pattern("photo-after").match(rest):
        return "credit"
    if span.start - block.span.start <= DATELINE and _is_dateline(article.text[block.span.start : span.start], rest):
        return "dateline"
    if block.kind == "caption" and _pattern("caption-before").search(before) and _pattern("caption-after").match(rest):
        return "credit"
    return "headline" if block.kind == "headline" and _heads(article.text[block.span.start : span.start], rest) else ""


def _signs(before: str, rest: str) -> bool:
    """Tell whether a name signs a text or a picture: `… on Friday. (Xinhua)`, `Two hurt – TASS`, `Courtesy of TASS/Handout`, `(Photo: TASS)`."""
    if _pattern("sign-before").search(before) and _pattern("sign-after").match(rest):
        return True
    if _pattern("with-before").search(before) and _pattern("with-after").match(rest):
        return True
    if not rest.strip() and _pattern("dash-before").search(before):
        return True
    if not before.strip() and _pattern("shared-after").fullmatch(rest):
        return True
    return bool(_pattern("inline-before").search(before) and _pattern("inline-after").match(rest))


def _is_credit_line(before: str) -> bool:
    return len(before) <= LONGEST_CREDIT and bool(_credit_line().match(before))


@cache
def _credit_line() -> re.Pattern[str]:
    every = [" ".join(phrase) for each in phrases("credit").values() for phrase in each]
    single = "|".join(re.escape(each) for each in every if " " not in each and each != "©")
    several = "|".join(re.escape(each) for each in sorted(every, key=len, reverse=True) if " " in each)
    return re.compile(rf"[\W_]*(?:(?:{single})(?:{_MARK})|(?:{several})\b|(?:©|\(c\)|copyright))(?:[^.!?:]|\.(?=\w)){{0,70}}$", re.IGNORECASE)


def _is_dateline(before: str, rest: str) -> bool:
    if _pattern("place-before").fullmatch(before) and _pattern("dateline-after").match(rest):
        return True
    if not before.strip(" (/[") and before.strip() and re.match(r"\s*[)/\]]\s*(?:--|—|–|-)", rest):
        return True
    return bool(_pattern("bare-dateline").fullmatch(before) and re.match(r"\s?(?:--|—|–| - )", rest))


def _heads(before: str, rest: str) -> bool:
    if not before.strip():
        return bool(re.match(r"\s*(?:news agency)?\s*:", rest))
    return not rest.strip(" )”") and bool(_pattern("head-before").search(before))
