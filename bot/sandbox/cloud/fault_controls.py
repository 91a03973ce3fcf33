"""Faults that are planned, the time that is moved on, and what is to be seen of the bot's connections."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import timedelta
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from bot.sandbox.api.tokens import Tokens
from bot.sandbox.data.entities import Json
from bot.sandbox.data.moved_clock import MovedClock
from bot.sandbox.messaging.devices import Devices
from bot.sandbox.messaging.mercury import Mercury, Socket
from bot.sandbox.network.server import Server
from bot.sandbox.state.audit_log import AuditLog
from bot.sandbox.state.cloud_state import CloudState
from bot.sandbox.state.faults import Fault
from bot.sandbox.state.limiter import Limiter

T = TypeVar("T")
_NO_HEADERS: Mapping[str, str] = MappingProxyType({})


class _Of(Generic[T]):
    """An attribute of the cloud that is one of its part, under the same name."""

    def __init__(self, part: str) -> None:
        self._part = part

    def __set_name__(self, _: type, name: str) -> None:
        self._name = name

    def __get__(self, cloud: object, _: type) -> T:
        value: T = getattr(getattr(cloud, self._part), self._name)
        return value

    def __set__(self, cloud: object, value: T) -> None:
        setattr(getattr(cloud, self._part), self._name, value)


class FaultControls:
    """The part of the cloud that causes faults."""

    latency = _Of[float]("state")
    """Seconds added to every REST answer."""
    audit_log = _Of[AuditLog]("state")
    """Who changed what; it may lag, be silent or be refused."""
    deliver_twice = _Of[bool]("mercury")
    """Whether every activity is delivered twice."""
    mute = _Of[bool]("mercury")
    """Whether sockets stay open and nothing is delivered."""
    bot_hears_itself = _Of[bool]("mercury")
    """Whether the bot's own posts are delivered to it."""

    clock: MovedClock
    state: CloudState
    tokens: Tokens
    mercury: Mercury
    _devices: Devices
    _server: Server

    def move_clock(self, by: timedelta) -> None:
        """Moves the time on, for the bots that the sandbox started, too. Raises ValueError."""
        self.clock.move(by)
        self.state.notify("clock", None)

    def fault(
        self,
        match: str,
        *,
        status: int | None = 500,
        body: Any = None,
        headers: Mapping[str, str] = _NO_HEADERS,
        times: int = 1,
        before: bool = True,
        delay: float = 0.0,
        drop: bool = False,
        later: bool = False,
        room: str = "",
    ) -> None:
        """Plans a fault for the next requests whose `METHOD /path` matches; options as in Fault."""
        with self.state.lock:
            self.state.faults.append(
                Fault(re.compile(match), status, body, dict(headers), times, before, delay, drop, later, room)
            )

    def run_postponed(self) -> None:
        """Carries out the requests of faults with `later`; nobody gets their answers."""
        late, self.state.postponed = self.state.postponed, []
        for carry_out in late:
            carry_out()

    def limit(self, per_second: float | None, retry_after: str | None = None) -> None:
        """REST requests beyond so many a second with one token answer 429 from now on; None ends the limit.

        `retry_after` is the header that comes with it, by default as the seed has it.
        """
        with self.state.lock:
            header = self.state.quirks.retry_after if retry_after is None else retry_after
            self.state.limiter = Limiter(per_second, header) if per_second else None

    @property
    def refused(self) -> int:
        """How many requests were answered 429 since the limit was set."""
        limiter = self.state.limiter
        return limiter.refused if limiter else 0

    def expire_admin_token(self) -> None:
        """Makes every admin token given out so far expire."""
        with self.state.lock:
            self.tokens.expire_admin()

    @property
    def sockets(self) -> int:
        """How many websockets are open and authorised."""
        return len(self.opened_sockets())

    def listening(self) -> bool:
        """Whether the bot has an open, authorised websocket."""
        return self.mercury.listening()

    @property
    def devices(self) -> list[Json]:
        """The device registrations."""
        return list(self._devices.registered.values())

    @property
    def connected_devices(self) -> list[str]:
        """The names that the devices with an open, authorised websocket registered under."""
        return [
            str(self._devices.registered.get(device, {}).get("name"))
            for device, socket in list(self.mercury.sockets.items())
            if socket.authorised and not socket.ws.closed
        ]

    @property
    def acknowledged(self) -> list[str]:
        """The message ids the bot acknowledged."""
        return list(self.mercury.acknowledged)

    def opened_sockets(self) -> set[Socket]:
        """The websockets that are open and authorised."""
        return {
            socket
            for socket in list(self.mercury.sockets.values())
            if socket.authorised and not socket.ws.closed
        }

    def forget_devices(self) -> None:
        """Removes the registrations; the next handshake answers 404."""
        self._devices.registered.clear()

    def close_sockets(self, code: int = 1001) -> None:
        """Closes every websocket from the cloud's side."""
        self._server.run(lambda: self.mercury.close(code))

    def refuse_handshakes(self, status: int, times: int = 1) -> None:
        """The next `times` handshakes answer this status."""
        self.mercury.next_handshake_statuses.extend([status] * times)
