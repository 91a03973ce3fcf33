"""A number beside a workspace and no setting: what it may be meant for keeps it, codes are not repeated."""

from __future__ import annotations

import pytest

from tests.chat import Chat, buttons, read


@pytest.mark.parametrize(
    "said", ["kitchen: 4404", "kitchen = 4404", "kitchen -> 4404", "kitchen 4404", "4404 kitchen"]
)
def test_the_first_thing_to_choose_keeps_the_number(chat: Chat, said: str) -> None:
    answer = read(chat.ask(said))
    assert "All calls go to: 4404" in answer and "Edit Call Forwarding" in answer
    assert not chat.writes()


@pytest.mark.parametrize(
    "said", ["change the extension of lobby paris to 4405", "lobby paris extension 4405"]
)
def test_a_new_extension_is_asked_for_the_number_it_belongs_to(chat: Chat, said: str) -> None:
    answer = read(chat.ask(said))
    assert "Shall 4405 be the extension of Lobby Paris?" in answer
    assert not chat.writes()


@pytest.mark.parametrize(
    "said",
    ["gym extension 5599", "change number gym 1 extension 5599", "add number gym +13035550150",
     "edit numbers gym", "remove number 1 of the gym"],
)  # fmt: skip
def test_numbers_are_changed_only_with_a_professional_licence(chat: Chat, said: str) -> None:
    answer = read(chat.ask(said))
    assert "Numbers can be changed only with a professional licence; Gym has a common-area one." in answer
    assert "Control Hub" in answer
    assert not chat.writes()


@pytest.mark.parametrize("said", ["show numbers gym", "list numbers gym"])
def test_without_it_they_are_shown(chat: Chat, said: str) -> None:
    answer = chat.ask(said)
    assert "+1 303-555-0120" in read(answer)
    assert not {"Edit", "Add", "Change", "Remove"} & {*buttons(answer)}


def test_how_often_it_rings_is_asked_by_what_comes_then(chat: Chat) -> None:
    answer = read(chat.ask("change the number of rings in lobby paris to 6"))
    assert "Rings before forwarding: 6" in answer and "Rings: 6" in answer


def test_several_ring_numbers_are_offered_one_by_one(chat: Chat) -> None:
    answer = read(chat.ask("sequential ring lobby paris: first 5510 then 5520"))
    assert "Number: 5510" in answer and "Number: 5520" in answer
    assert not chat.writes()


@pytest.mark.parametrize("said", ["lobby paris x8462517", "pni lobby paris 8462517"])
def test_what_may_be_a_code_is_not_offered(chat: Chat, said: str) -> None:
    assert "8462517" not in read(chat.ask(said))


def test_lists_are_offered_that_the_licence_has(chat: Chat) -> None:
    answer = read(chat.ask("delete gym"))
    assert "Access Codes" in answer
    assert "Numbers" not in answer and "Sequential Ring" not in answer


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("hide the caller id of lobby paris", "Webex cannot hide the number"),
        ("kitchen may only call internally", "all others are blocked."),
        ("block everything but internal calls from the kitchen", "Shall I make this change?"),
        ("how long does the lobby paris ring", "Rings before forwarding"),
        ("what is different about lobby paris", "As usual"),
    ],
)
def test_what_cannot_be_done_or_is_wide_is_said(chat: Chat, said: str, told: str) -> None:
    assert told in read(chat.ask(said))
    assert not chat.writes()


def test_figures_of_its_own_name_are_no_destination(chat: Chat) -> None:
    chat.rename("Board Room 2", "Boardroom 4.12")
    assert "That number is Boardroom 4.12 itself" in read(chat.ask("boardroom forward 4.12"))
    assert not chat.writes()


@pytest.mark.parametrize("said", ["music room off", "turn off the music room", "Music Room on"])
def test_a_room_that_is_called_like_a_setting_is_the_room(chat: Chat, said: str) -> None:
    chat.rename("Huddle", "Music Room")
    assert read(chat.ask(said)).startswith("What about Music Room?")
    assert not chat.writes()
