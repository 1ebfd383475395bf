"""Where outlets stand besides a sentence: accounts, addresses, links, what a page and its front matter say; and whom a disclosure is about."""

import json

import pytest

from sayso.readers import read_bytes
from sayso.testing import article, findings
from sayso_sourcing.accounts import Address, address
from sayso_sourcing.mentions import mentions
from sayso_sourcing.registry import bundled
from sayso_sourcing.state_media_only import state_media_only
from sayso_sourcing.undisclosed_state_media import undisclosed_state_media

STORY = "The bridge reopened."


def flagged(text: str, name: str | None = None) -> list[str]:
    of = read_bytes(text.encode(), name=name, encoding=None) if name else article(text)
    return ["story" if found.whole_story else found.span.of(of.text) for _, found in findings(undisclosed_state_media, of)]


def marked(text: str) -> tuple[str, list[str]]:
    return text.replace("⟦", "").replace("⟧", ""), [piece.partition("⟧")[0] for piece in text.split("⟦")[1:]]


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("https://x.com/XHNews/status/17?s=20", Address("x", "XHNews", post=True)),
        ("https://mobile.twitter.com/XHNews", Address("x", "XHNews", post=False)),
        ("https://t.me/s/rt_russian/8812", Address("telegram", "rt_russian", post=True)),
        ("t.me/rt_russian", Address("telegram", "rt_russian", post=False)),
        ("https://www.youtube.com/@cgtn/videos", Address("youtube", "cgtn", post=True)),
        ("https://www.youtube.com/c/cgtn", Address("youtube", "cgtn", post=False)),
        ("//www.facebook.com/cgtnafrica/posts/1", Address("facebook", "cgtnafrica", post=True)),
        ("https://www.tiktok.com/@cgtnz/video/1", Address("tiktok", "cgtnz", post=True)),
        ("https://www.youtube.com/watch?v=1", None),
        ("https://x.com/i/status/1", None),
        ("https://x.com", None),
        ("https://fax.com/XHNews/status/1", None),
        ("https://x.com.example.org/XHNews/status/1", None),
    ],
)
def test_addresses_of_accounts(url: str, found: Address | None) -> None:
    assert address(url) == found


@pytest.mark.parametrize(
    "text",
    [
        "The bridge is open, ⟦@XHNews⟧ reported.",
        "The bridge is open, according to ⟦@xhnews⟧.",
        "Video posted by ⟦@XHNews⟧ showed the bridge.",
        "The bridge is open.\n\nPhoto: ⟦@XHNews⟧",
        "“The bridge is open.” — China Xinhua News (⟦@XHNews⟧) May 4, 2024",
        "RT ⟦@XHNews⟧: The bridge is open.",
        "See https://x.com/⟦XHNews⟧/status/178790.",
        "See https://twitter.com/⟦xhnews⟧/status/178790 for more.",
        "See (t.me/⟦rt_russian⟧/8812).",
        "Meta labelled @XHNews in 2020.",
        "She follows @XHNews and @rt_com.",
        "RT @harbour: polls close",
        "Write to news@xhnews.com.",
        "See https://x.com/XHNews.",
        "See https://x.com/harbour/status/17.",
        "See https://example.com/XHNews/status/17.",
        "China's state-run Xinhua (@XHNews) said the bridge was open.",
    ],
)
def test_accounts_in_a_text(text: str) -> None:
    plain, wanted = marked(text)
    assert flagged(plain) == wanted


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        ('<p>The bridge <a href="https://www.tasnimnews.com/en/news/1">reopened</a>.</p>', ["reopened"]),
        ('<p>The bridge is open (<a href="//www.tasnimnews.com/en/news/1">Tasnim</a>).</p>', ["Tasnim"]),
        ('<ul><li><a href="https://tass.com/world/1?utm=x">More</a></li></ul>', ["More"]),
        ('<p>The <a href="https://www.tasnimnews.com">agency</a> has a site.</p>', []),
        ('<script src="https://www.rt.com/static/tracker.js"></script><p>The bridge is open.</p>', []),
        ('<p>Open</p>&mdash; China Xinhua News <a href="https://twitter.com/XHNews/status/1?ref=1">May 4, 2024</a>', ["May 4, 2024"]),
        (
            '<script async src="https://telegram.org/js/telegram-widget.js?22" data-telegram-post="rt_russian/1234"></script><p>It is open.</p>',
            ["story"],
        ),
        ('<iframe src="https://www.rt.com/embed/55/"></iframe><p>It is open.</p>', ["story"]),
        ('<iframe src="https://www.youtube.com/embed/abc"></iframe><p>It is open.</p>', []),
        ('<blockquote class="tiktok-embed" cite="https://www.tiktok.com/@cgtnz/video/7"><p>It is open.</p></blockquote>', ["story"]),
        ('<div class="fb-post" data-href="https://www.facebook.com/XinhuaNewsAgency/posts/7"></div><p>It is open.</p>', ["story"]),
        ("<p>A post shared by China News (@echinanews)</p>", ["@echinanews"]),
        ('<p>It has <a href="https://twitter.com/XHNews">an account</a>.</p>', []),
        ('<p>Iran\'s semi-official <a href="https://www.tasnimnews.com/en/1">Tasnim</a> news agency said so.</p>', []),
    ],
)
def test_links_in_a_page(html: str, wanted: list[str]) -> None:
    assert flagged(f"<html><body><h1>Bridge</h1>{html}</body></html>", "a.html") == wanted


@pytest.mark.parametrize(
    ("data", "wanted"),
    [
        ({"author": {"@type": "Organization", "name": "Xinhua"}}, ["story"]),
        ({"author": [{"@type": "Person", "name": "Li Min"}, {"@type": "Organization", "name": "Xinhua"}]}, ["story"]),
        ({"isBasedOn": "https://www.rt.com/news/1"}, ["story"]),
        ({"isBasedOn": [{"name": "Bridge", "publisher": {"name": "TASS"}}, "https://www.rt.com/news/1"]}, ["story", "story"]),
        ({"publisher": {"name": "TASS"}, "url": "https://news.example/1"}, ["story"]),
        ({"publisher": {"name": "TASS"}, "url": "https://tass.com/1"}, []),
        ({"publisher": {"name": "TASS"}}, []),
        ({"author": {"name": "Petra Novak"}, "isBasedOn": "https://support.com/1"}, []),
        ({"author": {"name": "Petra"}}, []),
    ],
)
def test_json_ld(data: dict[str, object], wanted: list[str]) -> None:
    script = f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **data})}</script>'
    assert flagged(f"<html><head>{script}</head><body><h1>Bridge</h1><p>{STORY}</p></body></html>", "a.html") == wanted


@pytest.mark.parametrize(
    ("front", "wanted"),
    [
        ({"author": "Xinhua, Reuters"}, ["story"]),
        ({"byline": "Jane Doe | TASS"}, ["story"]),
        ({"source": "TASS/Reuters"}, ["story"]),
        ({"source": ["TASS", "Reuters"]}, ["story"]),
        ({"source": {"name": "TASS", "url": "https://tass.com"}}, ["story"]),
        ({"original-source": "https://www.rt.com/news/1"}, ["story"]),
        ({"via": "@XHNews"}, ["story"]),
        ({"author": "Petra Novak"}, []),
        ({"tags": ["RT", "Xinhua"]}, []),
        ({"source": "https://export.com/news/1"}, []),
        ({"source": "Petra"}, ["story"]),
    ],
)
def test_front_matter(front: dict[str, object], wanted: list[str]) -> None:
    fields = "\n".join(f"{key}: {json.dumps(value)}" for key, value in front.items())
    assert flagged(f"---\n{fields}\n---\n\n# Bridge\n\n{STORY}\n", "a.md") == wanted


def test_on_its_own_site_an_outlet_need_not_disclose_itself() -> None:
    text = "The bridge reopened, TASS reported. Xinhua said so, too."
    of = article(text, meta={"url": "https://tass.com/world/1"})
    assert [found.span.of(text) for _, found in findings(undisclosed_state_media, of)] == ["Xinhua"]


@pytest.mark.parametrize(
    ("front", "wanted"), [({"source": "TASS"}, 1), ({"source": "TASS, Reuters"}, 0), ({"source": "TASS", "byline": "Reuters"}, 0)]
)
def test_front_matter_names_others(front: dict[str, str], wanted: int) -> None:
    assert len(findings(state_media_only, article(STORY, meta=front))) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "⟦Tasnim⟧ reported that the state-run news agency had been hacked.",
        "⟦Tasnim⟧ reported that the state-run news agency IRNA was down.",
        "⟦Tasnim⟧ said the state broadcaster was off air.",
        "⟦Tasnim⟧ said so. The state broadcaster showed nothing.",
        "⟦Tasnim⟧ said so, quoting the state-run news agency.",
        "⟦Xinhua⟧ said so. The state news agency of Oman said otherwise.",
        "⟦Xinhua⟧ said so. The state news agency, TASS, said otherwise.",
        "⟦Xinhua⟧ said so. State-run TASS said otherwise.",
        "Xinhua said so. The state-run agency gave no date.",
        "Xinhua said so, and the state-run agency gave no date.",
        "Two died, Xinhua said. The state news agency added that more were hurt.",
        "RT said so on Friday. “It is true,” the state-run network wrote.",
        "⟦Xinhua⟧'s Oslo correspondent reported shots.",
        "The bridge is open, according to the state broadcaster of Moldova's Gagauzia region, GRT.",
        "The bridge is open, said the journal of the ruling party, Qiushi.",
        "Qiushi, the journal of the Communist Party's Central Committee, said so.",
        "Borneo Bulletin, controlled by the sultan's family, said so.",
        "The royal family-controlled Borneo Bulletin said so.",
        "⟦Xinhua⟧, a news agency for the digital age, said so.",
        "He left the state broadcaster, ⟦Tasnim⟧ said.",
        "In talks with the state broadcaster of Oman, ⟦Xinhua⟧ said, a deal was struck.",
    ],
)
def test_whom_a_disclosure_is_about(text: str) -> None:
    plain, wanted = marked(text)
    assert flagged(plain) == wanted


def test_the_agency_said_is_no_second_finding() -> None:
    assert flagged("Xinhua said the bridge was open. The agency said it was wide. Xinhua reported no toll.") == ["Xinhua"]


def test_an_account_holds_where_the_registry_says() -> None:
    assert len(mentions(article("@XHNews and Xinhua and x.com/XHNews/status/1 said so. " * 3))) == 6  # accounts need no hits of names
    assert bundled().by_handle("XHNews", "x") == bundled().by_handle("xhnews")
    assert bundled().by_handle("xhnews", "telegram") is None
