"""Slips in words that only help, other ways to say the same, and texts that are emptied."""

from __future__ import annotations

import pytest

from tests.chat import Chat, read


@pytest.mark.parametrize(
    "said",
    [
        "coud you turn on dnd in the gym",
        "can yuo turn on dnd in the gym",
        "turn on dnd in the gym using do not disturb",
    ],
)
def test_a_slip_in_a_polite_word_changes_nothing(chat: Chat, said: str) -> None:
    assert read(chat.ask(said)).startswith("Saved: Do Not Disturb · Gym")


def test_a_slip_of_because_begins_a_reason(chat: Chat) -> None:
    chat.cloud.change(chat.cloud.workspace("Gym"), "doNotDisturb", {"enabled": True})
    shown = read(chat.ask("switch dnd off at gym becuase the trainer can't be reached"))
    assert "The reason I would note: “the trainer can" in shown
    assert "Do not disturb: On → Off" in shown


@pytest.mark.parametrize(
    "said",
    [
        "add a digit pattern to huddle under Outgoing Permissions: name Vendor, pattern 5XXX, action allow",
        "add a digit pattern to the huddle: name Vendor, pattern 5XXX, allow it",
    ],
)
def test_a_pattern_is_added_to_the_workspace_that_is_named(chat: Chat, said: str) -> None:
    assert read(chat.ask(said)).startswith("Added: digit pattern · Huddle")


def test_a_text_is_emptied(chat: Chat) -> None:
    gym = chat.cloud.workspace("Gym")
    chat.cloud.change(gym, "callerId", {"dialByName": "Chapel"})
    said = read(chat.ask("clear the dial by name on the gym"))
    assert said.startswith("Saved: Caller ID · Gym")
    assert chat.setting("Gym", "callerId").get("dialByName", "") == ""


@pytest.mark.parametrize(
    "said",
    [
        "would you kindly check whether dnd is on in the gym",
        "kindly confirm the gym is on dnd",
        "could you kindly verify that dnd is on in the gym",
    ],
)
def test_what_is_to_be_checked_is_asked(chat: Chat, said: str) -> None:
    assert "No. Do not disturb is off." in read(chat.ask(said)) and not chat.changes()


def test_what_is_to_be_shown_of_people_is_asked(chat: Chat) -> None:
    answer = read(chat.ask("show me who may use push-to-talk at lobby paris, please"))
    assert answer.startswith("Push-to-Talk · Lobby Paris") and "Which value" not in answer


def test_what_is_done_with_it_is_no_order(chat: Chat) -> None:
    answer = read(chat.ask("show incoming permissions of lobby paris, I need to paste them in INC0048322"))
    assert answer.startswith("Incoming Permission · Lobby Paris") and "I did not understand" not in answer


@pytest.mark.parametrize(
    ("said", "change"),
    [
        ("lobby paris sends calls to 4402", "All calls go to: None → 4402"),
        ("do not allow incoming collect calls in lobby paris", "Collect calls: On → Off"),
        ("lobby paris should no longer accept collect calls", "Collect calls: On → Off"),
        ("barge in of lobby paris must be on, currently off", "Barge in: Off → On"),
    ],
)
def test_it_is_shown_as_what_it_means(chat: Chat, said: str, change: str) -> None:
    answer = read(chat.ask(said))
    assert "Nothing is changed yet." in answer and change in answer, answer


@pytest.mark.parametrize(
    "said",
    [
        "kitchen added to the monitored lines of lobby paris",
        "the kitchen should be added to the monitored lines of lobby paris",
    ],
)
def test_who_is_put_on_the_list_of_another(chat: Chat, said: str) -> None:
    answer = read(chat.ask(said))
    assert answer.startswith("Monitoring · Lobby Paris\n\nShown first: ") and "Kitchen" in answer


@pytest.mark.parametrize(
    "said", ["gym busy forwarding: new destination 4404", "gym busy forwarding: new target 4404"]
)
def test_a_new_destination_is_that_of_the_setting_that_is_named(chat: Chat, said: str) -> None:
    chat.ask(said)
    assert chat.setting("Gym", "callForwarding")["callForwarding"]["busy"]["destination"] == "4404"


def test_what_is_told_again_turns_off_no_own_values(chat: Chat) -> None:
    answer = chat.ask("the gym should not get collect calls, block them")
    assert "Collect calls: On → Off" in read(answer) and "Use custom settings: On → Off" not in read(answer)


def test_what_is_stopped_is_not_offered(chat: Chat) -> None:
    answer = read(chat.ask("the gym can call abroad, stop it"))
    assert "→ Allow" not in answer and not chat.writes()


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            "callers who press 0 in the lobby denver voicemail should end up at 4404",
            "Transfer on 0 to: None → 4404",
        ),
        ("let lobby denver know whenever a call gets parked", "Call park notification: Off → On"),
        ("people outside should see Northlight as the name when lobby denver calls", "None → Northlight"),
        (
            "change the no answer forwarding at lobby denver from 3 rings to 6",
            "Rings before forwarding: 3 rings → 6 rings",
        ),
        (
            "for 911 calls from lobby denver use the location's number and not its own line",
            "Direct line → Location's number",
        ),
        ("toll-free calls should not be transferable in lobby denver", "Toll-free: allow transfer: On → Off"),
    ],
)
def test_the_same_is_said_in_other_words(chat: Chat, said: str, told: str) -> None:
    answer = read(chat.ask(said))
    assert told in answer and "I do not know what to make of" not in answer, answer


def test_them_alone_does_not_say_what_is_allowed(chat: Chat) -> None:
    answer = read(chat.ask("please allow them from the gym"))
    assert "Nothing was changed" in answer and "External calls" not in answer


@pytest.mark.parametrize(
    "said",
    [
        "let lobby denver know if it is busy",
        "let everybody know if lobby denver is busy",
        "lobby denver ends up with no voicemail",
        "thanks for turning on dnd in the gym",
        "turn on dnd in the gym, yeah right",
        "change voicemail in lobby denver from 6 rings",
        "forward the gym to 4405, not approved",
        "use the location number for lobby denver, not today",
        "block calls from everyone but Kim at +1 303 555 0199 in lobby denver",
    ],
)
def test_what_may_mean_something_else_is_not_written(chat: Chat, said: str) -> None:
    assert chat.ask(said).text and not chat.changes()
