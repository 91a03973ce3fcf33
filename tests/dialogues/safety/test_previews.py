"""What is risky is shown before it is made; what is certain is made at once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.sandbox.cloud.cloud import Cloud
from tests.chat import TO_START, Chat, buttons, read


@pytest.fixture
def careful(cloud: Cloud, tmp_path: Path) -> Iterator[Chat]:
    """A bot that shows what is risky first; on a Tuesday, as a test names a day."""
    database_url = f"sqlite:///{tmp_path / 'bot.db'}"
    with Chat.started(cloud, database_url, ahead=TO_START, preview="risky") as chat:
        yield chat


def to(chat: Chat, workspace: str = "Gym") -> object:
    return chat.setting(workspace, "callForwarding")["callForwarding"]["always"].get("destination")


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("forward the gym to +1 212 555 0142", "calls may go outside"),
        ("set forwarding gym all calls go to +1 900 555 0142 forward all calls on", "premium-rate number"),
        ("forward the gym to +44 20 7946 0958", "a number abroad"),
        ("set incoming huddle use custom on internal on", "lets calls through that were blocked"),
        ("record all calls in the atrium", "changes which calls are recorded"),
        ("forward the gym to +1 212 555 0142 for 2 hours", "calls may go outside"),
        (
            "set forwarding gym all calls go to +12125550142 forward all calls on until mon 8am",
            "may go outside",
        ),
        ("add ring number sequential atrium +44 20 7946 0958", "a number abroad"),
        ("set simultaneous lobby paris on", "calls may go outside"),
        ("turn on simultaneous ring in lobby paris", "calls may go outside"),
        ("set voicemail lobby paris copy on copy to eve@mail.example", "is outside acme.example"),
        (
            "set voicemail lobby paris storage external external mailbox email eve@mail.example",
            "is outside acme.example",
        ),
    ],
)
def test_what_is_risky_is_shown_first(careful: Chat, said: str, why: str) -> None:
    if "incoming" in said:
        careful.press(careful.ask("set incoming huddle use custom on internal off"), "Do it")
    before = len(careful.writes())
    card = careful.ask(said)
    assert why in read(card) and "Nothing is changed yet." in read(card)
    assert buttons(card)[:3] == ["Do it", "Change", "Cancel"]
    assert len(careful.writes()) == before
    assert "Saved" in read(done := careful.press(card, "Do it")) or "Added" in read(done)
    assert len(careful.writes()) > before


def outgoing(chat: Chat) -> dict[str, str]:
    """What becomes of calls of each type from the kitchen."""
    rules = chat.setting("Kitchen", "outgoingPermission")["callingPermissions"]
    return {one["callType"]: one["action"] for one in rules}


def own_rules(chat: Chat, *, on: bool) -> None:
    """As if in Control Hub."""
    values = {"useCustomEnabled": on, "useCustomPermissions": on}
    chat.cloud.change(chat.cloud.workspace("Kitchen"), "outgoingPermission", values)


@pytest.mark.parametrize("is_pressed", [False, True])
def test_to_turn_own_rules_on_is_shown_first_by_whatever_means(careful: Chat, is_pressed: bool) -> None:
    own_rules(careful, on=False)
    saved = careful.ask("set outgoing kitchen national block")
    typed = "set outgoing kitchen use custom settings on use custom call types on"
    card = careful.press(saved, "Turn on") if is_pressed else careful.ask(typed)
    assert read(card).count("those of its location no longer hold") == 1
    assert "Nothing is changed yet." in read(card) and "Then: " in read(card)
    assert not careful.setting("Kitchen", "outgoingPermission")["useCustomEnabled"]
    assert "Saved" in read(careful.press(card, "Do it"))
    assert careful.setting("Kitchen", "outgoingPermission")["useCustomEnabled"]


def test_a_form_warns_of_own_rules_once(careful: Chat) -> None:
    own_rules(careful, on=False)
    inputs = {"f-useCustomEnabled": "true", "f-useCustomPermissions": "true"}
    warned = careful.press(careful.ask("edit outgoing kitchen"), "Save", inputs=inputs)
    assert "those of its location no longer hold" in read(warned)
    assert not careful.setting("Kitchen", "outgoingPermission")["useCustomEnabled"]
    assert "Saved" in read(careful.press(warned, "Save"))


def test_incoming_rules_of_its_own_are_shown_first_too(careful: Chat) -> None:
    card = careful.ask("set incoming kitchen use custom settings on")
    assert "those of its location no longer hold" in read(card)
    assert not careful.setting("Kitchen", "incomingPermission")["useCustomEnabled"]


def test_the_undo_of_the_last_change_is_made_at_once(careful: Chat) -> None:
    own_rules(careful, on=True)
    careful.ask("set outgoing kitchen national block")
    assert "Undone" in read(careful.ask("undo"))
    assert outgoing(careful)["NATIONAL"] == "ALLOW"


def test_messages_to_an_own_address_are_set_at_once(careful: Chat) -> None:
    said = "set voicemail lobby paris copy on copy to front@acme.example"
    assert "Saved" in read(careful.ask(said))


def test_a_redo_that_sends_calls_out_is_shown_first(careful: Chat) -> None:
    careful.press(careful.ask("forward the gym to +1 212 555 0142"), "Do it")
    assert "Undone" in read(careful.ask("undo"))
    card = careful.ask("redo")
    assert "Redo of change 2." in read(card) and "calls may go outside" in read(card)
    assert not to(careful)
    careful.press(card, "Do it")
    assert to(careful) == "+12125550142"


def test_an_undo_that_sends_calls_out_is_shown_first(careful: Chat) -> None:
    careful.press(careful.ask("forward the gym to +1 212 555 0142"), "Do it")
    careful.ask("forward the gym to 5510")
    card = careful.ask("undo")
    assert "Undo of change 2." in read(card) and "calls may go outside" in read(card)
    assert to(careful) == "5510"
    careful.press(card, "Do it")
    assert to(careful) == "+12125550142"


def test_an_older_undo_that_lets_more_calls_out_is_shown_first(careful: Chat) -> None:
    own_rules(careful, on=True)
    careful.ask("set outgoing kitchen national block")
    careful.ask("dnd on in the gym")
    card = careful.ask("undo 1")
    assert "Undo of change 1." in read(card)
    assert "It lets calls through that were blocked." in read(card) and "Then: " in read(card)
    assert outgoing(careful)["NATIONAL"] == "BLOCK"
    assert "Undone" in read(careful.press(card, "Do it"))
    assert outgoing(careful)["NATIONAL"] == "ALLOW"


def test_an_undo_that_leaves_own_rules_in_force_says_so_first(careful: Chat) -> None:
    own_rules(careful, on=False)
    careful.press(saved := careful.ask("set outgoing kitchen national block"), "Turn on")
    careful.press(careful.said("ana")[-1], "Do it")
    card = careful.press(saved, "Undo")
    assert "Change 2 has put rules of the workspace's own in force since, and they stay in force." in read(
        card
    )
    assert "Then: " in read(card)
    assert outgoing(careful)["NATIONAL"] == "BLOCK"
    careful.ask("undo 2")
    assert "Undone" in read(careful.ask("undo 1")), "they are not in force any more"


@pytest.mark.parametrize(
    "said",
    [
        "dnd on in the gym",
        "forward the gym to 5511",
        "set forwarding gym off",
        "block international in huddle",
    ],
)
def test_what_is_certain_is_done_at_once(careful: Chat, said: str) -> None:
    careful.ask("set outgoing huddle use custom settings on use custom call types on")
    assert "It lets" not in read(careful.ask(said))


def test_yes_does_what_was_shown(careful: Chat) -> None:
    careful.ask("forward the gym to +1 212 555 0142")
    assert read(careful.ask("yes")).startswith("Saved")
    assert to(careful) == "+12125550142"


def test_cancel_takes_the_card_away(careful: Chat) -> None:
    card = careful.ask("forward the gym to +1 212 555 0142")
    assert "Nothing was changed." in read(careful.press(card, "Cancel"))
    assert card.id not in {one.id for one in careful.said("ana")}
    assert careful.writes() == []


@pytest.mark.parametrize(
    "said",
    [
        "turn on dnd in gym for 2 hours",
        "forward the gym to +1 212 555 0142 for 2 hours",
        "set forwarding gym all calls go to +12125550142 forward all calls on until mon 8am",
        "turn on dnd in gym from 18:00 to 19:00 because we have guests",
    ],
)
def test_change_keeps_what_was_said_and_its_end(careful: Chat, said: str) -> None:
    form = careful.press(careful.ask(said), "Change")
    end = next(line for line in read(form).split("\n") if "then it goes back." in line)
    saved = careful.press(form, "Save")
    saved = careful.press(saved, "Save") if "Save once more" in read(saved) else saved
    assert end.strip() in read(saved)
    (one,) = careful.bot.ground.store.open_timed()
    assert any("enabled" in key for key in one.keys)
    assert one.request["reason"] == ("we have guests" if "because" in said else "")


def test_change_keeps_what_was_said_for_good(careful: Chat) -> None:
    form = careful.press(careful.ask("forward the gym to +1 212 555 0142"), "Change")
    warned = careful.press(form, "Save")
    assert "calls may go outside" in read(warned)
    careful.press(warned, "Save")
    assert to(careful) == "+12125550142"
    assert not careful.bot.ground.store.open_timed()


def test_change_keeps_the_values_of_something_new(careful: Chat) -> None:
    form = careful.press(careful.ask("add pattern gym 0900! name Premium action allow"), "Change")
    saved = careful.press(careful.press(form, "Save"), "Save")
    assert "Added" in read(saved) and "0900!" in read(saved) and "Premium" in read(saved)


def test_the_receipt_takes_the_place_of_the_card(careful: Chat) -> None:
    card = careful.ask("forward the gym to +1 212 555 0142")
    careful.press(card, "Do it")
    assert card.id not in {one.id for one in careful.said("ana")}


def test_what_was_shown_too_long_ago_is_shown_again(careful: Chat) -> None:
    card = careful.ask("forward the gym to +1 212 555 0142")
    careful.clock.ahead += timedelta(minutes=11)
    again = careful.press(card, "Do it")
    assert buttons(again)[0] == "Do it" and careful.writes() == []


@pytest.mark.parametrize("person", ["ravi", "sam"])
def test_who_presses_needs_the_rights(careful: Chat, person: str) -> None:
    card = careful.ask("forward the gym to +1 212 555 0142", space="team")
    careful.press(card, "Do it", person=person, space="team")
    assert careful.writes() == []


def test_the_second_of_two_orders_is_shown_too(careful: Chat) -> None:
    said = "set dnd gym on then set forwarding gym all calls go to +12125550142 forward all calls on"
    card = careful.ask(said)
    assert read(card).startswith("2 changes") and "calls may go outside" in read(card)
    assert careful.writes() == []


def test_always_and_never(cloud: Cloud, tmp_path: Path) -> None:
    for preview, is_shown in (("always", True), ("never", False)):
        with Chat.started(cloud, f"sqlite:///{tmp_path / preview}.db", preview=preview) as chat:
            for said in (
                "set dnd gym on",
                "set forwarding huddle all calls go to +33170001999 forward all calls on",
            ):
                card = chat.ask(said)
                assert (buttons(card)[0] == "Do it") is is_shown, said
                if is_shown:
                    chat.press(card, "Do it")
                assert (buttons(chat.ask("undo"))[:1] == ["Do it"]) is is_shown, said
