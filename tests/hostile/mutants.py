"""Hostile inputs from a seed: articles, encodings, configurations, records of sign-offs and rule files, mutated. One number makes one input."""

import random
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from .settings import ALLOW, CONFIG, PACK, RULE, TABLE, baseline, toml

ROOT = Path(__file__).resolve().parents[2]
ARTICLES = (
    "Ferry runs aground off Skagen\n\nBy Jane Doe\n\nSKAGEN, Denmark (Reuters) - Forty-two people were rescued on Monday, the coast guard said.\n\n"
    "“We heard a crash,” said Ida Holm, 34, who was on deck. “Then the ‘lights’ went out, and the captain’s voice…”\n\n“It was dark,” she added.\n\n"
    "The regime claimed that 40,000 people had fled; according to Tasnim, 3.5 million did so. The minister, who admitted “errors”, declined to comment.\n",
    "---\ntitle: The “deal”\ndate: 2024-02-30\nauthor: [A. B., C. D.]\nimage: {caption: 'A hall'}\nsayso:\n  allow: [quotes.*]\n---\n# The “deal”\n\n"
    "*A standfirst with [a link](http://rt.com/x).*\n\n> He said: “No.”\n\n- one **re**gime\n- two\n\n| a | b |\n|---|---|\n| 5% | said |\n\n"
    '<!-- sayso: allow sourcing.* -- known -->\n\nOfficials said on 31 April that `code` &amp; RT reported it.[^1]\n\n![A man](i.jpg "Photo: RT")\n\n[^1]: note\n',
    '<!doctype html><html lang=en><head><meta charset=utf-8><title>T</title><script type=\'application/ld+json\'>{"@type":"NewsArticle"}</script></head>'
    "<body><nav>x</nav><article><h1>Talks fail</h1><p class=standfirst>Two sides met.</p><p>“No,” <b>Mr</b> Vahidi said&nbsp;&mdash; <q>never</q>."
    "<!-- sayso: allow-start quotes.* --><ul><li>a<li>b</ul><figure><img alt=x><figcaption>A hall <span class=credit>RT</span></figcaption></figure>"
    "<table><tr><td>1<td>2</table><a href='https://tasnimnews.com/en/1'>it</a> reported.<pre>x</pre></article>",
)
PIECES = (
    *("“", "”", "‘", "’", '"', "'", "«", "»", "„", "``", "''", "(", ")", "[", "]", "{", "}", "<", ">", "*", "**", "_", "~~", "`", "```\n", "\\", "&", "|"),
    *("\n", "\r", "\r\n", "\n\n", "\t", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029", "\xa0", "\u3000", " ", "    "),
    *("\ufeff", "\u200b", "\u200d", "\u00ad", "\u202e", "\u202c", "\u0301", "\ufffc", "\ufffd", "\U0010ffff", "\x00", "\x1b[31m", "\x7f"),
    *("😀", "🇮🇷", "👩‍👩‍👧", "e\u0301", "İ", "ß", "ﬁ", "Ǆ", "漢字。", "שלום", "مرحبا", "Ⅷ", "½", "٣", "²", "１２"),
    *("said ", " said.", "he said, ", "according to ", "RT ", "RT said ", "Tasnim", " told RT", "reported ", "claimed that ", "regime", "the regime’s "),
    *("Mr. ", "Dr ", "U.S. ", "J. K. ", "etc. ", "a.m. ", "No. 5 ", "…", "...", "?!", " — ", "–", ", ", "; ", ": ", ". "),
    *("31 February 2024", "Feb. 30", "2024-13-45", "yesterday", "99999999999999999999", "1,2,3", "5%", "-1", "$5m", "two hundred and ", "40,000 people killed"),
    *("# ", "## ", "> ", "- ", "1. ", "---\n", "+++\n", "===\n", "|---|\n", "[a](b)", "![a](b)", "[^1]", "[r]: x\n", "{{< x >}}", "{%", "%}", "$$"),
    *("<p>", "</p>", "<br>", "<b>", "</div>", "<div class=credit>", "<!--", "-->", "<script>", "</script>", "<td>", "<q>", "<a href=x>", "<title>", "&amp;", "&#0;", "&#x110000;"),
    *("<!-- sayso: allow quotes.* -- x -->\n", "<!-- sayso: allow-start * -->", "<!-- sayso: allow-end -->", "<!-- sayso: allow-file x.y -->", "<!-- sayso:"),
    *("http://rt.com/a", "rt.com", "a@b.c", "https://[::1", "Source: X\n", "By A B\n", "(AP) — ", "title: x\n", "date: 2024-01-01\n", "? x\n", "&a [*a]\n", "!!python/x "),
)  # fmt: skip
CODECS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "latin-1", "cp1252", "cp1251", "shift_jis", "utf-7", "cp037")


class Hostile(NamedTuple):
    """Hold the files of one input by their names, the article among them, and the arguments of the run."""

    files: dict[str, bytes]
    article: str
    arguments: tuple[str, ...]


def hostile(seed: int) -> Hostile:
    """Return input number `seed`: the same one always."""
    choose = random.Random(seed)  # noqa: S311 - a fixed seed is the point
    kind = choose.choices(("article", "encoding", "config", "allow", "rule", "table", "baseline", "fix"), (50, 12, 10, 6, 10, 5, 6, 6))[0]
    name = choose.choice(("a.md", "a.txt", "a.html", "a.md", "a.text", "A.HTM", "ä b.md"))
    text = article(choose)
    files = {name: text.encode("utf-8", "ignore")}
    if kind == "encoding":
        files[name] = encoded(choose, text)
        if choose.random() < 0.4:
            files["sayso.toml"] = f'root = true\nencoding = "{choose.choice(CODECS)}"\n'.encode()
    elif kind == "config":
        files["sayso.toml"] = toml(choose, CONFIG.replace('packs = ["desk"]\n', "")).encode("utf-8", "ignore")
    elif kind == "allow":
        files |= {"sayso.toml": b"root = true\n", "sayso.allow.toml": toml(choose, ALLOW).encode("utf-8", "ignore")}
    elif kind == "rule":
        files |= {"sayso.toml": CONFIG.encode(), "desk/pack.toml": PACK.encode(), "desk/rule.toml": toml(choose, RULE).encode("utf-8", "ignore")}
    elif kind == "table":
        files |= {"sayso.toml": b'root = true\ntables = ["words.toml"]\n', "words.toml": toml(choose, TABLE).encode("utf-8", "ignore")}
    elif kind == "baseline":
        files["old.json"] = baseline(choose)
    return Hostile(files, name, _arguments(choose, name, kind))


def _arguments(choose: random.Random, name: str, kind: str) -> tuple[str, ...]:
    more = [] if kind in ("config", "rule", "table") or choose.random() < 0.3 else ["--language", "en"]
    if choose.random() < 0.2 and kind not in ("baseline", "fix"):
        return ("sources", "--format", "json", *more, name)
    if kind in ("article", "encoding", "allow", "fix") and choose.random() < 0.4:
        more += ["--select", "all:*", "--min-confidence", "0"]
    if kind == "baseline":
        more += ["--baseline", "old.json", *choose.choice(([], ["--statistics"], ["--write-baseline", "new.json"]))]
    if kind == "fix":
        more.append("--fix")
    return ("check", "--format", "json", *more, name)


def article(choose: random.Random) -> str:
    """Return an article that has gone through up to twelve mutations, now and then one of nothing but pieces."""
    if choose.random() < 0.1:
        return "".join(choose.choices(PIECES, k=choose.randrange(60)))
    text = choose.choice((*ARTICLES, *_examples()))
    for _ in range(choose.randrange(1, 13)):
        text = choose.choice(MUTATIONS)(choose, text[:20_000])
    return text


def _examples() -> list[str]:
    paths = (*(ROOT / "examples").glob("*.*"), *(ROOT / "tests" / "articles").glob("*/article.*"))
    return [path.read_text(encoding="utf-8") for path in sorted(paths) if path.suffix in (".md", ".txt", ".html")]


def encoded(choose: random.Random, text: str) -> bytes:
    """Return a text in some encoding, its bytes damaged here and there."""
    data = bytearray(text.encode(choose.choice(CODECS), "replace"))
    for _ in range(choose.randrange(4)):
        if data:
            at = choose.randrange(len(data))
            data[at : at + choose.randrange(2)] = bytes(choose.randrange(256) for _ in range(choose.randrange(4)))
    return bytes(data)


def _slice(choose: random.Random, text: str, most: int) -> slice:
    at = choose.randrange(len(text) + 1)
    return slice(at, at + choose.randrange(most))


def _insert(choose: random.Random, text: str) -> str:
    at = choose.randrange(len(text) + 1)
    return text[:at] + "".join(choose.choices(PIECES, k=choose.randrange(1, 4))) + text[at:]


def _delete(choose: random.Random, text: str) -> str:
    cut = _slice(choose, text, 80)
    return text[: cut.start] + text[cut.stop :]


def _repeat(choose: random.Random, text: str) -> str:
    cut = _slice(choose, text, 30)
    return text[: cut.start] + text[cut] * choose.choice((2, 3, 10, 60)) + text[cut.stop :]


def _flood(choose: random.Random, text: str) -> str:
    at = choose.randrange(len(text) + 1)
    return text[:at] + choose.choice(PIECES) * choose.choice((5, 40, 300)) + text[at:]


def _move(choose: random.Random, text: str) -> str:
    cut = _slice(choose, text, 200)
    rest = text[: cut.start] + text[cut.stop :]
    at = choose.randrange(len(rest) + 1)
    return rest[:at] + text[cut] + rest[at:]


def _shuffle(choose: random.Random, text: str) -> str:
    parts = text.split("\n\n")
    choose.shuffle(parts)
    return "\n\n".join(parts)


def _swap_marks(choose: random.Random, text: str) -> str:
    old, new = choose.sample(("“", "”", "‘", "’", '"', "'", ".", ",", "\n\n", "\n", " ", "e", "<", ">", "s"), 2)
    return text.replace(old, new, choose.choice((1, 5, -1)))


def _line_ends(choose: random.Random, text: str) -> str:
    return text.replace("\n", choose.choice(("\r\n", "\r", "\n\r", "\u2028", " ")))


def _case(choose: random.Random, text: str) -> str:
    cut = _slice(choose, text, 400)
    return text[: cut.start] + choose.choice((str.upper, str.lower, str.title, str.swapcase))(text[cut]) + text[cut.stop :]


def _sandwich(choose: random.Random, text: str) -> str:
    other = choose.choice(ARTICLES)
    return text[: choose.randrange(len(text) + 1)] + other[choose.randrange(len(other)) :]


def _nest(choose: random.Random, text: str) -> str:
    before, after = choose.choice((("“", "”"), ("<div>", "</div>"), ("> ", ""), ("[", "](x)"), ("**", "**"), ("- ", ""), ("(", ")"), ("<q>", "</q>")))
    depth = choose.choice((1, 3, 40))
    return before * depth + text + after * depth


def _random(choose: random.Random, text: str) -> str:
    at = choose.randrange(len(text) + 1)
    return (
        text[:at]
        + "".join(chr(choose.choice((choose.randrange(0x250), choose.randrange(0xD800), choose.randrange(0x10000, 0x110000)))) for _ in range(5))
        + text[at:]
    )


MUTATIONS: tuple[Callable[[random.Random, str], str], ...] = (
    *(_insert, _insert, _insert, _delete, _delete, _repeat, _flood, _move, _shuffle, _swap_marks, _line_ends, _case, _sandwich, _nest, _random),
)
