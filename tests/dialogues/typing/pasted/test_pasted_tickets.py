"""A ticket that was pasted with the order at its end: the facts are why, the order is shown first."""

from __future__ import annotations

import pytest

from tests.chat import Chat, buttons, read


@pytest.mark.parametrize(
    "said",
    [
        "INC40981 / rep: sam doe / sev: low / rings nowhere, cable ok / gym: set dnd=on",
        "INC41502: alice has a vendor abroad, mgmt approved => gym: dnd=on",
        "tkt 6140, 3 complaints that nobody gets through to the mailbox → turn on dnd in the gym",
    ],
)
def test_the_order_is_shown_with_the_facts_as_its_reason(chat: Chat, said: str) -> None:
    answer = chat.ask(said)
    assert "Do not disturb: Off → On" in read(answer) and "The reason I would note" in read(answer)
    assert not chat.writes()
    chat.press(answer, "Do it")
    assert chat.setting("Gym", "doNotDisturb")["enabled"] is True


def test_a_look_at_its_end_is_answered(chat: Chat) -> None:
    said = "INC42544, chloé: outside parties see the wrong number → show clid @ lobby paris"
    assert read(chat.ask(said)).startswith("Caller ID · Lobby Paris")


@pytest.mark.parametrize(
    "said",
    [
        "do not touch the kitchen -> dnd on in the kitchen",
        "turn on dnd in the gym -> forward the kitchen to 4404",
        "never mind the gym / it is fine / dnd on in the gym",
    ],
)
def test_what_denies_or_orders_before_it_is_not_left_out(chat: Chat, said: str) -> None:
    assert "Do it" not in buttons(chat.ask(said)) and not chat.writes()


@pytest.mark.parametrize(
    "said", ["remove from push-to-talk in lobby paris", "take someone off push to talk in lobby paris"]
)
def test_who_is_named_by_nobody_turns_nothing_off(chat: Chat, said: str) -> None:
    assert "Shall I make this change?" not in read(chat.ask(said)) and not chat.writes()


def test_a_tickets_number_is_the_reason_and_no_code(chat: Chat) -> None:
    said = read(chat.ask("REQ5541 – Gym: national calls only with access code"))
    assert "National: Allow → Require access code" in said and "REQ5541" in said
    listed = read(chat.ask("CHG1800 pre-check: list access codes gym"))
    assert "Access codes" in listed and "delete your message" not in listed
    assert "Reason: INC42990" in read(chat.ask("INC42990 P3 – dnd on in the gym"))


@pytest.mark.parametrize(
    "said",
    [
        "INC42290 silence reported twice, sev 4 – is music on hold on in the gym?",
        "CHG1812 for the record: current music on hold settings of the gym",
    ],
)
def test_a_look_behind_a_dash_is_answered(chat: Chat, said: str) -> None:
    assert read(chat.ask(said)).startswith("Music on Hold · Gym")


@pytest.mark.parametrize(
    "said",
    [
        "INC42210 P3 – Gym phone silent. dnd status?",
        "gym phone silent. please check dnd",
        "the gym goes straight to voicemail. dnd state?",
    ],
)
def test_how_it_is_before_a_look_orders_nothing(chat: Chat, said: str) -> None:
    assert read(chat.ask(said)).startswith("Do Not Disturb · Gym")
    assert "Do it" not in buttons(chat.said("ana")[-1]) and not chat.writes()


@pytest.mark.parametrize(
    "said",
    [
        "INC42210 – do not change anything yet: dnd on in the gym",
        "INC42210 – forward the kitchen to 4404 – dnd on in the gym",
    ],
)
def test_nothing_before_a_dash_is_left_out(chat: Chat, said: str) -> None:
    chat.ask(said)
    assert not chat.writes()
