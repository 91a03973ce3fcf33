"""The whole bot with PostgreSQL as its database."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.sandbox.cloud.cloud import Cloud
from tests.chat import NOW, Chat, read
from tests.database_troubles import Trouble, away, full, read_only
from tests.families import wrong_requests

pytestmark = pytest.mark.slow

pytest_plugins = ["tests.postgres"]

LOBBY = "lobby paris"


@pytest.fixture
def chat(cloud: Cloud, postgres_url: str) -> Iterator[Chat]:
    with Chat.started(cloud, postgres_url) as chat:
        yield chat
        assert wrong_requests(cloud) == []


def test_a_form_a_change_a_notice_and_its_history(chat: Chat) -> None:
    chat.ask("watch all", "ravi")
    form = chat.ask(f"edit ptt {LOBBY}")
    back = chat.press(form, "Save", inputs={"f-connectionType": "ONE_WAY", "f-members--add": "nobody at all"})
    assert "To correct: Members" in read(back)
    outcome = chat.press(back, "Save", inputs={"f-members--add": "Ana Roux"})
    assert "Connection: Two-way → One-way" in read(outcome)
    assert {form.id, back.id} <= set(chat.cloud.deleted)
    notice = read(chat.hears("ravi", "Push-to-Talk changed"))
    assert "Members: Nobody → Ana Roux" in notice
    assert "Ana Roux, through me · " in notice
    history = read(chat.ask(f"history {LOBBY}", "ravi"))
    assert "Connection: Two-way → One-way" in history
    assert "all workspaces" in read(chat.ask("watches", "ravi"))
    assert "This watch is ended" in read(chat.ask("unwatch 1", "ravi"))
    assert len(chat.writes()) == 1


def test_a_form_saves_once_and_not_when_too_old(chat: Chat) -> None:
    form = chat.ask(f"edit intercept {LOBBY}")
    chat.clock.ahead = timedelta(minutes=16)
    assert "is too old. Nothing was changed." in read(chat.press(form, "Save", inputs={"f-enabled": "true"}))
    chat.clock.ahead = NOW
    chat.cloud.deliver_twice = True
    form = chat.ask(f"edit intercept {LOBBY}")
    assert "Saved" in read(chat.press(form, "Save", inputs={"f-enabled": "true"}))
    chat.cloud.deliver_twice = False
    assert read(chat.ask("whoami")).startswith("Ana Roux")
    assert len(chat.writes()) == 1


def test_everything_outlives_a_restart(cloud: Cloud, postgres_url: str) -> None:
    with Chat.started(cloud, postgres_url) as chat:
        chat.ask("watch lobby paris", "ravi")
        chat.ask(f"set intercept {LOBBY} on")
        form = chat.ask(f"edit intercept {LOBBY}")
    cloud.say(cloud.person("lena"), cloud.space("lena"), "whoami")
    with Chat.started(cloud, postgres_url) as chat:
        chat.hears("lena", "Lena Maes")
        assert "Saved" in read(chat.press(form, "Save", inputs={"f-enabled": "false"}))
        assert "On → Off" in read(chat.hears("ravi", "On → Off"))
        assert "Off → On" in read(chat.ask(f"history {LOBBY}"))
        assert len(chat.writes()) == 2


@pytest.mark.parametrize("trouble", [away, read_only, full])
def test_what_cannot_be_noted_is_not_done_and_said(
    cloud: Cloud, laid_out_server: Path, trouble: Trouble
) -> None:
    # Not before pytest has made a plugin of it.
    from tests.postgres import laid_out_database

    typed = f"set intercept {LOBBY} on"
    with laid_out_database(laid_out_server) as url, Chat.started(cloud, url) as chat:
        with trouble(chat.app.ground.store):
            said = read(chat.ask(typed))
            assert "I cannot read or write my own database at the moment. Nothing was changed." in said
            assert "(Reference " in said
        assert chat.writes() == []
        assert read(chat.ask(typed)).startswith("Saved")
        assert len(chat.writes()) == 1
        assert wrong_requests(cloud) == []
