"""Names the list and the item that forms and changes are about, and adds leases between processes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Renames columns and the action `thin`, and makes the table of leases."""
    for table in ("form", "journal"):
        op.alter_column(table, "things", new_column_name="list")
        op.alter_column(table, "item", new_column_name="item_id")
        rows = sa.table(table, sa.column("action"))
        op.execute(rows.update().where(rows.c.action == "thin").values(action="remove_some"))
    op.create_table(
        "lease",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("process", sa.Text, nullable=False),
        sa.Column("held_until", sa.DateTime(timezone=True), nullable=False),
    )
