"""The port for who keeps the bot running: metrics, and whether it lives and is ready."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import enumerate as threads
from typing import NamedTuple

import pytest

from bot.doctor import configuration_checks
from bot.doctor.configuration_checks import configuration_errors
from bot.errors import BotError
from bot.health.metrics import MetricsServer
from bot.health.state import Counts
from bot.sandbox.cloud.cloud import Cloud
from tests.bot_setup import config
from tests.chat import Chat
from tests.dialogues.operating.metrics_port import Answer, ask, free_port, is_alive


class Watched(NamedTuple):
    """A bot with its port."""

    chat: Chat
    port: int

    def ask(self, path: str) -> Answer:
        return ask(self.port, path)

    def value(self, name: str) -> float | None:
        """What a metric says; None where it is not there."""
        lines = (one.rpartition(" ") for one in self.ask("/metrics").text.splitlines())
        return next((float(value) for said, _, value in lines if said == f"calling_bot_{name}"), None)


@pytest.fixture
def watched(cloud: Cloud, tmp_path: Path) -> Iterator[Watched]:
    port = free_port()
    url = f"sqlite:///{tmp_path / 'bot.db'}"
    with (
        Chat.started(cloud, url, metrics_port=port, radar_requests_per_second=20.0) as chat,
        chat.held(chat.bot.looking.radar_work),
    ):
        yield Watched(chat, port)
    assert not is_alive(port)


def test_commands_changes_and_requests_are_counted_by_outcome(watched: Watched) -> None:
    asked, refused = (
        watched.value(f'webex_requests_total{{outcome="{outcome}"}}') or 0 for outcome in ("2xx", "4xx")
    )
    watched.chat.ask("set dnd nowhere on")
    watched.chat.ask("set dnd gym on")
    watched.chat.cloud.fault("PUT .*/doNotDisturb", status=409)
    watched.chat.ask("set dnd gym off")
    assert watched.value('commands_total{outcome="answered"}') == 1
    assert watched.value('commands_total{outcome="refused"}') == 2
    assert watched.value('changes_total{outcome="done"}') == 1
    assert watched.value('changes_total{outcome="failed"}') == 1
    assert watched.value('webex_requests_total{outcome="4xx"}') == refused + 1
    assert (watched.value('webex_requests_total{outcome="2xx"}') or 0) > asked + 5


def test_a_mistake_of_the_bot_is_counted_apart(watched: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(watched.chat.bot.services.gate, "rights", broken)
    watched.chat.ask("status")
    assert watched.value('commands_total{outcome="broken"}') == 1


def test_what_waits_and_how_old_readings_are_is_told(watched: Watched) -> None:
    chat = watched.chat
    assert watched.value("listening") == watched.value("token_works") == watched.value("database_usable") == 1
    assert watched.value("messages_waiting") == watched.value("timed_changes_pending") == 0
    assert watched.value("radar_oldest_reading_seconds") is None, "nothing is watched"
    chat.ask("set dnd gym on for 2 hours")
    chat.ask("set waiting gym off for 2 hours")
    chat.ask("watch dnd on gym", "ravi")
    chat.bot.looking.radar.wake("")
    chat.clock.ahead += chat.clock.ahead.resolution * 60_000_000
    with chat.notices_paused():
        chat.ask("set dnd gym off")
        assert watched.value("notices_waiting") == 1
    chat.deliver_notices()
    assert watched.value("notices_waiting") == 0
    assert watched.value('notices_total{outcome="sent"}') == 1
    assert watched.value("timed_changes_pending") == 1
    assert 60 <= (watched.value("radar_oldest_reading_seconds") or 0) < 120


def test_no_name_and_no_id_is_told(watched: Watched) -> None:
    watched.chat.ask("watch lobby paris", "ravi")
    watched.chat.ask("set dnd lobby paris on")
    text = watched.ask("/metrics").text
    cloud = watched.chat.cloud
    names = [one.name for one in cloud.state.workspaces.values()]
    names += [one.name for one in cloud.state.people.values()]
    ids = [*cloud.state.workspaces, *cloud.state.people, *cloud.state.spaces]
    tokens = [cloud.tokens.bot, cloud.tokens.first_admin]
    assert [one for one in (*names, *ids, *tokens) if one in text] == []


def test_settings_that_webex_does_not_let_be_read_are_told(watched: Watched) -> None:
    watched.chat.ask("show dnd gym")
    assert watched.value("settings_readable") == 1
    watched.chat.cloud.fault("GET .*/telephony/config/workspaces/.*", status=403, times=50)
    for setting in ("dnd", "music", "call waiting", "privacy"):
        watched.chat.ask(f"show {setting} gym")
    assert watched.value("settings_readable") == 0 and watched.value("token_works") == 1


def test_it_is_ready_while_it_listens_and_the_token_works(watched: Watched) -> None:
    assert watched.ask("/readyz") == Answer(200, "listening: yes\ndatabase: yes\ntoken: yes\n")
    watched.chat.cloud.expire_admin_token()
    watched.chat.ask("set dnd gym on")
    assert watched.ask("/readyz") == Answer(503, "listening: yes\ndatabase: yes\ntoken: no\n")
    watched.chat.bot.listener._connected_at = None
    assert watched.ask("/readyz").text.startswith("listening: no\n")
    assert watched.ask("/healthz") == Answer(200, "alive\n"), "it lives all the same"


def test_a_token_that_nobody_used_for_a_while_is_tried(watched: Watched) -> None:
    watched.chat.cloud.expire_admin_token()
    assert watched.ask("/readyz").status == 200, "it was used just now"
    watched.chat.bot.ground.admin.rest._token_used_at -= 301.0
    assert watched.ask("/readyz") == Answer(503, "listening: yes\ndatabase: yes\ntoken: no\n")


def test_without_its_database_it_is_not_ready_and_says_what_it_knows(watched: Watched) -> None:
    store = watched.chat.bot.ground.store
    with store.transaction() as tx:
        tx.exec_driver_sql("ALTER TABLE timed RENAME TO gone")
    try:
        assert watched.ask("/readyz") == Answer(503, "database: no\n")
        assert watched.value("database_usable") == 0
        assert watched.value("listening") is None
        assert watched.ask("/healthz").status == 200
    finally:
        with store.transaction() as tx:
            tx.exec_driver_sql("ALTER TABLE gone RENAME TO timed")


@pytest.mark.parametrize("path", ["/", "/metrics/..", "/metricsx", "/../../etc/passwd", "/" + "x" * 9000])
def test_another_path_gives_nothing(watched: Watched, path: str) -> None:
    assert watched.ask(path) == Answer(404, "/metrics, /healthz, /readyz\n")


def test_only_what_reads_is_answered(watched: Watched) -> None:
    assert ask(watched.port, "/healthz", "HEAD") == Answer(200, "")
    for method in ("POST", "PUT", "DELETE"):
        assert ask(watched.port, "/metrics", method).status == 501
    with closing(socket.create_connection(("127.0.0.1", watched.port), 5)) as rude:
        rude.sendall(b"\x00\xff no http at all\r\n\r\n")
        rude.recv(100)
    assert watched.ask("/healthz").status == 200


def test_it_is_off_unless_it_is_asked_for(chat: Chat) -> None:
    assert chat.bot.metrics is None
    assert not any(one.name == "metrics" for one in threads())


def test_a_port_that_is_taken_is_said_in_one_sentence(cloud: Cloud, tmp_path: Path) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        port = server.getsockname()[1]
        with (
            pytest.raises(BotError, match=f"^METRICS_PORT {port} at 127.0.0.1 cannot be had: .*in use"),
            Chat.started(cloud, f"sqlite:///{tmp_path / 'bot.db'}", metrics_port=port),
        ):
            pass


@pytest.mark.parametrize("host", ["no such host", "999.1.1.1", "::z", "/etc"])
def test_an_address_that_is_none_is_said_in_one_sentence(host: str) -> None:
    server = MetricsServer(host, free_port(), lambda: pytest.fail("nobody asked"), Counts())
    with pytest.raises(BotError, match=r"^METRICS_PORT .* cannot be had: "):
        server.start()
    server.stop()


def test_a_missing_package_is_said_before_the_start(cloud: Cloud, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(configuration_checks, "find_spec", lambda name: None)
    assert [*configuration_errors(config(cloud))] == []
    (error,) = configuration_errors(config(cloud, metrics_port=9100))
    assert error.sentence == "METRICS_PORT is set, and prometheus-client is not installed."
    assert "pip install -r requirements.txt" in error.next_step
