"""“Only” beside types of calls: those are allowed and all others blocked, and that is shown first."""

from __future__ import annotations

import pytest

from tests.chat import Chat, read

INTERNAL, TOLL_FREE, NATIONAL = "INTERNAL_CALL", "TOLL_FREE", "NATIONAL"


def _allowed(chat: Chat, workspace: str) -> set[str]:
    rows = chat.setting(workspace, "outgoingPermission")["callingPermissions"]
    return {row["callType"] for row in rows if row["action"] == "ALLOW"}


@pytest.mark.parametrize(
    ("said", "allowed"),
    [
        ("only allow toll free calls from the gym", {TOLL_FREE}),
        ("allow only internal calls from the gym", {INTERNAL}),
        ("allow just internal calls from the gym", {INTERNAL}),
        ("the gym may only call inside", {INTERNAL}),
        ("let the gym only call within the company", {INTERNAL}),
        ("allow only internal and national calls from the gym", {INTERNAL, NATIONAL}),
        ("only internal, national and toll free calls out of the gym", {INTERNAL, NATIONAL, TOLL_FREE}),
        ("allow nothing but internal calls from the gym", {INTERNAL}),
        ("block all calls except internal and toll free from the gym", {INTERNAL, TOLL_FREE}),
        ("allow internal calls from the gym and block everything else", {INTERNAL}),
        ("only allow toll free calls from the gym because of the children", {TOLL_FREE}),
        ("children in the gym may only call toll free numbers", {TOLL_FREE}),
    ],
)
def test_all_other_types_are_blocked_once_that_is_pressed(chat: Chat, said: str, allowed: set[str]) -> None:
    shown = chat.ask(said)
    assert read(shown).startswith("Outgoing Permission · Gym")
    assert chat.writes() == []
    chat.press(shown, "Do it")
    assert _allowed(chat, "Gym") == allowed


def test_all_but_one_type_are_allowed(chat: Chat) -> None:
    shown = chat.ask("allow all calls except international from the gym")
    chat.press(shown, "Do it")
    assert len(_allowed(chat, "Gym")) == 9
    assert "INTERNATIONAL" not in _allowed(chat, "Gym")


@pytest.mark.parametrize("said", ["gym: internal calls only", "allow only internal calls in the gym"])
def test_which_way_is_asked_where_it_is_not_said(chat: Chat, said: str) -> None:
    asked = read(chat.ask(said))
    assert asked.startswith("Calls from it, or calls to it? Nothing was changed.")
    assert "Only internal calls go out" in asked
    assert "Only internal calls come in" in asked
    assert chat.writes() == []


def test_calls_to_it_are_incoming(chat: Chat) -> None:
    assert read(chat.ask("allow only internal calls to the gym")).startswith("Incoming Permission · Gym")


def test_just_may_mean_no_more_than_simply(chat: Chat) -> None:
    asked = read(chat.ask("just allow toll free calls from the gym"))
    assert asked.startswith("Shall all other types of calls be blocked? Nothing was changed.")
    assert chat.writes() == []


@pytest.mark.parametrize(
    "said",
    ["allow only internal calls from gym and huddle", "allow only internal calls from all lobbies"],
)
def test_it_is_planned_for_several(chat: Chat, said: str) -> None:
    assert read(chat.ask(said)) == "p-1: I look at 2 workspaces first. Nothing is changed yet."


def test_who_sees_a_number_cannot_be_chosen(chat: Chat) -> None:
    said = read(chat.ask("show the gym's number to internal callers only"))
    assert "who sees it cannot be chosen. Nothing was changed." in said
    assert chat.writes() == []


@pytest.mark.parametrize(
    "said",
    [
        "record only incoming calls in the gym",
        "record incoming calls in the gym",
        "record only external calls in the gym",
        "stop recording outgoing calls in the gym",
        "gym recording: incoming only",
    ],
)
def test_all_calls_are_recorded_or_none(chat: Chat, said: str) -> None:
    answer = read(chat.ask(said))
    assert answer.startswith("Webex records all calls of a workspace or none")
    assert "Nothing was changed." in answer
    assert chat.writes() == []


@pytest.mark.parametrize(
    ("said", "begins"),
    [
        ("are incoming calls recorded in the gym?", "Call Recording · Gym"),
        ("is the gym recording outgoing calls", "Call Recording · Gym"),
        ("play the recording announcement for internal calls in the gym", "Saved: Call Recording · Gym"),
    ],
)
def test_questions_and_announcements_are_no_such_order(chat: Chat, said: str, begins: str) -> None:
    assert read(chat.ask(said)).startswith(begins)
