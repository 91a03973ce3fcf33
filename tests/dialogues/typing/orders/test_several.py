"""Several orders in one message: asked about, and done in order with one press, each with its receipt."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.sandbox.cloud.cloud import Cloud
from tests.chat import Chat, buttons, choices, read, rows_with_button

TWO = "turn on dnd and turn off call waiting in lobby paris"
BOTH = "All 2, in this order"
DND, WAITING = "doNotDisturb", "callWaiting"


def receipts(chat: Chat, space: str = "ana") -> list[str]:
    return [read(one).splitlines()[0] for one in chat.said(space)]


def is_on(chat: Chat, name: str, workspace: str = "Lobby Paris") -> bool:
    return bool(chat.setting(workspace, name)["enabled"])


@pytest.mark.parametrize("space", ["ana", "team"])
def test_two_orders_are_done_with_one_press_and_have_a_receipt_each(chat: Chat, space: str) -> None:
    picker = chat.ask(TWO, space=space)
    assert read(picker).startswith("That is more than one order. Nothing was changed yet.")
    assert next(iter(choices(picker, "say"))) == BOTH
    assert buttons(picker) == ["Choose"] * 3
    assert chat.writes() == []
    chat.choose(picker, BOTH, space=space)
    last = chat.hears(space, "Saved: Call Waiting · Lobby Paris")
    assert receipts(chat, space)[1:] == [
        "Saved: Do Not Disturb · Lobby Paris",
        "Saved: Call Waiting · Lobby Paris",
    ]
    assert (is_on(chat, DND), is_on(chat, WAITING)) == (True, False)
    assert last.parent_id == picker.parent_id
    history = read(chat.ask("history lobby paris", space=space))
    assert "1 · Lobby Paris · Do Not Disturb" in history
    assert "2 · Lobby Paris · Call Waiting" in history
    assert "Call waiting: Off → On" in read(chat.press(last, "Undo", space=space))
    assert is_on(chat, DND)


def test_one_of_them_can_be_chosen(chat: Chat) -> None:
    chat.choose(chat.ask(TWO), "Call waiting: off")
    assert (is_on(chat, DND), is_on(chat, WAITING)) == (False, False)
    assert len(chat.writes()) == 1


def test_they_can_be_typed(chat: Chat) -> None:
    chat.ask('set dnd "lobby paris" on then set dnd gym on then set dnd "lobby paris" off')
    chat.hears("ana", "Do not disturb: On → Off")
    assert len(chat.writes()) == 3
    assert (is_on(chat, DND), is_on(chat, DND, "Gym")) == (False, True)


@pytest.mark.parametrize(
    "typed",
    [
        "set dnd lobby paris on then set dnd nowhere on",
        "set dnd lobby paris on then set waiting lobby on",
        "set dnd lobby paris on then set waiting lobby paris colour red",
    ],
)
def test_where_one_of_them_cannot_be_read_none_is_done(chat: Chat, typed: str) -> None:
    chat.ask(typed)
    assert chat.writes() == []


def test_the_first_that_fails_ends_it_and_the_rest_is_named(chat: Chat) -> None:
    chat.cloud.fault(f"PUT .*{WAITING}", status=400)
    chat.ask("set dnd gym on then set waiting gym off then set dnd gym off")
    chat.hears("ana", "What was to come behind it was not done either: Do Not Disturb.")
    assert receipts(chat)[0] == "Saved: Do Not Disturb · Gym"
    assert len(chat.said("ana")) == 2
    assert (is_on(chat, DND, "Gym"), is_on(chat, WAITING, "Gym")) == (True, True)


def test_a_press_of_somebody_without_rights_does_none_of_them(chat: Chat) -> None:
    picker = chat.ask(TWO, space="team")
    (both,) = [say for name, say in choices(picker, "say").items() if name == BOTH]
    assert both.count(" then set ") == 1
    refused = chat.choose(picker, BOTH, person="ravi", space="team")
    assert "lets you look" in read(refused)
    assert chat.writes() == []


@pytest.mark.parametrize(
    "said",
    [
        "turn on dnd in the gym, and forward lobby paris to 4001 if nobody minds",
        "turn on dnd and turn off call waiting in lobby paris, but not now",
        "turn on dnd and forward all calls in lobby paris",
    ],
)
def test_what_is_not_wholly_understood_is_not_done_together(chat: Chat, said: str) -> None:
    answer = chat.ask(said)
    assert not [name for name in choices(answer, "say") if name.startswith("All ")] if answer.card else True
    assert chat.writes() == []


def test_an_edit_of_what_was_done_in_order_offers_to_undo_each(chat: Chat) -> None:
    chat.ask("set dnd gym on then set waiting gym off")
    chat.hears("ana", "Saved: Call Waiting · Gym")
    answer = chat.edit("set dnd gym off")
    assert "(Do Not Disturb of Gym, Call Waiting of Gym)" in read(answer)
    assert buttons(answer) == ["Undo", "Undo"]


@pytest.mark.parametrize(
    "said",
    ["turn on dnd and turn off call waiting", "dnd on, call waiting off", "dnd on. Turn off call waiting."],
)
def test_orders_without_a_workspace_are_all_done_where_it_is_chosen(chat: Chat, said: str) -> None:
    asked = chat.ask(said)
    assert read(asked).startswith("Which workspace?")
    chat.choose(asked, "Gym")
    assert (is_on(chat, DND, "Gym"), is_on(chat, WAITING, "Gym")) == (True, False)
    assert len(chat.writes()) == 2


def test_orders_for_what_was_spoken_of_are_all_offered(chat: Chat) -> None:
    chat.ask("show dnd gym")
    asked = chat.ask("Dnd on and call waiting off there")
    assert read(asked).startswith("Is this the workspace you mean?")
    ((_, both),) = rows_with_button(asked)
    chat.send(asked, both)
    assert (is_on(chat, DND, "Gym"), is_on(chat, WAITING, "Gym")) == (True, False)


@pytest.mark.parametrize(
    "said",
    [
        "turn off dnd and call waiting in the gym",
        "turn off both dnd and call waiting in the gym",
        "Gym: dnd and call waiting both off",
        "dnd and call waiting should be off in the gym",
        "could you turn off dnd, call waiting for the gym?",
    ],
)
def test_several_settings_are_told_one_state(chat: Chat, said: str) -> None:
    chat.cloud.change(chat.cloud.workspace("Gym"), DND, {"enabled": True})
    chat.choose(chat.ask(said), BOTH)
    assert (is_on(chat, DND, "Gym"), is_on(chat, WAITING, "Gym")) == (False, False)
    assert len(chat.writes()) == 2


@pytest.mark.parametrize(
    "said",
    [
        "do not turn off dnd and call waiting in the gym",
        "are dnd and call waiting off in the gym?",
        "turn on dnd and forward all calls in the gym",
        "turn off dnd except call waiting in the gym",
    ],
)
def test_not_every_row_of_settings_is_offered_together(chat: Chat, said: str) -> None:
    answer = chat.ask(said)
    offered = choices(answer, "say") if answer.card else {}
    assert not any(name.startswith("All ") for name in offered)
    assert chat.writes() == []


@pytest.fixture
def careful(cloud: Cloud, tmp_path: Path) -> Iterator[Chat]:
    """A bot that shows what is risky first."""
    with Chat.started(cloud, f"sqlite:///{tmp_path / 'bot.db'}", preview="risky") as chat:
        yield chat


CIRCLE = "forward gym to atrium, atrium to kitchen, kitchen to gym"


def test_all_are_looked_at_before_the_first(careful: Chat) -> None:
    asked = careful.ask(CIRCLE)
    card = careful.choose(asked, "All 3, in this order")
    assert read(card).startswith("3 changes")
    assert read(card).count("Calls go in a circle: Gym → Atrium → Kitchen → Gym.") == 1
    assert "Atrium: All calls go to: None → 4420 (Kitchen)" in read(card)
    assert buttons(card) == ["Do it", "Cancel"]
    assert careful.writes() == []
    careful.press(card, "Do it")
    careful.hears("ana", "Saved: Call Forwarding · Kitchen")
    assert len(careful.writes()) == 3


def test_yes_makes_all_that_were_shown(careful: Chat) -> None:
    careful.ask(
        "set dnd gym on then set forwarding huddle all calls go to +44 20 7946 0958 forward all calls on"
    )
    assert "Call Forwarding · Huddle: +44 20 7946 0958 is a number abroad" in read(careful.said("ana")[-1])
    assert careful.writes() == []
    careful.ask("yes")
    careful.hears("ana", "Saved: Call Forwarding · Huddle")
    assert len(careful.writes()) == 2


@pytest.mark.parametrize("chosen", ["All 2, in this order", "All calls go to: 4420, Forward all calls: on"])
def test_what_is_said_of_one_order_alone_is_said_of_several(careful: Chat, chosen: str) -> None:
    asked = careful.ask("forward gym to kitchen, and atrium to 5510")
    assert "Kitchen is in Paris HQ and has no outside number; 4420 is its extension there." in read(asked)
    assert "Nothing is changed yet." in read(careful.choose(asked, chosen))
    assert careful.writes() == []


def test_a_new_item_is_looked_at_too(careful: Chat) -> None:
    card = careful.ask("set sequential atrium on then add ring number sequential atrium +44 20 7946 0958")
    assert "Sequential Ring · Atrium: +44 20 7946 0958 is a number abroad" in read(card)
    assert careful.writes() == []
    careful.press(card, "Do it")
    careful.hears("ana", "Added")
    assert len(careful.writes()) == 2


@pytest.mark.parametrize(
    "refused",
    [
        "set forwarding gym all calls go to 911 forward all calls on",
        "set voicemail gym on",
    ],
)
def test_what_is_refused_of_one_lets_none_begin(careful: Chat, refused: str) -> None:
    said = read(careful.ask(f"set dnd huddle on then {refused}"))
    assert "is an emergency number" in said or "needs a professional licence" in said
    assert careful.writes() == []


def test_what_moved_since_several_were_shown_is_shown_again(careful: Chat) -> None:
    card = careful.choose(careful.ask(CIRCLE), "All 3, in this order")
    careful.cloud.change(
        careful.cloud.workspace("Kitchen"),
        "callForwarding",
        {"callForwarding": {"always": {"enabled": True, "destination": "4321"}}},
    )
    again = careful.press(card, "Do it")
    assert "It moved since it was shown." in read(again)
    assert careful.writes() == []
    careful.press(again, "Do it")
    careful.hears("ana", "Saved: Call Forwarding · Kitchen")


def test_each_that_sets_the_same_is_judged_with_those_before_it(careful: Chat) -> None:
    careful.ask("set forwarding gym all calls go to 5511 then set forwarding gym forward all calls on")
    careful.hears("ana", "Forward all calls: Off → On")
    assert len(careful.writes()) == 2
