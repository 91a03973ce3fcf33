"""What Webex offers to choose from: fitting numbers, the schedules of a location, call park extensions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any, TypeVar

from bot.catalogue.model.members import full_name
from bot.clock import Clock
from bot.errors import WebexError
from bot.events import Member, OfferedNumber, Schedule, Workspace
from bot.webex.api.members import MAX_NAME_CHARACTERS, has_words
from bot.webex.api.workspaces import JsonRow, part, text
from bot.webex.http.client import ApiClient, Listing, Value
from bot.webex.http.error_text import for_setting
from bot.webex.http.ttl_cache import TtlCache

WORKSPACE = "/telephony/config/workspaces/{workspaceId}"
PATHS = {
    "forward": f"{WORKSPACE}/callForwarding/availableNumbers",
    "intercept": f"{WORKSPACE}/callIntercept/availableNumbers",
    "emergency": f"{WORKSPACE}/emergencyCallbackNumber/availableNumbers",
    "fax": f"{WORKSPACE}/faxMessage/availableNumbers",
    "secondary": f"{WORKSPACE}/secondary/availableNumbers",
    "workspace": "/telephony/config/workspaces/availableNumbers",
}
ALL_WORDS = frozenset({"", "?", "*"})
"""Words that ask for all."""
ROWS_PER_PAGE = 2000
SCHEDULES_AGE = timedelta(minutes=1)
"""A schedule made in Control Hub is found after a minute."""

_OWNERS = frozenset({"ownerName"})
_FILTERS: Mapping[str, frozenset[str]] = {
    "forward": _OWNERS | {"extension"},
    "intercept": _OWNERS | {"extension"},
    "emergency": _OWNERS,
}
"""What each look-up can be narrowed by besides a whole number."""
_DIGITS = re.compile(r"(?P<mark>x|\+|)\s*(?P<digits>\(?[0-9][0-9 ().\-/]*)", re.IGNORECASE | re.ASCII)
_MIN_NUMBER_DIGITS, _MAX_EXTENSION_DIGITS = 7, 10
T = TypeVar("T")


class WebexAvailableNumbers:
    """bot.ports.webex.AvailableNumbers with the admin token."""

    def __init__(self, rest: ApiClient, clock: Clock) -> None:
        self._rest = rest
        self._schedules: TtlCache[tuple[Schedule, ...]] = TtlCache(SCHEDULES_AGE, clock)

    def numbers(self, purpose: str, workspace: Workspace, text: str = "") -> Sequence[OfferedNumber]:
        place: dict[str, Value] = {"locationId": workspace.location_id} if purpose == "workspace" else {}
        return self._first_found(
            Listing(PATHS[purpose], "phoneNumbers", place, {"workspaceId": workspace.id}),
            _queries(text, {"+": "phoneNumber"} | {name: name for name in _FILTERS.get(purpose, ())}),
            lambda row: _offered(row) if fits(_offered(row), text) else None,
        )

    def schedules(self, location_id: str) -> Sequence[Schedule]:
        return self._schedules.get(location_id, lambda: self._read_schedules(location_id))

    def park_extensions(self, text: str) -> Sequence[Member]:
        return self._first_found(
            Listing("/telephony/config/callParkExtensions", "callParkExtensions"),
            _queries(text, {"extension": "extension", "ownerName": "name"}),
            lambda row: _park(row) if park_fits(_park(row), text) else None,
        )

    def _read_schedules(self, location_id: str) -> tuple[Schedule, ...]:
        path = "/telephony/config/locations/{locationId}/schedules"
        rows = self._rows(Listing(path, "schedules", path_parameters={"locationId": location_id}))
        return tuple(Schedule(text(row, "name"), text(row, "type")) for row in rows if text(row, "name"))

    def _first_found(
        self,
        listing: Listing,
        queries: Sequence[Mapping[str, Value]],
        take: Callable[[JsonRow], T | None],
    ) -> tuple[T, ...]:
        """The rows of the first query that brings any.

        How Webex matches its filters is not documented; the last query is for everything.
        """
        for query in queries:
            rows = self._rows(replace(listing, query={**listing.query, **query}))
            if found := tuple(taken for row in rows if (taken := take(row)) is not None):
                return found
        return ()

    def _rows(self, listing: Listing) -> list[dict[str, Any]]:
        """All rows: pages that Webex names, else the next as long as they are full."""
        return [row for page in self._pages(listing) for row in page]

    def _pages(self, listing: Listing) -> Iterator[list[dict[str, Any]]]:
        count, last = 0, list[dict[str, Any]]()
        while True:
            start: dict[str, Value] = {"start": count} if count else {}
            query = {**listing.query, "max": ROWS_PER_PAGE, **start}
            (rows,) = self._rest.collect(replace(listing, query=query))
            if isinstance(rows, WebexError):
                raise for_setting(rows, writing=False) from rows
            if rows == last:
                return
            yield rows
            if len(rows) != ROWS_PER_PAGE:
                return
            count, last = count + ROWS_PER_PAGE, rows


def _queries(query: str, names: Mapping[str, str]) -> list[dict[str, Value]]:
    """The filters that fit the words, the narrowest first; `names` are what the filters are called."""
    query = " ".join(query.split())
    narrow: dict[str, Value] = {}
    if found := _DIGITS.fullmatch(query):
        digits = _digits(query)
        if found["mark"] == "+" and "+" in names:
            narrow = {names["+"]: f"+{digits}"}
        elif found["mark"] != "+" and len(digits) <= _MAX_EXTENSION_DIGITS and "extension" in names:
            narrow = {names["extension"]: digits}
    elif query not in ALL_WORDS and "ownerName" in names:
        narrow = {names["ownerName"]: query[:MAX_NAME_CHARACTERS]}
    return [narrow, {}] if narrow else [{}]


def fits(number: OfferedNumber, query: str) -> bool:
    """Whether a number is one of those meant: by digits of it, by its extension, or by its owner's name."""
    query = " ".join(query.split())
    if query in ALL_WORDS:
        return True
    if not (found := _DIGITS.fullmatch(query)):
        return number.owner is not None and has_words(number.owner.name, query.split())
    digits = _digits(query)
    if found["mark"].lower() == "x":
        return number.extension.startswith(digits)
    held = _digits(number.number)
    if found["mark"] == "+":
        return held.startswith(digits)
    national = digits.lstrip("0") if len(digits) >= _MIN_NUMBER_DIGITS else digits
    return national in held or (number.extension != "" and number.extension.startswith(digits))


def park_fits(member: Member, query: str) -> bool:
    """Whether a call park extension is meant: by the beginning of its extension, or by its name."""
    found = _DIGITS.fullmatch(" ".join(query.split()))
    if found and found["mark"] != "+" and member.extension.startswith(_digits(query)):
        return True
    return query.strip() in ALL_WORDS or has_words(member.name, query.split())


def _digits(query: str) -> str:
    return re.sub(r"[^0-9]", "", query)


def _offered(row: JsonRow) -> OfferedNumber:
    owner = part(row, "owner")
    remarks = {
        "main number": row.get("isMainNumber"),
        "toll-free": row.get("tollFreeNumber"),
        "service number": row.get("isServiceNumber"),
    }
    return OfferedNumber(
        number=text(row, "phoneNumber"),
        extension=text(row, "extension"),
        owner=_owner(owner) if text(owner, "id") else None,
        is_active=text(row, "state") != "INACTIVE",
        remarks=tuple(remark for remark, is_so in remarks.items() if is_so is True),
    )


def _owner(owner: JsonRow) -> Member:
    return Member(text(owner, "id"), full_name(owner) or "Unnamed", text(owner, "type"))


def _park(row: JsonRow) -> Member:
    return Member(
        id=text(row, "id"),
        name=text(row, "name") or "Unnamed",
        kind="CALL_PARK_EXTENSION",
        extension=text(row, "extension"),
        location_name=text(row, "locationName"),
        location_id=text(row, "locationId"),
    )
