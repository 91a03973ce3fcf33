"""A holiday as a time: its day in the country of the location is said before anything is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.sandbox.cloud.cloud import Cloud
from tests.chat import TO_START, Chat, buttons, choices, read
from tests.dialogues.timed.for_several import asked, listed, pressed
from tests.families import wrong_requests

DAY = timedelta(days=1)
BOT = {"ahead": TO_START}
"""It is a Tuesday in January 2027."""


@pytest.fixture
def chat(cloud: Cloud, database_url: str) -> Iterator[Chat]:
    """A bot of its own: which holiday is next depends on the day."""
    with Chat.started(cloud, database_url, ahead=TO_START) as chat:
        yield chat
        assert wrong_requests(cloud) == []


pytest_plugins = ["tests.postgres"]


@pytest.mark.parametrize(
    ("said", "day", "begins", "ends"),
    [
        ("close lobby denver on thanksgiving", "Thanksgiving Day is Thu 25 Nov 2027.", "25 Nov", "26 Nov"),
        ("for thanksgiving close lobby denver", "Thanksgiving Day is Thu 25 Nov 2027.", "25 Nov", "26 Nov"),
        ("on thanksgiving close lobby denver", "Thanksgiving Day is Thu 25 Nov 2027.", "25 Nov", "26 Nov"),
        ("dnd on in lobby paris on bastille day", "National Day is Wed 14 Jul 2027.", "14 Jul", "15 Jul"),
        ("dnd on in lobby paris over easter monday", "Easter Monday is Mon 29 Mar 2027.", "29 Mar", "30 Mar"),
        ("close lobby paris on labour day", "Labor Day is Sat 1 May 2027.", "1 May", "2 May"),
        ("close lobby denver on labor day", "Labor Day is Mon 6 Sep 2027.", "6 Sep", "7 Sep"),
        ("dnd on in lobby paris for christmas day", "Christmas Day is Sat 25 Dec 2027.", "25 Dec", "26 Dec"),
        ("dnd on in lobby paris on christmas", "Christmas Day is Sat 25 Dec 2027.", "25 Dec", "26 Dec"),
        ("dnd on in lobby paris on new year's eve", "New Year's Eve is Fri 31 Dec 2027.", "31 Dec", "1 Jan"),
    ],
)
def test_its_whole_day_is_shown_first(chat: Chat, said: str, day: str, begins: str, ends: str) -> None:
    shown = chat.ask(said)
    assert "Nothing is changed yet. Shall I make this change?" in read(shown)
    assert day in read(shown)
    assert f" {begins}" in read(shown) and f" {ends}" in read(shown) and ", 00:00" in read(shown)
    assert "then it goes back." in read(shown)
    assert not chat.writes()
    assert read(chat.press(shown, "Do it")).startswith("Waiting: ")


def test_what_is_typed_is_shown_too_whatever_is_previewed(chat: Chat) -> None:
    shown = chat.ask("set dnd lobby denver on until memorial day 8am")
    assert "Memorial Day is Mon 31 May 2027." in read(shown) and "Shall I make this change?" in read(shown)
    assert not chat.writes()
    saved = chat.press(shown, "Do it")
    assert read(saved).startswith("Saved: ") and "Until Mon 31 May, 08:00 (America/Denver)" in read(saved)


def test_an_hour_beside_it_is_kept(chat: Chat) -> None:
    shown = read(chat.ask("close lobby denver on thanksgiving at 8am for 2 hours"))
    assert "From Thu 25 Nov 2027, 08:00" in shown and "until Thu 25 Nov 2027, 10:00" in shown
    shown = read(chat.ask("dnd on in lobby paris from good friday for 2 hours"))
    assert "“good friday” is a public holiday in parts of France only, and the address does not" in shown


def test_from_one_to_another(chat: Chat) -> None:
    shown = read(chat.ask("dnd on in lobby paris from christmas eve 18:00 to new year's day 8:00"))
    assert "Christmas Eve is Fri 24 Dec 2027. New Year's Day is Sat 1 Jan 2028." in shown
    assert "From Fri 24 Dec 2027, 18:00" in shown and "until Sat 1 Jan 2028, 08:00" in shown


@pytest.mark.parametrize(
    ("said", "offered"),
    [
        (
            "dnd on in lobby paris until christmas day",
            ["until 25 dec 2027 00:00", "until 26 dec 2027 00:00"],
        ),
        (
            "dnd on in lobby denver on independence day",
            ["from 4 jul 2027 00:00 to 5 jul 2027 00:00", "from 5 jul 2027 00:00 to 6 jul 2027 00:00"],
        ),
        (
            "dnd on in lobby paris over christmas",
            [
                "from 25 dec 2027 00:00 to 26 dec 2027 00:00",
                "from 24 dec 2027 00:00 to 27 dec 2027 00:00",
                "from 24 dec 2027 00:00 to 2 jan 2028 00:00",
            ],
        ),
    ],
)
def test_what_would_be_a_guess_is_asked(chat: Chat, said: str, offered: list[str]) -> None:
    answer = chat.ask(said)
    assert "Which one?" in read(answer)
    times = [one.partition(" do not disturb on ")[2] for one in choices(answer, "say").values()]
    assert times == offered
    assert not chat.writes()


@pytest.mark.parametrize(
    ("said", "where"),
    [
        ("close lobby paris on thanksgiving", "“thanksgiving” in France"),
        ("close lobby denver on boxing day", "“boxing day” in Colorado, the United States"),
        ("set dnd lobby paris on until thanksgiving 8am", "“thanksgiving” in France"),
        ("close lobby denver on valentine's day", "“valentine's day” in Colorado, the United States"),
    ],
)
def test_a_holiday_that_the_country_does_not_have_is_said(chat: Chat, said: str, where: str) -> None:
    answer = chat.ask(said)
    assert f"There is no public holiday {where}. Nothing was changed." in read(answer)
    assert "Do it" not in buttons(answer)
    assert chat.bot.ground.store.open_timed() == [] and not chat.writes()


@pytest.fixture
def in_germany(chat: Chat) -> Callable[[str], None]:
    """Moves Paris to a state of Germany, as its address tells it."""
    store, cloud = chat.bot.ground.admin.directory, chat.cloud

    def moved(state: str) -> None:
        paris = next(one for one in cloud.state.locations.values() if one.country == "FR")
        with cloud.state.lock:
            cloud.state.locations[paris.id] = replace(paris, country="DE", state=state)
        store.workspaces(fresh=True)

    return moved


@pytest.mark.parametrize("state", ["BY", "Bayern", "bayern"])
def test_a_holiday_of_its_state_is_known(chat: Chat, in_germany: Callable[[str], None], state: str) -> None:
    in_germany(state)
    shown = chat.ask("close lobby paris on corpus christi")
    assert "Corpus Christi is Thu 27 May 2027." in read(shown)
    assert read(chat.press(shown, "Do it")).startswith("Waiting: Call Intercept")


@pytest.mark.parametrize(
    ("state", "why"),
    [
        ("Hamburg", "There is no public holiday “corpus christi” in Hamburg, Germany. Nothing was changed."),
        ("", "“corpus christi” is a public holiday in parts of Germany only, and the address does not tell"),
        ("Kent", "“corpus christi” is a public holiday in parts of Germany only, and the address does not"),
    ],
)
def test_a_holiday_of_another_state_is_said_not_to_be_kept_there(
    chat: Chat, in_germany: Callable[[str], None], state: str, why: str
) -> None:
    in_germany(state)
    answer = chat.ask("close lobby paris on corpus christi")
    assert why in read(answer) and "Do it" not in buttons(answer)
    assert chat.bot.ground.store.open_timed() == [] and not chat.writes()


def test_of_many_each_has_the_day_of_its_country(chat: Chat) -> None:
    shown = read(asked(chat, "close all lobbies on labor day"))
    assert "Sat 1 May, 00:00 (Europe/Paris)" in shown
    assert "Mon 6 Sep 2027, 00:00 (America/Denver)" in shown
    assert "2 set to begin later" in read(pressed(chat, "Run"))


def test_of_many_those_without_it_are_named(chat: Chat) -> None:
    shown = read(asked(chat, "close all lobbies on thanksgiving"))
    assert "1 to change · 1 cannot." in shown
    assert "There is no public holiday “thanksgiving” in France" in shown
    assert listed(chat)["Lobby Paris"]["state"] == "cannot"


@pytest.mark.parametrize(
    "said",
    [
        "don't close lobby denver on thanksgiving",
        "are we closed on thanksgiving?",
        "is lobby denver closed on thanksgiving?",
        "close lobby denver on the day after thanksgiving",
        "close lobby denver until the day after thanksgiving",
        "close lobby denver before thanksgiving",
        "if it snows on thanksgiving close lobby denver",
        "lobby denver was closed on thanksgiving",
        "close lobby denver every thanksgiving",
    ],
)
def test_what_is_no_order_for_it_keeps_nothing(chat: Chat, said: str) -> None:
    answer = chat.ask(said)
    assert "Thanksgiving Day is" not in read(answer)
    assert chat.bot.ground.store.open_timed() == [] and not chat.writes()
