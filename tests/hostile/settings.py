"""Files beside an article, and mistakes in them: configurations, sign-offs, rule files, tables, baselines."""

import json
import random

RULE = (
    'id = "desk.rule"\nkind = "term"\nsummary = "A rule"\nseverity = "warning"\norigin = "our judgement"\nmessage = "Look: {why}"\nwhy = "x"\n'
    'term = "regime"\ninstead = ["government", "state"]\ninflect = "noun"\nexcept = ["tax regime"]\nunless = { before = ["a"], within = 3 }\n'
    '[voice]\nquote = "info"\n[[example]]\ntext = "x regime"\nflagged = ["regime"]\n[[example]]\ntext = "y"\n'
)
PACK = 'name = "desk"\nversion = "1"\nlanguages = ["en"]\nlicence = "CC0-1.0"\n'
CONFIG = (
    'root = true\npacks = ["desk"]\nselect = ["all:*"]\nignore = ["readability.*"]\nmin-confidence = 0.3\nlanguage = "en"\nfail-on = "warning"\n'
    '[rules."quotes.unbalanced"]\nseverity = "info"\n[[overrides]]\npaths = ["*.md"]\nmin-severity = "info"\n'
)
ALLOW = '[[allow]]\nfingerprint = "0123456789abcdef"\nrule = "quotes.unbalanced"\nexcerpt = "“"\nreason = "x"\nby = "A"\ndate = 2024-01-01\nexpires = 2024-02-02\n'
TABLE = (
    '[table]\ntitle = "Words"\nchanges = "language.house-style"\norigin = "our judgement"\n[[entry]]\nkey = "regime"\nadvice = "which government"\n'
    'source = "book"\n[[entry]]\nkey = "terrorist"\nallow = true\n[[entry]]\nkey = "claimed"\nseverity = "info"\n'
    '[[source]]\nkey = "book"\ntitle = "Style book"\nyear = 2026\n'
)
BASELINE = json.dumps(
    {
        "schema": "sayso/baseline/2",
        "documents": {
            "a.md": {"quotes.unbalanced": {"0123456789abcdef": 1, "fedcba9876543210": 2}},
            "gone.md": {"consistency.date": {"00000000deadbeef": 1}},
            "../b.txt": {"": {"1111111111111111": 3}},
        },
    },
    indent=1,
)
VALUES = (
    "null",
    "[]",
    "{}",
    "-1",
    "1e999",
    "NaN",
    '""',
    '"\\ud800"',
    "true",
    "9" * 400,
    "[" * 300,
    '{"a":',
    '"sayso/baseline/1"',
    '"/etc/x"',
    "0.5",
    "\ufeff",
)
TOML = (
    *('"', "'", '"""', "[", "]", "[[", "{", "}", "=", "\n", "#", "\\", "\\u12", "nan", "1e999", "-1", "true", '""', "[]", "{}", "1979-05-27", "é", "\x00"),
    *('"*"', '["**"]', "9" * 40),
)  # fmt: skip


def toml(choose: random.Random, text: str) -> str:
    """Return a TOML file with up to four mistakes."""
    for _ in range(choose.randrange(1, 5)):
        lines = text.split("\n")
        at = choose.randrange(len(lines))
        how = choose.random()
        if how < 0.4 and "=" in lines[at]:
            lines[at] = f"{lines[at].split('=')[0]}= {choose.choice(TOML)}"
        elif how < 0.55:
            del lines[at]
        elif how < 0.7:
            lines.insert(at, choose.choice(lines))
        else:
            place = choose.randrange(len(lines[at]) + 1)
            lines[at] = lines[at][:place] + choose.choice(TOML) + lines[at][place + choose.randrange(4) :]
        text = "\n".join(lines)
    return text


def baseline(choose: random.Random) -> bytes:
    """Return a baseline with up to three mistakes, now and then one that is none."""
    text = BASELINE
    for _ in range(choose.randrange(4)):
        at = choose.randrange(len(text) + 1)
        how = choose.random()
        if how < 0.5:
            left, colon, right = text.partition(choose.choice((": 1", ": 2", ': {"', '"schema": ', '"documents": ')))
            text = left + colon[:2] + choose.choice(VALUES) + right if colon else text
        elif how < 0.8:
            text = text[:at] + text[at + choose.randrange(9) :]
        else:
            text = text[:at] + choose.choice(VALUES) + text[at:]
    return text.encode(choose.choice(("utf-8", "utf-8", "utf-8", "utf-16")), "surrogatepass")
