"""What tests of pages need: a strict reader of HTML, what holds for every page, and texts that try to become markup."""

import base64
import hashlib
import re
from html.parser import HTMLParser
from itertools import pairwise

VOID = {"meta", "rect", "br", "link", "img", "input"}


class Page(HTMLParser):
    """Read a page strictly: what is opened is closed, in order."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.open, self.tags, self.texts = [], [], []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        assert len({name for name, _ in attrs}) == len(attrs), (tag, attrs)
        values = dict(attrs)
        self.tags.append((tag, values, tuple(each for each, _ in self.open)))
        if tag not in VOID:
            self.open.append((tag, values))

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs), ()))

    def handle_endtag(self, tag):
        assert self.open, tag
        assert self.open.pop()[0] == tag

    def handle_data(self, data):
        if not any(tag in ("script", "style") for tag, _ in self.open):
            self.texts.append((data, tuple(self.open)))

    def having(self, name):
        return [(tag, attrs) for tag, attrs, _ in self.tags if name in attrs]

    def prose(self):
        """Return the article's own text: without badges, tips and names of characters."""
        kept = []
        for data, inside in self.texts:
            kinds = {name for _, attrs in inside for name in attrs.get("class", "").split()}
            if any(tag == "article" for tag, _ in inside) and not kinds & {"badge", "tip"}:
                kept.append(data)
        return "".join(kept)


HOSTILE = [
    "<script>alert(1)</script>", "</article></main>", "]]>", "<!--", "--><b>", "&lt;b&gt;", "\"'><img src=x onerror=alert(1)>",
    "\u202egnp.exe\u202c", "\x00nul", "\x1b[31m", "\u2066iso", "\ud800", "{{x}}", "${x}",
]  # fmt: skip


def assert_loads_nothing(text):
    """Assert that a page loads nothing and that its policy lets nothing but its own style and script in."""
    found = Page(text)
    assert not found.having("src")
    assert not found.having("style")
    assert not [name for _, attrs, _ in found.tags for name in attrs if name.startswith("on")]
    assert "url(" not in text
    assert "@import" not in text
    policy = next(attrs["content"] for _, attrs in found.having("http-equiv"))
    assert policy.startswith("default-src 'none'; ")
    for tag in ("style", "script"):
        (inside,) = re.findall(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


def assert_linked(found):
    """Assert that ids are unique and that every reference within the page finds one."""
    ids = [attrs["id"] for _, attrs in found.having("id")]
    assert len(ids) == len(set(ids))
    wanted = [attrs[name] for name in ("aria-labelledby", "aria-describedby") for _, attrs in found.having(name)]
    wanted += [attrs["href"][1:] for _, attrs in found.having("href") if attrs["href"].startswith("#")]
    assert set(wanted) <= set(ids)


def assert_navigable(found):
    """Assert that regions have names of their own and that headings skip no level."""
    regions = [attrs for tag, attrs, _ in found.tags if tag in ("section", "nav", "article", "form")]
    labels = [attrs.get("aria-label") or attrs.get("aria-labelledby") for attrs in regions]
    assert all(labels)
    assert len(labels) == len(set(labels))
    levels = [int(tag[1]) for tag, *_ in found.tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def assert_harmless(found):
    """Assert that no character that reorders or breaks a page is left in it."""
    every = "".join(data for data, _ in found.texts) + "".join(str(value) for _, attrs, _ in found.tags for value in attrs.values())
    assert not re.search("[\x00\x1b\u202a-\u202e\u2066-\u2069\ud800-\udfff]", every)
