"""What is offered instead of what was typed: said in words, and about the workspace that was named."""

from __future__ import annotations

import pytest

from tests.chat import Chat, choices, read


@pytest.mark.parametrize(
    ("typed", "words", "command"),
    [
        ("edit dnd gymm", "Edit Do Not Disturb · Gym", "edit dnd Gym"),
        ("remove all patterns hudle", "Remove all digit patterns · Huddle", "remove all patterns Huddle"),
        ("history hudle", "History · Huddle", "history Huddle"),
    ],
)
def test_what_is_offered_is_said_in_words(chat: Chat, typed: str, words: str, command: str) -> None:
    assert choices(chat.ask(typed), "say") == {words: command}


@pytest.mark.parametrize(
    ("typed", "usage"),
    [
        ("add a user", "People are managed in Control Hub"),
        ("add a thing", "add <what> <workspace>:"),
        ("delete lobby denver", 'remove <what> "Lobby Denver":'),
        ("set codes lobby paris", 'add code "Lobby Paris" or list codes "Lobby Paris"'),
        ("set voicemail pin to 482913", "Then: passcode <workspace>."),
        ("set ptt lobby paris members add kim", 'use the form: edit ptt "Lobby Paris"'),
    ],
)
def test_advice_names_no_other_workspace(chat: Chat, typed: str, usage: str) -> None:
    said = read(chat.ask(typed)).replace("\u2060", "")
    assert usage in said
    assert "Atrium" not in said


def test_a_pin_in_a_team_leads_to_the_workspace_that_was_named(chat: Chat) -> None:
    said = read(chat.ask("set voicemail pin lobby paris 482913", space="team"))
    assert 'to me alone: passcode "Lobby Paris".' in said.replace("\u2060", "")
