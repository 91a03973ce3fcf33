"""When the admin token is refreshed, and which waiting threads share one refresh."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from threading import Barrier

import pytest

from bot.errors import WebexError
from bot.store.store import open_store
from bot.webex.http.refreshed_token import Application, RefreshedToken, TokenEnds
from bot.webex.http.retry import RequestFailed
from bot.webex.http.transport import Response
from tests.sandbox.clients import Clock, Drawer

DAY = 86_400


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


class Desk:
    """Answers refreshes as it is told, and counts them."""

    def __init__(
        self, expires_in: object = 14 * DAY, *, rotates: bool = False, refresh_ends_in: object = None
    ) -> None:
        self.expires_in = expires_in
        self.refresh_ends_in = refresh_ends_in
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
            "refresh_token_expires_in": self.refresh_ends_in,
        }
        return Response(status=200, body=body, readable=True, tracking_id="")


def token_at(desk: Desk, clock: Clock) -> RefreshedToken:
    return RefreshedToken(Application("id", "secret", "refresh"), Drawer(), desk, clock)


def silent() -> Response:
    raise RequestFailed(0, detail="ServerDisconnectedError")


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


def test_the_ends_of_both_tokens_are_known_to_every_process(tmp_path: Path) -> None:
    clock, desk = Clock(), Desk(refresh_ends_in=90 * DAY)
    application = Application("id", "secret", "refresh")
    with closing(open_store(f"sqlite:///{tmp_path / 'bot.db'}")) as store:
        one, other = (RefreshedToken(application, store, desk, clock) for _ in range(2))
        assert one.ends() == TokenEnds()
        one.current()
        started = clock()
        assert one.ends() == TokenEnds(started + 14 * timedelta(days=1), started + 90 * timedelta(days=1))
        assert other.ends() == one.ends()
        clock.pass_by(days=12)
        one.current()
        assert one.ends().refresh == clock() + 90 * timedelta(days=1)
        assert other.ends() == one.ends(), "also before it needs a token"


@pytest.mark.parametrize("said", [None, "soon", -5, 10**11, 10**40])
def test_an_end_that_webex_does_not_say_is_not_known(said: object) -> None:
    token = token_at(Desk(refresh_ends_in=said), Clock())
    token.current()
    assert token.ends().access is not None and token.ends().refresh is None


def test_the_end_of_the_refresh_token_stays_known_while_webex_refuses_it() -> None:
    desk, clock = Desk(refresh_ends_in=90 * DAY), Clock()
    token = token_at(desk, clock)
    token.current()
    known = token.ends().refresh
    assert known is not None
    desk.instead = lambda: Response(status=400, body=None, readable=True, tracking_id="")
    clock.pass_by(days=20)
    for _ in range(2):
        with pytest.raises(WebexError):
            token.current()
        clock.pass_by(minutes=1)
    assert token.ends().refresh == known
