"""Give every token of an article a letter for its part in the sentence. No model: closed classes, verb forms, capitals, neighbours."""

import re
from bisect import bisect_left
from itertools import compress
from operator import itemgetter

from sayso.text.clauses_words import letters, signal
from sayso.text.names_words import genders, group
from sayso.text.records import Block, Quote, Quotes, Sentence, Tokens

# What a neighbour tells: nouns after determiners, verbs after pronouns, `to` and modals. Each pattern marks one letter to change.
# The letter comes first, and what stands before it is asked behind it: so the search leaps from letter to letter.
FIXES = (
    (re.compile(r"[bn](?:(?<=[tm].)(?=[dpsohiPkNqta,.n])|(?<=[tmsw]b)|(?<=[tmsw]rb))"), {"b": "B", "n": "n"}),
    (re.compile(r"l(?:(?<=[swih]l)|(?<=[swih]rl))(?![xm])"), {"l": "Z"}),
    (re.compile(r"[blB](?:(?<=[dpaS#].)|(?<=P[blB]))"), {"b": "n", "l": "n", "B": "n"}),
    (re.compile(r"E(?:(?<=[dpS#a]E)(?=[naNEbl])|(?<=[dpS]rE)(?=[naN])|(?<=PE)(?=n))"), {"E": "a"}),
    (
        re.compile(
            r"l(?:(?<=[nN)]l)(?=[hdpsotiqNrkKG#:a“\"])|(?<=,l)(?=[hdpN])|(?<=[nN)]rl)(?=[hdpsotiqNrkKG#:a])|(?<=Nl)(?=[nP])|(?:(?<=[kK][nN]l)|(?<=[kK][nN]Nl))(?=[.,]))"
        ),
        {"l": "Z"},
    ),
)
SUPPORTED = re.compile(r"b(?:(?<=xb)|(?<=xrb))")
PLURAL_VERB = re.compile(r"b(?<=[nNl]b)(?=[hdpsoqtkKiNraSnlbG#\"“:.]|,[xVZm])")
LONGEST = 400  # tokens; what is longer is no sentence, and is read in pieces, so that the cost stays linear
BARE = str.maketrans("bl", "nn")
KEEP = frozenset("dpsiwhqcPtxy")
OPEN = frozenset("naEGBZblVr")
SHORT = frozenset("wiodPx")
MARKS = frozenset("\"“‘'(-*")  # before the first word of a sentence
POSSESSIVE = re.compile(r"x(?<=[nNayr#kVbl)]x)(?=[nNaEGbl#kyBZ\"“])")
CLOCK = re.compile(r"[0-2]?\d[.:h][0-5]\d(?:[ap]m)?|[01]?\d[ap]m")
CLOCK_ENDS = frozenset(("am", "pm", "a.m.", "p.m.", "gmt", "bst", "et", "cet"))
STOP = re.compile(r"\.(?<=[Nynal]\.)")


class Line:
    """Hold an article as columns: its tokens, a letter for each, the token range of each sentence, the quotation each token stands in (or -1).

    A class with slots, and with the columns of `tokens` beside it: they are read a hundred times a sentence, and a named tuple is slow to read.
    """

    __slots__ = ("blocks", "bounds", "ends", "lower", "quote_of", "quotes", "starts", "tags", "text", "tokens")

    def __init__(self, text: str, tokens: Tokens, tags: str, bounds: list[tuple[int, int]], quote_of: list[int], quotes: Quotes) -> None:
        self.text = text
        self.tokens = tokens
        self.starts, self.ends, self.lower, self.blocks = tokens
        self.tags = tags
        self.bounds = bounds
        self.quote_of = quote_of
        self.quotes = quotes


def line(text: str, blocks: tuple[Block, ...], tokens: Tokens, sentences: tuple[Sentence, ...], quotes: Quotes) -> Line:
    """Return the article as a line of letters; words inside outermost quotations are `k`, or `K` where the quotation is at least a clause."""
    bounds = [(_past_clock(text, tokens, first, end), end) for first, end in _bounds(tokens, sentences)]
    tags = _capitals(text, blocks, tokens, bounds)
    quote_of = _quoted(text, tokens, quotes, tags)
    return Line(text, tokens, _settled("".join(tags), tokens, bounds), bounds, quote_of, quotes)


def quoted(row: Line, first: int, end: int) -> bool:
    """Tell whether any token of `[first, end)` stands in a quotation: all that do, and no others, have the letters `k` and `K`."""
    return row.tags.find("K", first, end) >= 0 or row.tags.find("k", first, end) >= 0


def _mark(text: str, quote: Quote) -> str:
    """Return the letter for the words of a quotation: `K` for a clause, or what ends with a comma and so is somebody's speech."""
    return "K" if quote.kind == "direct" or text[max(0, quote.content.end - 1) : quote.content.end] in (",", "?", "!") else "k"


def _bounds(tokens: Tokens, sentences: tuple[Sentence, ...]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    starts, last = tokens.starts, 0
    for (begin, stop), _ in sentences:
        end = bisect_left(starts, stop, last)
        first = bisect_left(starts, begin, last, end) if last < end and starts[last] < begin else last
        if end - first <= LONGEST:
            found.append((first, end))
        else:
            found.extend([(at, min(end, at + LONGEST)) for at in range(first, end, LONGEST)])
        last = end
    return found


def _past_clock(text: str, tokens: Tokens, first: int, end: int) -> int:
    """Return where a sentence begins behind the time at the head of a live blog's entry (`18.40 The bridge has fallen`)."""
    word = tokens.lower[first : first + 1]
    if first + 2 < end and word and word[0][0].isdigit() and CLOCK.fullmatch(word[0]):
        after = first + 1 + (tokens.lower[first + 1] in CLOCK_ENDS)
        after += tokens.lower[after] in (":", "-", "–", "—", "|")
        opens = first == 0 or tokens.blocks[first - 1] != tokens.blocks[first]
        return after if opens and after < end and (text[tokens.starts[after]].isupper() or text[tokens.starts[after]] in "“‘\"'") else first
    return first


def _capitals(text: str, blocks: tuple[Block, ...], tokens: Tokens, bounds: list[tuple[int, int]]) -> list[str]:
    """Return first letters: by word, but `N` for a capitalised word that is not merely the first of its sentence."""
    table = letters()
    lower = list(map(table.__getitem__, tokens.lower))
    upper = bytes(map(str.isupper, itemgetter(*tokens.starts)(text))) if lower else b""
    tags = lower.copy()
    small: list[int] = []
    for index in compress(range(len(tags)), upper):
        if tags[index] not in KEEP:
            tags[index] = "N"
        if lower[index] in SHORT:
            small.append(index)
    for first, end in bounds:
        if first >= end:
            continue
        if upper.count(1, first, end) >= (end - first) / 5 and _titled(upper, lower, first, end, blocks[tokens.blocks[first]].kind == "headline"):
            tags[first:end] = [_headline_tag(tag) for tag in lower[first:end]]
        elif upper[first] or tags[first] in MARKS:
            _first_word(tags, lower, upper, first, end, tokens.lower)
    _shouted(text, tokens, tags, small)
    return tags


def _titled(upper: bytes, lower: list[str], first: int, end: int, heading: bool) -> bool:
    """Tell whether a sentence is in title case: capitals say nothing there."""
    share = 0.4 if heading else 0.7
    tags = lower[first:end]
    count = sum(map(OPEN.__contains__, tags))
    if count <= 3 or upper.count(1, first, end) < share * count:
        return False
    return sum(compress(upper[first:end], map(OPEN.__contains__, tags))) >= share * count


def _headline_tag(tag: str) -> str:
    return "N" if tag in "na" else tag


def _first_word(tags: list[str], lower: list[str], upper: bytes, first: int, end: int, words: list[str]) -> None:
    """Read the first word of a sentence by itself: `Polls`, `Asked`, `Speaking`, but `Will Smith`."""
    at = first
    while at + 1 < end and tags[at] in MARKS:
        at += 1
    if not upper[at]:
        return
    tag = lower[at]
    named = at + 1 < end and upper[at + 1] and tags[at + 1] == "N"
    if tag in "mbl":
        tags[at] = "N" if named or tag == "m" else "n"
    elif tag in "EG" and at + 1 < end and lower[at + 1] in "VZExmw":  # a name: `Orsted said`
        tags[at] = "n"
    elif tag == "r" and at + 1 < end and words[at].endswith("ly") and words[at + 1] in signal("speaking"):
        tags[at] = "n"  # a name, too: `Jolly said`
    elif tag in "na":
        tags[at] = tag if tag == "a" else ("N" if named else "n")
    else:
        tags[at] = tag


def _shouted(text: str, tokens: Tokens, tags: list[str], small: list[int]) -> None:
    """Read `US`, `WHO`, `IT` as names, not as pronouns: `small` are the capitalised words of such classes."""
    starts, ends = tokens.starts, tokens.ends
    for index in small:
        if 2 <= ends[index] - starts[index] <= 3:
            word = text[starts[index] : ends[index]]
            if (word.isupper() and word.isalpha()) or (tags[index] == "P" and tags[index + 1 : index + 2] == ["N"] and word.lower() in genders()):
                tags[index] = "N"  # `Per Hall` is no preposition


def _quoted(text: str, tokens: Tokens, quotes: Quotes, tags: list[str]) -> list[int]:
    """Return the outermost quotation of every token, or -1, and give the letters of quoted words to `tags`."""
    found = [-1] * len(tags)
    for index, quote in enumerate(quotes.quotes):
        if quote.depth == 0:
            inside = tokens.within(quote.span)
            found[inside.start : inside.stop] = [index] * len(inside)
            tags[inside.start : inside.stop] = [_mark(text, quote)] * len(inside)
    return found


def _settled(tags: str, tokens: Tokens, bounds: list[tuple[int, int]]) -> str:
    """Let neighbours decide what single words leave open."""
    marks = bytearray(tags.encode("latin-1", "replace"))
    ends = {end for _, end in bounds}
    for match in STOP.finditer(tags):
        after = match.end()
        if after not in ends and after + 1 not in ends:
            marks[after - 1] = marks[after - 2]
    line = marks.decode("latin-1")
    line = _possessives(line, tokens)
    for pattern, change in FIXES:
        line = pattern.sub(lambda match, change=change: _changed(match, change, tokens.lower), line)  # type: ignore[misc]
    line = SUPPORTED.sub(lambda match: "B" if _supported(match, tokens.lower) else "b", line)
    line = PLURAL_VERB.sub(lambda match: _bare_verb(match, tokens.lower), line)
    return line.translate(BARE)


def _changed(match: re.Match[str], change: dict[str, str], lower: list[str]) -> str:
    """Return the letter a neighbour calls for; a quantifier may stand alone before a verb (`Some accused the mayor`)."""
    letter = match.group()
    if letter in "Bbl" and lower[match.start() - 1] in ("both", "all") and match.string[match.start() - 2] in "nNsi":
        return "B"
    if letter == "E" and lower[match.start() - 1] in signal("alone"):
        return letter
    return change.get(letter, letter)


def _bare_verb(match: re.Match[str], lower: list[str]) -> str:
    """Return `B` where a word like `report` is a verb: after a plural (`polls report a rise`), at a sentence's end only `show`."""
    at, after = match.start(), match.string[match.end()]
    shows = lower[at] == "show"
    if after in "nlbG#" or match.string[at - 1] == "l":  # polls show voters leaving
        return "B" if shows and lower[at - 1] in group("roles", "document") else "n"
    return "B" if (shows and after == "h") or (_plural(lower[at - 1]) and (after != "." or shows)) else "n"


def _supported(match: re.Match[str], lower: list[str]) -> bool:
    """Tell whether a form of `to do` stands before a word like `want` (`does not want`)."""
    at = match.start() - 1
    return lower[at - (match.string[at] == "r")] in signal("support")


def _plural(word: str) -> bool:
    return (word.endswith("s") and not word.endswith("ss")) or word in signal("plural")


def _owns(match: re.Match[str], lower: list[str]) -> bool:
    """Tell whether `'s` may make an owner of the word before it: `today's advance`, but `here's hoping`."""
    return match.string[match.start() - 1] != "r" or lower[match.start() - 1] in ("today", "tomorrow", "yesterday", "tonight")


def _possessives(line: str, tokens: Tokens) -> str:
    lower = tokens.lower
    line = POSSESSIVE.sub(lambda match: "S" if lower[match.start()] == "'s" and _owns(match, lower) else "x", line)
    return re.sub(r"'(?<=[nN]')(?=[nNabEG#])", lambda match: "S" if lower[match.start() - 1][-1:] == "s" else "'", line)
