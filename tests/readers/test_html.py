"""HTML: blocks by tags and classes, exact places, and no exception whatever the page."""

from datetime import date

import pytest

from sayso.article import Article
from sayso.readers import read_bytes
from sayso.readers.draft import LINKS
from sayso.span import Span


def article(source: str) -> Article:
    return read_bytes(source.encode(), name="a.html")


def shapes(source: str) -> list[tuple[str, str]]:
    return [(block.kind, block.span.of(read.text)) for read in [article(source)] for block in read.blocks]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("", []),
        ("Bare text.", [("paragraph", "Bare text.")]),
        ("One<p>Two<p>Three</div>Four", [("paragraph", text) for text in ("One", "Two", "Three", "Four")]),
        (
            "<h1>Pact\n  signed</h1><h1>Again</h1><h2>Sub</h2><h6>Sub</h6>",
            [("headline", "Pact signed"), *[("subhead", each) for each in ("Again", "Sub", "Sub")]],
        ),
        ('<p class="article__standfirst big">S</p><div class=dek><p>D</p></div>', [("standfirst", "S"), ("standfirst", "D")]),
        ("<ul><li>One<li>Two <p>Three</ul><dl><dt>T<dd>D</dl>", [("list", each) for each in ("One", "Two", "Three", "T", "D")]),
        ("<blockquote><p>He said</p><p>so</blockquote>After", [("blockquote", "He said"), ("blockquote", "so"), ("paragraph", "After")]),
        ("<table><caption>C</caption><tr><th>A<td>B<tr><td>C</table>", [("caption", "C"), ("table", "A"), ("table", "B"), ("table", "C")]),
        (
            '<figure><img alt="no"><figcaption>Cap <span class="credit">Photo: J D</span></figcaption></figure>',
            [("caption", "Cap"), ("credit", "Photo: J D")],
        ),
        ('<p>A</p><div class="source">Daily Wire</div>', [("paragraph", "A"), ("credit", "Daily Wire")]),
        ("<p>One<br>two</p>", [("paragraph", "One\ntwo")]),
        ("<p>the <b>re</b>gime <i> said </i> so</p>", [("paragraph", "the regime said so")]),
        ("<p>a &amp; b&nbsp;c &copy 2 &bogus; &#8220;d&#x201d; AT&T</p>", [("paragraph", "a & b\xa0c © 2 &bogus; “d” AT&T")]),
        ("<p>He said <q>no</q>.</p>", [("paragraph", "He said “no”.")]),
        ("<p>Run <code>x</code> now</p><pre>code</pre><nav>Home</nav><script>if (a < b) x</script>", [("paragraph", "Run \ufffc now")]),
        ("<p>a<!-- c <p> -->b <!-- d", [("paragraph", "ab")]),
        ("<p>1 < 2 and <3</p>", [("paragraph", "1 < 2 and <3")]),
        ("<nav>never closed <p>The story", [("paragraph", "never closed"), ("paragraph", "The story")]),
        ("<nav><nav>a</nav>b</nav>c", [("paragraph", "c")]),
        ("<title>Pact | Wire</title><p>Body", [("headline", "Pact | Wire"), ("paragraph", "Body")]),
        ("<title>Pact | Wire</title><h1>Pact</h1>", [("headline", "Pact")]),
        ('<meta property="og:title" content="Pact &amp; peace"><title>Pact | Wire</title><p>B', [("headline", "Pact & peace"), ("paragraph", "B")]),
        ("<p title='a > b' data-x=it's>Text</p>", [("paragraph", "Text")]),
        ("<p>One</p><p>(Daily Wire)</p>", [("paragraph", "One"), ("credit", "(Daily Wire)")]),
        ("---\ntitle: Front\n---\n<p>Body", [("headline", "Front"), ("paragraph", "Body")]),
        ("<template><p>no</p></template><style>p {}</style><noscript>no</noscript>yes", [("paragraph", "yes")]),
    ],
)
def test_blocks(source: str, expected: list[tuple[str, str]]) -> None:
    assert shapes(source) == expected


def test_every_place_is_found_in_the_file() -> None:
    source = '<!-- é -->\r\n<h1>😀 the <b class="x">Zionist</b>\r\n   re<i>gime</i> &amp; 🇮🇷</h1>'
    read = article(source)
    at = read.text.index("Zionist")
    assert read.source_map.span(Span(at, at + len("Zionist regime"))).of(source) == "Zionist</b>\r\n   re<i>gime"
    for word, written in (("&", "&amp;"), ("🇮🇷", "🇮🇷"), ("😀", "😀")):
        at = read.text.index(word)
        assert read.source_map.span(Span(at, at + len(word))).of(source) == written


def test_metadata_from_tags() -> None:
    head = """<html lang="en-GB"><head><meta name=author content="Jane Doe"><meta property="article:published_time" content="2026-11-12T08:00:00Z">
    <meta property="article:section" content="World"><link rel="canonical" href="http://a.example/b"></head><p>B"""
    meta = article(head).meta
    assert (meta.byline, meta.published, meta.section, meta.url, meta.language) == (
        "Jane Doe",
        date(2026, 11, 12),
        "World",
        "http://a.example/b",
        "en-GB",
    )


def test_metadata_from_json_ld() -> None:
    head = """<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "inLanguage": "fr"}, {"@type": ["NewsArticle"], "inLanguage": "en",
    "author": [{"name": "Jane Doe"}, {"name": "John Roe"}], "datePublished": "2026-11-12", "publisher": {"name": "The Post"},
    "isBasedOn": {"url": "http://dailywire.example/1"}, "articleSection": "World"}]}</script><p>B"""
    meta = article(head).meta
    assert (meta.byline, meta.published, meta.language) == ("Jane Doe, John Roe", date(2026, 11, 12), "en")
    assert (meta.source, meta.section, meta.raw["publisher"]) == ("http://dailywire.example/1", "World", "The Post")


@pytest.mark.parametrize("script", ["{", "[" * 100_000, '{"@type": 3}', "[]", "null", '{"@type": "Article", "author": {"name": {"name": []}}}'])
def test_broken_json_ld_says_nothing(script: str) -> None:
    assert article(f'<script type="application/ld+json">{script}</script><p>Body').meta.byline == ""


def test_links_are_kept_with_their_places() -> None:
    read = article('<p>The <a href="http://a.example/?b&amp;c"><b>D</b>aily Wire</a> and <a>none</a> <a href=x>two<p>parts</a>')
    assert [(span.of(read.text), url) for span, url in read.meta.raw[LINKS]] == [
        ("Daily Wire", "http://a.example/?b&c"),
        ("two", "x"),
        ("parts", "x"),
    ]


@pytest.mark.parametrize(
    "bait",
    [
        "<",
        "</",
        "<!",
        "<!--",
        "<a ",
        '<a b="',
        "<a b='\">",
        "<p>",
        "<div>",
        "</div>",
        "<li>",
        "<td>",
        "<table><td>",
        "<nav>",
        "<nav></nav>",
        "<script>",
        "<q>",
        "<code>",
        "<a href=x>",
        "&",
        "&#x41",
        "<title>",
        " \n",
        "<h1>",
        "<svg ",
    ],
)
def test_no_page_takes_long(bait: str) -> None:
    from time import process_time

    started = process_time()
    assert isinstance(article(bait * (200_000 // len(bait))), Article)
    assert process_time() - started < 5
