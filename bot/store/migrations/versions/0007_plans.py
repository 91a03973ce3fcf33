"""Keeps plans, which are changes of many workspaces, and their items."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Makes the tables, and the columns that name the plan of a change and its item."""
    op.create_table(
        "plan",
        sa.Column("id", BIG_ID, primary_key=True),
        sa.Column("at", MOMENT, nullable=False),
        *_texts("state", "person_id", "person_name", "space_id"),
        sa.Column("thread_id", sa.Text),
        *_texts("said"),
        sa.Column("undoes_plan_id", BIG_ID),
        *_texts("runner_id", "runner_name"),
        sa.Column("only_position", BIG_ID),
        *_texts("note", "message_id", "progress_message_id"),
        sa.Column("shown_at", MOMENT),
        sa.Column("started_at", MOMENT),
        sa.Column("ended_at", MOMENT),
        sa.Column("version", BIG_ID, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("plan_state", "plan", ["state"])
    op.create_table(
        "plan_item",
        sa.Column("plan_id", BIG_ID, nullable=False),
        sa.Column("position", BIG_ID, nullable=False),
        *_texts("workspace_id", "workspace_name"),
        sa.Column("request", sa.JSON, nullable=False),
        *_texts("state"),
        sa.Column("entry_id", BIG_ID),
        *_texts("note"),
        sa.Column("process", sa.Text),
        sa.PrimaryKeyConstraint("plan_id", "position", name="plan_item_pkey"),
    )
    op.add_column("journal", sa.Column("plan_id", BIG_ID))
    op.add_column("journal", sa.Column("plan_position", BIG_ID))
    where = sa.text("plan_id IS NOT NULL")
    op.create_index("journal_plan_id", "journal", ["plan_id"], sqlite_where=where, postgresql_where=where)


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text, nullable=False) for name in names]
