"""Lists of workspaces by name, where something is wrong: nothing is changed but what is on the list."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.commands.named import workspace_lists
from bot.sandbox.data.entities import Message
from tests.chat import Chat, buttons, choices, read
from tests.dialogues.plans.test_many_at_once import asked, on, settled
from tests.dialogues.saved.test_named_lists import DESKS, members, words


@pytest.mark.parametrize(
    "name",
    [
        "all", "every", "everyone", "everywhere", "gym", "x5520", "5520", "lobby", "Denver", "paris hq",
        "dnd", "call forwarding", "codes", "on", "off", "yes", "no thanks", "today", "99", "4.12", "p-7",
        "list", "front list", "page", "rooms", "except gym", "undo", "show", "hello", "gym\u200b", "…",
        "<@all>", "**bold**", "a b c d e", "x" * 41, "members", "ptt",
    ],
)  # fmt: skip
def test_a_name_that_means_something_else_is_not_kept(chat: Chat, name: str) -> None:
    answer = read(chat.ask(f"list {name} = gym"))
    assert "Nothing was saved" in answer or "Which workspaces" in answer, answer
    assert "None yet" in read(chat.ask("lists"))
    assert chat.writes() == []


@pytest.mark.parametrize(
    "name", ["Front Desks", "dnd-rooms", "Ana's rooms", "R&D", "Été_2", "floor 2", "front.desks"]
)
def test_other_names_are_kept_and_said_again(chat: Chat, name: str) -> None:
    chat.ask(f'list "{name}" = gym, kitchen')
    shown = words(asked(chat, f"turn dnd on in list {name}"))
    assert "2 to change" in shown
    said = chat.planned("set dnd list ").split(" do not disturb on")[0]
    assert "2 to change" in words(asked(chat, f"{said} on"))
    assert "2 workspaces" in words(chat.ask(f"export list {name} dnd"))
    assert "is forgotten" in read(chat.ask(f"unlist {name}"))


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("list front-desks =", "Which workspaces?"),
        ("list = gym", "Under which name?"),
        ("list front-desks = zork", "There is no workspace “zork”"),
        ("list front-desks = gym, artium", "Did you mean Atrium?"),
        ("list front-desks = lobby", "can be 2 workspaces: Lobby Denver, Lobby Paris"),
        ("list front-desks = list zork", "There is no list “zork” here"),
        ("list zork + gym", "There is no list “zork” here"),
        ("list zork - gym", "There is no list “zork” here"),
        ("unlist zork", "There is no list “zork” here"),
        ("add zork to list others", "There is no workspace “zork”"),
        ("list others - kitchen", "Not on it"),
    ],
)
def test_what_cannot_be_on_a_list_is_said(chat: Chat, said: str, why: str) -> None:
    chat.ask("list others = gym, huddle")
    assert why in read(chat.ask(said))
    assert members(chat, "others") == ["Gym", "Huddle"]
    assert "Lists - others (2)" in words(chat.ask("lists"))
    assert chat.writes() == []


@pytest.mark.parametrize("is_any", [True, False])
@pytest.mark.parametrize(
    "said",
    [
        "dnd on in list front-deks",
        "set dnd list front-deks on",
        "dnd on in list zork",
        "set dnd list zork on",
        "forward list zork to 4404",
        "forward list lobby paris to 4404",
        "dnd on in list lobby paris",
        "dnd on in the lobby paris list",
        "dnd on in list gym",
        "copy dnd from lobby paris to list zork",
        "export list zork",
        "drift list zork vs reception",
    ],
)
def test_a_list_that_there_is_not_changes_nothing(chat: Chat, said: str, is_any: bool) -> None:
    if is_any:
        chat.ask(DESKS)
    chat.ask("baseline save gym as reception")
    answer = read(chat.ask(said))
    assert "no list" in answer or "no workspace" in answer, answer
    assert ("list front-desks" in answer) >= (is_any and "deks" in said)
    chat.run_plans()
    assert chat.writes() == []


def test_the_one_that_was_meant_is_offered(chat: Chat) -> None:
    chat.ask(DESKS)
    card = chat.ask("dnd on in the front-deks list")
    assert "dnd on in the list front-desks" in choices(card, "say").values()
    chat.choose(card, "dnd on in the list front-desks")
    assert "2 to change" in words(settled(chat))


@pytest.mark.parametrize(
    "said",
    [
        "dnd on in list paris lobbies and all rooms",
        "set dnd gym on in list paris lobbies",
        "watch list paris lobbies",
        "add rule accept list paris lobbies",
        "set dnd list paris lobbies on then set waiting list paris lobbies off",
        "don't turn on dnd in list paris lobbies",
        "should I turn on dnd in list paris lobbies?",
        "if nobody is there, turn on dnd in list paris lobbies",
        "list dnd list paris lobbies",
        "dnd on in list paris lobbies except zork",
        "edit dnd list paris lobbies",
        "passcode list paris lobbies",
        "delete everything on list paris lobbies",
        "dnd on in denver and list paris lobbies",
        "dnd on in list paris lobbies, denver",
    ],
)
def test_what_is_not_for_each_on_a_list_changes_nothing(chat: Chat, said: str) -> None:
    chat.ask("list paris lobbies = gym, kitchen")
    chat.ask(said)
    settled(chat)
    assert chat.writes() == []
    assert "Run" not in buttons(chat.said("ana")[-1])


def test_an_answer_to_a_question_is_not_for_what_is_called_alike(chat: Chat) -> None:
    chat.ask("list paris lobbies = gym, kitchen")
    chat.ask("forward list paris lobbies")
    chat.ask("to 4404")
    settled(chat)
    assert chat.writes() == []


def test_a_pin_beside_a_list_is_not_repeated(chat: Chat) -> None:
    chat.ask(DESKS)
    for said in ("set passcode list front-desks 4711", "set passcode list front-deks 4711"):
        answer = chat.ask(said)
        assert "4711" not in read(answer) + str(answer.card)


def test_a_list_is_of_its_space(chat: Chat) -> None:
    chat.ask(DESKS, space="team")
    assert "None yet" in read(chat.ask("lists"))
    assert "front-desks (2)" in read(chat.ask("lists", "ravi", space="team"))
    chat.ask("dnd on in list front-desks")
    assert chat.writes() == []


@pytest.mark.parametrize("person", ["ravi", "sam"])
def test_who_may_not_change_settings_keeps_no_list(chat: Chat, person: str) -> None:
    chat.ask(DESKS, space="team")
    for said in ("list mine = gym", "list front-desks = atrium", "list front-desks + atrium",
                 "list front-desks - gym", "unlist front-desks", "dnd on in list front-desks"):  # fmt: skip
        chat.ask(said, person, space="team")
    chat.run_plans()
    assert "Lists - front-desks (2): Gym, Kitchen" in words(chat.ask("lists", space="team"))
    assert chat.writes() == []


def test_a_list_is_changed_by_who_made_it_and_who_may_change_everything(chat: Chat) -> None:
    chat.ask(DESKS, space="team")
    for said in ("list front-desks = huddle", "list front-desks + huddle", "list front-desks - kitchen",
                 "unlist front-desks"):  # fmt: skip
        assert "This list is Ana Roux's. Nothing was saved." in read(chat.ask(said, "lena", space="team"))
    shown = chat.ask("list front-desks", "lena", space="team")
    assert "Forget" not in buttons(shown) and "Take off" not in buttons(shown)
    chat.ask("list paris = board room, huddle", "lena", space="team")
    assert "means something" in read(chat.ask("list paris = board room, huddle", "lena", space="team"))
    chat.ask("list lenas = board room, huddle", "lena", space="team")
    added = read(chat.ask("list lenas + gym", space="team"))
    assert "Added: Gym" in added and "changed by Ana Roux" in added
    assert "Taken off: Huddle" in read(chat.ask("list lenas - huddle", "lena", space="team"))
    assert "By Lena" in read(chat.ask("list lenas", space="team"))


def test_what_somebody_cannot_see_is_counted_and_not_named(chat: Chat) -> None:
    chat.ask("list front-desks = huddle, gym, atrium", space="team")
    for said in ("list front-desks", "lists", "show dnd list front-desks", "export list front-desks dnd"):
        answer = words(chat.ask(said, "lena", space="team"))
        assert "Gym" not in answer and "Atrium" not in answer
        assert "2 of them you cannot see" in answer or "2 you cannot see" in answer or (
            "2 on the list you cannot see" in answer
        ), answer  # fmt: skip
    chat.ask("dnd on in list front-desks", "lena", space="team")
    plan = settled(chat, "team")
    assert "1 to change · 2 cannot" in words(plan) and "It is on the list, but you cannot see it." in words(
        plan
    )
    assert "Gym" not in read(plan)
    chat.press(plan, "Run", person="lena", space="team")
    settled(chat, "team")
    assert on(chat) == {"Huddle"}


def test_a_list_of_what_somebody_cannot_see_changes_nothing(chat: Chat) -> None:
    chat.ask("list front-desks = gym, atrium", space="team")
    assert "No workspace is left" in read(chat.ask("dnd on in list front-desks", "lena", space="team"))


def test_who_lost_their_rights_meanwhile_runs_nothing(chat: Chat) -> None:
    chat.ask(DESKS)
    asked(chat, "dnd on in list front-desks")
    chat.give_roles("ana", "id_readonly_admin")
    chat.press(chat.said("ana")[-1], "Run")
    settled(chat)
    assert on(chat) == set()
    assert "may" in read(chat.ask("list front-desks + huddle"))


def test_there_is_a_limit_of_lists_and_of_workspaces(chat: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workspace_lists, "MAX_LISTS", 1)
    monkeypatch.setattr(workspace_lists, "MAX_MEMBERS", 3)
    chat.ask(DESKS)
    assert "There are 1 lists already" in read(chat.ask("list others = gym"))
    assert "a list has 3 at most" in read(chat.ask("list front-desks + all"))
    assert "Saved." in read(chat.ask("list front-desks = huddle"))


def test_two_at_once_lose_nothing(chat: Chat) -> None:
    chat.ask(DESKS)
    store, (was,) = chat.app.ground.store, chat.app.ground.store.saved(chat.cloud.space("ana").id, "list")
    later = replace(was, at=was.at + timedelta(seconds=1))
    assert store.replace_saved(later, was)
    assert not store.replace_saved(replace(later, at=later.at + timedelta(seconds=1)), was)
    assert not store.save_new(later)


def test_a_long_list_has_pages(chat: Chat) -> None:
    chat.cloud.add_workspaces(12, "Desk {:02}")
    chat.read_workspaces()
    card = chat.ask("list front-desks = all desks")
    assert "page 1 of 2" in read(card)
    assert len(choices(chat.press(card, "More"), "say")) == 3


@pytest.mark.parametrize(
    "said",
    [
        "list rules reject lobby paris",
        "show patterns lobby paris",
        "list codes lobby paris",
        "list lobby",
        "who is on the monitoring list of the gym?",
    ],
)
def test_lists_of_settings_are_what_they_were(chat: Chat, said: str) -> None:
    without = read(chat.ask(said))
    chat.ask("list front-desks = gym, kitchen")
    assert read(chat.ask(said)).split("Read ")[0] == without.split("Read ")[0]


def test_forgotten_lists_end_what_was_said_of_them(chat: Chat) -> None:
    chat.ask(DESKS)
    asked(chat, "dnd on in list front-desks")
    chat.ask("unlist front-desks")
    assert "Done. 2 changed." in words(_run(chat))


def _run(chat: Chat) -> Message:
    plan = next(one for one in reversed(chat.said("ana")) if "Run" in buttons(one))
    chat.press(plan, "Run")
    return settled(chat)
