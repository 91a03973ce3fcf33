"""A space that takes no messages, archived or for announcements only, keeps what it asked for."""

from __future__ import annotations

import logging
from datetime import timedelta

import pytest

from tests.chat import Chat, read
from tests.dialogues.watching.test_watch import notices

ON, OFF = "set intercept lobby paris on", "set intercept lobby paris off"
ALWAYS = 10_000
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def close(chat: Chat, status: int) -> None:
    """From now on Webex takes no message to the space of the team, which the bot may still read."""
    chat.cloud.fault("POST /messages", status=status, times=ALWAYS, room=chat.cloud.space("team").id)


def given_up(chat: Chat) -> int:
    return chat.bot.ground.counts.by_outcome("notices").get("given up", 0)


def posts(chat: Chat) -> int:
    return sum(one.method == "POST" and one.path.endswith("/messages") for one in chat.cloud.requests)


@pytest.mark.parametrize("status", [403, 404, 409])
def test_what_a_closed_space_asked_for_is_kept_and_told_when_it_is_open_again(
    chat: Chat, status: int, caplog: pytest.LogCaptureFixture
) -> None:
    team = chat.cloud.space("team").id
    chat.ask("watch all", space="team")
    chat.ask("list tower = lobby paris, lobby denver", space="team")
    chat.ask("baseline save huddle as reception", space="team")
    chat.ask("every fri 17:00 show risky", space="team")
    before = len(chat.app.ground.store.watches(team)), len(chat.app.ground.store.repeats(team))
    close(chat, status)
    with caplog.at_level(logging.WARNING):
        chat.ask(ON)
        for _ in range(10):
            chat.clock.ahead += HOUR
            chat.deliver_notices()
    assert sum("takes no messages now" in one.message for one in caplog.records) == 1
    assert (
        (len(chat.app.ground.store.watches(team)), len(chat.app.ground.store.repeats(team)))
        == before
        == (1, 1)
    )
    assert notices(chat, "team") == []
    chat.heal()
    chat.clock.ahead += HOUR
    assert len(notices(chat, "team")) == 1
    chat.ask(OFF)
    assert "On → Off" in read(chat.hears("team", "On → Off"))
    assert "Tower" in read(chat.ask("lists", space="team")).title()
    assert "reception" in read(chat.ask("baselines", space="team"))


def test_a_space_that_stays_closed_is_asked_now_and_then_and_told_of_what_was_given_up(chat: Chat) -> None:
    chat.ask("watch all", space="team")
    close(chat, 403)
    chat.ask(ON)
    chat.deliver_notices()
    before = posts(chat)
    for _ in range(48):
        chat.clock.ahead += HOUR
        chat.deliver_notices()
    assert 20 < posts(chat) - before < 100
    assert given_up(chat) == 2, "the notice, and a day later that there was one"
    chat.heal()
    chat.ask(OFF)
    chat.hears("team", "On → Off")
    assert len(notices(chat, "team")) == 1


def test_what_stays_locked_is_given_up_after_a_day(chat: Chat) -> None:
    chat.ask("watch all", space="team")
    chat.cloud.fault(
        "POST /messages", status=423, headers={"Retry-After": "60"}, times=ALWAYS,
        room=chat.cloud.space("team").id,
    )  # fmt: skip
    chat.ask(ON)
    for _ in range(26):
        chat.clock.ahead += HOUR
        chat.deliver_notices()
    assert given_up(chat) == 1
    chat.heal()
    chat.ask(OFF)
    chat.hears("team", "On → Off")


def test_a_message_that_webex_does_not_take_closes_no_space(chat: Chat) -> None:
    chat.ask("watch all", space="team")
    chat.cloud.fault("POST /messages", status=400, times=2, room=chat.cloud.space("team").id)
    chat.ask(ON)
    chat.cloud.until(lambda: given_up(chat) == 1)
    chat.ask(OFF)
    chat.hears("team", "On → Off")


def test_a_space_that_says_of_itself_that_it_is_read_only_is_closed(chat: Chat) -> None:
    chat.ask("watch all", space="team")
    team = chat.cloud.space("team").id
    close(chat, 400)
    chat.cloud.fault(
        f"GET /rooms/{team}$",
        status=200,
        body={"id": team, "type": "group", "isReadOnly": True},
        times=ALWAYS,
    )
    chat.ask(ON)
    chat.deliver_notices()
    chat.heal()
    chat.clock.ahead += HOUR
    assert len(notices(chat, "team")) == 1


@pytest.mark.parametrize("status", [403, 429, 500])
def test_where_the_space_cannot_be_read_it_is_not_forgotten(chat: Chat, status: int) -> None:
    chat.ask("watch all", space="team")
    team = chat.cloud.space("team").id
    close(chat, 403)
    chat.cloud.fault(
        f"GET /rooms/{team}$",
        status=status,
        headers={"Retry-After": "60"} if status == 429 else {},
        times=ALWAYS,
    )
    chat.ask(ON)
    chat.deliver_notices()
    assert chat.app.ground.store.watches(team)
