"""Who said, ordered or approved something is no part of it: “…, says Kim Lee”."""

from __future__ import annotations

import pytest

from tests.chat import Chat, buttons, read


@pytest.mark.parametrize(
    "said",
    [
        "dnd on in the gym, says Kim Lee",
        "dnd on in the gym, Kim Lee writes.",
        "turn on dnd in the gym, approved by Bob Johnson.",
        "turn on dnd in the gym (requested by the facilities manager)",
        "turn on dnd in the gym. Bob Johnson and Kim Lee signed it off.",
        "turn on dnd in the gym. Approver: Alice Little.",
        "turn on dnd in the gym. Requester is Bob Johnson.",
        "as agreed with Lena Maes, turn on dnd in the gym",
        "turn on dnd in the gym as per Kim Lee's request",
        "turn on dnd in the gym, Kim Lee needs it",
        "from Pieter van den Berg: dnd on in the gym",
        "Kim Lee approved it: dnd on in the gym",
        "Sam Doe asks us to turn on dnd in the gym",
        "CHG0031177 by Ravi Shah: dnd on in the gym",
        "Bob Johnson approved CHG0031177. Turn on dnd in the gym.",
        "Requester: A. Novak - dnd on in the gym",
        "turn on dnd in the gym at the kitchen's request",
        "the manager and the director want dnd on in the gym",
        "Kim wants dnd on in the gym",
    ],
)
def test_who_said_it_is_passed_over_and_the_change_shown_first(chat: Chat, said: str) -> None:
    answer = chat.ask(said)
    assert read(answer).startswith("Do Not Disturb · Gym") and "Off → On" in read(answer)
    assert "I do not know what to make of" not in read(answer) and not chat.writes()
    chat.press(answer, "Do it")
    assert chat.setting("Gym", "doNotDisturb")["enabled"] is True


@pytest.mark.parametrize(
    "said",
    [
        "dnd on in the gym once approved by Bob Johnson",
        "dnd on in the gym, but it was not approved by Bob Johnson",
        "dnd on in the gym if Kim Lee approved it",
        "Kim Lee never approved it: dnd on in the gym",
        "Nobody approved it: dnd on in the gym",
        "Has Kim Lee approved it? dnd on in the gym",
        "CHG0031177 is to be approved by Kim Lee: dnd on in the gym",
        "dnd on in the gym, approved by Kim Lee, but not yet",
    ],
)
def test_what_is_not_approved_is_not_done(chat: Chat, said: str) -> None:
    chat.ask(said)
    assert not chat.writes()


def test_whoever_is_added_or_told_of_stays(chat: Chat) -> None:
    shown = chat.ask("add Kim Dahl to the push-to-talk members of Lobby Paris, as agreed with Lena Maes")
    chat.press(shown, "Do it")
    assert "Kim Dahl" in read(chat.ask("show ptt Lobby Paris")) and "Lena Maes" not in read(
        chat.ask("show ptt Lobby Paris")
    )
    asked = read(chat.ask("requested by Sam Doe: add him to the monitoring of Lobby Paris"))
    assert "Sam Doe" in asked


@pytest.mark.parametrize(
    "said",
    [
        "From Friday: dnd on in the gym",
        "dnd on in the gym, requested by Kim Lee (until Friday)",
        "dnd on in the gym, requested by Kim Lee (do not do it yet)",
        "forward the gym to 4404, requested by Kim Lee (only when busy)",
        "dnd on in the gym, ordered by Kim Lee from friday",
        "Message from Kim Lee, not done: dnd on in the gym",
        "Requester: Kim Lee. Approver: Bob Hill (rejected). dnd on in the gym",
        "INC12345 no: set dnd gym on",
    ],
)
def test_what_says_when_or_whether_is_no_name(chat: Chat, said: str) -> None:
    answer = read(chat.ask(said))
    assert not chat.writes()
    is_whole = "\n\nShown first: " in answer and "Shown first: I do not know what to make of" not in answer
    assert said.startswith("INC") or not (answer.startswith("Do Not Disturb · Gym") and is_whole)


def test_a_workspace_is_nobody_who_said_it(chat: Chat) -> None:
    answer = read(chat.ask("Gym and Kitchen: dnd on, by Huddle"))
    assert not answer.startswith("Saved") or "Huddle" not in answer


def test_the_changes_that_somebody_approved_are_still_asked_for(chat: Chat) -> None:
    assert "Saved" not in read(chat.ask("changes approved by Kim Lee")) and not chat.writes()


def test_her_is_the_person_and_not_the_workspace(chat: Chat) -> None:
    chat.ask("Lobby Paris gets many calls and Kim Dahl helps there, so add her to its monitoring")
    asked = chat.said("ana")[-1]
    assert "Kim Dahl" in read(asked) and "add Lobby" not in read(asked)


def test_two_orders_of_a_ticket_are_offered_together(chat: Chat) -> None:
    said = (
        "CHG0031888: Bob Johnson moves upstairs. "
        "Forward all Kitchen calls to 4321 and turn off the voicemail of Kitchen."
    )
    answer = chat.ask(said)
    assert "All 2, in this order" in read(answer) and not chat.writes()
    both = "on the gym block anonymous calls and enable barge-in, both were promised to the customer."
    assert "All 2, in this order" in read(chat.ask(both))
    late = "Next week in the Gym. Do not disturb on and call waiting off there."
    assert "All 2" not in read(chat.ask(late))


@pytest.mark.parametrize(
    ("said", "changed"),
    [
        ("legal wants every call in the gym recorded. Set call recording to always.", "Never → Always"),
        (
            "the blinking lamp at Lobby Paris distracts all. Please disable the message waiting lamp there.",
            "Message waiting indicator: On → Off",
        ),
        (
            "Sam Doe wants to start recordings himself in the gym. Please set recording to on demand.",
            "Never → When somebody starts it",
        ),
    ],
)
def test_a_fact_beside_one_order_is_shown_with_it(chat: Chat, said: str, changed: str) -> None:
    answer = chat.ask(said)
    assert changed in read(answer) and "Do it" in buttons(answer) and not chat.writes()


def test_a_wish_for_the_contrary_is_no_fact(chat: Chat) -> None:
    answer = chat.ask("legal wants every call in the gym recorded. Turn off call recording.")
    assert "Do it" not in buttons(answer) and not chat.writes()


@pytest.mark.parametrize(
    "said",
    [
        "turn on dnd in the gym, requested by the kitchen",
        "turn on dnd in the gym, requested by the kitchen and the huddle",
        "turn on dnd in the gym as requested by the kitchen",
        "turn on dnd in the gym per the kitchen",
        "turn on dnd in the gym, kitchen says",
        "turn on dnd in the gym, the kitchen complained",
        "the kitchen wants the gym put on dnd",
        "the kitchen asked that the gym be put on dnd",
    ],
)
def test_a_room_that_asked_for_it_is_no_place_of_it(chat: Chat, said: str) -> None:
    answer = chat.ask(said)
    assert not chat.writes()
    chat.press(answer, "Do it")
    assert chat.setting("Gym", "doNotDisturb")["enabled"]
    assert not chat.setting("Kitchen", "doNotDisturb")["enabled"]


def test_who_asked_is_the_reason(chat: Chat) -> None:
    answer = chat.ask("turn on dnd in the gym, says Kim Lee")
    assert "The reason I would note: “says Kim Lee”." in read(answer)
    chat.press(answer, "Do it")
    assert "says Kim Lee" in read(chat.ask("history gym"))


@pytest.mark.parametrize(
    "said",
    ["turn on dnd in all rooms at the kitchen's request", "dnd on for everyone at the kitchen's request"],
)
def test_a_room_that_asked_is_not_the_one_that_is_set(chat: Chat, said: str) -> None:
    chat.ask(said)
    chat.hears("ana", "Do Not Disturb, 10 workspaces")
    assert not chat.writes()
