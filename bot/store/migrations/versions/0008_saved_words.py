"""Keeps what spaces save under a name: words to say again, and how a workspace should be."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Makes the table."""
    op.create_table(
        "saved",
        *(sa.Column(name, sa.Text, nullable=False) for name in ("space_id", "kind", "name")),
        sa.Column("value", sa.JSON, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("person_id", "person_name")),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("space_id", "kind", "name", name="saved_pkey"),
    )
