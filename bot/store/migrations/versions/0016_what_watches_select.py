"""Keeps what selects the workspaces of a watch, so that new ones are watched, too."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Makes the column, which is empty for what was watched before."""
    op.add_column("watch", sa.Column("chosen", sa.JSON))
