"""Find what is attributed: the clause or phrase after a cue, the clause before it, the quotations around it."""

import re

from sayso.text.clauses import has_finite, np_right, trimmed, whole
from sayso.text.clauses_tags import Line
from sayso.text.clauses_words import signal
from sayso.text.cues import Entry

Range = tuple[int, int]
CLAUSAL = frozenset("VZxmhswqKk;:")
FURTHEST = 25
"""Tokens between a cue and its `that` which may tell when, where and in what it was said."""
RENAMED = re.compile(r"[nNo#y]r?[dpk]")


def addressee_end(line: Line, at: int, high: int) -> int:
    """Return the token after the person told, or `at` if nobody is."""
    tags = line.tags
    if at >= high:
        return at
    if tags[at] in "ois":
        return at + 1
    if tags[at] == "p" and line.lower[at] == "her" and at + 1 < high and tags[at + 1] in 'hqdstp"“':
        return at + 1
    return np_right(line, at, high, tight=True)


def _time(line: Line, at: int) -> bool:
    """Tell whether a token belongs to a time: `Monday night`, `June 4`, `late on Sunday`."""
    tags, word = line.tags, line.lower[at]
    if tags[at - 1] == "y" and (tags[at] == "#" or word in signal("daytime")):
        return True
    return word in ("late", "early") and tags[at + 1 : at + 2] in ("P", "y")


def skipped(line: Line, at: int, high: int) -> int:
    """Step over time, place and addressee between cue and content: `on Monday`, `in a statement`, `to reporters`."""
    tags = line.tags
    while at < high:
        if tags[at] in "yr" or _time(line, at):
            at += 1
        elif tags[at : at + 4] == "Pdrn":  # `for the first time`
            at += 4
        elif tags[at] in "Pt" and at + 1 < high and tags[at + 1] in "dpnNa#yoG":
            if line.lower[at + 1] == "her" and tags[at + 2 : at + 3] in ("h", ",", "q"):  # `wrote of her that …`
                at += 2
                continue
            stop = np_right(line, at + 1, high) if tags[at + 1] != "y" or tags[at + 2 : at + 3] == "S" else at + 2
            if stop <= at + 1:
                return at
            at = stop
        elif (tags[at] == "d" and at + 1 < high and (tags[at + 1] == "y" or line.lower[at + 1] in signal("daytime"))) or (
            tags[at] == "a"
            and at + 1 < high
            and line.lower[at + 1] in ("week", "month", "year", "night", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
        ):
            at += 2
        else:
            break
    return at


def following(line: Line, entry: Entry, at: int, stop: int) -> Range | None:
    """Return the content after a cue whose verb group ends before `at`; `stop` is where other cues or the sentence end it."""
    tags = line.tags
    start = at
    if "a" in entry.frame:
        start = addressee_end(line, at, stop)
        if start == at and at < stop and tags[at] not in 'hqK"':
            return None
    if start < stop and start > at + 1 and tags[start] in "xmVZ" and tags[at] in "nN":  # `told analysts margins would fall`
        start = at + 1
    if start < stop and tags[start] == "w" and tags[start - 1] in "nN" and start > at:  # `told officers who asked him that …`
        start = tags.find("h", start, stop) if "h" in tags[start:stop] else stop
    if start >= stop:
        return None
    begin = _opening(line, entry, start, stop)
    if begin is None:
        return None
    first, end = trimmed(line, begin, stop)
    return (first, end) if end > first else None


def _opening(line: Line, entry: Entry, at: int, stop: int) -> int | None:
    """Return where content begins, if the words after the cue fit one of its frames."""
    tags = line.tags
    while at + 1 < stop and tags[at] == "y" and tags[at + 1] not in "SxmVZEc":  # `said Monday the plant would close`
        at += 1
    if entry.lemma == "claim" and _taken(line, at, stop):
        return None
    if line.lower[at] in signal("silence") and tags[at + 1 : at + 2] not in ("x", "m", "V", "Z", "E"):
        return None
    told = _past_told(line, entry, at, stop)
    if told > at:
        return told
    that = _that_behind(line, at, stop) if entry.frame & {"c", "t"} else at
    if that > at:
        return that
    if _fits(line, entry, at, stop):
        return at
    after = skipped(line, at, stop)
    if at < after < stop and (found := _behind_adverbials(line, entry, at, after, stop)) is not None:
        return found
    if tags[at] == "," and at + 1 < stop:
        found = at + 1 if tags[at + 1] in "Kk" else _after_comma_insertion(line, at, stop)
        if found is not None:
            return found
    quote = tags.find("K", at, stop)
    return quote if "q" in entry.frame and quote >= 0 and not has_finite(line, at, quote) and tags[quote - 1] in ",:-" else None


def _that_behind(line: Line, at: int, stop: int) -> int:
    """Return where `that` begins a clause behind a time or a medium (`said this week that`, `warned in a memo, seen by us, that`), or `at`."""
    tags = line.tags
    if tags[at] not in "Pyr" and line.lower[at] != "only" and not _dated(line, at, stop):
        return at
    that = tags.find("h", at, min(stop, at + FURTHEST))
    if that < 0 or tags[that - 1] == "c" or tags[that + 1 : that + 2] in (":", "") or not CLAUSAL.isdisjoint(tags[at:that]):
        return at
    named = tags[that - 1] == "," or tags[that + 1] not in "VZxm"
    return that if named and whole(line, that + 1, stop) else at


def _dated(line: Line, at: int, stop: int) -> bool:
    """Tell whether a time begins at a token: `this week`, `last Monday`."""
    if at + 1 >= stop or not (line.tags[at] == "d" or line.lower[at] in ("last", "next", "earlier")):
        return False
    return line.tags[at + 1] == "y" or line.lower[at + 1] in signal("daytime")


def _past_told(line: Line, entry: Entry, at: int, stop: int) -> int:
    """Return where a clause or a question begins behind whom it was said to, or `at` if the cue has no place for one or none does."""
    if "b" in entry.frame and (told := _told(line, at, stop)) > at:
        return told
    if line.tags[at] == "o" and at + 1 < stop and line.tags[at + 1] in "shi" and entry.frame & {"c", "t"}:
        return at + 1
    return _question(line, at, stop) if "w" in entry.frame else at


def _behind_adverbials(line: Line, entry: Entry, at: int, after: int, stop: int) -> int | None:
    """Return where content begins behind times, places and occasions (`from at to after`), or None."""
    tags, frame = line.tags, entry.frame
    if tags[after] in ",:" and after + 1 < stop and (tags[after + 1] in "Kkh" or tags[after] == ":"):
        return after + 1
    if tags[after] in "hKk" or ("n" in frame and tags[at] == "t" and tags[after] in "dp"):
        return after
    asked = tags[after] == "q" and "t" in frame and line.lower[after] in signal("question")
    clause = tags[after] in "dpsiNn" and "c" in frame and tags[after - 1] in "ynN"
    return after if (asked or clause) and has_finite(line, after, stop) else None


def _told(line: Line, at: int, stop: int) -> int:
    """Return where a clause begins behind whom it was said to (`warned customers that …`, `warned them they …`), or `at` if none does."""
    end = addressee_end(line, at, stop)
    if end >= stop or line.tags[at] in "hKkt":
        return at
    return end if line.tags[end] == "h" or (line.tags[end] in "psd" and clause_ahead(line, end, stop)) else at


def _question(line: Line, at: int, stop: int) -> int:
    """Return where the question begins behind whoever was asked (`asked the crew if …`), or `at` if it does not."""
    end = addressee_end(line, at, stop)
    return end if end < stop and line.tags[end] == "q" and line.lower[end] in signal("question") else at


def _after_comma_insertion(line: Line, at: int, stop: int) -> int | None:
    """Step over `, in a statement, that`; a quotation or `that` has to follow."""
    end = line.tags.find(",", at + 1, stop)
    if 0 < end < stop - 1 and end - at < 25 and line.tags[end + 1] in "Kkh":
        return end + 1
    return None


def _fits(line: Line, entry: Entry, at: int, stop: int) -> bool:
    """Tell whether the token at `at` can open what the cue's frame asks for."""
    tag, frame, tags = line.tags[at], entry.frame, line.tags
    if tag in "Kk":
        return "q" in frame or "n" in frame or "c" in frame
    if tag == ":":
        return at + 1 < stop
    if tag == "h":
        return bool(frame & {"c", "t", "n"})
    if tag in "qw" and line.lower[at] not in ("as", "after", "before", "while", "since", "until", "because", "when", "although", "though"):
        return bool(frame & {"c", "t", "n", "w"}) and has_finite(line, at, stop)
    if "i" in frame and tag == "t":
        return at + 1 < stop and tags[at + 1] in "BbErnxkK"
    if "g" in frame and tag == "G" and line.lower[at] not in ("quoting", "citing"):
        return True
    if "o" in frame and person_to(line, at, stop):
        return True
    if "s" in frame and _recast(line, entry, at, stop):
        return True
    if "c" in frame and tag in ("dpsinNa#qPGo(yr" if "q" in frame else "dpsinNa#qGo(yr") and clause_ahead(line, at, stop):
        return True
    if tag == "r" or (tag == "y" and tags[at + 1 : at + 2] == "S"):
        tag = tags[at + 1] if at + 1 < stop else tag
    if "n" not in frame or tag not in "dpoisnNa#GS" or _no_words(line, entry, at, stop):
        return False
    return entry.lemma not in signal("naming") or _named(line, at, stop)


def _taken(line: Line, at: int, stop: int) -> bool:
    """Tell whether what is claimed is won or taken (`claimed six lives`), and no clause follows (`claimed the seats were theirs`)."""
    return at + 1 < stop and line.lower[at + 1] in signal("taken") and (at + 2 >= stop or line.tags[at + 2] in "c.,Pyqr")


def _no_words(line: Line, entry: Entry, at: int, stop: int) -> bool:
    """Tell whether an object is nothing that was said: what is refused, who is asked, or `this` alone."""
    if entry.lemma == "deny":
        return _granted(line, at, stop)
    if entry.cls == "asking" and line.lower[at] in ("him", "her", "them", "me", "us"):
        return at + 1 >= stop or line.tags[at + 1] in ".,?"
    return line.lower[at] == "this" and at + 1 < stop and line.tags[at + 1] in "Pq"


def _granted(line: Line, at: int, stop: int) -> bool:
    """Tell whether the object is something that one refuses: `denied them entry`, `denied his request`; not `denied the charge`."""
    end = np_right(line, at, stop, tight=True)
    pair = line.tags[at : min(at + 2, stop)]
    return line.lower[max(end - 1, at)] in signal("granted") or pair in ("on", "oN", "od", "oa", "pd")


def _named(line: Line, at: int, stop: int) -> bool:
    """Tell whether an object has a second phrase that names it: `called the plan “dead”`, `called him a liar`; not `called a meeting`."""
    tags = line.tags
    if "k" in tags[at:stop] or "K" in tags[at:stop]:
        return True
    if tags[at] in "oi":
        return at + 1 < stop and tags[at + 1] in "dpnNar"
    if RENAMED.search(tags, at, stop):
        return True
    after = at + 1
    while after < stop and tags[after] in "nNaS#":
        after += 1
    return (after < stop and tags[after] in "dpra" and after - at > 1) or (tags[at] == "N" and after < stop and tags[after] in "dpr")


def person_to(line: Line, at: int, stop: int) -> bool:
    """Tell whether somebody and an infinitive follow: `the crew to leave`."""
    end = np_right(line, at, stop)
    heard = end + (at < end < stop and line.tags[end] == "r")
    return end > at and heard < stop and line.tags[heard] == "t"


def _recast(line: Line, entry: Entry, at: int, stop: int) -> bool:
    """Tell whether a thing and what it is taken for follow: `the deal as a failure`, `the deal a failure`, `it to be one`."""
    end = np_right(line, at, stop, tight=True)
    if end <= at or end >= stop:
        return False
    if line.lower[end] == "as":
        return True
    return entry.lemma in signal("casting") and (line.tags[end] in "dakKE" or line.lower[end : end + 2] == ["to", "be"])


def clause_ahead(line: Line, at: int, stop: int) -> bool:
    """Tell whether a subject with a finite verb begins at `at`."""
    tags = line.tags
    if tags[at] == "o":
        return False
    if tags[at] in "PG":
        return tags[at - 1] != "G" and "," in tags[at : at + 20] and has_finite(line, at, stop)
    end = min(stop, at + 45)
    return has_finite(line, at + 1, end) or "k" in tags[at + 1 : end] or "K" in tags[at + 1 : end]
