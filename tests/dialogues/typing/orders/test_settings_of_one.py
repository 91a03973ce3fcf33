"""Several settings of one workspace in one sentence, each with its state."""

from __future__ import annotations

import pytest

from tests.chat import Chat, read

DND_ON, DND_OFF = "set dnd Gym do not disturb on", "set dnd Gym do not disturb off"
WAITING_ON, WAITING_OFF = "set waiting Gym call waiting on", "set waiting Gym call waiting off"
RECORDING_OFF = "set recording Gym record calls off"
FORWARD = "set forwarding Gym all calls go to 4404 forward all calls on"


@pytest.mark.parametrize(
    ("said", "orders"),
    [
        ("gym dnd on call waiting off", (DND_ON, WAITING_OFF)),
        ("call waiting gym off dnd on", (WAITING_OFF, DND_ON)),
        ("call waiting on dnd off gym", (WAITING_ON, DND_OFF)),
        ("gym call waiting on recording off", (WAITING_ON, RECORDING_OFF)),
        ("gym dnd off call waiting on recording off", (DND_OFF, WAITING_ON, RECORDING_OFF)),
        ("gym: dnd on, call waiting off, forward to 4404", (DND_ON, WAITING_OFF, FORWARD)),
        ("dnd on, call waiting off, recording off in the gym", (DND_ON, WAITING_OFF, RECORDING_OFF)),
        ("set dnd gym on and call waiting off", (DND_ON, WAITING_OFF)),
        ("turn on dnd in the gym but turn off call waiting", (DND_ON, WAITING_OFF)),
    ],
)
def test_each_keeps_its_state(chat: Chat, said: str, orders: tuple[str, ...]) -> None:
    asked = read(chat.ask(said))
    assert f"All {len(orders)}, in this order: say {' then '.join(orders)}" in asked
    assert not chat.writes()


@pytest.mark.parametrize(
    "said", ["set dnd on for gym and off for huddle", "set dnd to on for gym and to off for huddle"]
)
def test_set_may_begin_several_orders(chat: Chat, said: str) -> None:
    assert f"say {DND_ON} then set dnd Huddle do not disturb off" in read(chat.ask(said))
    assert not chat.writes()


def test_but_may_join_two_values_of_one_setting(chat: Chat) -> None:
    answer = chat.ask("allow international calls in lobby paris but block premium 1")
    assert "Premium services I: Allow → Block" in read(answer)
    assert not chat.writes()
    chat.press(answer, "Do it")
    assert len(chat.writes()) == 1


@pytest.mark.parametrize(
    "said",
    ["turn off recording and dnd in the gym", "turn off recording, dnd and forwarding in the gym"],
)
def test_names_that_may_be_verbs_stand_in_a_row(chat: Chat, said: str) -> None:
    assert f"say {RECORDING_OFF} then {DND_OFF}" in read(chat.ask(said))
    assert not chat.writes()


@pytest.mark.parametrize(
    "said", ["turn off dnd in gym but keep recording", "turn off dnd in the gym as in the huddle"]
)
def test_what_stays_is_no_part_of_it(chat: Chat, said: str) -> None:
    chat.ask("set dnd gym on")
    answer = chat.ask(said)
    chat.press(answer, "Do it")
    assert not chat.setting("Gym", "doNotDisturb")["enabled"]
