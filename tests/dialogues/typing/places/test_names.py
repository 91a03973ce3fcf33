"""Every setting and every list goes by the name that the vendor gives it, in lower case."""

from __future__ import annotations

import pytest

from tests.chat import Chat, buttons, choices, read

SETTINGS = {
    "call forwarding": "Call Forwarding",
    "call waiting": "Call Waiting",
    "caller id": "Caller ID",
    "monitoring": "Monitoring",
    "numbers": "Numbers",
    "numbers (list / assign)": "Numbers",
    "incoming permission": "Incoming Permission",
    "outgoing permission": "Outgoing Permission",
    "outgoing permission (call types)": "Outgoing Permission",
    "outgoing permission - access codes": "Access Codes",
    "access codes": "Access Codes",
    "outgoing permission - auto transfer numbers": "Auto-Transfer Numbers",
    "auto transfer numbers": "Auto-Transfer Numbers",
    "outgoing permission - digit patterns (category)": "Digit Patterns",
    "outgoing permission - digit pattern (item)": "Digit Patterns",
    "digit patterns": "Digit Patterns",
    "call intercept": "Call Intercept",
    "music on hold": "Music on Hold",
    "call recording": "Call Recording",
    "anonymous call rejection": "Anonymous Call Rejection",
    "barge in": "Barge In",
    "do not disturb": "Do Not Disturb",
    "call bridge warning tone": "Call Bridge Warning Tone",
    "push-to-talk": "Push-to-Talk",
    "privacy": "Privacy",
    "voicemail": "Voicemail",
    "call policies": "Call Policies",
    "sequential ring": "Sequential Ring",
    "simultaneous ring": "Simultaneous Ring",
    "selective reject": "Selective Reject",
    "selective accept": "Selective Accept",
    "priority alert": "Priority Alert",
    "selective forward": "Selective Forward",
    "emergency callback number": "Emergency Callback Number",
}
RULES = (
    "sequential ring",
    "simultaneous ring",
    "selective reject",
    "selective accept",
    "priority alert",
    "selective forward",
)


@pytest.mark.parametrize("name", SETTINGS)
def test_a_setting_by_its_name(chat: Chat, name: str) -> None:
    for command in (f"show {name} lobby paris", f"{name} lobby paris", f"show lobby paris {name}"):
        assert read(chat.ask(command)).startswith(f"{SETTINGS[name]} · Lobby Paris"), command


@pytest.mark.parametrize("name", RULES)
def test_the_rules_of_a_setting_by_their_name(chat: Chat, name: str) -> None:
    for command in (f"show {name} criteria lobby paris", f"{name} criteria lobby paris"):
        assert read(chat.ask(command)).startswith(f"Rules · {name.title()} · Lobby Paris"), command
    assert "Add" in buttons(chat.ask(f"edit {name} criteria lobby paris"))


@pytest.mark.parametrize(
    ("command", "begins"),
    [
        ("show ring numbers sequential lobby paris", "Ring numbers · Sequential Ring · Lobby Paris"),
        ("sequential ring numbers lobby paris", "Ring numbers · Sequential Ring · Lobby Paris"),
        ("show number lobby paris", "Numbers · Lobby Paris"),
        ("show pattern lobby paris", "Digit Patterns · Lobby Paris"),
        ("show available numbers forward lobby paris", "Call forwarding numbers · Lobby Paris"),
        ("available numbers fax lobby paris", "Fax numbers · Lobby Paris"),
        ("voicemail passcode lobby paris", "Change voicemail PIN · Lobby Paris"),
        ("edit voicemail passcode lobby paris", "Change voicemail PIN · Lobby Paris"),
    ],
)
def test_what_stands_in_a_setting_by_its_name(chat: Chat, command: str, begins: str) -> None:
    assert read(chat.ask(command)).startswith(begins)


def test_a_pin_cannot_be_shown(chat: Chat) -> None:
    said = read(chat.ask("show voicemail passcode lobby paris"))
    assert "never shown, here or in Webex" in said
    assert 'passcode "Lobby Paris"' in said.replace("\u2060", "")


def test_numbers_for_nothing_in_particular_are_offered_by_purpose(chat: Chat) -> None:
    offered = choices(chat.ask("show available numbers lobby paris"), "say")
    assert len(offered) == 6
    assert 'available fax "Lobby Paris"' in offered.values()


def test_a_workspace_that_is_called_like_a_list_is_still_shown(chat: Chat) -> None:
    chat.rename("Huddle", "Criteria Room")
    assert read(chat.ask("show criteria room")).startswith("Criteria Room")


@pytest.mark.parametrize("named", ["the gym in denver", "gym at Denver", "the gym of denver"])
def test_a_workspace_is_named_with_its_location(chat: Chat, named: str) -> None:
    assert read(chat.ask(f"dnd on in {named}")).startswith("Saved: Do Not Disturb · Gym")


def test_a_workspace_is_not_taken_for_one_at_another_location(chat: Chat) -> None:
    chat.ask("dnd on in the gym in paris")
    assert chat.writes() == []
