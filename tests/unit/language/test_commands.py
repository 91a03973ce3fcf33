"""Words to a command: quotes, dashes, invisible characters, whole words, the longest setting."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalogue import family_of
from bot.errors import NotUnderstood
from bot.language.command_list import COMMANDS
from bot.language.commands import Invocation, exact_command, loose_command
from bot.language.vocabulary import SETTING_NAMES
from bot.language.words import Word, joined, split


def find_command(text: str) -> Invocation:
    words = split(text)
    return exact_command(COMMANDS, words) or loose_command(COMMANDS, words)


def plain(text: str) -> list[str]:
    return [f"“{word.text}”" if word.quoted else word.text for word in split(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("show  ptt\tLobby", ["show", "ptt", "Lobby"]),
        ("show “Lobby Paris” now", ["show", "“Lobby Paris”", "now"]),
        ("show ‘Lobby Paris’", ["show", "“Lobby Paris”"]),
        ("show «Lobby Paris»", ["show", "“Lobby Paris”"]),
        ("Ana's room and 'Bob room'", ["Ana's", "room", "and", "“Bob room”"]),
        ("show 'Lobby", ["show", "'Lobby"]),
        ("push–to—talk", ["push-to-talk"]),
        ("help?!", ["help"]),
        ('"what?"', ["“what?”"]),
        ("sh\u200bow\x00ptt\u2028x", ["show", "ptt", "x"]),
        ('""', ['""']),
        ("", []),
        (" \n ", []),
        ("?", []),
    ],
)
def test_split(text: str, words: list[str]) -> None:
    assert plain(text) == words


def test_too_long_is_no_command() -> None:
    assert len(split("x" * 1000)) == 1
    with pytest.raises(NotUnderstood, match="1,001 characters"):
        split("x" * 1001)


@given(st.text(max_size=1000))
def test_no_text_breaks_the_reading(text: str) -> None:
    words = split(text)
    assert all(word.text.isprintable() for word in words)
    try:
        assert (exact_command(COMMANDS, words) or loose_command(COMMANDS, words)).command in COMMANDS
    except NotUnderstood as refusal:
        assert refusal.next_step


@pytest.mark.parametrize(
    ("text", "command", "rest"),
    [
        ("", "help", ""),
        ("SHOW ptt lobby", "show", "ptt lobby"),
        ("lobby show ptt", "show", "lobby ptt"),
        ("ptt lobby", "show", "ptt lobby"),
        ("set ptt lobby on", "set", "ptt lobby on"),
        ("me", "whoami", ""),
    ],
)
def test_find_command(text: str, command: str, rest: str) -> None:
    found = find_command(text)
    assert (found.command.name, joined(found.words)) == (command, rest)


@pytest.mark.parametrize(
    "text", ["please set ptt lobby on", "never set ptt lobby on", "show_all", "reshow", '"show" x', "lobby"]
)
def test_what_changes_something_has_to_be_said_first_and_whole(text: str) -> None:
    with pytest.raises(NotUnderstood):
        find_command(text)


@pytest.mark.parametrize(
    ("text", "family", "rest"),
    [
        ("intercept lobby", "intercept", "lobby"),
        ("call intercept lobby", "intercept", "lobby"),
        ("lobby call intercept", "intercept", "lobby"),
        ("big intercept lobby", "intercept", "big lobby"),
        ("push to talk lobby", "ptt", "lobby"),
        ("push-to-talk lobby", "ptt", "lobby"),
        ('"intercept" lobby', None, "intercept lobby"),
        ("interceptor lobby", None, "interceptor lobby"),
    ],
)
def test_find_family(text: str, family: str | None, rest: str) -> None:
    found, left = SETTING_NAMES.find(split(text))
    assert found is (family_of(family) if family else None)
    assert joined(left) == rest


def test_a_quoted_word_is_no_keyword() -> None:
    assert Word("Show").plain == "show"
    assert Word("Show", quoted=True).plain == ""
