"""A door to a pretend cloud, and what came through it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

import pytest

from bot.events import CardSubmission, Event, Reply, TextMessage
from bot.sandbox.cloud.cloud import Cloud
from bot.sandbox.data.entities import Space
from bot.sandbox.data.ids import new_uuid, webex_id
from bot.webex.endpoints import Endpoints
from bot.webex.inbound.listener import Listener
from bot.webex.inbound.space_queue import SpaceQueue
from bot.webex.outbound.messenger import WebexMessenger
from tests.surroundings import WAYS


class Doorway:
    """Remembers every event, gap and loss; `answer` is what the bot does with an event."""

    def __init__(
        self,
        cloud: Cloud,
        *,
        device: str = "",
        sweep_seconds: float = 60.0,
        probe_seconds: float = 30.0,
    ) -> None:
        self.cloud = cloud
        self.events: list[Event] = []
        self.gaps: list[datetime | None] = []
        self.lost: list[str] = []
        self.pressed: list[tuple[str, str]] = []
        self.pressed_done: list[str] = []
        self.answer: Callable[[Event], None] = lambda event: None
        self.caught_up: Callable[[datetime | None], None] = lambda gap: None
        token = cloud.environment()["WEBEX_BOT_TOKEN"]
        endpoints = Endpoints.at(cloud.api_url)
        self.messenger = WebexMessenger(token, endpoints)
        self.lanes = SpaceQueue()
        self.door = Listener(
            token,
            self.messenger.me(),
            endpoints,
            self.messenger,
            self.lanes,
            feed=self._feed,
            on_connected=self._connected,
            on_lost=self.lost.append,
            on_press=lambda press_id, space_id: self.pressed.append((press_id, space_id)),
            on_press_done=self.pressed_done.append,
            device=device,
            sweep_seconds=sweep_seconds,
            probe_seconds=probe_seconds,
        )
        self._lock = threading.Lock()

    def _feed(self, event: Event) -> None:
        with self._lock:
            self.events.append(event)
        self.answer(event)

    def _connected(self, gap: datetime | None) -> None:
        self.caught_up(gap)
        self.gaps.append(gap)

    def echo(self, event: Event) -> None:
        """Answers a message with its own words."""
        if isinstance(event, TextMessage):
            self.messenger.send(event.space.id, Reply(event.text), event.thread_id)

    @property
    def texts(self) -> list[TextMessage]:
        return [event for event in list(self.events) if isinstance(event, TextMessage)]

    @property
    def presses(self) -> list[CardSubmission]:
        return [event for event in list(self.events) if isinstance(event, CardSubmission)]

    def heard(self, *texts: str, timeout: float = 15.0) -> None:
        """Waits until exactly these words, in any order of spaces, came through."""
        self.cloud.until(lambda: len(self.texts) >= len(texts) or None, timeout)
        assert sorted(message.text for message in self.texts) == sorted(texts)

    def connected_again(self, times: int = 2) -> None:
        self.cloud.until(lambda: len(self.gaps) >= times or None, 20.0)


@contextmanager
def opened(cloud: Cloud, *, device: str = "", sweep_seconds: float = 60.0) -> Iterator[Doorway]:
    """A door that listens, until the end of the block."""
    way = Doorway(cloud, device=device, sweep_seconds=sweep_seconds)
    with running(way):
        yield way


@contextmanager
def running(way: Doorway) -> Iterator[None]:
    way.door.start()
    try:
        assert way.door.wait_ready(10.0)
        way.connected_again(1)
        yield
    finally:
        assert way.door.stop(10.0)
        way.lanes.close()
        way.messenger.close()


@contextmanager
def reachable(cloud: Cloud, monkeypatch: pytest.MonkeyPatch) -> Iterator[Cloud]:
    """The environment of a bot that lives in this cloud, whatever proxy the machine has."""
    for name in WAYS:
        monkeypatch.delenv(name, raising=False)
    for name, value in cloud.environment().items():
        monkeypatch.setenv(name, value)
    yield cloud


def more_spaces(cloud: Cloud, count: int, kind: str = "direct") -> list[Space]:
    """Further spaces of Ana and the bot."""
    ana, bot = cloud.person("ana"), cloud.person("bot")
    spaces = [
        Space(f"more {number}", webex_id("ROOM", new_uuid()), f"More {number}", kind, (ana.id, bot.id))
        for number in range(count)
    ]
    with cloud.state.lock:
        cloud.state.spaces.update({space.id: space for space in spaces})
    return spaces
