"""Push-to-Talk: members are added by name, number or extension, and kept when other fields change."""

from __future__ import annotations

from typing import Any

import pytest

from tests.chat import Chat, button, choices, filled, read

ADD = "f-members--add"
PICK = "f-members--pick"
LOBBY = "Lobby Paris"


def members(chat: Chat) -> list[str]:
    """The names on the list of the lobby, as the cloud holds it."""
    return [
        " ".join(dict.fromkeys((one.get("firstName", ""), one.get("lastName", "")))).strip()
        for one in chat.setting(LOBBY, "pushToTalk")["members"]
    ]


def put_on_list(chat: Chat, *keys: str) -> None:
    ids = [chat.cloud.person(key).id for key in keys]
    chat.cloud.change(chat.cloud.workspace(LOBBY), "pushToTalk", {"members": ids})


def test_the_status_shows_members_with_type_number_and_place(chat: Chat) -> None:
    put_on_list(chat, "ana", "kim.dahl")
    said = read(chat.ask("show ptt lobby paris"))
    for line in ("Answer automatically: Off", "Connection: Two-way", "Access: Only members"):
        assert line in said
    assert "Ana Roux: person · x4001 · +33 1 70 00 10 01 · Paris HQ" in said
    assert "Kim Dahl: person · x5010 · +1 303-555-0103 · Denver" in said


def test_what_an_empty_list_means_is_said(chat: Chat) -> None:
    assert "Nobody may push to talk to Lobby Paris." in read(chat.ask("show ptt lobby paris"))
    chat.ask("set ptt lobby paris access everybody but members")
    assert "Everybody may push to talk to Lobby Paris." in read(chat.ask("show ptt lobby paris"))


def test_the_form_shows_members_with_type_number_and_place(chat: Chat) -> None:
    put_on_list(chat, "ana", "kim.dahl")
    form = chat.ask("edit ptt lobby paris")
    assert list(choices(form, "f-members")) == [
        "Ana Roux · person · x4001 · +33 1 70 00 10 01 · Paris HQ",
        "Kim Dahl · person · x5010 · +1 303-555-0103 · Denver",
    ]


def test_everything_is_saved_in_one_go(chat: Chat) -> None:
    form = chat.ask("edit ptt lobby paris")
    outcome = chat.press(
        form,
        "Save",
        inputs={
            "f-allowAutoAnswer": "true",
            "f-connectionType": "ONE_WAY",
            "f-accessType": "BLOCK_MEMBERS",
            ADD: "Ana Roux, x5010, +33 1 70 00 10 10; Chloe Martin, Lobby Denver, Paris Reception",
        },
    )
    said = read(outcome)
    assert said.startswith("Saved: Push-to-Talk · Lobby Paris")
    assert "Connection: Two-way → One-way" in said
    held = chat.setting(LOBBY, "pushToTalk")
    assert (held["allowAutoAnswer"], held["connectionType"], held["accessType"]) == (
        True,
        "ONE_WAY",
        "BLOCK_MEMBERS",
    )
    assert len(held["members"]) == 6
    assert {"Ana Roux", "Kim Dahl", "Kim Lee", "Chloé Martin"} <= set(members(chat))
    assert len(chat.writes()) == 1


def test_a_name_that_two_bear_is_asked_about(chat: Chat) -> None:
    form = chat.ask("edit ptt lobby paris")
    again = chat.press(form, "Save", inputs={ADD: "Kim, Bob Johnson"})
    assert "2 fit “Kim”" in read(again)
    assert chat.writes() == []
    offered = choices(again, PICK)
    lee = next(value for title, value in offered.items() if title.startswith("Kim Lee"))
    ticked = filled(again).get(PICK, "")
    chat.press(again, "Save", inputs={PICK: ",".join(filter(None, (ticked, lee)))})
    assert sorted(members(chat)) == ["Bob Johnson", "Kim Lee"]


@pytest.mark.parametrize("typed", ["Nobody Inparticular", "x9999", "+33999999999", "<script>"])
def test_a_name_that_nobody_bears_comes_back(chat: Chat, typed: str) -> None:
    again = chat.press(chat.ask("edit ptt lobby paris"), "Save", inputs={ADD: typed})
    assert "Nobody with a Webex Calling number is called" in read(again)
    assert filled(again)[ADD] == typed
    assert chat.writes() == []


def test_more_than_twenty_names_at_once_are_all_asked_for_again(chat: Chat) -> None:
    put_on_list(chat, "ana")
    rooms = [room.name for room in chat.cloud.add_workspaces(25, "Zed {:03}")]
    chat.read_workspaces()
    again = chat.press(chat.ask("edit ptt lobby paris"), "Save", inputs={ADD: ", ".join(rooms)})
    assert "To correct: Members" in read(again)
    assert "Add at most 20 at a time" in read(again)
    assert filled(again)[ADD] == ", ".join(rooms)
    assert filled(again)["f-members"] == "0"
    assert chat.writes() == []
    chat.press(again, "Save", inputs={ADD: ", ".join(rooms[:20])})
    assert [name.removesuffix(" .") for name in members(chat)] == ["Ana Roux", *rooms[:20]]


def test_members_are_taken_off_by_their_ticks(chat: Chat) -> None:
    put_on_list(chat, "ana", "kim.dahl", "bob")
    form = chat.ask("edit ptt lobby paris")
    chat.press(form, "Save", inputs={"f-members": "0,2"})
    assert members(chat) == ["Ana Roux", "Bob Johnson"]
    form = chat.ask("edit ptt lobby paris")
    inputs = filled(form)
    del inputs["f-members"]
    assert "→ Nobody" in read(chat.send(form, {**inputs, **button(form, "Save")}))
    assert members(chat) == []


def test_a_change_of_something_else_leaves_the_members_alone(chat: Chat) -> None:
    put_on_list(chat, "ana", "kim.dahl")
    form = chat.ask("edit ptt lobby paris")
    put_on_list(chat, "ana", "kim.dahl", "bob")
    assert "Off → On" in read(chat.press(form, "Save", inputs={"f-allowAutoAnswer": "true"}))
    assert members(chat) == ["Ana Roux", "Kim Dahl", "Bob Johnson"]
    assert chat.writes() == [{"allowAutoAnswer": True}]


def test_members_that_moved_meanwhile_are_not_overwritten(chat: Chat) -> None:
    put_on_list(chat, "ana", "kim.dahl")
    form = chat.ask("edit ptt lobby paris")
    put_on_list(chat, "ana", "kim.dahl", "bob")
    said = read(chat.press(form, "Save", inputs={"f-members": "0"}))
    assert "Somebody changed this while your form was open; nothing was written." in said
    assert "Ana Roux, Kim Dahl → Ana Roux, Kim Dahl, Bob Johnson" in said
    assert chat.writes() == []


@pytest.mark.parametrize(
    ("typed", "held"),
    [
        ("set ptt lobby paris on", {"allowAutoAnswer": True}),
        ("set ptt lobby paris auto answer on connection one-way", {"connectionType": "ONE_WAY"}),
        ("set intercom lobby paris direction 1-way", {"connectionType": "ONE_WAY"}),
        ("set push to talk x4321 access block", {"accessType": "BLOCK_MEMBERS"}),
    ],
)
def test_fields_are_set_from_the_keyboard(chat: Chat, typed: str, held: dict[str, Any]) -> None:
    assert "Saved" in read(chat.ask(typed))
    assert held.items() <= chat.setting(LOBBY, "pushToTalk").items()
    assert len(chat.writes()) == 1


@pytest.mark.parametrize(
    ("typed", "then"),
    [
        ("members add Bob Johnson", ["Ana Roux", "Kim Dahl", "Bob Johnson"]),
        ("members add Bob Johnson and Kim Lee", ["Ana Roux", "Kim Dahl", "Bob Johnson", "Kim Lee"]),
        ('members add "Bob Johnson" x4010', ["Ana Roux", "Kim Dahl", "Bob Johnson", "Kim Lee"]),
        ("members +Bob –Ana", ["Kim Dahl", "Bob Johnson"]),
        ("members remove Kim Dahl", ["Ana Roux"]),
        ("member add bob johnson remove kim", ["Ana Roux", "Bob Johnson"]),
        ("members remove x4001, x5010 add Kim Lee", ["Kim Lee"]),
        ("members remove +33170001001 add +33 1 70 00 10 10", ["Kim Dahl", "Kim Lee"]),
    ],
)
def test_members_come_and_go_from_the_keyboard(chat: Chat, typed: str, then: list[str]) -> None:
    put_on_list(chat, "ana", "kim.dahl")
    assert "Saved: Push-to-Talk" in read(chat.ask(f"set ptt lobby paris {typed}"))
    assert sorted(members(chat)) == sorted(then)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("members add Kim", "Several fit “Kim”"),
        ("members add Zaphod", "Nobody with a Webex Calling number is called “Zaphod”"),
        ("members remove Zaphod", "“Zaphod” is not on the list"),
        ("members remove Zaphod", "Say one of these by name"),
        ("members Ana Roux", "Say whether to add or to remove."),
        ("members", "What should “Members” be?"),
        ("members add", "Say whom"),
        ("access nobody", "Choose one of: Only members, Everybody but members."),
    ],
)
def test_what_cannot_be_done_to_members_changes_nothing(chat: Chat, typed: str, told: str) -> None:
    put_on_list(chat, "ana")
    said = read(chat.ask(f"set ptt lobby paris {typed}"))
    assert told in said
    assert "Nothing was changed." in said
    assert chat.writes() == []
    assert members(chat) == ["Ana Roux"]


@pytest.mark.parametrize("workspace", ["Gym", "Kitchen"])
def test_a_common_area_licence_has_no_push_to_talk(chat: Chat, workspace: str) -> None:
    for verb in ("show", "edit"):
        said = read(chat.ask(f"{verb} ptt {workspace}"))
        assert f"Push-to-Talk needs a professional licence; {workspace} has a common-area licence." in said
    refused = chat.ask(f"set ptt {workspace} on")
    assert "professional licence" in read(refused)
    offered = choices(refused, "say")
    assert next(iter(offered)) == f"Show {workspace}" and [*offered][-1] == "Other workspaces"
    for title in offered:
        assert "licence." not in read(chat.choose(refused, title)), title
    assert chat.writes() == []
    assert read(chat.ask(f"show intercept {workspace}")).startswith("Call Intercept")


@pytest.mark.parametrize(
    ("workspace", "why"),
    [("Quiet Room", "has no Webex Calling"), ("Hot Desk 7", "is hot desk only")],
)
def test_without_webex_calling_there_is_nothing_to_set(chat: Chat, workspace: str, why: str) -> None:
    for typed in (f"show intercept {workspace}", f"edit ptt {workspace}", f"set intercept {workspace} on"):
        said = read(chat.ask(typed))
        assert why in said
        assert "workspaces" in said
    assert why in read(chat.ask(f"show {workspace}"))
    assert chat.writes() == []


def test_of_several_with_the_name_one_is_chosen_by_a_button(chat: Chat) -> None:
    asked = chat.ask("add Kim to push to talk of the lobby paris")
    assert "Which one?" in read(asked)
    said = read(chat.choose(asked, "Kim Lee"))
    assert said.startswith("Saved: Push-to-Talk")
    assert "Kim Lee" in said
    assert "Kim Dahl" not in said
