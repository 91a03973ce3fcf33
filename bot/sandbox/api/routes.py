"""What a request is to the code that answers it, and the table entry that leads there."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar
from urllib.parse import urlencode

from bot.sandbox.api.tokens import Identity, Tokens
from bot.sandbox.data.entities import File, Person
from bot.sandbox.data.refusal import Refusal
from bot.sandbox.state.cloud_state import CloudState

T = TypeVar("T")


@dataclass(frozen=True)
class ApiRequest:
    """A request that may be answered: who asks for what."""

    state: CloudState
    tokens: Tokens
    identity: Identity
    caller: Person
    token: str
    method: str
    origin: str
    """Scheme, host and port the cloud is reached at."""
    path: str
    params: Mapping[str, str]
    query: Mapping[str, str]
    body: Any
    files: tuple[File, ...] = ()
    content_type: str = ""


@dataclass(frozen=True)
class ApiResponse:
    """What is answered: JSON, or bytes for a file."""

    body: Any = None
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


Handler = Callable[[ApiRequest], ApiResponse]

ANY_TOKEN = ""
NO_TOKEN = "none"  # noqa: S105  (not a password)


@dataclass(frozen=True)
class Route:
    """One operation of the contract: `path` is the template there."""

    method: str
    path: str
    handler: Handler
    scope: str = ANY_TOKEN
    """The scope a token needs, ANY_TOKEN for every known token, NO_TOKEN for none at all."""

    @property
    def name(self) -> str:
        """What the contract calls it."""
        return f"{self.method} {self.path}"

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Matches the paths of this operation."""
        parts = re.split(r"\{(\w+)\}", self.path)
        text = "".join(
            f"(?P<{part}>[^/]+)" if index % 2 else re.escape(part) for index, part in enumerate(parts)
        )
        return re.compile(text + r"\Z")


def page(
    request: ApiRequest,
    items: Sequence[T],
    most: int,
    default: int,
    key: str = "items",
    shown: Callable[[T], object] = lambda item: item,
) -> ApiResponse:
    """One page of a list, with a `Link` header to the next one; `start` counts from 0. Each item is there as
    it is `shown`."""
    size = page_size(request, most, default)
    start = _number(request, "start", 0)
    headers = {}
    if start + size < len(items):
        headers["Link"] = next_link(request, {"start": str(start + size)}, size)
    return ApiResponse({key: [shown(item) for item in items[start : start + size]]}, headers=headers)


def next_link(request: ApiRequest, cursor: Mapping[str, str], size: int) -> str:
    """The header that names the next page, whole or as odd as Webex was seen to write it."""
    odd = request.state.quirks.links
    query = {**request.query, "max": str(size), **cursor}
    if odd == "cursor only":
        # The space of messages is not known to get lost.
        query = {name: query[name] for name in query if name in {"roomId", "max", *cursor}}
    if odd == "max null":
        query["max"] = "null"
    origin = request.origin
    if odd == "two schemes" and request.path.startswith("/telephony/"):
        origin = f"https,{origin}"
    return f'<{origin}/v1{request.path}?{urlencode(query)}>; rel="next"'


def page_size(request: ApiRequest, most: int, default: int) -> int:
    """How many items a page has. Raises Refusal 400 for no number, none at all and, perhaps, too many."""
    size = _number(request, "max", default)
    if size == 0 or (size > most and request.state.quirks.too_large_pages == "refused"):
        raise Refusal(400, f"max has to be from 1 to {most}.")
    return min(size, most)


def _number(request: ApiRequest, name: str, default: int) -> int:
    text = request.query.get(name)
    if text is not None and not text.isdecimal():
        raise Refusal(400, f"{name} is not a number.")
    return default if text is None else int(text)
