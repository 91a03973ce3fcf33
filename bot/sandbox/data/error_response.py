"""The exception that makes the sandbox answer with an error."""

from __future__ import annotations

from collections.abc import Mapping


class ErrorResponse(Exception):
    """The request is answered with this HTTP status; `code` is Webex Calling's own error number, if any."""

    def __init__(
        self, status: int, message: str, *, code: int = 0, headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.code = code
        self.headers = dict(headers or {})
