"""A timed change ends while the database is away: it is put back and told once, when the database is back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import timedelta
from typing import Any

import pytest

from bot.errors import Unkept
from bot.sandbox.cloud.cloud import Cloud
from tests.chat import Chat, read
from tests.database_troubles import Trouble, away, read_only
from tests.dialogues.timed.for_several import asked, pressed
from tests.families import wrong_requests

pytestmark = pytest.mark.slow

pytest_plugins = ["tests.postgres"]

ON = "set dnd lobby paris on for 2 hours"
ENDED = "Ended: Do Not Disturb · Lobby Paris"
MINUTE, NOTHING = timedelta(minutes=1), timedelta()


@pytest.fixture
def chat(cloud: Cloud, database_url: str) -> Iterator[Chat]:
    """A bot of its own on a database of each kind."""
    with Chat.started(cloud, database_url) as chat:
        yield chat
        assert wrong_requests(cloud) == []


def told(chat: Chat) -> list[str]:
    """What was said of the timed change and of what became of it, after it was ordered."""
    return [text for one in chat.said("ana")[1:] if (text := read(one).partition("\n")[0])]


@pytest.mark.parametrize("trouble", [away, read_only])
def test_it_is_put_back_once_when_the_database_is_there_again(
    chat: Chat, trouble: Trouble, caplog: pytest.LogCaptureFixture
) -> None:
    chat.ask(ON)
    store = chat.app.ground.store
    with trouble(store):
        chat.clock.ahead += timedelta(hours=2)
        chat.bot.changing.work.look()
        # On PostgreSQL the work waits for a connection, and says nothing.
        chat.cloud.until(lambda: not store.is_sqlite or "could not be looked up" in caplog.text)
        with pytest.raises(Unkept):
            store.sign_of_life(chat.clock())
    chat.wait(MINUTE)
    chat.hears("ana", ENDED)
    chat.wait(MINUTE)
    assert told(chat) == [ENDED]
    assert not chat.setting("Lobby Paris", "doNotDisturb")["enabled"]
    assert len(chat.writes()) == 2


def test_what_was_put_back_and_cannot_be_noted_is_told_once(
    chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    chat.ask(ON)
    store, refused = chat.app.ground.store, []
    settle = store.settle
    with ExitStack() as stack, monkeypatch.context() as patch:

        def breaks(*given: Any, **how: Any) -> bool:
            stack.enter_context(away(store))
            try:
                return settle(*given, **how)
            except Unkept:
                refused.append(given)
                raise

        patch.setattr(store, "settle", breaks)
        chat.clock.ahead += timedelta(hours=2)
        chat.bot.changing.work.look()
        chat.cloud.until(lambda: refused)
    for _ in range(3):
        chat.clock.ahead += timedelta(minutes=6)
        chat.bot.upkeep.settle()
        chat.wait(NOTHING)
    assert told(chat) == [ENDED]
    assert len(chat.writes()) == 2
    assert "Under way" not in read(chat.ask("history"))


def test_what_is_told_of_an_end_while_webex_takes_no_messages_is_told_when_it_does(chat: Chat) -> None:
    chat.ask(ON)
    chat.cloud.fault("POST /messages$", status=502, times=3)
    chat.wait(timedelta(hours=2))
    assert not chat.setting("Lobby Paris", "doNotDisturb")["enabled"] and told(chat) == []
    for _ in range(4):
        chat.wait(MINUTE)
    assert told(chat) == [ENDED] and len(chat.writes()) == 2


def test_the_end_of_several_that_cannot_be_noted_at_first_is_told_once(
    chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked(chat, "set dnd lobby paris, kitchen and gym on for 2 hours")
    pressed(chat, "Run")
    chat.wait(MINUTE)
    store = type(chat.app.ground.store)
    refused: list[object] = []
    change = store.change_timed_together

    def breaks(self: Any, changes: Any, also: Any = None) -> Any:
        if not refused:
            refused.append(changes)
            raise Unkept
        return change(self, changes, also)

    monkeypatch.setattr(store, "change_timed_together", breaks)
    chat.wait(timedelta(hours=2))
    for _ in range(3):
        chat.wait(timedelta(minutes=5))
    assert refused and not chat.setting("Gym", "doNotDisturb")["enabled"]
    assert [one for one in told(chat) if one.startswith("Ended")] == ["Ended: Do Not Disturb, 3 workspaces"]
