"""Write docs/rules/*.md from the rules themselves; with --check, fail if a page is missing, stale or left over.

python scripts/rule_pages.py [--check]
"""

import sys
from pathlib import Path

from sayso import Example, Rule
from sayso.engine.own import own_rules
from sayso.plugins.registry import load

PAGES = Path(__file__).resolve().parent.parent / "docs" / "rules"


def page(rule: Rule) -> str:
    """Return a rule's page in Markdown: what it says of itself, its options and its examples."""
    meta = rule.meta
    state = "on by default" if meta.default else "off by default; runs if asked for by its id"
    parts = [
        f"# {meta.id}",
        meta.summary,
        f"Severity: {meta.severity.label} at most · {state} · languages: {', '.join(meta.languages)}",
        body(meta.page),
    ]
    if meta.options:
        parts.append("## Options\n\n" + "\n".join(f"- `{name}` (default `{option.default}`): {option.help}" for name, option in meta.options.items()))
    if meta.examples:
        parts.append("## Examples\n\n" + "\n\n".join(shown(example) for example in meta.examples))
    parts += ["## Cited\n\n" + "\n".join(f"- {r.title}{f' <{r.url}>' if r.url else ''}" for r in meta.references)] if meta.references else []
    parts += [f"Origin: {meta.origin}"] if meta.origin else []
    return "\n\n".join(part.strip() for part in parts if part.strip()) + "\n"


def body(text: str) -> str:
    """Return the rule's own page without trailing white space."""
    return "\n".join(line.rstrip() for line in text.strip().splitlines())


def shown(example: Example) -> str:
    """Return an example as a block quotation, with what it flags."""
    text = "\n\n".join(piece for piece in (example.headline, example.text) if piece)
    short = text if len(text) <= 600 else text[:600].rstrip() + " …"
    quoted = "\n".join(f"> {line}".rstrip() for line in short.splitlines())
    note = f" ({example.note})" if example.note else ""
    flagged = ", ".join(f"`{excerpt if len(excerpt) <= 120 else excerpt[:120] + '…'}`" for excerpt in example.flagged)
    return f"{'Flagged: ' + flagged if flagged else 'Passes'}{note}\n\n{quoted}"


def index(rules: list[Rule]) -> str:
    """Return the list of all rules."""
    rows = [f"| [{r.meta.id}]({r.meta.id}.md) | {r.meta.severity.label} | {'yes' if r.meta.default else 'no'} | {r.meta.summary} |" for r in rules]
    return (
        "# Rules\n\nGenerated from the rules themselves.\n\n| rule | severity | by default | what it flags |\n|---|---|---|---|\n"
        + "\n".join(rows)
        + "\n"
    )


def main() -> int:
    """Write the pages, or check that they are fresh."""
    registry = load()
    if registry.failures:
        print("\n".join(f"{failure.plugin}: {failure.error}" for failure in registry.failures))
        return 1
    bundled = [rule for name, rule in registry.rules.items() if registry.owners[name] not in registry.foreign]
    rules = sorted([*bundled, *own_rules()], key=lambda rule: rule.meta.id)
    wanted = {f"{rule.meta.id}.md": page(rule) for rule in rules} | {"README.md": index(rules)}
    there = {path.name: path.read_text(encoding="utf-8") for path in PAGES.glob("*.md")}
    if "--check" in sys.argv:
        stale = sorted(name for name in wanted.keys() | there.keys() if wanted.get(name) != there.get(name))
        print("\n".join(f"docs/rules/{name} is stale: run python scripts/rule_pages.py" for name in stale) or f"{len(wanted)} pages are fresh")
        return 1 if stale else 0
    PAGES.mkdir(parents=True, exist_ok=True)
    for name in there.keys() - wanted.keys():
        (PAGES / name).unlink()
    for name, text in wanted.items():
        (PAGES / name).write_text(text, encoding="utf-8")
    print(f"{len(wanted)} pages written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
