"""Names the change that a change undoes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Adds the column and its index."""
    op.add_column("journal", sa.Column("parent_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite")))
    op.create_index(
        "journal_parent_id",
        "journal",
        ["parent_id"],
        sqlite_where=sa.text("parent_id IS NOT NULL"),
        postgresql_where=sa.text("parent_id IS NOT NULL"),
    )
