"""Who is called with what comes in: the listener by a websocket, the bot by the listener."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Protocol

from bot.events import Event


class FrameReceiver(Protocol):
    """Who is told what a websocket brings."""

    def opened(self) -> None:
        """The websocket listens; no frame has been accepted yet."""

    def accept(self, frame: Mapping[str, Any]) -> None:
        """A frame, in the order of their coming."""


class Receiver(Protocol):
    """Who is told what a listener hears; in the running bot it is bot.app.App."""

    def connected(self, silent_since: datetime | None) -> None:
        """A socket listens, and none of its events has been received. The one before fell silent at that
        moment; None at the start. A BotError that this raises means: call again soon."""

    def receive(self, event: Event) -> None:
        """An event, after all earlier ones of its space."""

    def press_waits(self, press_id: str, space_id: str) -> None:
        """A press waits for its turn. Webex lists no presses: what is forgotten is lost."""

    def press_done(self, press_id: str) -> None:
        """Nothing more will come of this press."""

    def not_fetched(self, space_id: str, event_id: str) -> None:
        """Something that was said in this space could not be fetched; the id may be of a wrong region."""
