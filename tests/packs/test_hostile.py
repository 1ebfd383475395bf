"""No article makes a rule slow: what a rule does for one hit must not grow with the article."""

import time

import pytest

from sayso.testing import article, findings

BODIES = {
    "sentence context": ("term", 'term = "regime"\nunless = { sentence = ["never there"] }'),
    "article context": ("term", 'term = "regime"\nunless = { article = ["never there"], before = ["<end>"] }'),
    "end": ("term", 'term = "regime"\nonly = { after = ["<end>"] }'),
    "fix": ("term", 'term = "regime"\ninstead = "government"\ninflect = "noun"\npos = "noun"'),
    "capital": ("term", 'term = "Regime"\ncapitalised = "only"'),
    "pattern": ("term", "pattern = 'a regime\\b'\nnear = ['regime']"),
    "consistency": ("consistency", 'variants = ["regime", "the"]'),
    "occurrence": ("occurrence", 'term = "regime"\nper = "sentence"\nmax = 1'),
    "sequence": ("sequence", 'steps = ["regime", "regime", "regime", "never"]\ngap = 5'),
    "cooccurrence": ("cooccurrence", 'term = "regime"\nwithout = ["never"]\nwithin = "article"'),
    "metric": ("metric", 'measure = "paragraph-sentences"\nmax = 1'),
    "repetition": ("repetition", 'repeated = "phrase"\nexcept = ["the the"]'),
    "conditional": ("conditional", "used = '\\b(re\\w+)'\ndefined = '\\((a\\w*)\\)'\nexcept = [\"a regime\"]"),
    "capitalization": ("capitalization", 'style = "sentence"\nblocks = ["headline", "paragraph"]\nexcept = ["the Regime"]'),
}
TEXTS = {
    "one line": "a regime the Regime " * 2_000,
    "lines": "A regime.\n\n" * 2_000,
    "quotes": "“regime " * 2_000,
    "no end": "regime" + "-regime" * 5_000,
}


@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("text", TEXTS)
def test_a_long_article_takes_time_in_proportion(make_rule, body: str, text: str) -> None:
    kind, content = BODIES[body]
    rule = make_rule(content, kind)
    of = article(TEXTS[text])
    findings(make_rule('term = "regime"'), of)
    start = time.process_time()
    list(findings(rule, of))
    assert time.process_time() - start < 5
