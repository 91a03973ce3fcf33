"""The cloud's audit log: who changed what, read as Webex's contract says, and its switches."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from bot.sandbox.cloud.cloud import Cloud
from bot.sandbox.data.ids import inner_id
from tests.sandbox.cloud.test_page import PageClient
from tests.sandbox.conftest import set_quirks
from tests.sandbox.rest_client import RestClient

EVENTS = "/adminAudit/events"
HOUR = timedelta(hours=1)


def asked(cloud: Cloud, **more: str) -> dict[str, str]:
    """The query for the last hour and the next."""
    now = cloud.clock()
    window = {"from": (now - HOUR).isoformat(), "to": (now + HOUR).isoformat()}
    return {"orgId": cloud.person("ana").org_id, **window, **more}


def events(cloud: Cloud, client: RestClient, **more: str) -> list[dict[str, Any]]:
    """What the log shows."""
    answer = client.call("GET", EVENTS, params=asked(cloud, **more))
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["items"]
    return found


def test_an_edit_in_control_hub_has_its_administrator(cloud: Cloud, admin: RestClient) -> None:
    set_quirks(cloud, audit_ids="uuid")
    lobby, lena = cloud.workspace("Lobby Paris"), cloud.person("lena")
    cloud.change(lobby, "doNotDisturb", {"enabled": True}, by=lena)
    (event,) = events(cloud, admin)
    data = event["data"]
    assert (data["actorName"], data["actorEmail"], data["actorIp"]) == (lena.name, lena.email, "10.1.2.3")
    assert (data["targetName"], data["targetId"]) == (lobby.name, inner_id(lobby.id))
    assert data["eventCategory"] == "EventCategory.WEBEX_CALLING"
    assert events(cloud, admin, eventCategories="LOGINS,LOGOUT") == []
    assert events(cloud, admin, actorId=event["actorId"], eventCategories="WEBEX_CALLING") == [event]


def test_a_write_over_the_api_has_the_owner_of_the_token(cloud: Cloud, admin: RestClient) -> None:
    path = f"/workspaces/{cloud.workspace('Lobby Paris').id}/features/intercept"
    admin.call("PUT", path, json={"enabled": True}, headers={"TrackingID": "mine_1"})
    admin.call("PUT", path, json={"enabled": "no"})
    admin.call("GET", path)
    (event,) = events(cloud, admin)
    assert event["data"]["trackingId"] == "mine_1"
    assert event["data"]["actorName"] == cloud.person("app").name


@pytest.mark.parametrize(
    "wrong",
    [
        {"orgId": None},
        {"from": None},
        {"to": None},
        {"from": "yesterday"},
        {"from": "2020-01-01T00:00:00Z"},
        {"to": "2020-01-01T00:00:00Z"},
        {"max": "0"},
        {"offset": "two"},
        {"colour": "red"},
    ],
    ids=str,
)
def test_what_the_contract_does_not_have_is_refused(
    cloud: Cloud, admin: RestClient, wrong: dict[str, str | None]
) -> None:
    query = {name: value for name, value in {**asked(cloud), **wrong}.items() if value is not None}
    assert admin.call("GET", EVENTS, params=query).status_code == 400


def test_only_a_full_administrator_with_the_scope_reads_it(
    cloud: Cloud, admin: RestClient, bot: RestClient
) -> None:
    assert bot.call("GET", EVENTS, params=asked(cloud)).status_code == 403
    assert admin.call("GET", "/adminAudit/eventCategories").status_code == 200
    assert admin.call("GET", EVENTS, params=asked(cloud, orgId="another")).status_code == 403
    cloud.tokens.admin_scopes -= {"audit:events_read"}
    assert admin.call("GET", EVENTS, params=asked(cloud)).status_code == 403


def test_pages_of_at_most_200_the_newest_first(cloud: Cloud, admin: RestClient) -> None:
    set_quirks(cloud)
    for number in range(205):
        cloud.change(cloud.workspace("Gym"), "doNotDisturb", {"enabled": number % 2 == 0})
    first = admin.call("GET", EVENTS, params=asked(cloud, max="500"))
    assert len(first.json()["items"]) == 200
    assert "offset=200" in first.headers["Link"] and 'rel="next"' in first.headers["Link"]
    last = admin.call("GET", EVENTS, params=asked(cloud, max="200", offset="200"))
    assert len(last.json()["items"]) == 5 and "Link" not in last.headers
    created = [one["created"] for one in first.json()["items"] + last.json()["items"]]
    assert created == sorted(created, reverse=True)


def test_it_lags_is_silent_and_is_refused(cloud: Cloud, admin: RestClient) -> None:
    gym = cloud.workspace("Gym")
    cloud.audit_log.lag = timedelta(minutes=2)
    cloud.change(gym, "doNotDisturb", {"enabled": True})
    assert events(cloud, admin) == []
    cloud.move_clock(timedelta(minutes=3))
    assert len(events(cloud, admin)) == 1
    cloud.audit_log.is_silent = True
    cloud.change(gym, "doNotDisturb", {"enabled": False})
    assert len(events(cloud, admin)) == 1
    cloud.audit_log.is_refused = True
    assert admin.call("GET", EVENTS, params=asked(cloud)).status_code == 403


def test_the_page_edits_as_who_one_is_and_has_the_switches(cloud: Cloud, admin: RestClient) -> None:
    gym = cloud.workspace("Gym")
    with PageClient(cloud) as page:
        path = f"/api/workspaces/{gym.id}/settings/doNotDisturb"
        for enabled, key in ((True, "ravi"), (False, "sam")):
            document = {**cloud.setting(gym, "doNotDisturb"), "enabled": enabled}
            assert page.ask("PUT", f"{path}?personId={cloud.person(key).id}", document).status_code == 200
        assert {one["data"]["actorName"] for one in events(cloud, admin)} == {"Ravi Patel", "Ana Roux"}
        switches = {"lagMinutes": 60, "silent": True, "refused": True}
        assert page.ask("POST", "/api/audit", switches).json() == switches
        assert page.ask("GET", "/api/state").json()["audit"] == switches
        assert page.ask("POST", "/api/audit", {"lagMinutes": -1}).status_code == 400
    assert cloud.audit_log.is_refused and cloud.audit_log.lag == HOUR
