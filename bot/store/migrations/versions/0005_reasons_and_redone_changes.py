"""Keeps why a change was made and which undo it takes back, and finds changes by person, setting and time."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Adds the columns and the indexes; changes of before have no reason."""
    op.add_column("form", sa.Column("reason", sa.Text))
    op.add_column("journal", sa.Column("reason", sa.Text))
    op.add_column("journal", sa.Column("redoes_id", NUMBER))
    _partial_index("journal_redoes_id", "redoes_id", "redoes_id IS NOT NULL")
    _partial_index("journal_reason", "id", "reason IS NOT NULL")
    op.create_index("journal_actor_id", "journal", ["actor_id", "id"])
    op.create_index("journal_family", "journal", ["family", "id"])
    op.create_index("journal_at", "journal", ["at"])


def _partial_index(name: str, column: str, condition: str) -> None:
    where = sa.text(condition)
    op.create_index(name, "journal", [column], sqlite_where=where, postgresql_where=where)
