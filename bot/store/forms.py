"""The forms behind cards: what each was built from, until somebody uses it up."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa

from bot.store import tables
from bot.store.database import Database
from bot.store.records.forms import Form
from bot.store.tables import columns_of, values_of

FORM_COLUMNS = columns_of(tables.form, Form)


class SqlForms(Database):
    """`bot.ports.database.Forms`."""

    def keep_form(self, form: Form) -> None:
        self._write(tables.form.insert().values(values_of(form)))

    def posted_form(self, form_id: str, message_id: str) -> None:
        self._write(tables.form.update().where(tables.form.c.id == form_id).values(message_id=message_id))

    def form(self, form_id: str) -> Form | None:
        found = self._unused(tables.form.c.id == form_id)
        return found[0] if found else None

    def use_form(self, form_id: str, at: datetime) -> bool:
        unused = tables.form.c.used_at.is_(None)
        return self._write(tables.form.update().where(tables.form.c.id == form_id, unused).values(used_at=at))

    def open_forms(self, now: datetime) -> Sequence[Form]:
        return self._unused(tables.form.c.expires_at > now)

    def _unused(self, condition: sa.ColumnElement[bool]) -> Sequence[Form]:
        forms = (
            sa.select(*FORM_COLUMNS)
            .where(condition, tables.form.c.used_at.is_(None))
            .order_by(tables.form.c.expires_at, tables.form.c.id)
        )
        with self._reading() as tx:
            return [Form(**row._mapping) for row in tx.execute(forms)]
