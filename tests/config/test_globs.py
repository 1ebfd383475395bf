import pytest

from sayso.config.globs import matches


@pytest.mark.parametrize(
    ("path", "glob", "fits"),
    [
        ("/site/a.md", "a.md", True),
        ("/site/x/y/a.md", "a.md", True),
        ("/site/x/a.md", "*.md", True),
        ("/site/x/a.txt", "*.md", False),
        ("/site/drafts/x/a.md", "drafts", True),
        ("/site/x/drafts/a.md", "drafts/", True),
        ("/site/x/drafts/a.md", "/drafts", False),
        ("/site/drafts/a.md", "/drafts", True),
        ("/site/opinion/a.md", "opinion/**", True),
        ("/site/opinion/x/y/a.md", "opinion/**", True),
        ("/site/opinion/x/a.md", "opinion/*", True),
        ("/site/x/opinion/a.md", "opinion/*", False),
        ("/site/x/opinion/a.md", "**/opinion/*.md", True),
        ("/site/opinion/a.md", "**/opinion/*.md", True),
        ("/site/a1.md", "a[0-9].md", True),
        ("/site/ab.md", "a[!0-9].md", True),
        ("/site/a1.md", "a[!0-9].md", False),
        ("/site/a1.md", "a?.md", True),
        ("/site/a.md", "./a.md", True),
        ("/site/a+b.md", "a+b.md", True),
        ("/site/a[.md", "a[.md", True),
        ("/other/a.md", "a.md", False),
        ("/other/a.md", "../other/*", False),
        ("/site2/a.md", "*", False),
        ("/site/été/ß.md", "été", True),
    ],
)
def test_globs_are_relative_to_their_file(path, glob, fits):
    assert matches(path, "/site", glob) is fits
