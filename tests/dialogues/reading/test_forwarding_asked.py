"""Questions about forwarding are answered by all its branches, and ending it ends every branch that is on."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.chat import Chat, read

Branch = Mapping[str, Mapping[str, object]]
_BUSY = {"busy": {"enabled": True, "destination": "4405"}}
_UNANSWERED = {"noAnswer": {"enabled": True, "destination": "4406", "numberOfRings": 3}}
_ALWAYS = {"always": {"enabled": True, "destination": "4403"}}


def forward(chat: Chat, *branches: Branch) -> None:
    told = {key: value for branch in branches for key, value in branch.items()}
    chat.cloud.change(chat.cloud.workspace("Gym"), "callForwarding", {"callForwarding": told})


def forwards(chat: Chat) -> dict[str, bool]:
    document = chat.cloud.setting(chat.cloud.workspace("Gym"), "callForwarding")
    return {key: branch["enabled"] for key, branch in document["callForwarding"].items()}


def first(chat: Chat, asked: str) -> str:
    """The first sentence of the answer, below the title and what the workspace is."""
    return [line for line in read(chat.ask(asked)).splitlines() if line.strip()][2]


@pytest.mark.parametrize(
    ("branches", "asked", "answer"),
    [
        ([_UNANSWERED], "is the gym forwarded to 4406?", "Only when unanswered, after 3 rings. "),
        ([_UNANSWERED], "is the gym forwarded?", "Only when unanswered, after 3 rings. "),
        ([_UNANSWERED], "is the gym forwarded to 4405?", "No. Calls to Gym ring, then go to 4406"),
        ([_UNANSWERED], "is forwarding off in the gym?", "Not when unanswered, after 3 rings. "),
        ([_BUSY], "is the gym forwarded to 4405?", "It is set so when busy, but not in force. "),
        ([_ALWAYS, _UNANSWERED], "is the gym forwarded to 4406?", "No. Calls to Gym go to 4403"),
        ([_ALWAYS, _UNANSWERED], "is the gym forwarded to 4403?", "Yes. Calls to Gym go to 4403"),
        ([], "is the gym not forwarded?", "No, it is not: calls to Gym ring."),
        ([_ALWAYS], "is the gym not forwarded?", "Yes, it is: calls to Gym go to 4403"),
    ],
)
def test_each_branch_counts(chat: Chat, branches: list[Branch], asked: str, answer: str) -> None:
    forward(chat, *branches)
    assert first(chat, asked).startswith(answer)


def test_do_not_disturb_makes_every_call_busy(chat: Chat) -> None:
    forward(chat, _BUSY)
    chat.ask("set dnd gym on")
    assert first(chat, "is the gym forwarded to 4405?").startswith("Yes, when busy. ")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("which rooms are forwarded to 4406?", "Calls are forwarded to 4406 in 1 of 8 workspaces."),
        ("what goes to 4406?", "Calls are forwarded to 4406 in 1 of 8 workspaces."),
        ("does anything go to 4406?", "Calls are forwarded to 4406 in 1 of 8 workspaces."),
        ("who is forwarded?", "Calls are forwarded in 1 of 8 workspaces."),
        ("who is not forwarded?", "Calls are not forwarded in 7 of 8 workspaces."),
        ("which rooms are forwarded to 4405?", "Calls are forwarded to 4405 in none of 8 workspaces."),
        ("what goes to the kitchen?", "in none of 8 workspaces."),
    ],
)
def test_all_workspaces_are_looked_through(chat: Chat, asked: str, found: str) -> None:
    forward(chat, _UNANSWERED)
    answer = read(chat.ask(asked))
    assert found in answer
    assert ("when unanswered, after 3 rings" in answer) is ("in 1 of" in found)


def test_all_calls_alone_can_be_asked_for(chat: Chat) -> None:
    forward(chat, _UNANSWERED)
    answer = read(chat.ask("which rooms have forward all calls on?"))
    assert "Forward all calls is on in none of 8 workspaces." in answer


_ENDS = (
    "stop forwarding the gym",
    "turn off forwarding in the gym",
    "gym forwarding off",
    "no more forwarding for the gym",
    "turn off all forwarding in the gym",
    "remove all call forwarding from the gym",
)


@pytest.mark.parametrize("said", _ENDS)
def test_the_one_branch_that_is_on_is_turned_off_at_once(chat: Chat, said: str) -> None:
    forward(chat, _UNANSWERED)
    assert "Forward when unanswered: On → Off" in read(chat.ask(said))
    assert not any(forwards(chat).values())


@pytest.mark.parametrize("said", _ENDS)
def test_several_branches_are_shown_first(chat: Chat, said: str) -> None:
    forward(chat, _ALWAYS, _UNANSWERED)
    asked = chat.ask(said)
    assert "Forward all calls: On → Off" in read(asked)
    assert "Forward when unanswered: On → Off" in read(asked)
    assert forwards(chat)["always"]
    chat.press(asked, "Do it")
    assert not any(forwards(chat).values())


def test_a_branch_that_is_named_ends_alone(chat: Chat) -> None:
    forward(chat, _ALWAYS, _UNANSWERED)
    chat.ask("turn off forward all calls in the gym")
    assert forwards(chat) == {"always": False, "busy": False, "noAnswer": True}


def test_on_several_workspaces_every_branch_is_in_the_plan(chat: Chat) -> None:
    forward(chat, _UNANSWERED)
    chat.ask("turn off forwarding in the gym and the kitchen")
    plan = chat.hears("ana", "1 to change")
    assert "Forward when unanswered: On → Off" in read(plan)
