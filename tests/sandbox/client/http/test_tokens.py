"""The admin token is refreshed early or when rejected, once for all threads, and rotated tokens are kept."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest

from bot.errors import Unkept, WebexError
from bot.sandbox.cloud.cloud import Cloud
from bot.sandbox.state.quirks import QUIRK_VALUES, RefreshQuirk
from bot.webex.http.client import ApiRequest
from bot.webex.http.refreshed_token import SECRET_NAME
from tests.sandbox.clients import INTERCEPT, Client, Drawer, client, refreshed
from tests.sandbox.conftest import set_quirks

DAY = 86_400


def refreshes(cloud: Cloud) -> int:
    return sum(request.path == "/access_token" for request in cloud.requests)


def ask(webex: Client) -> object:
    return webex.rest.request(ApiRequest("GET", "/workspaces", query={"max": 1})).body


def test_a_rejected_token_is_refreshed_and_the_question_asked_again(cloud: Cloud) -> None:
    with client(cloud, refreshed(cloud, Drawer())) as webex:
        assert ask(webex)
        cloud.expire_admin_token()
        assert ask(webex)
        assert refreshes(cloud) == 2
        assert [request.status for request in webex.asked("/workspaces")] == [200, 401, 200]


def test_a_write_with_an_expired_token_happens_once(cloud: Cloud) -> None:
    lobby = cloud.workspace("Lobby Paris")
    with client(cloud, refreshed(cloud, Drawer())) as webex:
        ask(webex)
        cloud.expire_admin_token()
        webex.rest.request(ApiRequest("PUT", INTERCEPT, {"workspaceId": lobby.id}, json={"enabled": True}))
        assert [request.status for request in webex.asked("/intercept", "PUT")] == [401, 204]


def test_a_given_token_that_expired_is_said_with_what_to_do(cloud: Cloud) -> None:
    with client(cloud) as webex:
        cloud.expire_admin_token()
        with pytest.raises(WebexError) as caught:
            ask(webex)
    assert "expired" in caught.value.sentence
    assert "python -m bot doctor" in caught.value.next_step
    assert cloud.tokens.first_admin not in str(vars(caught.value))


def test_people_are_read_with_a_refreshed_token_too(cloud: Cloud) -> None:
    with client(cloud, refreshed(cloud, Drawer())) as webex:
        ana = cloud.person("ana").id
        assert webex.directory.person(ana).roles == {"id_full_admin"}
        cloud.expire_admin_token()
        assert webex.directory.person(ana, fresh=True).roles == {"id_full_admin"}


def test_many_rejected_at_once_share_one_refresh(cloud: Cloud) -> None:
    with client(cloud, refreshed(cloud, Drawer())) as webex, ThreadPoolExecutor(8) as pool:
        # Those who wait for the refresh must not take every thread that it needs to connect.
        webex.transport._loop.set_default_executor(ThreadPoolExecutor(2))
        ask(webex)
        cloud.expire_admin_token()
        assert all(pool.map(lambda _: ask(webex), range(16)))
        assert refreshes(cloud) == 2


def test_a_rotated_refresh_token_is_kept_across_restarts(cloud: Cloud) -> None:
    set_quirks(cloud, refresh="rotated")
    drawer = Drawer()
    for _ in range(3):
        with client(cloud, refreshed(cloud, drawer)) as webex:
            assert ask(webex)
    assert cloud.tokens.refresh != cloud.tokens.first_refresh
    assert json.loads(drawer.kept[SECRET_NAME])["refresh_token"] == cloud.tokens.refresh


def test_a_newly_configured_refresh_token_wins_over_the_kept_one(cloud: Cloud) -> None:
    drawer = Drawer()
    with client(cloud, refreshed(cloud, drawer)) as webex:
        ask(webex)
    drawer.keep_secret(SECRET_NAME, drawer.kept[SECRET_NAME].replace(cloud.tokens.refresh, "withdrawn"))
    with client(cloud, refreshed(cloud, drawer, cloud.tokens.refresh)) as webex:
        assert ask(webex)


class Dying(Drawer):
    """A drawer of a bot that dies before it can keep what a refresh gave."""

    def keep_secret(self, name: str, value: str) -> None:
        if not json.loads(value).get("asked"):
            raise SystemExit
        super().keep_secret(name, value)


@pytest.mark.parametrize("how", QUIRK_VALUES["refresh"])
@pytest.mark.parametrize("before", [0, 1], ids=["at the first refresh", "later"])
def test_a_death_between_a_refresh_and_its_keeping(cloud: Cloud, how: RefreshQuirk, before: int) -> None:
    """Where Webex takes the old refresh token once more all is well; where not, just that is said."""
    set_quirks(cloud, refresh=how)
    drawer = Drawer()
    for _ in range(before):
        with client(cloud, refreshed(cloud, drawer)) as webex:
            ask(webex)
    dying = Dying(drawer.kept)
    with client(cloud, refreshed(cloud, dying)) as webex, pytest.raises(SystemExit):
        webex.token.current()
    for _ in range(2):
        with client(cloud, refreshed(cloud, drawer)) as webex:
            if how != "rotated":
                assert ask(webex)
                continue
            with pytest.raises(WebexError, match="earlier refresh was cut off") as caught:
                ask(webex)
            assert "WEBEX_REFRESH_TOKEN" in caught.value.next_step
    with client(cloud, refreshed(cloud, drawer, cloud.tokens.refresh)) as webex:
        assert ask(webex), "a new one from the operator mends it"


def test_a_kept_refresh_token_that_is_refused_gives_way_to_the_configured_one(cloud: Cloud) -> None:
    set_quirks(cloud, refresh="kept")
    drawer = Drawer()
    with client(cloud, refreshed(cloud, drawer)) as webex:
        ask(webex)
    drawer.keep_secret(SECRET_NAME, drawer.kept[SECRET_NAME].replace(cloud.tokens.refresh, "withdrawn"))
    with client(cloud, refreshed(cloud, drawer)) as webex:
        assert ask(webex)


def test_what_another_process_rotated_meanwhile_is_taken(cloud: Cloud) -> None:
    set_quirks(cloud, refresh="rotated")
    drawer = Drawer()
    with client(cloud, refreshed(cloud, drawer)) as webex:
        ask(webex)
        with client(cloud, refreshed(cloud, drawer)) as doctor:
            ask(doctor)
        cloud.expire_admin_token()
        assert ask(webex)


def test_where_the_refresh_cannot_be_locked_it_is_made_all_the_same(
    cloud: Cloud, caplog: pytest.LogCaptureFixture
) -> None:
    class Locked(Drawer):
        @contextmanager
        def holding(self, name: str) -> Iterator[None]:
            raise Unkept
            yield

    with client(cloud, refreshed(cloud, Locked())) as webex:
        assert ask(webex)
    assert "could not be locked" in caplog.text


class Stuck(Drawer):
    """A drawer that nothing can be put into."""

    def keep_secret(self, name: str, value: str) -> None:
        raise OSError(value)


def test_a_token_that_cannot_be_kept_is_used(cloud: Cloud, caplog: pytest.LogCaptureFixture) -> None:
    with client(cloud, refreshed(cloud, Stuck())) as webex:
        assert ask(webex)
        cloud.expire_admin_token()
        assert ask(webex), "the rotated one is known as long as the bot runs"
    assert "could not be kept" in caplog.text
    assert cloud.tokens.refresh not in caplog.text


def test_a_refresh_that_gives_the_same_token_is_tried_once_and_said(cloud: Cloud) -> None:
    set_quirks(cloud, refresh="same token")
    with client(cloud, refreshed(cloud, Drawer())) as webex:
        ask(webex)
        cloud.fault("GET /workspaces", status=401, times=99)
        for _ in range(3):
            with pytest.raises(WebexError, match="gave the same one back"):
                ask(webex)
        assert refreshes(cloud) == 2
        assert [one.status for one in webex.asked("/workspaces")] == [200, 401, 401, 401, 401]


def test_a_rejection_that_passes_is_over_with_the_same_token(cloud: Cloud) -> None:
    set_quirks(cloud, refresh="same token")
    with client(cloud, refreshed(cloud, Drawer())) as webex:
        ask(webex)
        cloud.fault("GET /workspaces", status=401)
        assert ask(webex)


def test_people_are_not_asked_for_ever_either(cloud: Cloud) -> None:
    set_quirks(cloud, refresh="same token")
    with client(cloud, refreshed(cloud, Drawer())) as webex:
        ask(webex)
        cloud.fault("GET /people/", status=401, times=99)
        with pytest.raises(WebexError, match="gave the same one back"):
            webex.directory.person(cloud.person("ana").id)
        assert refreshes(cloud) == 2


@pytest.mark.parametrize("junk", ["", "{", "[]", "null", '{"mark": 3}'])
def test_a_damaged_secret_is_as_none(cloud: Cloud, junk: str) -> None:
    with client(cloud, refreshed(cloud, Drawer({SECRET_NAME: junk}))) as webex:
        assert ask(webex)


def test_a_refused_refresh_token_is_said_without_the_token(
    cloud: Cloud, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    wrong = refreshed(cloud, Drawer(), "sandbox-wrong-token")
    with client(cloud, wrong) as webex, pytest.raises(WebexError) as caught:
        ask(webex)
    assert "did not refresh" in caught.value.sentence
    assert "doctor" in caught.value.next_step
    assert "sandbox-wrong-token" not in str(vars(caught.value)) + caplog.text
    assert cloud.tokens.client_secret not in caplog.text


def test_nothing_secret_is_logged(cloud: Cloud, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    with client(cloud, refreshed(cloud, Drawer())) as webex:
        cloud.fault("GET /workspaces", status=503)
        ask(webex)
        webex.directory.person(cloud.person("ana").id)
        token = webex.token.current()
    assert "refreshed" in caplog.text
    assert token not in caplog.text
    assert cloud.tokens.refresh not in caplog.text
