"""Plans: changes of many workspaces, and how far each of them is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import sqlalchemy as sa

from bot.store.database import Database
from bot.store.records.journal import Entry
from bot.store.records.plans import Plan, PlanItem
from bot.store.records.timed import Timed
from bot.store.tables import columns_of, plan, plan_item, values_of
from bot.store.watches import LARGEST_ID

PLAN_COLUMNS = columns_of(plan, Plan)
ITEM_COLUMNS = columns_of(plan_item, PlanItem)
OPEN_PLAN_STATES = ("looking", "shown", "checking", "running", "stopping")


class SqlPlans(Database):
    """`bot.ports.database.PlanStore`."""

    def keep_plan(
        self, new: Plan, items: Sequence[PlanItem], also: Callable[[sa.Connection, Plan], object]
    ) -> Plan:
        with self._writing() as tx:
            insert = plan.insert().values(values_of(new, "id"))
            kept = replace(new, id=int(tx.execute(insert.returning(plan.c.id)).scalar_one()))
            tx.execute(plan_item.insert(), [values_of(replace(one, plan_id=kept.id)) for one in items])
            also(tx, kept)
        return kept

    def plan(self, number: int) -> Plan | None:
        return next(iter(self._plans(plan.c.id == min(number, LARGEST_ID))), None)

    def open_plans(self) -> Sequence[Plan]:
        return self._plans(plan.c.state.in_(OPEN_PLAN_STATES))

    def latest_plans(self, space_id: str, person_id: str, count: int) -> Sequence[Plan]:
        mine = sa.or_(plan.c.space_id == space_id, plan.c.person_id == person_id)
        newest = sa.select(*PLAN_COLUMNS).where(mine).order_by(plan.c.id.desc()).limit(count)
        with self._reading() as tx:
            return [Plan(**row._mapping) for row in tx.execute(newest).all()]

    def plan_items(self, number: int, *states: str) -> Sequence[PlanItem]:
        wanted = plan_item.c.plan_id == number
        if states:
            wanted &= plan_item.c.state.in_(states)
        with self._reading() as tx:
            rows = tx.execute(sa.select(*ITEM_COLUMNS).where(wanted).order_by(plan_item.c.position)).all()
        return [PlanItem(**row._mapping) for row in rows]

    def plan_counts(self, number: int) -> Mapping[str, int]:
        each = sa.select(plan_item.c.state, sa.func.count().label("number")).where(
            plan_item.c.plan_id == number
        )
        with self._reading() as tx:
            rows = tx.execute(each.group_by(plan_item.c.state)).all()
        return Counter({row.state: row.number for row in rows})

    def plan_size(self, number: int) -> int:
        each = sa.func.count(sa.distinct(plan_item.c.workspace_id))
        with self._reading() as tx:
            of_plan = (plan_item.c.plan_id == number) & (plan_item.c.workspace_id != "")
            return int(tx.execute(sa.select(each).where(of_plan)).scalar_one())

    def change_plan(
        self,
        one: Plan,
        also: Callable[[sa.Connection, Plan], object] | None = None,
        *,
        items: tuple[Sequence[str], str] | None = None,
        **values: Any,
    ) -> Plan | None:
        then = replace(one, **values, version=one.version + 1)
        change = plan.update().where(plan.c.id == one.id, plan.c.version == one.version)
        with self._writing() as tx:
            if not tx.execute(change.values(**values, version=then.version)).rowcount:
                return None
            if items is not None:
                before, after = items
                each = plan_item.update().where(plan_item.c.plan_id == one.id, plan_item.c.state.in_(before))
                # Why it failed is over; what was checked before stays true.
                kept = sa.case((plan_item.c.state == "failed", ""), else_=plan_item.c.note)
                tx.execute(each.values(state=after, note=kept))
            if also:
                also(tx, then)
        return then

    def plan_posted(self, number: int, **message_ids: str) -> None:
        self._write(plan.update().where(plan.c.id == number).values(**message_ids))

    def plan_settled(self, tx: sa.Connection, number: int) -> bool:
        over = plan.update().where(plan.c.id == number, plan.c.state == "over")
        return tx.execute(over.values(version=plan.c.version + 1)).rowcount > 0

    def plan_told(self, tx: sa.Connection, number: int, message_id: str) -> Sequence[str]:
        columns = plan.c.message_id, plan.c.progress_message_id
        before = tx.execute(sa.select(*columns).where(plan.c.id == number)).first()
        now = {"message_id": message_id, "progress_message_id": ""}
        tx.execute(plan.update().where(plan.c.id == number).values(now))
        return [*before] if before else []

    def item_seen(self, item: PlanItem) -> bool:
        seen = _row(item).where(plan_item.c.state == "new")
        return self._write(
            seen.values(
                state=item.state, workspace_name=item.workspace_name, request=item.request, note=item.note
            ),
            unsynced=True,
        )

    def item_noted(self, item: PlanItem) -> bool:
        return self._write(_row(item).where(plan_item.c.state == "waiting").values(note=item.note))

    def take_item(self, item: PlanItem) -> bool:
        # Undone by a power failure, it waits again; what it has in the journal is on the disk.
        take = _row(item).where(plan_item.c.state == "waiting")
        return self._write(take.values(state="doing", process=self.process, entry_id=None), unsynced=True)

    def item_over(self, item: PlanItem, state: str, note: str) -> bool:
        # The journal may have said already that it failed, and this says more.
        mine = _row(item).where(
            plan_item.c.process == self.process, plan_item.c.state.in_(("doing", "failed"))
        )
        return self._write(mine.values(state=state, note=note))

    def leave_items(self, number: int, *, not_begun: str, begun: str) -> None:
        doing = plan_item.update().where(plan_item.c.plan_id == number, plan_item.c.state == "doing")
        has_entry = plan_item.c.entry_id.is_not(None)
        with self._writing() as tx:
            # What the journal knows of it by now, `settle_item` has written.
            tx.execute(doing.where(has_entry).values(state=begun, process=None))
            tx.execute(doing.where(~has_entry).values(state=not_begun, process=None))

    def _plans(self, wanted: sa.ColumnElement[bool]) -> Sequence[Plan]:
        with self._reading() as tx:
            rows = tx.execute(sa.select(*PLAN_COLUMNS).where(wanted).order_by(plan.c.id)).all()
        return [Plan(**row._mapping) for row in rows]


def begin_item(tx: sa.Connection, entry: Entry, entry_id: int, process: str) -> bool:
    """Notes the journal's entry of an item, in its transaction; False where this process may not make the
    change: it did not take the item, or the change has an entry already."""
    mine = _row(entry).where(
        plan_item.c.process == process, plan_item.c.state == "doing", plan_item.c.entry_id.is_(None)
    )
    return tx.execute(mine.values(entry_id=entry_id)).rowcount > 0


def schedule_item(tx: sa.Connection, one: Timed, process: str) -> bool:
    """Notes that an item begins by itself, in the transaction that keeps when; False where this process did
    not take it."""
    mine = _row(one).where(plan_item.c.process == process, plan_item.c.state == "doing")
    return tx.execute(mine.values(state="scheduled")).rowcount > 0


def release_item(tx: sa.Connection, entry: Entry) -> None:
    """Lets a plan that runs begin an item again: the process that was making its change is gone."""
    runs = sa.exists().where(plan.c.id == entry.plan_id, plan.c.state == "running")
    mine = _row(entry).where(plan_item.c.entry_id == entry.id, plan_item.c.state == "doing", runs)
    tx.execute(mine.values(process=None))


def settle_item(tx: sa.Connection, entry: Entry) -> None:
    """What became of the change is what became of its item, unless it was tried again since.

    Where a process was gone in the middle of it and it is found out that it was not made, it waits again.
    """
    same = _row(entry).where(plan_item.c.entry_id == entry.id)
    is_left = plan_item.c.process.is_(None) & (plan_item.c.state == "doing")
    if entry.state == "failed":
        tx.execute(same.where(is_left).values(state="waiting", entry_id=None))
    elif entry.state == "unknown" and entry.look_at is not None:
        same = same.where(~is_left)
    # What was checked before it stays true of what was made.
    noted = {"note": entry.note} if entry.note or entry.state != "done" else {}
    tx.execute(same.values(state=entry.state, **noted))


def _row(one: PlanItem | Entry | Timed) -> sa.Update:
    position = one.position if isinstance(one, PlanItem) else one.plan_position
    return plan_item.update().where(plan_item.c.plan_id == one.plan_id, plan_item.c.position == position)
