"""What stands beside an order is kept or asked about: a state, an end, another workspace, another setting."""

from __future__ import annotations

import pytest

from tests.chat import Chat, buttons, choices, read


@pytest.mark.parametrize(
    "said",
    [
        "voicemail is off in the gym, turn it on",
        "voicemail is off in the gym. Turn it on",
        "the dial by name on the gym is clear",
        "clear the voicemails in the gym",
        "turn off voicemail in gym for internal callers",
        "guests turn on dnd in the gym",
        "to turn off voicemail in the gym",
        "question: dnd on in gym",
        "turn off outbound calls at gym",
        "INC71408 is rejected, turn on dnd in gym",
        "INC71408 says not today, turn on dnd in gym",
        "INC71408 says voicemail off, dnd on in gym",
    ],
)
def test_nothing_is_written_at_once(chat: Chat, said: str) -> None:
    chat.ask(said)
    assert chat.writes() == []


@pytest.mark.parametrize(
    "said",
    [
        "turn off voicemail in gym, cancel that",
        "turn off voicemail in gym - no",
        "clear the dial by name on the gym, cancel that",
    ],
)
def test_what_is_taken_back_is_not_offered(chat: Chat, said: str) -> None:
    answer = chat.ask(said)
    assert read(answer).startswith("You took it back.")
    assert buttons(answer) == []


@pytest.mark.parametrize(
    "said",
    [
        "he wants to add access code 4471 to the gym",
        "they add access code 4471 to the gym",
        "to add access code 4471 to the gym",
        "add access code 4471 to the gym, cancel that",
    ],
)
def test_no_code_is_added_that_is_only_spoken_of(chat: Chat, said: str) -> None:
    assert "4471" not in read(chat.ask(said))
    assert chat.setting("Gym", "accessCodes")["accessCodes"] == []


def test_what_is_said_of_a_ticket_is_passed_over(chat: Chat) -> None:
    assert read(chat.ask("INC71408 is approved: turn on dnd in gym")).startswith("Saved: Do Not Disturb")


@pytest.mark.parametrize(
    "said",
    [
        "intercept setting on the gym",
        "dnd setting on gym",
        "recording mode on the gym",
        "report on dnd on the gym",
        "forwarding settings off the gym",
        "I need the forwarding settings of the gym",
        "recording configuration on the gym",
        "hi, intercept setting on the gym",
    ],
)
def test_the_settings_of_a_setting_are_looked_at(chat: Chat, said: str) -> None:
    answer = chat.ask(said)
    assert "Gym" in read(answer).splitlines()[0]
    assert buttons(answer)[:1] == ["Edit"]
    assert chat.writes() == []


@pytest.mark.parametrize(
    "said",
    [
        "The gym is closed. Turn on dnd there and in the huddle",
        "Huddle is fine. In the gym nobody answers. Forward it to 4402.",
        "turn off voicemail and call waiting in the gym if it rains",
        "turn dnd on and voicemail off in gym and huddle",
        "The gym is closed but the huddle is open. Turn on dnd there",
    ],
)
def test_half_of_what_was_said_is_not_one_press_away(chat: Chat, said: str) -> None:
    assert buttons(chat.ask(said)) == []
    assert chat.writes() == []


def test_several_settings_are_offered_with_their_end(chat: Chat) -> None:
    asked = chat.ask("turn off voicemail and call waiting in the gym for 2 hours")
    offered = list(choices(asked, "say").values())
    assert len(offered) == 2
    assert all(one.endswith("for 2 hours") for one in offered)


def test_an_order_that_is_offered_as_it_was_said_is_read_again(chat: Chat) -> None:
    asked = chat.ask("dnd on in gym for 2 hours. Forward huddle to 4402.")
    shown = read(chat.choose(asked, "dnd on"))
    assert "then it goes back" in shown
    assert chat.writes() == []


def test_a_text_is_emptied_for_a_time(chat: Chat) -> None:
    chat.cloud.change(chat.cloud.workspace("Gym"), "callerId", {"dialByName": "Muscle"})
    assert "then it goes back" in read(
        chat.press(chat.ask("clear the dial by name of the gym for a week"), "Do it")
    )
    assert chat.setting("Gym", "callerId").get("dialByName", "") == ""


def test_what_stands_beside_a_removal_is_shown_on_its_card(chat: Chat) -> None:
    chat.ask('add access code 88231 to gym description "Temp"')
    card = read(chat.ask("delete access code 88231 from gym, the temp hasn't left"))
    assert "You also said: the temp has not left" in card
    assert "88231" not in card
