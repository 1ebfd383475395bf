"""Which files are articles: sorted, once, and never outside of what was named."""

import os
from pathlib import Path

import pytest

from sayso.errors import InputError
from sayso.readers import discover


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name in ("b.md", "a.txt", "sub/c.HTML", "sub/deep/d.md", "sub/notes.py", ".hidden/e.md", ".f.md", "drafts/g.md", "empty/readme.rst"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    return tmp_path


def below(tree: Path, **options: object) -> list[str]:
    return [str(Path(path).relative_to(tree)) for path in discover([tree], **options)]  # type: ignore[arg-type]


def test_a_folder_is_walked_in_order(tree: Path) -> None:
    assert below(tree) == ["a.txt", "b.md", "drafts/g.md", "sub/c.HTML", "sub/deep/d.md"]


def test_suffixes_choose(tree: Path) -> None:
    assert below(tree, suffixes=[".py"]) == ["sub/notes.py"]


@pytest.mark.parametrize(
    ("exclude", "left"),
    [
        (["drafts"], ["a.txt", "b.md", "sub/c.HTML", "sub/deep/d.md"]),
        (["*.md"], ["a.txt", "sub/c.HTML"]),
        (["sub/*"], ["a.txt", "b.md", "drafts/g.md"]),
        (["sub/*.HTML", "./drafts/"], ["a.txt", "b.md", "sub/deep/d.md"]),
        (["**/d.md", "[a-b].*"], ["drafts/g.md", "sub/c.HTML"]),
        (["sub/**/*.md", "?.txt"], ["b.md", "drafts/g.md", "sub/c.HTML"]),
        (["[!a-b].md"], ["a.txt", "b.md", "sub/c.HTML"]),
    ],
)
def test_globs_exclude(tree: Path, exclude: list[str], left: list[str]) -> None:
    assert below(tree, exclude=exclude) == left


def test_a_function_may_exclude(tree: Path) -> None:
    assert below(tree, exclude=lambda path: path.startswith(str(tree / "sub"))) == ["a.txt", "b.md", "drafts/g.md"]


def test_a_named_file_is_taken_whatever_it_is_called(tree: Path) -> None:
    named = [tree / "sub/notes.py", tree / ".f.md"]
    assert list(discover(named, exclude=["*"])) == [str(path) for path in named]


def test_nothing_comes_twice(tree: Path) -> None:
    assert len(list(discover([tree / "a.txt", tree, tree / "sub" / ".." / "a.txt", tree / "sub"]))) == 5


def test_links_are_not_followed_out_or_around(tree: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (outside / "secret.md").write_text("x")
    (tree / "out").symlink_to(outside)
    (tree / "out.md").symlink_to(outside / "secret.md")
    (tree / "loop").symlink_to(tree)
    assert len(below(tree)) == 5
    assert list(discover([tree / "out.md"])) == [str(tree / "out.md")]


def test_it_is_lazy(tree: Path) -> None:
    found = discover([tree / "a.txt", tree / "missing"])
    assert next(found) == str(tree / "a.txt")
    with pytest.raises(InputError, match="does not exist"):
        next(found)


def test_errors_are_told_and_the_rest_is_found(tree: Path) -> None:
    errors: list[InputError] = []
    paths = [tree / "missing.md", tree / "empty", tree / "a.txt", "a\0b"]
    assert list(discover(paths, on_error=errors.append)) == [str(tree / "a.txt")]
    assert [str(error).partition(": ")[2][:16] for error in errors[:2]] == ["does not exist; ", "holds no article"]
    assert len(errors) == 3


def test_a_folder_of_excluded_articles_is_an_error(tree: Path) -> None:
    with pytest.raises(InputError, match="all are excluded"):
        list(discover([tree / "drafts"], exclude=["*.md"]))


def test_nothing_comes_twice_through_links_that_were_named(tree: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    beside = tmp_path_factory.mktemp("beside")
    (beside / "link").symlink_to(tree)
    (beside / "one.md").symlink_to(tree / "a.txt")
    alone = below(tree)
    for more in ([f"{tree}/"], [beside / "link"], [f"{beside}/link//"], [tree / "a.txt"], [beside / "one.md"], [tree / "sub"]):
        found = [os.path.realpath(path) for path in discover([tree, *more])]
        assert len(found) == len(set(found)) == len(alone)
