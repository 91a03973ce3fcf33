"""A workspace that is named only to say that nothing changes there is left alone; the rest is shown first."""

from __future__ import annotations

import pytest

from tests.chat import Chat, read


@pytest.mark.parametrize(
    "said",
    [
        "turn on dnd in the gym but not in the huddle",
        "turn on dnd in the gym, not in the huddle",
        "turn on dnd in the gym, keep it on in the huddle",
        "turn on dnd in the gym and leave it off in the huddle",
        "turn dnd on in the gym and leave the huddle as it is",
        "turn on dnd in the gym, leave the huddle alone",
        "turn on dnd in the gym (huddle has it already)",
        "turn on dnd in the gym (the huddle already is on dnd).",
        "turn on dnd in the gym (huddle is done)",
    ],
)
def test_only_the_other_one_is_changed(chat: Chat, said: str) -> None:
    answer = chat.ask(said)
    assert not chat.writes()
    chat.press(answer, "Do it")
    assert chat.setting("Gym", "doNotDisturb")["enabled"]
    assert not chat.setting("Huddle", "doNotDisturb")["enabled"]


@pytest.mark.parametrize(
    "said",
    [
        "turn on dnd in all rooms, keep it off in the gym",
        "turn on dnd everywhere but leave the gym as it is",
        "turn on dnd in all rooms but not in the gym",
    ],
)
def test_of_all_it_is_the_exception(chat: Chat, said: str) -> None:
    chat.ask(said)
    chat.planned("all workspaces except Gym")


def test_a_number_is_no_such_name(chat: Chat) -> None:
    assert "4405" in read(chat.ask("forward gym to 4405, not 4404"))


@pytest.mark.parametrize(
    ("said", "command"),
    [
        ("turn on dnd in the lobbies, leave lobby paris alone", 'all lobbies except "Lobby Paris"'),
        (
            "turn on dnd in all rooms, but not in the gym, and not in the huddle",
            "all workspaces except Gym, Huddle",
        ),
    ],
)
def test_none_of_several_is_forgotten(chat: Chat, said: str, command: str) -> None:
    chat.ask(said)
    chat.planned(command)


def test_a_room_that_is_named_for_both_is_asked_about(chat: Chat) -> None:
    assert "twice" in read(chat.ask("dnd on in the gym and the kitchen, keep the gym as it is"))
    assert not chat.writes()


def test_leaving_voicemail_keeps_no_setting(chat: Chat) -> None:
    chat.ask("enable lobby paris's let intercepted callers to leave voicemail")
    assert not chat.setting("Lobby Paris", "intercept")["enabled"]


@pytest.mark.parametrize("said", ["(the gym is included)", "(the gym has visitors)", "(gym is the loudest)"])
def test_other_words_in_brackets_leave_nothing_out(chat: Chat, said: str) -> None:
    chat.ask(f"turn on dnd in all rooms {said}")
    assert not chat.writes()
    assert not any("except Gym" in read(message) for message in chat.said("ana"))
