"""Orders about a workspace as a whole: one sentence says what cannot be done, or one change is offered."""

from __future__ import annotations

import pytest

from tests.chat import Chat, buttons, choices, read


@pytest.mark.parametrize(
    "said",
    [
        "restore gym to location defaults",
        "set gym back to location default",
        "reset the gym",
        "restore the gym",
        "use location defaults for the gym",
        "please reset the gym's settings",
    ],
)
def test_one_setting_is_set_back_at_a_time(chat: Chat, said: str) -> None:
    answer = chat.ask(said)
    assert read(answer).startswith("I set back one setting of Gym at a time, not all of them at once.")
    assert not choices(answer, "say")
    assert chat.writes() == []


@pytest.mark.parametrize(
    "said",
    ["delete the gym", "please remove the workspace gym", "erase the gym", "get rid of the gym please"],
)
def test_workspaces_are_not_deleted_here(chat: Chat, said: str) -> None:
    answer = chat.ask(said)
    assert "deleted in Control Hub" in read(answer)
    assert not choices(answer, "say")
    assert chat.writes() == []


@pytest.mark.parametrize(
    "said", ["gym out of office", "put the gym out of office", "out of office for the gym"]
)
def test_out_of_office_is_near_to_intercept(chat: Chat, said: str) -> None:
    asked = chat.ask(said)
    assert [*choices(asked, "say").values()] == ["set intercept Gym on"]
    assert chat.writes() == []
    chat.choose(asked, next(iter(choices(asked, "say"))))
    assert chat.setting("Gym", "intercept")["enabled"] is True


def test_back_online(chat: Chat) -> None:
    chat.ask("set intercept gym on")
    before = len(chat.writes())
    shown = chat.ask("bring the gym back online")
    assert "Intercept calls: On → Off" in read(shown)
    assert "Do it" in buttons(shown)
    assert len(chat.writes()) == before


@pytest.mark.parametrize(
    "said",
    [
        "name lobby paris Fitness for callers",
        "call lobby paris Fitness for callers",
        "lobby paris should be called Fitness for callers",
        "callers should see Fitness when lobby paris calls",
        "callers should see the name Fitness when lobby paris calls",
    ],
)
def test_another_name_for_callers_is_shown_first(chat: Chat, said: str) -> None:
    shown = chat.ask(said)
    assert chat.writes() == []
    chat.press(shown, "Do it")
    written = chat.setting("Lobby Paris", "callerId")
    assert (written["externalCallerIdNamePolicy"], written["customExternalCallerIdName"]) == (
        "OTHER",
        "Fitness",
    )


def test_the_number_that_callers_should_see_is_no_name(chat: Chat) -> None:
    chat.press(chat.ask("callers should see the main number when lobby paris calls"), "Do it")
    assert chat.setting("Lobby Paris", "callerId")["selected"] == "LOCATION_NUMBER"


def test_digits_that_callers_should_see_are_the_number(chat: Chat) -> None:
    shown = read(chat.ask("callers should see the number +33 1 70 00 12 34 when lobby paris calls"))
    assert shown.startswith("Caller ID · Lobby Paris") and "+33 1 70 00 12 34" in shown
    refused = read(chat.ask("callers should see 4405 when lobby paris calls"))
    assert "An extension cannot be used here" in refused and chat.writes() == []


def test_renaming_is_done_elsewhere(chat: Chat) -> None:
    asked = chat.ask("name lobby paris Fitness")
    assert "Workspaces are renamed in Control Hub." in read(asked)
    assert len(choices(asked, "say")) == 1
    assert chat.writes() == []


@pytest.mark.parametrize(
    ("said", "title"),
    [("call gym waiting", "Call Waiting · Gym\n"), ("call the gym now", "Gym\n"), ("open the gym", "Gym\n")],
)
def test_other_orders_are_read_as_before(chat: Chat, said: str, title: str) -> None:
    assert read(chat.ask(said)).startswith(title)
    assert chat.writes() == []
