"""Keeps for how long the changes of a plan hold, and of which plan a timed change is."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Adds the columns, which are empty for what was kept before."""
    for name in ("time", "assignments"):
        op.add_column("plan", sa.Column(name, sa.Text))
    for name in ("starts_at", "ends_at"):
        op.add_column("plan_item", sa.Column(name, MOMENT))
    op.add_column("plan_item", sa.Column("zone", sa.Text))
    for name in ("plan_id", "plan_position"):
        op.add_column("timed", sa.Column(name, BIG_ID))
    where = sa.text("plan_id IS NOT NULL")
    op.create_index("timed_plan_id", "timed", ["plan_id"], sqlite_where=where, postgresql_where=where)
