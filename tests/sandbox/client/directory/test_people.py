"""People with their admin roles, read with the admin token and kept for five minutes."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.errors import NotFound, WebexError
from tests.sandbox.clients import Client


@pytest.mark.parametrize(
    ("key", "roles"),
    [("ana", {"id_full_admin"}), ("ravi", {"id_readonly_admin"}), ("sam", set()), ("lena", set())],
)
def test_roles_are_read_from_their_ids(webex: Client, key: str, roles: set[str]) -> None:
    person, seeded = webex.directory.person(webex.cloud.person(key).id), webex.cloud.person(key)
    assert person.roles == roles
    assert (person.name, person.email, person.org_id) == (seeded.name, seeded.email, seeded.org_id)
    assert person.id == seeded.id
    assert not person.is_bot


def test_a_bot_is_told_from_a_person(webex: Client) -> None:
    assert webex.directory.person(webex.cloud.person("echo").id).is_bot


def test_a_person_is_read_once_for_many_who_ask_at_once(webex: Client) -> None:
    ana = webex.cloud.person("ana").id
    webex.cloud.latency = 0.1
    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(lambda _: webex.directory.person(ana).roles, range(8)))
    webex.directory.person(ana)
    assert len(webex.asked(f"/people/{ana}")) == 1


def test_a_person_is_kept_for_five_minutes_unless_fresh_is_asked(webex: Client) -> None:
    ana = webex.cloud.person("ana").id
    webex.directory.person(ana)
    webex.directory.person(ana, fresh=True)
    assert len(webex.asked(f"/people/{ana}")) == 2
    webex.clock.pass_by(minutes=4, seconds=59)
    webex.directory.person(ana)
    assert len(webex.asked(f"/people/{ana}")) == 2
    webex.clock.pass_by(seconds=2)
    webex.directory.person(ana)
    assert len(webex.asked(f"/people/{ana}")) == 3


def test_a_clock_set_back_does_not_keep_roles_longer(webex: Client) -> None:
    ana = webex.cloud.person("ana").id
    webex.directory.person(ana)
    webex.clock.pass_by(hours=-1)
    webex.directory.person(ana)
    assert len(webex.asked(f"/people/{ana}")) == 2


@pytest.mark.parametrize("retry_after", ["1", "soon", "0.5", ""])
def test_a_person_is_waited_for_whatever_retry_after_says(webex: Client, retry_after: str) -> None:
    webex.cloud.fault("GET /people", status=429, headers={"Retry-After": retry_after})
    assert webex.directory.person(webex.cloud.person("ana").id).roles
    assert sum(webex.time.naps) >= 0.5


@pytest.mark.parametrize("status", [500, 503])
def test_a_person_is_read_in_spite_of_a_hiccup(webex: Client, status: int) -> None:
    webex.cloud.fault("GET /people", status=status, times=2)
    assert webex.directory.person(webex.cloud.person("ana").id).roles
    webex.cloud.fault("GET /people", drop=True)
    assert webex.directory.person(webex.cloud.person("ravi").id).roles


@pytest.mark.parametrize("status", [401, 403, 404, 500])
def test_a_person_that_cannot_be_read_is_an_error_and_nothing_is_kept(webex: Client, status: int) -> None:
    ana = webex.cloud.person("ana").id
    webex.directory.person(ana)
    webex.cloud.fault("GET /people", status=status, times=9)
    with pytest.raises(WebexError) as caught:
        webex.directory.person(ana, fresh=True)
    assert isinstance(caught.value, NotFound) == (status == 404)
    assert caught.value.tracking_id.startswith("SANDBOX_")


@pytest.mark.parametrize(
    "body", ["<html>", "null", "[]", {}, {"id": "other", "orgId": "o"}, {"id": "", "orgId": ""}]
)
def test_what_is_no_person_is_an_error(webex: Client, body: object) -> None:
    webex.cloud.fault("GET /people", status=200, body=body, times=9)
    with pytest.raises(WebexError):
        webex.directory.person(webex.cloud.person("ana").id)


def test_an_id_of_a_person_cannot_change_the_path(webex: Client) -> None:
    with pytest.raises(WebexError):
        webex.directory.person("me?callingData=true")
    assert [request.query for request in webex.cloud.requests] == [{}]


@pytest.mark.parametrize("enabled", [False, "false", 0])
def test_who_may_not_log_in_is_not_active(webex: Client, enabled: object) -> None:
    ana = webex.cloud.person("ana")
    assert webex.directory.person(ana.id).is_active
    said = {"id": ana.id, "orgId": ana.org_id, "type": "person", "loginEnabled": enabled}
    webex.cloud.fault("GET /people/", status=200, body=said)
    assert not webex.directory.person(ana.id, fresh=True).is_active
