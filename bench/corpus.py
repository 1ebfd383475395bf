"""Articles to measure speed on: paragraphs of ordinary news written for it (`news.txt`) with some of the example stories', shuffled."""

import random
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def paragraphs() -> list[str]:
    """Return the paragraphs of ordinary news and of the example stories, front matter and markup lines left out."""
    found = (ROOT / "bench" / "news.txt").read_text(encoding="utf-8").strip().split("\n\n")
    for path in sorted(ROOT.glob("examples/*.md")):
        body = path.read_text(encoding="utf-8").split("---\n", 2)[-1]
        found += [piece.strip() for piece in body.split("\n\n") if piece.strip() and piece.strip()[0] not in "<!#*>|-`{["]
    return found


def write_articles(folder: Path, count: int, words: int = 750, seed: int = 0) -> int:
    """Write `count` plain-text articles of about `words` words into `folder`; return how many words they have in all."""
    pool = paragraphs()
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    total = 0
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        pieces = ["Ministers sign border pact after day of talks"]
        while sum(len(piece.split()) for piece in pieces) < words:
            pieces.append(chance.choice(pool))
        text = "\n\n".join(pieces)
        total += len(text.split())
        (folder / f"{number:06}.txt").write_text(text, encoding="utf-8")
    return total


def words(files: Iterable[str]) -> int:
    """Return the number of words in text files."""
    return sum(len(Path(path).read_text(encoding="utf-8").split()) for path in files)
