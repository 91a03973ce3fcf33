"""Answers to what the bot asked: which one, yes and no, and what was missing."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.access import Access, Rights, Viewer
from bot.events import Licence, Workspace
from bot.language.command_list import COMMANDS
from bot.language.commands import exact_command
from bot.language.remembered.memory import Topic
from bot.language.requests.changing import SetFields
from bot.language.requests.request import Request
from bot.language.understand.message import MessageReader
from bot.language.words import split
from bot.names.workspaces import WorkspaceIndex
from tests.chat import Chat, buttons, choices, read

DOUBTFUL = "turn on dnd in huddle zork"
"""A change that is only shown."""
LOBBIES = tuple(
    Workspace(f"w{number}", f"Lobby {place}", Licence.PROFESSIONAL, f"l{number}", f"Place {number}")
    for number, place in enumerate(
        ["Paris North", "Paris South", "Oslo", *(f"Town {count} Hall" for count in range(30))]
    )
)


class Lobbies:
    """A directory of more workspaces than a card offers."""

    index = WorkspaceIndex(LOBBIES)

    def workspaces(self, *, fresh: bool = False) -> WorkspaceIndex:
        return self.index

    def read_again(self) -> WorkspaceIndex:
        return self.index

    def is_current(self, workspace: Workspace) -> bool:
        return True


def among_lobbies(text: str, topic: Topic) -> Request:
    viewer = Viewer(Rights(None, Access.WRITE), Lobbies(), is_private=True)  # type: ignore[arg-type]
    return MessageReader(COMMANDS, viewer, topic).request(text, exact_command(COMMANDS, split(text)))


def dnd(chat: Chat, workspace: str) -> bool:
    return bool(chat.setting(workspace, "doNotDisturb")["enabled"])


@pytest.mark.parametrize(
    "order",
    [
        "forward the lobby to 4001",
        "forward lobby to 4001 when busy",
        "set forwarding lobby all calls go to 4001",
        "lobby forward to 4001",
    ],
)
@pytest.mark.parametrize(
    "answer", ["paris", "Lobby Paris", "the one in Paris", "at paris please", "x4321", "second"]
)
def test_which_lobby_is_answered_in_words(chat: Chat, order: str, answer: str) -> None:
    assert "2 workspaces fit" in read(chat.ask(order))
    done = read(chat.ask(answer))
    assert done.startswith("Saved: Call Forwarding · Lobby Paris")
    assert "4001" in str(chat.setting("Lobby Paris", "callForwarding"))
    assert "4001" not in str(chat.setting("Lobby Denver", "callForwarding"))


def test_which_lobby_goes_on_with_what_was_asked(chat: Chat) -> None:
    chat.ask("forward the lobby")
    assert read(chat.ask("paris")).startswith("Edit Call Forwarding · Lobby Paris")
    chat.ask("lobby voicemail off")
    assert "Voicemail · Lobby Denver" in read(chat.ask("denver"))


def test_an_answer_that_fits_several_leaves_these(chat: Chat) -> None:
    chat.ask("turn on dnd")
    assert set(choices(chat.ask("denver"), "say").values()) < set(
        choices(chat.ask("turn on dnd"), "say").values()
    )
    assert chat.writes() == []
    chat.ask("turn on dnd")
    chat.ask("denver")
    assert "Do Not Disturb · Lobby Denver" in read(chat.ask("lobby"))
    assert dnd(chat, "Lobby Denver")


def test_an_answer_that_fits_none_is_asked_again(chat: Chat) -> None:
    first = choices(chat.ask("turn on dnd in lobby"), "say")
    assert choices(chat.ask("3"), "say") == first
    assert read(chat.ask("paris")).startswith("Saved: Do Not Disturb · Lobby Paris")


def test_another_question_is_no_answer(chat: Chat) -> None:
    chat.ask("turn on dnd in lobby")
    assert read(chat.ask("gym")).startswith("Gym")
    chat.ask("paris")
    assert chat.writes() == []


def test_where_a_card_has_no_room_for_all_the_answer_is_looked_up_among_all() -> None:
    topic = Topic(unfinished="forward the lobby to 4001 when busy")
    found = among_lobbies("the one in Oslo", topic)
    assert isinstance(found, SetFields)
    assert found.workspace.name == "Lobby Oslo"


def test_what_is_not_all_on_the_card_is_not_chosen_from_it() -> None:
    with pytest.raises(Exception, match="2 workspaces fit") as refusal:
        among_lobbies("paris", Topic(unfinished="forward the lobby to 4001"))
    assert all("4001" in command for _, _, command in refusal.value.choices)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "answer", ["yes", "Yes please!", "do it", "ok do it", "go ahead", "yes, go ahead, thanks", "Sure"]
)
@pytest.mark.parametrize("order", [DOUBTFUL, "turn on dnd in huddle later", "turn on dnd in hudle"])
def test_yes_does_what_the_button_does(chat: Chat, order: str, answer: str) -> None:
    chat.ask(order)
    assert chat.writes() == []
    assert read(chat.ask(answer)).startswith("Saved: Do Not Disturb · Huddle")
    assert dnd(chat, "Huddle")


@pytest.mark.parametrize("answer", ["no", "No, thanks.", "leave it", "cancel", "never mind", "don't do it"])
def test_no_forgets_it(chat: Chat, answer: str) -> None:
    chat.ask(DOUBTFUL)
    assert read(chat.ask(answer)) == "Nothing was changed."
    chat.ask("yes")
    assert chat.writes() == []


@pytest.mark.parametrize(
    "answer", ["yes but only tomorrow", "yes for the gym", "thanks", "ok thanks", "do it later", "yes?no"]
)
def test_what_says_more_than_yes_does_nothing(chat: Chat, answer: str) -> None:
    chat.ask(DOUBTFUL)
    chat.ask(answer)
    assert chat.writes() == []


def test_yes_is_for_the_last_answer_alone(chat: Chat) -> None:
    chat.ask(DOUBTFUL)
    chat.ask("show gym")
    chat.ask("yes")
    assert chat.writes() == []


def test_a_press_is_something_said_since(chat: Chat) -> None:
    form = chat.ask("edit dnd gym")
    chat.ask(DOUBTFUL)
    chat.press(form, "Cancel")
    chat.ask("yes")
    assert chat.writes() == []


def test_yes_of_somebody_else_is_not_mine(chat: Chat) -> None:
    chat.ask(DOUBTFUL, space="team")
    chat.ask("yes", "lena", space="team")
    assert chat.writes() == []
    chat.ask("yes", space="team")
    assert dnd(chat, "Huddle")


def test_yes_is_of_no_use_after_ten_minutes(chat: Chat) -> None:
    chat.ask(DOUBTFUL)
    chat.clock.ahead += timedelta(minutes=11)
    chat.ask("yes")
    chat.clock.ahead -= timedelta(minutes=11)
    assert chat.writes() == []


def test_yes_needs_the_rights_that_the_button_needs(chat: Chat) -> None:
    chat.ask(DOUBTFUL)
    chat.give_roles("ana", "id_readonly_admin")
    assert "Nothing was changed" in read(chat.ask("yes"))
    assert chat.writes() == []


def test_yes_to_several_asks_which(chat: Chat) -> None:
    offered = choices(chat.ask("turn on dnd in huddle and gym"), "say")
    assert set(choices(chat.ask("yes"), "say").values()) == set(offered.values())
    assert chat.writes() == []
    assert "Gym" in read(chat.ask("gym"))


def test_all_of_several_orders_are_done_in_order(chat: Chat) -> None:
    chat.ask("turn on dnd and turn off call waiting in huddle")
    chat.ask("all")
    assert dnd(chat, "Huddle")
    assert len(chat.writes()) == 2


def test_yes_is_not_the_button_of_a_form_or_of_a_removal(chat: Chat) -> None:
    chat.ask("add pattern huddle 0899! name Premium action block")
    for order in (
        "remove pattern 1 of it",
        "remove all patterns there",
        "edit dnd huddle",
        "passcode huddle",
    ):
        card = chat.ask(order)
        before = len(chat.cloud.requests)
        assert "with the button on the card" in read(chat.ask("yes")), read(card)
        assert {one.method for one in chat.cloud.requests[before:]} <= {"GET", "POST"}
    assert "Premium" in read(chat.ask("list patterns huddle"))
    chat.ask("remove pattern 1 there")
    assert read(chat.ask("no")) == "Nothing was changed."


@pytest.mark.parametrize("order", ["passcode", "greeting busy"])
def test_what_cannot_be_undone_is_named_in_full(chat: Chat, order: str) -> None:
    chat.ask("show dnd huddle")
    for behind in ("it", "there"):
        answer = chat.ask(f"{order} {behind}")
        assert "Which workspace?" in read(answer)
        assert "Save" not in buttons(answer)


@pytest.mark.parametrize(
    "order",
    ["add the code 7766 there", "remove all codes there", "delete code 7766 here"],
)
def test_access_codes_are_changed_by_name_only(chat: Chat, order: str) -> None:
    chat.ask("show codes lobby paris")
    answer = chat.ask(order)
    assert read(answer).startswith("Which workspace? Nothing was changed.")
    assert "7766" not in read(answer) and chat.writes() == []
    assert "add code" in read(chat.ask("add the code 7766 there"))
    assert read(chat.ask("add a code there")).startswith("Add access code")  # its form says where


def test_which_setting_is_answered_in_words(chat: Chat) -> None:
    for answer, title in (("forwarding", "Call Forwarding"), ("call waiting", "Call Waiting")):
        assert "Which setting of Gym" in read(chat.ask("set gym"))
        assert read(chat.ask(answer)).startswith(f"Edit {title} · Gym")
    chat.ask("set gym")
    assert read(chat.ask("turn dnd on")).startswith("Saved: Do Not Disturb · Gym")
