"""What spaces are shown of a request for a second key by itself: what is asked for, and what became of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.changes.approvals.shown import ShownApprovals
from bot.changes.approvals.space_teller import standing
from bot.events import Reply
from bot.notices.delivery import Message, Unmade
from bot.ports.approvals import Approval, ApprovalStore
from bot.ports.notices import Notice
from bot.work.port import Transaction
from cards.card_builder import Card


@dataclass(frozen=True)
class ApprovalNotices:
    """`bot.notices.delivery.Kind` for requests. The card stands in the place of what was shown in that space
    before."""

    _store: ApprovalStore
    _shown: ShownApprovals
    _find_space: Callable[[str], str]

    def message(self, notice: Notice) -> Message:
        one, is_own = self._one(notice.payload), _is_own(notice.payload)
        if standing(one) != notice.payload.get("stands") or (is_own and one.told == one.state):
            return Message(None)  # it went on, and that is told by itself; or an answer has shown it
        card, became = self._card(one, is_own=is_own), self._became(one, is_own=is_own)
        reply = Reply(card.text, card.content)
        if is_own:
            return Message(reply, one.thread_id, became=became)
        return Message(reply, space_id=self._find_space(notice.space_id), became=became)

    def words(self, notice: Notice) -> str:
        return self._card(self._one(notice.payload), is_own=_is_own(notice.payload)).text

    def _one(self, payload: Mapping[str, Any]) -> Approval:
        if one := self._store.approval(int(payload.get("approval", 0))):
            return one
        raise Unmade("there is no such request any more")

    def _card(self, one: Approval, *, is_own: bool) -> Card:
        return self._shown.cards(one, one.thread_id if is_own else None).card()

    def _became(self, one: Approval, *, is_own: bool) -> Callable[[Transaction, str], Sequence[str]]:
        def own(tx: Transaction, message_id: str) -> Sequence[str]:
            self._store.approval_posted(one.id, tx=tx, message_id=message_id, told=one.state)
            return (one.message_id,)

        def approvers(tx: Transaction, message_id: str) -> Sequence[str]:
            told = f"{standing(one)} {message_id}"
            self._store.approval_posted(one.id, tx=tx, other_message_id=told)
            return (one.other_message_id.partition(" ")[2],)

        return own if is_own else approvers


def _is_own(payload: Mapping[str, Any]) -> bool:
    """Whether it is for the space where it was asked for, and not for the one for approvals."""
    return bool(payload.get("is_own"))
