"""Keeps what was last read of what is watched, and since when a change from elsewhere may be there."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Makes the table and the column, which is empty for what was kept before."""
    op.create_table(
        "reading",
        sa.Column("workspace_id", sa.Text, nullable=False),
        sa.Column("family", sa.Text, nullable=False),
        sa.Column("values", sa.JSON, nullable=False),
        sa.Column("read_at", MOMENT),
        sa.Column("version", BIG_ID, nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "family", name="reading_pkey"),
    )
    op.add_column("journal", sa.Column("since", MOMENT))
    new = (("workspace_ids", sa.JSON()), ("families", sa.JSON()), ("target", sa.Text()))
    for name, type_ in new:
        op.add_column("watch", sa.Column(name, type_))
    # What was watched before is told apart by these two ids.
    op.execute(
        "UPDATE watch SET workspace_ids = '[]', families = '[]', target = workspace_id || ' ' || location_id"
    )
    with op.batch_alter_table("watch", table_kwargs={"sqlite_autoincrement": True}) as batch:
        batch.drop_constraint("watch_target", type_="unique")
        for name, type_ in new:
            batch.alter_column(name, existing_type=type_, nullable=False)
        batch.create_unique_constraint("watch_once", ["space_id", "target", "person_id"])
