"""A change somebody wants, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from bot.catalogue.model.shape import Values
from bot.changes.target import ChangeTarget
from bot.errors import BotError
from bot.events import Difference, Person, Workspace
from cards.fields import Ref


@dataclass(frozen=True)
class ListEdit:
    """A change of a list: who is added and who is taken off."""

    add: tuple[Ref, ...] = ()
    remove: tuple[Ref, ...] = ()

    def on(self, now: tuple[Ref, ...]) -> tuple[Ref, ...]:
        """The list with the change made, in its order, nobody twice."""
        return tuple(dict.fromkeys(ref for ref in (*now, *self.add) if ref not in self.remove))


@dataclass(frozen=True)
class ChangeRequest:
    """A change somebody wants: only the fields they touched; None takes the thing away.

    `shown` are the values the person saw when they decided; empty for a typed command, which saw none.
    """

    target: ChangeTarget
    workspace: Workspace
    values: Values | None
    person: Person
    space_id: str
    origin: str
    shown: Mapping[str, Any] = field(default_factory=dict)
    event_id: str = ""
    """The message or press it is asked for with."""

    @property
    def action(self) -> str:
        """`change`, `add`, `remove`, `clear` or `remove_some`."""
        return "remove" if self.values is None else self.target.action


class Result(Enum):
    """What became of a change."""

    DONE = "done"
    ALREADY = "already so"
    MOVED = "moved meanwhile"
    GONE = "gone meanwhile"
    IGNORED = "accepted and not done"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Outcome:
    """What the door reports: the differences are before → after, for MOVED shown → now."""

    result: Result
    differences: tuple[Difference, ...] = ()
    number: int = 0
    tracking_id: str = ""
    missed: tuple[Difference, ...] = ()
    """What was wanted and is not so after all: wanted → now."""
    seen: bool = True
    """Whether the setting could be read again; otherwise only Webex's word is known."""
    note: str = ""
    """What is to be said of something that Webex took and never shows."""


class Incomplete(BotError):
    """Values that cannot stand together; `problems` has a sentence for each field key."""

    def __init__(self, problems: Mapping[str, str], labels: Mapping[str, str]) -> None:
        listed = " ".join(f"{labels[key]}: {sentence}" for key, sentence in problems.items())
        super().__init__(f"{listed} Nothing was changed.", "Give it in the same command, or use the form.")
        self.problems = problems
