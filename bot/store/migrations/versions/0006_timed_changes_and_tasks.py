"""Keeps timed changes, and tasks that wake the bot for them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
UNDER_WAY = "timed_id IS NOT NULL AND state = 'intended' AND parent_id"


def upgrade() -> None:
    """Makes the tables, and the column that names the timed change of a change."""
    op.create_table(
        "timed",
        sa.Column("id", BIG_ID, primary_key=True),
        sa.Column("at", MOMENT, nullable=False),
        *(
            sa.Column(name, sa.Text, nullable=False)
            for name in ("state", "person_id", "person_name", "space_id")
        ),
        sa.Column("thread_id", sa.Text),
        *(
            sa.Column(name, sa.Text, nullable=False)
            for name in ("workspace_id", "workspace_name", "location_id", "zone", "family")
        ),
        sa.Column("keys", sa.JSON, nullable=False),
        sa.Column("request", sa.JSON, nullable=False),
        sa.Column("assignments", sa.Text, nullable=False),
        sa.Column("starts_at", MOMENT),
        sa.Column("ends_at", MOMENT, nullable=False),
        sa.Column("reminded_at", MOMENT, nullable=False),
        sa.Column("tries", BIG_ID, nullable=False),
        sa.Column("asked", BIG_ID, nullable=False),
        sa.Column("version", BIG_ID, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("timed_state", "timed", ["state", "ends_at"])
    op.create_table(
        "task",
        sa.Column("kind", sa.Text, primary_key=True),
        sa.Column("subject", sa.Text, primary_key=True),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("process", sa.Text),
        sa.Column("held_until", MOMENT),
    )
    op.create_index("task_due_at", "task", ["due_at"])
    op.add_column("journal", sa.Column("timed_id", BIG_ID))
    _index("journal_timed_begin", f"{UNDER_WAY} IS NULL", unique=True)
    _index("journal_timed_end", f"{UNDER_WAY} IS NOT NULL", unique=True)
    _index("journal_timed_id", "timed_id IS NOT NULL", unique=False)


def _index(name: str, condition: str, *, unique: bool) -> None:
    where = sa.text(condition)
    op.create_index(name, "journal", ["timed_id"], unique=unique, sqlite_where=where, postgresql_where=where)
