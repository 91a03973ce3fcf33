"""`compare` says how two workspaces differ; `copy` gives others what one has, as a plan."""

from __future__ import annotations

import pytest

from tests.both_engines import kept_bot as kept_bot
from tests.both_engines import pytest_plugins as pytest_plugins
from tests.chat import Chat, buttons, read
from tests.dialogues.plans.test_many_at_once import asked, pressed, settled


@pytest.mark.parametrize(
    "said",
    [
        "compare gym atrium",
        "compare the gym with the atrium",
        "compare gym and atrium",
        "compare gym vs atrium",
        "compare gym, atrium",
        "compare gym atrium dnd",
        "compare the dnd of gym and atrium",
    ],
)
def test_what_differs_is_said(chat: Chat, said: str) -> None:
    chat.ask("dnd on in the gym")
    answer = " ".join(read(chat.ask(said)).split())
    assert answer.startswith("Gym | Atrium One setting differs"), answer
    assert "Do Not Disturb Do not disturb: On | Off" in answer
    assert "from Gym to Atrium" in answer


def test_one_is_made_like_the_other(chat: Chat) -> None:
    chat.ask("dnd on in the gym")
    card = chat.ask("compare gym atrium")
    assert buttons(card) == ["Copy to the right", "Copy to the left"]
    assert "1 to change" in read(pressed(chat, "Copy to the right"))
    pressed(chat, "Run")
    assert chat.setting("Atrium", "doNotDisturb")["enabled"]


def test_who_may_only_look_is_offered_no_copy(chat: Chat) -> None:
    chat.ask("dnd on in the gym")
    assert buttons(chat.ask("compare gym atrium", "ravi")) == []


def test_two_that_are_selected_are_compared(chat: Chat) -> None:
    assert read(chat.ask("compare both lobbies")).startswith("Lobby Denver | Lobby Paris")


@pytest.mark.parametrize("said", ["compare lobby kitchen", "compare kitchen with the lobby"])
def test_which_workspace_is_compared_is_asked(chat: Chat, said: str) -> None:
    card = chat.ask(said)
    assert "2 workspaces fit" in read(card)
    title = read(chat.choose(card, "Lobby Paris"))
    assert "Lobby Paris" in title and "Kitchen" in title and "alike" in title


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("compare gym zork", "There is no workspace “zork”"),
        ("compare zork gym", "There is no workspace “zork”"),
        ("compare gym gym", "That is one workspace"),
        ("compare gym", "Compare Gym with which workspace?"),
        ("compare zork blub", "Which two workspaces?"),
        ("compare", "Which two workspaces?"),
        ("compare gym, kitchen, huddle", "These are 3 workspaces, and I compare two"),
        ("compare gym kitchen numbers", "belongs to one workspace alone"),
        ("compare gym kitchen voicemail", "Gym has a common-area licence"),
    ],
)
def test_what_cannot_be_compared_is_said(chat: Chat, said: str, why: str) -> None:
    assert why in read(chat.ask(said))


@pytest.mark.parametrize(
    ("said", "count"),
    [
        ("copy dnd to huddle, kitchen from gym", 2),
        ("copy dnd from gym to Paris", 5),
        ("copy dnd from gym to all except kitchen", 8),
        ("copy dnd from gym to both lobbies", 2),
        ("copy dnd from gym to all lobbies except paris", 1),
    ],
)
def test_for_which_it_is_copied_is_said_as_everywhere(chat: Chat, said: str, count: int) -> None:
    chat.ask("dnd on in the gym")
    assert f"{count} workspace" in read(asked(chat, said)).splitlines()[0]


def test_which_workspace_is_copied_is_asked_and_nothing_is_lost(chat: Chat) -> None:
    chat.ask("dnd on in lobby paris")
    card = chat.ask("copy dnd from lobby to kitchen, gym")
    assert "2 workspaces fit “lobby”" in read(card)
    chat.choose(card, "Lobby Paris")
    assert "2 to change" in read(settled(chat))


def test_for_which_workspace_it_is_copied_is_asked(chat: Chat) -> None:
    chat.ask("dnd on in gym")
    chat.choose(chat.ask("copy dnd from gym to lobby"), "Lobby Paris")
    assert "1 to change" in read(settled(chat))


def test_a_setting_is_copied_to_others(chat: Chat) -> None:
    chat.ask("dnd on in the gym")
    chat.ask("forward the gym to 5511")
    card = read(asked(chat, "copy dnd and forwarding from gym to huddle, lobby paris"))
    assert "4 to change" in card and "All calls go to: None → 5511" in card
    assert "Done. 4 changed" in read(pressed(chat, "Run"))
    for name in ("Huddle", "Lobby Paris"):
        assert chat.setting(name, "doNotDisturb")["enabled"]
        assert chat.setting(name, "callForwarding")["callForwarding"]["always"]["destination"] == "5511"


def test_everything_is_copied_and_taken_back(chat: Chat) -> None:
    chat.ask("dnd on in the gym")
    asked(chat, "copy everything from gym to atrium")
    pressed(chat, "Run")
    assert "Nothing differs" in read(chat.ask("compare gym atrium"))
    asked(chat, "undo")
    pressed(chat, "Run")
    assert "One setting differs" in read(chat.ask("compare gym atrium"))


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("copy numbers from gym to atrium", "belongs to one workspace alone"),
        ("copy dnd from gym to gym", "That is the same workspace"),
        ("copy dnd from zork to gym", "There is no workspace “zork”"),
        ("copy dnd from gym to zork", "There is no workspace “zork”"),
        ("copy from gym to atrium", "Which setting shall I copy?"),
        ("copy dnd from gym to", "Copy from Gym to which workspace?"),
        ("copy dnd from gym to the", "Copy from Gym to which workspace?"),
        ("copy dnd from to gym", "Copy from which workspace?"),
    ],
)
def test_what_cannot_be_copied_is_said(chat: Chat, said: str, why: str) -> None:
    answer = chat.ask(said)
    assert why in read(answer)
    assert "Run" not in buttons(answer) and chat.writes() == []


@pytest.mark.parametrize("person", ["ravi", "lena", "sam"])
def test_who_may_not_change_all_of_them_copies_nothing(chat: Chat, person: str) -> None:
    chat.ask("copy dnd from lobby paris to all at denver", person)
    chat.run_plans()
    assert chat.writes() == []


def test_a_copy_by_mail_is_about_voicemail(chat: Chat) -> None:
    assert "Voicemail" in read(chat.ask("send a copy of the huddle's voicemail to ops@example.com"))


def test_what_stands_on_lists_is_compared(chat: Chat) -> None:
    """Lobby Paris has a digit pattern, two rules to reject and access codes, and the huddle has none."""
    said = read(chat.ask("compare lobby paris huddle patterns"))
    assert "Digit patterns: “Premium numbers (08XXXXXXXX)” | None" in said and "One setting differs" in said
    assert "Rules: “anybody, Public holidays”" in read(chat.ask("compare lobby paris huddle reject"))
    whole = chat.ask("compare lobby paris huddle")
    assert "Access codes: “Finance”, “Marketing” | None" in read(whole)
    assert "What stands on lists is not copied." in read(whole)
    codes = {row["code"] for row in chat.stored("Lobby Paris", "accessCodes")["accessCodes"]}
    assert codes and not any(code in read(whole) for code in codes)
    assert buttons(chat.ask("compare lobby paris huddle codes")) == [], (
        "there is nothing that could be copied"
    )


def test_an_item_that_both_have_otherwise_is_named(chat: Chat) -> None:
    for name, action in (("lobby denver", "block"), ("huddle", "allow")):
        chat.ask(f'add pattern "{name}" name Costly pattern 0900! action {action}')
    said = read(chat.ask("compare lobby denver huddle patterns"))
    assert "Digit patterns: “Costly (0900!)” set otherwise" in said, said


@pytest.mark.parametrize("what", ["patterns", "reject", "everything"])
def test_a_copy_says_that_lists_are_left_out(chat: Chat, what: str) -> None:
    card = asked(chat, f"copy {what} from lobby paris to huddle")
    assert "What stands on lists is not copied: " in read(card), read(card)
    assert "lists" not in read(asked(chat, "copy dnd from lobby paris to huddle"))


@pytest.mark.parametrize("what", ["codes", "rules"])
def test_what_is_only_a_list_is_not_copied(chat: Chat, what: str) -> None:
    said = read(chat.ask(f"copy {what} from lobby paris to huddle"))
    assert "What stands on lists is not copied." in said and "Nothing was changed." in said
