"""Several commands and questions in one message: each is offered, and none is dropped without a word."""

from __future__ import annotations

import pytest

from tests.chat import Chat, choices, read


@pytest.mark.parametrize(
    ("said", "offered"),
    [
        ("is gym forwarded? is kitchen forwarded?", ["is gym forwarded?", "is kitchen forwarded?"]),
        ("watch gym. history gym. show gym", ["watch gym", "history gym", "show gym"]),
        ("turn on dnd in gym; watch kitchen", ["turn on dnd in gym", "watch kitchen"]),
    ],
)
def test_each_is_offered(chat: Chat, said: str, offered: list[str]) -> None:
    answer = chat.ask(said)
    assert "That is more than one command. Nothing was changed yet." in read(answer)
    assert list(choices(answer, "say").values()) == offered
    assert not chat.setting("Gym", "doNotDisturb")["enabled"]


@pytest.mark.parametrize(
    ("said", "word"), [("set dnd gym perhaps", "perhaps"), ("set dnd gym on, watch the kitchen", "kitchen")]
)
def test_what_is_not_read_is_named(chat: Chat, said: str, word: str) -> None:
    assert word in read(chat.ask(said))
