"""What is asked at the end of a message, or of nobody: it is answered, and nothing is written."""

from __future__ import annotations

import pytest

from tests.chat import Chat, buttons, read


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("huddle should be forwarded to 4404, shouldn't it", "Call Forwarding · Huddle"),
        ("calls to huddle should go to 4404, shouldnt they", "Call Forwarding · Huddle"),
        ("dnd is on in the gym, isn't it", "Do Not Disturb · Gym"),
        ("reject anonymous calls at lobby paris, yes or no", "Anonymous Call Rejection · Lobby Paris"),
        ("dnd on gym yes/no", "Do Not Disturb · Gym"),
        (
            "a guest says calls to huddle get an announcement, is intercept on there",
            "Call Intercept · Huddle",
        ),
        ("they say the gym never rings, is dnd on there", "Do Not Disturb · Gym"),
        ("reception says nobody can reach lobby paris, is it forwarded?", "Call Forwarding · Lobby Paris"),
        ("gym dnd is on. is forwarding on there?", "Call Forwarding · Gym"),
        ("anyone allowed to barge in on lobby paris", "Barge In · Lobby Paris"),
        ("anybody on push to talk at lobby paris", "Push-to-Talk · Lobby Paris"),
    ],
)
def test_it_is_answered(chat: Chat, said: str, title: str) -> None:
    assert read(chat.ask(said)).startswith(title)
    assert chat.writes() == []


@pytest.mark.parametrize(
    "said",
    [
        "can you forward the gym to 4404?",
        "would you mind putting the gym on dnd?",
        "could you let ana roux push to talk to lobby paris?",
    ],
)
def test_a_polite_order_with_a_question_mark_is_shown_first(chat: Chat, said: str) -> None:
    answer = chat.ask(said)
    assert "Shall I make this change?" in read(answer)
    assert chat.writes() == []
    assert read(chat.press(answer, "Do it")).startswith("Saved: ")


def test_without_the_question_mark_it_is_an_order(chat: Chat) -> None:
    assert "Undo" in buttons(chat.ask("can you turn on dnd in the gym"))
