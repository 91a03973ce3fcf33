"""`help` and `whoami` offer people the commands that their role allows."""

from __future__ import annotations

import pytest

from bot.catalogue import FAMILIES
from tests.chat import Chat, buttons, read, texts

CHANGING = ("edit <setting>", "set <setting>")
LOOKING = ("show ", "workspaces", "history", "watch <workspace|all>", "watches", "unwatch", "whoami")


@pytest.mark.parametrize(
    "typed", ["help", "?", "hello", "hello there", "help me please", "", "   ", "help xyzzy"]
)
def test_help_is_never_far(chat: Chat, typed: str) -> None:
    said = read(chat.ask(typed))
    assert said.startswith("What you can ask me")
    assert all(command in said for command in (*CHANGING, *LOOKING))
    assert "intercept" in said
    assert "ptt" in said


def test_help_offers_only_what_may_be_done(chat: Chat) -> None:
    for person in ("ana", "lena"):
        assert all(command in read(chat.ask("help", person)) for command in (*CHANGING, *LOOKING))
    reader = read(chat.ask("help", "ravi"))
    assert all(command in reader for command in LOOKING)
    assert not any(command in reader for command in CHANGING)
    assert "I have no help on “set”" in read(chat.ask("help set", "ravi"))
    assert "edit ptt" not in read(chat.ask("help ptt", "ravi"))


def test_help_on_a_command_and_on_a_setting(chat: Chat) -> None:
    setting = read(chat.ask("help intercept"))
    assert "Incoming calls: Intercept all / Allow all" in setting
    assert "New number: A full phone number" in setting
    assert "set intercept <workspace> intercept calls on" in setting
    assert "Needs a professional licence" in read(chat.ask("help intercom"))
    assert "set ptt lobby members add Ana Roux" in read(chat.ask("help set"))


def test_every_setting_has_its_help(chat: Chat) -> None:
    said = read(chat.ask("help settings"))
    for family in FAMILIES:
        assert f"{family.title}. {family.help}" in said
        answer = chat.ask(f"help {family.key}")
        assert "`" not in texts(answer), "a card shows code marks as they are"
        shown = read(answer)
        assert shown.startswith(f"Help: {family.title}")
        assert all(field.label in shown for field in family.fields)


def test_the_buttons_of_help_work(chat: Chat) -> None:
    card = chat.ask("help")
    assert [read(chat.press(card, title)).split("\n")[0] for title in buttons(card)] == [
        "The settings",
        "Workspaces",
        "History",
        "Ana Roux",
    ]


def test_whoami_says_the_role_and_what_follows(chat: Chat) -> None:
    assert "Full administrator" in read(chat.ask("whoami"))
    assert "read and change settings" in read(chat.ask("whoami"))
    reader = read(chat.ask("whoami", "ravi"))
    assert "Read-only administrator" in reader
    assert "In every location you may read settings" in reader
    local = read(chat.ask("whoami", "lena"))
    assert "Admin roles in Webex none" in local
    assert "In every location you may nothing" in local
    assert "As location administrator you may change Paris HQ" in local


@pytest.mark.parametrize("typed", ["", "\n", "\u200b"])
def test_a_file_without_words_is_asked_about_and_breaks_nothing(chat: Chat, typed: str) -> None:
    for space in ("ana", "team"):
        answer = read(chat.ask(typed, space=space, files=("plan.pdf",)))
        assert "file" in answer or "What you can ask me" in answer
        assert "Something went wrong" not in answer
    assert "Sorry, no." in read(chat.ask(typed, "sam", files=("plan.pdf",)))
    assert read(chat.ask("show intercept lobby paris", files=("plan.pdf",))).startswith("Call Intercept")
    assert chat.writes() == []
