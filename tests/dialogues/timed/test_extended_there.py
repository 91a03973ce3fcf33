"""“Extend lobby paris by one hour”, “the lobby is closed one hour longer”: by the name of the workspace."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.both_engines import kept_bot as kept_bot
from tests.both_engines import pytest_plugins as pytest_plugins
from tests.chat import Chat, choices, read

HOUR = timedelta(hours=1)
CLOSED = "set intercept lobby paris on for 2 hours"


def length_left(chat: Chat) -> timedelta:
    (one,) = chat.bot.ground.store.open_timed()
    return one.ends_at - chat.clock()


@pytest.mark.parametrize(
    ("typed", "hours"),
    [
        ("extend lobby paris by one hour", 3),
        ("extend the lobby paris by 1 hour please", 3),
        ("please extend lobby paris for half an hour", 2.5),
        ("the lobby paris is closed one hour longer", 3),
        ("keep the lobby paris closed for another hour", 3),
        ("lobby paris stays closed for 2 more hours", 4),
        ("leave lobby paris closed 30 minutes longer", 2.5),
        ("extend the intercept of lobby paris by 1 day", 26),
        ("extend the lobby by 30 min", 2.5),
    ],
)
def test_the_one_that_holds_there_is_extended(chat: Chat, typed: str, hours: float) -> None:
    chat.ask(CLOSED)
    assert "s-1 holds until" in read(chat.ask(typed))
    assert abs(length_left(chat) - hours * HOUR) < timedelta(minutes=2)


def test_until_a_moment(chat: Chat) -> None:
    chat.ask(CLOSED)
    assert "08:00 (Europe/Paris)" in read(chat.ask("extend lobby paris until tomorrow 8am"))


def test_of_several_it_is_asked_which(chat: Chat) -> None:
    chat.ask(CLOSED)
    chat.ask("set dnd lobby paris on for 2 hours")
    asked = chat.ask("extend lobby paris by one hour")
    assert "Which one? Nothing was changed." in read(asked)
    assert set(choices(asked, "say").values()) == {"extend s-1 by one hour", "extend s-2 by one hour"}
    assert "s-2 holds until" in read(chat.choose(asked, "s-2"))
    assert "s-2 holds until" in read(chat.ask("extend dnd in lobby paris by one hour"))


def test_without_a_time_it_is_asked_for(chat: Chat) -> None:
    chat.ask(CLOSED)
    assert "Until when? Nothing was changed." in read(chat.ask("extend lobby paris"))


@pytest.mark.parametrize(
    "typed", ["extend lobby paris by one hour", "the lobby paris is closed one hour longer"]
)
def test_where_none_holds_that_is_said(chat: Chat, typed: str) -> None:
    said = read(chat.ask(typed))
    assert (
        "Nothing of Lobby Paris ends by itself, so there is nothing to extend. Nothing was changed." in said
    )


@pytest.mark.parametrize(
    "typed",
    [
        "forward lobby paris to 4001 for another hour",
        "turn on dnd in lobby paris for another hour",
        "extend the rings of lobby paris by 2",
        "mute lobby paris one hour longer",
        "is lobby paris closed one hour longer?",
        "the lobby paris must not be closed one hour longer",
        "keep dnd off in the lobby paris for another hour",
        "forward the gym to 4404, the lobby paris is closed for another hour",
        "who is in the lobby paris for another hour",
    ],
)
def test_other_orders_extend_nothing(chat: Chat, typed: str) -> None:
    chat.ask(CLOSED)
    before = length_left(chat)
    assert "s-1 holds until" not in read(chat.ask(typed))
    assert abs(length_left(chat) - before) < timedelta(minutes=1)


def test_who_may_only_look_is_told_so(chat: Chat) -> None:
    chat.ask(CLOSED)
    assert "You may look at Lobby Paris but not change it." in read(
        chat.ask("extend lobby paris by 1 h", "ravi")
    )
    assert length_left(chat) < 2 * HOUR
