"""Several branches of forwarding in one sentence: each number and count of rings stays with its own."""

from __future__ import annotations

import pytest

from tests.chat import Chat, read


def _written(chat: Chat) -> dict[str, object]:
    there = chat.setting("Gym", "callForwarding")["callForwarding"]
    return {
        kind: (one["destination"], one.get("numberOfRings") if kind == "noAnswer" else None)
        for kind, one in there.items()
        if one.get("enabled")
    }


@pytest.mark.parametrize(
    "said",
    [
        "forward the gym to 4404 after 4 rings and when busy to 4405",
        "forward the gym to 4404 after 4 rings, and when busy to 4405",
        "forward the gym to 4404 after 4 rings and 4405 when busy",
        "forward gym when busy to 4405 and to 4404 after 4 rings",
        "forward the gym when busy to 4405 and after 4 rings to 4404",
        "forward the gym when busy to 4405, otherwise to 4404 after 4 rings",
        "if nobody answers in the gym after 4 rings forward to 4404, if it is busy to 4405",
        "forward the gym to 4405 when busy and to 4404 if nobody answers after 4 rings",
        "when the gym is busy forward to 4405, and after 4 rings to 4404",
        "gym: ring 4 times then 4404, if engaged 4405",
    ],
)
def test_each_number_stays_with_its_branch(chat: Chat, said: str) -> None:
    shown = chat.ask(said)
    assert chat.writes() == []
    chat.press(shown, "Do it")
    assert _written(chat) == {"busy": ("4405", None), "noAnswer": ("4404", 4)}


@pytest.mark.parametrize(
    "said",
    ["forward the gym when busy to 4405, otherwise to 4404", "forward the gym to 4404 and when busy to 4405"],
)
def test_which_calls_are_meant_is_asked_where_it_is_not_said(chat: Chat, said: str) -> None:
    asked = chat.ask(said)
    assert read(asked).startswith("Which calls are to go to 4404? Nothing was changed.")
    assert chat.writes() == []
    chat.press(asked, "Choose")
    assert _written(chat) == {"busy": ("4405", None), "noAnswer": ("4404", 3)}


@pytest.mark.parametrize(
    "said",
    [
        "forward gym busy calls to kitchen and unanswered calls to lobby paris",
        "send the gym's busy calls to the kitchen and its unanswered calls to the lobby paris",
        "forward the gym to the kitchen when busy and to the lobby paris when nobody answers",
    ],
)
def test_each_name_stays_with_its_branch(chat: Chat, said: str) -> None:
    shown = chat.ask(said)
    assert chat.writes() == []
    chat.press(shown, "Do it")
    kitchen, desk = (chat.cloud.workspace(one).extension for one in ("Kitchen", "Lobby Paris"))
    assert _written(chat) == {"busy": (kitchen, None), "noAnswer": (desk, 3)}


def test_which_calls_go_to_a_name_is_asked(chat: Chat) -> None:
    asked = chat.ask("forward gym to kitchen if busy else lobby paris")
    assert read(asked).startswith("Which calls are to go to")
    assert chat.writes() == []


def test_what_was_understood_before_is_still_done_at_once(chat: Chat) -> None:
    chat.ask("gym: no answer 4404 4 rings, busy 4405")
    assert _written(chat) == {"busy": ("4405", None), "noAnswer": ("4404", 4)}


@pytest.mark.parametrize(
    "said",
    ["if the gym is out of service, send calls to 4404", "when gym is out of order forward to 4404"],
)
def test_out_of_service_is_not_reachable(chat: Chat, said: str) -> None:
    answer = read(chat.ask(said))
    assert "When it cannot be reached, they go to 4404" in answer


@pytest.mark.parametrize(
    "said",
    [
        "while the gym is out of service, forward it to 4404",
        "once the gym is out of service forward calls to 4404",
        "when the elevator is out of service, send the gym's calls to 4404",
    ],
)
def test_what_else_is_out_of_service_writes_nothing(chat: Chat, said: str) -> None:
    answer = read(chat.ask(said))
    assert "forward all calls off" not in answer and "not reachable" not in answer
    assert not chat.writes()
