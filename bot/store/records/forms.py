"""What forms on cards were built from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class Form:
    """What a form on a card was built from; the card itself carries only `id`."""

    id: str
    person_id: str
    space_id: str
    workspace_id: str
    family: str
    shown: Mapping[str, Any]
    """Field key to the value shown, as the field dumps it."""
    candidates: Mapping[str, Any]
    """Further choices the card offered, by field key, as dumped references."""
    expires_at: datetime
    thread_id: str | None = None
    message_id: str = ""
    """The card's message; empty until it is posted."""
    list: str = ""
    """The title of the list's items (`digit pattern`) when the form is about them; empty for the setting."""
    item_id: str = ""
    """The item on that list, several separated by blanks; empty for a new one, and for all of them."""
    action: str = "change"
    """`change`, `add` or `remove` one item; `clear` removes all of the list, `remove_some` several."""
    reason: str | None = None
    """Why it was asked for, in the words of the person."""
