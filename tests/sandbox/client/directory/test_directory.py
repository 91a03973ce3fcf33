"""The directory: roles by id, workspaces joined from four lists, and when its caches are read again."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.errors import WebexError
from bot.events import Licence, Workspace
from bot.sandbox.cloud.cloud import Cloud
from bot.sandbox.state.quirks import Quirks
from bot.webex.http.tokens import GivenToken
from tests.sandbox.clients import Client, client

LISTS = ("/workspaces", "/locations", "/licenses", "/telephony/config/numbers")


def found(webex: Client, name: str, *, fresh: bool = False) -> Workspace:
    return next(each for each in webex.directory.workspaces(fresh=fresh) if each.name == name)


def reads(webex: Client) -> int:
    return len(webex.asked("/workspaces"))


def test_a_workspace_has_its_place_licence_and_line(webex: Client) -> None:
    lobby = found(webex, "Lobby Paris")
    assert lobby.id == webex.cloud.workspace("Lobby Paris").id
    assert (lobby.licence, lobby.location_name) == (Licence.PROFESSIONAL, "Paris HQ")
    assert (lobby.country, lobby.time_zone) == ("FR", "Europe/Paris")
    assert (lobby.extension, lobby.number) == ("4321", "+33170001234")
    assert webex.cloud.breaches == []


def test_every_kind_of_licence_is_told(webex: Client) -> None:
    kinds = {each.name: each.licence for each in webex.directory.workspaces()}
    assert kinds["Gym"] is Licence.COMMON_AREA
    assert kinds["Hot Desk 7"] is Licence.HOT_DESK
    assert kinds["Quiet Room"] is Licence.NO_CALLING
    assert len(kinds) == 10
    assert list(kinds) == sorted(kinds, key=str.casefold)


@pytest.mark.parametrize("status", [403, 404])
def test_without_the_lists_beside_them_workspaces_are_still_there(webex: Client, status: int) -> None:
    # With the other kind of ids, a licence is known without the list of licences.
    webex.cloud.state.reset(Quirks(licences="plain"))
    for path in LISTS[1:]:
        webex.cloud.fault(f"GET {path}", status=status)
    lobby, quiet = found(webex, "Lobby Paris"), found(webex, "Quiet Room")
    assert lobby.licence is Licence.UNKNOWN
    assert quiet.licence is Licence.NO_CALLING
    assert (lobby.extension, lobby.location_name) == ("", "")
    assert lobby.location_id == webex.cloud.workspace("Lobby Paris").location_id


def test_without_the_workspaces_there_is_an_error(webex: Client) -> None:
    webex.cloud.fault("GET /workspaces", status=403)
    with pytest.raises(WebexError):
        webex.directory.workspaces()
    assert webex.directory.workspaces(), "an error is not kept"


def test_the_four_lists_are_read_side_by_side_and_once(webex: Client) -> None:
    with ThreadPoolExecutor(8) as pool:
        webex.cloud.latency = 0.05
        assert all(pool.map(lambda _: webex.directory.workspaces(), range(8)))
    assert sorted(request.path for request in webex.cloud.requests) == sorted(LISTS)


def test_a_list_is_kept_for_five_minutes_and_read_anew_on_demand(webex: Client) -> None:
    webex.directory.workspaces()
    webex.clock.pass_by(minutes=4)
    webex.directory.workspaces()
    assert reads(webex) == 1
    webex.directory.workspaces(fresh=True)
    assert reads(webex) == 2


def test_an_older_list_is_given_at_once_and_renewed_behind(webex: Client) -> None:
    webex.directory.workspaces()
    webex.clock.pass_by(minutes=6)
    webex.cloud.fault("GET /workspaces", status=None, delay=0.2)
    before = webex.directory.workspaces()
    assert webex.directory.workspaces() is before, "nobody waits for the new one"
    webex.cloud.until(lambda: webex.directory.workspaces() is not before)
    assert reads(webex) == 2


def test_a_renewal_that_fails_leaves_the_list_and_is_tried_again(
    webex: Client, caplog: pytest.LogCaptureFixture
) -> None:
    before = webex.directory.workspaces()
    webex.clock.pass_by(minutes=6)
    webex.cloud.fault("GET /workspaces", status=403)
    assert webex.directory.workspaces() is before
    webex.cloud.until(lambda: webex.directory.workspaces() is not before)
    assert "could not be renewed" in caplog.text


def test_a_list_of_yesterday_is_not_given(webex: Client) -> None:
    webex.directory.workspaces()
    webex.clock.pass_by(hours=2)
    webex.cloud.fault("GET /workspaces", status=403)
    with pytest.raises(WebexError):
        webex.directory.workspaces()


def test_the_home_is_the_tokens_own_organisation_asked_once(webex: Client) -> None:
    assert webex.directory.home_org() == webex.cloud.person("ana").org_id
    assert webex.directory.home_org() == webex.cloud.person("ana").org_id
    assert len(webex.asked("/people/me")) == 1


def test_a_configured_organisation_is_the_home_and_goes_with_every_list(cloud: Cloud) -> None:
    org_id = cloud.person("ana").org_id
    with client(cloud, org_id=org_id) as webex:
        assert webex.directory.home_org() == org_id
        webex.directory.workspaces()
        webex.directory.members("kim")
        webex.directory.person(cloud.person("ana").id)
    taking = [request for request in cloud.requests if not request.path.startswith("/people")]
    assert len(taking) == 5
    assert all(request.query["orgId"] == org_id for request in taking)
    assert cloud.breaches == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("kim", ["Kim Dahl", "Kim Lee"]),
        ("  KIM   lee ", ["Kim Lee"]),
        ("Little Alice", ["Alice Little"]),
        ("Paris Reception", ["Paris Reception"]),
        ("4321", ["Lobby Paris"]),
        ("x4001", ["Ana Roux"]),
        ("+33 1 70 00 12 34", ["Lobby Paris"]),
        ("+33170001001", ["Ana Roux"]),
        ("Chloé", ["Chloé Martin"]),
        ("Canteen <*Paris*>_[1] ^", ["Canteen <*Paris*>_[1] ^"]),
        ("nobody of this name", []),
        ("99", []),
        ("", []),
        (" ( ) ", []),
        ("n" * 9000, []),
    ],
)
def test_members_are_found_by_name_extension_or_number(webex: Client, text: str, names: list[str]) -> None:
    assert [member.name for member in webex.directory.members(text)] == names
    assert webex.cloud.breaches == []


def test_a_member_has_its_kind_line_and_place(webex: Client) -> None:
    (reception,) = webex.directory.members("Reception")
    assert (reception.kind, reception.extension, reception.number) == ("VIRTUAL_LINE", "4090", "+33170001090")
    assert reception.location_name == "Paris HQ"


def test_members_that_cannot_be_looked_up_are_an_error(webex: Client) -> None:
    webex.cloud.fault("GET /telephony/config/numbers", status=403)
    with pytest.raises(WebexError):
        webex.directory.members("kim")


def test_closing_leaves_no_thread_behind(cloud: Cloud) -> None:
    with client(cloud) as webex:
        webex.directory.workspaces()
    assert not [thread for thread in threading.enumerate() if thread.name == "webex-rest"]


def test_without_the_scope_to_read_oneself_the_workspaces_tell_the_organisation(cloud: Cloud) -> None:
    cloud.fault("GET /people/me", status=403)
    with client(cloud) as webex:
        assert webex.directory.home_org() == cloud.person("ana").org_id
        assert webex.asked("/workspaces")[-1].query == {"max": "1"}


def test_an_organisation_without_workspaces_does_not_tell(cloud: Cloud) -> None:
    cloud.fault("GET /people/me", status=403)
    cloud.fault("GET /workspaces", status=200, body={"items": []})
    with client(cloud) as webex, pytest.raises(WebexError) as refused:
        webex.directory.home_org()
    assert refused.value.status == 403


def test_a_bot_has_no_organisation_to_serve(cloud: Cloud) -> None:
    with (
        client(cloud, lambda transport, clock: GivenToken(cloud.tokens.bot)) as webex,
        pytest.raises(WebexError, match="admin token is a bot's"),
    ):
        webex.directory.home_org()


def test_a_hole_in_the_numbers_makes_no_workspace_one_without_calling(webex: Client) -> None:
    webex.cloud.add_workspaces(2100)
    webex.cloud.fault("GET /telephony/config/numbers", status=None)
    webex.cloud.fault("GET /telephony/config/numbers", status=403)
    found = webex.directory.workspaces()
    assert not found.complete
    assert not [one for one in found if one.licence is Licence.HOT_DESK and one.name != "Hot Desk 7"]
    assert sum(not one.extension for one in found) > 50
    webex.clock.pass_by(minutes=2)
    assert webex.directory.workspaces() is found
    webex.cloud.until(lambda: webex.directory.workspaces().complete)
