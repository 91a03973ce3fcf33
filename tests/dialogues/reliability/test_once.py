"""Each event is handled once and in order, also when delivered twice, late, or around a restart."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from bot.app import App
from bot.catalogue.call_flow import INCOMING
from bot.events import Space, TextMessage
from bot.sandbox.cloud.cloud import Cloud
from tests.bot_setup import config
from tests.chat import Chat, api_requests, read, texts

ON = "set intercept lobby paris on"


def test_what_is_delivered_twice_is_done_once(chat: Chat) -> None:
    chat.cloud.deliver_twice = True
    chat.ask("help")
    form = chat.ask("edit intercept lobby paris")
    chat.press(form, "Save", inputs={"f-enabled": "true"})
    chat.ask("set intercept lobby paris off")
    chat.cloud.deliver_twice = False
    chat.ask("whoami")
    assert len(chat.writes()) == 2
    chat.quiet("ana", 4)


def test_the_same_event_at_the_same_moment_is_done_once(chat: Chat) -> None:
    message = chat.cloud.say(chat.cloud.person("ana"), chat.cloud.space("ana"), ON)
    event = TextMessage(
        message,
        chat.cloud.person("ana").id,
        Space(chat.cloud.space("ana").id, is_direct=True),
        ON,
        chat.clock(),
    )
    for number in range(8):
        chat.app.space_queue.put(f"queue {number}", lambda: chat.app.dispatcher.dispatch(event))
    chat.hears("ana", "Saved")
    chat.quiet("ana", 1)
    assert len(chat.writes()) == 1


def test_a_space_is_answered_in_the_order_of_its_questions(chat: Chat) -> None:
    ana, space = chat.cloud.person("ana"), chat.cloud.space("ana")
    chat.cloud.fault("GET .*/features/intercept", status=None, delay=0.3)
    for typed in ("show intercept lobby paris", "whoami", "workspaces", "show ptt huddle", "help"):
        chat.cloud.say(ana, space, typed)
    chat.cloud.until(lambda: len(chat.said("ana")) == 5)
    begins = [read(one).split("\n")[0].split(" ·")[0] for one in chat.said("ana")]
    assert begins == ["Call Intercept", "Ana Roux", "Workspaces", "Push-to-Talk", "Calling settings"]


def test_a_slow_question_holds_up_no_other_space(chat: Chat) -> None:
    chat.cloud.fault("GET .*/features/intercept", status=None, delay=1.0)
    chat.cloud.say(chat.cloud.person("ana"), chat.cloud.space("ana"), "show intercept lobby paris")
    chat.cloud.until(lambda: not chat.cloud.state.faults)
    chat.cloud.say(chat.cloud.person("ravi"), chat.cloud.space("ravi"), "whoami")
    chat.hears("ravi", "Ravi Patel")
    assert chat.said("ana") == []
    chat.hears("ana", "Call Intercept")


def test_after_a_restart_nothing_is_done_again(cloud: Cloud, tmp_path: Path) -> None:
    database = f"sqlite:///{tmp_path / 'bot.db'}"
    with Chat.started(cloud, database) as chat:
        chat.ask(ON)
        chat.press(chat.ask("edit intercept lobby paris"), "Save", inputs={"f-enabled": "false"})
    with Chat.started(cloud, database) as chat:
        chat.ask("whoami")
        chat.quiet("ana", 3)
        assert len(chat.writes()) == 2


def test_what_was_said_during_a_restart_is_answered_afterwards(cloud: Cloud, tmp_path: Path) -> None:
    database = f"sqlite:///{tmp_path / 'bot.db'}"
    with Chat.started(cloud, database) as chat:
        chat.ask("whoami")
    cloud.say(cloud.person("ana"), cloud.space("ana"), ON)
    cloud.say(cloud.person("ana"), cloud.space("team"), "whoami")
    cloud.say(cloud.person("sam"), cloud.space("sam"), ON)
    with Chat.started(cloud, database) as chat:
        chat.hears("ana", "Saved: Call Intercept")
        chat.hears("team", "Ana Roux")
        chat.hears("sam", "Sorry, no.")
        assert len(chat.writes()) == 1


def test_what_was_said_too_long_ago_is_not_done_and_that_is_said(cloud: Cloud, tmp_path: Path) -> None:
    database = f"sqlite:///{tmp_path / 'bot.db'}"
    with Chat.started(cloud, database) as chat:
        form = chat.ask("edit intercept lobby paris", "lena")
    cloud.say(cloud.person("ana"), cloud.space("ana"), ON)
    with Chat.started(cloud, database, ahead=timedelta(minutes=10)) as chat:
        told = read(chat.hears("ana", "I was not listening from"))
        assert "did not act on this; nothing was changed." in told and ON in told
        assert "If you pressed a button on a form" in read(chat.hears("lena", "I was not listening"))
        assert chat.writes() == []
        assert "Saved" in read(chat.press(form, "Save", "lena", inputs={"f-enabled": "true"}))
    with Chat.started(cloud, database, ahead=timedelta(minutes=10)) as chat:
        chat.ask("whoami")
        chat.quiet("ana", 2)


def test_a_gap_that_cannot_be_looked_into_is_not_forgotten(cloud: Cloud, tmp_path: Path) -> None:
    database = f"sqlite:///{tmp_path / 'bot.db'}"
    with Chat.started(cloud, database) as chat:
        chat.ask("whoami")
    cloud.say(cloud.person("ana"), cloud.space("ana"), ON)
    cloud.fault("GET /rooms$", status=403, times=1)
    app = App(config(cloud, database_url=database))
    try:
        app.start()
        cloud.until(lambda: not cloud.state.faults)
        left = app.ground.store.last_heard()
        app.note_heard()
        assert app.ground.store.last_heard() == left
        cloud.close_sockets()
        cloud.until(lambda: [one for one in cloud.requests if one.method == "PUT"])
        cloud.until(lambda: app.listener.caught_up)
        assert app.space_queue.drain(10.0)
        app.note_heard()
        assert app.ground.store.last_heard() != left
    finally:
        app.stop()


def test_progress_is_shown_when_it_takes_long_and_taken_away(
    chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.progress.PROGRESS_AFTER_SECONDS", 0.05)
    for typed, told in (("show intercept lobby paris", "Intercept calls: Off"), (ON, "Saved:")):
        chat.cloud.fault("GET .*/features/intercept", status=None, delay=0.5)
        question = chat.cloud.say(chat.cloud.person("ana"), chat.cloud.space("team"), typed)
        working = chat.hears("team", "Working on it")
        assert working.parent_id == question
        answer = chat.hears("team", told)
        assert answer.parent_id == question
        assert chat.app.space_queue.drain(10.0)
        assert working.id in chat.cloud.deleted
    form = chat.ask("edit intercept lobby paris", space="team")
    chat.cloud.fault("GET .*/features/intercept", status=None, delay=0.5)
    done = chat.press(form, "Save", space="team", inputs={"f-enabled": "false"})
    assert "Saved" in read(done)
    assert chat.app.space_queue.drain(10.0)
    assert [read(one) for one in chat.said("team") if "Working" in read(one)] == []


def test_nothing_is_said_about_progress_when_it_is_quick(chat: Chat) -> None:
    chat.ask("show intercept lobby paris")
    chat.quiet("ana", 1)
    assert chat.cloud.deleted == []


def test_a_question_costs_as_many_requests_as_an_echo(chat: Chat) -> None:
    """The message, the setting, the answer: the speed of an answer is the number of these."""
    chat.ask("whoami")
    before = len(chat.cloud.requests)
    assert "Caller ID" in texts(chat.ask('show callerid "Lobby Paris"'))
    asked = [(one.method, one.path.split("/")[1]) for one in api_requests(chat.cloud, before)]
    assert asked == [("GET", "messages"), ("GET", "workspaces"), ("POST", "messages")]


def test_what_is_read_beside_a_setting_is_read_once_each(chat: Chat) -> None:
    chat.ask("whoami")
    before = len(chat.cloud.requests)
    assert "Call Intercept" in texts(chat.ask('show intercept "Lobby Paris"'))
    first, *settings, last = [(one.method, one.path) for one in api_requests(chat.cloud, before)]
    assert (first[0], last[0]) == ("GET", "POST")
    assert all(method == "GET" for method, _ in settings)
    assert len(set(settings)) == len(settings) == len(INCOMING)
