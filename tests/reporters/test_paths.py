import pytest

from sayso.reporters import Display
from sayso.reporters.paths import told, uri

HERE = Display(folder="/repo/news", root="/repo")


@pytest.mark.parametrize(
    ("path", "display", "name"),
    [
        ("./a.md", Display(), "a.md"),
        ("x/../a.md", Display(), "a.md"),
        ("-", HERE, "-"),
        ("a.md", HERE, "news/a.md"),
        ("./sub/a.md", HERE, "news/sub/a.md"),
        ("../other/a.md", HERE, "other/a.md"),
        ("/repo/news/a.md", HERE, "news/a.md"),
        ("../../away/a.md", HERE, "/away/a.md"),
        ("/repository/a.md", HERE, "/repository/a.md"),
        ("/repo/a.md", Display(folder="/repo"), "a.md"),
        ("/a.md", Display(folder="/", root="/"), "a.md"),
    ],
)
def test_a_path_is_told_from_the_root(path, display, name):
    assert told(path, display) == name


def test_a_checkout_may_be_named_by_a_link(tmp_path):
    real = tmp_path / "real"
    real.mkdir()
    (real / "a.md").touch()
    (real / "linked.md").symlink_to(tmp_path / "away.md")
    (tmp_path / "link").symlink_to(real)
    here = Display(folder=str(real), root=str(real))
    assert told(str(tmp_path / "link" / "a.md"), here) == "a.md"
    assert told("linked.md", here) == "linked.md"


@pytest.mark.parametrize(
    ("path", "address", "within"),
    [
        ("a.md", "news/a.md", True),
        ("a b#1?.md", "news/a%20b%231%3F.md", True),
        ("c:x.md", "news/c%3Ax.md", True),
        ("é.md", "news/%C3%A9.md", True),
        ("\udcff.md", "news/%FF.md", True),
        ("\ud800.md", "news/%3F.md", True),
        ("a\nb.md", "news/a%0Ab.md", True),
        ("/etc/a.md", "etc/a.md", False),
    ],
)
def test_an_address_never_starts_with_a_slash(path, address, within):
    assert uri(path, HERE) == (address, within)


def test_without_a_folder_a_path_stays_relative():
    assert uri("../a.md", Display()) == ("../a.md", True)
