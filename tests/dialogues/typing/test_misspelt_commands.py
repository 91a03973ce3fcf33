"""A misspelt command before a setting or a workspace is asked about, with one press."""

from __future__ import annotations

import pytest

from tests.chat import Chat, choices, read


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("hlep forwarding", "help forwarding"),
        ("hepl scheduled", "help scheduled"),
        ("hisotry gym", "history gym"),
        ("wacth gym", "watch gym"),
        ("edti forwarding gym", "edit forwarding gym"),
        ("lsit numbers lobby paris", "list numbers lobby paris"),
        ("comapre gym kitchen", "compare gym kitchen"),
    ],
)
def test_it_is_asked_about(chat: Chat, said: str, meant: str) -> None:
    answer = chat.ask(said)
    assert f"Did you mean “{meant}”?" in read(answer)
    assert [*choices(answer, "say").values()] == [meant]
    assert chat.writes() == []


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("shwo gym", "Gym"),
        ("please shwo dnd on gym", "Do Not Disturb · Gym"),
        ("sohw dnd gym", "Do Not Disturb · Gym"),
    ],
)
def test_what_is_only_shown_is_shown(chat: Chat, said: str, title: str) -> None:
    assert read(chat.ask(said)).startswith(f"{title}\n")
    assert chat.writes() == []


def test_the_press_does_it(chat: Chat) -> None:
    answer = chat.ask("hlep forwarding")
    assert read(chat.choose(answer, next(iter(choices(answer, "say"))))).startswith("Help: Call Forwarding")


@pytest.mark.parametrize(
    "said", ["froward gym to 4404", "tunr on dnd in gym", "lost calls in gym", "helo gym"]
)
def test_other_words_are_read_as_before(chat: Chat, said: str) -> None:
    assert "Did you mean “" not in read(chat.ask(said))


def test_what_may_be_a_code_is_not_repeated(chat: Chat) -> None:
    assert "8462" not in read(chat.ask("shwo code 8462 gym"))


def test_a_workspace_called_so_is_no_slip(chat: Chat) -> None:
    chat.rename("Gym", "Shwo Room")
    assert read(chat.ask("shwo room")).startswith("Shwo Room")
