"""The organisation the cloud starts with: people, workspaces, spaces, numbers, schedules."""

from __future__ import annotations

from typing import Any

from bot.sandbox.data.entities import (
    COMMON_AREA,
    HOT_DESK,
    NO_CALLING,
    PROFESSIONAL,
    Location,
    ParkExtension,
    Person,
    Schedule,
    Service,
    Space,
    VirtualLine,
    Workspace,
)
from bot.sandbox.data.ids import inner_id, seeded_uuid, webex_id
from bot.sandbox.state.quirks import Quirks

ORG = webex_id("ORGANIZATION", seeded_uuid("organization acme"))
OTHER_ORG = webex_id("ORGANIZATION", seeded_uuid("organization elsewhere"))
ORG_NAMES = {ORG: "Acme", OTHER_ORG: "Elsewhere Ltd"}

_LICENCE_CODES = {PROFESSIONAL: "BCSTD", COMMON_AREA: "BCCA", HOT_DESK: "BCHDO"}
"""The code before the uuid in a licence's id."""
LICENCE_NAMES = {
    PROFESSIONAL: "Webex Calling - Professional",
    COMMON_AREA: "Webex Calling - Workspaces",
    HOT_DESK: "Webex Calling - Hot desk only",
}

ROLES = {
    "id_full_admin": "Full Administrator",
    "id_readonly_admin": "Read-only Administrator",
    "id_user_admin": "User Administrator",
    "id_device_admin": "Device Administrator",
    "atlas-portal.support": "Support Administrator",
    "atlas-portal.application": "Application Administrator",
}

_FIRST_POOL_NUMBERS = {"Paris HQ": 33170001100, "Denver": 13035550150}
_POOL_SIZE_PER_LOCATION = 6
_SCHEDULES = (
    ("Office hours", "businessHours"),
    ("Night shift", "businessHours"),
    ("Public holidays", "holidays"),
)


def licence_id(licence: str, quirks: Quirks) -> str:
    """The id of a licence, with its code where the quirks say so."""
    name = seeded_uuid(f"licence {licence}")
    if quirks.licences == "coded":
        name = f"{inner_id(ORG)}:{_LICENCE_CODES[licence]}_{name}"
    return webex_id("LICENSE", name)


def locations() -> tuple[Location, ...]:
    """Two, in two countries."""
    return tuple(
        Location(_id("LOCATION", key), name, ORG, country, time_zone, *address, routing_prefix, state)
        for key, name, country, state, time_zone, address, routing_prefix in (
            ("paris", "Paris HQ", "FR", "", "Europe/Paris", ("12 rue de la Paix", "Paris", "75002"), "81"),
            ("denver", "Denver", "US", "CO", "America/Denver", ("1600 Broadway", "Denver", "80202"), "82"),
        )
    )


def people() -> tuple[Person, ...]:
    """The bot, the service app, those who write to the bot, and colleagues with a calling line."""
    paris, denver = (location.id for location in locations())
    admin = ("id_full_admin",)
    other_admin = "Full administrator of another organisation"
    return (
        _person("bot", "Calling Bot", "calling.bot@webex.bot", kind="bot"),
        _person("echo", "Echo", "echo@webex.bot", kind="bot", title="Another bot"),
        _person(
            "app",
            "Calling settings app",
            "calling.settings@appid.ciscospark.com",
            kind="appuser",
            roles=admin,
        ),
        _user("ana", "Ana Roux", "Full administrator", admin, paris, "4001", "+33170001001"),
        _user("ravi", "Ravi Patel", "Read-only administrator", ("id_readonly_admin",), denver, "5001"),
        _user("lena", "Lena Maes", "Location administrator of Paris HQ", (), paris, "4002", "+33170001002"),
        _user("sam", "Sam Doe", "User", (), denver, "5002", "+13035550102"),
        _person(
            "olga", "Olga Berg", "olga.berg@elsewhere.example", OTHER_ORG, roles=admin, title=other_admin
        ),
        _user("kim.lee", "Kim Lee", "User", (), paris, "4010", "+33170001010"),
        _user("kim.dahl", "Kim Dahl", "User", (), denver, "5010", "+13035550103"),
        _user("alice", "Alice Little", "User", (), paris, "4011"),
        _user("bob", "Bob Johnson", "User", (), denver, "5011", "+13035550104"),
        _user("chloe", "Chloé Martin", "User", (), paris, "4012", "+33170001012"),
    )


def _person(key: str, name: str, email: str, org_id: str = ORG, **more: Any) -> Person:
    return Person(key, _id("PEOPLE", key), name, email, org_id, **more)


def _user(
    key: str,
    name: str,
    title: str,
    roles: tuple[str, ...],
    location_id: str,
    extension: str,
    number: str = "",
) -> Person:
    local_part = key if "." in key else name.lower().replace(" ", ".").replace("é", "e")
    more = {"extension": extension, "number": number, "location_id": location_id}
    return _person(key, name, f"{local_part}@acme.example", title=title, roles=roles, **more)


def virtual_lines() -> tuple[VirtualLine, ...]:
    """One virtual line."""
    return (
        VirtualLine(
            _id("VIRTUAL_LINE", "reception"), "Paris", "Reception", locations()[0].id, "4090", "+33170001090"
        ),
    )


def workspaces() -> tuple[Workspace, ...]:
    """Ten, with every kind of licence."""
    paris, denver = (location.id for location in locations())
    return tuple(
        Workspace(_id("PLACE", name), name, ORG, location_id, licence, extension, number)
        for name, location_id, licence, extension, number in (
            ("Lobby Paris", paris, PROFESSIONAL, "4321", "+33170001234"),
            ("Lobby Denver", denver, PROFESSIONAL, "5510", "+13035550110"),
            ("Board Room 2", paris, PROFESSIONAL, "4402", "+33170001402"),
            ("Canteen <*Paris*>_[1] ^", paris, PROFESSIONAL, "4403", ""),
            ("Atrium", denver, PROFESSIONAL, "5511", "+13035550111"),
            ("Gym", denver, COMMON_AREA, "5520", "+13035550120"),
            ("Kitchen", paris, COMMON_AREA, "4420", ""),
            ("Hot Desk 7", denver, HOT_DESK, "", ""),
            ("Huddle", paris, PROFESSIONAL, "4404", ""),
            ("Quiet Room", denver, NO_CALLING, "", ""),
        )
    )


def spaces(region: str = "us") -> tuple[Space, ...]:
    """A direct space of each person with the bot, a group, and one with somebody from outside."""
    by_key = {person.key: person for person in people()}
    bot = by_key["bot"].id
    direct = tuple(
        Space(key, _id("ROOM", key, region), by_key[key].name, "direct", (by_key[key].id, bot))
        for key in ("ana", "ravi", "lena", "sam", "olga")
    )
    groups = (
        ("team", "Calling admins", ("ana", "ravi", "lena", "sam", "echo", "bot")),
        ("rollout", "Rollout with the partner", ("ana", "olga", "bot")),
    )
    return (
        *direct,
        *(
            Space(key, _id("ROOM", key, region), title, "group", tuple(by_key[one].id for one in members))
            for key, title, members in groups
        ),
    )


def services(locations_: tuple[Location, ...]) -> tuple[Service, ...]:
    """A main menu in each location, a hunt group and a paging group."""
    paris, denver = locations_
    return (
        _service("Paris main menu", "AUTO_ATTENDANT", paris, "4000", "+33170001000", main=True),
        _service("Denver main menu", "AUTO_ATTENDANT", denver, "5000", "+13035550100", main=True),
        _service("Paris sales", "HUNT_GROUP", paris, "4050", "+33170001050"),
        _service("Denver paging", "GROUP_PAGING", denver, "5050", ""),
    )


def number_pool(locations_: tuple[Location, ...]) -> dict[str, str]:
    """Unassigned numbers, to the id of their location."""
    return {
        f"+{_FIRST_POOL_NUMBERS[location.name] + index}": location.id
        for location in locations_
        for index in range(_POOL_SIZE_PER_LOCATION)
    }


def schedules(locations_: tuple[Location, ...]) -> tuple[Schedule, ...]:
    """Three in each location."""
    return tuple(
        Schedule(_id("SCHEDULE", f"{location.name} {name}"), name, kind, location.id)
        for location in locations_
        for name, kind in _SCHEDULES
    )


def park_extensions(locations_: tuple[Location, ...]) -> tuple[ParkExtension, ...]:
    """Two in the first location, one in the second."""
    paris, denver = locations_
    return tuple(
        ParkExtension(_id("CALL_PARK_EXTENSION", name), name, location.id, extension)
        for name, location, extension in (
            ("Paris park 1", paris, "4901"),
            ("Paris park 2", paris, "4902"),
            ("Denver park", denver, "5901"),
        )
    )


def _service(
    name: str, kind: str, location: Location, extension: str, number: str, *, main: bool = False
) -> Service:
    return Service(_id(kind, name), name, kind, location.id, extension, number, main)


def _id(kind: str, name: str, region: str = "us") -> str:
    return webex_id(kind, seeded_uuid(f"{kind} {name}"), region)
