"""What spaces save under a name, and the words that are said for them again and again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class Saved:
    """What a space saved under a name, to be said again or compared with."""

    space_id: str
    kind: str
    """`alias` for words, `list` for workspaces, `baseline` for how a workspace should be, `ignored` and its
    name for what is ignored of it, `mute` for what the space hears nothing of for a while."""
    name: str
    """As names are compared."""
    value: Mapping[str, Any]
    person_id: str
    person_name: str
    """Who saved it."""
    at: datetime


@dataclass(frozen=True)
class Repeat:
    """Words that only ask for something, said again and again in a space."""

    id: int
    at: datetime
    state: str
    """`on`, or `over`."""
    person_id: str
    person_name: str
    """Who asked for it; their rights count each time."""
    space_id: str
    said: str
    """The words."""
    every: str
    """When, as it is typed behind “every”."""
    rule: str
    """The same as RFC 5545 writes it."""
    zone: str
    """The time zone in which that is meant; empty for UTC."""
    due_at: datetime
    """When it is to be said next."""
    held_until: datetime | None = None
    """Until when nobody else says it: it is being done, or could not be done and is tried again."""
    tries: int = 0
    """How often it could not be done since it was due."""
    failures: int = 0
    """How often in a row nothing came of it."""
    version: int = 0
    """Counts the changes of this row, so that nobody overwrites what another one wrote."""
