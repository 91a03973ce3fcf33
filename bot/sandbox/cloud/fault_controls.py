"""What a test may do to the cloud to see how a bot bears it, and look at beside the API."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from bot.sandbox.api.tokens import Tokens
from bot.sandbox.data.entities import Json
from bot.sandbox.messaging.devices import Devices
from bot.sandbox.messaging.mercury import Mercury
from bot.sandbox.network.server import Server
from bot.sandbox.state.cloud_state import CloudState
from bot.sandbox.state.faults import Fault
from bot.sandbox.state.limiter import Limiter

_NOTHING: Mapping[str, str] = MappingProxyType({})


class FaultControls:
    """The part of the cloud that makes trouble."""

    state: CloudState
    tokens: Tokens
    mercury: Mercury
    _devices: Devices
    _server: Server

    def fault(
        self,
        match: str,
        *,
        status: int | None = 500,
        body: Any = None,
        headers: Mapping[str, str] = _NOTHING,
        times: int = 1,
        before: bool = True,
        delay: float = 0.0,
        drop: bool = False,
        later: bool = False,
    ) -> None:
        """Plans a mishap for the next requests whose `METHOD /path` the expression finds: faults.Fault."""
        with self.state.lock:
            self.state.faults.append(
                Fault(re.compile(match), status, body, dict(headers), times, before, delay, drop, later)
            )

    def land(self) -> None:
        """Now the requests that were put off are carried out; nobody gets an answer any more."""
        late, self.state.late = self.state.late, []
        for carry_out in late:
            carry_out()

    @property
    def latency(self) -> float:
        """Seconds added to every REST answer."""
        return self.state.latency

    @latency.setter
    def latency(self, seconds: float) -> None:
        self.state.latency = seconds

    def limit(self, per_second: float | None, retry_after: str | None = None) -> None:
        """From now on REST requests beyond so many a second answer 429; None lets all of them pass.

        `retry_after` is the header that comes with it, by default as the seed has it.
        """
        with self.state.lock:
            header = self.state.quirks.retry_after if retry_after is None else retry_after
            self.state.limiter = Limiter(per_second, header) if per_second else None

    @property
    def refused(self) -> int:
        """How many requests the limit has turned away since it was set."""
        limiter = self.state.limiter
        return limiter.refused if limiter else 0

    def expire_admin_token(self) -> None:
        """Every admin token given out so far has expired."""
        with self.state.lock:
            self.tokens.expire_admin()

    @property
    def sockets(self) -> int:
        """How many websockets are open and authorised."""
        return sum(
            socket.authorised and not socket.ws.closed for socket in list(self.mercury.sockets.values())
        )

    def listening(self) -> bool:
        """Whether the bot has an open, authorised websocket."""
        return self.mercury.listening()

    @property
    def devices(self) -> list[Json]:
        """The device registrations."""
        return list(self._devices.registered.values())

    @property
    def acknowledged(self) -> list[str]:
        """What the bot acknowledged, as it named it."""
        return list(self.mercury.acknowledged)

    def forget_devices(self) -> None:
        """The registrations expire: the next handshake answers 404."""
        self._devices.registered.clear()

    def close_sockets(self, code: int = 1001) -> None:
        """Closes every websocket from the cloud's side."""
        self._server.run(lambda: self.mercury.close(code))

    def refuse_handshakes(self, status: int, times: int = 1) -> None:
        """The next handshakes answer this status."""
        self.mercury.refusals.extend([status] * times)

    @property
    def deliver_twice(self) -> bool:
        """Whether every activity is delivered twice."""
        return self.mercury.deliver_twice

    @deliver_twice.setter
    def deliver_twice(self, value: bool) -> None:
        self.mercury.deliver_twice = value

    @property
    def mute(self) -> bool:
        """Whether sockets stay open and nothing is delivered."""
        return self.mercury.mute

    @mute.setter
    def mute(self, value: bool) -> None:
        self.mercury.mute = value

    @property
    def bot_hears_itself(self) -> bool:
        """Whether the bot's own posts are delivered to it."""
        return self.mercury.bot_hears_itself

    @bot_hears_itself.setter
    def bot_hears_itself(self, value: bool) -> None:
        self.mercury.bot_hears_itself = value
