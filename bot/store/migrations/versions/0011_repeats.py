"""Keeps what is said again and again in spaces."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Makes the table."""
    texts = ("state", "person_id", "person_name", "space_id", "said", "every", "rule", "zone")
    op.create_table(
        "repeat",
        sa.Column("id", BIG_ID, primary_key=True),
        sa.Column("at", MOMENT, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in texts),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.Column("held_until", MOMENT),
        *(sa.Column(name, BIG_ID, nullable=False) for name in ("tries", "failures", "version")),
        sqlite_autoincrement=True,
    )
    op.create_index("repeat_space_id", "repeat", ["space_id"])
