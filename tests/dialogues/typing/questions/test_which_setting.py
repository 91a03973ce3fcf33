"""A workspace with no setting that is known: all settings can be reached, and what was not used is said."""

from __future__ import annotations

import pytest

from tests.chat import Chat, choices, read


@pytest.mark.parametrize("said", ["turn on the lights in the gym", "hide the gym", "gym 44045", "gym on"])
def test_more_leads_to_all_settings(chat: Chat, said: str) -> None:
    answer = chat.ask(said)
    assert read(answer).startswith("What about Gym?")
    assert len(choices(answer, "say")) == 6
    assert read(chat.choose(answer, "More")).startswith("Gym\n")
    assert not chat.writes()


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("turn on the lights in the gym", "I did not understand “lights”."),
        ("disable everything in the gym", "I did not understand “everything”."),
        ("give the gym to Ravi", "I did not understand “Ravi”."),
        ("gym 44045", "I do not know what to do with that number here."),
        ("hide bob@example.com of the gym", "I do not know what to do with “bob@example.com” here."),
        ("gym bob@example.com", "I do not know what to do with “bob@example.com” here."),
    ],
)
def test_what_was_not_used_is_said(chat: Chat, said: str, told: str) -> None:
    assert told in read(chat.ask(said))
    assert not chat.writes()


def test_its_own_extension_says_no_more(chat: Chat) -> None:
    extension = chat.cloud.workspace("Gym").extension
    assert "do not know what to do" not in read(chat.ask(f"gym {extension}"))


@pytest.mark.parametrize(("said", "state"), [("turn off the gym", "off"), ("gym on", "on")])
def test_on_and_off_are_kept(chat: Chat, said: str, state: str) -> None:
    offered = choices(chat.ask(said), "say")
    assert offered[f"Do Not Disturb: {state}"] == f"set dnd Gym {state}"
    assert not any(one.startswith("edit ") for one in offered.values())


@pytest.mark.parametrize(
    "said",
    [
        "no the kitchen",
        "turn off the lights in the gym",
        "turn off everything in the gym",
        "no more meetings in the gym",
    ],
)
def test_nothing_is_turned_off_that_nobody_named(chat: Chat, said: str) -> None:
    offered = choices(chat.ask(said), "say").values()
    assert offered
    assert all(one.startswith(("edit ", "show ")) for one in offered)
    assert not chat.writes()


@pytest.mark.parametrize(
    ("said", "command"),
    [
        ("turn on dmd in the gym", "set dnd Gym on"),
        ("turn on do not disturbe in gym", "set dnd Gym on"),
        ("turn off ptk in the gym", "set ptt Gym off"),
    ],
)
def test_a_misspelt_setting_is_asked_about(chat: Chat, said: str, command: str) -> None:
    answer = chat.ask(said)
    assert "Did you mean" in read(answer)
    assert [*choices(answer, "say").values()] == [command]
    assert not chat.writes()
