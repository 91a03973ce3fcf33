"""What one workspace is to have as another has it, in everyday words, is a plan that is shown first."""

from __future__ import annotations

import pytest

from tests.chat import Chat, read


@pytest.mark.parametrize(
    ("said", "command"),
    [
        ("use the gym's forwarding for the kitchen", "copy forwarding from Gym to Kitchen"),
        ("apply gym's dnd to kitchen", "copy dnd from Gym to Kitchen"),
        ("same forwarding for kitchen as gym", "copy forwarding from Gym to Kitchen"),
        ("give the kitchen the same forwarding as the gym", "copy forwarding from Gym to Kitchen"),
        ("copy the settings of gym to kitchen", "copy everything from Gym to Kitchen"),
        ("apply the settings of the gym to the kitchen", "copy everything from Gym to Kitchen"),
        ("copy the gym's settings to the kitchen", "copy everything from Gym to Kitchen"),
        ("copy the gym's dnd and forwarding to the kitchen", "copy dnd and forwarding from Gym to Kitchen"),
        ("forward kitchen like gym", "copy forwarding from Gym to Kitchen"),
    ],
)
def test_it_is_the_copy_command(chat: Chat, said: str, command: str) -> None:
    chat.ask(said)
    chat.planned(command)
    assert not chat.writes()


def test_what_is_not_known_of_it_forwards_nothing(chat: Chat) -> None:
    answer = read(chat.ask("copy the gym's forwarding to the kitchen and not the huddle"))
    assert answer.startswith("I did not understand what to copy")
    assert not chat.writes()
