"""The admin token: refreshed when rejected and early, rotated tokens kept, one refresh for everybody."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Barrier

import pytest

from bot.errors import Unkept, WebexError
from bot.sandbox.cloud.cloud import Cloud
from bot.sandbox.state.quirks import QUIRK_VALUES, RefreshQuirk
from bot.store.store import open_store
from bot.webex.http.refreshed_token import SECRET_NAME, Application, RefreshedToken
from bot.webex.http.retry import Refusal
from bot.webex.http.transport import Response
from tests.sandbox.clients import INTERCEPT, Client, Clock, Drawer, client, refreshed
from tests.sandbox.conftest import set_quirks

DAY = 86_400


def refreshes(cloud: Cloud) -> int:
    return sum(request.path == "/access_token" for request in cloud.requests)


def ask(webex: Client) -> object:
    return webex.rest.request("GET", "/workspaces", query={"max": 1}).body


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
        webex.rest.request(
            "PUT", INTERCEPT, path_parameters={"workspaceId": lobby.id}, json={"enabled": True}
        )
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
        webex.wire._loop.set_default_executor(ThreadPoolExecutor(2))
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


def both(ask: Callable[[RefreshedToken], str], *tokens: RefreshedToken) -> list[str]:
    """What two processes get that ask at the same time."""
    barrier = Barrier(len(tokens))

    def attempt(token: RefreshedToken) -> str:
        barrier.wait(timeout=5)
        return ask(token)

    with ThreadPoolExecutor(len(tokens)) as pool:
        return list(pool.map(attempt, tokens))


def renewed(token: RefreshedToken) -> str:
    assert token.refresh(token.current())
    return token.current()


def test_of_two_processes_one_refreshes_and_the_other_takes_what_it_got(tmp_path: Path) -> None:
    url, clock, desk = f"sqlite:///{tmp_path / 'bot.db'}", Clock(), Desk(rotates=True)
    application = Application("id", "secret", "refresh")
    with closing(open_store(url)) as one, closing(open_store(url)) as other:
        # A store takes another one with its own process id for what a dead process left.
        other.process = "elsewhere/1/0"
        tokens = [RefreshedToken(application, store, desk, clock) for store in (one, other)]
        assert both(RefreshedToken.current, *tokens) == ["access 1"] * 2
        assert both(renewed, *tokens) == ["access 2"] * 2
        clock.pass_by(minutes=2)
        assert renewed(tokens[0]) == "access 3"
        assert renewed(tokens[1]) == "access 3", "what was got while nobody waited is taken too"
        clock.pass_by(days=12)
        assert both(RefreshedToken.current, *tokens) == ["access 4"] * 2
    assert desk.asked == 4


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


class Desk:
    """Answers refreshes as it is told, and counts them."""

    def __init__(self, expires_in: object = 14 * DAY, *, rotates: bool = False) -> None:
        self.expires_in = expires_in
        self.rotates = rotates
        self.asked = 0
        self.instead: Callable[[], Response] | None = None

    def __call__(self, form: object) -> Response:
        self.asked += 1
        if self.instead:
            return self.instead()
        rotated = f"refresh {self.asked}" if self.rotates else "r"
        if self.rotates:
            assert isinstance(form, dict)
            assert form["refresh_token"] == (f"refresh {self.asked - 1}" if self.asked > 1 else "refresh")
        body = {
            "access_token": f"access {self.asked}",
            "expires_in": self.expires_in,
            "refresh_token": rotated,
        }
        return Response(status=200, body=body, readable=True, tracking_id="")


def token_at(desk: Desk, clock: Clock) -> RefreshedToken:
    return RefreshedToken(Application("id", "secret", "refresh"), Drawer(), desk, clock)


def silent() -> Response:
    raise Refusal(0, detail="ServerDisconnectedError")


@pytest.mark.parametrize(
    ("expires_in", "still", "due"),
    [
        (14 * DAY, 11.1 * DAY, 11.3 * DAY),
        (2.5 * DAY, 1.4 * DAY, 1.6 * DAY),
        (3600, 2800, 2900),
        ("1209600", 11.1 * DAY, 11.3 * DAY),
        ("soon", 0.4 * DAY, 0.9 * DAY),
        (None, 0.4 * DAY, 0.9 * DAY),
    ],
)
def test_a_token_is_refreshed_before_it_ends(expires_in: object, still: float, due: float) -> None:
    desk, clock = Desk(expires_in), Clock()
    token = token_at(desk, clock)
    token.current()
    clock.pass_by(seconds=still)
    assert token.current() == "access 1"
    clock.pass_by(seconds=due - still)
    assert token.current() == "access 2"


def test_when_an_early_refresh_fails_the_present_token_goes_on(caplog: pytest.LogCaptureFixture) -> None:
    desk, clock = Desk(), Clock()
    token = token_at(desk, clock)
    token.current()
    desk.instead = silent
    clock.pass_by(days=12)
    assert token.current() == "access 1"
    assert "could not be refreshed" in caplog.text
    assert token.current() == "access 1"
    assert desk.asked == 2, "it is not tried with every question"
    clock.pass_by(days=3)
    with pytest.raises(WebexError, match="could not be reached"):
        token.current()


def test_a_token_rejected_right_after_its_refresh_is_not_refreshed_for_ever() -> None:
    desk, clock = Desk(), Clock()
    token = token_at(desk, clock)
    assert token.refresh(token.current()) is True
    assert token.refresh(token.current()) is False
    assert desk.asked == 2
    clock.pass_by(minutes=2)
    assert token.refresh(token.current()) is True


def test_who_was_rejected_with_the_last_token_takes_the_present_one() -> None:
    desk = Desk()
    token = token_at(desk, Clock())
    old = token.current()
    token.refresh(old)
    assert token.refresh(old) is True
    assert desk.asked == 2


def test_a_failure_speaks_for_all_who_ask_at_once() -> None:
    desk, barrier = Desk(), Barrier(6)
    desk.instead = silent
    token = token_at(desk, Clock())

    def attempt(_: int) -> str:
        barrier.wait(timeout=5)
        with pytest.raises(WebexError):
            token.current()
        return "told"

    with ThreadPoolExecutor(6) as pool:
        assert list(pool.map(attempt, range(6))) == ["told"] * 6
    assert desk.asked == 1


@pytest.mark.parametrize("body", [None, [], {}, {"access_token": ""}, {"access_token": 3}, "<html>"])
def test_an_answer_without_a_token_is_an_error(body: object) -> None:
    desk = Desk()
    desk.instead = lambda: Response(status=200, body=body, readable=True, tracking_id="T1")
    with pytest.raises(WebexError, match="no admin token"):
        token_at(desk, Clock()).current()


def test_secrets_are_not_in_the_representation() -> None:
    assert "hidden" not in repr(Application("id", "hidden", "hidden too"))
