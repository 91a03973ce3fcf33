"""Entries of lists added, changed and removed on several workspaces at once: a plan like any other."""

from __future__ import annotations

import csv
import io

import pytest

from tests.both_engines import kept_bot as kept_bot
from tests.both_engines import pytest_plugins as pytest_plugins
from tests.chat import Chat, buttons, read
from tests.dialogues.plans.test_many_at_once import asked, pressed
from tests.list_settings import held, sent

CALLER = "+33 1 23 45 67 89"
BLOCK = f"block calls from {CALLER} on lobby paris, huddle and board room 2"
UK = "add pattern name UK pattern 44! action block to all lobbies"
LOBBIES = ("Lobby Paris", "Lobby Denver")


def words(chat: Chat, text: str) -> str:
    """The last thing said after a message, on one line."""
    return " ".join(read(asked(chat, text)).split())


def ran(chat: Chat, text: str) -> str:
    """The same of a plan that was run."""
    asked(chat, text)
    return " ".join(read(pressed(chat, "Run")).split())


def patterns(chat: Chat, workspace: str) -> dict[str, str]:
    return {one["name"]: one["action"] for one in held(chat, "digitPatterns", "digitPatterns", workspace)}


def rules(chat: Chat, workspace: str) -> int:
    return len(held(chat, "selectiveReject", "criteria", workspace))


def talkers(chat: Chat, workspace: str) -> list[str]:
    return [str(one["lastName"]) for one in chat.setting(workspace, "pushToTalk")["members"]]


@pytest.mark.parametrize(
    ("said", "change"),
    [
        ("add Ravi to push-to-talk in all lobbies", "Members: Nobody → Ravi Patel Lobby Denver, Lobby Paris"),
        (
            "let all lobbies monitor the kitchen",
            "Monitored lines: Nobody → Kitchen Lobby Denver, Lobby Paris",
        ),
        (
            "add the kitchen to monitoring in all lobbies and the gym",
            "Monitored lines: Nobody → Kitchen Lobby Denver, Lobby Paris, Gym",
        ),
        (
            f"block calls from {CALLER} on all at Paris",
            "New rule · Reject: On; Calls from: Chosen callers; Chosen callers: +33 1 23 45 67 89 Board",
        ),
        ("add rule reject all lobbies +33123456789", "Chosen callers: +33 1 23 45 67 89 Lobby Denver"),
        (UK, "New digit pattern · Name: UK; Pattern: 44!; Action: Block; Allow transfer: Off Lobby Denver"),
        ("add 4001 to sequential ring in all lobbies", "New ring number · Number: 4001;"),
        (
            "remove all patterns all lobbies",
            "Digit patterns: 1: Premium numbers (08XXXXXXXX) → None Lobby Paris",
        ),
        ("unblock +33 899 700 123 on all at paris", "During: Office hours → removed Lobby Paris"),
        (
            "remove access code Marketing from all rooms",
            "This cannot be undone: I never keep access codes. Lobby Paris",
        ),
    ],
)
def test_what_would_change_is_shown_first(chat: Chat, said: str, change: str) -> None:
    card = words(chat, said)
    assert change in card and "Nothing is changed yet." in card
    assert sent(chat) == []


def test_people_are_added_and_taken_off_by_name(chat: Chat) -> None:
    chat.ask("set ptt lobby denver members add Ana Roux")
    assert "Done. 2 changed." in ran(chat, "add Ravi to push-to-talk in all lobbies")
    assert talkers(chat, "Lobby Denver") == ["Roux", "Patel"]
    assert "2 to change · 4 so already · 4 cannot" in words(
        chat, "remove ravi from push-to-talk in all rooms"
    )
    pressed(chat, "Run")
    assert talkers(chat, "Lobby Denver") == ["Roux"] and talkers(chat, "Lobby Paris") == []
    assert "Done. 2 changed." in ran(chat, "undo")
    assert talkers(chat, "Lobby Denver") == ["Roux", "Patel"] and talkers(chat, "Lobby Paris") == ["Patel"]


def test_who_is_on_none_of_the_lists_is_so_already(chat: Chat) -> None:
    assert "2 so already" in words(chat, "remove Ravi from monitoring of gym, kitchen")
    assert "is called “Nobodyhere”" in words(chat, "remove Nobodyhere from monitoring of gym, kitchen")
    assert sent(chat) == []


def test_a_person_found_twice_is_chosen_for_all_of_them(chat: Chat) -> None:
    which = asked(chat, "add lobby to monitoring in gym, kitchen")
    assert "Several fit “lobby”" in read(which)
    shown = chat.choose(which, "Lobby Denver")
    chat.run_plans()
    assert "Monitoring, 2 workspaces" in read(shown) or "2 workspaces first" in read(shown)
    assert "Nobody → Lobby Denver Gym, Kitchen" in " ".join(read(chat.said("ana")[-1]).split())


def test_a_rule_is_added_once_and_taken_back(chat: Chat) -> None:
    before = rules(chat, "Lobby Paris")
    assert "Please check. 3 changed." in ran(chat, BLOCK)
    assert (rules(chat, "Lobby Paris"), rules(chat, "Huddle")) == (before + 1, 1)
    assert "3 so already" in words(chat, BLOCK)
    assert "Done. 3 changed." in ran(chat, "undo p-1")
    assert (rules(chat, "Lobby Paris"), rules(chat, "Huddle")) == (before, 0)


def test_what_was_removed_comes_back_with_its_new_id(chat: Chat) -> None:
    ran(chat, UK)
    ran(chat, "remove the pattern UK from all lobbies")
    assert not any("UK" in patterns(chat, one) for one in LOBBIES)
    back = words(chat, "undo")
    assert "New digit pattern · Name: UK; Pattern: 44!; Action: Block" in back
    assert "Done. 2 changed." in " ".join(read(pressed(chat, "Run")).split())
    assert all(patterns(chat, one)["UK"] == "BLOCK" for one in LOBBIES)
    assert "Done. 2 changed." in ran(chat, "undo p-3")
    assert not any("UK" in patterns(chat, one) for one in LOBBIES)


def test_one_is_changed_by_its_name_and_the_card_says_what_holds_it_back(chat: Chat) -> None:
    ran(chat, UK)
    card = words(chat, "change pattern UK action allow in all lobbies")
    assert "Check: It lets calls through that were blocked." in card
    assert "Check: Not in force: “Use custom digit patterns” is off." in card
    assert "Digit pattern: Action: Block → Allow" in card
    pressed(chat, "Run")
    assert all(patterns(chat, one)["UK"] == "ALLOW" for one in LOBBIES)


def test_a_plan_can_be_said_again_as_it_is_kept(chat: Chat) -> None:
    ran(chat, UK)
    for number, said in enumerate(
        (BLOCK, "remove the pattern UK from all lobbies", "add 4001 to sequential ring in all lobbies"),
        start=1,
    ):
        asked(chat, said)
        kept = chat.bot.ground.store.plan(2 * number)
        assert kept
        asked(chat, kept.asked)
        first, again = (
            [(one.workspace_name, one.state, one.request) for one in chat.bot.ground.store.plan_items(at)]
            for at in (2 * number, 2 * number + 1)
        )
        assert first == again and len(first) > 1


def test_what_each_of_them_cannot_have_is_said_of_it(chat: Chat) -> None:
    card = words(chat, f"block calls from {CALLER} in the gym and the huddle")
    assert "1 to change · 1 cannot." in card
    assert "Selective Reject needs a professional licence; Gym has a common-area licence." in card


def test_an_entry_that_fits_several_or_in_part_is_left_alone(chat: Chat) -> None:
    chat.ask("add pattern lobby paris name UK pattern 44! action block")
    chat.ask('add pattern lobby denver name "UK mobile" pattern 447! action block')
    card = words(chat, "remove the pattern UK from all lobbies")
    assert "1 to change · 1 cannot." in card
    assert "“UK” is only a part of UK mobile (447!): say the whole name. Lobby Denver" in card


def test_a_rule_that_is_for_others_too_is_not_removed_for_one_of_them(chat: Chat) -> None:
    chat.ask('add rule reject huddle callers chosen numbers "+33123456789, +33123456780"')
    assert rules(chat, "Huddle") == 1
    card = words(chat, f"unblock {CALLER} on lobby paris, huddle")
    assert "is for 1 more: change it by itself. Huddle" in card and "1 so already" in card
    assert rules(chat, "Huddle") == 1


def test_a_place_on_the_list_tells_nothing_on_several(chat: Chat) -> None:
    assert "By its place on the list" in words(chat, "remove pattern all lobbies 1")
    assert "Which digit pattern?" in words(chat, "remove pattern all lobbies")
    assert sent(chat) == []


def test_an_entry_that_somebody_changes_meanwhile_is_left_as_it_is(chat: Chat) -> None:
    ran(chat, UK)
    asked(chat, "remove the pattern UK from all lobbies")
    chat.ask("change pattern lobby paris UK action allow", space="team")
    chat.ask("remove pattern lobby denver UK", "ana", "team")
    chat.press(chat.said("team")[-1], "Remove", space="team")
    card = " ".join(read(pressed(chat, "Run")).split())
    assert "1 so already · 1 cannot" in card
    assert "Somebody changed it meanwhile" in card
    assert patterns(chat, "Lobby Paris")["UK"] == "ALLOW"


def test_one_that_was_made_anew_meanwhile_is_found_again(chat: Chat) -> None:
    ran(chat, UK)
    asked(chat, "remove the pattern UK from all lobbies")
    chat.ask("remove pattern lobby denver UK", "ana", "team")
    chat.press(chat.said("team")[-1], "Remove", space="team")
    chat.ask("add pattern lobby denver name UK pattern 44! action block", space="team")
    assert "Done. 2 changed." in " ".join(read(pressed(chat, "Run")).split())
    assert not any("UK" in patterns(chat, one) for one in LOBBIES)


def test_run_twice_adds_once_and_a_workspace_that_is_gone_is_told(chat: Chat) -> None:
    asked(chat, BLOCK)
    chat.remove("Board Room 2")
    pressed(chat, "Run")
    assert "cannot be done" in read(asked(chat, "run p-1"))
    assert rules(chat, "Huddle") == 1
    states = {one.workspace_name: one.state for one in chat.bot.ground.store.plan_items(1)}
    assert states == {"Lobby Paris": "done", "Huddle": "done", "Board Room 2": "cannot"}


def test_what_failed_is_tried_again(chat: Chat) -> None:
    asked(chat, BLOCK)
    chat.cloud.fault("POST .*/selectiveReject/criteria", status=500, times=1)
    failed = pressed(chat, "Run")
    assert "1 failed" in read(failed)
    assert "Please check. 3 changed." in " ".join(read(pressed(chat, "Retry those")).split())
    assert rules(chat, "Huddle") == 1


def test_a_full_list_says_so(chat: Chat) -> None:
    chat.cloud.fill_codes(chat.cloud.workspace("Gym"), 1000)
    card = words(chat, "add the access code 47110815 to gym, kitchen")
    assert "1 to change · 1 cannot." in card and "and no room for more. Gym" in card


def test_the_list_of_it_is_a_file(chat: Chat) -> None:
    asked(chat, BLOCK)
    file = asked(chat, "show p-1").files[0]
    rows = list(csv.DictReader(io.StringIO(file.content.decode("utf-8-sig"))))
    assert {row["setting"] for row in rows} == {"Selective Reject"}
    assert all(row["change"].startswith("New rule · Reject: On") for row in rows)


def test_who_may_not_change_all_of_them_cannot_run_it(chat: Chat) -> None:
    asked(chat, UK)
    chat.ask("run p-1", "lena")
    chat.run_plans()
    assert sent(chat) == []


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        (f"block calls from {CALLER} on all lobbies until monday 8am", "Only fields can be set for a time"),
        ("add pattern UK 44! block to all lobbies for 2 hours", "Only fields can be set for a time"),
        (
            "add rule reject all lobbies",
            "Which rule? On several workspaces at once I add what is said in full.",
        ),
        ("remove several patterns all lobbies", "are ticked on one workspace at a time"),
        ("remove all codes all rooms", "Nothing is changed yet."),
        ("remove all numbers all lobbies", "can only be removed one by one"),
        ("greeting busy all lobbies", "A recording goes to one workspace at a time"),
        ("passcode all lobbies", "A PIN is set on a form of one workspace at a time"),
        ("edit dnd all lobbies", "Which value?"),
        (f"don't block calls from {CALLER} in all lobbies", "I do not understand"),
        (f"should I block calls from {CALLER} in all lobbies?", "Reject calls that fit a rule: Off"),
    ],
)
def test_what_cannot_be_done_on_several_is_said_and_changes_nothing(
    chat: Chat, said: str, answer: str
) -> None:
    assert answer in words(chat, said)
    assert sent(chat) == []


def test_the_default_greeting_is_set_on_several(chat: Chat) -> None:
    assert "set voicemail all lobbies busy greeting default" in words(chat, "greeting busy all lobbies")
    card = asked(chat, "set voicemail all lobbies busy greeting default")
    assert "2 so already" in read(card) and buttons(card) == ["List"]


def test_lists_of_several_are_shown_together(chat: Chat) -> None:
    card = words(chat, "list patterns gym, kitchen, lobby paris")
    assert "None (2) Gym, Kitchen" in card and "Premium numbers (08XXXXXXXX) (1) Lobby Paris" in card
    codes = words(chat, "list codes all rooms at paris")
    assert "Marketing; Finance (1) Lobby Paris" in codes
