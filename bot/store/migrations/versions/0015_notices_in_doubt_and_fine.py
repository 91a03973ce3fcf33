"""Keeps since when a notice cannot be made or may have been sent, and who says that a change is fine."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Makes the columns, and moves those who called a change from elsewhere fine to theirs."""
    for name in ("unmade_since", "unsure_since"):
        op.add_column("notice", sa.Column(name, sa.DateTime(timezone=True)))
    op.add_column("journal", sa.Column("fine_by", sa.Text))
    op.execute("UPDATE journal SET fine_by = approved_by, approved_by = NULL WHERE origin = 'elsewhere'")
