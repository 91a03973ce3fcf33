"""Access by role id and location; in doubt, access is refused."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import replace

import pytest

from bot.access import Access, Gate, Policy
from bot.errors import BotError, NotFound, WebexError
from bot.events import Licence, Member, Person, Workspace
from bot.names.workspaces import WorkspaceIndex

PARIS = Workspace("1", "Lobby", Licence.PROFESSIONAL, "loc-paris", "Paris HQ")
OSLO = Workspace("2", "Atrium", Licence.PROFESSIONAL, "loc-oslo", "Oslo")
NOWHERE = Workspace("3", "Attic", Licence.PROFESSIONAL)


class People:
    """A directory of one person."""

    def __init__(
        self, *roles: str, org: str = "home", bot: bool = False, error: BotError | None = None
    ) -> None:
        self._person = Person("P1", "Ana", "Ana@Example.com", org, bot, frozenset(roles))
        self._error = error
        self.fresh: list[bool] = []
        self.home = "home"

    def deactivate(self) -> None:
        self._person = replace(self._person, is_active=False)

    def person(self, person_id: str, *, fresh: bool = False) -> Person:
        self.fresh.append(fresh)
        if self._error:
            raise self._error
        return self._person

    def home_org(self) -> str:
        return self.home

    def is_current(self, workspace: Workspace) -> bool:
        return True

    def workspaces(self, *, fresh: bool = False) -> WorkspaceIndex:
        return WorkspaceIndex((PARIS, OSLO, NOWHERE))

    def read_again(self) -> WorkspaceIndex:
        return self.workspaces()

    def members(self, text: str, places: frozenset[str] | None = None) -> Sequence[Member]:
        return ()

    def holders(self, number: str) -> Sequence[Member]:
        return ()


def policy(locations: str = "") -> Policy:
    return Policy.parse("id_full_admin, id_device_admin", "id_readonly_admin", locations)


@pytest.mark.parametrize(
    ("roles", "access"),
    [
        ((), Access.NONE),
        (("id_full_admin",), Access.WRITE),
        (("id_device_admin",), Access.WRITE),
        (("id_readonly_admin",), Access.READ),
        (("id_readonly_admin", "id_full_admin"), Access.WRITE),
        (("id_user_admin",), Access.NONE),
        (("full_admin",), Access.NONE),
        (("ID_FULL_ADMIN",), Access.NONE),
        (("id_full_admin ",), Access.NONE),
        (("",), Access.NONE),
    ],
)
def test_roles(roles: tuple[str, ...], access: Access) -> None:
    rights = Gate(People(*roles), policy()).rights("P1")
    assert rights.most is access
    assert {rights.at(one) for one in (PARIS, OSLO, NOWHERE)} == {access}
    assert bool(rights.no_rights_reason) is (access is Access.NONE)


ACME = "0b8a4f0e-7c1d-4a57-9e0e-6b1c2d3e4f50"


@pytest.mark.parametrize("place", ["us", "urn:TEAM:eu-central-1_k"])
def test_an_organisation_is_the_same_however_its_id_is_written(place: str) -> None:
    written = base64.b64encode(f"ciscospark://{place}/ORGANIZATION/{ACME}".encode()).decode().rstrip("=")
    people = People("id_full_admin", org=written)
    people.home = ACME
    assert Gate(people, policy()).rights("P1").most is Access.WRITE
    people.home = ACME.replace("0", "1")
    assert Gate(people, policy()).rights("P1").most is Access.NONE


@pytest.mark.parametrize(
    "people",
    [
        People("id_full_admin", org="elsewhere"),
        People("id_full_admin", org=""),
        People("id_full_admin", bot=True),
        People("id_full_admin", error=NotFound("no")),
        People("id_full_admin", error=WebexError("no")),
    ],
)
def test_doubt_means_no(people: People) -> None:
    rights = Gate(people, policy("ana@example.com=Paris HQ")).rights("P1")
    assert rights.most is Access.NONE
    assert rights.at(PARIS) is Access.NONE
    assert rights.no_rights_reason


@pytest.mark.parametrize(
    "locations",
    [
        "ana@example.com=Paris HQ",
        " ANA@example.COM = paris  hq ; bob@example.com=Oslo",
        "p1=loc-paris",
        "ana@example.com=Madrid, loc-paris",
    ],
)
def test_a_location_administrator(locations: str) -> None:
    rights = Gate(People(), policy(locations)).rights("P1")
    assert [rights.at(one) for one in (PARIS, OSLO, NOWHERE)] == [Access.WRITE, Access.NONE, Access.NONE]
    assert rights.everywhere is Access.NONE


def test_a_reader_may_be_a_location_administrator_too() -> None:
    rights = Gate(People("id_readonly_admin"), policy("ana@example.com=Paris HQ")).rights("P1")
    assert [rights.at(one) for one in (PARIS, OSLO)] == [Access.WRITE, Access.READ]


@pytest.mark.parametrize("locations", ["ana@example.com", "=Paris", "ana@example.com=", "a@b.org=Oslo; x"])
def test_a_map_that_says_nothing_is_refused(locations: str) -> None:
    with pytest.raises(BotError, match="LOCATION_ADMINS"):
        policy(locations)


@pytest.mark.parametrize(
    ("locations", "why"),
    [
        ("ana=Paris", "“ana” is no e-mail address and no id of a person"),
        ("ana@example=Paris", "“ana@example” is no e-mail address"),
        ("@example.com=Paris", "“@example.com” is no e-mail address"),
        ("a@example.com, b@example.com=Paris", "“a@example.com, b@example.com” is no e-mail address"),
        ("a@example.com=Paris, b@example.com=Oslo", "stands a semicolon"),
        ("a@example.com=Paris b@example.com=Oslo", "stands a semicolon"),
    ],
)
def test_a_map_that_would_give_nobody_rights_is_refused(locations: str, why: str) -> None:
    with pytest.raises(BotError, match=why):
        policy(locations)


def test_who_is_named_twice_has_both() -> None:
    both = policy("ana@example.com=Paris; ana@example.com=Oslo").location_admins["ana@example.com"]
    assert {"Paris", "Oslo"} <= both


@pytest.mark.parametrize(
    ("error", "known"), [(NotFound("no"), True), (WebexError("no"), False), (BotError("no"), False)]
)
def test_whether_somebody_is_gone_or_webex_does_not_tell(error: BotError, known: bool) -> None:
    assert Gate(People(error=error), policy()).rights("P1").known is known


def test_who_is_deactivated_may_nothing() -> None:
    people = People("id_full_admin")
    people.deactivate()
    rights = Gate(people, policy("ana@example.com=Paris HQ")).rights("P1")
    assert (rights.most, rights.at(PARIS)) == (Access.NONE, Access.NONE)
    assert "deactivated" in rights.no_rights_reason


def test_fresh_is_asked_for() -> None:
    people = People("id_full_admin")
    gate = Gate(people, policy())
    gate.rights("P1")
    gate.rights("P1", fresh=True)
    assert people.fresh == [False, True]
