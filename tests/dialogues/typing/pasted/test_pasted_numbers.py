"""Pasted lines with a workspace and a number each: they are offered as forwarding."""

from __future__ import annotations

import pytest

from tests.chat import Chat, choices, read

ORDERS = [
    "set forwarding Gym forward all calls on all calls go to 4404",
    "set forwarding Kitchen forward all calls on all calls go to 4405",
]


@pytest.mark.parametrize(
    "said",
    [
        "Gym 4404\nKitchen 4405",
        "Gym\t4404\nKitchen\t4405",
        "gym, 4404\nkitchen, 4405",
        "gym;4404\nkitchen;4405",
        "Gym: 4404\nKitchen: 4405",
        "Gym - 4404\nKitchen -> 4405",
        "| Gym | 4404 |\n| Kitchen | 4405 |",
        "workspace,number\nGym,4404\nKitchen,4405",
        "please forward these:\nGym 4404\nKitchen 4405\nthanks",
        "4404 Gym\n4405 Kitchen",
        "Gym 4404, Kitchen 4405",
    ],
)
def test_calls_of_each_may_go_to_its_number(chat: Chat, said: str) -> None:
    asked = chat.ask(said)
    assert read(asked).startswith("Shall all calls of each workspace go to the number beside it?")
    together, *each = choices(asked, "say").values()
    assert together == " then ".join(ORDERS)
    assert each == ORDERS
    assert chat.writes() == []


def test_all_of_them_are_one_press(chat: Chat) -> None:
    asked = chat.ask("Gym 4404\nKitchen 4405")
    chat.choose(asked, next(iter(choices(asked, "say"))))
    for name, number in (("Gym", "4404"), ("Kitchen", "4405")):
        always = chat.setting(name, "callForwarding")["callForwarding"]["always"]
        assert (always["enabled"], always["destination"]) == (True, number)


@pytest.mark.parametrize(
    "said",
    ["Gym 4404\nZork 4405", "Gym 4404\nGym 4405", "codes:\nGym 4404\nKitchen 4405", "Gym 44\nKitchen 45"],
)
def test_other_lines_are_not_taken_for_it(chat: Chat, said: str) -> None:
    assert "Shall all calls of each" not in read(chat.ask(said))
    assert chat.writes() == []


def test_its_own_extension_is_no_destination(chat: Chat) -> None:
    own = chat.cloud.workspace("Gym").extension
    assert "Shall all calls of each" not in read(chat.ask(f"Gym {own}\nKitchen 4405"))
