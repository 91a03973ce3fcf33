"""An order that is only to begin later: it is said that it needs an end, and nothing is written."""

from __future__ import annotations

import pytest

from tests.chat import Chat, choices, read

NEEDS_AN_END = "does not say until when"


@pytest.mark.parametrize(
    ("said", "time", "now"),
    [
        (
            "turn dnd off in lobby paris tomorrow at 8",
            "tomorrow at 8",
            'set dnd "Lobby Paris" do not disturb off',
        ),
        ("turn on dnd in the gym at 8", "at 8", "set dnd Gym do not disturb on"),
        ("set dnd gym on from tomorrow 8am please", "tomorrow 8am", "set dnd Gym do not disturb on"),
        ("turn on dnd in board room 2 tomorrow", "tomorrow", 'set dnd "Board Room 2" do not disturb on'),
        ("turn on dnd in gym at 20:00", "20:00", "set dnd Gym do not disturb on"),
    ],
)
def test_it_says_what_is_possible(chat: Chat, said: str, time: str, now: str) -> None:
    answer = chat.ask(said)
    assert f"“{time}” {NEEDS_AN_END}. Nothing was changed." in read(answer)
    assert "from mon 8:00 to 18:00" in read(answer)
    assert set(choices(answer, "say").values()) - {now} == {
        now.partition(" do not")[0].replace("set", "show")
    }
    assert not chat.writes()


def test_a_number_keeps_its_own_place(chat: Chat) -> None:
    answer = chat.ask("forward gym to 4404 starting monday")
    assert NEEDS_AN_END in read(answer)
    assert "all calls go to 4404 forward all calls on" in "".join(choices(answer, "say").values())
    assert not chat.writes()


@pytest.mark.parametrize(
    "said",
    [
        "don't turn on dnd in gym tomorrow",
        "is dnd on in gym tomorrow?",
        "should dnd be on in gym at 8?",
        "we turned on dnd in gym yesterday",
        "turn on dnd in gym from mon 8:00 to 18:00",
        "turn on dnd in gym until tomorrow",
    ],
)
def test_it_is_not_said_of_anything_else(chat: Chat, said: str) -> None:
    answer = chat.ask(said)
    assert NEEDS_AN_END not in read(answer)
    assert not chat.writes() or "until tomorrow" in said
