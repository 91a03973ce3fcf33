"""`show risky`: the workspaces whose settings are risky as they are, and what it is."""

from __future__ import annotations

from typing import Any

import pytest

from tests.chat import Chat, api_requests, buttons, choices, read

PREMIUM = "+33899123456"


def put(chat: Chat, workspace: str, name: str, **values: Any) -> None:
    """A setting is so from now on, as if changed in Control Hub."""
    with chat.cloud.state.lock:
        document = chat.cloud.state.settings[chat.cloud.workspace(workspace).id][name]
        for key, value in values.items():
            *path, last = key.split("__")
            inner = document
            for part in path:
                inner = inner[part]
            inner[last] = value


def forward(chat: Chat, workspace: str, number: str) -> None:
    always = {
        "enabled": True,
        "destination": number,
        "ringReminderEnabled": False,
        "destinationVoicemailEnabled": False,
    }
    put(chat, workspace, "callForwarding", callForwarding__always=always)


@pytest.mark.parametrize(
    "asked",
    [
        "show risky",
        "risky",
        "what is risky?",
        "which rooms are risky?",
        "is anything risky?",
        "show me what is risky",
    ],
)
def test_nothing_is_risky(chat: Chat, asked: str) -> None:
    said = read(chat.ask(asked))
    assert said.startswith("Risky now · all workspaces") and "Nothing." in said
    assert "Looked at: Call Intercept, Call Forwarding" in said


@pytest.mark.parametrize(
    ("workspace", "name", "values", "says"),
    [
        ("Atrium", "intercept", {"enabled": True}, "Call Intercept is on"),
        ("Huddle", "selectiveAccept", {"enabled": True}, "has no rule that accepts a call"),
        ("Lobby Paris", "callRecordings", {"enabled": True, "record": "Never"}, "is on and records nothing"),
        ("Lobby Paris", "callRecordings", {"enabled": False, "record": "Always"}, "is set up and off"),
    ],
)
def test_what_is_risky_is_said(
    chat: Chat, workspace: str, name: str, values: dict[str, Any], says: str
) -> None:
    put(chat, workspace, name, **values)
    answer = chat.ask("show risky")
    assert "1 of 10 workspaces." in read(answer) and says in read(answer)
    assert buttons(answer) == ["Open"]
    assert read(chat.press(answer, "Open")).startswith(workspace)
    put(chat, workspace, name, enabled=False, **({"record": "Never"} if "record" in values else {}))
    assert "Nothing." in read(chat.ask("show risky"))


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ("international allow premium services i allow", "International and Premium services I calls may go"),
        ("international code", "International calls ask for an access code, and none is on the list here"),
        ("international block", ""),
    ],
)
def test_which_calls_may_go_out_is_looked_at(chat: Chat, fields: str, says: str) -> None:
    chat.ask("set outgoing huddle international block premium services i block premium services ii block")
    chat.ask(f"set outgoing huddle {fields}")
    assert "Nothing." in read(chat.ask("show risky"))  # the location's permissions hold
    chat.ask("set outgoing huddle use custom settings on use custom call types on")
    said = read(chat.ask("show risky"))
    assert says in said and ("Huddle" in said) == bool(says)


@pytest.mark.parametrize(
    ("number", "says"),
    [
        ("+33612345678", "is nobody's here: calls may go outside"),
        (PREMIUM, "is a premium-rate number: each call costs"),
        ("+12125550142", "is a number abroad: each call may cost"),
        ("4404", ""),
    ],
)
def test_where_calls_are_sent_is_looked_at(chat: Chat, number: str, says: str) -> None:
    forward(chat, "Lobby Paris", number)
    said = read(chat.ask("show risky at Paris"))
    assert says in said and ("Lobby Paris" in said) == bool(says)


def test_every_way_by_which_calls_leave_is_looked_at(chat: Chat) -> None:
    chat.ask("set simultaneous lobby paris on")
    chat.ask("set voicemail huddle on transfer on 0 to +33 899 12 34 56")
    said = read(chat.ask("show risky"))
    assert "Simultaneous Ring: +33 6 12 34 56 78 is nobody's here" in said
    assert "Voicemail: +33 899 12 34 56 is a premium-rate number" in said
    assert "Please check" in read(chat.ask("set voicemail huddle rings 4"))
    chat.ask("set simultaneous lobby paris off")
    chat.ask("set voicemail huddle off")
    assert "Nothing." in read(chat.ask("show risky"))


def test_a_circle_is_seen_beyond_what_is_selected(chat: Chat) -> None:
    forward(chat, "Huddle", "4420")
    forward(chat, "Kitchen", "4404")
    said = read(chat.ask("show risky huddle"))
    assert "Calls go in a circle: Huddle → Kitchen → Huddle" in said


def test_a_selection_is_looked_at_alone(chat: Chat) -> None:
    for name in ("Atrium", "Lobby Paris", "Huddle"):
        put(chat, name, "intercept", enabled=True)
    assert "2 of 5 workspaces." in read(chat.ask("show risky at Paris"))
    lobbies = read(chat.ask("show risky in all lobbies"))
    assert "1 of 2 workspaces." in lobbies and "Lobby Paris" in lobbies and "Huddle" not in lobbies


def test_who_may_see_some_sees_these(chat: Chat) -> None:
    for name in ("Atrium", "Huddle"):
        put(chat, name, "intercept", enabled=True)
    said = read(chat.ask("show risky", "lena", space="team"))
    assert "Huddle" in said and "Atrium" not in said
    assert "Sorry, no." in read(chat.ask("show risky", "sam", space="team"))


def test_many_are_chosen_from_or_come_as_a_file(chat: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    for one in chat.bot.ground.admin.directory.workspaces():
        put(chat, one.name, "intercept", enabled=True)
    card = chat.ask("show risky")
    assert buttons(card) == ["Open"] and len(choices(card, "say")) == 8
    monkeypatch.setattr("bot.commands.reading.risky.MAX_ROWS", 5)
    answer = chat.ask("show risky")
    assert "8 of 10 workspaces." in read(answer)
    assert "Call Intercept is on" in answer.files[0].content.decode("utf-8-sig")


def test_what_a_licence_lacks_is_not_asked_for(chat: Chat) -> None:
    before = len(chat.cloud.requests)
    chat.ask("show risky gym")
    asked = [one.path for one in api_requests(chat.cloud, before)]
    assert not any("selectiveAccept" in path for path in asked)
    assert not any("accessCodes" in path for path in asked)


def test_too_much_is_not_read(chat: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.commands.reading.risky.MAX_READS", 20)
    assert "I read 20 at most for one answer" in read(chat.ask("show risky"))
    assert "Risky now" in read(chat.ask("show risky gym"))


def test_what_cannot_be_read_is_counted(chat: Chat) -> None:
    chat.cloud.fault("GET .*/intercept", status=500, times=60)
    assert "settings could not be read" in read(chat.ask("show risky at Paris"))


def test_a_question_about_a_change_stays_one(chat: Chat) -> None:
    answer = read(chat.ask("is it risky to forward lobby paris to +33612345678"))
    assert "Risky now" not in answer
    assert chat.writes() == []


def test_a_workspace_of_that_name_is_shown(chat: Chat) -> None:
    chat.rename("Gym", "Risky Business")
    assert read(chat.ask("show risky")).startswith("Risky Business")
