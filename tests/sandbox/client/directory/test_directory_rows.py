"""Rows of Webex lists that are incomplete, malformed or of another kind become no people or workspaces."""

from __future__ import annotations

import base64
from typing import Any

import pytest

from bot.events import Licence
from bot.ids import bare, decoded
from bot.webex.api.members import broader_search, owners
from bot.webex.api.people import role_names
from bot.webex.api.workspaces import joined_workspaces, licence_named


def webex_id(inside: str, *, padded: bool = False) -> str:
    coded = base64.b64encode(f"ciscospark://{inside}".encode()).decode()
    return coded if padded else coded.rstrip("=")


FULL = webex_id("us/ROLE/id_full_admin")
READ = webex_id("us/ROLE/id_readonly_admin", padded=True)


def test_roles_are_matched_on_ids_however_they_are_listed() -> None:
    both = {"id_full_admin", "id_readonly_admin"}
    assert role_names([FULL, READ]) == both
    assert role_names([f"{FULL}, {READ}"]) == both
    assert role_names([webex_id("eu/ROLE/atlas-portal.support")]) == {"atlas-portal.support"}


@pytest.mark.parametrize(
    "entry",
    [
        "id_full_admin",
        "Full Administrator",
        "",
        ",",
        None,
        7,
        webex_id("us/PEOPLE/id_full_admin"),
        webex_id("us/ROLE/"),
        webex_id("us/ROLE/x/id_full_admin"),
        base64.b64encode(b"ROLE/id_full_admin").decode(),
        base64.b64encode("ciscospark://us/ROLE/é".encode("latin-1")).decode(),
        FULL + "é",
    ],
)
def test_what_is_no_role_id_gives_no_role(entry: object) -> None:
    assert role_names([entry]) == frozenset()


def test_two_ids_of_one_thing_have_something_in_common() -> None:
    assert bare(webex_id("us/PLACE/0A-1")) == bare(webex_id("eu/PEOPLE/0a-1")) == "0a-1"
    assert bare("no id") == "no id"
    assert decoded(webex_id("us/PLACE/0a-1")) == ("PLACE", "0a-1")


@pytest.mark.parametrize(
    ("name", "licence"),
    [
        ("Webex Calling - Professional", Licence.PROFESSIONAL),
        ("Webex Calling Professional", Licence.PROFESSIONAL),
        ("Webex Calling - Workspaces", Licence.COMMON_AREA),
        ("Common Area Calling", Licence.COMMON_AREA),
        ("Webex Calling - Basic", Licence.COMMON_AREA),
        ("Webex Calling - Hot desk only", Licence.HOT_DESK),
        ("Something new", Licence.UNKNOWN),
        ("", Licence.UNKNOWN),
    ],
)
def test_a_licence_is_known_by_its_name(name: str, licence: Licence) -> None:
    assert licence_named(name) is licence


CALLING = {"type": "webexCalling"}
LINE = {"owner": {"id": "w", "type": "PLACE"}, "extension": "12", "location": {"id": "l", "name": "Oslo"}}


@pytest.mark.parametrize(
    ("row", "numbers", "licence"),
    [
        ({"calling": {"type": "freeCalling"}}, [LINE], Licence.NO_CALLING),
        ({}, [], Licence.NO_CALLING),
        ({"calling": None}, [], Licence.NO_CALLING),
        ({}, [LINE], Licence.UNKNOWN),
        ({}, None, Licence.UNKNOWN),
        ({"calling": CALLING}, [LINE], Licence.UNKNOWN),
        ({"calling": CALLING | {"webexCalling": {"licenses": ["gone"]}}}, [LINE], Licence.UNKNOWN),
        ({"calling": CALLING | {"webexCalling": {"licenses": "p"}}}, [LINE], Licence.UNKNOWN),
        ({"calling": CALLING | {"webexCalling": {"licenses": ["p"]}}}, None, Licence.PROFESSIONAL),
        ({"calling": CALLING | {"webexCalling": {"licenses": ["c", "p"]}}}, [], Licence.PROFESSIONAL),
        ({"calling": CALLING, "hotdeskingStatus": "on"}, [], Licence.HOT_DESK),
        ({"calling": CALLING, "hotdeskingStatus": "on"}, [LINE], Licence.UNKNOWN),
        ({"calling": CALLING, "hotdeskingStatus": "on"}, None, Licence.UNKNOWN),
    ],
)
def test_a_licence_is_only_said_where_it_is_known(
    row: dict[str, Any], numbers: list[dict[str, Any]] | None, licence: Licence
) -> None:
    licences = [{"id": "p", "name": "Professional"}, {"id": "c", "name": "Common Area"}]
    (workspace,) = joined_workspaces([{"id": "w", "displayName": "W", **row}], [], licences, numbers)
    assert workspace.licence is licence


def test_the_location_of_the_line_stands_in_for_a_missing_one() -> None:
    (workspace,) = joined_workspaces([{"id": "w", "calling": CALLING}], [], [], [LINE])
    assert (workspace.location_id, workspace.location_name, workspace.extension) == ("l", "Oslo", "12")
    assert workspace.name == "Unnamed workspace"


def test_the_primary_number_stands_for_a_workspace() -> None:
    second = LINE | {"extension": "13", "phoneNumberType": "PRIMARY"}
    third = LINE | {"extension": "14", "phoneNumberType": "ALTERNATE"}
    (workspace,) = joined_workspaces([{"id": "w", "calling": CALLING}], [], [], [LINE, second, third])
    assert workspace.extension == "13"


def test_only_people_workspaces_and_virtual_lines_are_members() -> None:
    def row(kind: str, name: str, **more: object) -> dict[str, Any]:
        return {"owner": {"id": kind + name, "type": kind, "firstName": name, **more}, "extension": "1"}

    rows = [
        row("PEOPLE", "Zoe", lastName="Zoe"),
        row("PEOPLE", "Zoe", lastName="Zoe") | {"extension": "2"},
        row("PLACE", "atrium"),
        row("VIRTUAL_LINE", "Front", lastName="Desk"),
        row("HUNT_GROUP", "Sales"),
        {"phoneNumber": "+4712345678"},
        {"owner": None},
        {"owner": {"type": "PEOPLE"}},
    ]
    assert [member.name for member in owners(rows)] == ["atrium", "Front Desk", "Zoe"]
    assert len(owners([row("PEOPLE", str(number)) for number in range(99)])) == 99


@pytest.mark.parametrize(("said", "sought"), [("Chloe", "Chlo"), ("jose", "jos"), ("Andre", "Andr")])
def test_a_name_without_its_accent_is_sought_up_to_its_last_vowel(said: str, sought: str) -> None:
    wider = broader_search(said)
    assert wider is not None and wider.query == {"ownerName": sought}


@pytest.mark.parametrize("said", ["Ana Roux", "4001", "Bo"])
def test_other_words_are_sought_as_before(said: str) -> None:
    wider = broader_search(said)
    assert wider is None or wider.query["ownerName"] in said.split()
