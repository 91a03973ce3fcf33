"""Which changes need a second key, and what says so at the door."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from bot.changes.foresee import Foreseen
from bot.errors import BotError
from bot.ports.approvals import Approval
from bot.ports.database import Plan

Kind = Literal["off", "many", "risky", "all"]


@dataclass(frozen=True)
class TwoKeys:
    """Each kind includes the ones before: none, plans of `many` workspaces or more, what is risky, all."""

    kind: Kind = "off"
    many: int = 20


@dataclass(frozen=True)
class TimeAsked:
    """From when to when a change is asked for, with its fields and values as they stand in a command. What
    begins later and stays has its start as its end, too."""

    starts_at: datetime | None
    ends_at: datetime
    assignments: str

    @property
    def stays(self) -> bool:
        """Whether it has no end."""
        return self.ends_at == self.starts_at


class NeedsSecondKey(BotError):
    """A change that is made only when another administrator agrees: one, for a time where `time` is set, or
    a plan. `why` says in sentences why it needs that."""

    def __init__(
        self,
        why: tuple[str, ...],
        foreseen: Foreseen | None = None,
        *,
        time: TimeAsked | None = None,
        plan: Plan | None = None,
    ) -> None:
        super().__init__(
            " ".join((*filter(None, why), "Another administrator must agree first. Nothing was changed.")),
            "Say it by itself, and I ask for that.",
        )
        self.why = why
        self.foreseen = foreseen
        self.time = time
        self.plan = plan


class SecondKey(Protocol):
    """Asked by the door before every write."""

    def require(self, foreseen: Foreseen) -> Approval | None:
        """The agreement under which a change is made; None where it needs none.

        Raises NeedsSecondKey where it needs one and has none, OutOfDate where that is not good any more.
        """


def name_of(one: Approval) -> str:
    """What people call it: `r-3`."""
    return f"r-{one.id}"
