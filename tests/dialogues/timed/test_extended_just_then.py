"""Somebody gives a timed change another end at the very moment at which it begins or ends: told once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest

from bot.sandbox.cloud.cloud import Cloud
from tests.chat import Chat, read
from tests.dialogues.timed.for_several import asked, on, pressed
from tests.families import wrong_requests

pytest_plugins = ["tests.postgres"]

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
ENDED = "Ended: Do Not Disturb · Lobby Paris"


@pytest.fixture
def chat(cloud: Cloud, database_url: str) -> Iterator[Chat]:
    """A bot of its own on a database of each kind."""
    with Chat.started(cloud, database_url) as chat:
        yield chat
        assert wrong_requests(cloud) == []


@pytest.fixture
def just_then(chat: Chat, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], list[str]]:
    """Has something said just before the next step of a timed change is kept; gives what is answered."""
    store, change = type(chat.app.ground.store), type(chat.app.ground.store).change_timed_together

    def say(text: str) -> list[str]:
        waits, answers = [text], list[str]()

        def keep(self: Any, changes: Any, also: Any = None) -> Any:
            if waits:
                answers.append(read(chat.ask(waits.pop())))
            return change(self, changes, also)

        monkeypatch.setattr(store, "change_timed_together", keep)
        return answers

    return say


def told(chat: Chat, word: str) -> list[str]:
    return [line for one in chat.said("ana") if (line := read(one).partition("\n")[0]).startswith(word)]


def go_on(chat: Chat, hours: int) -> None:
    for _ in range(2 * hours):
        chat.wait(HOUR / 2)


def test_an_end_that_was_made_is_told_once_and_is_over(
    chat: Chat, just_then: Callable[[str], list[str]]
) -> None:
    chat.ask("set dnd lobby paris on for 2 hours")
    answers = just_then("extend s-1 by one hour")
    chat.wait(2 * HOUR)
    assert "s-1 was changed at this very moment. Nothing was changed now." in answers[0]
    assert told(chat, "Ended") == [ENDED] and "Nothing waits." in read(chat.ask("scheduled"))
    go_on(chat, 4)
    assert told(chat, "Ended") == [ENDED]
    assert on(chat) == set() and len(chat.writes()) == 2


def test_the_end_of_several_that_was_made_is_told_once(
    chat: Chat, just_then: Callable[[str], list[str]]
) -> None:
    asked(chat, "set dnd lobby paris, kitchen and gym on for 2 hours")
    pressed(chat, "Run")
    chat.wait(MINUTE)
    answers = just_then("extend s-2 by one hour")
    chat.wait(2 * HOUR)
    assert "s-2 was changed at this very moment. Nothing was changed now." in answers[0]
    go_on(chat, 4)
    assert told(chat, "Ended") == ["Ended: Do Not Disturb, 3 workspaces"]
    assert on(chat) == set() and "Nothing waits." in read(chat.ask("scheduled"))


def test_a_beginning_is_told_once_with_the_end_that_it_has(
    chat: Chat, just_then: Callable[[str], list[str]]
) -> None:
    chat.ask("set dnd lobby paris on in 1 hour for 2 hours")
    answers = just_then("extend s-1 by one hour")
    chat.wait(HOUR)
    assert "s-1 holds until" in answers[0]
    (begun,) = (read(one) for one in chat.said("ana") if read(one).startswith("Begun"))
    until = answers[0].partition("s-1 holds until ")[2].partition(" (")[0]
    assert until and until in begun
    assert on(chat) == {"Lobby Paris"}
    go_on(chat, 4)
    assert told(chat, "Ended") == [ENDED] and len(told(chat, "Begun")) == 1


def test_a_reminder_of_an_end_that_is_put_off_at_that_moment_is_not_said(
    chat: Chat, just_then: Callable[[str], list[str]]
) -> None:
    chat.ask("set dnd lobby paris on for 2 hours")
    just_then("extend s-1 by one hour")
    chat.wait(2 * HOUR - 10 * MINUTE)
    assert told(chat, "Ends soon") == []
    chat.wait(HOUR)
    assert len(told(chat, "Ends soon")) == 1
