"""Events of the listener, from the cloud over TLS."""

from __future__ import annotations

import json
import logging
import threading

import pytest

from bot.events import Event, Reply
from bot.sandbox.cloud.cloud import Cloud
from tests.chat import api_requests
from tests.sandbox.listener.listener_recorder import ListenerRecorder, more_spaces, opened


def card_of(recorder: ListenerRecorder, space_id: str) -> str:
    card = {"type": "AdaptiveCard", "version": "1.3", "body": [{"type": "TextBlock", "text": "Hello"}]}
    return recorder.messenger.send(space_id, Reply("Hello", card))


def test_a_message_in_a_direct_space_is_answered_outside_a_thread(
    cloud: Cloud, recorder: ListenerRecorder
) -> None:
    recorder.answer = recorder.echo
    ana, space = cloud.person("ana"), cloud.space("ana")
    said = cloud.say(ana, space, "show intercept “Lobby Paris”")
    cloud.until(lambda: len(cloud.messages(space)) == 2)
    (event,) = recorder.texts
    assert (event.id, event.sender_id, event.space.id) == (said, ana.id, space.id)
    assert (event.text, event.space.is_direct) == ("show intercept “Lobby Paris”", True)
    assert event.sent_at.isoformat(timespec="milliseconds")[:23] == cloud.messages(space)[0].created[:23]
    assert cloud.messages(space)[1].parent_id is None


def test_a_message_in_a_group_space_is_answered_in_its_thread(
    cloud: Cloud, recorder: ListenerRecorder
) -> None:
    recorder.answer = recorder.echo
    ana, team = cloud.person("ana"), cloud.space("team")
    root = cloud.say(ana, team, "help")
    cloud.until(lambda: len(cloud.messages(team)) == 2)
    cloud.say(ana, team, "whoami", parent_id=root)
    cloud.until(lambda: len(cloud.messages(team)) == 4)
    assert [event.text for event in recorder.texts] == ["help", "whoami"]
    assert [event.thread_id for event in recorder.texts] == [root, root]
    assert not any(event.space.is_direct for event in recorder.texts)


def test_a_thread_in_a_direct_space_is_kept(cloud: Cloud, recorder: ListenerRecorder) -> None:
    ana, space = cloud.person("ana"), cloud.space("ana")
    root = cloud.say(ana, space, "help")
    cloud.say(ana, space, "whoami", parent_id=root)
    recorder.heard("help", "whoami")
    assert [event.thread_id for event in recorder.texts] == [None, root]


@pytest.mark.parametrize("key", ["ana", "team"])
def test_a_press_says_who_where_and_what(cloud: Cloud, recorder: ListenerRecorder, key: str) -> None:
    ana, space = cloud.person("ana"), cloud.space(key)
    card = card_of(recorder, space.id)
    pressed = cloud.press(ana, card, {"form": "x", "enabled": "true"})
    cloud.until(lambda: recorder.presses or None)
    (press,) = recorder.presses
    assert (press.id, press.sender_id, press.card_message_id) == (pressed, ana.id, card)
    assert (press.space.id, press.space.is_direct) == (space.id, key == "ana")
    assert press.inputs == {"form": "x", "enabled": "true"}


def test_200_messages_at_once_from_20_spaces_are_each_answered_once_and_in_order(
    cloud: Cloud, recorder: ListenerRecorder
) -> None:
    recorder.answer = recorder.echo
    ana, spaces = cloud.person("ana"), more_spaces(cloud, 20)
    for number in range(10):
        for space in spaces:
            cloud.say(ana, space, f"message {number}")
    cloud.until(lambda: sum(len(cloud.messages(space)) for space in spaces) >= 400, 60.0)
    assert recorder.queue.drain(10.0)
    for space in spaces:
        answers = [message.text for message in cloud.messages(space) if message.person_id != ana.id]
        assert answers == [f"message {number}" for number in range(10)]
    assert (len(recorder.gaps), cloud.breaches) == (1, [])
    cloud.until(lambda: len(set(cloud.acknowledged)) >= 200)


def test_what_is_delivered_twice_can_be_told_by_its_id(cloud: Cloud, recorder: ListenerRecorder) -> None:
    cloud.deliver_twice = True
    said = [cloud.say(cloud.person("ana"), cloud.space("ana"), text) for text in ("one", "two")]
    recorder.heard("one", "one", "two", "two")
    assert [event.id for event in recorder.texts] == [said[0], said[0], said[1], said[1]]


@pytest.mark.parametrize("key", ["ana", "team"])
def test_a_file_without_text_is_one_message(cloud: Cloud, recorder: ListenerRecorder, key: str) -> None:
    ana, space = cloud.person("ana"), cloud.space(key)
    cloud.say(ana, space, "", files=["plan.pdf"])
    cloud.say(ana, space, "help")
    recorder.heard("", "help")
    assert [len(event.file_urls) for event in recorder.texts] == [1, 0]


@pytest.mark.parametrize("key", ["ana", "team"])
@pytest.mark.parametrize("seed", [0, 1, 2, 3])
def test_an_edit_is_an_event_of_its_own_that_names_the_message(
    cloud: Cloud, recorder: ListenerRecorder, key: str, seed: int
) -> None:
    cloud.reset(seed)
    ana, space = cloud.person("ana"), cloud.space(key)
    said = cloud.say(ana, space, "show dnd lobby pris")
    recorder.heard("show dnd lobby pris")
    for text in ("show dnd lobby", "show dnd lobby paris"):
        cloud.edit(said, text)
        recorder.heard_of(text)
    first, *edits = recorder.texts
    assert (first.id, first.edit_of) == (said, "")
    assert [event.edit_of for event in edits] == [said, said]
    assert len({first.id, *(event.id for event in edits)}) == 3
    assert {event.thread_id for event in recorder.texts} == {None if key == "ana" else said}
    assert [recorder.messenger.read_message(event.id) for event in edits][-1] == edits[-1]


def test_an_edit_in_a_thread_stays_in_it(cloud: Cloud, recorder: ListenerRecorder) -> None:
    ana, team = cloud.person("ana"), cloud.space("team")
    root = cloud.say(ana, team, "help")
    reply = cloud.say(ana, team, "show dnd", parent_id=root)
    recorder.heard("help", "show dnd")
    cloud.edit(reply, "show dnd lobby paris")
    recorder.heard("help", "show dnd", "show dnd lobby paris")
    assert (recorder.texts[-1].edit_of, recorder.texts[-1].thread_id) == (reply, root)


def test_an_edit_that_takes_the_mention_away_is_not_heard(cloud: Cloud, recorder: ListenerRecorder) -> None:
    ana, team = cloud.person("ana"), cloud.space("team")
    said = cloud.say(ana, team, "help")
    cloud.edit(said, "never mind", mention=False)
    cloud.say(ana, team, "workspaces")
    recorder.heard_of("workspaces")
    assert "never mind" not in [event.text for event in recorder.texts]


def test_an_edit_that_webex_does_not_show_is_told(cloud: Cloud, recorder: ListenerRecorder) -> None:
    """Where the message is shown as it was before, it must not be read for the edit."""
    said = cloud.say(cloud.person("ana"), cloud.space("ana"), "help")
    recorder.heard("help")
    before = {"id": said, "roomId": cloud.space("ana").id, "roomType": "direct", "text": "help"}
    before |= {"personId": cloud.person("ana").id, "created": "2026-11-26T10:00:00Z"}
    cloud.fault("GET /messages/", status=200, body=json.dumps(before))
    cloud.edit(said, "set dnd lobby paris on")
    cloud.until(lambda: recorder.lost or None)
    assert [event.text for event in recorder.texts] == ["help"]


def test_bots_are_not_listened_to_and_cost_no_request(cloud: Cloud, recorder: ListenerRecorder) -> None:
    cloud.bot_hears_itself = True
    team = cloud.space("team")
    recorder.messenger.send(team.id, Reply("I said this"))
    cloud.say(cloud.person("echo"), team, "help")
    before = len(cloud.requests)
    cloud.say(cloud.person("sam"), team, "whoami")
    recorder.heard("whoami")
    assert {event.sender_id for event in recorder.texts} == {cloud.person("sam").id}
    assert len(api_requests(cloud, before)) == 1


def test_a_failure_in_one_event_stops_nothing(
    cloud: Cloud, recorder: ListenerRecorder, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(event: Event) -> None:
        raise ValueError("secret words")

    recorder.answer = fail
    for text in ("one", "two"):
        cloud.say(cloud.person("ana"), cloud.space("ana"), text)
    recorder.heard("one", "two")
    assert recorder.queue.drain(5.0)
    assert [record.getMessage()[:12] for record in caplog.records if record.levelno >= logging.ERROR] == [
        "A job failed"
    ] * 2
    assert "secret" not in "".join(
        record.getMessage() for record in caplog.records if record.levelno > logging.DEBUG
    )


def test_a_slow_space_does_not_hold_up_another(cloud: Cloud, recorder: ListenerRecorder) -> None:
    go_on = threading.Event()
    slow = cloud.space("ana").id
    recorder.answer = lambda event: (
        None if event.space.id != slow or go_on.wait(10.0) else pytest.fail("stuck")
    )
    cloud.say(cloud.person("ana"), cloud.space("ana"), "slow")
    cloud.say(cloud.person("ravi"), cloud.space("ravi"), "fast")
    recorder.heard("slow", "fast")
    go_on.set()


def test_nothing_that_was_said_or_pressed_is_logged(cloud: Cloud, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    with opened(cloud) as recorder:
        recorder.answer = recorder.echo
        cloud.fault("GET /conversation/", status=500)
        cloud.fault("GET /messages/", status=200, body={"unexpected": "hush"})
        cloud.say(cloud.person("ana"), cloud.space("ana"), "hush 4711")
        cloud.press(cloud.person("ana"), card_of(recorder, cloud.space("ana").id), {"pin": "hush"})
        cloud.until(lambda: recorder.presses or None)
        cloud.close_sockets(1011)
        recorder.connected_again()
    logged = caplog.text
    assert "hush" not in logged
    assert cloud.environment()["WEBEX_BOT_TOKEN"] not in logged
