"""Accounts of outlets on platforms: `@XHNews` in the text, `x.com/XHNews/status/1` in the text or behind a link."""

import re
from functools import cache
from typing import NamedTuple

from sayso import Article, Span
from sayso_sourcing.registry import REGISTRY
from sayso_sourcing.tables import table

SIGNED = 60  # code points of a line before the account that signs an embedded post: `— China Xinhua News (@XHNews)`
_HANDLE = re.compile(r"(?<![\w@/.+-])@(\w(?:[\w.]{0,38}\w)?)")
_ENDS = ".,;:!?)]}>”’\"'"


class Account(NamedTuple):
    """Hold an account that an outlet owns: where it is named, its row, and whether a post of it is what stands or is led to there."""

    span: Span
    row: int
    post: bool


class Address(NamedTuple):
    """Hold what an address says: the platform, the account, and whether it leads to something the account put out."""

    platform: str
    name: str
    post: bool


def address(url: str) -> Address | None:
    """Return the account in a web address, or None if it leads elsewhere."""
    host, _, path = url.partition("://")[2].partition("/") if "://" in url else url.removeprefix("//").partition("/")
    platform = _platform(host.lower())
    parts = [part for part in re.split(r"[?#]", path, maxsplit=1)[0].split("/") if part]
    if platform is None or not parts:
        return None
    row = table("platforms").get(platform) or {}
    if parts[0].lower() in (row.get("before") or ()):
        parts = parts[1:]
    if not parts or parts[0].lower() in (row.get("never") or ()):
        return None
    return Address(platform, parts[0].removeprefix("@"), len(parts) > 1)


def _platform(host: str) -> str | None:
    labels = host.partition(":")[0].split(".")
    hosts = _hosts()
    return next((hosts[end] for first in range(len(labels) - 1) if (end := ".".join(labels[first:])) in hosts), None)


@cache
def _hosts() -> dict[str, str]:
    return {host: row["key"] for row in table("platforms") for host in row["hosts"]}


@cache
def _pattern() -> re.Pattern[str]:
    hosts = "|".join(map(re.escape, sorted(_hosts(), key=len, reverse=True)))
    return re.compile(rf"(?i)(?<![\w@-])(?:https?://)?(?:[\w-]+\.){{0,3}}(?:{hosts})/[^\s<>\"”“]{{1,200}}")


def accounts(article: Article) -> list[Account]:
    """Return the accounts that the text names, in order: in addresses, and with an @."""
    text = article.text
    found = [account for match in _pattern().finditer(text) if (account := _in_address(article, match))] if _may_hold(text) else []
    for match in _HANDLE.finditer(text) if "@" in text else ():
        row = article.layer(REGISTRY).by_handle(match[1])
        if row is not None:
            found.append(Account(Span(*match.span()), row, _signs(text, match.start())))
    return sorted(found)


def _may_hold(text: str) -> bool:
    lower = text.lower() if "/" in text else ""
    return bool(lower) and any(f"{host}/" in lower for host in _hosts())


def _in_address(article: Article, match: re.Match[str]) -> Account | None:
    to = address(match.group().rstrip(_ENDS))
    row = article.layer(REGISTRY).by_handle(to.name, to.platform) if to else None
    if to is None or row is None:
        return None
    start = match.group().index(to.name, match.group().index("/", match.group().find("://") + 3)) + match.start()
    return Account(Span(start, start + len(to.name)), row, to.post)


def _signs(text: str, start: int) -> bool:
    """Tell whether an account signs a post: `— China Xinhua News (@XHNews)`, or a post of it is passed on: `RT @XHNews:`."""
    line = text[max(0, start - SIGNED - 2) : start].rpartition("\n")[2]
    return bool(_signature().search(line)) or line.endswith("RT ")


@cache
def _signature() -> re.Pattern[str]:
    return re.compile(r"(?:(?:^|[\s”\"])(?:—|–|--|&mdash;)|\b(?:post|video|reel) shared by)\s?[^—–()]{0,50}\($", re.IGNORECASE)
