"""Lists of workspaces that a space keeps by name: saved, changed, and said wherever several can be."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from bot.sandbox.data.entities import Message
from tests.both_engines import kept_bot as kept_bot
from tests.both_engines import pytest_plugins as pytest_plugins
from tests.chat import Chat, button, choices, read
from tests.dialogues.plans.test_many_at_once import asked, on, pressed, settled

DESKS = "list front-desks = gym, kitchen"


def words(message: Message) -> str:
    return " ".join(read(message).split())


def members(chat: Chat, name: str = "front-desks") -> list[str]:
    """The workspaces on a list, as its card shows them."""
    lines = read(chat.ask(f"list {name}")).splitlines()
    return [line[2:].split(" · ")[0] for line in lines if line.startswith("- ") and " · " in line]


@pytest.mark.parametrize(
    ("said", "named"),
    [
        (DESKS, ["Gym", "Kitchen"]),
        ("list front-desks = gym, denver", ["Atrium", "Gym", "Hot Desk 7", "Lobby Denver", "Quiet Room"]),
        ("list front-desks = gym and all lobbies", ["Gym", "Lobby Denver", "Lobby Paris"]),
        ("list front-desks = all lobbies except paris, huddle", ["Huddle", "Lobby Denver"]),
        ("list front-desks = every lobby, 5520", ["Gym", "Lobby Denver", "Lobby Paris"]),
        ("list front-desks= gym", ["Gym"]),
        ('list "Front Desks" = gym', ["Gym"]),
        ("make a list called front-desks with gym and kitchen", ["Gym", "Kitchen"]),
        ("save gym, kitchen as list front-desks", ["Gym", "Kitchen"]),
        ("create a new list front-desks: huddle", ["Huddle"]),
    ],
)
def test_a_list_is_saved(chat: Chat, said: str, named: list[str]) -> None:
    assert "Saved." in read(chat.ask(said))
    assert members(chat) == named
    assert chat.writes() == []


def test_a_location_and_another_list_can_be_on_a_list(chat: Chat) -> None:
    chat.ask(DESKS)
    assert "Saved. 6 workspaces" in words(chat.ask("list mine = list front-desks, Denver"))


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("dnd on in list front-desks", "Gym, Kitchen"),
        ("set dnd list front-desks on", "Gym, Kitchen"),
        ("dnd on in list Front Desks", "Gym, Kitchen"),
        ('dnd on in list "front-desks"', "Gym, Kitchen"),
        ("turn dnd on for everyone on the front-desks list please", "Gym, Kitchen"),
        ("dnd on in the front-desks list except gym", "Kitchen"),
        ("dnd on in list front-desks but not the kitchen", "Gym"),
        ("except gym, dnd on in list front-desks", "Kitchen"),
        ("dnd on in list front-desks and atrium", "Atrium, Gym, Kitchen"),
        ("dnd on in huddle and list front-desks, please", "Gym, Huddle, Kitchen"),
        ("the gym, atrium and the front-desks list: dnd on", "Atrium, Gym, Kitchen"),
        ("dnd on in list front-desks and list lobbies-x", "Gym, Kitchen, Lobby Denver, Lobby Paris"),
        ("dnd on in all lobbies except list paris-ones", "Lobby Denver"),
    ],
)
def test_it_is_said_where_several_workspaces_can_be(chat: Chat, said: str, named: str) -> None:
    for one in (DESKS, "list lobbies-x = all lobbies", "list paris-ones = lobby paris, huddle"):
        chat.ask(one)
    card = asked(chat, said)
    assert f"Do not disturb: Off → On {named}" in words(card)
    assert chat.writes() == []


def test_what_the_plan_says_can_be_said_again(chat: Chat) -> None:
    chat.ask('list "back office" = gym, kitchen')
    asked(chat, "dnd on in list back-office except gym for 2 hours")
    said = 'set dnd list "back office" except Gym do not disturb on for 2 hours'
    assert chat.planned(said) == said
    assert "1 to change" in words(asked(chat, said))


def test_the_plan_runs_and_is_taken_back(chat: Chat) -> None:
    chat.ask(DESKS)
    asked(chat, "dnd on in list front-desks")
    assert "Done. 2 changed." in words(pressed(chat, "Run"))
    assert on(chat) == {"Gym", "Kitchen"}
    asked(chat, "undo")
    pressed(chat, "Run")
    assert on(chat) == set()


def test_for_a_time_it_is_said_again_with_the_list(chat: Chat) -> None:
    chat.ask(DESKS)
    asked(chat, "dnd on in list front-desks for 2 hours")
    pressed(chat, "Run")
    chat.wait(timedelta(hours=2))
    over = chat.hears("ana", "Ended: Do Not Disturb, 2 workspaces")
    again = button(over, "Do it again")["calling-bot"]["text"]
    assert again == "set dnd list front-desks do not disturb on for 2 hours"
    assert on(chat) == set()


def test_what_is_shown_first_does_not_change_with_the_list(chat: Chat) -> None:
    chat.ask(DESKS)
    shown = asked(chat, "dnd on in list front-desks")
    chat.ask("list front-desks = atrium")
    chat.press(shown, "Run")
    settled(chat)
    assert on(chat) == {"Gym", "Kitchen"}


def test_it_is_read_copied_exported_and_compared(chat: Chat) -> None:
    chat.ask(DESKS)
    chat.ask("dnd on in gym")
    assert "On (1) Gym" in words(chat.ask("show dnd list front-desks"))
    for question in (
        "which of list front-desks have dnd on?",
        "which rooms on the front-desks list have dnd on?",
    ):
        assert "on in 1 of 2 workspaces" in words(chat.ask(question))
    for risky in ("show risky in list front-desks", "show risky list front-desks"):
        assert "Risky now · list front-desks" in words(chat.ask(risky))
    exported = chat.ask("export list front-desks dnd json")
    assert "2 workspaces" in read(exported)
    assert [row["workspace"] for row in json.loads(exported.files[0].content)] == ["Gym", "Kitchen"]
    assert "p-1 · Do Not Disturb, 2 workspaces" in words(
        asked(chat, "copy dnd from atrium to list front-desks")
    )
    chat.ask("baseline save atrium as reception")
    assert "1 of 2 workspaces differ" in words(chat.ask("drift list front-desks vs reception"))


def test_what_is_said_again_and_again_may_be_of_a_list(chat: Chat) -> None:
    chat.ask(DESKS)
    assert "drift list front-desks" in words(chat.ask("every fri 17:00 drift list front-desks vs reception"))
    assert "I repeat only what shows" in words(chat.ask("every fri 17:00 dnd on in list front-desks"))
    assert "I repeat only what shows" in words(chat.ask("every fri 17:00 list front-desks = huddle"))
    assert members(chat) == ["Gym", "Kitchen"]


def test_it_forwards(chat: Chat) -> None:
    chat.ask(DESKS)
    shown = words(asked(chat, "forward list front-desks to 4404 when busy"))
    assert "When busy, calls go to: None → 4404 Gym, Kitchen" in shown


def test_workspaces_are_added_and_taken_off(chat: Chat) -> None:
    chat.ask(DESKS)
    chat.ask("list front-desks + atrium, huddle")
    chat.ask("add lobby paris to the front-desks list")
    chat.ask("list front-desks - gym")
    chat.ask("take huddle off list front-desks")
    assert members(chat) == ["Kitchen", "Atrium", "Lobby Paris"]
    card = chat.ask("list front-desks")
    taken = choices(card, "say")
    chat.press(card, "Take off", inputs={"say": next(value for value in taken.values())})
    assert members(chat) == ["Atrium", "Lobby Paris"]


def test_the_last_one_is_not_taken_off(chat: Chat) -> None:
    chat.ask("list front-desks = gym")
    assert "nothing would be left" in read(chat.ask("list front-desks - gym"))
    assert members(chat) == ["Gym"]


def test_saved_over_says_what_was_and_takes_it_back(chat: Chat) -> None:
    chat.ask(DESKS)
    over = chat.ask("list Front-Desks = huddle")
    assert "Saved. Before: Gym, Kitchen." in read(over)
    assert button(over, "As before")["calling-bot"]["text"] == "list front-desks = Gym, Kitchen"
    chat.press(over, "As before")
    assert members(chat) == ["Gym", "Kitchen"]


def test_a_list_is_forgotten(chat: Chat) -> None:
    chat.ask(DESKS)
    chat.ask("list others = huddle")
    assert "front-desks (2): Gym, Kitchen · Ana Roux" in read(chat.ask("lists"))
    assert "is forgotten" in read(chat.ask("unlist front-desks"))
    assert "is forgotten" in read(chat.ask("delete list others"))
    assert "None yet" in read(chat.ask("what lists are there?"))
    assert chat.writes() == []


def test_a_renamed_workspace_stays_and_a_deleted_one_is_said(chat: Chat) -> None:
    chat.ask("list front-desks = gym, kitchen, huddle")
    chat.rename("Gym", "Sports Hall")
    chat.remove("Kitchen")
    chat.read_workspaces()
    shown = words(asked(chat, "dnd on in list front-desks"))
    assert "2 to change · 1 cannot" in shown
    assert "Off → On Huddle, Sports Hall" in shown and "It is not there any more. Kitchen" in shown
    assert "Not there any more: Kitchen." in words(chat.ask("show dnd list front-desks"))
    assert "Kitchen · not there any more" in read(chat.ask("list front-desks"))
    chat.ask("list front-desks - kitchen")
    assert members(chat) == ["Sports Hall", "Huddle"]


def test_a_list_of_which_nothing_is_left_changes_nothing(chat: Chat) -> None:
    chat.ask("list front-desks = kitchen")
    chat.remove("Kitchen")
    chat.read_workspaces()
    assert "No workspace is left" in read(chat.ask("dnd on in list front-desks"))
    assert chat.writes() == []
