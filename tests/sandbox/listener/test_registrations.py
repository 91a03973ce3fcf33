"""Device registrations: which are removed, and what happens when one is gone."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest
import requests

from bot.sandbox.cloud.cloud import Cloud
from bot.sandbox.network import hosts
from bot.webex.inbound.websocket import PRODUCT, device_name
from tests.sandbox.listener.listener_recorder import ListenerRecorder, opened, running

pytestmark = pytest.mark.slow


def names(cloud: Cloud) -> list[str]:
    return [device["name"] for device in cloud.devices]


def register(cloud: Cloud, name: str) -> None:
    environment = cloud.environment()
    answer = requests.post(
        f"{hosts.DEVICES_URL}/devices",
        json={"name": name},
        headers={"Authorization": f"Bearer {environment['WEBEX_BOT_TOKEN']}"},
        timeout=10,
    )
    answer.raise_for_status()


def still_listens(recorder: ListenerRecorder) -> None:
    recorder.cloud.say(recorder.cloud.person("ana"), recorder.cloud.space("ana"), "still there")
    recorder.cloud.until(lambda: "still there" in [event.text for event in recorder.texts] or None, 20.0)


def test_expired_registrations_are_replaced(cloud: Cloud) -> None:
    with opened(cloud) as recorder:
        cloud.forget_devices()
        cloud.close_sockets()
        recorder.connected_again()
        still_listens(recorder)
        assert len(cloud.devices) == 1


def test_registrations_left_over_on_this_machine_go_and_others_stay(cloud: Cloud) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    here = f"{PRODUCT}/{socket.gethostname()}"
    others = [f"{here}/{os.getppid()}", f"{PRODUCT}/elsewhere/{ended.pid}", "python-spark-client"]
    recorder = ListenerRecorder(cloud)
    for name in [f"{here}/{ended.pid}", device_name(), *others]:
        register(cloud, name)
    with running(recorder):
        assert sorted(names(cloud)) == sorted([device_name(), *others])


def test_too_many_registrations_make_room_among_our_own(cloud: Cloud) -> None:
    recorder = ListenerRecorder(cloud)
    for number in range(3):
        register(cloud, f"{PRODUCT}/elsewhere/{number}")
    register(cloud, "python-spark-client")
    cloud.fault("POST /wdm/", status=403, body={"message": "User has excessive device registrations"})
    with running(recorder):
        assert sorted(names(cloud)) == ["python-spark-client", device_name()]


def test_two_bots_with_one_token_do_not_displace_each_other(cloud: Cloud) -> None:
    with opened(cloud, device="one") as one, opened(cloud, device="two") as two:
        still_listens(one)
        still_listens(two)
        assert (len(one.gaps), len(two.gaps), sorted(names(cloud))) == (1, 1, ["one", "two"])


def test_a_registration_that_is_gone_is_noticed_though_nobody_types(
    cloud: Cloud, caplog: pytest.LogCaptureFixture
) -> None:
    recorder = ListenerRecorder(cloud, probe_seconds=0.2)
    missed_events: list[bool] = []
    recorder.caught_up = lambda gap: missed_events.append(recorder.listener.was_silent)
    with running(recorder):
        cloud.until(
            lambda: [one for one in cloud.requests if one.method == "GET" and "/devices/" in one.path]
        )
        before = datetime.now(UTC)
        cloud.forget_devices()
        recorder.connected_again()
        assert missed_events == [False, True]
        gap = recorder.gaps[1]
        assert gap is not None
        assert before - timedelta(seconds=5) < gap <= datetime.now(UTC)
        still_listens(recorder)
        assert len(cloud.devices) == 1
    assert "does not know the device registration any more" in caplog.text
    assert "Not connected to Webex: closed by the bot itself; trying again" in caplog.text


def test_a_registration_that_goes_right_after_the_start_is_noticed_by_the_next_look(cloud: Cloud) -> None:
    recorder = ListenerRecorder(cloud)
    with running(recorder):
        cloud.until(
            lambda: [one for one in cloud.requests if one.method == "GET" and "/devices/" in one.path]
        )
        cloud.forget_devices()

        def looked() -> bool:
            # The answer to the first look may still be on its way.
            recorder.listener._probe()
            return len(recorder.gaps) > 1

        cloud.until(looked, 20.0)
        still_listens(recorder)


@pytest.mark.parametrize("status", [403, 404, 405, 500])
def test_where_webex_does_not_take_the_probe_the_socket_stays(cloud: Cloud, status: int) -> None:
    recorder = ListenerRecorder(cloud, probe_seconds=0.05)
    cloud.fault("GET /wdm/api/v1/devices/", status=status, times=9999)
    with running(recorder):
        cloud.until(
            lambda: (
                len([one for one in cloud.requests if one.method == "GET" and "/devices/" in one.path]) > 3
            )
        )
        still_listens(recorder)
        assert len(recorder.gaps) == 1
