"""Orders of which one word names another setting than is meant: shown first, or asked."""

from __future__ import annotations

import pytest

from tests.chat import Chat, buttons, read


@pytest.mark.parametrize(
    ("said", "one", "two"),
    [
        ("block outside calls from lobby paris", "set outgoing", "set incoming"),
        ("block external calls from lobby paris", "set outgoing", "set incoming"),
        ("block calls from abroad to lobby paris", "set incoming", "international block"),
        ("let lobby paris call only local numbers", "national allow", "allow local calls only"),
        ("only local calls from lobby paris", "national allow", "allow local calls only"),
        ("blacklist lobby paris", "add rule reject", "access everybody but members"),
        ("blacklist calls in lobby paris", "add rule reject", "access everybody but members"),
        ("whitelist lobby paris", "add rule accept", "access only members"),
        ("disable allow list for lobby paris", "set accept", "access everybody but members"),
        ("turn on the block list for lobby paris", "set reject", "access everybody but members"),
        ("turn the block list off in lobby paris", "set reject", "access only members"),
    ],
)
def test_two_meanings_are_asked(chat: Chat, said: str, one: str, two: str) -> None:
    asked = chat.ask(said)
    assert buttons(asked) == ["Choose", "Choose"], read(asked)
    assert one in asked.markdown
    assert two in asked.markdown
    assert chat.writes() == []


@pytest.mark.parametrize(
    ("said", "begins"),
    [
        ("allow all calls from lobby paris", "Outgoing Permission · Lobby Paris"),
        ("allow lobby paris's outgoing calls", "Outgoing Permission · Lobby Paris"),
        ("block lobby paris's outgoing calls", "Outgoing Permission · Lobby Paris"),
        ("block outgoing calls from lobby paris", "Outgoing Permission · Lobby Paris"),
        ("let nobody call lobby paris", "Incoming Permission · Lobby Paris"),
        ("block incoming calls in lobby paris", "Incoming Permission · Lobby Paris"),
        ("allow everyone to push to talk to lobby paris", "Push-to-Talk · Lobby Paris"),
    ],
)
def test_the_change_is_shown_first(chat: Chat, said: str, begins: str) -> None:
    shown = chat.ask(said)
    assert read(shown).startswith(begins), read(shown)
    assert buttons(shown)[0] == "Do it", read(shown)
    assert chat.writes() == []


def test_who_may_talk_is_no_matter_of_answering(chat: Chat) -> None:
    chat.press(chat.ask("everyone may push to talk to lobby paris"), "Do it")
    assert chat.setting("Lobby Paris", "pushToTalk")["accessType"] == "BLOCK_MEMBERS"
    shown = chat.ask("nobody may push to talk to lobby paris")
    assert "Its members may still push to talk" in read(shown)
    chat.press(shown, "Do it")
    assert chat.setting("Lobby Paris", "pushToTalk")["accessType"] == "ALLOW_MEMBERS"


@pytest.mark.parametrize("said", ["make lobby paris anonymous", "let lobby paris call anonymously"])
def test_the_number_of_a_workspace_cannot_be_hidden(chat: Chat, said: str) -> None:
    answer = read(chat.ask(said))
    assert answer.startswith("Edit Caller ID · Lobby Paris")
    assert "Webex cannot hide the number of a workspace when it calls" in answer
    assert chat.writes() == []


def test_the_type_that_was_asked_about_is_allowed(chat: Chat) -> None:
    chat.ask("can lobby paris call abroad?")
    shown = chat.ask("allow it")
    assert read(shown).startswith("Outgoing Permission · Lobby Paris")
    assert "International" in read(shown)
    assert chat.writes() == []
