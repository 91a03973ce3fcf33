"""Several things said at once, of which one has an end: none loses it."""

from __future__ import annotations

import pytest

from tests.chat import TO_START, Chat, buttons, choices, read


@pytest.mark.parametrize(
    ("said", "offered"),
    [
        (
            "dnd on in gym for 2 hours. Forward lobby paris to 4402.",
            {"dnd on in gym for 2 hours", "Forward lobby paris to 4402"},
        ),
        (
            "forward lobby paris to 4402 for 2 hours and turn dnd on in gym",
            {"forward lobby paris to 4402 for 2 hours", "turn dnd on in gym"},
        ),
        ("dnd on in gym until 17:00. Same for lobby paris.", {"dnd on in gym until 17:00"}),
        ("turn on dnd in gym for 2 hours, if nobody is there", {"turn on dnd in gym for 2 hours"}),
    ],
)
def test_each_order_is_offered_with_its_time(chat: Chat, said: str, offered: set[str]) -> None:
    chat.wait(TO_START)
    asked = chat.ask(said)
    assert set(choices(asked, "say").values()) == offered
    assert "Nothing was changed" in read(asked)
    assert chat.writes() == []


def test_what_stands_behind_the_end_may_be_the_reason(chat: Chat) -> None:
    chat.wait(TO_START)
    shown = read(chat.ask("turn on dnd in gym until 11pm, we have a party"))
    assert "The reason I would note: “we have a party”" in shown
    assert "then it goes back" in shown
    assert chat.writes() == []


def test_an_end_that_somebody_denies_is_not_offered(chat: Chat) -> None:
    asked = chat.ask("turn on dnd in gym for 2 hours, but not today")
    assert buttons(asked) == []
    assert chat.writes() == []


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("dnd on in gym for 2 hours. Forward huddle to 4402. Same for lobby paris.", "Same for lobby paris"),
        ("dnd on in gym for 2 hours. set forwarding huddle always to", "set forwarding huddle always to"),
    ],
)
def test_what_is_not_understood_beside_an_order_with_an_end_is_named(
    chat: Chat, said: str, named: str
) -> None:
    assert read(chat.ask(said)).startswith(f"I did not understand “{named}”. Nothing was changed.")
