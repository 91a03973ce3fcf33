"""What only belongs to a workspace, or only looks like its name, is not that workspace."""

from __future__ import annotations

import pytest

from tests.chat import Chat, buttons, read


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("forward calls to 4404 for Gym's neighbour", "Gym's neighbour"),
        ("turn on dnd for the gym's brother", "gym's brother"),
        ("the gym's neighbour needs dnd on", "gym's neighbour"),
        ("Gym's neighbour: dnd on", "Gym's neighbour"),
        ("turn on dnd on Kitchenette", "Kitchenette"),
        ("turn dnd on for kitchenware", "kitchenware"),
        ("dnd on in the Minigym", "Minigym"),
    ],
)
def test_another_thing_is_no_workspace(chat: Chat, said: str, named: str) -> None:
    answer = chat.ask(said)
    assert read(answer).startswith(f"There is no workspace “{named}”. Which one do you mean?")
    assert "Do it" not in buttons(answer)
    assert chat.writes() == []


@pytest.mark.parametrize("said", ["turn on dnd for the kitchenn", "turn off the gym's annoying call waiting"])
def test_a_slip_or_a_word_between_is_still_shown(chat: Chat, said: str) -> None:
    assert "Do it" in buttons(chat.ask(said))
    assert chat.writes() == []


@pytest.mark.parametrize(
    "said",
    [
        "close the Kitchen ticket",
        "reopen the kitchen ticket",
        "close the case for Kitchen",
        "close the tab of kitchen",
        "close the kitchen window",
        "please close Kitchen request 4411",
        "take the kitchen printer out of service",
        "take the printer in the kitchen out of service",
    ],
)
def test_what_is_closed_must_be_the_workspace(chat: Chat, said: str) -> None:
    answer = chat.ask(said)
    assert read(answer).startswith("What about Kitchen?") and "Nothing was changed." in read(answer)
    assert "Do it" not in buttons(answer)
    assert chat.writes() == []


@pytest.mark.parametrize("said", ["close the kitchen", "shut the gym please", "take the gym out of service"])
def test_a_workspace_is_closed_by_these_words(chat: Chat, said: str) -> None:
    assert "hear that it is out of service" in read(chat.ask(said))


@pytest.mark.parametrize(
    "said",
    [
        "try to call Huddle at 4403",
        "you can try Huddle at 4403",
        "try calling the kitchen on 4404",
        "please try to reach the gym at 4404",
        "I tried ringing Huddle on 4403",
        "we are trying to phone huddle at 4403",
    ],
)
def test_to_try_somebody_forwards_nothing(chat: Chat, said: str) -> None:
    answer = chat.ask(said)
    assert "Do it" not in buttons(answer)
    assert chat.writes() == []


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ("is Gym busy right now? forward calls to 4404", "When busy, calls go to: 4404"),
        ("is the gym in use? send its calls to 4404", "When busy, calls go to: 4404"),
        ("is the gym offline? divert calls to 4404", "When not reachable, calls go to: 4404"),
        ("When the gym is busy its calls get lost. Forward them to 4404", "When busy, calls go to: 4404"),
    ],
)
def test_a_question_for_the_state_is_no_condition(chat: Chat, said: str, state: str) -> None:
    answer = read(chat.ask(said))
    assert answer.startswith("Which calls?")
    assert state in answer
    assert "All calls go to: 4404" in answer
    assert chat.writes() == []


@pytest.mark.parametrize(
    "said", ["nobody answers Gym? please stop it", "is the gym on the phone? turn that off"]
)
def test_a_state_is_nothing_to_stop(chat: Chat, said: str) -> None:
    assert read(chat.ask(said)).startswith("What about Gym? Nothing was changed.")
    assert chat.writes() == []


@pytest.mark.parametrize("before", ["", "turn on dnd in lobby denver", "show forwarding of lobby denver"])
def test_a_field_of_several_settings_is_asked_about(chat: Chat, before: str) -> None:
    if before:
        chat.ask(before)
    seen = len(chat.writes())
    answer = read(chat.ask("turn that ring reminder on in lobby denver"))
    assert answer.startswith("That can mean three things. Nothing was changed.")
    assert all(f"set {key}" in answer for key in ("forwarding", "dnd", "selforward"))
    assert len(chat.writes()) == seen


def test_its_field_is_of_what_was_spoken_of(chat: Chat) -> None:
    chat.ask("turn on dnd in lobby denver")
    chat.ask("turn its ring reminder on")
    assert chat.setting("Lobby Denver", "doNotDisturb")["ringSplashEnabled"] is True
