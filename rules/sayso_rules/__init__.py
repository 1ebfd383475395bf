"""The bundled rule packs: TOML rule files and the data tables they and the families use."""

from pathlib import Path

from sayso import Rule, hookimpl, load_pack


@hookimpl
def sayso_rules() -> list[Rule]:
    """Return the rules of every pack: each folder beside this file that has a pack.toml."""
    folders = sorted(path.parent for path in Path(__file__).parent.glob("*/pack.toml"))
    return [rule for folder in folders for rule in load_pack(folder).rules]
