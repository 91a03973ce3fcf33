"""A few words right behind a change say more of it; what they mean is shown first."""

from __future__ import annotations

import pytest

from tests.chat import Chat, read


@pytest.mark.parametrize(
    ("before", "said", "shown"),
    [
        ("forward gym to 4404 when nobody answers", "5 rings", "Rings before forwarding: 3 rings → 5 rings"),
        ("forward gym to 4404 when nobody answers", "after 6 rings", "3 rings → 6 rings"),
        ("forward gym to 4404", "to 4405", "All calls go to: 4404 (Huddle) → 4405"),
        ("forward gym to 4404", "4405 when busy", "When busy, calls go to: None → 4405"),
    ],
)
def test_it_is_of_the_last_change(chat: Chat, before: str, said: str, shown: str) -> None:
    chat.ask(before)
    written = len(chat.writes())
    answer = chat.ask(said)
    assert shown in read(answer)
    assert len(chat.writes()) == written
    chat.press(answer, "Do it")
    assert len(chat.writes()) == written + 1


@pytest.mark.parametrize("said", ["not 5 rings", "5 rings?", "5 rings in the kitchen", "no 5 rings"])
def test_what_denies_asks_or_is_elsewhere_is_not(chat: Chat, said: str) -> None:
    chat.ask("forward gym to 4404 when nobody answers")
    assert "· Gym\n\nShown first: " not in read(chat.ask(said))


def test_long_after_it_is_not(chat: Chat) -> None:
    assert "Do it" not in read(chat.ask("5 rings"))


@pytest.mark.parametrize("said", ["5 rings in all rooms", "5 rings elsewhere", "undone", 'premium " " alone'])
def test_what_is_about_others_or_takes_back_is_not(chat: Chat, said: str) -> None:
    chat.ask("forward gym to 4404 when nobody answers")
    answer = read(chat.ask(said))
    assert "Nothing is changed yet" not in answer and "went wrong" not in answer
