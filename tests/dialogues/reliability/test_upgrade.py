"""A bot started on the database of the previous version goes on with its open forms and uncertain changes."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.sandbox.cloud.cloud import Cloud
from bot.store.database import open_engine
from tests.chat import Chat, read
from tests.list_settings import pick

pytestmark = pytest.mark.slow

pytest_plugins = ["tests.postgres"]

LOBBY = "lobby paris"
WATCH = (
    "CREATE TABLE watch (id INTEGER PRIMARY KEY, space_id TEXT NOT NULL, workspace_id TEXT NOT NULL, "
    "location_id TEXT NOT NULL, label TEXT NOT NULL, person_id TEXT NOT NULL, at TIMESTAMP NOT NULL, "
    "CONSTRAINT watch_target UNIQUE (space_id, workspace_id, location_id))"
)
"""What is watched, as it was until revision 0011."""
NOTICE = (
    "CREATE TABLE notice (id INTEGER PRIMARY KEY, entry_id BIGINT NOT NULL, space_id TEXT NOT NULL, "
    "changed JSON NOT NULL, tries INTEGER NOT NULL, due_at TIMESTAMP NOT NULL, sent_at TIMESTAMP, "
    "given_up BOOLEAN, CONSTRAINT notice_once UNIQUE (entry_id, space_id), "
    "CONSTRAINT notice_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES journal (id))"
)
"""What was to be said, as it was until revision 0012."""


def set_back(database_url: str) -> None:
    """Makes the tables as they were at revision 0002."""
    engine = open_engine(database_url)
    with engine.begin() as connection:
        for table in ("form", "journal"):
            connection.exec_driver_sql(f"ALTER TABLE {table} RENAME COLUMN list TO things")
            connection.exec_driver_sql(f"ALTER TABLE {table} RENAME COLUMN item_id TO item")
            connection.exec_driver_sql(
                f"UPDATE {table} SET action = 'thin' WHERE action = 'remove_some'"  # noqa: S608
            )
        for index in ("parent_id", "redoes_id", "reason", "actor_id", "family", "at"):
            connection.exec_driver_sql(f"DROP INDEX journal_{index}")
        for index in ("timed_begin", "timed_end", "timed_id", "plan_id"):
            connection.exec_driver_sql(f"DROP INDEX journal_{index}")
        later = ("timed_id", "plan_id", "plan_position", "approval_id", "approved_by", "since")
        for column in ("parent_id", "redoes_id", "reason", *later, "actor_email", "actor_ip", "fine_by"):
            connection.exec_driver_sql(f"ALTER TABLE journal DROP COLUMN {column}")
        connection.exec_driver_sql("ALTER TABLE form DROP COLUMN reason")
        for table in (
            "lease",
            "task",
            "timed",
            "plan",
            "plan_item",
            "saved",
            "approval",
            "repeat",
            "reading",
            "watch",
            "notice",
            "gathered",
        ):
            connection.exec_driver_sql(f"DROP TABLE {table}")
        for table in (WATCH, NOTICE):
            key = "SERIAL" if engine.dialect.name == "postgresql" else "INTEGER"
            connection.exec_driver_sql(table.replace("id INTEGER", f"id {key}", 1))
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0002'")
    engine.dispose()


def test_open_forms_and_uncertain_changes_of_the_version_before_go_on(
    cloud: Cloud, database_url: str
) -> None:
    with Chat.started(cloud, database_url) as chat:
        chat.ask(f"add pattern {LOBBY} 0899! name Chat action block")
        card = chat.ask(f"list patterns {LOBBY}")
        question = chat.press(card, "Remove", inputs=pick(card, "Chat"))
        form = chat.ask(f"edit intercept {LOBBY}")
        chat.cloud.fault("POST /.*/digitPatterns", drop=True)
        uncertain = chat.ask(f"add pattern {LOBBY} 0900! name Premium action block")
        assert "may still come" in read(uncertain)
    set_back(database_url)
    with Chat.started(cloud, database_url, ahead=timedelta(minutes=6)) as chat:
        assert "The change was not made." in read(chat.hears("ana", "I looked again at change 2"))
        chat.hears("ana", "I was not listening")
        assert read(chat.press(question, "Remove")).startswith("Removed: digit pattern")
        assert "Saved" in read(chat.press(form, "Save", inputs={"f-enabled": "true"}))
        history = read(chat.ask(f"history {LOBBY}"))
        assert "Not made." in history
