"""Makes of the notices of changes an outbox for all that spaces are told unasked."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Notices that were kept before are changes; what is still to be sent gets its task."""
    new = (("key", sa.Text()), ("kind", sa.Text()), ("at", MOMENT))
    for name, type_ in new:
        op.add_column("notice", sa.Column(name, type_))
    for name in ("cause", "subject", "message_id", "thread_id"):
        op.add_column("notice", sa.Column(name, sa.Text))
    for name in ("only", "quiet", "digest", "zone"):
        op.add_column("watch", sa.Column(name, sa.Text))
    op.execute(
        "UPDATE notice SET key = 'change ' || entry_id || ' ' || space_id, kind = 'change', at = due_at"
    )
    with op.batch_alter_table("notice", table_kwargs={"sqlite_autoincrement": True}) as batch:
        batch.drop_constraint("notice_once", type_="unique")
        batch.drop_constraint("notice_entry_id_fkey", type_="foreignkey")
        batch.drop_column("entry_id")
        batch.alter_column("changed", new_column_name="payload", existing_type=sa.JSON(), nullable=False)
        for name, type_ in new:
            batch.alter_column(name, existing_type=type_, nullable=False)
        batch.alter_column("tries", existing_type=sa.Integer(), type_=NUMBER, existing_nullable=False)
        batch.create_unique_constraint("notice_once", ["key"])
    op.create_index("notice_cause", "notice", ["cause", "at"])
    op.create_index("notice_subject", "notice", ["subject", "at"])
    op.execute(
        "INSERT INTO task (kind, subject, due_at, tries) "
        "SELECT 'notices', space_id, min(due_at), 0 FROM notice WHERE sent_at IS NULL GROUP BY space_id"
    )
    op.create_table(
        "gathered",
        sa.Column("id", NUMBER, primary_key=True),
        sa.Column("entry_id", NUMBER, nullable=False),
        sa.Column("space_id", sa.Text, nullable=False),
        sa.Column("payload", sa.JSON, nullable=False),
        sa.Column("cause", sa.Text),
        sa.Column("subject", sa.Text),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.UniqueConstraint("entry_id", "space_id", name="gathered_once"),
        sqlite_autoincrement=True,
    )
    op.create_index("gathered_space_id", "gathered", ["space_id", "due_at"])
