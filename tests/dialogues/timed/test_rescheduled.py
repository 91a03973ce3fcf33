"""`reschedule s-1 to …`: what has not begun begins at another moment; of what has begun the end is moved."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from bot.sandbox.cloud.cloud import Cloud
from tests.chat import TO_START, Chat, choices, read
from tests.dialogues.timed.for_several import asked, on, pressed
from tests.families import wrong_requests

pytest_plugins = ["tests.postgres"]

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
STAYS = "set dnd lobby paris on from tomorrow 8:00"
ENDS = "set dnd lobby paris on from tomorrow 8:00 to 10:00"
THERE = "(Europe/Paris), in "


@pytest.fixture
def chat(cloud: Cloud, database_url: str) -> Iterator[Chat]:
    """A bot of its own on a database of each kind, on a Tuesday afternoon."""
    with Chat.started(cloud, database_url, ahead=TO_START) as chat:
        yield chat
        assert wrong_requests(cloud) == []


@pytest.mark.parametrize(
    ("said", "begins"),
    [
        ("reschedule s-1 to friday 9am", "Fri 15 Jan, 09:00"),
        ("move s-1 to friday 9am", "Fri 15 Jan, 09:00"),
        ("please move s-1 to friday at 9:00", "Fri 15 Jan, 09:00"),
        ("put off s-1 until friday 9am", "Fri 15 Jan, 09:00"),
        ("postpone s-1 by 2 hours", "Wed 13 Jan, 10:00"),
        ("reschedule s-1 to in 3 hours", "Tue 12 Jan, 18:"),
    ],
)
def test_what_stays_begins_then(chat: Chat, said: str, begins: str) -> None:
    chat.ask(STAYS)
    answer = read(chat.ask(said))
    assert answer.startswith(f"s-1: From {begins}") and answer.endswith("; then it stays so.")
    assert f"from {begins}" in read(chat.ask("scheduled"))
    assert not chat.writes()


def test_it_is_made_at_the_new_moment_and_not_at_the_old(chat: Chat) -> None:
    chat.ask(STAYS)
    chat.ask("reschedule s-1 to friday 9am")
    chat.wait(2 * DAY)
    assert on(chat) == set()
    chat.wait(DAY)
    assert on(chat) == {"Lobby Paris"}
    chat.hears("ana", "Made: Do Not Disturb · Lobby Paris")


@pytest.mark.parametrize(
    ("said", "begins", "ends"),
    [
        ("reschedule s-1 to friday 18:00", "Fri 15 Jan, 18:00", "Fri 15 Jan, 20:00"),
        ("reschedule s-1 by 1 day", "Thu 14 Jan, 08:00", "Thu 14 Jan, 10:00"),
        ("reschedule s-1 for 5 hours", "Wed 13 Jan, 08:00", "Wed 13 Jan, 13:00"),
        ("reschedule s-1 from friday 9:00 to 10:30", "Fri 15 Jan, 09:00", "Fri 15 Jan, 10:30"),
    ],
)
def test_what_ends_lasts_as_long_as_before(chat: Chat, said: str, begins: str, ends: str) -> None:
    chat.ask(ENDS)
    answer = read(chat.ask(said))
    assert f"s-1: From {begins} {THERE}" in answer and f"until {ends} {THERE}" in answer
    assert answer.endswith("; then it goes back.")


def test_it_begins_and_ends_in_its_new_time(chat: Chat) -> None:
    chat.ask(ENDS)
    chat.ask("reschedule s-1 by 1 day")
    chat.wait(20 * HOUR)
    assert on(chat) == set()
    chat.wait(22 * HOUR)
    assert on(chat) == {"Lobby Paris"}
    chat.wait(2 * HOUR)
    assert on(chat) == set() and len(chat.writes()) == 2


def test_only_its_end_is_moved_where_that_is_said(chat: Chat) -> None:
    chat.ask(ENDS)
    assert "s-1 holds until Wed 13 Jan, 12:00" in read(chat.ask("reschedule s-1 until tomorrow 12:00"))
    assert "from Wed 13 Jan, 08:00" in read(chat.ask("scheduled"))


def test_of_what_has_begun_the_end_is_moved(chat: Chat) -> None:
    chat.ask("set dnd lobby paris on for 2 hours")
    assert "s-1 holds until Fri 15 Jan, 09:00" in read(chat.ask("reschedule s-1 to friday 9am"))
    assert on(chat) == {"Lobby Paris"}


def test_a_day_alone_is_asked_about_with_the_hour_from_before(chat: Chat) -> None:
    chat.ask(STAYS)
    answer = chat.ask("reschedule s-1 to friday")
    assert "“friday” tells no hour. Nothing was changed." in read(answer)
    assert [*choices(answer, "say").values()] == ["reschedule s-1 to friday 08:00"]
    assert "s-1: From Fri 15 Jan, 08:00" in read(chat.choose(answer, "At 08:00"))


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("reschedule s-1 to today 8:00", "begins in the past"),
        ("reschedule s-1 to 31 feb 8am", "is no date that there is"),
        ("reschedule s-1 to 28 mar 2:30", "does not exist that night"),
        ("reschedule s-1 to 30 dec 2029 8am", "more than a year"),
        ("reschedule s-1", "To when?"),
        ("reschedule s-2 to friday 9am", "I know of no timed change s-2"),
        ("reschedule s-1 for 2 hours", "s-1 has no end"),
        ("reschedule s-1 from friday 9:00 to 10:00", "s-1 has no end, and I cannot give it one"),
    ],
)
def test_what_is_no_moment_moves_nothing(chat: Chat, said: str, why: str) -> None:
    chat.ask(STAYS)
    answer = read(chat.ask(said))
    assert why in answer
    assert "from Wed 13 Jan, 08:00" in read(chat.ask("scheduled"))


def test_not_where_another_one_has_its_fields(chat: Chat) -> None:
    chat.ask(STAYS)
    chat.ask("set dnd lobby paris on from friday 9:00 to 12:00")
    assert "s-2 will hold Do Not Disturb" in read(chat.ask("reschedule s-1 to friday 10:00"))
    assert "from Wed 13 Jan, 08:00" in read(chat.ask("scheduled"))


def test_only_for_those_who_may_change_it(chat: Chat) -> None:
    chat.ask(STAYS)
    assert "s-1: From" not in read(chat.ask("reschedule s-1 to friday 9am", "ravi"))
    assert "s-1: From" not in read(chat.ask("reschedule s-1 to friday 9am", "sam"))
    assert "from Wed 13 Jan, 08:00" in read(chat.ask("scheduled"))


def test_a_plan_is_moved_in_each_of_its_zones(chat: Chat) -> None:
    asked(chat, "set dnd all lobbies on from tomorrow 8:00 to 10:00")
    pressed(chat, "Run")
    answer = read(chat.ask("reschedule p-1 to friday 9am"))
    assert "p-1: In 1 workspace from Fri 15 Jan, 09:00 (Europe/Paris)" in answer
    assert "p-1: In 1 workspace from Fri 15 Jan, 09:00 (America/Denver)" in answer
    chat.wait(2 * DAY)
    assert on(chat) == set()
    chat.wait(19 * HOUR)
    assert on(chat) == {"Lobby Paris"}
    chat.wait(8 * HOUR)
    assert on(chat) == {"Lobby Denver"}
    chat.wait(2 * HOUR)
    assert on(chat) == set() and len(chat.writes()) == 4


def test_a_message_that_is_edited_moves_it_no_further(chat: Chat) -> None:
    chat.ask(STAYS)
    assert "s-1: From Wed 13 Jan, 09:00" in read(chat.ask("reschedule s-1 by 1 hour"))
    assert "another time of s-1" in read(chat.edit("reschedule s-1 by 2 hours"))
    assert "from Wed 13 Jan, 09:00" in read(chat.ask("scheduled"))
