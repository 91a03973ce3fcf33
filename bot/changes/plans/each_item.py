"""The items of a plan, a few at a time, as long as Webex and the rights of the person let it go on."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import dataclass, field

from bot.access import Gate
from bot.changes.approvals.policy import NeedsSecondKey
from bot.errors import NotAllowed, NotAvailable, NotFound, WebexError
from bot.ports.database import Plan, PlanItem
from bot.ports.webex import Directory

CHANGES_AT_ONCE = 8
"""Workspaces of a plan that are read or changed at the same time; they mostly wait for their turn."""
KEPT_OUT_STATUSES = frozenset({401, 403})
"""Webex refuses the token, so every other change would be refused, too."""
TOO_MANY_REQUESTS = 429

Do = Callable[[Plan, PlanItem], bool]


class Paused(Exception):
    """Nothing more can be done for a while: Webex wants a pause or does not tell the rights, and the item is
    as if it had not been begun; or it is not known yet what became of an item."""


@dataclass(frozen=True)
class EachItem:
    """Goes through items until the bot stops."""

    _gate: Gate
    _directory: Directory
    _stopping: threading.Event = field(default_factory=threading.Event)

    def stop(self) -> None:
        """Begins no item more."""
        self._stopping.set()

    @property
    def is_stopping(self) -> bool:
        return self._stopping.is_set()

    def each(self, do: Do, plan: Plan, items: Sequence[PlanItem]) -> None:
        """Calls `do` for each item, a few at a time and as patiently as the caller, until one says no or the
        bot stops."""
        context, is_over = copy_context(), threading.Event()

        def one(item: PlanItem) -> None:
            if is_over.is_set() or self.is_stopping:
                return
            try:
                goes_on = context.copy().run(do, plan, item)
            except BaseException:
                is_over.set()
                raise
            if not goes_on:
                is_over.set()

        with ThreadPoolExecutor(CHANGES_AT_ONCE, thread_name_prefix="plan") as pool:
            list(pool.map(one, items))

    def is_kept_out(self, error: Exception, person_id: str, item: PlanItem) -> bool:
        """Whether this person, or the bot, may not change things any more. Raises Paused where that cannot
        be told now, and where Webex wants a pause."""
        if isinstance(error, NotAllowed):
            rights = self._gate.rights(person_id, fresh=True)
            if rights.is_kept_out(self._directory.workspaces(), item.workspace_id):
                return True
            raise Paused
        if isinstance(error, NeedsSecondKey):
            return True
        if not isinstance(error, WebexError) or isinstance(error, NotFound | NotAvailable):
            return False
        if error.status == TOO_MANY_REQUESTS:
            raise Paused
        return error.status in KEPT_OUT_STATUSES
