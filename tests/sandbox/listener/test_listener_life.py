"""The websocket of the listener: reconnects, gaps, malformed frames, and stopping."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest
from tenacity import RetryCallState, Retrying

from bot.errors import BotError
from bot.sandbox.cloud.cloud import Cloud
from bot.webex.inbound.reconnect import ConnectionLost, wait_before_reconnecting
from bot.webex.inbound.websocket import device_name
from tests.sandbox.listener.listener_recorder import ListenerRecorder, opened, running

pytestmark = pytest.mark.slow


def names(cloud: Cloud) -> list[str]:
    return [device["name"] for device in cloud.devices]


def still_listens(recorder: ListenerRecorder) -> None:
    recorder.cloud.say(recorder.cloud.person("ana"), recorder.cloud.space("ana"), "still there")
    recorder.cloud.until(lambda: "still there" in [event.text for event in recorder.texts] or None, 20.0)


@pytest.mark.parametrize("code", [1000, 1001, 1003, 1006, 1011, 4000, 4401])
def test_a_closed_socket_is_followed_by_another(cloud: Cloud, code: int) -> None:
    with opened(cloud) as recorder:
        first = cloud.devices[0]["url"]
        cloud.close_sockets(code)
        recorder.connected_again()
        still_listens(recorder)
        assert names(cloud) == [device_name()]
        assert cloud.devices[0]["url"] != first


def test_being_replaced_is_said_clearly(cloud: Cloud, caplog: pytest.LogCaptureFixture) -> None:
    with opened(cloud) as recorder:
        cloud.close_sockets(4000)
        recorder.connected_again()
    assert "is a second bot running with this token?" in caplog.text


@pytest.mark.parametrize(("status", "times"), [(404, 4), (401, 1), (403, 2), (429, 1), (503, 2)])
def test_a_refused_handshake_is_tried_again(cloud: Cloud, status: int, times: int) -> None:
    with opened(cloud) as recorder:
        cloud.refuse_handshakes(status, times)
        cloud.close_sockets()
        recorder.connected_again()
        still_listens(recorder)


def test_a_start_while_webex_is_down_waits_for_it(cloud: Cloud) -> None:
    recorder = ListenerRecorder(cloud)
    cloud.fault("GET /u2c/", status=503, body="<html>down</html>", times=2)
    cloud.fault("GET /u2c/", status=200, body=["no catalogue"])
    cloud.fault("POST /wdm/", drop=True)
    with running(recorder):
        still_listens(recorder)


def test_a_wrong_token_is_told_at_the_start(cloud: Cloud) -> None:
    recorder = ListenerRecorder(cloud)
    cloud.fault("GET /u2c/", status=401)
    recorder.listener.start()
    with pytest.raises(BotError, match="does not accept the bot's token"):
        recorder.listener.wait_ready(10.0)
    assert recorder.listener.stop(5.0)
    recorder.queue.close()
    recorder.messenger.close()


def test_a_token_refused_later_is_tried_again(cloud: Cloud, caplog: pytest.LogCaptureFixture) -> None:
    with opened(cloud) as recorder:
        cloud.fault("GET /u2c/", status=401, times=2)
        cloud.close_sockets()
        recorder.connected_again()
        still_listens(recorder)
    assert "does not accept the bot's token any more" in caplog.text


def test_stop_takes_the_registration_back(cloud: Cloud) -> None:
    with opened(cloud):
        assert names(cloud) == [device_name()]
    assert cloud.devices == []
    assert cloud.sockets == 0


def test_stop_finishes_what_was_heard(cloud: Cloud) -> None:
    recorder = ListenerRecorder(cloud)
    recorder.answer = recorder.echo
    cloud.latency = 0.05
    with running(recorder):
        for number in range(5):
            cloud.say(cloud.person("ana"), cloud.space("ana"), f"{number}")
        cloud.until(lambda: recorder.events or None)
    answers = [
        one.text for one in cloud.messages(cloud.space("ana")) if one.person_id == recorder.messenger.me().id
    ]
    assert answers == ["0", "1", "2", "3", "4"]


def test_stop_does_not_wait_for_a_connection_that_never_opened(cloud: Cloud) -> None:
    recorder = ListenerRecorder(cloud)
    cloud.refuse_handshakes(503, 100)
    recorder.listener.start()
    cloud.until(lambda: cloud.devices or None)
    assert not recorder.listener.wait_ready(0.0)
    assert recorder.listener.stop(5.0)
    assert cloud.devices == []
    recorder.queue.close()
    recorder.messenger.close()


def test_what_a_gap_swallowed_is_found_again(cloud: Cloud) -> None:
    ana, team = cloud.person("ana"), cloud.space("team")
    recorder = ListenerRecorder(cloud)
    caught: list[str] = []

    def catch_up(gap: datetime | None) -> None:
        if gap is not None:
            for message in recorder.messenger.missed(gap):
                if message.text not in [event.text for event in recorder.texts]:
                    caught.append(message.text)
                    recorder.listener.take(message)

    recorder.caught_up = catch_up
    with running(recorder):
        cloud.say(ana, team, "before")
        recorder.heard("before")
        cloud.mute = True
        cloud.say(ana, team, "missed in the team")
        cloud.say(ana, cloud.space("ana"), "missed alone")
        cloud.say(ana, team, "not for the bot", mention=False)
        cloud.refuse_handshakes(503, 1)
        cloud.close_sockets(1011)
        cloud.mute = False
        recorder.connected_again()
        cloud.say(ana, team, "after")
        recorder.heard("before", "missed in the team", "missed alone", "after")
    assert caught == ["missed in the team", "missed alone"]
    first, second = recorder.gaps
    assert first is None
    assert second is not None
    assert timedelta(seconds=30) < datetime.now(UTC) - second < timedelta(minutes=3)


def test_catching_up_is_tried_again_when_it_fails(cloud: Cloud) -> None:
    recorder = ListenerRecorder(cloud, check_seconds=0.1)
    failures = [BotError("not now"), BotError("not now")]

    def catch_up(gap: datetime | None) -> None:
        if failures:
            raise failures.pop()

    recorder.caught_up = catch_up
    with running(recorder):
        assert recorder.gaps == [None]
        assert failures == []


def test_a_socket_that_delivers_nothing_is_noticed_and_replaced(
    cloud: Cloud, caplog: pytest.LogCaptureFixture
) -> None:
    with opened(cloud, check_seconds=0.3) as recorder:
        cloud.say(cloud.person("ana"), cloud.space("ana"), "heard")
        recorder.heard("heard")
        cloud.mute = True
        cloud.say(cloud.person("ana"), cloud.space("ana"), "unheard")
        recorder.heard("heard", "unheard")
        cloud.mute = False
        recorder.connected_again()
        still_listens(recorder)
        assert [event.text for event in recorder.texts] == ["heard", "unheard", "still there"]
    assert "did not deliver 1 messages" in caplog.text


def test_after_sockets_that_listened_shortly_the_next_one_comes_soon() -> None:
    state = RetryCallState(Retrying(), None, (), {})
    lost = ConnectionLost("closed")
    state.attempt_number = 12
    for lost.opened, longest in ((True, 3.0), (False, 15.0)):
        state.set_exception((ConnectionLost, lost, None))
        assert all(0.2 <= wait_before_reconnecting(state) <= longest for _ in range(200))


def test_malformed_frames_do_not_end_the_connection(cloud: Cloud) -> None:
    activity = {"id": "a", "verb": "post", "actor": {"type": "PERSON"}, "target": {"id": "b", "url": None}}
    frames = [
        "no json",
        "[]",
        "null",
        "{}",
        '{"id": 5, "data": []}',
        '{"id": "x", "data": {"eventType": "conversation.activity"}}',
        json.dumps({"id": "y", "data": {"eventType": "conversation.activity", "activity": activity}}),
        json.dumps({"id": "z", "data": {"eventType": "conversation.activity", "activity": {"verb": []}}}),
        "x" * 2_000_000,
    ]
    with opened(cloud) as recorder:
        for frame in frames:
            send_raw(cloud, frame)
        still_listens(recorder)
        assert (len(recorder.gaps), len(recorder.events), recorder.lost) == (1, 1, [])
        cloud.until(lambda: {"x", "y", "z"} <= set(cloud.acknowledged) or None)


def send_raw(cloud: Cloud, frame: str) -> None:
    (opened_socket,) = cloud.mercury.sockets.values()
    cloud._server.run(lambda: opened_socket.ws.send_str(frame))
