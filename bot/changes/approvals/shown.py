"""How requests for a second key are shown: with their plans, and what became of their changes."""

from __future__ import annotations

from dataclasses import dataclass

from bot.changes.approvals.cards import ApprovalCards
from bot.changes.plans.plan_cards import PlanCards
from bot.changes.plans.plans import Plans
from bot.clock import Clock
from bot.ports.approvals import Approval
from bot.ports.database import History
from bot.ports.webex import Directory


@dataclass(frozen=True)
class ShownApprovals:
    """Reads what the cards of a request need besides it."""

    _plans: Plans
    _journal: History
    _directory: Directory
    _clock: Clock

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
