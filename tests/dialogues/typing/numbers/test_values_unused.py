"""Values that were typed and have no place are named, or each is offered."""

from __future__ import annotations

import pytest

from tests.chat import Chat, read

TO = "set forwarding Gym forward all calls on all calls go to"


@pytest.mark.parametrize(
    "said",
    [
        "forward the gym to 4404 and 4405",
        "forward the gym to 4404 or 4405",
        "forward the gym to 4404 no 4405",
    ],
)
def test_each_of_two_numbers_is_offered(chat: Chat, said: str) -> None:
    asked = read(chat.ask(said))
    assert asked.startswith("All calls go to one number. Nothing was changed. Which one?")
    assert f"{TO} 4404" in asked
    assert f"{TO} 4405" in asked
    assert chat.writes() == []


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("forward the gym to bob.smith@example.com", "“bob.smith@example.com” is no number"),
        ("forward lobby paris's voicemail to 4404", "what to do with that number here."),
        ("turn off voicemail for internal calls in lobby paris", "what to do with “internal” here."),
        ("turn on dnd in gym 2", "what to do with “2” here."),
        ("let only ravi monitor the gym", "I did not understand “ravi”."),
        ("forward the gym to 4404 for internal calls only", "4404 was not set. Nothing was changed."),
    ],
)
def test_what_has_no_place_is_named(chat: Chat, said: str, named: str) -> None:
    assert named in read(chat.ask(said))
    assert chat.writes() == []


@pytest.mark.parametrize(
    ("said", "rooms"),
    [
        ("turn on dnd in either gym or huddle", ["Gym", "Huddle"]),
        ("turn on dnd in the gym, not the huddle", ["Gym"]),
    ],
)
def test_the_state_is_kept_where_the_workspace_is_asked(chat: Chat, said: str, rooms: list[str]) -> None:
    asked = read(chat.ask(said))
    for room in ("Gym", "Huddle"):
        assert (f"set dnd {room} do not disturb on" in asked) is (room in rooms)
    assert chat.writes() == []


@pytest.mark.parametrize(
    ("said", "left", "offered"),
    [
        ("reject calls from 4321 in lobby paris pronto", "pronto", 'add rule reject "Lobby Paris"'),
        (
            "reject calls from 4321 in lobby paris named Robocalls",
            "named Robocalls",
            'add rule reject "Lobby Paris"',
        ),
        (
            "add 4321 to the sequential ring of lobby paris foobar",
            "foobar",
            'add ring number sequential "Lobby Paris"',
        ),
    ],
)
def test_what_is_added_is_shown_first_where_a_word_is_left_over(
    chat: Chat, said: str, left: str, offered: str
) -> None:
    answer = read(chat.ask(said))
    assert f"I do not know what to make of “{left}”" in answer and offered in answer
    assert "Call Forwarding" not in answer and not chat.writes()


def test_to_always_forward_without_a_number_asks_for_it(chat: Chat) -> None:
    assert "Which value for “All calls go to”?" in read(chat.ask("always forward the kitchen"))


def test_before_what_is_left_over_is_dropped_it_is_seen(chat: Chat) -> None:
    chat.ask("add 4321 to the sequential ring of lobby paris")
    answer = read(chat.ask("take 4321 off sequential ring in lobby paris foobar"))
    assert answer.startswith("Remove ring number") and "You also said: foobar" in answer
    assert len(chat.changes()) == 1
