"""Makes the first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Makes every table."""
    _claims_and_secrets()
    _forms()
    _journal()
    _watches()
    _notices()


def _text(name: str, *, primary_key: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, primary_key=primary_key, nullable=False)


def _claims_and_secrets() -> None:
    op.create_table("claim", _text("event_id", primary_key=True), sa.Column("at", MOMENT, nullable=False))
    op.create_index("claim_at", "claim", ["at"])
    op.create_table(
        "listening",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("at", MOMENT, nullable=False),
    )
    op.create_table("secret", _text("name", primary_key=True), _text("value"))


def _forms() -> None:
    op.create_table(
        "form",
        _text("id", primary_key=True),
        _text("person_id"),
        _text("space_id"),
        _text("workspace_id"),
        _text("family"),
        sa.Column("shown", sa.JSON, nullable=False),
        sa.Column("candidates", sa.JSON, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("thread_id", sa.Text),
        _text("message_id"),
        _text("things"),
        _text("item"),
        _text("action"),
        sa.Column("used_at", MOMENT),
    )
    op.create_index("form_space_id", "form", ["space_id"])
    op.create_index("form_expires_at", "form", ["expires_at"])


def _journal() -> None:
    op.create_table(
        "journal",
        sa.Column("id", NUMBER, primary_key=True),
        sa.Column("at", MOMENT, nullable=False),
        _text("actor_id"),
        _text("actor_name"),
        _text("space_id"),
        _text("workspace_id"),
        _text("workspace_name"),
        _text("location_id"),
        _text("family"),
        sa.Column("fields", sa.JSON, nullable=False),
        _text("origin"),
        _text("state"),
        _text("tracking_id"),
        _text("note"),
        _text("things"),
        _text("item"),
        _text("action"),
        sa.Column("settled_at", MOMENT),
        sqlite_autoincrement=True,
    )
    op.create_index("journal_workspace_id", "journal", ["workspace_id", "id"])
    op.create_index("journal_location_id", "journal", ["location_id", "id"])
    op.create_index("journal_state", "journal", ["state", "id"])


def _watches() -> None:
    op.create_table(
        "watch",
        sa.Column("id", NUMBER, primary_key=True),
        _text("space_id"),
        _text("workspace_id"),
        _text("location_id"),
        _text("label"),
        _text("person_id"),
        sa.Column("at", MOMENT, nullable=False),
        sa.UniqueConstraint("space_id", "workspace_id", "location_id", name="watch_target"),
        sqlite_autoincrement=True,
    )


def _notices() -> None:
    op.create_table(
        "notice",
        sa.Column("id", NUMBER, primary_key=True),
        sa.Column(
            "entry_id", NUMBER, sa.ForeignKey("journal.id", name="notice_entry_id_fkey"), nullable=False
        ),
        _text("space_id"),
        sa.Column("changed", sa.JSON, nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.Column("sent_at", MOMENT),
        sa.UniqueConstraint("entry_id", "space_id", name="notice_once"),
        sqlite_autoincrement=True,
    )
    waiting = sa.text("sent_at IS NULL")
    op.create_index(
        "notice_waiting", "notice", ["space_id", "id"], sqlite_where=waiting, postgresql_where=waiting
    )
    op.create_index("notice_sent_at", "notice", ["sent_at"])
