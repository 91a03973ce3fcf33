"""Events whose message is hard to fetch, and ids of other regions."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.events import Reply
from bot.ids import public_id as webex_id_in
from bot.sandbox.cloud.cloud import Cloud
from bot.sandbox.data.entities import Space
from bot.sandbox.data.ids import new_uuid
from tests.chat import api_requests
from tests.sandbox.listener.listener_recorder import ListenerRecorder

LOOK_UP = "GET /conversation/"
ABROAD = "urn:TEAM:eu-central-1_k"


def card_of(recorder: ListenerRecorder, space_id: str) -> str:
    card = {"type": "AdaptiveCard", "version": "1.3", "body": [{"type": "TextBlock", "text": "Hello"}]}
    return recorder.messenger.send(space_id, Reply("Hello", card))


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
    cloud: Cloud, recorder: ListenerRecorder, path: str, fault: dict[str, object]
) -> None:
    if path == LOOK_UP:
        cloud.fault("GET /messages/", status=404)
    cloud.fault(path, **fault)  # type: ignore[arg-type]
    cloud.say(cloud.person("ana"), cloud.space("ana"), "help")
    recorder.heard("help")
    assert (recorder.lost, cloud.state.faults) == ([], [])


@pytest.mark.parametrize("path", [LOOK_UP, "GET /messages/"])
def test_what_cannot_be_fetched_is_told_with_its_space(
    cloud: Cloud, recorder: ListenerRecorder, path: str
) -> None:
    team = cloud.space("team")
    if path == LOOK_UP:
        cloud.fault("GET /messages/", status=404)
    cloud.fault(path, status=403, times=1 if path == LOOK_UP else 2)
    cloud.say(cloud.person("ana"), team, "help")
    cloud.until(lambda: recorder.lost or None)
    assert recorder.lost == [team.id]
    cloud.say(cloud.person("ana"), team, "whoami")
    recorder.heard("whoami")


def test_a_press_that_cannot_be_fetched_is_told_with_its_space(
    cloud: Cloud, recorder: ListenerRecorder
) -> None:
    team = cloud.space("team")
    card = card_of(recorder, team.id)
    cloud.fault("GET /attachment/actions/", status=403, times=2)
    pressed = cloud.press(cloud.person("ana"), card, {"form": "x"})
    cloud.until(lambda: recorder.pressed_done or None)
    assert recorder.lost == [team.id]
    assert (recorder.pressed, recorder.pressed_done) == ([(pressed, team.id)], [pressed])


@pytest.mark.parametrize("kind", [RecursionError, MemoryError, RuntimeError, OSError])
def test_whatever_breaks_at_fetching_is_told(
    cloud: Cloud, recorder: ListenerRecorder, monkeypatch: pytest.MonkeyPatch, kind: type[Exception]
) -> None:
    def broken(*_: object) -> None:
        raise kind("secret words")

    with monkeypatch.context() as patch:
        patch.setattr(recorder.messenger, "message", broken)
        cloud.say(cloud.person("ana"), cloud.space("team"), "help")
        cloud.until(lambda: recorder.lost or None)
    assert recorder.lost == [cloud.space("team").id]
    cloud.say(cloud.person("ana"), cloud.space("team"), "whoami")
    recorder.heard("whoami")


def test_a_message_and_a_press_cost_one_request_each(cloud: Cloud, recorder: ListenerRecorder) -> None:
    ana, space = cloud.person("ana"), cloud.space("ana")
    card = card_of(recorder, space.id)
    before = len(cloud.requests)
    cloud.say(ana, space, "help")
    cloud.press(ana, card, {"form": "x"})
    cloud.until(lambda: recorder.presses or None)
    assert [request.path.split("/")[1] for request in api_requests(cloud, before)] == [
        "messages",
        "attachment",
    ]


def test_ids_of_another_region_are_looked_up_until_the_region_is_known(
    cloud: Cloud, recorder: ListenerRecorder, monkeypatch: pytest.MonkeyPatch
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
    recorder.heard("first")
    assert [request.path.split("/")[1] for request in api_requests(cloud)[-3:]] == [
        "messages",
        "conversation",
        "messages",
    ]
    before = len(cloud.requests)
    cloud.say(ana, there, "second")
    recorder.heard("first", "second")
    assert len(api_requests(cloud, before)) == 1
    card = card_of(recorder, there.id)
    pressed = cloud.press(ana, card, {"form": "x"})
    cloud.until(lambda: recorder.presses or None)
    assert (recorder.presses[0].id, recorder.pressed) == (pressed, [(pressed, there.id)])
    cloud.fault("GET /messages/", status=403, times=2)
    cloud.say(ana, there, "third")
    cloud.until(lambda: recorder.lost or None)
    assert recorder.lost == [there.id]


def test_a_space_that_was_listed_is_known_in_its_region(cloud: Cloud, recorder: ListenerRecorder) -> None:
    ana = cloud.person("ana")
    there = Space(
        "there", webex_id_in(ABROAD, "ROOM", new_uuid()), "There", "direct", (ana.id, cloud.person("bot").id)
    )
    with cloud.state.lock:
        cloud.state.spaces[there.id] = there
    list(recorder.messenger.missed(datetime.now(UTC)))
    cloud.fault("GET /messages/", status=403, times=2)
    cloud.say(ana, there, "help")
    cloud.until(lambda: recorder.lost or None)
    assert recorder.lost == [there.id]
