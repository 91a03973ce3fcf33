"""“Open the lobby tomorrow at 8am”: what holds there for a time ends at that moment."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from bot.sandbox.cloud.cloud import Cloud
from tests.chat import TO_START, Chat, buttons, choices, read
from tests.dialogues.timed.for_several import asked, pressed
from tests.families import wrong_requests

pytest_plugins = ["tests.postgres"]

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
CLOSED = "set intercept lobby paris on until friday 8am"
EIGHT = "s-1 holds until Wed 13 Jan, 08:00 (Europe/Paris), in "


@pytest.fixture
def chat(cloud: Cloud, database_url: str) -> Iterator[Chat]:
    """A bot of its own on a database of each kind, on a Tuesday afternoon."""
    with Chat.started(cloud, database_url, ahead=TO_START) as chat:
        yield chat
        assert wrong_requests(cloud) == []


def is_closed(chat: Chat) -> bool:
    return bool(chat.setting("Lobby Paris", "intercept")["enabled"])


@pytest.mark.parametrize(
    "said",
    [
        "open lobby paris tomorrow at 8am",
        "please open the lobby paris again tomorrow 8:00",
        "reopen lobby paris on wednesday at 8:00, please",
        "end the closing of lobby paris tomorrow at 8am",
        "end the intercept of lobby paris on 13 jan at 8am",
        "could you open lobby paris tomorrow at 8am?",
    ],
)
def test_a_closing_ends_then(chat: Chat, said: str) -> None:
    chat.ask(CLOSED)
    assert read(chat.ask(said)).startswith(EIGHT)
    chat.wait(16 * HOUR)
    assert is_closed(chat)
    chat.wait(2 * HOUR)
    assert not is_closed(chat) and len(chat.writes()) == 2


def test_a_day_alone_is_asked_about(chat: Chat) -> None:
    chat.ask(CLOSED)
    answer = chat.ask("open lobby paris tomorrow")
    assert "tells no hour. Nothing was changed. Which one?" in read(answer)
    assert [*choices(answer, "say").values()] == [
        "extend s-1 until 13 jan 2027 08:00",
        "extend s-1 until 13 jan 2027 00:00",
    ]
    assert read(chat.choose(answer, "Until Wed 13 Jan, 08:00")).startswith(EIGHT)


@pytest.mark.parametrize("said", ["open lobby paris on sunday", "open lobby paris on saturday at 9am"])
def test_what_is_open_then_anyway_is_not_closed_for_longer(chat: Chat, said: str) -> None:
    chat.ask(CLOSED)
    answer = chat.ask(said)
    assert "Nothing holds there then: s-1 ends Fri 15 Jan, 08:00" in read(answer)
    chat.wait(3 * DAY)
    assert not is_closed(chat)


def test_a_closing_that_is_to_come_ends_then(chat: Chat) -> None:
    chat.ask("set intercept lobby paris on from today 18:00 to friday 8:00")
    assert read(chat.ask("open lobby paris tomorrow at 8am")).startswith(EIGHT)


def test_what_is_closed_without_an_end_is_shown_first(chat: Chat) -> None:
    chat.ask("set intercept lobby paris on")
    shown = chat.ask("open lobby paris tomorrow at 8am")
    if "Do it" in buttons(shown):
        shown = chat.press(shown, "Do it")
    assert "s-1: From Wed 13 Jan, 08:00 (Europe/Paris), in " in read(shown)
    chat.wait(18 * HOUR)
    assert not is_closed(chat)


def test_all_of_a_plan_end_then(chat: Chat) -> None:
    asked(chat, "set intercept lobby paris, kitchen on until friday 8am")
    pressed(chat, "Run")
    answer = chat.choose(chat.ask("open lobby paris, kitchen tomorrow at 8am"), "All of p-1")
    assert "p-1: Until Wed 13 Jan, 08:00" in read(answer)


@pytest.mark.parametrize(
    "said",
    [
        "open lobby paris tomorrow at 8am?",
        "don't open lobby paris tomorrow at 8am",
        "if it rains open lobby paris tomorrow at 8am",
        "open lobby paris every day at 8am",
        "open lobby paris until tomorrow 8am",
        "open lobby paris yesterday",
        "open lobby paris on 31 feb at 8am",
        "lobby paris will open tomorrow at 8am",
        "open the history of lobby paris tomorrow",
    ],
)
def test_what_is_no_order_for_it_changes_no_end(chat: Chat, said: str) -> None:
    chat.ask(CLOSED)
    (before,) = chat.bot.ground.store.open_timed()
    chat.ask(said)
    assert chat.bot.ground.store.open_timed() == [before]
    assert len(chat.writes()) == 1


def test_who_may_only_look_changes_no_end(chat: Chat) -> None:
    chat.ask(CLOSED)
    (before,) = chat.bot.ground.store.open_timed()
    for person in ("ravi", "sam"):
        chat.ask("open lobby paris tomorrow at 8am", person)
    assert chat.bot.ground.store.open_timed() == [before]
