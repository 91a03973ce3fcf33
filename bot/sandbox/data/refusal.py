"""How the cloud says no: the bodies Webex answers errors with."""

from __future__ import annotations

from collections.abc import Mapping


class Refusal(Exception):
    """A request that is answered with an error status; `code` is Webex Calling's own number, if any."""

    def __init__(
        self, status: int, message: str, *, code: int = 0, headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.code = code
        self.headers = dict(headers or {})
