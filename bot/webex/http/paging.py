"""A list that comes in pages: where the next ones are, and which can be read side by side."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from bot.errors import WebexError

MAX_PAGES = 500
"""A guard against links that never end; no organisation has so many pages."""
PAGES_AT_ONCE = 4
"""Pages of one list that are asked for at once."""
PAGING_PARAMETERS = frozenset(
    {"start", "max", "offset", "cursor", "page", "after", "before", "beforeMessage"}
)
"""What a link may change of the query; anything else stays as it was asked for."""
UNSET_VALUES = frozenset({"", "null", "undefined"})
"""What Webex writes into links for parameters that were not given."""
_NEXT = re.compile(r"<([^>]*)>[^<]*?\brel\s*=\s*\"?next\b", re.IGNORECASE)

JsonRow = dict[str, Any]
Query = dict[str, str]


class Rows(list[JsonRow]):
    """The rows of a list; `complete` is False where some pages could not be had."""

    complete = True


@dataclass(frozen=True)
class Page:
    """The rows of one page, and the `Link` header that came with it."""

    rows: list[JsonRow]
    link: str


class Reading:
    """One list while it is read: `wave` are the queries of the pages to ask for now, none at the end."""

    def __init__(self, query: Query) -> None:
        self.rows = Rows()
        self.wave = [query]
        self._seen: list[Query] = []
        self._last: list[JsonRow] = []
        self._step = 0

    def take(self, pages: Sequence[Page | WebexError]) -> None:
        """The answers to the wave, in its order. Raises the error of a first page; a later page that is
        missing is only not there."""
        wave, self.wave = self.wave, []
        for at, (query, page) in enumerate(zip(wave, pages, strict=True)):
            first = not self._seen
            self._seen.append(query)
            following = wave[at + 1] if at + 1 < len(wave) else None
            if isinstance(page, WebexError):
                if first:
                    raise page
                self.rows.complete = False
                # Behind a page that failed only pages that are counted can be found, and not for ever.
                further = by_start(query, int(query["start"]) + self._step) if self._step > 0 else None
                if at and isinstance(pages[at - 1], WebexError):
                    further = following
            else:
                further = self._after(page, query)
                self._last = page.rows
                if further is None and _goes_on(page, query, pages[at + 1 : at + 2]):
                    further = following
            if further is None:
                return
            if further != following:
                self.wave = self._ahead(further, min(len(self._seen), PAGES_AT_ONCE))
                return

    def _after(self, page: Page, query: Query) -> Query | None:
        """The query for the page after this one, None at the end of the list or of what can be found."""
        again = bool(page.rows) and page.rows == self._last
        if not again:
            self.rows += page.rows
        if not _NEXT.search(page.link):
            return None
        further = next_query(page.link, query)
        if further is None and query.get("max") == str(len(page.rows)):
            further = by_start(query, len(self.rows))
        if further is None or further in self._seen or again or len(self._seen) >= MAX_PAGES:
            self.rows.complete = False
            return None
        self._step = int(further["start"]) - int(query.get("start", "0")) if _counted(further) else 0
        return further

    def _ahead(self, query: Query, most: int) -> list[Query]:
        """This page, and where pages are counted those behind it."""
        if self._step <= 0:
            return [query]
        return [by_start(query, int(query["start"]) + self._step * number) for number in range(most)]


def _goes_on(page: Page, query: Query, following: Sequence[Page | WebexError]) -> bool:
    """Whether the list has more although a page names no next one: it is full, and rows came behind it."""
    full = query.get("max") == str(len(page.rows))
    return full and any(isinstance(one, Page) and one.rows for one in following)


def next_query(link: str, asked: Mapping[str, str]) -> Query | None:
    """The query for the next page; None where the `Link` header has no cursor in it.

    Only the link's query counts. Its address does not: the token goes nowhere but to the host it was meant
    for, and links with a broken scheme (`<https,https://…>`) or without a parameter that was asked for have
    been seen by users of wxc_sdk and WebexPythonSDK (issue 168).
    """
    found = _NEXT.search(link)
    if found is None:
        return None
    parameters = parse_qsl(found[1].partition("?")[2].partition("#")[0])
    added = {
        name: value
        for name, value in parameters
        if value not in UNSET_VALUES and (name in PAGING_PARAMETERS or name not in asked)
    }
    merged = {**asked, **added}
    return merged if merged != asked else None


def by_start(asked: Mapping[str, str], count: int) -> Query:
    """The query for the page that begins after so many rows, where a list counts from `start`."""
    return {**asked, "start": str(count)}


def _counted(query: Query) -> bool:
    """Whether pages are told by how many rows stand before them: then those behind can be named ahead. What
    comes after a cursor, only its page tells."""
    return query.get("start", "").isdecimal() and not query.keys() & (PAGING_PARAMETERS - {"start", "max"})
