"""One request that changes something in Webex, as the catalogue describes it and the client sends it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal


@dataclass(frozen=True)
class AttachedFile:
    """A file that a write carries; `name` is one of ours."""

    name: str
    content: bytes = field(repr=False)
    content_type: str


@dataclass(frozen=True)
class Write:
    """One write: the contract's path template, what fills it besides the workspace, and the body or a file.

    `older_bodies` say the same in earlier forms of the API, by the member in which they differ: one is
    sent where Webex refuses that member. `hidden` are texts that must not be shown or logged, should Webex
    quote them in a refusal.
    """

    method: Literal["POST", "PUT", "DELETE"]
    path: str
    parameters: Mapping[str, str] = field(default_factory=dict, repr=False)
    body: Mapping[str, Any] | None = field(default=None, repr=False)
    file: AttachedFile | None = None
    older_bodies: Mapping[str, Mapping[str, Any]] = field(default_factory=dict, repr=False)
    hidden: frozenset[str] = field(default=frozenset(), repr=False)
