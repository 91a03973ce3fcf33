"""Keeps the e-mail and the address of whoever made a change elsewhere."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Makes the columns, which are empty for what was kept before."""
    for name in ("actor_email", "actor_ip"):
        op.add_column("journal", sa.Column(name, sa.Text))
