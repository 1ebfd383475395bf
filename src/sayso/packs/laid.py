"""A table that code reads, with a newsroom's changes laid over it."""

from collections.abc import Iterable, Sequence

from sayso.packs.changes import Change, Word, merge
from sayso.packs.rows import plain
from sayso.packs.tables import Table, compile_table


def laid(table: Table, changes: Sequence[Change]) -> Table:
    """Return the table with changes in place, later ones over earlier ones; an entry that is allowed is taken out.

    Raise `PackError` at the newsroom's line for what does not fit the table.
    """
    base = (Word(changes[0].document, index, dict(row)) for index, row in enumerate(table))
    merged = merge(base, changes, table.columns, ())
    for allowed in merged.allowed:
        if not allowed.known:
            allowed.fail(table.keys)
    header = {name: getattr(table, name) for name in ("title", "licence", "notice", "columns", "aliases")}
    return Table(table.name, table.path, [line.encode() for line in compile_table(header, [plain(word.values) for word in merged.words])])


def fresh_terms(table: Table, changed: Table) -> Iterable[str]:
    """Return the names that a changed table has and its pack's has not: what is to be looked for besides."""
    return (term for column in changed.aliases for term in changed.terms(column) if term not in table.terms(column))
