"""What an article costs does not hang on how many outlets are known."""

import time
from itertools import product
from pathlib import Path

import pytest

from sayso.layers import HITS, TABLES
from sayso.packs.matcher import Automaton
from sayso.packs.tables import Table, compile_table
from sayso.testing import article
from sayso_sourcing.mentions import READERS, mentions
from sayso_sourcing.registry import TABLE, registry

SIZES = (100, 1_051, 10_000)
NAMES = ["".join(part).capitalize() for part in product("bdfgklmnprst", "aeiou", "lmnrst", "aeiou", "dgkmnt", ("a", "o", "ek"))]
STORY = (
    "The bridge over the Sill reopened on Friday, {} reported. The mayor told {} that it had cost 3 million. According to {}, nobody was hurt.\n\n"
    "Repairs began in March after a barge had struck a pier, and traffic was led through the old town for most of the summer.\n\n"
) * 40


def made_up(count: int) -> Table:
    """Return a registry of outlets that do not exist; the first hundred are the same in all."""
    rows = [
        {
            "key": name.lower(),
            "name": f"{name} News Agency",
            "country": "AZ",
            "kind": "agency",
            "control": "state-controlled",
            "names": [f"{name} News Agency", f"{name}press"],
            "context": [name],
            "domains": [f"{name.lower()}.example"],
            "handles": [f"x:{name.lower()}"],
            "reviewed": True,
        }
        for name in NAMES[:count]
    ]
    columns = ["names", "context", "domains", "handles"]
    lines = compile_table({"title": "", "licence": "", "notice": "", "columns": {}, "aliases": columns}, rows)
    return Table("outlets", Path("outlets.toml"), [line.encode() for line in lines])


def seconds(table: Table) -> float:
    """Return the least CPU seconds of five runs on the same article."""
    scan = Automaton({READERS[0]: registry(table).literals()}).scan
    text = STORY.format(*(f"{name} News Agency" if index % 2 else name for index, name in enumerate(NAMES[:100] * 2)))
    least = 1e9
    for _ in range(5):
        of = article(text).with_annotators({HITS: scan, TABLES: lambda _: {TABLE: table}})
        of.layer(HITS)
        begun = time.process_time()
        found = mentions(of)
        scan(of)
        least = min(least, time.process_time() - begun)
        assert len(found) == 120
    return least


def test_the_cost_of_an_article_is_flat_in_the_size_of_the_registry() -> None:
    assert len(set(NAMES)) >= SIZES[-1]
    tables = {size: made_up(size) for size in SIZES}
    for _ in range(3):  # one quiet try is enough
        took = {size: seconds(table) for size, table in tables.items()}
        if max(took.values()) <= 1.5 * took[SIZES[0]]:
            return
    pytest.fail(f"the same article takes {', '.join(f'{1000 * each:.1f} ms with {size:,}' for size, each in took.items())} outlets")
