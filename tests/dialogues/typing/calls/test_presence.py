"""Who is in a room is a condition that the bot cannot know: nothing is written."""

from __future__ import annotations

import pytest

from tests.chat import Chat, read


@pytest.mark.parametrize(
    "said",
    [
        "if nobody is in the huddle forward it to 4405",
        "if no one is at the huddle send calls to 4405",
        "when nobody is there, forward huddle to 4405",
        "forward huddle to 4405 when nobody's around",
        "send calls to voicemail in huddle if nobody is in the room",
    ],
)
def test_presence_writes_nothing(chat: Chat, said: str) -> None:
    assert "Nothing was changed" in read(chat.ask(said))
    assert chat.writes() == []


@pytest.mark.parametrize(
    "said",
    [
        "if nobody is at the huddle phone, 4405 should get the call",
        "if nobody answers forward huddle to 4405",
    ],
)
def test_who_answers_is_told_by_the_phone(chat: Chat, said: str) -> None:
    assert "unanswered" in read(chat.ask(said))
