"""Whatever stands in a rule file, it is a rule or an error with a file: never a traceback."""

import json
import random
from pathlib import Path

import pytest

from sayso.errors import PackError
from sayso.packs.compiled import PackRule
from sayso.packs.files import parse_toml
from sayso.packs.spec import Shared, parse_rule
from sayso.testing import article, findings

HEAD = 'id = "desk.rule"\nkind = "{}"\nsummary = "A rule"\nseverity = "warning"\norigin = "our judgement"\nmessage = "Look: {{why}}"\nwhy = "x"\n'
TAIL = """
[voice]
quote = "info"
[block]
headline = "raise"
[lists]
x = ["a"]
[[example]]
text = "x regime"
flagged = ["regime"]
[[example]]
text = "y"
"""
BODIES = {
    "term": (
        'term = "regime"\ninstead = ["government", "state"]\ninflect = "noun"\nexcept = ["tax regime"]\n'
        'unless = { before = ["a", "<capital>"], within = 3 }\npos = "noun"'
    ),
    "swap": "pattern = '\\bcould of\\b'\nright = 'could have'\nnear = ['could of']\nsafe = true",
    "consistency": 'variants = ["adviser", ["advisor", "counsel"]]\nprefer = "adviser"',
    "occurrence": 'term = "very"\nper = "sentence"\nmax = 1',
    "sequence": 'steps = ["some", ["a", "b"], { words = "say", inflect = "verb", optional = true }]\ngap = 2\nflag = 2',
    "cooccurrence": 'term = "shot"\nwith = ["x", "@x"]\nwithin = "article"\nfirst = true',
    "metric": 'measure = "sentence-words"\nmax = 3',
    "repetition": 'repeated = "phrase"\nexcept = ["very very"]\ncapitalised = "any"',
    "conditional": "used = '\\b(s[a-z]+)'\ndefined = 'x (a)'\norder = \"before\"",
    "capitalization": 'style = "sentence"\nblocks = ["headline", "paragraph"]\nthreshold = 0.5',
}
VALUES = [
    "3", '"x"', "[]", "{}", "[[]]", "[{}]", "true", '""', '"{"', '"{x}"', "-1", "1e400", "nan", '["",1]', "{a=1}", "1979-05-27", '"@x"', '"<word>"',
    '["a",["b"]]', '"~"', '"verb"', "[{words=3}]", "{words=[1]}", '{before="@y"}', '"😀"',
]  # fmt: skip
TEXT = "The regime said “some a say very very adviser advisor could of”. He shot x.\n\nSome analysts say a regime change."


@pytest.mark.parametrize("kind", BODIES)
@pytest.mark.parametrize("seed", range(4))
def test_a_mutated_file(kind: str, seed: int) -> None:
    choose = random.Random(f"{kind}{seed}")  # noqa: S311 - a fixed seed is the point
    of, kept = article(TEXT), 0
    for _ in range(150):
        lines = (HEAD.format(kind) + BODIES[kind] + TAIL).split("\n")
        _mutate(lines, choose)
        spec = _parsed("\n".join(lines))
        if isinstance(spec, PackError):
            assert (spec.path, len(str(spec).splitlines())) == ("rule.toml", 1)
        else:
            findings(PackRule(json.loads(json.dumps(spec))), of)
            kept += 1
    assert 0 < kept < 150


def _parsed(content: str) -> dict[str, object] | PackError:
    try:
        return parse_rule(parse_toml(content.encode(), Path("rule.toml")), Shared(["en"], {}, {}, {}))
    except PackError as error:
        return error


def _mutate(lines: list[str], choose: random.Random) -> None:
    at = choose.randrange(len(lines))
    how = choose.random()
    if how < 0.5 and "=" in lines[at]:
        lines[at] = f"{lines[at].split('=')[0]}= {choose.choice(VALUES)}"
    elif how < 0.65:
        del lines[at]
    elif how < 0.8:
        lines.insert(at, choose.choice(lines))
    else:
        lines[at] = lines[at].replace(choose.choice('"[{]=ae'), choose.choice(['"', "[", "", " ", "\x00", "’"]), 1)
