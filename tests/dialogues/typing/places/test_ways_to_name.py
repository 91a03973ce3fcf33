"""A workspace by its number as people write it, by its ESN, or behind a slip of the finger."""

from __future__ import annotations

import pytest

from tests.chat import Chat, buttons, choices, read


@pytest.mark.parametrize(
    "said",
    [
        "turn on dnd in 01 70 00 12 34",
        "turn on dnd in 0033 1 70 00 12 34",
        "turn on dnd in 814321",
        "turn on dnd in ESN 814321",
        "turn on dnd in x4321",
    ],
)
def test_a_number_names_its_workspace(chat: Chat, said: str) -> None:
    assert read(chat.ask(said)).startswith("Saved: Do Not Disturb · Lobby Paris")
    assert chat.setting("Lobby Paris", "doNotDisturb")["enabled"] is True


@pytest.mark.parametrize("said", ["show 814321", "show dnd of 01 70 00 12 34", "is 814321 forwarded?"])
def test_a_number_names_what_is_looked_at(chat: Chat, said: str) -> None:
    assert "Lobby Paris" in read(chat.ask(said)).splitlines()[0]


def test_an_esn_behind_to_is_where_calls_go(chat: Chat) -> None:
    assert "814404 (Huddle)" in read(chat.ask("forward lobby paris to 814404"))


def test_the_last_groups_of_a_longer_number_name_nobody(chat: Chat) -> None:
    said = read(chat.ask("when lobby paris calls out, present +33 1 70 00 12 35 to the other party"))
    assert "workspaces fit" not in said


@pytest.mark.parametrize("said", ["turn on dnd in lobby pariss", "turn on dnd in loby paris"])
def test_behind_a_slip_only_the_nearest_is_offered(chat: Chat, said: str) -> None:
    answer = chat.ask(said)
    assert "Lobby Paris" in read(answer) and "Lobby Denver" not in read(answer)
    assert chat.writes() == []


def test_a_slip_in_a_short_name_is_shown_first(chat: Chat) -> None:
    answer = chat.ask("turn on dnd in the gim")
    assert read(answer).startswith("Do Not Disturb · Gym") and "Do it" in buttons(answer)
    assert chat.writes() == []


@pytest.mark.parametrize("said", ["turn on dmd in the gym", "turn on dvd in the gym"])
def test_a_short_word_is_taken_for_no_setting(chat: Chat, said: str) -> None:
    answer = chat.ask(said)
    assert "I did not understand “d" in read(answer) and "Do it" not in buttons(answer)
    assert chat.writes() == []


@pytest.mark.parametrize(
    "said",
    [
        "block +33170001234 in 814321",
        "add +33170001234 to the sequential ring of 814321",
        "add 4404 to the sequential ring of 4321",
        "use 01 70 00 12 34 as the caller id for 814321",
    ],
)
def test_of_two_numbers_the_one_behind_in_of_or_for_is_the_workspace(chat: Chat, said: str) -> None:
    assert "Lobby Paris" in read(chat.ask(said)).splitlines()[0]


def test_who_calls_is_no_workspace(chat: Chat) -> None:
    assert "Which workspace" in read(chat.ask("forward calls from 01 70 00 12 34 to voicemail"))


@pytest.mark.parametrize("said", ["show the gim", "show gim"])
def test_a_slip_in_what_is_looked_at_is_offered(chat: Chat, said: str) -> None:
    assert "show Gym" in choices(chat.ask(said), "say").values()


@pytest.mark.parametrize(
    ("said", "held"),
    [
        ('forward the gym to "4404"', "4404"),
        ("forward the gym to “4404”", "4404"),
        ("forward “gym” to '4404'", "4404"),
    ],
)
def test_a_number_may_stand_in_quotes(chat: Chat, said: str, held: str) -> None:
    chat.ask(said)
    assert chat.setting("Gym", "callForwarding")["callForwarding"]["always"]["destination"] == held


@pytest.mark.parametrize("said", ['turn "dnd" "on" in the gym', 'set "do not disturb" to "on" in the gym'])
def test_a_setting_and_a_state_may_stand_in_quotes(chat: Chat, said: str) -> None:
    chat.ask(said)
    assert chat.setting("Gym", "doNotDisturb")["enabled"] is True


@pytest.mark.parametrize("said", ["set pin 814321", "passcode 814321"])
def test_an_esn_may_be_a_pin(chat: Chat, said: str) -> None:
    answer = read(chat.ask(said))
    assert "please delete your message" in answer and "Lobby Paris" not in answer


def test_beside_codes_no_esn_is_looked_up(chat: Chat) -> None:
    assert "Lobby Paris" not in read(chat.ask("show codes 814321"))
