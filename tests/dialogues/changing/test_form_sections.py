"""Forms in sections: what is open, call types in rows, and all of them at once."""

from __future__ import annotations

from typing import Any

from bot.sandbox.data.entities import Message
from tests.chat import Chat, buttons, filled, nodes, read
from tests.list_settings import change

ALL = "f--all"
ACTION = "f-callingPermissions-{}-action"


def shown(message: Message) -> dict[str, bool]:
    """The parts of a form that can be folded, and whether each is open."""
    parts = [part for part in nodes(message.card) if part["type"] == "Container"]
    return {part["id"]: part.get("isVisible", True) for part in parts}


def heads(message: Message) -> list[str]:
    return [part["selectAction"]["title"] for part in nodes(message.card) if "selectAction" in part]


def types(chat: Chat) -> dict[str, str]:
    rows: list[dict[str, Any]] = chat.setting("Lobby Paris", "outgoingPermission")["callingPermissions"]
    return {row["callType"]: row["action"] for row in rows}


def test_only_what_is_on_is_open(chat: Chat) -> None:
    chat.ask("set forwarding lobby paris always on to +33170001999")
    form = chat.ask("edit forwarding lobby paris")
    assert heads(form)[0].startswith("Always: On")
    assert heads(form)[1].startswith("When busy: Off")
    assert shown(form) == {"part_0": True, "part_1": False, "part_2": False, "part_3": False}
    assert buttons(form) == ["Save", "Cancel"] * 2


def test_a_folded_part_is_saved_as_it_was_and_opens_with_its_error(chat: Chat) -> None:
    form = chat.ask("edit forwarding lobby paris")
    again = chat.press(form, "Save", inputs={"f-businessContinuity-destination": "letters"})
    assert "Not saved. To correct: When not reachable, calls go to." in read(again)
    assert shown(again)["part_3"]
    assert "Nothing" in read(chat.press(again, "Save", inputs={"f-businessContinuity-destination": ""}))


def test_all_call_types_at_once_but_those_fixed_or_changed_on_their_own(chat: Chat) -> None:
    form = chat.ask("edit outgoing lobby paris")
    before = types(chat)
    chosen = {ALL: "BLOCK", ACTION.format("NATIONAL"): "AUTH_CODE"}
    assert before["NATIONAL"] != "AUTH_CODE"
    assert read(chat.press(form, "Save", inputs=chosen)).startswith("Saved")
    fixed = {kind for kind in before if ACTION.format(kind) not in filled(form)}
    wanted = {kind: before[kind] if kind in fixed else "BLOCK" for kind in before} | {"NATIONAL": "AUTH_CODE"}
    assert types(chat) == wanted


def test_what_webex_has_fixed_is_text(chat: Chat) -> None:
    held = chat.setting("Lobby Paris", "outgoingPermission")
    rows = [
        row | {"isCallTypeRestrictionEnabled": row["callType"] == "NATIONAL"}
        for row in held["callingPermissions"]
    ]
    change(chat, "outgoingPermission", {"callingPermissions": rows})
    form = chat.ask("edit outgoing lobby paris")
    assert ACTION.format("NATIONAL") not in filled(form)
    assert ACTION.format("INTERNAL_CALL") in filled(form)
    assert "National" in [part.get("text") for part in nodes(form.card)]
