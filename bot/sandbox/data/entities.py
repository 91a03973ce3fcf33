"""What Webex has: people, workspaces, spaces, messages, requests. All are frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]

PROFESSIONAL = "professional"
COMMON_AREA = "common area"
HOT_DESK = "hot desk"
NO_CALLING = "none"


@dataclass(frozen=True)
class Location:
    """A place with an address; `routing_prefix` comes before an extension to make an ESN."""

    id: str
    name: str
    org_id: str
    country: str
    time_zone: str
    address: str
    city: str
    postal_code: str
    routing_prefix: str
    state: str = ""


@dataclass(frozen=True)
class Person:
    """Somebody who can be in a space; `kind` is `person`, `bot` or `appuser` (a service app)."""

    key: str
    id: str
    name: str
    email: str
    org_id: str
    kind: str = "person"
    roles: tuple[str, ...] = ()
    """Decoded role names, such as `id_full_admin`."""
    title: str = ""
    extension: str = ""
    number: str = ""
    location_id: str = ""


@dataclass(frozen=True)
class Workspace:
    """A shared place with, or without, a Webex Calling licence."""

    id: str
    name: str
    org_id: str
    location_id: str
    licence: str
    extension: str = ""
    number: str = ""


@dataclass(frozen=True)
class VirtualLine:
    """A calling line without a person or a workspace."""

    id: str
    first_name: str
    last_name: str
    location_id: str
    extension: str
    number: str = ""


@dataclass(frozen=True)
class Service:
    """A feature with a number of its own, such as a hunt group; `kind` as in AUTO_ATTENDANT."""

    id: str
    name: str
    kind: str
    location_id: str
    extension: str
    number: str = ""
    main: bool = False
    """Whether its number is the location's main number."""


@dataclass(frozen=True)
class Schedule:
    """A schedule of a location; `type` is `businessHours` or `holidays`."""

    id: str
    name: str
    type: str
    location_id: str


@dataclass(frozen=True)
class ParkExtension:
    """A call park extension."""

    id: str
    name: str
    location_id: str
    extension: str


@dataclass(frozen=True)
class Space:
    """A room; `key` is the person's key for a direct one, `team` for the group."""

    key: str
    id: str
    title: str
    type: str
    members: tuple[str, ...]


@dataclass(frozen=True)
class Membership:
    """That `person_id` added somebody to a space."""

    space_id: str
    person_id: str
    added_id: str


@dataclass(frozen=True)
class File:
    """A file attached to a message, or uploaded to a setting."""

    id: str
    name: str
    content: bytes
    content_type: str = "application/octet-stream"
    part: str = ""
    """The name of the multipart part it came in."""


@dataclass(frozen=True)
class Message:
    """A message in a space."""

    id: str
    space_id: str
    person_id: str
    text: str
    created: str
    markdown: str = ""
    html: str = ""
    parent_id: str | None = None
    card: Json | None = None
    mentions: tuple[str, ...] = ()
    files: tuple[File, ...] = ()
    updated: str = ""
    edits: int = 0


@dataclass(frozen=True)
class Action:
    """A press of a button on a card."""

    id: str
    space_id: str
    message_id: str
    person_id: str
    inputs: Json
    created: str


@dataclass(frozen=True)
class Request:
    """One REST request that was made; `path` is without `/v1`, `at` in seconds since the epoch."""

    method: str
    path: str
    query: Mapping[str, str]
    body: Any
    status: int
    token: str
    at: float
    who: str = ""
    """`bot`, `admin`, a person's key, or empty for an unknown token."""
    tracking_id: str = ""
    breach: str = ""
    files: tuple[File, ...] = ()
    """The files of a multipart body."""
    bot: str = ""
    """Which of several bots made it, by its number."""


@dataclass(frozen=True)
class Breach:
    """A request that breaks the vendor's contract."""

    method: str
    path: str
    why: str
    body: Any = None
