"""The forms behind cards: what each was built from, until somebody uses it up."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from bot.ports import Form
from bot.store.database import Database
from bot.store.tables import form

COLUMNS = [column for column in form.c if column is not form.c.used_at]


class Forms(Database):
    """Forms by their opaque id."""

    def keep_form(self, form: Form) -> None:
        with self._writing() as tx:
            tx.execute(_insert(form))

    def posted_form(self, form_id: str, message_id: str) -> None:
        with self._writing() as tx:
            tx.execute(form.update().where(form.c.id == form_id).values(message_id=message_id))

    def form(self, form_id: str) -> Form | None:
        with self._reading() as tx:
            row = tx.execute(
                sa.select(*COLUMNS).where(form.c.id == form_id, form.c.used_at.is_(None))
            ).first()
        return None if row is None else _form(row)

    def use_form(self, form_id: str, at: datetime) -> bool:
        use = form.update().where(form.c.id == form_id, form.c.used_at.is_(None)).values(used_at=at)
        with self._writing() as tx:
            return tx.execute(use.returning(form.c.id)).first() is not None

    def open_forms(self, now: datetime) -> Sequence[Form]:
        """The forms that could still be pressed, the first to expire first."""
        still_open = (
            sa.select(*COLUMNS)
            .where(form.c.used_at.is_(None), form.c.expires_at > now)
            .order_by(form.c.expires_at, form.c.id)
        )
        with self._reading() as tx:
            return [_form(row) for row in tx.execute(still_open)]


def _insert(new: Form) -> sa.Insert:
    return form.insert().values(
        id=new.id,
        person_id=new.person_id,
        space_id=new.space_id,
        workspace_id=new.workspace_id,
        family=new.family,
        shown=dict(new.shown),
        candidates=dict(new.candidates),
        expires_at=new.expires_at,
        thread_id=new.thread_id,
        message_id=new.message_id,
        things=new.things,
        item=new.item,
        action=new.action,
    )


def _form(row: sa.Row[Any]) -> Form:
    return Form(**row._mapping)
