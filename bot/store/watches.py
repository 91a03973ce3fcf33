"""Which spaces want to hear of which changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from bot.events import Changed
from bot.store.database import Database, upsert
from bot.store.records.notices import EVERYTHING, LIST, MUTE, Watch
from bot.store.tables import columns_of, form, gathered, notice, repeat, saved, values_of, watch

WATCH_COLUMNS = columns_of(watch, Watch)
LARGEST_ID = 2**63 - 1
"""The largest number that fits a column for ids."""


class SqlWatches(Database):
    """`bot.ports.database.Watches`."""

    def watch(self, new: Watch) -> Watch:
        insert = upsert(self._engine.dialect, watch).values(values_of(new, "id") | {"target": new.target})
        hours = {name: getattr(new, name) for name in ("quiet", "digest", "zone")}
        same = insert.on_conflict_do_update(
            index_elements=[watch.c.space_id, watch.c.target, watch.c.person_id], set_=hours
        )
        of_all = watch.update().where(watch.c.space_id == new.space_id, watch.c.target == new.target)
        with self._writing() as tx:
            (kept,) = _watches(tx, [tx.execute(same.returning(*WATCH_COLUMNS)).one()])
            # The hours are the space's, whoever asked for them.
            tx.execute(of_all.values(hours))
            return kept

    def watches(self, space_id: str) -> Sequence[Watch]:
        of_space = sa.select(*WATCH_COLUMNS).where(watch.c.space_id == space_id).order_by(watch.c.id)
        with self._reading() as tx:
            return _watches(tx, tx.execute(of_space).all())

    def all_watches(self) -> Sequence[Watch]:
        with self._reading() as tx:
            return _watches(tx, tx.execute(sa.select(*WATCH_COLUMNS)).all())

    def unwatch(self, watch_id: int, space_id: str) -> bool:
        if not 0 < watch_id <= LARGEST_ID:
            return False
        target = (
            sa.select(watch.c.target)
            .where(watch.c.id == watch_id, watch.c.space_id == space_id)
            .scalar_subquery()
        )
        end = watch.delete().where(watch.c.space_id == space_id, watch.c.target == target)
        return self._write(end)

    def forget_space(self, space_id: str) -> None:
        with self._writing() as tx:
            for table in (watch, notice, gathered, form, saved, repeat):
                tx.execute(table.delete().where(table.c.space_id == space_id))


def _watches(tx: sa.Connection, rows: Sequence[sa.Row[Any]]) -> list[Watch]:
    """The watches, those of lists with who is on them now."""
    watches = [_watch(row) for row in rows]
    names = {(one.space_id, name) for one in watches if one.rule for name in one.rule.lists}
    if not names:
        return watches
    of_lists = sa.select(saved.c.space_id, saved.c.name, saved.c.value).where(
        saved.c.kind == LIST, saved.c.name.in_({name for _, name in names})
    )
    members = {(row.space_id, row.name): list(row.value["members"]) for row in tx.execute(of_lists)}
    return [_with_members(one, members) for one in watches]


def _with_members(one: Watch, members: Mapping[tuple[str, str], Sequence[str]]) -> Watch:
    if not one.rule or not one.rule.lists:
        return one
    its = {name: members[one.space_id, name] for name in one.rule.lists if (one.space_id, name) in members}
    return replace(one, chosen=one.rule.with_members(its).dump())


def _watch(row: sa.Row[Any]) -> Watch:
    lists = {name: tuple(getattr(row, name)) for name in ("workspace_ids", "families")}
    return Watch(**{**row._mapping, **lists})


def spaces_watching(tx: sa.Connection, changed: Changed) -> dict[str, datetime]:
    """The ids of the spaces that watch what was changed and are not muted, with when each is told: as soon as
    one of its watches says so."""
    watches = _watches(tx, tx.execute(sa.select(*WATCH_COLUMNS)).all())
    about = changed.workspace_id, changed.location_id, changed.family, changed.workspace_name
    moments: dict[str, datetime] = {}
    for one in watches:
        if one.covers(*about):
            told_at = one.tells_at(changed.at)
            moments[one.space_id] = min(told_at, moments.get(one.space_id, told_at))
    muted = _muted(tx, changed) if moments else set()
    return {key: moments[key] for key in sorted(moments.keys() - muted)}


def _muted(tx: sa.Connection, changed: Changed) -> set[str]:
    """The spaces that do not want to hear of this workspace, or of any, for a while."""
    mutes = sa.select(saved.c.space_id, saved.c.value).where(
        saved.c.kind == MUTE, saved.c.name.in_((EVERYTHING, changed.workspace_id))
    )
    return {
        row.space_id for row in tx.execute(mutes) if changed.at < datetime.fromisoformat(row.value["until"])
    }
