"""Orders in full sentences with the words of Control Hub: a story, and what is wanted of which page."""

from __future__ import annotations

import pytest

from tests.chat import Chat, buttons, read

_BACK = "Somebody uploaded their own hold music on Lobby Paris."


@pytest.mark.parametrize(
    ("said", "change"),
    [
        ("When no answer on Lobby Paris should be 5 rings and then 4404.", "→ 4404"),
        (
            "For Lobby Paris, set External Caller ID Name to Other with the text Hotel Bistro.",
            "→ Hotel Bistro",
        ),
        (
            "On the Caller ID page of Lobby Paris, the External Caller ID Phone Number should be the "
            "other number "
            "from location +1 720 555 0115 instead of the direct line.",
            "+1 720-555-0115",
        ),
        ("Calls from Lobby Paris should show +1 720 555 0115", "+1 720-555-0115"),
        ("Lobby Paris goes on Do Not Disturb, with Ring Reminder.", "Ring reminder: Off → On"),
        ("Barge In: enable it for Lobby Paris and tick the tone as well.", "Barge in: Off → On"),
        ("From Lobby Paris one may call National, but International should be blocked.", "→ Block"),
        (
            "INC-48213: people who ring Lobby Paris at lunch get a busy tone. Set When busy there to "
            "forward to "
            "extension 4404.",
            "→ 4404",
        ),
        (
            "Guests hang up because they hear nothing when Lobby Paris puts them on hold (complaint "
            "3307). Disable "
            "its Music on Hold.",
            "Music on hold: On → Off",
        ),
        (
            "Call Intercept is active on Lobby Paris. Callers there should be able to press 0 and be "
            "transferred to "
            "4404.",
            "Transfer on 0: Off → On",
        ),
        (
            "The guest of Lobby Paris had three calls without a number after 2 a.m., so Anonymous "
            "Call Rejection "
            "has to be on for that phone from now on.",
            "Reject anonymous calls: Off → On",
        ),
        (
            "My ticket says Kitchen, but that was a mistake: Do Not Disturb must be enabled on Lobby Paris.",
            "Do not disturb: Off → On",
        ),
        (
            "Outside callers of Lobby Paris have to hear the start/stop announcement, so switch it "
            "on for PSTN calls",
            "On outside calls: Off → On",
        ),
    ],
)
def test_it_is_shown_first(chat: Chat, said: str, change: str) -> None:
    answer = chat.ask(said)
    assert change in read(answer) and "Lobby Paris" in read(answer), read(answer)
    assert "Do it" in buttons(answer) and not chat.writes()


@pytest.mark.parametrize(
    "said",
    [
        "My ticket says Kitchen, but that was a mistake: leave everything as it is.",
        "Lobby Paris goes on Do Not Disturb every Friday.",
        "When Lobby Paris goes on Do Not Disturb, callers complain.",
        "Lobby Paris goes on strike.",
        "Calls from Lobby Paris should not show +1 720 555 0115",
        "Guests hear nothing when Lobby Paris puts them on hold. Do not disable its Music on Hold yet.",
        "Guests hear nothing when Lobby Paris puts them on hold. Is its Music on Hold enabled?",
        "People who ring Lobby Paris get a busy tone. The manager there set When busy to forward to "
        "4404 yesterday.",
        "From Lobby Paris one may call National, but nobody does.",
        "When no answer on Lobby Paris should not be 5 rings and then 4404.",
        "The guest of Lobby Paris had three calls without a number, so Anonymous Call Rejection was "
        "put on for "
        "that phone.",
        f"{_BACK} Marketing does not want the default back.",
        "Lobby Paris may call National, but International is blocked, as it should be.",
        "It would be wrong to enable Do Not Disturb on Lobby Paris.",
        "Kim Lee stays on the Push-to-Talk list of Lobby Paris.",
        "Ana Roux moved to the sister hotel; her line stays under Monitoring of Lobby Paris.",
    ],
)
def test_what_may_be_told_only_is_no_order(chat: Chat, said: str) -> None:
    answer = chat.ask(said)
    assert "Do it" not in buttons(answer) and not chat.writes(), read(answer)


@pytest.mark.parametrize(
    "said",
    [
        "Create the digit pattern Block 976 with the pattern +1976XXXXXXX and the action Block on "
        "Lobby Paris.",
        "The digit pattern Block 976 with the pattern +1976XXXXXXX and the action Block should be created on "
        "Lobby Paris.",
    ],
)
def test_a_pattern_keeps_the_number_in_its_name(chat: Chat, said: str) -> None:
    answer = chat.ask(said)
    assert "Name: Block 976; Pattern: +1976XXXXXXX; Action: Block" in read(answer), read(answer)
    assert not chat.writes()


@pytest.mark.parametrize(
    "said",
    [
        "Change the digit pattern Block 976 with the pattern +1976XXXXXXX to Allow on Lobby Paris.",
        "Do not create the digit pattern Block 976 with the pattern +1976XXXXXXX on Lobby Paris.",
    ],
)
def test_a_number_in_a_name_is_no_pattern(chat: Chat, said: str) -> None:
    answer = chat.ask(said)
    assert "Pattern: 976" not in read(answer) and not chat.writes()


@pytest.mark.parametrize(
    "said",
    [
        "international calls to France from Lobby Paris cost too much. block them",
        "Calls abroad to Spain from Lobby Paris are too expensive. Please block them.",
    ],
)
def test_one_country_is_not_all_of_them(chat: Chat, said: str) -> None:
    answer = chat.ask(said)
    assert "One switch is for calls to all countries." in read(answer)
    assert "Do it" not in buttons(answer) and not chat.writes()


def test_music_goes_back_to_the_default(chat: Chat) -> None:
    answer = chat.ask(f"{_BACK} Marketing wants the default back.")
    assert "→ Custom" not in read(answer) and not chat.writes()


@pytest.mark.parametrize(
    "said",
    [
        "The voicemail PIN of Lobby Paris was shared with a temp, it must be replaced today.",
        "The mailbox passcode of Lobby Paris has been leaked, so it has to be changed immediately.",
    ],
)
def test_a_new_pin_is_asked_for(chat: Chat, said: str) -> None:
    answer = chat.ask(said)
    assert "cannot end by itself" not in read(answer) and "Lobby Paris" in read(answer)
    assert not chat.writes()


@pytest.mark.parametrize(
    "said",
    [
        "The night guards need an access code for Lobby Paris",
        "The Senior Lunch people get an access code for Lobby Paris",
    ],
)
def test_a_code_is_asked_for(chat: Chat, said: str) -> None:
    answer = chat.ask(said)
    assert "Add" in read(answer) and "access code · Lobby Paris" in read(answer), read(answer)
    assert not chat.writes()
