"""Several settings and several workspaces in one sentence: each order is offered, and all together."""

from __future__ import annotations

import pytest

from tests.chat import Chat, read

DND_GYM = "set dnd Gym do not disturb on"
WAITING_HUDDLE = "set waiting Huddle call waiting off"


@pytest.mark.parametrize(
    "said",
    [
        "gym dnd on huddle call waiting off",
        "gym dnd on, huddle call waiting off",
        "dnd on in gym call waiting off in huddle",
        "dnd on gym call waiting off huddle",
    ],
)
def test_each_keeps_its_own(chat: Chat, said: str) -> None:
    asked = read(chat.ask(said))
    assert f"All 2, in this order: say {DND_GYM} then {WAITING_HUDDLE}" in asked
    assert chat.writes() == []


@pytest.mark.parametrize(
    ("said", "states"),
    [
        ("turn on dnd and call waiting in gym and huddle", ("on", "on")),
        ("dnd on call waiting off gym huddle", ("on", "off")),
        ("turn on dnd and turn off call waiting in gym and huddle", ("on", "off")),
    ],
)
def test_every_setting_on_every_workspace(chat: Chat, said: str, states: tuple[str, str]) -> None:
    asked = chat.ask(said)
    dnd, waiting = states
    orders = [
        f"set {key} {room} {field} {state}"
        for room in ("Gym", "Huddle")
        for key, field, state in (("dnd", "do not disturb", dnd), ("waiting", "call waiting", waiting))
    ]
    assert f"All 4, in this order: say {' then '.join(orders)}" in read(asked)
    assert chat.writes() == []


@pytest.mark.parametrize(
    "said", ["dnd gym huddle on off", "dnd on gym off huddle", "gym and huddle dnd on and off"]
)
def test_each_its_state(chat: Chat, said: str) -> None:
    assert f"say {DND_GYM} then set dnd Huddle do not disturb off" in read(chat.ask(said))
    assert chat.writes() == []


def test_one_setting_and_one_state_are_still_a_plan(chat: Chat) -> None:
    assert read(chat.ask("turn on dnd in gym and huddle")).startswith("p-1: I look at 2 workspaces first.")


@pytest.mark.parametrize(
    "said",
    [
        "dnd gym on, then voicemail huddle off",
        "first dnd on in gym, then voicemail off in huddle",
        "dnd gym on then voicemail huddle off",
    ],
)
def test_then_joins_two_orders(chat: Chat, said: str) -> None:
    answer = read(chat.ask(said))
    assert f"say {DND_GYM} then set voicemail Huddle voicemail off" in answer
    assert chat.writes() == []
