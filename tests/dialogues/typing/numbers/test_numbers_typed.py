"""Numbers as people type them, read in the country of the workspace's location, and shown grouped."""

from __future__ import annotations

from typing import Any

import pytest

from tests.chat import Chat, read, texts

TO = "f-callForwarding-always-destination"
FAX = "f-faxMessage-phoneNumber"


def forwarded(chat: Chat, workspace: str = "Lobby Paris") -> Any:
    return chat.setting(workspace, "callForwarding")["callForwarding"]["always"].get("destination")


@pytest.mark.parametrize(
    ("workspace", "typed", "held", "said"),
    [
        ("Lobby Paris", "+33 6 12 34 56 78", "+33612345678", "+33 6 12 34 56 78"),
        ("Lobby Paris", "06 12 34 56 78", "+33612345678", "+33 6 12 34 56 78"),
        ("Lobby Paris", "06.12.34.56.78", "+33612345678", "+33 6 12 34 56 78"),
        ("Lobby Paris", "0612345678", "+33612345678", "+33 6 12 34 56 78"),
        ("Lobby Paris", "0033 6 12 34 56 78", "+33612345678", "+33 6 12 34 56 78"),
        ("Lobby Denver", "0033 6 12 34 56 78", "+33612345678", "+33 6 12 34 56 78"),
        ("Lobby Denver", "(212) 555-0123", "+12125550123", "+1 212-555-0123"),
        ("Lobby Denver", "2125550123", "+12125550123", "+1 212-555-0123"),
        ("Lobby Denver", "x4321", "4321", "4321"),
        ("Lobby Paris", "4404", "4404", "4404"),
        ("Lobby Paris", "814999", "814999", "814999"),
        ("Lobby Paris", "ext. 4404", "4404", "4404"),
        ("Lobby Denver", "x8205510", "8205510", "8205510"),
    ],
)
def test_a_number_is_read_in_the_country_and_shown_grouped(
    chat: Chat, workspace: str, typed: str, held: str, said: str
) -> None:
    form = chat.ask(f'edit forwarding "{workspace}"')
    answer = chat.press(form, "Save", inputs={TO: typed})
    assert f"All calls go to: None → {said}" in read(answer)
    assert forwarded(chat, workspace) == held


@pytest.mark.parametrize(
    ("workspace", "typed", "said"),
    [
        ("Lobby Denver", "8205510", "8205510 can be internal or a phone number: type x8205510, or"),
        ("Lobby Paris", "9", "An extension has at least 2 digits."),
        ("Lobby Paris", "x12345678901", "An extension has at most 10 digits."),
        ("Lobby Paris", "*55", "Give a full number such as"),
        ("Lobby Paris", "+999 1", "Give a full number such as"),
        ("Lobby Paris", "1-800-FLOWERS", "A phone number has no letters."),
        ("Lobby Paris", "sip:lobby@example.com", "A phone number has no letters."),
    ],
)
def test_what_can_be_two_things_or_none_is_refused(chat: Chat, workspace: str, typed: str, said: str) -> None:
    form = chat.ask(f'edit forwarding "{workspace}"')
    again = chat.press(form, "Save", inputs={TO: typed})
    assert said in texts(again)
    assert "Not saved. To correct: All calls go to." in read(again)
    command = read(chat.ask(f'set forwarding "{workspace}" always to "{typed}"'))
    assert said in command
    assert "Nothing was changed." in command
    assert chat.writes() == []


@pytest.mark.parametrize("typed", ["4321", "x4321"])
def test_an_extension_where_a_full_number_is_needed_is_refused(chat: Chat, typed: str) -> None:
    form = chat.ask("edit voicemail lobby paris")
    again = chat.press(form, "Save", inputs={FAX: typed})
    assert "An extension cannot be used here." in texts(again)
    assert chat.writes() == []


@pytest.mark.parametrize("held", ["*55", "0170001234", "+33 (0)1 70"])
def test_what_webex_holds_is_never_rewritten_by_those_who_do_not_touch_it(chat: Chat, held: str) -> None:
    lobby = chat.cloud.workspace("Lobby Paris")
    forwarding = chat.setting("Lobby Paris", "callForwarding")
    forwarding["callForwarding"]["always"] |= {"enabled": True, "destination": held}
    chat.cloud.change(lobby, "callForwarding", forwarding)
    form = chat.ask("edit forwarding lobby paris")
    answer = chat.press(form, "Save", inputs={"f-callForwarding-always-ringReminderEnabled": "true"})
    assert "Ring reminder: Off → On" in read(answer)
    assert forwarded(chat) == held


def test_the_form_says_how_to_look_up_what_fits(chat: Chat) -> None:
    assert "A name, or ? for a list." in texts(chat.ask("edit forwarding lobby paris"))


@pytest.mark.parametrize("typed", ["6123-4567", "6123.4567", "61234567"])
def test_a_number_of_eight_digits_is_one_number(chat: Chat, typed: str) -> None:
    chat.ask(f"forward gym to {typed}")
    assert forwarded(chat, "Gym") == "61234567"


@pytest.mark.parametrize("typed", ["4321-4404", "4402.4404"])
def test_two_extensions_may_be_meant(chat: Chat, typed: str) -> None:
    said = read(chat.ask(f"forward gym to {typed}"))
    assert "are two extensions; together they are one number" in said
    assert chat.writes() == []
