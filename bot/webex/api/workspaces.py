"""Workspaces joined from four lists of Webex: the workspaces, their locations, licences and numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from bot.events import Licence, Workspace
from bot.ids import bare

JsonRow = Mapping[str, Any]
# Names of licences have changed before; the first that fits counts.
_LICENCE_NAMES = (
    (re.compile(r"hot[ -]?desk", re.IGNORECASE), Licence.HOT_DESK),
    (re.compile(r"professional", re.IGNORECASE), Licence.PROFESSIONAL),
    (re.compile(r"workspaces?\b|common[ -]?area|basic", re.IGNORECASE), Licence.COMMON_AREA),
)
_LICENCE_CODE = re.compile(r":(?P<code>[a-z]+)_", re.IGNORECASE)
_LICENCE_CODES = {
    "BCSTD": Licence.PROFESSIONAL,
    "BCCA": Licence.COMMON_AREA,
    "BCHDO": Licence.HOT_DESK,
}
"""Inside ids as of September 2026: `<organisation>:BCSTD_<uuid>`."""
_RANK = (Licence.PROFESSIONAL, Licence.COMMON_AREA, Licence.HOT_DESK)

WORKSPACE_MEMBERS = ("id", "displayName", "locationId", "calling", "hotdeskingStatus")
NUMBER_MEMBERS = ("owner", "location", "extension", "esn", "phoneNumber", "phoneNumberType")
"""The members that are used of a row of workspaces, and of one of numbers."""


class RowPicker:
    """Keeps only these members of rows, and equal values once in memory: an organisation can have tens of
    thousands of workspaces in a few locations."""

    def __init__(self, *names: str) -> None:
        self._names = names
        self._values: dict[str, Any] = {}

    def __call__(self, row: JsonRow) -> dict[str, Any]:
        return {name: self._shared(name, row[name]) for name in self._names if name in row}

    def _shared(self, name: str, value: Any) -> Any:
        if name == "owner":
            return {"id": text(row, "id")} if isinstance(row := value, Mapping) else value
        if name in ("id", "displayName", "extension", "esn", "phoneNumber"):
            return value
        return self._values.setdefault(repr(value), value)


def joined_workspaces(
    workspaces: Iterable[JsonRow],
    locations: Iterable[JsonRow] | None,
    licences: Iterable[JsonRow],
    numbers: Iterable[JsonRow] | None,
    *,
    all_locations: bool = True,
    all_numbers: bool = True,
) -> tuple[Workspace, ...]:
    """The workspaces by name; `locations` and `numbers` are None when they could not be read, and not
    `all_locations` or `all_numbers` when some could not."""
    places = {bare(text(row, "id")): row for row in locations or ()}
    has_locations = all_locations and locations is not None
    has_numbers = all_numbers and numbers is not None
    kinds = {bare(text(row, "id")): licence_named(text(row, "name")) for row in licences}
    lines = main_lines(numbers or ())
    found = [
        _workspace(row, places, kinds, lines.get(bare(text(row, "id"))), has_locations, has_numbers)
        # A list that grew while its pages were read holds some rows twice.
        for row in {text(row, "id"): row for row in workspaces if text(row, "id")}.values()
    ]
    return tuple(sorted(found, key=lambda workspace: (workspace.name.casefold(), workspace.id)))


def _workspace(
    row: JsonRow,
    places: Mapping[str, JsonRow],
    kinds: Mapping[str, Licence],
    line: JsonRow | None,
    has_locations: bool,
    has_numbers: bool,
) -> Workspace:
    line = line or {}
    location_id = text(row, "locationId") or text(part(line, "location"), "id")
    place = places.get(bare(location_id), part(line, "location"))
    return Workspace(
        id=text(row, "id"),
        name=text(row, "displayName") or "Unnamed workspace",
        licence=_licence(row, kinds, has_line=bool(line) if has_numbers else None),
        location_id=location_id,
        location_name=text(place, "name"),
        country=text(part(place, "address"), "country"),
        time_zone=text(place, "timeZone"),
        extension=text(line, "extension"),
        number=text(line, "phoneNumber"),
        esn=text(line, "esn"),
        state=text(part(place, "address"), "state"),
        is_place_known=bool(text(place, "name")) or (has_locations if location_id else has_numbers),
    )


def _licence(row: JsonRow, kinds: Mapping[str, Licence], has_line: bool | None) -> Licence:
    calling = part(row, "calling")
    kind = text(calling, "type")
    if kind and kind != "webexCalling":
        return Licence.NO_CALLING
    named = part(calling, "webexCalling").get("licenses")
    named = named if isinstance(named, list) else []
    found = {licence_coded(each) or kinds.get(bare(each)) for each in named if isinstance(each, str)}
    for licence in _RANK:
        if licence in found:
            return licence
    if kind and has_line is False and text(row, "hotdeskingStatus") == "on":
        return Licence.HOT_DESK
    # Without a type, a line tells that there is calling after all.
    return Licence.NO_CALLING if not kind and has_line is False else Licence.UNKNOWN


def licence_named(name: str) -> Licence:
    """What a licence of this name lets a workspace have."""
    return next((licence for pattern, licence in _LICENCE_NAMES if pattern.search(name)), Licence.UNKNOWN)


def licence_coded(licence_id: str) -> Licence | None:
    """What the code inside a licence's id lets a workspace have, whatever the licence is called."""
    code = _LICENCE_CODE.search(bare(licence_id))
    return _LICENCE_CODES.get(code["code"].upper()) if code else None


def main_lines(numbers: Iterable[JsonRow]) -> dict[str, JsonRow]:
    """By bare id of its owner, the number that stands for it: the primary one, else the first."""
    lines: dict[str, JsonRow] = {}
    for row in numbers:
        owner = bare(text(part(row, "owner"), "id"))
        if owner and (owner not in lines or (_primary(row) and not _primary(lines[owner]))):
            lines[owner] = row
    return lines


def _primary(row: JsonRow) -> bool:
    return text(row, "phoneNumberType") == "PRIMARY"


def text(row: JsonRow, key: str) -> str:
    """The text under a key; empty when it is missing, null or something else."""
    value = row.get(key)
    return value if isinstance(value, str) else ""


def part(row: JsonRow, key: str) -> JsonRow:
    """The object under a key; empty when it is missing, null or something else."""
    value = row.get(key)
    return value if isinstance(value, Mapping) else {}
