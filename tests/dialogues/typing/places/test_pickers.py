"""What a choice of workspaces says that it would do, and what it does."""

from __future__ import annotations

import pytest

from tests.chat import Chat, buttons, choices, read


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("dnd on", "What I would do: Do not disturb: on."),
        ("block international calls", "What I would do: International: block."),
        ("out of service", "What I would do: Intercept calls: on."),
        ("send to voicemail", "What I would do: Send all calls: on"),
    ],
)
def test_it_says_what_it_would_do(chat: Chat, said: str, told: str) -> None:
    assert told in read(chat.ask(said))


@pytest.mark.parametrize("said", ["intercept please", "voicemail please", "hi, call waiting please"])
def test_what_was_guessed_is_shown_before_it_is_done(chat: Chat, said: str) -> None:
    shown = chat.choose(chat.ask(said), "Lobby Paris")
    assert chat.writes() == []
    assert "Do it" in buttons(shown) or read(shown).startswith("Nothing to change")


def test_none_is_offered_that_cannot_have_it(chat: Chat) -> None:
    chat.ask("kitchen")
    assert not any(one.startswith("Kitchen") for one in choices(chat.ask("voicemail please"), "say"))


@pytest.mark.parametrize("said", ["set lobby paris", "change lobby paris"])
def test_a_setting_is_asked_of_the_workspace_that_is_named(chat: Chat, said: str) -> None:
    commands = choices(chat.ask(said), "say").values()
    assert commands
    assert all("Lobby Paris" in one for one in commands)


def test_all_that_are_at_a_location_are_offered_to_look_at(chat: Chat) -> None:
    offered = choices(chat.ask("location settings of paris"), "say")
    assert any(one.startswith("Huddle") for one in offered)


@pytest.mark.parametrize(
    "said",
    [
        "send an sms from lobby paris",
        "play the voicemails of lobby paris",
        "turn on zoom in lobby paris",
        "pair a headset with lobby paris",
        "show schedules lobby paris",
    ],
)
def test_what_is_no_setting_offers_none(chat: Chat, said: str) -> None:
    answer = chat.ask(said)
    assert "Nothing was changed." in read(answer)
    assert buttons(answer) == []
