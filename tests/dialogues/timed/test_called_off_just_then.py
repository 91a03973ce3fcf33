"""Somebody cancels a timed change at the very moment at which it begins or ends: the answer is true."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest

from bot.sandbox.cloud.cloud import Cloud
from tests.chat import TO_START, Chat, read
from tests.dialogues.timed.for_several import asked, on, pressed
from tests.families import wrong_requests

pytest_plugins = ["tests.postgres"]

HOUR = timedelta(hours=1)
LATER = "set dnd lobby paris on in 1 hour for 2 hours"
STAYS = "set dnd lobby paris on from 18:00"
"""Three hours after `TO_START`, in Paris."""
Answers = list[str]
Say = Callable[[str, str], Answers]


@pytest.fixture
def chat(cloud: Cloud, database_url: str) -> Iterator[Chat]:
    """A bot of its own on a database of each kind."""
    with Chat.started(cloud, database_url, ahead=TO_START) as chat:
        yield chat
        assert wrong_requests(cloud) == []


@pytest.fixture
def just_before(chat: Chat, monkeypatch: pytest.MonkeyPatch) -> Say:
    """Has something said just before the store does something the next time; gives what is answered."""
    store = type(chat.app.ground.store)

    def say(what: str, text: str) -> Answers:
        waits, answers, do = [text], Answers(), getattr(store, what)

        def say_first(self: Any, *arguments: Any, **more: Any) -> Any:
            if waits:
                answers.append(read(chat.ask(waits.pop())))
            return do(self, *arguments, **more)

        monkeypatch.setattr(store, what, say_first)
        return answers

    return say


def told(chat: Chat) -> list[str]:
    words = ("Begun", "Made", "Ended", "Not begun", "Not put back", "Put back")
    return [line for one in chat.said("ana") if (line := read(one).partition("\n")[0]).startswith(words)]


@pytest.mark.parametrize(("said", "hours"), [(LATER, 1), (STAYS, 3)])
def test_before_it_is_journalled_it_is_cancelled(chat: Chat, just_before: Say, said: str, hours: int) -> None:
    chat.ask(said)
    answers = just_before("intend", "cancel s-1")
    chat.wait(hours * HOUR)
    assert answers == ["s-1 is cancelled: Do Not Disturb of Lobby Paris is not changed."]
    for _ in range(4):
        chat.wait(HOUR)
    assert not chat.writes() and told(chat) == []
    assert "Nothing waits." in read(chat.ask("scheduled"))


@pytest.mark.parametrize("what", ["settle", "change_timed_together"])
@pytest.mark.parametrize("verb", ["cancel", "end"])
def test_after_that_it_has_begun_and_ends_in_its_time(
    chat: Chat, just_before: Say, what: str, verb: str
) -> None:
    chat.ask(LATER)
    answers = just_before(what, f"{verb} s-1")
    chat.wait(HOUR)
    assert "s-1 has begun at this very moment. Nothing was changed now." in answers[0]
    assert told(chat) == ["Begun: Do Not Disturb · Lobby Paris"] and on(chat) == {"Lobby Paris"}
    chat.wait(2 * HOUR)
    assert on(chat) == set()
    assert told(chat)[1:] == ["Ended: Do Not Disturb · Lobby Paris"]


@pytest.mark.parametrize("what", ["settle", "change_timed_together"])
def test_after_that_its_start_cannot_be_moved(chat: Chat, just_before: Say, what: str) -> None:
    chat.ask(LATER)
    answers = just_before(what, "reschedule s-1 by 5 hours")
    chat.wait(HOUR)
    assert "s-1 was changed at this very moment. Nothing was changed now." in answers[0]
    assert told(chat) == ["Begun: Do Not Disturb · Lobby Paris"] and on(chat) == {"Lobby Paris"}
    chat.wait(2 * HOUR)
    assert on(chat) == set()


def test_what_is_put_off_just_then_begins_at_its_new_moment(chat: Chat, just_before: Say) -> None:
    chat.ask(LATER)
    answers = just_before("intend", "reschedule s-1 by 5 hours")
    chat.wait(HOUR)
    assert answers[0].startswith("s-1: From Tue 12 Jan, 2")
    assert on(chat) == set() and told(chat) == []
    chat.wait(5 * HOUR)
    assert told(chat) == ["Begun: Do Not Disturb · Lobby Paris"] and on(chat) == {"Lobby Paris"}


def test_what_is_extended_just_then_ends_at_its_new_moment(chat: Chat, just_before: Say) -> None:
    chat.ask("set dnd lobby paris on for 2 hours")
    answers = just_before("intend", "extend s-1 by 5 hours")
    chat.wait(2 * HOUR)
    assert answers[0].startswith("s-1 holds until Tue 12 Jan, 2")
    assert on(chat) == {"Lobby Paris"} and "Ended" not in str(told(chat))
    chat.wait(5 * HOUR)
    assert told(chat) == ["Ended: Do Not Disturb · Lobby Paris"] and on(chat) == set()


def test_what_stays_is_told_too(chat: Chat, just_before: Say) -> None:
    chat.ask(STAYS)
    answers = just_before("change_timed_together", "cancel s-1")
    chat.wait(3 * HOUR)
    assert "s-1 has begun at this very moment." in answers[0]
    assert told(chat) == ["Made: Do Not Disturb · Lobby Paris"] and on(chat) == {"Lobby Paris"}


def test_of_a_plan_nothing_is_cancelled_while_one_begins(chat: Chat, just_before: Say) -> None:
    asked(chat, "set dnd lobby paris, kitchen on in 1 hour for 2 hours")
    pressed(chat, "Run")
    answers = just_before("change_timed_together", "cancel p-1")
    chat.wait(HOUR)
    assert "p-1 was changed at this very moment. Nothing was changed now." in answers[0]
    assert on(chat) == {"Lobby Paris", "Kitchen"}
    chat.wait(2 * HOUR)
    assert on(chat) == set()


def test_a_plan_that_is_undone_while_one_begins_goes_on(chat: Chat, just_before: Say) -> None:
    asked(chat, "set dnd lobby paris, kitchen on in 1 hour for 2 hours")
    pressed(chat, "Run")
    asked(chat, "undo p-1")
    just_before("change_timed_together", "run p-2")
    chat.wait(HOUR)
    chat.run_plans()
    chat.wait(2 * HOUR)
    assert on(chat) == set()


def test_before_its_end_is_journalled_it_is_left(chat: Chat, just_before: Say) -> None:
    chat.ask("set dnd lobby paris on for 2 hours")
    answers = just_before("intend", "cancel s-1")
    chat.wait(2 * HOUR)
    assert "stays as it is now, and nothing is put back" in answers[0]
    chat.wait(HOUR)
    assert on(chat) == {"Lobby Paris"} and told(chat) == []


@pytest.mark.parametrize("what", ["settle", "change_timed_together"])
def test_after_that_it_is_put_back_and_nobody_says_it_stays(chat: Chat, just_before: Say, what: str) -> None:
    chat.ask("set dnd lobby paris on for 2 hours")
    answers = just_before(what, "cancel s-1")
    chat.wait(2 * HOUR)
    assert "s-1 was changed at this very moment. Nothing was changed now." in answers[0]
    assert on(chat) == set() and told(chat) == ["Ended: Do Not Disturb · Lobby Paris"]
