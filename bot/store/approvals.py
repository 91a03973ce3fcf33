"""Requests for a second key: what is asked for, and what became of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import replace
from typing import Any

import sqlalchemy as sa

from bot.store.database import Database
from bot.store.records.approvals import Approval
from bot.store.records.journal import Entry
from bot.store.tables import approval, columns_of, values_of
from bot.store.watches import LARGEST_ID

APPROVAL_COLUMNS = columns_of(approval, Approval)
OPEN_APPROVAL_STATES = ("open", "agreed", "running", "kept")


class SqlApprovals(Database):
    """`bot.ports.approvals.ApprovalStore`."""

    def keep_approval(self, new: Approval, also: Callable[[sa.Connection, Approval], object]) -> Approval:
        with self._writing() as tx:
            insert = approval.insert().values(values_of(new, "id"))
            kept = replace(new, id=int(tx.execute(insert.returning(approval.c.id)).scalar_one()))
            also(tx, kept)
        return kept

    def approval(self, number: int) -> Approval | None:
        return next(iter(self._approvals(approval.c.id == min(number, LARGEST_ID))), None)

    def approvals(self, *states: str) -> Sequence[Approval]:
        return self._approvals(approval.c.state.in_(states))

    def change_approval(
        self, one: Approval, also: Callable[[sa.Connection, Approval], object] | None = None, **values: Any
    ) -> Approval | None:
        then = replace(one, **values, version=one.version + 1)
        # Its entry is noted by the journal, which counts no version.
        change = approval.update().where(approval.c.id == one.id, approval.c.version == one.version)
        with self._writing() as tx:
            changed = tx.execute(change.values(**values, version=then.version)).rowcount > 0
            if changed and also:
                also(tx, then)
        return then if changed else None

    def approval_posted(self, number: int, *, tx: sa.Connection | None = None, **values: str) -> None:
        with nullcontext(tx) if tx is not None else self._writing() as writing:
            writing.execute(approval.update().where(approval.c.id == number).values(**values))

    def _approvals(self, wanted: sa.ColumnElement[bool]) -> Sequence[Approval]:
        with self._reading() as tx:
            rows = tx.execute(sa.select(*APPROVAL_COLUMNS).where(wanted).order_by(approval.c.id)).all()
        return [Approval(**row._mapping) for row in rows]


def begin_approved(tx: sa.Connection, entry: Entry, entry_id: int) -> bool:
    """Notes the journal's entry of a change that was agreed to, in its transaction; False where it has one
    already, or is not agreed to any more."""
    free = approval.update().where(
        approval.c.id == entry.approval_id,
        approval.c.state.in_(("agreed", "kept")),
        approval.c.entry_id.is_(None),
    )
    return tx.execute(free.values(entry_id=entry_id)).rowcount > 0
