"""Two orders in one sentence, each with its start: one and its contrary are a change for a time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from bot.sandbox.cloud.cloud import Cloud
from tests.chat import TO_START, Chat, buttons, choices, read
from tests.dialogues.timed.for_several import asked, on, pressed
from tests.families import wrong_requests

pytest_plugins = ["tests.postgres"]

HOUR = timedelta(hours=1)


@pytest.fixture
def chat(cloud: Cloud, database_url: str) -> Iterator[Chat]:
    """A bot of its own on a database of each kind, on a Tuesday afternoon."""
    with Chat.started(cloud, database_url, ahead=TO_START) as chat:
        yield chat
        assert wrong_requests(cloud) == []


@pytest.mark.parametrize(
    ("said", "begins", "ends"),
    [
        (
            "turn on dnd in lobby paris tomorrow at 8am and off on friday at 6pm",
            "Wed 13 Jan, 08:00",
            "Fri 15 Jan, 18:00",
        ),
        (
            "tomorrow at 8am turn on dnd in lobby paris and at 6pm turn it off",
            "Wed 13 Jan, 08:00",
            "Wed 13 Jan, 18:00",
        ),
        ("dnd on in lobby paris tomorrow 8am; off again at noon", "Wed 13 Jan, 08:00", "Wed 13 Jan, 12:00"),
        (
            "close lobby paris on friday at 18:00 and open it on monday at 8am",
            "Fri 15 Jan, 18:00",
            "Mon 18 Jan, 08:00",
        ),
        (
            "close lobby paris friday at 18:00, then reopen it on monday at 8am CHG0042",
            "Fri 15 Jan, 18:00",
            "Mon 18 Jan, 08:00",
        ),
        (
            "turn call waiting off in lobby paris tomorrow at 8am and on at 6pm",
            "Wed 13 Jan, 08:00",
            "Wed 13 Jan, 18:00",
        ),
    ],
)
def test_an_order_and_its_contrary_are_one_change_for_a_time(
    chat: Chat, said: str, begins: str, ends: str
) -> None:
    shown = chat.ask(said)
    assert "Nothing is changed yet. Shall I make this change?" in read(shown)
    assert f"From {begins} (Europe/Paris)" in read(shown) and f"until {ends} (Europe/Paris)" in read(shown)
    assert "then it goes back." in read(shown)
    assert ("CHG0042" in read(shown)) == ("CHG0042" in said)
    assert read(chat.press(shown, "Do it")).startswith("Waiting: ")
    assert not chat.writes()


def test_of_several_workspaces_too(chat: Chat) -> None:
    shown = asked(chat, "turn on dnd in lobby paris and kitchen tomorrow at 8am and off at 6pm")
    assert "2 to change" in read(shown) and "until Wed 13 Jan, 18:00" in read(shown)
    pressed(chat, "Run")
    chat.wait(18 * HOUR)
    assert on(chat) == {"Lobby Paris", "Kitchen"}
    chat.wait(10 * HOUR)
    assert on(chat) == set()


def test_where_it_is_so_already_only_the_contrary_is_offered(chat: Chat) -> None:
    answer = chat.ask("dnd off in lobby paris tomorrow at 8am and on at 6pm")
    assert "It is so already, so nothing would be put back at the end." in read(answer)
    shown = chat.choose(answer, "do not disturb on from 13 jan 2027 18:00")
    if "Do it" in buttons(shown):
        shown = chat.press(shown, "Do it")
    assert "From Wed 13 Jan, 18:00" in read(shown) and "then it stays so." in read(shown)
    chat.wait(29 * HOUR)
    assert on(chat) == {"Lobby Paris"}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("dnd on in lobby paris tomorrow at 8am", "dnd on in kitchen on friday at 9am"),
        ("forward lobby paris to 4404 tomorrow at 8am", "turn on dnd in kitchen at 9am"),
    ],
)
def test_other_orders_are_offered_each_with_its_time(chat: Chat, first: str, second: str) -> None:
    answer = chat.ask(f"{first} and {second}")
    assert "That is more than one order, each with its time. Nothing was changed yet." in read(answer)
    assert [*choices(answer, "say").values()] == [first, second]
    assert "Shall I make this change?" in read(chat.choose(answer, first))
    assert not chat.writes()


@pytest.mark.parametrize(
    "said",
    [
        "if it rains turn on dnd in lobby paris tomorrow at 8am and off on friday at 6pm",
        "don't turn on dnd in lobby paris tomorrow at 8am and off on friday at 6pm",
        "is dnd on in lobby paris tomorrow at 8am and off at 6pm?",
        "turn on dnd in lobby paris tomorrow at 8am and off yesterday at 6pm",
        "turn on dnd in lobby paris tomorrow at 8am and off today at 6pm",
        "we turned on dnd in lobby paris on monday at 8am and off at 6pm",
    ],
)
def test_what_is_no_order_for_both_keeps_nothing(chat: Chat, said: str) -> None:
    answer = chat.ask(said)
    assert "Shall I make this change?" not in read(answer)
    assert chat.bot.ground.store.open_timed() == [] and not chat.writes()
