"""The tables, and the column types that behave the same on SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from datetime import UTC, datetime
from types import UnionType
from typing import TYPE_CHECKING, Any, get_args, get_type_hints

import sqlalchemy as sa
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

from bot.store.records.approvals import Approval
from bot.store.records.forms import Form
from bot.store.records.journal import Entry
from bot.store.records.notices import Gathered, LastReading, Notice, Watch
from bot.store.records.plans import Plan, PlanItem
from bot.store.records.saved import Repeat, Saved
from bot.store.records.timed import Timed

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


class UtcTime(TypeDecorator[datetime]):
    """A time, stored and returned in UTC; SQLite itself stores no time zone."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without a time zone cannot be stored")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class SafeText(TypeDecorator[str]):
    """Text from outside, with a question mark for what a database refuses: PostgreSQL takes no NUL, and
    neither takes half of a surrogate pair."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        if value is None:
            return None
        return value.replace("\0", "?").encode("utf-8", "replace").decode("utf-8")


# SQLite numbers rows by itself only in a column declared as INTEGER.
BigId = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

COLUMN_TYPES: dict[Any, Any] = {str: SafeText, datetime: UtcTime, int: BigId}
"""By the type of a record's field; any other is stored as JSON."""

metadata = sa.MetaData()


def _columns_for(record_type: type[DataclassInstance]) -> Iterator[sa.Column[Any]]:
    """A column for each field: `id` is the primary key, and what may be None may be NULL."""
    for name, type_ in get_type_hints(record_type).items():
        is_optional = isinstance(type_, UnionType)
        stored_as = get_args(type_)[0] if is_optional else type_
        yield sa.Column(
            name, COLUMN_TYPES.get(stored_as, sa.JSON), primary_key=name == "id", nullable=is_optional
        )


claim = sa.Table(
    "claim",
    metadata,
    sa.Column("event_id", SafeText, primary_key=True),
    sa.Column("at", UtcTime, nullable=False),
    sa.Column("space_id", SafeText),
    sa.Column("is_press", sa.Boolean),
    # False while it still waits in the queue of its space.
    sa.Column("is_begun", sa.Boolean),
    sa.Column("process", SafeText),
    # How long `process` holds it without a further sign of life; NULL once it is answered.
    sa.Column("held_until", UtcTime),
    sa.Index("claim_at", "at"),
    sa.Index("claim_held", "held_until", sqlite_where=sa.text("held_until IS NOT NULL")),
)

listening = sa.Table(
    "listening",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("at", UtcTime, nullable=False),
)

form = sa.Table(
    "form",
    metadata,
    *_columns_for(Form),
    sa.Column("used_at", UtcTime),
    sa.Index("form_space_id", "space_id"),
    sa.Index("form_expires_at", "expires_at"),
)

UNDER_WAY = "timed_id IS NOT NULL AND state = 'intended' AND parent_id"

journal = sa.Table(
    "journal",
    metadata,
    *_columns_for(Entry),
    sa.Column("settled_at", UtcTime),
    sa.Index("journal_workspace_id", "workspace_id", "id"),
    sa.Index("journal_location_id", "location_id", "id"),
    sa.Index("journal_state", "state", "id"),
    sa.Index("journal_look_at", "look_at", sqlite_where=sa.text("look_at IS NOT NULL")),
    sa.Index("journal_event_id", "event_id", sqlite_where=sa.text("event_id IS NOT NULL")),
    sa.Index("journal_parent_id", "parent_id", sqlite_where=sa.text("parent_id IS NOT NULL")),
    sa.Index("journal_redoes_id", "redoes_id", sqlite_where=sa.text("redoes_id IS NOT NULL")),
    sa.Index("journal_reason", "id", sqlite_where=sa.text("reason IS NOT NULL")),
    sa.Index("journal_actor_id", "actor_id", "id"),
    sa.Index("journal_family", "family", "id"),
    sa.Index("journal_at", "at"),
    # A timed change is begun once at a time, and ended once at a time.
    sa.Index("journal_timed_begin", "timed_id", unique=True, sqlite_where=sa.text(f"{UNDER_WAY} IS NULL")),
    sa.Index("journal_timed_end", "timed_id", unique=True, sqlite_where=sa.text(f"{UNDER_WAY} IS NOT NULL")),
    sa.Index("journal_timed_id", "timed_id", sqlite_where=sa.text("timed_id IS NOT NULL")),
    sa.Index("journal_plan_id", "plan_id", sqlite_where=sa.text("plan_id IS NOT NULL")),
    sqlite_autoincrement=True,
)

timed = sa.Table(
    "timed",
    metadata,
    *_columns_for(Timed),
    sa.Index("timed_state", "state", "ends_at"),
    sa.Index("timed_plan_id", "plan_id", sqlite_where=sa.text("plan_id IS NOT NULL")),
    sqlite_autoincrement=True,
)

plan = sa.Table(
    "plan",
    metadata,
    *_columns_for(Plan),
    sa.Index("plan_state", "state"),
    sqlite_autoincrement=True,
)

plan_item = sa.Table(
    "plan_item",
    metadata,
    *_columns_for(PlanItem),
    # The process that took it last.
    sa.Column("process", SafeText),
    sa.PrimaryKeyConstraint("plan_id", "position", name="plan_item_pkey"),
)

approval = sa.Table(
    "approval",
    metadata,
    *_columns_for(Approval),
    sa.Index("approval_state", "state"),
    sqlite_autoincrement=True,
)

saved = sa.Table(
    "saved",
    metadata,
    *_columns_for(Saved),
    sa.PrimaryKeyConstraint("space_id", "kind", "name", name="saved_pkey"),
)

repeat = sa.Table(
    "repeat",
    metadata,
    *_columns_for(Repeat),
    sa.Index("repeat_space_id", "space_id"),
    sqlite_autoincrement=True,
)

task = sa.Table(
    "task",
    metadata,
    sa.Column("kind", SafeText, primary_key=True),
    sa.Column("subject", SafeText, primary_key=True),
    sa.Column("due_at", UtcTime, nullable=False),
    sa.Column("tries", sa.Integer, nullable=False),
    # The process that is at it, and until when without a further sign of life.
    sa.Column("process", SafeText),
    sa.Column("held_until", UtcTime),
    sa.Index("task_due_at", "due_at"),
)

watch = sa.Table(
    "watch",
    metadata,
    *_columns_for(Watch),
    sa.Column("target", SafeText, nullable=False),
    sa.UniqueConstraint("space_id", "target", "person_id", name="watch_once"),
    sqlite_autoincrement=True,
)

reading = sa.Table(
    "reading",
    metadata,
    *_columns_for(LastReading),
    sa.PrimaryKeyConstraint("workspace_id", "family", name="reading_pkey"),
)

notice = sa.Table(
    "notice",
    metadata,
    *_columns_for(Notice),
    sa.Column("due_at", UtcTime, nullable=False),
    sa.Column("sent_at", UtcTime),
    # Whether it was closed without being sent, because it could not be sent in any form.
    sa.Column("given_up", sa.Boolean),
    # The message that it became, and the one in whose thread that stands.
    sa.Column("message_id", SafeText),
    sa.Column("thread_id", SafeText),
    sa.UniqueConstraint("key", name="notice_once"),
    sa.Index("notice_cause", "cause", "at"),
    sa.Index("notice_subject", "subject", "at"),
    # Serves "still to send" and "the first of its space" without reading what was sent.
    sa.Index("notice_waiting", "space_id", "id", sqlite_where=sa.text("sent_at IS NULL")),
    sa.Index("notice_sent_at", "sent_at"),
    sqlite_autoincrement=True,
)

gathered = sa.Table(
    "gathered",
    metadata,
    *_columns_for(Gathered),
    sa.UniqueConstraint("entry_id", "space_id", name="gathered_once"),
    sa.Index("gathered_space_id", "space_id", "due_at"),
    sqlite_autoincrement=True,
)

secret = sa.Table(
    "secret",
    metadata,
    sa.Column("name", SafeText, primary_key=True),
    sa.Column("value", SafeText, nullable=False),
)

lease = sa.Table(
    "lease",
    metadata,
    sa.Column("name", SafeText, primary_key=True),
    # The process that holds it, and until when it does without a further sign of life.
    sa.Column("process", SafeText, nullable=False),
    sa.Column("held_until", UtcTime, nullable=False),
)


def declare_for_postgresql() -> None:
    """Copies the condition of partial indexes to PostgreSQL. Not in the tables themselves, because naming the
    dialect there would import it, and it is large."""
    for table in metadata.tables.values():
        for index in table.indexes:
            if (condition := index.dialect_kwargs.get("sqlite_where")) is not None:
                index.dialect_kwargs["postgresql_where"] = condition


def columns_of(table: sa.Table, record_type: type[DataclassInstance]) -> list[sa.Column[Any]]:
    """The columns that a record of this type is made of; the table may have more."""
    return [table.c[field.name] for field in fields(record_type)]


def values_of(record: DataclassInstance, *left_out: str) -> dict[str, Any]:
    """The values of a record by column, for an insert, without those that the database fills itself."""
    names = [field.name for field in fields(record) if field.name not in left_out]
    return {name: getattr(record, name) for name in names}
