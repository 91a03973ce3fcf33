"""Call Intercept: shown, edited with form and command, and inputs that are refused."""

from __future__ import annotations

from typing import Any

import pytest

from tests.chat import Chat, buttons, choices, filled, nodes, read

FILLED = {
    "f-enabled": "true",
    "f-incoming-type": "INTERCEPT_ALL",
    "f-incoming-voicemailEnabled": "true",
    "f-incoming-announcements-greeting": "CUSTOM",
    "f-incoming-announcements-newNumber-enabled": "true",
    "f-incoming-announcements-newNumber-destination": "+33 1 70 00 14 02",
    "f-incoming-announcements-zeroTransfer-enabled": "true",
    "f-incoming-announcements-zeroTransfer-destination": "4402",
    "f-outgoing-type": "ALLOW_LOCAL_ONLY",
    "f-outgoing-transferEnabled": "true",
    "f-outgoing-destination": "01 70 00 14 02",
}
HELD = {
    "enabled": True,
    "incoming": {
        "type": "INTERCEPT_ALL",
        "voicemailEnabled": True,
        "announcements": {
            "greeting": "CUSTOM",
            "newNumber": {"enabled": True, "destination": "+33170001402"},
            "zeroTransfer": {"enabled": True, "destination": "4402"},
        },
    },
    "outgoing": {"type": "ALLOW_LOCAL_ONLY", "transferEnabled": True, "destination": "+33170001402"},
}


def contains(whole: Any, part: Any) -> bool:
    """Whether a document holds all of another one."""
    if isinstance(part, dict):
        return isinstance(whole, dict) and all(contains(whole.get(key), part[key]) for key in part)
    return bool(whole == part)


def test_the_status_says_everything_in_words(chat: Chat) -> None:
    lobby = chat.cloud.workspace("Lobby Paris")
    chat.cloud.change(lobby, "intercept", HELD)
    said = read(chat.ask("show intercept lobby paris"))
    for line in (
        "Intercept calls: On",
        "Incoming calls: Intercept all",
        "Send to voicemail: On",
        "Greeting: Custom",
        "Play new number announcement: On",
        "New number: +33 1 70 00 14 02",
        "Transfer on 0: On",
        "Transfer on 0 to: 4402",
        "Outgoing calls: Allow local calls only",
        "Transfer outgoing calls: On",
        "Outgoing calls go to: +33 1 70 00 14 02",
        "To change it: edit intercept",
    ):
        assert line in said


def test_the_whole_form_is_saved_and_replaced_by_its_outcome(chat: Chat) -> None:
    form = chat.ask("edit intercept lobby paris")
    assert buttons(form) == ["Save", "Cancel"] * 2
    assert set(FILLED) == {node["id"] for node in nodes(form.card) if node["type"].startswith("Input.")}
    outcome = chat.press(form, "Save", inputs=FILLED)
    said = read(outcome)
    assert said.startswith("Saved: Call Intercept · Lobby Paris")
    assert "Intercept calls: Off → On" in said
    assert "New number: None → +33 1 70 00 14 02" in said
    assert "Ana Roux, " in said
    assert contains(chat.setting("Lobby Paris", "intercept"), HELD)
    assert len(chat.writes()) == 1
    assert form.id in chat.cloud.deleted
    assert "Voicemail is off: callers cannot leave a message." in said
    assert buttons(outcome) == ["Turn Voicemail on", "Undo", "Show"]


def test_the_form_says_how_to_do_without_it(chat: Chat) -> None:
    said = read(chat.ask("edit intercept lobby paris"))
    assert "Or type: take Lobby Paris out of service" in said
    assert "Saved" in read(chat.ask('set intercept "Lobby Paris" Incoming calls Allow all'))
    rule = read(chat.ask("add rule reject lobby paris"))
    assert 'Or type: add rule reject "Lobby Paris" calls from anybody' in rule
    pattern = read(chat.ask("change pattern lobby paris 1"))
    assert 'Or type: change pattern "Lobby Paris" "Premium numbers (08XXXXXXXX)" name Reception' in pattern
    assert "Saved" in read(chat.ask('change pattern "Lobby Paris" 1 action allow'))
    for secret in ("add code lobby paris", "passcode lobby paris"):
        assert "Or type" not in read(chat.ask(secret))


@pytest.mark.parametrize(
    "asked",
    [
        "edit intercept lobby paris",
        "edit callerid lobby paris",
        "edit ptt lobby paris",
        "add rule accept lobby paris",
        "add ring number sequential lobby paris",
        "add pattern lobby paris",
        "change rule reject lobby paris 1",
        "change pattern lobby paris 1",
        "change ring number simultaneous lobby paris 1",
    ],
)
def test_what_a_form_says_to_type_instead_can_be_typed(chat: Chat, asked: str) -> None:
    typed = read(chat.ask(asked)).partition("Or type: ")[2].splitlines()[0]
    answer = chat.ask(typed)
    is_made = read(answer).startswith(("Saved: ", "Added: ", "Nothing to change: "))
    assert is_made or "Do it" in buttons(answer), typed


def test_only_what_was_touched_is_changed(chat: Chat) -> None:
    lobby = chat.cloud.workspace("Lobby Paris")
    chat.cloud.change(lobby, "intercept", HELD)
    form = chat.ask("edit intercept lobby paris")
    before = chat.setting("Lobby Paris", "intercept")
    assert "Send to voicemail: On → Off" in read(
        chat.press(form, "Save", inputs={"f-incoming-voicemailEnabled": "false"})
    )
    after = chat.setting("Lobby Paris", "intercept")
    before["incoming"]["voicemailEnabled"] = False
    assert after == before


def test_nothing_touched_is_nothing_written(chat: Chat) -> None:
    lobby = chat.cloud.workspace("Lobby Paris")
    chat.cloud.change(lobby, "intercept", HELD)
    outcome = read(chat.press(chat.ask("edit intercept lobby paris"), "Save"))
    assert "Nothing to change" in outcome
    assert chat.writes() == []


def test_a_number_is_taken_away_by_emptying_it(chat: Chat) -> None:
    lobby = chat.cloud.workspace("Lobby Paris")
    chat.cloud.change(lobby, "intercept", {"outgoing": {"destination": "4402"}})
    form = chat.ask("edit intercept lobby paris")
    inputs = {**filled(form), "f-outgoing-destination": ""}
    del inputs["f-outgoing-destination"]
    button_data = next(n["data"] for n in nodes(form.card) if n.get("title") == "Save")
    assert "Outgoing calls go to: 4402 (Board Room 2) → None" in read(
        chat.send(form, {**inputs, **button_data})
    )
    assert not chat.setting("Lobby Paris", "intercept")["outgoing"]["destination"]


def test_cancel_takes_the_form_away(chat: Chat) -> None:
    form = chat.ask("edit intercept lobby paris")
    said = read(chat.press(form, "Cancel"))
    assert "Cancelled: nothing was changed in Call Intercept of Lobby Paris." in said
    assert 'edit intercept "Lobby Paris"' in said
    assert form.id in chat.cloud.deleted
    assert chat.writes() == []


@pytest.mark.parametrize(
    ("field", "typed", "error"),
    [
        ("newNumber", "0800-CALL-US", "A phone number has no letters."),
        ("newNumber", "9", "An extension has at least 2 digits."),
        ("newNumber", "+33 1", "Give a full number such as"),
        ("newNumber", "+33170001402;ext=5", "A phone number has no letters."),
        ("zeroTransfer", "call me", "Nothing that fits here is called “call me”. Give a number or a name"),
        ("zeroTransfer", "9", "An extension has at least 2 digits."),
        ("zeroTransfer", "\u202e4402", "Give a full number"),
        ("zeroTransfer", "<b>4402</b>", "no letters"),
    ],
)
def test_a_number_that_cannot_be_one_comes_back_with_its_error(
    chat: Chat, field: str, typed: str, error: str
) -> None:
    form = chat.ask("edit intercept lobby paris")
    name = f"f-incoming-announcements-{field}-destination"
    again = chat.press(form, "Save", inputs={"f-enabled": "true", name: typed})
    assert "Not saved. To correct:" in read(again)
    assert error in read(again)
    assert filled(again)[name] == typed.lstrip("\u202e")
    assert filled(again)["f-enabled"] == "true"
    assert form.id in chat.cloud.deleted
    assert chat.writes() == []
    saved = chat.press(again, "Save", inputs={name: "+33170001402"})
    assert "Intercept calls: Off → On" in read(saved)
    assert len(chat.writes()) == 1


def test_what_is_needed_with_a_toggle_is_asked_for(chat: Chat) -> None:
    form = chat.ask("edit intercept lobby paris")
    again = chat.press(form, "Save", inputs={"f-incoming-announcements-newNumber-enabled": "true"})
    assert "Needed while “Play new number announcement” is on." in read(again)
    assert chat.writes() == []


@pytest.mark.parametrize(
    ("typed", "told", "held"),
    [
        ("set intercept lobby paris on", "Intercept calls: Off → On", {"enabled": True}),
        ("set lobby paris intercept on", "Intercept calls: Off → On", {"enabled": True}),
        ("set “Lobby Paris” call intercept voicemail on", "voicemail: Off → On", {}),
        ("set intercept “Lobby Paris” intercept calls yes", "Off → On", {"enabled": True}),
        ("set intercept x4321 outgoing local", "Allow local", {"outgoing": {"type": "ALLOW_LOCAL_ONLY"}}),
        (
            "set intercept lobby paris voicemail on incoming allow all greeting custom",
            "Greeting: Default → Custom",
            {"incoming": {"type": "ALLOW_ALL", "voicemailEnabled": True}},
        ),
        (
            "set intercept lobby paris new number +33 1 70 00 14 02 announce on",
            "New number: None → +33 1 70 00 14 02",
            {"incoming": {"announcements": {"newNumber": {"enabled": True, "destination": "+33170001402"}}}},
        ),
        (
            "set call intercept lobby paris transfer on zero on zero goes to x4402",
            "Transfer on 0 to: None → 4402",
            {"incoming": {"announcements": {"zeroTransfer": {"enabled": True, "destination": "4402"}}}},
        ),
        (
            "set intercept lobby denver outgoing transfer on outgoing calls go to 303 555 0111",
            "Outgoing calls go to: None → +1 303-555-0111",
            {},
        ),
    ],
)
def test_fields_are_set_from_the_keyboard(chat: Chat, typed: str, told: str, held: Any) -> None:
    assert told in read(chat.ask(typed))
    assert contains(chat.setting("Lobby Paris", "intercept"), held)
    assert len(chat.writes()) == 1


def test_a_number_is_taken_away_from_the_keyboard(chat: Chat) -> None:
    lobby = chat.cloud.workspace("Lobby Paris")
    chat.cloud.change(lobby, "intercept", {"outgoing": {"destination": "4402"}})
    assert "4402 (Board Room 2) → None" in read(
        chat.ask("set intercept lobby paris outgoing calls go to none")
    )
    assert not chat.setting("Lobby Paris", "intercept")["outgoing"]["destination"]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("set intercept lobby paris voicemail maybe", "Say on or off."),
        ("set intercept lobby paris incoming some", "Choose one of: Intercept all, Allow all."),
        ("set intercept lobby paris new number 0800CALLUS", "A phone number has no letters."),
        ("set intercept lobby paris new number 9", "An extension has at least 2 digits."),
        ("set intercept lobby paris announce on", "Needed while “Play new number announcement” is on."),
        ("set intercept lobby paris voicemail", "What should “Send to voicemail” be? Nothing was changed."),
        ("set intercept lobby", "2 workspaces fit. Which one? Nothing was changed."),
        ("set intercept lobby paris voicemail on colour red", "has no field “colour red”"),
        ("set lobby intercept nowhere", "2 workspaces fit. Which one?"),
        ("set nowhere intercept on", "Which setting do you mean?"),
    ],
)
def test_what_cannot_be_set_changes_nothing(chat: Chat, typed: str, told: str) -> None:
    assert told in read(chat.ask(typed))
    assert chat.writes() == []


def test_a_change_for_two_workspaces_is_offered_for_each(chat: Chat) -> None:
    picker = chat.ask("set intercept lobby voicemail on")
    assert set(choices(picker, "say").values()) == {
        f"set intercept {chat.cloud.workspace(name).id} voicemail on"
        for name in ("Lobby Denver", "Lobby Paris")
    }
    assert chat.writes() == []
    assert "Saved: Call Intercept · Lobby Denver" in read(chat.choose(picker, "Lobby Denver"))
    assert len(chat.writes()) == 1
