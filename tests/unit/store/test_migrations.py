"""Databases of earlier versions are upgraded with their data."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from bot.store.database import open_engine
from bot.store.store import open_store
from tests.unit.store.store_samples import ENTRY, FORM, MINUTE, NOW

pytest_plugins = ("tests.postgres",)

Row = dict[str, Any]

LATER = (
    "reason",
    "timed_id",
    "plan_id",
    "plan_position",
    "approval_id",
    "approved_by",
    "since",
    "actor_email",
    "actor_ip",
    "fine_by",
)
"""Columns that came after the fourth version."""


def fill(database_url: str, revision: str, **rows: Row) -> None:
    """Makes the tables of an earlier version, with one row in some of them."""
    engine = open_engine(database_url)
    with engine.begin() as connection:
        config = Config(attributes={"connection": connection})
        config.set_main_option("script_location", "bot.store:migrations")
        config.set_main_option("path_separator", "os")
        command.upgrade(config, revision)
        for name, row in rows.items():
            table = sa.Table(name, sa.MetaData(), autoload_with=connection)
            connection.execute(table.insert().values(row))
    engine.dispose()


def test_what_the_first_version_claimed_counts_as_answered(empty_database_url: str) -> None:
    fill(empty_database_url, "0001", claim={"event_id": "old", "at": NOW})
    store = open_store(empty_database_url)
    assert not store.claim("old", NOW)
    assert store.abandoned(NOW + 1000 * MINUTE) == []
    store.close()


ABOUT = [
    ("digit pattern", "an-id", "change", "change"),
    ("access code", "one two", "thin", "remove_some"),
    ("", "", "change", "change"),
]


@pytest.mark.parametrize(("title", "item_id", "stored", "action"), ABOUT)
def test_forms_and_entries_of_the_second_version_name_their_items(
    empty_database_url: str, title: str, item_id: str, stored: str, action: str
) -> None:
    about = {"list": title, "item_id": item_id, "action": action}
    form = replace(FORM, **about)  # type: ignore[arg-type]
    entry = replace(ENTRY, id=7, state="unknown", look_at=NOW, **about)  # type: ignore[arg-type]
    fill(empty_database_url, "0002", form=as_stored(form, stored), journal=as_stored(entry, stored))
    store = open_store(empty_database_url)
    assert store.form("f1") == form
    assert store.use_form("f1", NOW)
    assert store.unsettled(NOW + MINUTE) == [entry]
    assert store.settle(replace(entry, state="done"), None, NOW)
    store.close()


def test_changes_of_the_fourth_version_have_no_reason(empty_database_url: str) -> None:
    entry = replace(ENTRY, id=7, state="done", parent_id=3)
    later = ("redoes_id", *LATER)
    row = {name: value for name, value in vars(entry).items() if name not in later}
    fill(empty_database_url, "0004", journal=row)
    store = open_store(empty_database_url)
    assert store.history() == [entry]
    assert store.taking_back([3]) == [entry]
    store.close()


def as_stored(record: object, action: str) -> Row:
    """The row that the second version made of a record."""
    values = dict(vars(record))
    for later in ("parent_id", "redoes_id", *LATER):
        values.pop(later, None)
    values["things"], values["item"] = values.pop("list"), values.pop("item_id")
    return values | {"action": action}
