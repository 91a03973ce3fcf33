"""Several workspaces named in one sentence: shown as a plan, run, stopped and taken back from its cards."""

from __future__ import annotations

import csv
import io
from datetime import timedelta

import pytest

from bot.language.codes_and_pins import CODE_STAYS
from bot.sandbox.data.entities import Message
from bot.store.store import KEEP_FINISHED
from tests.both_engines import kept_bot as kept_bot
from tests.both_engines import pytest_plugins as pytest_plugins
from tests.chat import Chat, buttons, read


def asked(chat: Chat, text: str, person: str = "ana") -> Message:
    """What stands in the space when all that follows from a message is done."""
    chat.ask(text, person)
    return settled(chat, person)


def settled(chat: Chat, person: str = "ana") -> Message:
    def last() -> Message | None:
        chat.run_plans()
        said = said_last(chat, person)
        return None if "workspaces first." in read(said) else said

    return chat.cloud.until(last)


def said_last(chat: Chat, person: str = "ana") -> Message:
    """What was said last; that a message with a code is to be deleted may come before or behind it."""
    return next(one for one in reversed(chat.said(person)) if read(one) != CODE_STAYS)


def pressed(chat: Chat, title: str, person: str = "ana") -> Message:
    chat.press(said_last(chat, person), title, person=person)
    return settled(chat, person)


def on(chat: Chat) -> set[str]:
    """The workspaces in which do not disturb is on."""
    names = ("Atrium", "Gym", "Huddle", "Kitchen", "Lobby Paris", "Lobby Denver", "Board Room 2")
    return {name for name in names if chat.setting(name, "doNotDisturb")["enabled"]}


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("dnd on in all lobbies", "Lobby Denver, Lobby Paris"),
        ("turn on do not disturb in every lobby please", "Lobby Denver, Lobby Paris"),
        ("both lobbies dnd on", "Lobby Denver, Lobby Paris"),
        ("set dnd all lobbies on", "Lobby Denver, Lobby Paris"),
        ("turn dnd on in all rooms in Denver except gym", "Atrium, Lobby Denver"),
        ("dnd on in all lobbies except paris", "Lobby Denver"),
        ("dnd on in all rooms except Paris HQ", "Atrium, Gym, Lobby Denver"),
        ("all denver rooms but the gym and atrium: dnd on", "Lobby Denver"),
        ("dnd on in the gym, huddle and atrium", "Gym, Huddle, Atrium"),
        ("set dnd gym, huddle on", "Gym, Huddle"),
        ("gym & lobby paris dnd on", "Gym, Lobby Paris"),
        ("turn on dnd for everyone in Denver", "Atrium, Gym, Lobby Denver"),
        ("dnd on for everybody at the denver office", "Atrium, Gym, Lobby Denver"),
        ("mute everyone in Denver except the gym", "Atrium, Lobby Denver"),
        ("dnd on for all the people in denver", "Atrium, Gym, Lobby Denver"),
        ("dnd on in all of Denver", "Atrium, Gym, Lobby Denver"),
        ("turn on dnd for the whole Denver office", "Atrium, Gym, Lobby Denver"),
        ("turn on dnd in the entire denver location", "Atrium, Gym, Lobby Denver"),
        ("the Denver site: dnd on", "Atrium, Gym, Lobby Denver"),
    ],
)
def test_what_is_selected_is_shown_before_it_is_changed(chat: Chat, said: str, named: str) -> None:
    card = read(asked(chat, said))
    assert f"Do not disturb: Off → On {named}" in " ".join(card.split())
    assert "Nothing is changed yet." in card
    assert chat.writes() == []


@pytest.mark.parametrize(
    "said",
    [
        "dnd on in lobby paris, kitchen and hot desk 7 for 2 hours",
        "dnd on in kitchen, board room 2, lobby paris",
        "set dnd 'Lobby Paris', \"Board Room 2\", gym on",
        "dnd on in all rooms except lobby paris, board room 2 and kitchen until tomorrow 9:00",
        "dnd on in all rooms except Paris HQ",
    ],
)
def test_a_plan_can_be_said_again_as_it_is_kept(chat: Chat, said: str) -> None:
    asked(chat, said)
    kept = chat.bot.ground.store.plan(1)
    assert kept
    asked(chat, kept.asked)
    first, again = (
        [(item.workspace_name, item.state) for item in chat.bot.ground.store.plan_items(number)]
        for number in (1, 2)
    )
    assert first == again
    assert len(first) > 2


def test_a_plan_is_run_and_taken_back_with_one_word(chat: Chat) -> None:
    chat.ask("dnd on in the gym")
    asked(chat, "dnd on in all lobbies and the gym") and asked(chat, "turn dnd on in all rooms at denver")
    assert "1 so already" in read(chat.said("ana")[-1])
    assert "Done. 2 changed" in read(pressed(chat, "Run"))
    assert on(chat) == {"Gym", "Atrium", "Lobby Denver"}
    assert "On → Off" in read(asked(chat, "undo"))
    pressed(chat, "Run")
    assert on(chat) == {"Gym"}, "only what the plan changed"


def test_one_is_tried_first(chat: Chat) -> None:
    asked(chat, "dnd on in the gym, huddle and atrium")
    card = read(pressed(chat, "Try one first"))
    assert "2 to change · 1 changed" in card
    assert on(chat) == {"Gym"}
    pressed(chat, "Run")
    assert on(chat) == {"Gym", "Huddle", "Atrium"}


def test_what_was_tried_is_told_apart_from_what_is_still_to_do(chat: Chat) -> None:
    asked(chat, "dnd on in the gym, huddle and atrium")
    assert "Still to do" not in read(chat.said("ana")[-1])
    card = " ".join(read(pressed(chat, "Try one first")).split())
    assert "Still to do: Do not disturb: Off → On Huddle, Atrium" in card
    assert "Tried: Do not disturb: Off → On Gym" in card
    ran = read(pressed(chat, "Run"))
    assert "Tried" not in ran and "Still to do" not in ran


def test_what_was_tried_is_named_when_the_rest_is_cancelled(chat: Chat) -> None:
    asked(chat, "dnd on in the gym, huddle and atrium")
    pressed(chat, "Try one first")
    end = pressed(chat, "Cancel")
    said = " ".join(read(end).split())
    assert "p-1 is cancelled. Nothing more is changed. 1 changed · 2 not begun." in said
    assert "Do not disturb: Off → On Gym" in said
    assert buttons(end) == ["Undo", "List"]
    assert "Undo of p-1: Do Not Disturb, 1 workspace" in read(pressed(chat, "Undo"))
    pressed(chat, "Run")
    assert on(chat) == set()


def test_what_was_tried_and_may_have_been_changed_is_named_too(chat: Chat) -> None:
    asked(chat, "dnd on in the gym, huddle and atrium")
    chat.cloud.fault("PUT .*/doNotDisturb", drop=True, later=True)
    pressed(chat, "Try one first")
    chat.ask("cancel p-1")
    said = " ".join(read(chat.said("ana")[-1]).split())
    assert "not sure" in said and "Gym" in said, said


@pytest.mark.parametrize("is_undo", [False, True])
def test_undo_takes_back_what_was_tried_last(chat: Chat, is_undo: bool) -> None:
    asked(chat, "dnd on in the gym, huddle and atrium")
    if is_undo:
        pressed(chat, "Run")
        pressed(chat, "Undo all")
    before = on(chat)
    pressed(chat, "Try one first")
    assert len(before ^ on(chat)) == 1
    pressed(chat, "Cancel")
    assert "1 to change" in read(asked(chat, "undo"))
    pressed(chat, "Run")
    assert on(chat) == before


def test_an_undo_is_called_so_and_can_be_made_again(chat: Chat) -> None:
    asked(chat, "dnd on in the gym, huddle and atrium")
    assert buttons(pressed(chat, "Run")) == ["Undo all", "List"]
    assert "p-2 · Undo of p-1: Do Not Disturb, 3 workspaces" in read(pressed(chat, "Undo all"))
    undone = pressed(chat, "Run")
    assert "p-2 · Undo of p-1: Do Not Disturb, 3 workspaces" in read(undone)
    assert buttons(undone) == ["Redo all", "List"]
    pressed(chat, "Redo all")
    again = pressed(chat, "Run")
    assert on(chat) == {"Gym", "Huddle", "Atrium"}
    assert buttons(again) == ["Undo all", "List"], "that was made again"


def test_a_redo_makes_the_whole_plan_again(chat: Chat) -> None:
    asked(chat, "dnd on in gym, huddle")
    pressed(chat, "Run")
    asked(chat, "undo")
    pressed(chat, "Run")
    assert on(chat) == set()
    shown = asked(chat, "redo")
    assert "2 to change" in read(shown)
    assert on(chat) == set()
    pressed(chat, "Run")
    assert on(chat) == {"Gym", "Huddle"}


def test_a_stop_that_comes_after_the_end_says_so(chat: Chat) -> None:
    asked(chat, "dnd on in the gym, huddle and atrium")
    pressed(chat, "Run")
    said = read(asked(chat, "stop p-1"))
    assert "p-1 is over already, so nothing is left to stop." in said
    assert "Nothing was changed" not in said


def test_a_cancelled_plan_is_not_run(chat: Chat) -> None:
    asked(chat, "dnd on in all lobbies")
    assert "is cancelled" in read(pressed(chat, "Cancel"))
    assert "Nothing was changed" in read(asked(chat, "run p-1"))
    assert chat.writes() == []


def test_a_plan_is_not_cancelled_by_who_may_not_change_it(chat: Chat) -> None:
    chat.ask("dnd on in gym and atrium", space="team")
    chat.hears("team", "2 to change")
    assert "Lena Maes may not change 2 of the 2" in read(chat.ask("cancel p-1", "lena", "team"))
    chat.ask("run p-1", space="team")
    chat.run_plans()
    assert on(chat) == {"Gym", "Atrium"}


def test_what_failed_is_tried_again(chat: Chat) -> None:
    asked(chat, "dnd on in all lobbies")
    chat.cloud.fault("PUT .*/doNotDisturb", status=500, times=1)
    failed = pressed(chat, "Run")
    assert "1 failed" in read(failed) and buttons(failed)[0] == "Retry those"
    assert "Done. 2 changed" in read(pressed(chat, "Retry those"))
    assert on(chat) == {"Lobby Paris", "Lobby Denver"}


def test_the_list_is_a_file_that_no_spreadsheet_runs(chat: Chat) -> None:
    chat.rename("Gym", "=HYPERLINK(1)")
    chat.read_workspaces()
    asked(chat, "dnd on in all rooms in denver")
    sent = asked(chat, "show p-1")
    rows = list(csv.DictReader(io.StringIO(sent.files[0].content.decode("utf-8-sig"))))
    assert "'=HYPERLINK(1)" in {row["workspace"] for row in rows}
    assert {row["state"] for row in rows} == {"to change", "cannot"}


def test_somebody_who_may_not_change_all_of_it_cannot_run_it(chat: Chat) -> None:
    asked(chat, "dnd on in all lobbies")
    for person in ("ravi", "lena", "sam"):
        chat.ask("run p-1", person)
        settled(chat, person)
    assert chat.writes() == []


def test_a_location_administrator_selects_of_their_own_workspaces(chat: Chat) -> None:
    card = read(asked(chat, "dnd on everywhere", "lena"))
    assert "Lobby Paris" in card and "Denver" not in card
    pressed(chat, "Run", "lena")
    assert "Atrium" not in on(chat) and "Lobby Paris" in on(chat)


@pytest.mark.parametrize(
    "said",
    [
        "dnd on in all zork",
        "dnd on everywhere except zork",
        "don't turn on dnd in all lobbies",
        "turn on dnd in all lobbies?",
        "if it rains turn on dnd in all lobbies",
        "forward all calls in the lobby to 4404",
        "forward all lobbies",
        "set passcode all lobbies 4711",
        "block all calls from all lobbies and zork the gym",
    ],
)
def test_what_is_not_an_order_for_all_of_them_is_no_plan(chat: Chat, said: str) -> None:
    answer = asked(chat, said)
    assert "Run" not in buttons(answer), read(answer)
    assert chat.writes() == []


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("is dnd on in all rooms?", "Do not disturb: On (1) Gym"),
        ("show dnd all at denver", "Do not disturb: On (1) Gym"),
        ("which rooms in denver have dnd on?", "is on in 1 of 3 workspaces"),
        ("which rooms in paris have dnd on?", "is on in none of 5 workspaces"),
    ],
)
def test_questions_are_answered_for_a_selection(chat: Chat, said: str, answer: str) -> None:
    chat.ask("dnd on in the gym")
    assert answer in " ".join(read(chat.ask(said)).split())


def test_plans_are_listed(chat: Chat) -> None:
    assert "There is none." in read(chat.ask("plans"))
    asked(chat, "dnd on in all lobbies")
    listed = "p-1 · Do Not Disturb, 2 workspaces Asked by Ana Roux. Not run: 2 to change"
    assert listed in read(chat.ask("plans"))


@pytest.mark.parametrize(
    "said", ["close all lobbies", "take all lobbies out of service", "shut both lobbies"]
)
def test_workspaces_are_closed_together(chat: Chat, said: str) -> None:
    assert "Intercept calls: Off → On Lobby Denver, Lobby Paris" in " ".join(read(asked(chat, said)).split())


def test_a_name_behind_all_is_that_workspace(chat: Chat) -> None:
    assert read(chat.ask("forward all huddle calls to 4402")).startswith("Saved: Call Forwarding · Huddle")


def test_the_list_of_a_plan_names_what_who_asks_may_see(chat: Chat) -> None:
    chat.ask("dnd on in all lobbies", space="team")
    chat.run_plans()
    text = chat.ask("show p-1", "lena", space="team").files[0].content.decode("utf-8-sig")
    assert "Lobby Paris" in text and "Lobby Denver" not in text


def test_a_workspace_that_is_called_all_is_one(chat: Chat) -> None:
    chat.rename("Gym", "All")
    chat.read_workspaces()
    assert read(chat.ask("dnd on in All")).startswith("Saved: Do Not Disturb · All")
    assert len(chat.writes()) == 1


@pytest.mark.parametrize("name", ["And", "Except", "Every", "But", "Both"])
def test_words_of_selections_stay_what_they_are_beside_such_names(chat: Chat, name: str) -> None:
    chat.rename("Gym", name)
    chat.read_workspaces()
    card = " ".join(read(asked(chat, "dnd on in all lobbies except lobby paris")).split())
    assert "Do not disturb: Off → On Lobby Denver" in card, card
    assert "Off → On Huddle, Atrium" in " ".join(read(asked(chat, "dnd on in huddle and atrium")).split())


def test_the_history_says_why_a_plan_was_run(chat: Chat) -> None:
    asked(chat, "dnd on in gym, huddle because CHG0042")
    pressed(chat, "Run")
    row = " ".join(read(chat.ask("history CHG0042")).split())
    assert "p-1 · Do Not Disturb · 2 workspaces" in row and "Reason: CHG0042" in row


def test_the_history_has_a_plan_in_one_row(chat: Chat) -> None:
    asked(chat, "dnd on in gym, huddle and atrium")
    pressed(chat, "Run")
    history = chat.ask("history")
    assert "p-1 · Do Not Disturb · 3 workspaces" in read(history)
    assert buttons(history) == ["Undo all"]
    assert "Nothing is changed yet" in read(pressed(chat, "Undo all"))
    chat.ask("set dnd kitchen on")
    said = read(chat.ask("history"))
    assert "in Paris HQ" in said, "the clocks of the workspaces differ"


def test_a_plan_of_long_ago_is_taken_back_all_the_same(chat: Chat) -> None:
    asked(chat, "dnd on in all lobbies")
    pressed(chat, "Run")
    assert on(chat) == {"Lobby Denver", "Lobby Paris"}
    chat.clock.ahead += KEEP_FINISHED + timedelta(days=1)
    chat.bot.ground.store.tidy(chat.clock())
    gone = chat.ask("show p-1")
    assert gone.files == ()
    assert "What became of each workspace of p-1 is too old to be kept." in read(gone)
    assert "nothing to try again in p-1" in read(chat.ask("retry p-1"))
    assert "On → Off" in read(asked(chat, "undo"))
    pressed(chat, "Run")
    assert on(chat) == set()


def test_many_plans_have_pages(chat: Chat) -> None:
    for room in ("gym", "huddle", "kitchen", "atrium", "lobby paris"):
        asked(chat, f"dnd on in {room} and board room 2")
    first, second = chat.ask("plans"), chat.ask("plans page 2")
    assert "page 1 of 2" in read(first) and "p-5" in read(first) and "p-1" not in read(first)
    assert buttons(first) == ["Show", "Show", "Show", "Show", "More"]
    assert "p-1" in read(second) and buttons(second) == ["Show"]
