"""What a request is to the code that answers it, and the table entry that leads there."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar
from urllib.parse import urlencode

from bot.sandbox.cloud.refusal import Refusal
from bot.sandbox.cloud.tokens import Identity, Tokens
from bot.sandbox.data.records import File, Person
from bot.sandbox.data.state import State

T = TypeVar("T")


@dataclass(frozen=True)
class Call:
    """A request that may be answered: who asks for what."""

    state: State
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
class Answer:
    """What is answered: JSON, or bytes for a file."""

    body: Any = None
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


Handler = Callable[[Call], Answer]

ANYBODY = ""
NO_TOKEN = "none"  # noqa: S105  (not a password)


@dataclass(frozen=True)
class Route:
    """One operation of the contract: `path` is the template there."""

    method: str
    path: str
    handler: Handler
    scope: str = ANYBODY
    """The scope a token needs, ANYBODY for every known token, NO_TOKEN for none at all."""

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
    call: Call,
    items: Sequence[T],
    most: int,
    default: int,
    key: str = "items",
    shown: Callable[[T], object] = lambda item: item,
) -> Answer:
    """One page of a list, with a `Link` header to the next one; `start` counts from 0. Each item is there as
    it is `shown`."""
    size = page_size(call, most, default)
    start = _number(call, "start", 0)
    headers = {}
    if start + size < len(items):
        headers["Link"] = next_link(call, {"start": str(start + size)}, size)
    return Answer({key: [shown(item) for item in items[start : start + size]]}, headers=headers)


def next_link(call: Call, cursor: Mapping[str, str], size: int) -> str:
    """The header that names the next page, whole or as odd as Webex was seen to write it."""
    odd = call.state.oddities.links
    query = {**call.query, "max": str(size), **cursor}
    if odd == "cursor only":
        # The space of messages is not known to get lost.
        query = {name: query[name] for name in query if name in {"roomId", "max", *cursor}}
    if odd == "max null":
        query["max"] = "null"
    origin = call.origin
    if odd == "two schemes" and call.path.startswith("/telephony/"):
        origin = f"https,{origin}"
    return f'<{origin}/v1{call.path}?{urlencode(query)}>; rel="next"'


def page_size(call: Call, most: int, default: int) -> int:
    """How many items a page has. Raises Refusal 400 for no number, none at all and, perhaps, too many."""
    size = _number(call, "max", default)
    if size == 0 or (size > most and call.state.oddities.too_large_pages == "refused"):
        raise Refusal(400, f"max has to be from 1 to {most}.")
    return min(size, most)


def _number(call: Call, name: str, default: int) -> int:
    text = call.query.get(name)
    if text is not None and not text.isdecimal():
        raise Refusal(400, f"{name} is not a number.")
    return default if text is None else int(text)
