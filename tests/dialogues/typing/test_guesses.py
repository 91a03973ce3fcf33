"""What is chosen beside words that were not understood is shown before it is made."""

from __future__ import annotations

import pytest

from tests.chat import Chat, buttons, read

HALF_UNDERSTOOD = (
    "huddle dnd 24 25 blurb",
    "gym dnd 24 blurb",
    "dnd blurb 7 kitchen",
)


@pytest.mark.parametrize("said", HALF_UNDERSTOOD)
def test_a_choice_beside_words_left_over_is_shown_first(chat: Chat, said: str) -> None:
    asked = chat.ask(said)
    assert buttons(asked)[0] == "Choose", read(asked)
    shown = chat.press(asked, "Choose")
    assert buttons(shown)[0] == "Do it", read(shown)
    assert chat.writes() == []
    assert read(chat.press(shown, "Do it")).startswith("Saved")


def test_so_is_one_that_is_named(chat: Chat) -> None:
    chat.ask("gym dnd 24 blurb")
    assert "Nothing is changed yet" in read(chat.ask("the first"))
    assert chat.writes() == []


def test_a_plain_question_is_answered_at_once(chat: Chat) -> None:
    asked = chat.ask("dnd on in lobby")
    assert read(chat.press(asked, "Choose")).startswith("Saved")


@pytest.mark.parametrize(
    "said", ["forward 4404 from the gym", "forward +1 212 555 0142 at the gym", "divert 4404 in the gym"]
)
def test_which_way_calls_go_is_asked_where_it_is_not_said(chat: Chat, said: str) -> None:
    asked = chat.ask(said)
    assert buttons(asked) == ["Choose", "Choose"], read(asked)
    assert chat.writes() == []


def test_a_yes_to_a_guess_shows_it_first(chat: Chat) -> None:
    asked = chat.ask("turn on dnd in the hudle room blurb")
    if "Choose" in buttons(asked):
        chat.ask("yes")
    assert chat.writes() == []
