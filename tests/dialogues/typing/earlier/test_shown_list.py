"""“Remove 2” right behind a list that was shown."""

from __future__ import annotations

import pytest

from tests.chat import Chat, read


@pytest.mark.parametrize(
    ("said", "setting"),
    [
        ("remove 1", "Selective Reject"),
        ("remove number 1", "Selective Reject"),
        ("delete the second", "Selective Reject"),
        ("remove the second rule", "Selective Reject"),
        ("remove rule 1 there", "Selective Reject"),
    ],
)
def test_the_item_is_of_the_list_that_was_shown(chat: Chat, said: str, setting: str) -> None:
    chat.ask("list rules reject lobby paris")
    assert read(chat.ask(said)).startswith(f"Remove rule · {setting} · Lobby Paris")
    assert chat.writes() == []


def test_an_item_is_named(chat: Chat) -> None:
    chat.ask("list patterns lobby paris")
    assert read(chat.ask("delete premium")).startswith("Remove digit pattern · Lobby Paris")


def test_an_access_code_is_removed_by_name_only(chat: Chat) -> None:
    chat.ask("list codes lobby paris")
    assert "What cannot be undone I do by name only." in read(chat.ask("remove 1"))


@pytest.mark.parametrize("said", ["remove voicemail from lobby denver", "remove 1"])
def test_other_words_are_read_as_before(chat: Chat, said: str) -> None:
    chat.ask("list patterns lobby paris")
    chat.ask("show dnd lobby denver")
    assert "Lobby Paris" not in read(chat.ask(said))
