"""A listener in the cloud that records what it gets."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

from bot.events import CardSubmission, Event, Reply, TextMessage
from bot.sandbox.cloud.cloud import Cloud
from bot.sandbox.data.entities import Space
from bot.sandbox.data.ids import new_uuid, webex_id
from bot.webex.endpoints import Endpoints
from bot.webex.inbound.listener import Listener
from bot.webex.inbound.space_queue import SpaceQueue
from bot.webex.outbound.messenger import WebexMessenger


class ListenerRecorder:
    """Records every event, gap and lost message; `answer` is called with each event."""

    def __init__(
        self,
        cloud: Cloud,
        *,
        device: str = "",
        check_seconds: float = 60.0,
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
        self.queue = SpaceQueue()
        self.listener = Listener(
            token,
            self.messenger.me(),
            endpoints,
            self.messenger,
            self.queue,
            receiver=self,
            device=device,
            check_seconds=check_seconds,
            probe_seconds=probe_seconds,
        )
        self._lock = threading.Lock()

    def receive(self, event: Event) -> None:
        with self._lock:
            self.events.append(event)
        self.answer(event)

    def connected(self, silent_since: datetime | None) -> None:
        self.caught_up(silent_since)
        self.gaps.append(silent_since)

    def press_waits(self, press_id: str, space_id: str) -> None:
        self.pressed.append((press_id, space_id))

    def press_done(self, press_id: str) -> None:
        self.pressed_done.append(press_id)

    def not_fetched(self, space_id: str, event_id: str) -> None:
        self.lost.append(space_id)

    def echo(self, event: Event) -> None:
        """Answers a message with its own text."""
        if isinstance(event, TextMessage):
            self.messenger.send(event.space.id, Reply(event.text), event.thread_id)

    @property
    def texts(self) -> list[TextMessage]:
        return [event for event in list(self.events) if isinstance(event, TextMessage)]

    @property
    def presses(self) -> list[CardSubmission]:
        return [event for event in list(self.events) if isinstance(event, CardSubmission)]

    def heard(self, *texts: str, timeout: float = 15.0) -> None:
        """Waits until exactly these texts were received, in any order."""
        self.cloud.until(lambda: len(self.texts) >= len(texts) or None, timeout)
        assert sorted(message.text for message in self.texts) == sorted(texts)

    def heard_of(self, text: str) -> None:
        """Waits until this text was received, whatever else is."""
        self.cloud.until(lambda: text in [message.text for message in self.texts] or None)

    def connected_again(self, times: int = 2) -> None:
        self.cloud.until(lambda: len(self.gaps) >= times or None, 20.0)


@contextmanager
def opened(cloud: Cloud, *, device: str = "", check_seconds: float = 60.0) -> Iterator[ListenerRecorder]:
    """A running listener, until the end of the block."""
    recorder = ListenerRecorder(cloud, device=device, check_seconds=check_seconds)
    with running(recorder):
        yield recorder


@contextmanager
def running(recorder: ListenerRecorder) -> Iterator[None]:
    recorder.listener.start()
    try:
        assert recorder.listener.wait_ready(10.0)
        recorder.connected_again(1)
        yield
    finally:
        assert recorder.listener.stop(10.0)
        recorder.queue.close()
        recorder.messenger.close()


def more_spaces(cloud: Cloud, count: int, kind: str = "direct") -> list[Space]:
    """Adds spaces of Ana and the bot."""
    ana, bot = cloud.person("ana"), cloud.person("bot")
    spaces = [
        Space(f"more {number}", webex_id("ROOM", new_uuid()), f"More {number}", kind, (ana.id, bot.id))
        for number in range(count)
    ]
    with cloud.state.lock:
        cloud.state.spaces.update({space.id: space for space in spaces})
    return spaces
