"""Fields that depend on another field, by the vendor's text: refused, or said on the card."""

from __future__ import annotations

from typing import Any

import pytest

from tests.chat import Chat, buttons, read


def change(chat: Chat, name: str, document: dict[str, Any]) -> None:
    chat.cloud.change(chat.cloud.workspace("Lobby Paris"), name, document)


def refused(chat: Chat, command: str, why: str) -> None:
    said = read(chat.ask(command))
    assert why in said
    assert "Nothing was changed." in said
    assert chat.writes() == []


@pytest.mark.parametrize(
    ("setting", "document", "command"),
    [
        ("callForwarding", {"callForwarding": {"noAnswer": {"systemMaxNumberOfRings": 9}}}, "forwarding"),
        ("voicemail", {"sendUnansweredCalls": {"systemMaxNumberOfRings": 9}}, "voicemail"),
    ],
)
def test_no_more_rings_than_the_organisation_allows(
    chat: Chat, setting: str, document: dict[str, Any], command: str
) -> None:
    change(chat, setting, document)
    assert "Most rings allowed: 9 rings" in read(chat.ask(f"show {command} lobby paris"))
    refused(chat, f"set {command} lobby paris rings 10", "Your organisation allows at most 9 rings.")
    assert read(chat.ask(f"set {command} lobby paris rings 9")).startswith("Saved")


def test_more_rings_than_allowed_keep_nobody_from_changing_the_rest(chat: Chat) -> None:
    limits = {"numberOfRings": 12, "systemMaxNumberOfRings": 9}
    change(chat, "callForwarding", {"callForwarding": {"noAnswer": limits}})
    assert read(chat.ask("set forwarding lobby paris reminder on")).startswith("Saved")


def test_only_what_webex_offers_can_be_shown_to_others(chat: Chat) -> None:
    change(chat, "callerId", {"types": ["LOCATION_NUMBER", "CUSTOM"], "selected": "LOCATION_NUMBER"})
    refused(
        chat,
        "set callerid lobby paris number shown direct line",
        "Webex offers for this workspace only: location number, another number.",
    )


def test_what_webex_has_fixed_cannot_be_changed(chat: Chat) -> None:
    rows = [
        row | {"isCallTypeRestrictionEnabled": row["callType"].startswith("PREMIUM")}
        for row in chat.setting("Lobby Paris", "outgoingPermission")["callingPermissions"]
    ]
    change(chat, "outgoingPermission", {"callingPermissions": rows})
    assert "Fixed by Webex: Premium services I, Premium services II" in read(
        chat.ask("show outgoing lobby paris")
    )
    refused(chat, "set outgoing lobby paris premium services i block", "Webex has fixed this")
    refused(chat, "set outgoing lobby paris premium services ii transfer off", "Webex has fixed this")
    assert read(chat.ask("set outgoing lobby paris national block")).startswith("Saved")


def test_own_call_types_without_own_permissions_are_said_to_have_no_effect(chat: Chat) -> None:
    saved = read(chat.ask("set outgoing lobby paris own call types on"))
    assert saved.startswith("Saved")
    said = "Custom call types have no effect while “Use custom settings” is off."
    assert said in read(chat.ask("show outgoing lobby paris"))
    chat.ask("set outgoing lobby paris on")
    assert said not in read(chat.ask("show outgoing lobby paris"))


def test_own_digit_patterns_without_own_permissions_are_said_and_mended(chat: Chat) -> None:
    saved = chat.ask("set patterns lobby paris on")
    said = "Custom digit patterns have no effect while custom outgoing settings are off."
    assert said in read(saved)
    assert read(chat.press(saved, "Turn Outgoing Permission on")).startswith("Saved: Outgoing Permission")
    assert said not in read(chat.ask("show patterns lobby paris"))


@pytest.mark.parametrize(
    ("command", "setting", "said"),
    [
        ("set accept lobby paris on", "selectiveReject", "Selective reject is on and comes first"),
        (
            "set forwarding lobby paris always on to 4404",
            "selectiveForward",
            "Selective forward is on and comes first",
        ),
    ],
)
def test_what_comes_first_is_said_and_not_called_wrong(
    chat: Chat, command: str, setting: str, said: str
) -> None:
    change(chat, setting, {"enabled": True})
    saved = chat.ask(command)
    assert said in read(saved)
    assert not [title for title in buttons(saved) if title.startswith("Turn Selective")]
    change(chat, setting, {"enabled": False})
    assert said not in read(chat.ask(command))


def test_an_own_announcement_is_there_before_it_is_chosen(chat: Chat) -> None:
    change(chat, "intercept", {"incoming": {"announcements": {"greeting": "DEFAULT", "filename": ""}}})
    refused(chat, "set intercept lobby paris greeting custom", "No recording was uploaded yet")
    change(chat, "intercept", {"incoming": {"announcements": {"filename": "closed.wav"}}})
    assert read(chat.ask("set intercept lobby paris greeting custom")).startswith("Saved")
    assert "Recording: closed.wav" in read(chat.ask("show intercept lobby paris"))


@pytest.mark.parametrize("on", [True, False])
def test_music_that_the_location_turned_off_is_explained(chat: Chat, on: bool) -> None:
    change(chat, "musicOnHold", {"mohEnabled": on, "mohLocationEnabled": False})
    assert "off for the whole location" in read(chat.ask("show music lobby paris"))
