"""Pages of a list: which are read in parallel, and that every row comes once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import WebexError
from bot.webex.http.paging import PAGES_AT_ONCE, Page, Query, Reading, next_query

NEXT = '<https://webexapis.com/v1/x?{}>; rel="next"'


def read(
    count: int, size: int, *, counted: bool = True, broken: frozenset[int] = frozenset()
) -> tuple[Reading, list[int]]:
    """Reads so many rows, `size` a page; pages beginning with a row of `broken` fail. Also how many pages
    were asked for at once."""
    reading, waves = Reading({"max": str(size)}), list[int]()
    while wave := reading.wave:
        waves.append(len(wave))
        reading.take([answer(query, count, size, counted, broken) for query in wave])
    return reading, waves


def answer(query: Query, count: int, size: int, counted: bool, broken: frozenset[int]) -> Page | WebexError:
    at = int(query.get("start", "0")) if counted else int(query.get("cursor", "p0")[1:])
    if at in broken or at >= count > 0:
        return WebexError("no")
    behind = at + size
    cursor = f"start={behind}" if counted else f"cursor=p{behind}"
    return Page(
        [{"id": one} for one in range(count)[at:behind]], NEXT.format(cursor) if behind < count else ""
    )


@given(st.integers(0, 200), st.integers(1, 20), st.booleans())
def test_all_rows_come_once_and_in_order(count: int, size: int, counted: bool) -> None:
    """Also where Webex refuses a page behind the last."""
    reading, _ = read(count, size, counted=counted)
    assert [row["id"] for row in reading.rows] == list(range(count))
    assert reading.rows.complete


def test_pages_that_are_counted_are_read_side_by_side() -> None:
    assert read(20_000, 1000)[1] == [1, 1, 2, 4, 4, 4, 4]
    assert read(1001, 1000)[1] == [1, 1], "few are not asked for in vain"
    assert max(read(200, 1)[1]) == PAGES_AT_ONCE
    assert set(read(30, 3, counted=False)[1]) == {1}, "a cursor does not tell what comes after it"


@given(st.integers(2, 40), st.integers(1, 39))
def test_one_page_that_fails_is_the_only_one_missing(pages: int, at: int) -> None:
    at = min(at, pages - 1)
    reading, _ = read(pages * 2, 2, broken=frozenset({at * 2}))
    assert not reading.rows.complete
    missing = {*range(pages * 2)} - {row["id"] for row in reading.rows}
    assert missing == {at * 2, at * 2 + 1}


def test_a_list_whose_pages_all_fail_ends() -> None:
    reading, waves = read(100, 2, broken=frozenset(range(10, 100)))
    assert (len(reading.rows), reading.rows.complete) == (10, False)
    assert sum(waves) < 20


def test_without_the_first_page_there_is_an_error() -> None:
    with pytest.raises(WebexError):
        read(10, 2, broken=frozenset({0}))


def test_pages_that_repeat_themselves_end() -> None:
    reading = Reading({"max": "1"})
    while wave := reading.wave:
        reading.take([Page([{"id": 1}], '<>; rel="next"') for _ in wave])
    assert (reading.rows, reading.rows.complete) == ([{"id": 1}], False)


@pytest.mark.parametrize("link", ["", "nonsense", '<https://x?start=2>; rel="prev"', "<a>", '<>; rel="next"'])
def test_a_link_without_a_cursor_is_none(link: str) -> None:
    assert next_query(link, {"max": "2"}) is None


@given(st.text())
def test_no_link_breaks_anything(link: str) -> None:
    next_query(link, {"max": "2"})
    next_query(f'<{link}>; rel="next"', {"max": "2"})


def test_a_full_page_without_a_link_does_not_hide_the_rows_behind_it() -> None:
    reading = Reading({"max": "2"})
    while wave := reading.wave:
        pages = [answer(query, 18, 2, True, frozenset()) for query in wave]
        linkless = [Page(page.rows, "") if isinstance(page, Page) else page for page in pages]
        reading.take([pages[0], *linkless[1:2], *pages[2:]] if len(wave) > 2 else pages)
    assert [row["id"] for row in reading.rows] == list(range(18))
