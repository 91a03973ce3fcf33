"""What spaces that watch hear of though nothing was changed: intercept that is left on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from bot.sandbox.cloud.cloud import Cloud
from tests.chat import TO_START, Chat, read
from tests.dialogues.watching.looking import elsewhere, look

DAY = timedelta(days=1)


@pytest.fixture
def chat(cloud: Cloud, some_database_url: str) -> Iterator[Chat]:
    with Chat.started(cloud, some_database_url, radar_requests_per_second=20.0) as chat:
        yield chat


pytest_plugins = ["tests.postgres"]


def left(chat: Chat, space: str) -> list[str]:
    """What a space was told of what stays as it is, once all that is due was sent."""
    chat.deliver_notices()
    return [one for one in map(read, chat.said(space)) if " is not put back\n" in one or " is on\n" in one]


def test_intercept_that_is_left_on_is_told_once_and_with_what_comes_to_it(chat: Chat) -> None:
    elsewhere(chat, "Gym", "intercept", enabled=True)
    chat.ask("watch risky gym, kitchen", "ravi", "team")
    chat.ask("watch gym", "ravi")
    look(chat)
    for _ in range(3):
        chat.app.telling.left_as_is.left_on()
        chat.clock.ahead += DAY
    assert [one.partition("\n")[0] for one in left(chat, "team")] == ["Gym: Call Intercept is on"]
    chat.ask("set intercept kitchen on")
    chat.app.telling.left_as_is.left_on()
    assert len(left(chat, "team")) == 1, "it is on for less than a day"
    chat.clock.ahead += DAY
    chat.app.telling.left_as_is.left_on()
    assert left(chat, "team")[1].startswith("Call Intercept of 2 workspaces is on")
    chat.clock.ahead += DAY
    chat.app.telling.left_as_is.left_on()
    assert len(left(chat, "team")) == 2 and left(chat, "ravi") == []


def test_intercept_that_was_on_before_is_left_on_a_day_after_it_is_watched(chat: Chat) -> None:
    elsewhere(chat, "Gym", "intercept", enabled=True)
    chat.ask("watch risky gym", "ravi", "team")
    look(chat)
    chat.app.telling.left_as_is.left_on()
    assert left(chat, "team") == [], "who knows since when it is on"
    chat.clock.ahead += DAY
    chat.app.telling.left_as_is.left_on()
    assert len(left(chat, "team")) == 1


def test_it_is_on_since_it_was_turned_on_whatever_was_changed_of_it_then(chat: Chat) -> None:
    chat.ask("watch risky gym", "ravi", "team")
    look(chat)
    chat.ask("set intercept gym on")
    chat.clock.ahead += timedelta(hours=20)
    assert "→" in read(chat.ask("set intercept gym incoming allow all"))
    chat.clock.ahead += timedelta(hours=5)
    chat.app.telling.left_as_is.left_on()
    assert len(left(chat, "team")) == 1


def test_intercept_that_is_turned_on_again_and_left_on_is_told_again(chat: Chat) -> None:
    chat.ask("watch risky gym", "ravi", "team")
    look(chat)
    for count in (1, 2):
        chat.ask("set intercept gym on")
        for _ in range(2):
            chat.clock.ahead += DAY
            chat.app.telling.left_as_is.left_on()
            assert len(left(chat, "team")) == count
        chat.ask("set intercept gym off")


@pytest.mark.parametrize("is_queued", [True, False])
def test_intercept_that_is_left_on_is_told_when_the_space_is_muted_no_more(
    chat: Chat, is_queued: bool
) -> None:
    chat.ask("watch risky gym", "ravi", "team")
    look(chat)
    chat.ask("set intercept gym on")
    chat.clock.ahead += DAY
    # Else what is told of the change just now may bring the next notice along.
    assert left(chat, "team") == []
    with chat.notices_paused():
        if is_queued:
            chat.app.telling.left_as_is.left_on()
        chat.ask("mute gym 8h", "ravi", "team")
        chat.app.telling.left_as_is.left_on()
    assert left(chat, "team") == []
    chat.clock.ahead += DAY
    chat.app.telling.left_as_is.left_on()
    assert len(left(chat, "team")) == 1


def test_in_quiet_hours_only_what_was_not_put_back_is_told(chat: Chat) -> None:
    chat.clock.ahead = TO_START + timedelta(hours=12)
    chat.ask("watch risky gym quiet 19:00-07:00", "ravi", "team")
    elsewhere(chat, "Gym", "intercept", enabled=True)
    look(chat)
    chat.clock.ahead += DAY
    chat.app.telling.left_as_is.left_on()
    assert left(chat, "team") == []
    chat.clock.ahead += timedelta(hours=14)
    chat.app.telling.left_as_is.left_on()
    assert len(left(chat, "team")) == 1


def test_nothing_is_told_to_who_may_not_see_it_any_more(chat: Chat) -> None:
    elsewhere(chat, "Gym", "intercept", enabled=True)
    chat.ask("watch risky gym", "ravi", "team")
    look(chat)
    chat.give_roles("ravi")
    chat.clock.ahead += DAY
    chat.app.telling.left_as_is.left_on()
    assert left(chat, "team") == []
    assert "I end the watch of Gym" in read(chat.said("team")[-1])
