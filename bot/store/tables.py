"""The tables, and the column types that behave the same on SQLite and PostgreSQL."""

from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator


class Moment(TypeDecorator[datetime]):
    """A time, kept and given back in UTC; SQLite itself knows no time zones."""

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


class Words(TypeDecorator[str]):
    """Text from outside, made storable.

    PostgreSQL refuses NUL, and neither database takes half a surrogate pair: both become a question mark.
    """

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        if value is None:
            return None
        return value.replace("\0", "?").encode("utf-8", "replace").decode("utf-8")


# On SQLite only INTEGER can be counted up by the database.
Number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

metadata = sa.MetaData()

claim = sa.Table(
    "claim",
    metadata,
    sa.Column("event_id", Words, primary_key=True),
    sa.Column("at", Moment, nullable=False),
    sa.Column("space_id", Words),
    sa.Column("is_press", sa.Boolean),
    # Whether the work on it has begun; False while it waits for its turn.
    sa.Column("is_begun", sa.Boolean),
    sa.Column("process", Words),
    # Until when it is its process's; none once it is answered.
    sa.Column("held_until", Moment),
    sa.Index("claim_at", "at"),
    sa.Index(
        "claim_held",
        "held_until",
        sqlite_where=sa.text("held_until IS NOT NULL"),
    ),
)

listening = sa.Table(
    "listening",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("at", Moment, nullable=False),
)

form = sa.Table(
    "form",
    metadata,
    sa.Column("id", Words, primary_key=True),
    sa.Column("person_id", Words, nullable=False),
    sa.Column("space_id", Words, nullable=False),
    sa.Column("workspace_id", Words, nullable=False),
    sa.Column("family", Words, nullable=False),
    sa.Column("shown", sa.JSON, nullable=False),
    sa.Column("candidates", sa.JSON, nullable=False),
    sa.Column("expires_at", Moment, nullable=False),
    sa.Column("thread_id", Words),
    sa.Column("message_id", Words, nullable=False),
    sa.Column("things", Words, nullable=False),
    sa.Column("item", Words, nullable=False),
    sa.Column("action", Words, nullable=False),
    sa.Column("used_at", Moment),
    sa.Index("form_space_id", "space_id"),
    sa.Index("form_expires_at", "expires_at"),
)

journal = sa.Table(
    "journal",
    metadata,
    sa.Column("id", Number, primary_key=True),
    sa.Column("at", Moment, nullable=False),
    sa.Column("actor_id", Words, nullable=False),
    sa.Column("actor_name", Words, nullable=False),
    sa.Column("space_id", Words, nullable=False),
    sa.Column("workspace_id", Words, nullable=False),
    sa.Column("workspace_name", Words, nullable=False),
    sa.Column("location_id", Words, nullable=False),
    sa.Column("family", Words, nullable=False),
    sa.Column("fields", sa.JSON, nullable=False),
    sa.Column("origin", Words, nullable=False),
    sa.Column("state", Words, nullable=False),
    sa.Column("tracking_id", Words, nullable=False),
    sa.Column("note", Words, nullable=False),
    sa.Column("things", Words, nullable=False),
    sa.Column("item", Words, nullable=False),
    sa.Column("action", Words, nullable=False),
    sa.Column("settled_at", Moment),
    sa.Column("event_id", Words),
    # When to look whether it was made after all; none when what is known is final.
    sa.Column("look_at", Moment),
    sa.Index("journal_workspace_id", "workspace_id", "id"),
    sa.Index("journal_location_id", "location_id", "id"),
    sa.Index("journal_state", "state", "id"),
    sa.Index(
        "journal_look_at",
        "look_at",
        sqlite_where=sa.text("look_at IS NOT NULL"),
    ),
    sa.Index(
        "journal_event_id",
        "event_id",
        sqlite_where=sa.text("event_id IS NOT NULL"),
    ),
    sqlite_autoincrement=True,
)

watch = sa.Table(
    "watch",
    metadata,
    sa.Column("id", Number, primary_key=True),
    sa.Column("space_id", Words, nullable=False),
    sa.Column("workspace_id", Words, nullable=False),
    sa.Column("location_id", Words, nullable=False),
    sa.Column("label", Words, nullable=False),
    sa.Column("person_id", Words, nullable=False),
    sa.Column("at", Moment, nullable=False),
    sa.UniqueConstraint("space_id", "workspace_id", "location_id", name="watch_target"),
    sqlite_autoincrement=True,
)

notice = sa.Table(
    "notice",
    metadata,
    sa.Column("id", Number, primary_key=True),
    sa.Column("entry_id", Number, sa.ForeignKey("journal.id", name="notice_entry_id_fkey"), nullable=False),
    sa.Column("space_id", Words, nullable=False),
    sa.Column("changed", sa.JSON, nullable=False),
    sa.Column("tries", sa.Integer, nullable=False),
    sa.Column("due_at", Moment, nullable=False),
    sa.Column("sent_at", Moment),
    # Whether it could not be told in any form, and is settled by that.
    sa.Column("given_up", sa.Boolean),
    sa.UniqueConstraint("entry_id", "space_id", name="notice_once"),
    # Serves "still to send" and "the first of its space" without reading what was sent.
    sa.Index(
        "notice_waiting",
        "space_id",
        "id",
        sqlite_where=sa.text("sent_at IS NULL"),
    ),
    sa.Index("notice_sent_at", "sent_at"),
    sqlite_autoincrement=True,
)

secret = sa.Table(
    "secret",
    metadata,
    sa.Column("name", Words, primary_key=True),
    sa.Column("value", Words, nullable=False),
)


def declare_for_postgresql() -> None:
    """Gives the indexes of a part of a table their condition there too. Not above, because whoever names a
    dialect loads it, and this one is large."""
    for table in metadata.tables.values():
        for index in table.indexes:
            if (condition := index.dialect_kwargs.get("sqlite_where")) is not None:
                index.dialect_kwargs["postgresql_where"] = condition
