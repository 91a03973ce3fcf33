"""Tells those who wait how a request for a second key stands: the space where it was asked for, and the space
for approvals."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass

from bot.changes.approvals.cards import ApprovalCards
from bot.changes.approvals.policy import name_of
from bot.changes.plans.plan_cards import PlanCards
from bot.changes.plans.plans import Plans
from bot.clock import Clock
from bot.errors import NotFound, WebexError
from bot.events import Reply
from bot.ids import bare
from bot.ports.approvals import Approval, ApprovalStore
from bot.ports.database import History
from bot.ports.webex import Directory, Messenger
from bot.progress import take_away
from cards.card_builder import Card

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class ApprovalTeller:
    """`approval_space` is the id of the space for approvals, `status_space` of the one that is told in its
    place what is done alone; empty for none."""

    _plans: Plans
    _store: ApprovalStore
    _journal: History
    _directory: Directory
    _messenger: Messenger
    _find_space: Callable[[str], str]
    _clock: Clock
    _approval_space: str = ""
    _status_space: str = ""

    def cards(self, one: Approval, thread_id: str | None, *, is_private: bool = False) -> ApprovalCards:
        """The cards of a request as it stands, with buttons that are answered in a thread."""
        plan, zone = None, ""
        if one.plan_id is not None:
            plan = PlanCards(self._plans.find(one.plan_id), self._plans.items(one.plan_id))
        else:
            workspace_id = str(one.request.get("workspace_id", ""))
            workspace = self._directory.workspaces().by_id.get(workspace_id)
            zone = workspace.time_zone if workspace else ""
        entry = self._journal.change(one.entry_id) if one.entry_id else None
        return ApprovalCards(one, self._clock(), zone, plan, entry, thread_id, is_private)

    def tell(self, one: Approval) -> None:
        """Shows how a request stands, in the place of what was shown of it before; once for each state.
        Raises WebexError where that may work later."""
        now = self._store.approval(one.id) or one
        if now.told != now.state:
            card = self.cards(now, now.thread_id).card()
            sent = self._send(now, now.space_id, card, now.thread_id)
            self._store.approval_posted(now.id, message_id=sent, told=now.state)
            self._take_away(now.message_id)
        self.tell_approvers(now)

    def tell_approvers(self, one: Approval) -> None:
        """The same for the space for approvals alone."""
        space = self._approval_space or (self._status_space if one.is_alone else "")
        if not space:
            return
        space_id = self._find_space(bare(space)) or space
        if bare(space_id) == bare(one.space_id):
            return
        mark, _, message_id = one.other_message_id.partition(" ")
        told = f"{one.state}{one.reminded_at.timestamp() if one.reminded_at else ''}"
        if mark == told:
            return
        sent = self._send(one, space_id, self.cards(one, None).card(), None)
        self._store.approval_posted(one.id, other_message_id=f"{told} {sent}")
        self._take_away(message_id)

    def _send(self, one: Approval, space_id: str, card: Card, thread_id: str | None) -> str:
        for reply in (Reply(card.text, card.content), Reply(card.text)):
            try:
                return self._messenger.send(space_id, reply, thread_id)
            except NotFound:
                log.warning("%s: a space cannot be told, the bot is not in it", name_of(one))
                return ""
            except WebexError as error:
                if error.is_temporary:
                    raise
                log.error("%s: a space cannot be told: %s", name_of(one), error)
        return ""

    def _take_away(self, message_id: str) -> None:
        if message_id:
            take_away(self._messenger, message_id)
