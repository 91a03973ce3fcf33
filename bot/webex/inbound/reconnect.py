"""Why a websocket ended, and how long to wait before the next one."""

from __future__ import annotations

import asyncio

from tenacity import RetryCallState, wait_random_exponential
from websockets.exceptions import ConnectionClosed, InvalidStatus

from bot.webex.http.connection_errors import cause_of
from bot.webex.http.retry import RequestFailed

CLOSED_AS_REPLACED = 4000

_soon = wait_random_exponential(multiplier=0.4, min=0.2, max=3.0)
_later = wait_random_exponential(multiplier=0.4, min=0.2, max=15.0)


class ConnectionLost(Exception):
    """The socket ended, or was never opened. `code` is the close code or the handshake's status, or 0;
    `opened` says whether it was open at all."""

    opened = False

    def __init__(self, reason: str, code: int = 0) -> None:
        super().__init__(reason)
        self.code = code

    @classmethod
    def by(cls, error: BaseException | None) -> ConnectionLost:
        """Without the error's own message where that may quote what was received."""
        if isinstance(error, asyncio.CancelledError):
            return cls("closed by the bot itself")
        if isinstance(error, ConnectionClosed):
            code = error.rcvd.code if error.rcvd else 1006
            return cls(f"closed with {code}", code)
        if isinstance(error, InvalidStatus):
            return cls(f"handshake refused with {error.response.status_code}", error.response.status_code)
        if isinstance(error, RequestFailed):
            return cls(
                error.cause.sentence if error.cause else f"registration refused ({error})", error.status
            )
        if error is not None and (cause := cause_of(error)):
            return cls(cause.sentence)
        return cls(type(error).__name__)


def wait_before_reconnecting(state: RetryCallState) -> float:
    """The seconds to wait before the next socket: few after one that was open, as somebody may say something
    meanwhile, and more from time to time after one that could not be opened."""
    error = state.outcome.exception() if state.outcome else None
    return (_soon if isinstance(error, ConnectionLost) and error.opened else _later)(state)
