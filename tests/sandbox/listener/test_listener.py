"""Events through the door, from a pretend cloud over TLS."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.events import Event, Reply
from bot.ids import built as webex_id_in
from bot.sandbox.cloud.cloud import Cloud
from bot.sandbox.data.entities import Space
from bot.sandbox.data.ids import new_uuid
from tests.sandbox.listener.doorway import Doorway, more_spaces, opened, reachable


@pytest.fixture
def cloud(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int) -> Iterator[Cloud]:
    with Cloud.started(tmp_path) as cloud, reachable(cloud, monkeypatch):
        cloud.reset(seed)
        yield cloud


@pytest.fixture
def way(cloud: Cloud) -> Iterator[Doorway]:
    with opened(cloud) as way:
        yield way


LOOK_UP = "GET /conversation/"
ABROAD = "urn:TEAM:eu-central-1_k"


def card_of(way: Doorway, space_id: str) -> str:
    card = {"type": "AdaptiveCard", "version": "1.3", "body": [{"type": "TextBlock", "text": "Hello"}]}
    return way.messenger.send(space_id, Reply("Hello", card))


def test_a_message_in_a_direct_space_is_answered_outside_a_thread(cloud: Cloud, way: Doorway) -> None:
    way.answer = way.echo
    ana, space = cloud.person("ana"), cloud.space("ana")
    said = cloud.say(ana, space, "show intercept “Lobby Paris”")
    cloud.until(lambda: len(cloud.messages(space)) == 2)
    (event,) = way.texts
    assert (event.id, event.sender_id, event.space.id) == (said, ana.id, space.id)
    assert (event.text, event.space.is_direct) == ("show intercept “Lobby Paris”", True)
    assert event.sent_at.isoformat(timespec="milliseconds")[:23] == cloud.messages(space)[0].created[:23]
    assert cloud.messages(space)[1].parent_id is None


def test_a_message_in_a_group_space_is_answered_in_its_thread(cloud: Cloud, way: Doorway) -> None:
    way.answer = way.echo
    ana, team = cloud.person("ana"), cloud.space("team")
    root = cloud.say(ana, team, "help")
    cloud.until(lambda: len(cloud.messages(team)) == 2)
    cloud.say(ana, team, "whoami", parent_id=root)
    cloud.until(lambda: len(cloud.messages(team)) == 4)
    assert [event.text for event in way.texts] == ["help", "whoami"]
    assert [event.thread_id for event in way.texts] == [root, root]
    assert not any(event.space.is_direct for event in way.texts)


def test_a_thread_in_a_direct_space_is_kept(cloud: Cloud, way: Doorway) -> None:
    ana, space = cloud.person("ana"), cloud.space("ana")
    root = cloud.say(ana, space, "help")
    cloud.say(ana, space, "whoami", parent_id=root)
    way.heard("help", "whoami")
    assert [event.thread_id for event in way.texts] == [None, root]


@pytest.mark.parametrize("key", ["ana", "team"])
def test_a_press_says_who_where_and_what(cloud: Cloud, way: Doorway, key: str) -> None:
    ana, space = cloud.person("ana"), cloud.space(key)
    card = card_of(way, space.id)
    pressed = cloud.press(ana, card, {"form": "x", "enabled": "true"})
    cloud.until(lambda: way.presses or None)
    (press,) = way.presses
    assert (press.id, press.sender_id, press.card_message_id) == (pressed, ana.id, card)
    assert (press.space.id, press.space.is_direct) == (space.id, key == "ana")
    assert press.inputs == {"form": "x", "enabled": "true"}


def test_200_messages_at_once_from_20_spaces_are_each_answered_once_and_in_order(
    cloud: Cloud, way: Doorway
) -> None:
    way.answer = way.echo
    ana, spaces = cloud.person("ana"), more_spaces(cloud, 20)
    for number in range(10):
        for space in spaces:
            cloud.say(ana, space, f"message {number}")
    cloud.until(lambda: sum(len(cloud.messages(space)) for space in spaces) >= 400, 60.0)
    assert way.lanes.drain(10.0)
    for space in spaces:
        answers = [message.text for message in cloud.messages(space) if message.person_id != ana.id]
        assert answers == [f"message {number}" for number in range(10)]
    assert (len(way.gaps), cloud.breaches) == (1, [])
    cloud.until(lambda: len(set(cloud.acknowledged)) >= 200)


def test_what_is_delivered_twice_can_be_told_by_its_id(cloud: Cloud, way: Doorway) -> None:
    cloud.deliver_twice = True
    said = [cloud.say(cloud.person("ana"), cloud.space("ana"), text) for text in ("one", "two")]
    way.heard("one", "one", "two", "two")
    assert [event.id for event in way.texts] == [said[0], said[0], said[1], said[1]]


@pytest.mark.parametrize("key", ["ana", "team"])
def test_a_file_without_text_is_one_message(cloud: Cloud, way: Doorway, key: str) -> None:
    ana, space = cloud.person("ana"), cloud.space(key)
    cloud.say(ana, space, "", files=["plan.pdf"])
    cloud.say(ana, space, "help")
    way.heard("", "help")
    assert [len(event.file_urls) for event in way.texts] == [1, 0]


def test_an_edit_does_not_run_again(cloud: Cloud, way: Doorway) -> None:
    ana, team = cloud.person("ana"), cloud.space("team")
    said = cloud.say(ana, team, "set ptt")
    cloud.edit(said, "set ptt again")
    cloud.say(ana, team, "help")
    cloud.until(lambda: "help" in [event.text for event in way.texts] or None)
    assert way.texts[-1].text == "help"
    assert [event.id for event in way.texts].count(said) == 1
    assert len(way.texts) == 2


def test_bots_are_not_listened_to_and_cost_no_request(cloud: Cloud, way: Doorway) -> None:
    cloud.bot_hears_itself = True
    team = cloud.space("team")
    way.messenger.send(team.id, Reply("I said this"))
    cloud.say(cloud.person("echo"), team, "help")
    before = len(cloud.requests)
    cloud.say(cloud.person("sam"), team, "whoami")
    way.heard("whoami")
    assert {event.sender_id for event in way.texts} == {cloud.person("sam").id}
    assert len(cloud.requests) - before == 1


@pytest.mark.parametrize("path", [LOOK_UP, "GET /messages/"])
@pytest.mark.parametrize(
    "fault",
    [
        {"status": 500, "times": 2},
        {"status": 404, "times": 2},
        {"status": 503, "body": "<html>busy</html>"},
        {"status": 429, "headers": {"Retry-After": "0"}},
        {"status": 429, "headers": {"Retry-After": "soon"}},
        {"status": 200, "body": "<html>not JSON</html>"},
        {"status": 200, "body": "[" * 100_000},
        {"drop": True, "times": 2},
    ],
    ids=str,
)
def test_a_fetch_that_fails_is_tried_again(
    cloud: Cloud, way: Doorway, path: str, fault: dict[str, object]
) -> None:
    if path == LOOK_UP:
        cloud.fault("GET /messages/", status=404)
    cloud.fault(path, **fault)  # type: ignore[arg-type]
    cloud.say(cloud.person("ana"), cloud.space("ana"), "help")
    way.heard("help")
    assert (way.lost, cloud.state.faults) == ([], [])


@pytest.mark.parametrize("path", [LOOK_UP, "GET /messages/"])
def test_what_cannot_be_fetched_is_told_with_its_space(cloud: Cloud, way: Doorway, path: str) -> None:
    team = cloud.space("team")
    if path == LOOK_UP:
        cloud.fault("GET /messages/", status=404)
    cloud.fault(path, status=403, times=1 if path == LOOK_UP else 2)
    cloud.say(cloud.person("ana"), team, "help")
    cloud.until(lambda: way.lost or None)
    assert way.lost == [team.id]
    cloud.say(cloud.person("ana"), team, "whoami")
    way.heard("whoami")


def test_a_press_that_cannot_be_fetched_is_told_with_its_space(cloud: Cloud, way: Doorway) -> None:
    team = cloud.space("team")
    card = card_of(way, team.id)
    cloud.fault("GET /attachment/actions/", status=403, times=2)
    pressed = cloud.press(cloud.person("ana"), card, {"form": "x"})
    cloud.until(lambda: way.pressed_done or None)
    assert way.lost == [team.id]
    assert (way.pressed, way.pressed_done) == ([(pressed, team.id)], [pressed])


@pytest.mark.parametrize("kind", [RecursionError, MemoryError, RuntimeError, OSError])
def test_whatever_breaks_at_fetching_is_told(
    cloud: Cloud, way: Doorway, monkeypatch: pytest.MonkeyPatch, kind: type[Exception]
) -> None:
    def broken(*_: object) -> None:
        raise kind("secret words")

    with monkeypatch.context() as patch:
        patch.setattr(way.messenger, "message", broken)
        cloud.say(cloud.person("ana"), cloud.space("team"), "help")
        cloud.until(lambda: way.lost or None)
    assert way.lost == [cloud.space("team").id]
    cloud.say(cloud.person("ana"), cloud.space("team"), "whoami")
    way.heard("whoami")


def test_a_message_and_a_press_cost_one_request_each(cloud: Cloud, way: Doorway) -> None:
    ana, space = cloud.person("ana"), cloud.space("ana")
    card = card_of(way, space.id)
    before = len(cloud.requests)
    cloud.say(ana, space, "help")
    cloud.press(ana, card, {"form": "x"})
    cloud.until(lambda: way.presses or None)
    assert [request.path.split("/")[1] for request in cloud.requests[before:]] == ["messages", "attachment"]


def test_ids_of_another_region_are_looked_up_until_the_region_is_known(
    cloud: Cloud, way: Doorway, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "bot.sandbox.state.cloud_state.webex_id",
        lambda kind, name, region="": webex_id_in(ABROAD, kind, name),
    )
    ana = cloud.person("ana")
    there = Space(
        "there", webex_id_in(ABROAD, "ROOM", new_uuid()), "There", "direct", (ana.id, cloud.person("bot").id)
    )
    with cloud.state.lock:
        cloud.state.spaces[there.id] = there
    cloud.say(ana, there, "first")
    way.heard("first")
    assert [request.path.split("/")[1] for request in cloud.requests[-3:]] == [
        "messages",
        "conversation",
        "messages",
    ]
    before = len(cloud.requests)
    cloud.say(ana, there, "second")
    way.heard("first", "second")
    assert len(cloud.requests) == before + 1
    card = card_of(way, there.id)
    pressed = cloud.press(ana, card, {"form": "x"})
    cloud.until(lambda: way.presses or None)
    assert (way.presses[0].id, way.pressed) == (pressed, [(pressed, there.id)])
    cloud.fault("GET /messages/", status=403, times=2)
    cloud.say(ana, there, "third")
    cloud.until(lambda: way.lost or None)
    assert way.lost == [there.id]


def test_a_space_that_was_listed_is_known_in_its_region(cloud: Cloud, way: Doorway) -> None:
    ana = cloud.person("ana")
    there = Space(
        "there", webex_id_in(ABROAD, "ROOM", new_uuid()), "There", "direct", (ana.id, cloud.person("bot").id)
    )
    with cloud.state.lock:
        cloud.state.spaces[there.id] = there
    list(way.messenger.missed(datetime.now(UTC)))
    cloud.fault("GET /messages/", status=403, times=2)
    cloud.say(ana, there, "help")
    cloud.until(lambda: way.lost or None)
    assert way.lost == [there.id]


def test_a_failure_in_one_event_stops_nothing(
    cloud: Cloud, way: Doorway, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(event: Event) -> None:
        raise ValueError("secret words")

    way.answer = fail
    for text in ("one", "two"):
        cloud.say(cloud.person("ana"), cloud.space("ana"), text)
    way.heard("one", "two")
    assert way.lanes.drain(5.0)
    assert [record.getMessage()[:12] for record in caplog.records if record.levelno >= logging.ERROR] == [
        "A job failed"
    ] * 2
    assert "secret" not in "".join(
        record.getMessage() for record in caplog.records if record.levelno > logging.DEBUG
    )


def test_a_slow_space_does_not_hold_up_another(cloud: Cloud, way: Doorway) -> None:
    go_on = threading.Event()
    slow = cloud.space("ana").id
    way.answer = lambda event: None if event.space.id != slow or go_on.wait(10.0) else pytest.fail("stuck")
    cloud.say(cloud.person("ana"), cloud.space("ana"), "slow")
    cloud.say(cloud.person("ravi"), cloud.space("ravi"), "fast")
    way.heard("slow", "fast")
    go_on.set()


def test_nothing_that_was_said_or_pressed_is_logged(cloud: Cloud, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    with opened(cloud) as way:
        way.answer = way.echo
        cloud.fault("GET /conversation/", status=500)
        cloud.fault("GET /messages/", status=200, body={"unexpected": "hush"})
        cloud.say(cloud.person("ana"), cloud.space("ana"), "hush 4711")
        cloud.press(cloud.person("ana"), card_of(way, cloud.space("ana").id), {"pin": "hush"})
        cloud.until(lambda: way.presses or None)
        cloud.close_sockets(1011)
        way.connected_again()
    logged = caplog.text
    assert "hush" not in logged
    assert cloud.environment()["WEBEX_BOT_TOKEN"] not in logged
