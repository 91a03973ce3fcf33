"""Keeps requests for a second key, and with a change and a plan the one under which it is made."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Makes the table and the columns."""
    op.create_table(
        "approval",
        sa.Column("id", BIG_ID, primary_key=True),
        sa.Column("at", MOMENT, nullable=False),
        *_texts("state", "person_id", "person_name", "space_id"),
        sa.Column("thread_id", sa.Text),
        *_texts("title", "why", "reason"),
        sa.Column("request", sa.JSON, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("plan_id", BIG_ID),
        *_texts("plan_check"),
        sa.Column("time", sa.JSON),
        sa.Column("entered_keys", sa.JSON),
        *_texts("decided_by_id", "decided_by", "note"),
        sa.Column("entry_id", BIG_ID),
        *_texts("message_id", "other_message_id", "told"),
        sa.Column("reminded_at", MOMENT),
        sa.Column("tries", BIG_ID, nullable=False),
        sa.Column("version", BIG_ID, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("approval_state", "approval", ["state"])
    op.add_column("journal", sa.Column("approval_id", BIG_ID))
    op.add_column("journal", sa.Column("approved_by", sa.Text))
    op.add_column("plan", sa.Column("approval_id", BIG_ID))


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text, nullable=False) for name in names]
