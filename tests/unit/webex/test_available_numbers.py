"""Available numbers: all pages are read, and the filters of the command apply even if Webex ignores them."""

from __future__ import annotations

from typing import Any, cast

import pytest

from bot.errors import NotAvailable, WebexError
from bot.events import Licence, Member, OfferedNumber, Workspace
from bot.webex.api import available_numbers
from bot.webex.api.available_numbers import WebexAvailableNumbers, fits, park_fits
from bot.webex.http.client import ApiClient, Listing
from tests.chat import Clock

LOBBY = Workspace("w1", "Lobby", Licence.PROFESSIONAL, location_id="l1")
KIM = Member("p1", "Kim Lée", "PEOPLE")
NUMBER = OfferedNumber("+33170001010", "4010", KIM)


class Pages:
    """A Webex that names no next page: it heeds `max` and `start`, or, with `ignores_start`, only `max`."""

    def __init__(self, count: int, *, ignores_start: bool = False, error: WebexError | None = None) -> None:
        self.rows = [{"phoneNumber": f"+3317000{number:04}", "state": "ACTIVE"} for number in range(count)]
        self.ignores_start = ignores_start
        self.error = error
        self.asked: list[dict[str, Any]] = []

    def collect(self, listing: Listing) -> list[list[dict[str, Any]] | WebexError]:
        self.asked.append(dict(listing.query))
        if self.error:
            return [self.error]
        start = 0 if self.ignores_start else int(listing.query.get("start", 0))
        return [self.rows[start : start + int(listing.query["max"])]]


def numbers(pages: Pages, text: str = "") -> list[str]:
    found = WebexAvailableNumbers(cast(ApiClient, pages), Clock()).numbers("fax", LOBBY, text)
    return [one.number for one in found]


@pytest.mark.parametrize(("count", "requests"), [(0, 1), (3, 1), (4, 2), (9, 3), (12, 4)])
def test_pages_that_webex_does_not_name_are_asked_for(
    monkeypatch: pytest.MonkeyPatch, count: int, requests: int
) -> None:
    monkeypatch.setattr(available_numbers, "ROWS_PER_PAGE", 4)
    pages = Pages(count)
    assert numbers(pages) == [row["phoneNumber"] for row in pages.rows]
    assert len(pages.asked) == requests
    assert [asked.get("start", 0) for asked in pages.asked] == [4 * page for page in range(requests)]


def test_the_same_page_again_and_again_is_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(available_numbers, "ROWS_PER_PAGE", 4)
    pages = Pages(9, ignores_start=True)
    assert len(numbers(pages)) == 4
    assert len(pages.asked) == 2


def test_what_the_filter_does_not_find_is_looked_for_in_the_whole_list() -> None:
    pages = Pages(30)
    assert numbers(pages, "0027") == ["+33170000027"]
    assert numbers(pages, "+33 1 70 00 00 27") == ["+33170000027"]
    assert [asked.get("phoneNumber") for asked in pages.asked] == [None, "+33170000027"]


def test_a_licence_without_available_numbers_is_named() -> None:
    lacking = WebexError("no", status=405, detail="Invalid Professional Place")
    with pytest.raises(NotAvailable, match="licence does not include"):
        numbers(Pages(0, error=lacking))


@pytest.mark.parametrize(
    "said",
    ["", "?", " * ", "kim", "lee kim", "LÉE", "x4010", "X 40", "4010", "+33 1 70", "01 70 00 10 10", "1010"],
)
def test_a_number_fits_by_its_digits_and_by_its_owner(said: str) -> None:
    assert fits(NUMBER, said)


@pytest.mark.parametrize("said", ["bob", "x1010", "+1", "4011", "kim bob", "(555)"])
def test_a_number_of_somebody_else_does_not_fit(said: str) -> None:
    assert not fits(NUMBER, said)
    assert fits(OfferedNumber("+33170001010"), "1010")
    assert not fits(OfferedNumber("+33170001010"), "kim")


def test_call_park_extensions_fit_by_name_and_extension() -> None:
    park = Member("c1", "Paris park 1", "CALL_PARK_EXTENSION", "4901")
    assert all(park_fits(park, said) for said in ("", "park", "x4901", "49", "paris park 1"))
    assert not any(park_fits(park, said) for said in ("denver", "x4902", "+4901"))
