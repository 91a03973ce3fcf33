"""When a request is tried again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tenacity import RetryCallState, Retrying

from bot.webex.http.retry import (
    BOT_READ,
    MAX_PAUSE_SECONDS,
    MESSAGE,
    NOT_FOUND_RETRY_SECONDS,
    RequestFailed,
    RetryPolicy,
    retry_after_seconds,
    seconds_before_retry,
    tracking_id_of,
)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("7", 7.0),
        (" 1.5 ", 1.5),
        ("0", 0.0),
        ("-3", 0.0),
        ("inf", None),
        ("nan", None),
        ("soon", None),
        ("", None),
        (None, None),
        ("Mon, 01 Jan 2001 00:00:00 GMT", 0.0),
    ],
)
def test_retry_after_in_seconds(header: str | None, seconds: float | None) -> None:
    assert retry_after_seconds(header) == seconds


def test_retry_after_as_a_date() -> None:
    moment = datetime.now(UTC) + timedelta(seconds=100)
    assert retry_after_seconds(format_datetime(moment, usegmt=True)) == pytest.approx(100, abs=5)


@given(st.text())
def test_retry_after_may_be_any_junk(header: str) -> None:
    seconds = retry_after_seconds(header)
    assert seconds is None or seconds >= 0


def state_after(refusal: RequestFailed, attempt: int = 1) -> RetryCallState:
    state = RetryCallState(Retrying(), None, (), {})
    state.attempt_number = attempt
    state.set_exception((RequestFailed, refusal, None))
    return state


@pytest.mark.parametrize(
    ("refusal", "least", "most"),
    [
        (RequestFailed(429, retry_after=4.0), 4.0, 4.5),
        (RequestFailed(423, retry_after=4.0), 4.0, 4.5),
        (RequestFailed(429, retry_after=9e9), MAX_PAUSE_SECONDS, MAX_PAUSE_SECONDS + 0.5),
        (RequestFailed(429), 1.0, 6.0),
        (RequestFailed(503, retry_after=20.0), 0.0, 5.0),
        (RequestFailed(0), 0.0, 5.0),
    ],
    ids=str,
)
def test_the_pause_is_what_webex_asks_for(refusal: RequestFailed, least: float, most: float) -> None:
    assert all(
        least <= seconds_before_retry(state_after(refusal, attempt)) <= most for attempt in range(1, 50)
    )


JUST_SAID = RetryPolicy(unknown_at_first=frozenset({404}))


def attempts(policy: RetryPolicy) -> Retrying:
    return Retrying(**policy.options())


class Tries:
    def __init__(self, *outcomes: int) -> None:
        self.outcomes = list(outcomes)
        self.made = 0

    def __call__(self) -> str:
        self.made += 1
        if self.outcomes:
            raise RequestFailed(self.outcomes.pop(0), retry_after=0.0)
        return "done"


@pytest.mark.parametrize("status", [0, 423, 429, 500, 502, 503, 504])
def test_what_may_pass_is_tried_again(status: int) -> None:
    tries = Tries(status, status)
    assert attempts(BOT_READ)(tries) == "done"
    assert tries.made == 3


@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 501])
def test_what_will_not_pass_is_not(status: int) -> None:
    tries = Tries(status)
    with pytest.raises(RequestFailed) as refused:
        attempts(BOT_READ)(tries)
    assert (refused.value.status, tries.made) == (status, 1)


def test_a_404_may_pass_just_after_an_event() -> None:
    assert attempts(JUST_SAID)(Tries(404, 404)) == "done"


def test_what_is_unknown_for_long_was_taken_back() -> None:
    retrying = attempts(JUST_SAID)
    state = RetryCallState(retrying, None, (), {})
    for refusal, stops in ((RequestFailed(404), True), (RequestFailed(503), False)):
        state.set_exception((RequestFailed, refusal, None))
        for waited, over in ((NOT_FOUND_RETRY_SECONDS - 1, False), (NOT_FOUND_RETRY_SECONDS + 1, stops)):
            state.outcome_timestamp = state.start_time + waited
            assert retrying.stop(state) is over


def test_a_request_that_may_have_happened_is_repeated_twice_at_most() -> None:
    tries = Tries(502, 502, 502, 502)
    with pytest.raises(RequestFailed):
        attempts(MESSAGE)(tries)
    assert tries.made == 3
    assert attempts(MESSAGE)(Tries(503, 429, 503)) == "done"


def test_webex_asking_for_more_than_the_deadline_ends_it_at_once() -> None:
    tries = 0

    def ask() -> None:
        nonlocal tries
        tries += 1
        raise RequestFailed(429, retry_after=25.0)

    with pytest.raises(RequestFailed):
        attempts(RetryPolicy(seconds=20.0))(ask)
    assert tries == 1


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("ROUTERGW_0b1c-2.3:4", "ROUTERGW_0b1c-2.3:4"),
        ("<@all>\nERROR [x](https://evil.example)", "allERRORxhttps:evil.example"),
        ("y" * 5000, "y" * 120),
        (None, ""),
        (["x"], ""),
    ],
)
def test_a_tracking_id_is_one_word(said: object, kept: str) -> None:
    assert tracking_id_of(said) == kept
