"""A clock that is set back or ahead while the bot runs, or between two starts."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from bot.sandbox.cloud.cloud import Cloud
from tests.chat import Chat, read
from tests.dialogues.watching.test_watch import notices

ON = "set intercept lobby paris on"
HOUR = timedelta(hours=1)


@pytest.fixture
def database(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'bot.db'}"


@pytest.mark.parametrize("jump", [-HOUR, HOUR])
def test_a_jump_between_two_starts_does_nothing_twice_and_loses_nothing(
    cloud: Cloud, database: str, jump: timedelta
) -> None:
    with Chat.started(cloud, database, ahead=-jump) as chat:
        chat.ask(ON)
    cloud.say(cloud.person("ana"), cloud.space("ana"), "whoami")
    with Chat.started(cloud, database) as chat:
        chat.cloud.until(lambda: len(chat.said("ana")) == 2)
        chat.ask("help")
        chat.quiet("ana", 3)
        assert len(chat.writes()) == 1
        chat.app.note_heard()
        heard = chat.app.ground.store.last_heard()
        assert heard is not None
        assert abs(heard - chat.clock()) < timedelta(minutes=1)


@pytest.mark.parametrize("jump", [-HOUR, HOUR])
def test_a_jump_while_it_runs_holds_nothing_back(chat: Chat, jump: timedelta) -> None:
    chat.ask("watch all", "ravi")
    chat.cloud.fault("PUT /workspaces/.*/features/intercept", drop=True)
    with chat.notices_paused():
        chat.ask(ON)
        chat.ask("set dnd lobby paris on")
        chat.app.ground.store.notice_failed(
            chat.app.ground.store.due_notices(chat.clock())[0].id, chat.clock()
        )
    chat.clock.ahead = jump
    assert len(notices(chat, "ravi")) == 1
    chat.ask("set dnd lobby paris off")
    assert len(notices(chat, "ravi")) == 2
    chat.app.ground.store.sign_of_life(chat.clock())
    chat.app.upkeep.settle()
    chat.clock.ahead = jump + timedelta(minutes=6)
    chat.app.upkeep.settle()
    chat.hears("ana", "The change was not made.")
    chat.app.note_heard()
    heard = chat.app.ground.store.last_heard()
    assert heard is not None
    assert abs(heard - chat.clock()) < timedelta(minutes=1)


def test_a_form_is_too_old_for_a_clock_set_ahead_and_not_for_one_set_back(chat: Chat) -> None:
    form = chat.ask("edit intercept lobby paris")
    chat.clock.ahead = HOUR
    assert "is too old. Nothing was changed." in read(chat.press(form, "Save", inputs={"f-enabled": "true"}))
    chat.clock.ahead = -HOUR
    assert "Saved" in read(chat.press(form, "Save", inputs={"f-enabled": "true"}))
    assert len(chat.writes()) == 1


def test_missed_messages_are_found_after_a_clock_set_back(chat: Chat) -> None:
    chat.clock.ahead = -HOUR
    chat.cloud.mute = True
    chat.cloud.say(chat.cloud.person("ana"), chat.cloud.space("ana"), "whoami")
    chat.app.listener._look_for_missed()
    chat.app.listener._look_for_missed()
    chat.hears("ana", "Ana Roux")
