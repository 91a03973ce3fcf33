"""Tells those who wait how a request for a second key stands: the space where it was asked for, and the space
for approvals."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.clock import Clock
from bot.ids import bare
from bot.ports.approvals import Approval
from bot.ports.notices import APPROVAL, Outbox
from bot.work.port import Transaction


def standing(one: Approval) -> str:
    """Some characters that are others when there is something else to be told of a request."""
    # That a plan runs is told with that somebody agreed.
    state = "agreed" if one.state == "running" else one.state
    return f"{state}{one.reminded_at.timestamp() if one.reminded_at else ''}"


@dataclass(frozen=True)
class ApprovalTeller:
    """`approval_space` is the id of the space for approvals, `status_space` of the one that is told in its
    place what is done alone; empty for none."""

    _outbox: Outbox
    _clock: Clock
    _announce: Callable[[], object]
    """Called when there is something to be told."""
    _approval_space: str = ""
    _status_space: str = ""

    def tell(self, tx: Transaction | None, one: Approval) -> None:
        """Shows how a request stands, in the place of what was shown of it before; once, however often it is
        called. To be called in the transaction that keeps that it stands so, if there is one."""
        own = [one.space_id] if one.told != one.state else []
        # In one order, so that two transactions that tell the same spaces never wait for each other.
        for space_id in sorted((*own, *self._approvers(one))):
            self._put(tx, one, space_id)

    def tell_approvers(self, tx: Transaction | None, one: Approval) -> None:
        """The same for the space for approvals alone."""
        for space_id in self._approvers(one):
            self._put(tx, one, space_id)

    def _approvers(self, one: Approval) -> Sequence[str]:
        """The space for approvals, where there is something to be told there."""
        space = self._approval_space or (self._status_space if one.is_alone else "")
        is_told = one.other_message_id.partition(" ")[0] == standing(one)
        return [space] if space and bare(space) != bare(one.space_id) and not is_told else []

    def look(self) -> None:
        """To be called when the transaction is over."""
        self._announce()

    def _put(self, tx: Transaction | None, one: Approval, space_id: str) -> None:
        stands, is_own = standing(one), space_id == one.space_id
        key = f"{APPROVAL} {one.id} {stands} {'own' if is_own else 'approvers'}"
        as_it_stands = {"approval": one.id, "stands": stands, "is_own": is_own}
        self._outbox.put(space_id, key, APPROVAL, as_it_stands, self._clock(), tx)
