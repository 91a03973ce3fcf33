"""The bot is out of a space for a moment: what that asked for stays, and it is told when the bot is back."""

from __future__ import annotations

from datetime import timedelta

from tests.both_engines import kept_bot as kept_bot
from tests.both_engines import pytest_plugins as pytest_plugins
from tests.chat import Chat, read

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
ENDED = "Ended: Do Not Disturb · Lobby Paris"


def ends_without_the_bot(chat: Chat) -> None:
    """A timed change of the team ends while the bot is not in its space."""
    chat.ask("watch all", space="team")
    chat.ask("list tower = lobby paris, lobby denver", space="team")
    chat.ask("every fri 17:00 show risky", space="team")
    chat.ask("set dnd lobby paris on for 2 hours", space="team")
    with chat.taken_out_of("team"):
        chat.wait(2 * HOUR)
        assert not chat.setting("Lobby Paris", "doNotDisturb")["enabled"]
    assert told(chat) == []


def told(chat: Chat) -> list[str]:
    return [read(one).partition("\n")[0] for one in chat.said("team") if read(one).startswith("Ended")]


def test_what_a_space_asked_for_stays_when_a_timed_change_ends_just_then(chat: Chat) -> None:
    ends_without_the_bot(chat)
    assert "all workspaces" in read(chat.ask("watches", space="team"))
    assert "e-1" in read(chat.ask("repeats", space="team"))
    assert "tower" in read(chat.ask("lists", space="team")).casefold()


def test_the_end_is_told_when_the_bot_is_back(chat: Chat) -> None:
    ends_without_the_bot(chat)
    for _ in range(3):
        chat.wait(MINUTE)
    assert told(chat) == [ENDED]
    chat.ask("set intercept gym on")
    chat.hears("team", "Gym: Call Intercept changed")
