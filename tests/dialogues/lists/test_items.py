"""Commands for items on lists: how names are recognised, never guessed, and who is told of a change."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.chat import Chat, button, buttons, choices, read, texts
from tests.list_settings import held, sent


@pytest.mark.parametrize(
    ("typed", "heading"),
    [
        ("list patterns lobby paris", "Digit Patterns · Lobby Paris"),
        ("list digit patterns x4321", "Digit Patterns · Lobby Paris"),
        ("list pattern “Lobby Paris”", "Digit Patterns · Lobby Paris"),
        ("List CODES Lobby  Paris", "Access Codes · Lobby Paris"),
        ("list access codes +33 1 70 00 12 34", "Access Codes · Lobby Paris"),
        ("list numbers gym", "Numbers · Gym"),
        ("list number sequential lobby paris", "Ring numbers · Sequential Ring · Lobby Paris"),
        ("list sequential ring numbers lobby paris", "Ring numbers · Sequential Ring · Lobby Paris"),
        ("list ring numbers simring lobby paris", "Ring numbers · Simultaneous Ring · Lobby Paris"),
        ("list", "Workspaces"),
        ("list paris", "Workspaces fitting “paris”"),
    ],
)
def test_a_list_goes_by_many_names(chat: Chat, typed: str, heading: str) -> None:
    assert read(chat.ask(typed)).startswith(heading)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("list patterns", "Which workspace's digit patterns?"),
        ("add rule accept", "Which workspace's rules?"),
        ("list patterns nowhere", "There is no workspace “nowhere”"),
        ("add code nowhere", "I do not know this workspace."),
        ("add", "What do you want to add?"),
        ("remove everything", "What do you want to remove?"),
        ("list intercept lobby parsi", "Call Intercept is no list"),
        ("edit codes lobby paris", "Access Codes is a list"),
        ("set codes lobby paris on", "Access Codes has nothing to set."),
        ("remove pattern lobby paris nothing", "“nothing” is none of the digit patterns"),
        ("change pattern lobby paris 2", "“2” is none of the digit patterns"),
        ("change pattern lobby paris 1 colour red", "“1 colour red” is none of the digit patterns"),
        ("change pattern lobby paris 1 action maybe", "Choose one of: Allow, Block"),
        ("list patterns quiet room", "has no Webex Calling"),
    ],
)
def test_what_cannot_be_read_is_said_and_changes_nothing(chat: Chat, typed: str, told: str) -> None:
    assert told in read(chat.ask(typed))
    assert sent(chat) == []


def test_two_workspaces_that_fit_are_asked_about_with_the_whole_command(chat: Chat) -> None:
    picker = chat.ask("add pattern lobby 0899! name Chat action block")
    assert "2 workspaces fit “lobby”" in read(picker)
    said = read(chat.choose(picker, "Lobby Denver"))
    assert said.startswith("Added: digit pattern · Lobby Denver")
    assert held(chat, "digitPatterns", "digitPatterns", "Lobby Denver")[-1]["pattern"] == "0899!"
    assert len(held(chat, "digitPatterns", "digitPatterns")) == 1


def test_two_workspaces_that_fit_are_asked_about_without_the_code(chat: Chat) -> None:
    picker = chat.ask("add code lobby 4711", space="team")
    assert "4711" not in str(picker.card)
    lobbies = [chat.cloud.workspace(f"Lobby {place}").id for place in ("Paris", "Denver")]
    assert set(choices(picker, "say").values()) == {f"add code {one}" for one in lobbies}


def test_a_fragment_of_an_items_name_changes_nothing_at_once(chat: Chat) -> None:
    chat.ask("add pattern lobby paris 0899! name Chat action block")
    made = len(sent(chat))
    picker = chat.ask("change pattern lobby paris hat action allow")
    assert "“hat” is only a fragment of a digit pattern's name. Is this the one?" in read(picker)
    assert len(sent(chat)) == made
    assert read(chat.ask("change pattern lobby paris chat action allow")).startswith("Saved")


def test_without_a_thing_the_list_is_shown_to_choose_from(chat: Chat) -> None:
    for verb in ("change", "remove"):
        card = chat.ask(f"{verb} pattern lobby paris")
        assert buttons(card) == ["Change", "Remove", "Remove all", "Add", "Turn on"]


def test_one_of_a_list_alone(chat: Chat) -> None:
    card = chat.ask("list rules reject lobby paris office")
    assert list(choices(card, "say")) == ["1 · chosen callers, Office hours"]


def test_change_still_means_set_where_a_setting_is_named(chat: Chat) -> None:
    assert read(chat.ask("change intercept lobby paris on")).startswith("Saved: Call Intercept")
    assert read(chat.ask("change patterns lobby paris custom on")).startswith("Saved: Digit Patterns")


@pytest.mark.parametrize(
    ("typed", "then"),
    [
        ("add member ptt lobby paris Bob Johnson", "Members: Nobody → Bob Johnson"),
        ("add ptt member lobby paris Bob Johnson and Kim Lee", "Members: Nobody → Bob Johnson, Kim Lee"),
        ("add monitored line lobby paris Bob Johnson", "→ Bob Johnson"),
        ("add agent lobby paris Bob Johnson", "→ Bob Johnson"),
    ],
)
def test_people_are_added_to_lists_too(chat: Chat, typed: str, then: str) -> None:
    assert then in read(chat.ask(typed))
    words = typed.partition(" lobby")[0].removeprefix("add ")
    assert "Bob Johnson" in read(chat.ask(f"remove {words} lobby paris bob"))


def test_spaces_that_watch_are_told(chat: Chat) -> None:
    chat.ask("watch lobby paris", space="team")
    chat.ask("add pattern lobby paris 0899! name Chat action block")
    assert "New digit pattern: Pattern: None → 0899!" in read(chat.hears("team", "Digit Patterns changed"))
    chat.press(chat.ask("remove all patterns lobby paris"), "Remove")
    assert "Premium numbers (08XXXXXXXX), Chat (0899!) → None" in read(chat.hears("team", "→ None"))


def test_a_question_grows_old(chat: Chat) -> None:
    card = chat.ask("list patterns lobby paris")
    question = chat.ask("remove pattern lobby paris 1")
    assert "used already" in read(chat.send(card, button(question, "Remove")))
    chat.clock.ahead = timedelta(hours=1)
    late = chat.press(question, "Remove")
    assert "too old" in read(late)
    assert read(chat.choose(late, "Digit patterns · Lobby Paris")).startswith("Digit Patterns")
    assert sent(chat) == []


def test_an_outcome_leads_back_to_the_list(chat: Chat) -> None:
    added = chat.ask("add pattern lobby paris 0899! name Chat action block")
    assert read(chat.press(added, "Show")).startswith("Digit Patterns · Lobby Paris")
    cancelled = chat.press(chat.ask("add pattern lobby paris"), "Cancel")
    assert 'add pattern "Lobby Paris"' in read(cancelled)


def test_the_help_knows_the_lists(chat: Chat) -> None:
    assert "list <things> [setting] <workspace>" in read(chat.ask("help list")).replace("\u2060", "")
    for command in ("list", "add", "change", "remove"):
        assert command in texts(chat.ask("help commands"))
    assert "remove" not in texts(chat.ask("help commands", "ravi"))


def test_the_card_of_a_setting_leads_to_its_lists(chat: Chat) -> None:
    card = chat.ask("show sequential lobby paris")
    assert buttons(card) == ["Edit", "Ring numbers", "Rules", "Refresh", "History"]
    assert read(chat.press(card, "Rules")).startswith("Rules · Sequential Ring · Lobby Paris")
    assert buttons(chat.ask("show codes lobby paris"))[0] == "Access codes"
    said = read(chat.ask("help codes")).replace("\u2060", "")
    assert 'list codes "Lobby Paris"' in said


@pytest.mark.parametrize(
    ("typed", "offered"),
    [("remove ravi from gym", "codes"), ("remove gym's number", "numbers")],
)
def test_what_to_remove_is_chosen_from_the_lists_of_the_workspace(
    chat: Chat, typed: str, offered: str
) -> None:
    answer = chat.ask(typed)
    assert "What do you want to" in read(answer)
    assert f"say list {offered} Gym" in read(answer)
    assert chat.writes() == []
