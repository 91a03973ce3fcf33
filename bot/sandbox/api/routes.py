"""What an operation gets, gives and is found by; lists in pages."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar
from urllib.parse import urlencode

from bot.sandbox.api.server_request import ServerRequest
from bot.sandbox.data.error_response import ErrorResponse

T = TypeVar("T")


@dataclass(frozen=True)
class ServerResponse:
    """The answer: JSON, or bytes for a file."""

    body: Any = None
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


Handler = Callable[[ServerRequest], ServerResponse]

ANY_TOKEN = ""
NO_TOKEN = "none"  # noqa: S105  (not a password)


@dataclass(frozen=True)
class Route:
    """One operation of the contract; `path` is its template."""

    method: str
    path: str
    handler: Handler
    scope: str = ANY_TOKEN
    """The scope a token needs, ANY_TOKEN for every known token, NO_TOKEN for none at all."""

    @property
    def name(self) -> str:
        """Its name in the contract."""
        return f"{self.method} {self.path}"

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Matches the paths of this operation."""
        parts = re.split(r"\{(\w+)\}", self.path)
        text = "".join(
            f"(?P<{part}>[^/]+)" if index % 2 else re.escape(part) for index, part in enumerate(parts)
        )
        return re.compile(text + r"\Z")


def list_page(
    request: ServerRequest,
    items: Sequence[T],
    max_size: int,
    default_size: int,
    key: str = "items",
    to_json: Callable[[T], object] = lambda item: item,
    counted_by: str = "start",
) -> ServerResponse:
    """One page of a list under `key`, with a `Link` header to the next one; `counted_by` names the parameter
    that counts the items before it."""
    size = page_size(request, max_size, default_size)
    start = _query_number(request, counted_by, 0)
    headers = {}
    if start + size < len(items):
        headers["Link"] = next_page_link(request, {counted_by: str(start + size)}, size)
    return ServerResponse({key: [to_json(item) for item in items[start : start + size]]}, headers=headers)


def next_page_link(request: ServerRequest, cursor: Mapping[str, str], size: int) -> str:
    """The `Link` header to the next page, with the quirks of Webex's links."""
    quirk = request.state.quirks.links
    query = {**request.query, "max": str(size), **cursor}
    if quirk == "cursor only":
        # That `roomId` gets lost was never seen.
        query = {name: query[name] for name in query if name in {"roomId", "max", *cursor}}
    if quirk == "max null":
        query["max"] = "null"
    origin = request.origin
    if quirk == "two schemes" and request.path.startswith("/telephony/"):
        origin = f"https,{origin}"
    return f'<{origin}/v1{request.path}?{urlencode(query)}>; rel="next"'


def page_size(request: ServerRequest, max_size: int, default_size: int) -> int:
    """The size of a page. Raises ErrorResponse 400 for what is no number, 0 and, by quirk, too many."""
    size = _query_number(request, "max", default_size)
    if size == 0 or (size > max_size and request.state.quirks.too_large_pages == "refused"):
        raise ErrorResponse(400, f"max has to be from 1 to {max_size}.")
    return min(size, max_size)


def _query_number(request: ServerRequest, name: str, default: int) -> int:
    text = request.query.get(name)
    if text is not None and not text.isdecimal():
        raise ErrorResponse(400, f"{name} is not a number.")
    return default if text is None else int(text)
