"""Keeps what is under way: events not answered yet, their changes, and changes to be looked at again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Adds columns; what was claimed before counts as answered."""
    op.add_column("claim", sa.Column("space_id", sa.Text))
    op.add_column("claim", sa.Column("is_press", sa.Boolean))
    op.add_column("claim", sa.Column("is_begun", sa.Boolean))
    op.add_column("claim", sa.Column("process", sa.Text))
    op.add_column("claim", sa.Column("held_until", MOMENT))
    held = sa.text("held_until IS NOT NULL")
    op.create_index("claim_held", "claim", ["held_until"], sqlite_where=held, postgresql_where=held)
    op.add_column("journal", sa.Column("event_id", sa.Text))
    op.add_column("journal", sa.Column("look_at", MOMENT))
    looking, asked = sa.text("look_at IS NOT NULL"), sa.text("event_id IS NOT NULL")
    op.create_index("journal_look_at", "journal", ["look_at"], sqlite_where=looking, postgresql_where=looking)
    op.create_index("journal_event_id", "journal", ["event_id"], sqlite_where=asked, postgresql_where=asked)
    op.add_column("notice", sa.Column("given_up", sa.Boolean))
