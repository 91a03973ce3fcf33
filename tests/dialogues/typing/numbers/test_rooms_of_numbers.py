"""A number that was found somewhere: which room it is of."""

from __future__ import annotations

import pytest

from tests.chat import Chat, read


@pytest.mark.parametrize(
    "said",
    [
        "found a label {} on a jack in the mdf, which room is that",
        "sticker says {}. whose is that?",
        "{} on a patch panel, which phone is it",
    ],
)
def test_the_room_of_a_number_that_was_found_is_shown(chat: Chat, said: str) -> None:
    gym = chat.cloud.workspace("Gym")
    shown = read(chat.ask(said.format(f"x{gym.extension}")))
    assert shown.startswith("Gym") and not chat.changes()


@pytest.mark.parametrize(
    "said",
    ["some spammer calls from 7205550188, who is that", "the code is 7205550188, which room is that"],
)
def test_a_caller_or_a_code_is_no_room(chat: Chat, said: str) -> None:
    shown = read(chat.ask(said))
    assert not shown.startswith("Gym") and not chat.changes()
