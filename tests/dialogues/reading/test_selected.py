"""What only looks takes several workspaces, too: a row of names, a kind, a location, a list, exceptions."""

from __future__ import annotations

import pytest

from tests.chat import Chat, buttons, read


@pytest.fixture
def changed(chat: Chat) -> Chat:
    """The same in four workspaces, two of which are on a list."""
    chat.ask("list front-desks = gym, kitchen")
    for name in ("gym", "lobby paris", "kitchen", "huddle"):
        chat.ask(f"set dnd {name} on because cleaning")
    return chat


SELECTED = {
    "gym, lobby paris": {"Gym", "Lobby Paris"},
    "gym and kitchen": {"Gym", "Kitchen"},
    "all at Paris except kitchen": {"Lobby Paris", "Huddle"},
    "all lobbies": {"Lobby Paris"},
    "all lobbies and all at Denver": {"Lobby Paris", "Gym"},
    "list front-desks": {"Gym", "Kitchen"},
    "all at Paris": {"Lobby Paris", "Kitchen", "Huddle"},
    "all except gym": {"Lobby Paris", "Kitchen", "Huddle"},
}


@pytest.mark.parametrize(("said", "names"), SELECTED.items())
@pytest.mark.parametrize("text", ["history {}", "history dnd {} today", "who changed dnd on {}"])
def test_changes_of_what_is_selected(changed: Chat, text: str, said: str, names: set[str]) -> None:
    shown = read(changed.ask(text.format(said)))
    found = {name for name in ("Gym", "Lobby Paris", "Kitchen", "Huddle") if f"· {name} · Do Not" in shown}
    assert found == names, shown


def test_of_a_selection_a_reason_is_still_looked_for(changed: Chat) -> None:
    assert "1 · Gym" in read(changed.ask("history gym, kitchen because cleaning"))
    assert "1 · Gym" not in read(changed.ask("history gym, kitchen because fire"))


@pytest.mark.parametrize("text", ["history gym lobby", "history all lobbies gym"])
def test_a_name_is_never_looked_for_in_reasons(changed: Chat, text: str) -> None:
    said = read(changed.ask(text))
    assert "a word of a reason?" in said, said


def test_a_selection_has_older_changes(changed: Chat) -> None:
    for state in ("off", "on", "off"):
        changed.ask(f"set dnd gym {state}")
    first = changed.ask("history gym, kitchen")
    assert "Older" in buttons(first)
    older = read(changed.press(first, "Older"))
    assert "History · Gym, Kitchen" in older and "1 · Gym" in older and "Lobby" not in older


def test_a_location_administrator_selects_among_their_own(changed: Chat) -> None:
    said = read(changed.ask("history all except kitchen", "lena"))
    assert "Lobby Paris" in said and "Gym" not in said


def test_of_several_the_history_is_a_file(changed: Chat) -> None:
    rows = changed.ask("export history gym, kitchen csv").files[0].content.decode("utf-8-sig").splitlines()
    assert len(rows) == 3
    offered = read(changed.ask("export history paris csv"))
    assert "say export history" in offered and "say history" not in offered


WAITING = {
    "scheduled at Paris": {"s-1"},
    "scheduled all at Paris": {"s-1"},
    "scheduled all at Paris except lobby paris": set(),
    "scheduled list front-desks": {"s-2"},
    "scheduled gym, kitchen": {"s-2"},
    "scheduled all lobbies": {"s-1"},
    "scheduled all": {"s-1", "s-2"},
    "scheduled gym": {"s-2"},
    "scheduled for the gym now": {"s-2"},
}


@pytest.mark.parametrize(("text", "numbers"), WAITING.items())
def test_what_waits_of_what_is_selected(chat: Chat, text: str, numbers: set[str]) -> None:
    chat.ask("list front-desks = gym, kitchen")
    chat.ask("set dnd lobby paris on for 2 hours")
    chat.ask("set dnd gym on for 2 hours")
    said = read(chat.ask(text))
    assert said.startswith("Scheduled")
    assert {one for one in ("s-1", "s-2") if f"{one} ·" in said} == numbers


LISTED = {
    "show all lobbies": ["Lobby Denver", "Lobby Paris"],
    "show gym, kitchen": ["Gym", "Kitchen"],
    "show all at Denver except lobby denver": ["Atrium", "Gym", "Hot Desk 7", "Quiet Room"],
    "workspaces at Paris": ["Board Room 2", "Canteen", "Huddle", "Kitchen", "Lobby Paris"],
    "workspaces all lobbies": ["Lobby Denver", "Lobby Paris"],
}


@pytest.mark.parametrize(("text", "names"), LISTED.items())
def test_several_without_a_setting_are_listed(chat: Chat, text: str, names: list[str]) -> None:
    said = read(chat.ask(text))
    assert said.startswith("Workspaces · ")
    assert [said.index(name, said.index("in all")) for name in names] and f"{len(names)} in all" in said


def test_one_workspace_is_shown_as_before(chat: Chat) -> None:
    assert read(chat.ask("show all lobby paris")).startswith("Everything · Lobby Paris")
    assert "front-desks" in read(chat.ask("list front-desks = gym, kitchen"))
    assert read(chat.ask("show list front-desks")).startswith("List · front-desks")


def test_scheduled_work_that_is_spoken_of_lists_nothing(chat: Chat) -> None:
    assert not read(chat.ask("scheduled maintenance, turn on dnd in gym")).startswith("Scheduled")


def test_two_selections_are_one(chat: Chat) -> None:
    said = read(chat.ask("show dnd all at Paris and all at Denver except gym"))
    assert "Huddle" in said and "Atrium" in said and "Gym" not in said.replace("except Gym", "")


def test_extensions_stand_in_a_row(chat: Chat) -> None:
    said = read(chat.ask("show dnd x4321, x5520"))
    assert "Lobby Paris" in said and "Gym" in said


def test_numbers_are_looked_for_at_one_workspace(chat: Chat) -> None:
    assert "I look for one at a time" in read(chat.ask("available forward all lobbies"))
