"""Webex answers 429, fails or does not answer: every answer is still sent, and no request comes too early."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from time import monotonic
from typing import Any

import pytest

from bot.errors import Unkept
from bot.notices.delivery import WORDS_ONLY_AFTER_TRIES
from bot.sandbox.cloud.cloud import Cloud
from tests.chat import Chat, button, filled, read
from tests.dialogues.watching.test_watch import notices

pytestmark = pytest.mark.slow

pytest_plugins = ["tests.postgres"]

SHOW = "show intercept lobby paris"
ON = "set intercept lobby paris on"
PAUSE = 194.0
"""Seconds that were seen in a Retry-After."""
UNSAID = "Webex did not take my answer or did not say that it did."


def told_to_wait(chat: Chat, seconds: float = PAUSE, match: str = "POST /messages") -> None:
    """The next such request is refused, with a pause that is longer than any request may take."""
    chat.cloud.fault(match, status=429, headers={"Retry-After": f"{seconds:.0f}"})


def say(chat: Chat, text: str, person: str = "ana") -> None:
    chat.cloud.say(chat.cloud.person(person), chat.cloud.space(person), text)


def later(chat: Chat, seconds: float) -> None:
    """So much time has passed for the hold."""
    hold = chat.app.ground.messenger.pause
    with hold._changed:
        hold._now = lambda: monotonic() + seconds
        hold._changed.notify_all()


def asked(chat: Chat) -> list[tuple[str, str, int]]:
    """What the bot asked about spaces, which it does with its own token, oldest first."""
    paths = ("/messages", "/rooms", "/attachment")
    return [
        (one.method, one.path, one.status) for one in list(chat.cloud.requests) if one.path.startswith(paths)
    ]


def sent(chat: Chat) -> list[int]:
    return [status for method, path, status in asked(chat) if (method, path) == ("POST", "/messages")]


def test_an_answer_waits_for_the_end_of_a_pause_and_keeps_its_card(
    chat: Chat, caplog: pytest.LogCaptureFixture
) -> None:
    told_to_wait(chat)
    say(chat, SHOW)
    chat.cloud.until(lambda: caplog.text.count("wants nothing from the bot for 19") == 1)
    # Others are told as soon as Webex may be asked again, and not before.
    say(chat, "whoami", "ravi")
    chat.cloud.until(lambda: caplog.text.count("wants nothing from the bot for 19") == 2)
    later(chat, PAUSE - 60)
    assert 0 < chat.app.ground.messenger.pause.seconds_left <= 60
    assert sent(chat) == [429]
    assert asked(chat)[-1] == ("POST", "/messages", 429)
    later(chat, PAUSE + 1)
    assert chat.hears("ana", "Intercept calls: Off").card is not None
    chat.hears("ravi", "Ravi Patel")
    chat.quiet("ana", 1)
    chat.quiet("ravi", 1)
    assert sent(chat) == [429, 200, 200]


@pytest.mark.parametrize("seen", ["GET /messages/", "GET /attachment/actions/"])
def test_what_cannot_be_fetched_during_a_pause_is_answered_after_it(
    chat: Chat, caplog: pytest.LogCaptureFixture, seen: str
) -> None:
    form = chat.ask("edit intercept lobby paris")
    told_to_wait(chat, match=seen)
    if "actions" in seen:
        inputs = {**chat_inputs(form), "f-enabled": "true"}
        chat.cloud.press(chat.cloud.person("ana"), form.id, inputs)
    else:
        say(chat, ON)
    chat.cloud.until(lambda: "wants nothing from the bot" in caplog.text)
    before = asked(chat)
    assert before[-1][2] == 429
    assert chat.writes() == []
    later(chat, PAUSE + 1)
    chat.hears("ana", "Saved")
    assert "would not let me read" not in " ".join(read(one) for one in chat.said("ana"))


def chat_inputs(form: Any) -> dict[str, Any]:
    return {**filled(form), **button(form, "Save")}


@pytest.mark.parametrize(
    "fault",
    [{"status": 500}, {"status": 502}, {"status": 504}, {"status": 502, "before": False}],
    ids=str,
)
def test_an_answer_that_webex_breaks_at_is_no_second_one_in_words(chat: Chat, fault: dict[str, Any]) -> None:
    chat.cloud.fault("POST /messages", times=3, **fault)
    with chat.notices_paused():
        say(chat, SHOW)
        chat.cloud.until(lambda: len(sent(chat)) == 3)
        assert chat.app.space_queue.drain(10.0)
        cards = 0 if fault.get("before", True) else 3
        assert [one.card is not None for one in chat.said("ana")] == [True] * cards
    chat.deliver_notices()
    assert UNSAID in read(chat.hears("ana", "please ask again"))
    assert not chat.app.dispatcher._owed


def test_that_there_was_an_answer_is_said_hours_later_and_once(chat: Chat) -> None:
    chat.cloud.fault("POST /messages", status=502, times=1_000)
    say(chat, SHOW)
    chat.cloud.until(lambda: chat.app.ground.store.due_notices(chat.clock() + timedelta(hours=1)))
    for _ in range(5):
        chat.clock.ahead += timedelta(hours=1)
        chat.deliver_notices()
    assert chat.said("ana") == []
    chat.heal()
    for _ in range(3):
        chat.clock.ahead += timedelta(hours=1)
        chat.deliver_notices()
    assert len(chat.said("ana")) == 1 and UNSAID in read(chat.said("ana")[0])
    assert read(chat.ask("whoami")).startswith("Ana Roux")


def test_that_there_was_an_answer_is_said_after_a_restart(cloud: Cloud, database_url: str) -> None:
    with Chat.started(cloud, database_url) as chat:
        cloud.fault("POST /messages", status=502, times=1_000)
        say(chat, ON)
        chat.cloud.until(lambda: chat.app.ground.store.due_notices(chat.clock() + timedelta(hours=1)))
        assert chat.app.space_queue.drain(10.0)
    cloud.state.faults.clear()
    with Chat.started(cloud, database_url, ahead=timedelta(minutes=6)) as chat:
        chat.hears("ana", "please ask again")
        chat.deliver_notices()
        assert len(chat.said("ana")) == len(chat.writes()) == 1


def test_where_it_cannot_be_kept_the_next_start_says_what_was_changed(
    cloud: Cloud, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*given: object, **how: object) -> None:
        raise Unkept

    with Chat.started(cloud, database_url) as chat, monkeypatch.context() as patch:
        patch.setattr(chat.app.ground.store, "post", away)
        cloud.fault("POST /messages", status=502, times=1_000)
        say(chat, ON)
        chat.cloud.until(lambda: chat.app.dispatcher._owed)
    cloud.state.faults.clear()
    with Chat.started(cloud, database_url, ahead=timedelta(minutes=6)) as chat:
        chat.hears("ana", "I was stopped before I could say it: change 1, Call Intercept of Lobby Paris")
        assert len(chat.writes()) == 1


def test_after_a_pause_too_long_for_an_answer_it_is_said_that_there_was_one(chat: Chat) -> None:
    told_to_wait(chat, 900)
    say(chat, SHOW)
    chat.cloud.until(lambda: chat.app.ground.store.due_notices(chat.clock() + timedelta(hours=1)))
    assert chat.app.space_queue.drain(10.0)
    chat.deliver_notices()
    assert sent(chat) == [429]
    later(chat, 901)
    chat.clock.ahead = timedelta(seconds=901)
    chat.deliver_notices()
    assert UNSAID in read(chat.hears("ana", "please ask again"))
    chat.quiet("ana", 1)


def test_who_said_what_cannot_be_fetched_for_too_long_is_told(chat: Chat) -> None:
    told_to_wait(chat, 900, "GET /messages/")
    say(chat, ON)
    chat.cloud.until(lambda: chat.app.ground.store.due_notices(chat.clock() + timedelta(hours=1)))
    chat.deliver_notices()
    assert sent(chat) == []
    later(chat, 901)
    chat.clock.ahead = timedelta(seconds=901)
    chat.deliver_notices()
    assert "Nothing was changed; please say it again." in read(chat.hears("ana", "would not let me read"))
    assert chat.writes() == []


def test_the_end_of_the_bot_during_a_pause_loses_nothing(
    cloud: Cloud, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    database = f"sqlite:///{tmp_path / 'bot.db'}"
    with Chat.started(cloud, database) as chat:
        form = chat.ask("edit intercept lobby paris", "lena")
        told_to_wait(chat)
        say(chat, ON)
        chat.cloud.until(lambda: "wants nothing from the bot" in caplog.text)
        say(chat, "whoami", "ravi")
        chat.cloud.press(chat.cloud.person("lena"), form.id, chat_inputs(form))
        chat.cloud.until(lambda: caplog.text.count("wants nothing from the bot") == 3)
        # Later than what is looked back over anyway.
        chat.clock.ahead = timedelta(seconds=60)
    assert "Some work was not finished in time" not in caplog.text
    with Chat.started(cloud, database, ahead=timedelta(seconds=61)) as chat:
        chat.hears("ana", "I was stopped before I could say it: change 1, Call Intercept of Lobby Paris")
        chat.hears("ravi", "Ravi Patel")
        chat.hears("lena", "I was stopped before I acted on it")
        assert len(chat.writes()) == 1
        chat.quiet("ana", 1)


def test_notices_wait_for_the_end_of_a_pause(chat: Chat) -> None:
    for person in ("ravi", "lena"):
        chat.ask("watch all", person)
    with chat.notices_paused():
        chat.ask(ON)
    before = sent(chat)
    chat.cloud.fault("POST /messages", status=429, headers={"Retry-After": f"{PAUSE:.0f}"}, times=2)
    now = chat.clock()
    chat.deliver_notices()
    after = sent(chat)[len(before) :]
    assert after in ([429], [429, 429]), "one, or both that were under way side by side"
    chat.cloud.state.faults.clear()
    assert chat.app.ground.store.due_notices(now + timedelta(seconds=PAUSE)) == []
    chat.clock.ahead = timedelta(seconds=PAUSE - 10)
    chat.deliver_notices()
    assert sent(chat)[len(before) :] == after
    later(chat, PAUSE + 5)
    chat.clock.ahead = timedelta(seconds=PAUSE + 5)
    for person in ("ravi", "lena"):
        assert len(notices(chat, person)) == 1
        assert chat.said(person)[-1].card is not None


def test_a_notice_waits_for_an_hour_where_webex_asks_for_one(chat: Chat) -> None:
    chat.ask("watch all", "ravi")
    with chat.notices_paused():
        chat.ask(ON)
    told_to_wait(chat, 1e9)
    before = sent(chat)
    for minutes in (0, 10, 28, 30, 59):
        later(chat, minutes * 60)
        chat.clock.ahead = timedelta(minutes=minutes)
        chat.deliver_notices()
    assert sent(chat) == [*before, 429]
    later(chat, 61 * 60)
    chat.clock.ahead = timedelta(minutes=61)
    assert len(notices(chat, "ravi")) == 1
    assert chat.said("ravi")[-1].card is not None


def test_a_notice_keeps_its_card_however_often_webex_is_away(chat: Chat) -> None:
    chat.ask("watch all", "ravi")
    with chat.notices_paused():
        chat.ask(ON)
    tries = WORDS_ONLY_AFTER_TRIES + 2
    chat.cloud.fault("POST /messages", status=502, times=tries)
    for hours in range(tries):
        chat.clock.ahead = timedelta(hours=hours)
        chat.deliver_notices()
    assert chat.cloud.state.faults == []
    assert len(chat.said("ravi")) == 1
    chat.clock.ahead = timedelta(hours=tries)
    assert len(notices(chat, "ravi")) == 1
    assert chat.said("ravi")[-1].card is not None


def test_a_card_that_breaks_webex_each_time_goes_in_words_in_the_end(chat: Chat) -> None:
    chat.ask("watch all", "ravi")
    with chat.notices_paused():
        chat.ask(ON)
    chat.cloud.fault("POST /messages", status=500, times=WORDS_ONLY_AFTER_TRIES + 1)
    for hours in range(WORDS_ONLY_AFTER_TRIES + 1):
        chat.clock.ahead = timedelta(hours=hours)
        chat.deliver_notices()
    assert chat.hears("ravi", "Lobby Paris: Call Intercept was changed by Ana Roux, through me").card is None
