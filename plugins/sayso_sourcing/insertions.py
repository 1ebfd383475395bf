"""The words that would tell the reader who runs an outlet, put where they read well."""

import re
from typing import NamedTuple

from sayso import Article, Edit, Fix, Span
from sayso_sourcing import registry
from sayso_sourcing.mentions import OUTSIDE, Mention
from sayso_sourcing.places import Place, phrase_start
from sayso_sourcing.registry import Outlet
from sayso_sourcing.tables import words

NOUNS = {"agency": "news agency", "tv": "broadcaster", "radio": "broadcaster", "newspaper": "newspaper", "online": "website"}
BARE = frozenset(
    {"official", "public"}
)  # adjectives that stand before the nation's: `official Palestinian`, since `Palestinian official` is a person
ASIDE = frozenset({"credit", "dateline", "headline", "link", "post"})
LINE = 120  # code points before a name in which an open bracket is looked for
OWNERS = 3  # tokens before a noun phrase in which a nation still belongs to it

_RUN = re.compile(r"\S*")


class Words(NamedTuple):
    """Hold what to say of an outlet: in full, and without its nation, for a phrase that names it."""

    full: str
    short: str
    noun: str


def fixes(article: Article, mention: Mention, of: Outlet) -> tuple[Fix, ...]:
    """Return the insertion that would tell the reader, if the registry has fair words; never safe: an editor chooses the words."""
    if not of.wording or not of.reviewed or mention.how in OUTSIDE:
        return ()
    say = _words(of, mention.span.of(article.text))
    if mention.how in ASIDE or mention.at is None or article.text.startswith("@", mention.span.start):
        return (Fix(f"Say who runs it: “{say.full}”", _aside(article.text, mention, of, say)),)
    short = Fix(f"Say who runs it: “{say.full}”", _before(mention.at, of, say))
    full = _in_full(mention.at, mention.span, of)
    return (short, Fix(f"Say it in full: “{of.row['disclosure']}”", (full,))) if full else (short,)


def _words(of: Outlet, name: str) -> Words:
    """Return the words; the nation is left out where the name holds it: `state-run Qatar News Agency`."""
    nation = "" if _holds_nation(name.split(), of.country) else of.nation
    full = f"{of.wording} {nation}" if of.wording in BARE else f"{nation} {of.wording}"
    return Words(full.strip(), of.wording, NOUNS[of.row["kind"]])


def _holds_nation(found: list[str], country: str) -> bool:
    plain = f" {' '.join(found)} ".lower()
    return any(f" {word.lower()} " in plain for word in registry.nation_words(country, seats=False))


# --- after the name -------------------------------------------------------------------------------------------------------


def _aside(text: str, mention: Mention, of: Outlet, say: Words) -> tuple[Edit, ...]:
    end = address_end(text, mention.span)
    named = mention.at is not None or mention.how != "link" or _shown(of, mention.span.of(text))
    aside = f"{say.full} {say.noun}" if named else f"source: {say.full} {of.name}"
    line = text[max(0, mention.span.start - LINE) : mention.span.start].rpartition("\n")[2]
    if text[end : end + 1] in {")", "]"}:
        return (Edit(Span(end, end), f", {aside}"),)
    opened = line.count("(") > line.count(")")
    return (Edit(Span(end, end), f" [{aside}]" if opened else f" ({aside})"),)


def _shown(of: Outlet, name: str) -> bool:
    """Tell whether the words of a link hold a name of the outlet."""
    every = (of.name, *(name for column in registry.TIERS for name in of.row.get(column) or ()))
    return any(each.lower() in name.lower() for each in every)


def address_end(text: str, span: Span) -> int:
    """Return where the web address ends that holds a span, or where the span does if there is none."""
    start = span.start
    while start and not text[start - 1].isspace() and text[start - 1] not in '([<“"' and span.start - start < LINE:
        start -= 1
    match = _RUN.match(text, start)
    run = (match.group() if match else "").rstrip(".,;:!?)]>”\"’'")
    address = "://" in run or ("/" in run and "." in run.partition("/")[0].strip("."))
    return max(span.end, start + len(run)) if address and not run.startswith("©") else span.end


# --- before the name ------------------------------------------------------------------------------------------------------


def _before(at: Place, of: Outlet, say: Words) -> tuple[Edit, ...]:
    """Return the edits that put the words before the name, or before the noun that goes with it: `the Russian state-run channel NTV`."""
    start = phrase_start(at)
    first = _noun_start(at)
    near = [at.word(index) for index in range(max(at.low, start - OWNERS), at.first) if index not in at.ended and at.word(index) != ","]
    said = _holds_nation([word for word in near if word not in {"'s", "'"}], of.country)
    words = _with_noun(at, first, say.short if said else say.full, say)
    if first == at.first < at.last and at.word(first) == "the":  # `The state-run Herald`, not `state-run The Herald`
        inner = at.tokens.starts[first + 1]
        return (Edit(Span(inner, inner), f"{words} "),)
    place = at.tokens.starts[first]
    lead = at.text[max(0, place - LINE) : place]
    if _opens(lead):
        words = words[:1].upper() + words[1:]
    article = _article(lead, words)
    if article:
        return (Edit(Span(place - len(article[0]), place), f"{article[1]}{words} "),)
    return (Edit(Span(place, place), f"{words} "),)


def _in_full(at: Place, span: Span, of: Outlet) -> Edit | None:
    """Return the edit that puts the registry's whole phrase for the name, where it stands alone: `Iran's semi-official Tasnim news agency`."""
    phrase, name = str(of.row.get("disclosure", "")), " ".join(span.of(at.text).split())
    following = at.word(at.last + 1)
    if f" {name} " not in f" {phrase.replace(',', ' ,')} " or _noun_start(at) != at.first or _determined(at, at.first):
        return None
    if phrase_start(at) != at.first:  # `Qatar-based Al Jazeera`
        return None
    joined = following in {"and", "or", "&", "'s", "'", "/", "-", "("} or at.word(at.first - 1) in {"and", "or", "as", "/", "-"}
    doubled = following == "," and "," in phrase  # another aside follows
    if joined or doubled or following in words("medium") or following in words("product"):
        return None
    aside = "," in phrase and following.isalpha()
    opens = _opens(at.text[max(0, span.start - LINE) : span.start])
    return Edit(span, f"{phrase[:1].upper() + phrase[1:] if opens else phrase}{',' if aside else ''}")


def _opens(lead: str) -> bool:
    return not lead.strip() or lead.rstrip().endswith((".", "!", "?", "\n", ".”", '."')) or lead.endswith("\n")


def _noun_start(at: Place) -> int:
    """Return the token before which the words go: the nouns for outlets right before the name, or the name itself."""
    index = at.first - 1
    if at.word(index) == "," and at.word(index - 1) in words("medium") - {"website", "site", "platform"}:
        index -= 1
    noun = at.word(index)
    if noun not in words("medium") or index in at.ended or (noun.endswith("s") and noun != "news"):
        return at.first
    while at.word(index - 1) in words("medium") and index - 1 not in at.ended:
        index -= 1
    return index


def _with_noun(at: Place, first: int, found: str, say: Words) -> str:
    """Return the words with an article and a noun where they need them: `the official Palestinian news agency WAFA`."""
    if at.first != first or _determined(at, first):
        return found
    own = at.word(at.last) in words("medium") | {"corporation", "corp.", "service"}
    if say.short in BARE and at.word(at.last + 1) not in words("medium") and not own:
        return f"the {found} {say.noun}"
    return f"the {found}" if own and say.full == say.short else found


def _determined(at: Place, first: int) -> bool:
    """Tell whether an article or an owner stands before the name: `the`, `a`, `Syria's`, or the nation's adjective."""
    word = at.word(first - 1)
    return word in {"the", "a", "an", "'s", "'", "its", "their"} or word in registry.nation_tokens() or word in words("epithet")


def _article(lead: str, words_: str) -> tuple[str, str] | None:
    """Return the indefinite article before the name and the one that fits the inserted words, if they differ."""
    wanted = "an " if words_[0].lower() in "aeio" or words_.lower().startswith("un") else "a "
    for found in ("an ", "a ", "An ", "A "):
        if lead == found or lead.endswith((f" {found}", f"\n{found}")):
            fitting = wanted.capitalize() if found[0] == "A" else wanted
            return (found, fitting) if found != fitting else None
    return None
