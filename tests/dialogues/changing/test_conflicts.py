"""A setting that another setting makes ineffective: the bot says so and a button corrects it."""

from __future__ import annotations

from typing import Any

import pytest

from bot.catalogue import FAMILIES, family_of
from tests.chat import Chat, buttons, form_id, read

BUSY = {"callForwarding": {"busy": {"enabled": True, "destination": "4321"}}}
NEVER_BUSY = "Forwarding when busy never happens while call waiting is on"
IGNORED = "Custom transfer numbers are ignored"


def change(chat: Chat, name: str, document: dict[str, Any]) -> None:
    chat.cloud.change(chat.cloud.workspace("Lobby Paris"), name, document)


def asked(chat: Chat, end: str) -> int:
    return len([one for one in chat.cloud.requests if one.method == "GET" and one.path.endswith(end)])


def test_a_busy_forward_under_call_waiting_is_said_and_mended(chat: Chat) -> None:
    change(chat, "callForwarding", BUSY)
    card = chat.ask("show forwarding lobby paris")
    assert NEVER_BUSY in read(card)
    mended = chat.press(card, "Turn Call Waiting off")
    assert read(mended).startswith("Saved: Call Waiting · Lobby Paris")
    assert chat.setting("Lobby Paris", "callWaiting") == {"enabled": False}
    after = chat.ask("show forwarding lobby paris")
    assert NEVER_BUSY not in read(after)
    assert "Turn Call Waiting off" not in buttons(after)


def test_other_settings_are_read_beside_it_once(chat: Chat) -> None:
    assert NEVER_BUSY not in read(chat.ask("show forwarding lobby paris"))
    assert asked(chat, "/callWaiting") == 1
    assert asked(chat, "/callForwarding") == 1
    change(chat, "intercept", {"enabled": True})
    before = asked(chat, "/callWaiting")
    chat.ask("set intercept lobby paris incoming intercept all")
    assert asked(chat, "/callWaiting") == before


def test_a_conflict_is_said_after_a_change_as_well(chat: Chat) -> None:
    saved = chat.ask("set forwarding lobby paris busy on busy to 4404")
    assert read(saved).startswith("Saved: Call Forwarding")
    assert NEVER_BUSY in read(saved)
    assert "Turn Call Waiting off" in buttons(saved)
    assert NEVER_BUSY in read(chat.ask("set forwarding lobby paris busy on"))
    assert NEVER_BUSY not in read(chat.ask("set forwarding lobby paris busy off"))


def test_a_conflict_is_said_before_a_change_that_is_shown_first(chat: Chat) -> None:
    shown = chat.ask("please forward lobby paris when busy to 4404, foobar")
    assert "Shall I make this change?" in read(shown) and NEVER_BUSY in read(shown)


def test_what_webex_silently_ignores_is_explained(chat: Chat) -> None:
    ignored = chat.ask("set transfer lobby paris custom on")
    assert read(ignored).startswith("Not saved")
    assert IGNORED in read(ignored)
    chat.press(ignored, "Turn on and save")
    permission, saved = map(read, chat.said("ana")[-2:])
    assert permission.startswith("Saved: Outgoing Permission")
    assert saved.startswith("Saved: Auto-Transfer Numbers")
    assert IGNORED not in saved


def test_a_transfer_to_a_number_that_is_not_set_opens_its_form(chat: Chat) -> None:
    card = chat.ask("set outgoing lobby paris custom on national TRANSFER_NUMBER_2")
    assert "National calls are sent to transfer number 2, which is not set here." in read(card)
    assert form_id(chat.press(card, "Edit Auto-Transfer Numbers"))


def test_a_reader_is_told_and_not_offered_a_fix(chat: Chat) -> None:
    change(chat, "callForwarding", BUSY)
    card = chat.ask("show forwarding lobby paris", person="ravi")
    assert NEVER_BUSY in read(card)
    assert buttons(card) == ["Refresh", "History"]


def test_a_conflict_that_cannot_be_looked_up_is_not_claimed(chat: Chat) -> None:
    change(chat, "callForwarding", BUSY)
    chat.cloud.fault("GET .*/callWaiting", status=403)
    card = read(chat.ask("show forwarding lobby paris"))
    assert card.startswith("Call Forwarding · Lobby Paris")
    assert NEVER_BUSY not in card


def test_at_a_glance_a_conflict_is_unusual_and_can_be_put_right(chat: Chat) -> None:
    change(chat, "callForwarding", BUSY)
    said = read(chat.ask("show lobby paris"))
    assert said.index("Unusual") < said.index(NEVER_BUSY) < said.index("others as usual")
    assert 'Turn Call Waiting off: say set waiting "Lobby Paris" off' in said
    assert asked(chat, "/callWaiting") == 1


@pytest.mark.parametrize("family", [one for one in FAMILIES if one.conflicts], ids=lambda one: one.key)
def test_every_conflict_names_fields_that_there_are_and_a_command(family: Any) -> None:
    for conflict in family.conflicts:
        assert family.field(conflict.field)
        assert family_of(conflict.other_family).field(conflict.other_field)
        if conflict.fix:
            assert conflict.fix.split()[0] in ("set", "edit")
            assert conflict.fix.split()[1] == conflict.other_family
            assert "{workspace}" in conflict.fix
            assert family_of(conflict.other_family).title in conflict.fix_title


def test_what_hangs_on_the_emergency_number_is_said(chat: Chat) -> None:
    said = "This workspace uses its own number."
    assert said in read(chat.ask("show emergency lobby paris"))
    assert said in read(chat.ask("edit emergency lobby paris"))
    assert "uses this workspace's number" in read(chat.ask("set emergency lobby paris elin on"))
    assert asked(chat, "/emergencyCallbackNumber/dependencies") == 3


def test_that_nobody_knows_what_hangs_on_it_is_said(chat: Chat) -> None:
    chat.cloud.fault("GET .*/dependencies", status=403)
    said = read(chat.ask("show emergency lobby paris"))
    assert said.startswith("Emergency Callback Number · Lobby Paris")
    assert "could not read who else uses" in said


def test_lists_and_read_only_facts_stand_on_the_card(chat: Chat) -> None:
    assert "Numbers that can be shown: direct line" in read(chat.ask("show callerid lobby paris"))
    assert "Rules: 2 (" in read(chat.ask("show reject lobby paris"))
    assert "Rules: None" in read(chat.ask("show accept lobby paris"))
