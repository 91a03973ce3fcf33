"""“From 4404 to 4405”: the number that calls go to now tells which of them is meant."""

from __future__ import annotations

import pytest

from tests.chat import Chat, buttons, read

OTHER_WORDS = (
    "forwarding from 4404 to 4405 for Gym",
    "change Gym's forwarding from 4404 to 4405",
    "forward gym to 4405 instead of 4404",
    "gym should forward to 4405, not 4404",
    "replace 4404 with 4405 in the forwarding of gym",
)
SHOULD_BE = (
    "Gym forwards to 4404, should be 4405",
    "it says 4404 in gym but must be 4405",
    "calls for gym end up at 4404, they should end up at 4405",
    "the number for gym is wrong: 4404, correct is 4405",
    "replace 4404 by 4405 in gym",
    "gym has 4404, we need 4405",
    "gym goes to 4404 instead of 4405",
    "wrong destination on gym, 4405 instead of 4404",
    "4404 is wrong, gym should forward to 4405",
    "gym still goes to 4404. Please change it to 4405.",
)


@pytest.mark.parametrize("said", OTHER_WORDS + SHOULD_BE)
@pytest.mark.parametrize(
    ("before", "label", "branch"),
    [
        ("forward gym to 4404 when nobody answers", "When unanswered, calls go to", "noAnswer"),
        ("forward gym to 4404 when busy", "When busy, calls go to", "busy"),
        ("forward gym to 4404", "All calls go to", "always"),
    ],
)
def test_the_one_that_has_it_is_changed(chat: Chat, said: str, before: str, label: str, branch: str) -> None:
    chat.ask(before)
    seen = len(chat.writes())
    answer = chat.ask(said)
    assert f"{label}: 4404" in read(answer)
    assert "Off → On" not in read(answer)
    assert len(chat.writes()) == seen
    chat.press(answer, "Do it")
    now = chat.setting("Gym", "callForwarding")["callForwarding"]
    assert now[branch]["destination"] == "4405"
    assert [one for one in ("always", "busy", "noAnswer") if now[one]["enabled"]] == [branch]


def test_what_a_setting_has_is_the_old_number(chat: Chat) -> None:
    chat.ask("forward gym to 4404")
    chat.press(chat.ask("gym has CFA to 4404, change that to 4405"), "Do it")
    assert chat.setting("Gym", "callForwarding")["callForwarding"]["always"]["destination"] == "4405"


def test_where_none_has_it_or_several_it_is_asked(chat: Chat) -> None:
    none = chat.ask(OTHER_WORDS[0])
    assert read(none).startswith("No calls go to 4404 now. Nothing was changed.")
    assert "Do it" not in buttons(none)
    chat.ask("forward gym to 4404 when nobody answers")
    chat.ask("forward gym to 4404 when busy")
    seen = len(chat.writes())
    several = read(chat.ask(OTHER_WORDS[0]))
    assert several.startswith("More than one of these is 4404 now.")
    assert "When busy, calls go to: 4405" in several
    assert "All calls go to" not in several
    assert len(chat.writes()) == seen


def test_a_number_in_groups_is_one(chat: Chat) -> None:
    chat.ask("forward gym to 4404 when busy")
    answer = read(chat.ask("forwarding from 4404 to +1 303 555 0110 for gym"))
    assert "When busy, calls go to: 4404" in answer
    assert "Off → On" not in answer


@pytest.mark.parametrize(
    "said",
    [
        "gym forwards to 4404, should it be 4405?",
        "gym does not forward to 4404, should be 4405",
        "gym was forwarded to 4404, should have been 4405",
        "the access code of gym is 4404, should be 4405",
    ],
)
def test_questions_doubts_and_codes_replace_nothing(chat: Chat, said: str) -> None:
    chat.ask("forward gym to 4404 when busy")
    seen = len(chat.writes())
    answer = chat.ask(said)
    assert "4404 (Huddle) → 4405" not in read(answer) and "4404 → 4405" not in read(answer)
    assert len(chat.writes()) == seen


@pytest.mark.parametrize(
    "said",
    [
        "huddle rings 3 times, make it 5",
        "huddle is set to 3 rings, please set 5",
        "it rings 3 times in huddle, should be 5",
    ],
)
def test_rings_are_those_after_which_something_happens(chat: Chat, said: str) -> None:
    chat.ask("set voicemail huddle voicemail off")
    assert "Nothing happens after 3 rings in Huddle now." in read(chat.ask(said))
    chat.ask("set forwarding huddle noanswer on to 4403 rings 3")
    answer = chat.ask(said)
    assert "Rings before forwarding: 3 rings → 5 rings" in read(answer)
    chat.press(answer, "Do it")
    assert chat.setting("Huddle", "callForwarding")["callForwarding"]["noAnswer"]["numberOfRings"] == 5
    assert "Nothing happens after 4 rings" in read(chat.ask("huddle rings 4 times, make it 6"))
