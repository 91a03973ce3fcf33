"""A command or an order that says no more offers something to pick, and an answer goes on with it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.chat import Chat, buttons, choices, nodes, read, rows_with_button


def offered(message: Any) -> list[str]:
    """What can be picked, from a list to open or beside rows."""
    has_list = any(one.get("id") == "say" for one in nodes(message.card))
    return list(choices(message, "say")) if has_list else [title for title, _ in rows_with_button(message)]


def planned(chat: Chat) -> Any:
    """The plan that was asked for."""
    chat.run_plans()
    return chat.said("ana")[-1]


@pytest.mark.parametrize(
    ("said", "among"),
    [
        ("turn on", "Do Not Disturb"),
        ("switch off", "Voicemail"),
        ("enable", "More"),
        ("add", "Access code"),
        ("remove", "Digit pattern"),
        ("add member", "Members"),
        ("greeting", "busy greeting"),
        ("greeting busy", "Lobby Paris"),
        ("compare", "Gym"),
        ("export", "The changes of a week"),
        ("copy", "Gym"),
        ("copy dnd", "Gym"),
        ("copy dnd from gym", "Kitchen"),
        ("watch", "Gym"),
        ("mute", "2 hours"),
        ("mute notices of the gym", "8 hours"),
        ("show", "Gym"),
        ("available", "Call forwarding"),
        ("available forward", "Kitchen"),
    ],
)
def test_there_is_something_to_pick(chat: Chat, said: str, among: str) -> None:
    answer = chat.ask(said)
    assert any(one.startswith(among) for one in offered(answer)), offered(answer)
    assert not chat.writes()


@pytest.mark.parametrize("said", ["greeting busy", "compare", "copy", "show", "available forward"])
def test_the_workspace_used_last_is_first(chat: Chat, said: str) -> None:
    chat.ask("lobby paris")
    assert offered(chat.ask(said))[0].startswith("Lobby Paris")


@pytest.mark.parametrize(
    ("said", "begins"),
    [
        (("turn on", "kitchen", "dnd"), "Saved: Do Not Disturb · Kitchen"),
        (("turn on", "dnd", "kitchen"), "Saved: Do Not Disturb · Kitchen"),
        (("add", "access code", "kitchen"), "Add access code · Kitchen"),
        (("greeting", "busy", "lobby paris"), "Drop the WAV file here"),
        (("greeting", "lobby paris", "busy"), "Drop the WAV file here"),
        (("compare", "gym", "kitchen"), "Gym | Kitchen"),
        (("copy", "gym", "kitchen", "dnd"), "copy dnd from Gym to Kitchen"),
        (("copy dnd", "gym", "kitchen"), "copy dnd from Gym to Kitchen"),
        (("copy gym", "kitchen", "dnd"), "copy dnd from Gym to Kitchen"),
        (("watch", "gym"), "Watching Gym"),
        (("show", "gym"), "Gym\n"),
        (("available", "forward", "gym"), "Call forwarding numbers · Gym"),
        (("set", "kitchen", "dnd"), "Edit Do Not Disturb · Kitchen"),
    ],
)
def test_answers_go_on_with_it(chat: Chat, said: tuple[str, ...], begins: str) -> None:
    *before, last = said
    for one in before:
        assert chat.ask(one) and not chat.writes()
    answer = read(chat.ask(last))
    if begins.startswith("copy "):
        answer = read(planned(chat)).partition("\n\n")[2]
    assert answer.startswith((begins, f"Asked by Ana Roux: {begins}")), answer


def test_what_is_picked_goes_on_as_well(chat: Chat) -> None:
    picked = chat.choose(chat.ask("turn on"), "Do Not Disturb")
    assert read(chat.choose(picked, "Kitchen")).startswith("Saved: Do Not Disturb · Kitchen")
    picked = chat.choose(chat.choose(chat.ask("compare"), "Gym"), "Kitchen")
    assert read(picked).startswith("Gym | Kitchen")


def test_another_message_is_no_answer(chat: Chat) -> None:
    chat.ask("turn on")
    assert read(chat.ask("show dnd gym")).startswith("Do Not Disturb · Gym")
    assert not chat.writes()


@pytest.mark.parametrize("said", ["copy", "copy it to the kitchen", "copy that to the kitchen", "copy gym"])
def test_a_copy_of_settings_is_no_copy_of_messages(chat: Chat, said: str) -> None:
    assert "Voicemail" not in read(chat.ask(said)).splitlines()[0]


def test_it_is_copied_as_it_was_spoken_of(chat: Chat) -> None:
    chat.ask("forward the gym to 4404")
    chat.ask("copy it to the kitchen")
    answer = planned(chat)
    assert "copy forwarding from Gym to Kitchen" in read(answer) and "Run" in buttons(answer)
    assert len(chat.writes()) == 1


@pytest.mark.parametrize(
    "said", ["email a copy of messages of lobby paris to bob@example.com", "copy the messages of lobby paris"]
)
def test_a_copy_of_messages_is_none_of_settings(chat: Chat, said: str) -> None:
    assert "Voicemail" in read(chat.ask(said)).splitlines()[0]


@pytest.mark.parametrize(("said", "label"), [("turn on", "Setting"), ("compare", "Workspace")])
def test_the_list_is_called_what_is_on_it(chat: Chat, said: str, label: str) -> None:
    (picker,) = [one for one in nodes(chat.ask(said).card) if one.get("id") == "say"]
    assert picker["label"] == label


@pytest.mark.parametrize("command", ["extend", "alias", "every", "retry", "button", "break"])
def test_a_command_that_says_too_little_alone_tells_how_it_is_said(chat: Chat, command: str) -> None:
    assert read(chat.ask(command)).startswith(f"Help: {command}")


@pytest.mark.parametrize("said", ["who am i?", "what am I allowed to do", "which rights do I have?"])
def test_who_asks_is_told_who_they_are(chat: Chat, said: str) -> None:
    assert "Full administrator" in read(chat.ask(said))
