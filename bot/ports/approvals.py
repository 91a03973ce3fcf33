"""What the rest of the bot needs of the database for requests for a second key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from bot.store.records.approvals import Approval as Approval
from bot.work.port import Transaction


class ApprovalStore(Protocol):
    """Requests for a second key. The journal notes its entry with the request under which the change is made,
    which takes one entry only."""

    def keep_approval(self, new: Approval, also: Callable[[Transaction, Approval], object]) -> Approval:
        """Keeps a request (`new.id` is ignored) and gives it with its number; `also` is called in the same
        transaction."""

    def approval(self, number: int) -> Approval | None:
        """The request with this number."""

    def approvals(self, *states: str) -> Sequence[Approval]:
        """The requests in these states, the oldest first."""

    def change_approval(
        self, one: Approval, also: Callable[[Transaction, Approval], object] | None = None, **values: Any
    ) -> Approval | None:
        """Gives a request these values, and gives it as it is then; None where somebody else has changed it
        since it was read. `also` is called in the same transaction."""

    def approval_posted(self, number: int, *, tx: Transaction | None = None, **values: str) -> None:
        """The request has these messages, and was told in this state, by the names of the fields; in the
        caller's transaction if given."""
