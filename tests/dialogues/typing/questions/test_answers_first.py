"""The first sentence of an answer is about what was asked, whatever else is set."""

from __future__ import annotations

import pytest

from tests.chat import Chat, read


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("is dnd on in lobby paris?", "No. Do not disturb is off."),
        ("is call waiting on in lobby paris?", "It is set so, but not in force. Call waiting is on."),
        ("is intercept off for lobby paris?", "Yes. Intercept calls is off."),
        ("is voicemail on in lobby paris?", "No. Voicemail is off."),
    ],
)
def test_the_setting_that_was_asked_about_comes_before_what_else_is_so(
    chat: Chat, asked: str, first: str
) -> None:
    chat.ask("forward lobby paris to 4402")
    lines = [line for line in read(chat.ask(asked)).splitlines() if line.strip()]
    sentences = lines[2:]
    assert sentences[0].startswith(first), lines
    assert any("4402" in line for line in sentences[1:3]), lines


@pytest.mark.parametrize(
    "asked",
    [
        "why doesn't lobby paris ring?",
        "why is lobby paris not ringing",
        "so why does lobby paris never ring?",
        "why is lobby paris so silent?",
    ],
)
def test_why_it_does_not_ring_is_told_by_what_callers_experience(chat: Chat, asked: str) -> None:
    chat.ask("set dnd lobby paris on")
    answer = read(chat.ask(asked))
    assert "do not ring" in answer and "do not disturb is on" in answer
    assert "did not understand" not in answer
    assert len(chat.writes()) == 1


@pytest.mark.parametrize("said", ["who changed it?", "who did that?"])
def test_it_is_what_was_spoken_of_and_no_part_of_a_name(chat: Chat, said: str) -> None:
    assert "I do not know which workspace you mean" in read(chat.ask(said))
    chat.ask("set dnd lobby paris on")
    assert "Ana Roux changed Do Not Disturb of Lobby Paris last" in read(chat.ask(said))


@pytest.mark.parametrize(
    "said",
    [
        "let lobby paris go to voicemail",
        "send lobby paris to voicemail",
        "calls to lobby paris straight to voicemail",
        "make calls to lobby paris go straight to voicemail",
    ],
)
def test_sent_to_voicemail_means_all_calls_and_is_shown_first(chat: Chat, said: str) -> None:
    assert "Send all calls: Off → On" in read(chat.ask(said))
    assert chat.writes() == []


@pytest.mark.parametrize(
    "said",
    ["forward lobby paris to 4321", "when lobby paris is busy send calls to 4321"],
)
def test_calls_are_not_sent_back_to_where_they_come_from(chat: Chat, said: str) -> None:
    assert "That number is Lobby Paris itself. Nothing was changed." in read(chat.ask(said))
    assert chat.writes() == []
