"""What the seeded organisation has besides people and workspaces: numbers, schedules, services."""

from __future__ import annotations

from bot.sandbox.data.ids import seeded_uuid, webex_id
from bot.sandbox.data.records import Location, ParkExtension, Schedule, Service

_FIRST_FREE = {"Paris HQ": 33170001100, "Denver": 13035550150}
_FREE = 6
_SCHEDULES = (
    ("Office hours", "businessHours"),
    ("Night shift", "businessHours"),
    ("Public holidays", "holidays"),
)


def services(places: tuple[Location, ...]) -> tuple[Service, ...]:
    """A main menu in each location, a hunt group and a paging group."""
    paris, denver = places
    return (
        _service("Paris main menu", "AUTO_ATTENDANT", paris, "4000", "+33170001000", main=True),
        _service("Denver main menu", "AUTO_ATTENDANT", denver, "5000", "+13035550100", main=True),
        _service("Paris sales", "HUNT_GROUP", paris, "4050", "+33170001050"),
        _service("Denver paging", "GROUP_PAGING", denver, "5050", ""),
    )


def inventory(places: tuple[Location, ...]) -> dict[str, str]:
    """Numbers nobody has yet, to the id of their location."""
    return {f"+{_FIRST_FREE[place.name] + index}": place.id for place in places for index in range(_FREE)}


def schedules(places: tuple[Location, ...]) -> tuple[Schedule, ...]:
    """Three in each location."""
    return tuple(
        Schedule(_id("SCHEDULE", f"{place.name} {name}"), name, kind, place.id)
        for place in places
        for name, kind in _SCHEDULES
    )


def park_extensions(places: tuple[Location, ...]) -> tuple[ParkExtension, ...]:
    """Two in the first location, one in the second."""
    paris, denver = places
    return tuple(
        ParkExtension(_id("CALL_PARK_EXTENSION", name), name, place.id, extension)
        for name, place, extension in (
            ("Paris park 1", paris, "4901"),
            ("Paris park 2", paris, "4902"),
            ("Denver park", denver, "5901"),
        )
    )


def _service(
    name: str, kind: str, place: Location, extension: str, number: str, *, main: bool = False
) -> Service:
    return Service(_id(kind, name), name, kind, place.id, extension, number, main)


def _id(kind: str, name: str) -> str:
    return webex_id(kind, seeded_uuid(f"{kind} {name}"))
