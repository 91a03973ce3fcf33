"""Ways to say no: alone, behind an order, and about an undo."""

from __future__ import annotations

import time

import pytest

from bot.language.understand.earlier.saying_no import calls_off, declines
from tests.chat import Chat, buttons, read

ASKS = "turn on dnd in huddle zork"
"""A change that is only shown."""


def dnd(chat: Chat, workspace: str) -> bool:
    return bool(chat.setting(workspace, "doNotDisturb")["enabled"])


@pytest.mark.parametrize(
    "said",
    ["forget it", "nope", "nah, thanks", "Never mind.", "scrap that", "neither", "none of them",
     "I changed my mind", "oh no, don't", "not needed", "please ignore my message", "👎"],
)  # fmt: skip
def test_no_is_no_also_where_nothing_was_asked(chat: Chat, said: str) -> None:
    assert read(chat.ask(said)) == "Nothing was changed."
    chat.ask(ASKS)
    assert read(chat.ask(said)) == "Nothing was changed."
    assert chat.writes() == []


@pytest.mark.parametrize(
    "said",
    [
        "turn on dnd in the gym. wait, don't",
        "turn on dnd in the gym, no wait, don't",
        "turn on dnd in the gym never mind",
        "dnd on in the gym – scratch that",
        "forward the gym to 4321. Actually, forget it.",
        "forward the gym to 4321, oh no, cancel that",
        "forward gym to 4321\nignore that please",
        "set dnd gym on. just kidding",
    ],
)
def test_an_order_that_is_called_off_is_none(chat: Chat, said: str) -> None:
    assert read(chat.ask(said)) == "Nothing was changed."
    assert chat.writes() == []


@pytest.mark.parametrize(
    "said",
    [
        "turn on dnd in the gym, not sure yet",
        "turn on dnd in the gym, let me think about it",
        "Kim would prefer dnd on in the gym, we have not decided",
        "Sam thinks we should turn on dnd in the gym, I'm not sure yet.",
        "forward the gym to 4405, not sure",
        "forward the gym to 4405, NOT!",
        "forward the gym to 4405 (tbc)",
        "dnd on in the gym - undecided",
        "forward the gym to 4405, I doubt it",
        "dnd on for the gym, I'm not sure what for, so don't",
    ],
)
def test_an_order_that_is_doubted_is_not_offered(chat: Chat, said: str) -> None:
    answer = chat.ask(said)
    assert "Nothing was changed" in read(answer) and "Do it" not in buttons(answer)
    assert chat.writes() == []


def test_not_to_be_sure_why_doubts_no_order(chat: Chat) -> None:
    chat.cloud.change(chat.cloud.workspace("Gym"), "callWaiting", {"enabled": False})
    answer = chat.ask("calls get lost, not sure why, turn on call waiting in the gym")
    assert "Call waiting: Off → On" in read(answer) and chat.writes() == []


@pytest.mark.parametrize(
    "said",
    ["add code gym 84213 test. never mind", "the access code of the gym is 84213, forget it",
     "set pin lobby paris 84213, no wait, don't"],
)  # fmt: skip
def test_a_code_that_is_called_off_is_to_be_deleted_all_the_same(chat: Chat, said: str) -> None:
    answer = read(chat.ask(said))
    assert answer.startswith("Nothing was changed. If you typed a code: I did not use it; please delete")
    assert "84213" not in answer


@pytest.mark.parametrize(
    "said",
    ["undo because I changed my mind", "set dnd gym off because I've changed my mind.",
     "turn off dnd in the gym, I changed my mind", "turn dnd in the gym off. I have changed my mind"],
)  # fmt: skip
def test_a_mind_that_was_changed_is_why(chat: Chat, said: str) -> None:
    chat.ask("turn on dnd in the gym")
    answer = chat.ask(said)
    if "Do it" in buttons(answer):
        assert dnd(chat, "Gym")
        chat.press(answer, "Do it")
    assert not dnd(chat, "Gym")


@pytest.mark.parametrize("verb", ["withdraw", "deny"])
def test_a_request_is_taken_back_with_that_reason(chat: Chat, verb: str) -> None:
    said = read(chat.ask(f"{verb} r-3 because I changed my mind"))
    assert "I know of no request r-3" in said


def test_a_mind_that_was_changed_later_calls_off(chat: Chat) -> None:
    chat.ask("turn on dnd in the gym")
    chat.ask("show dnd gym")
    assert read(chat.ask("turn off dnd in the gym, I changed my mind")) == "Nothing was changed."


@pytest.mark.parametrize("said", ["nope", "forget that", "no, don't"])
def test_what_was_changed_already_can_be_taken_back(chat: Chat, said: str) -> None:
    chat.ask("turn on dnd in the gym")
    answer = chat.ask(said)
    assert "was changed already. Take it back?" in read(answer)
    assert dnd(chat, "Gym")
    chat.ask("yes")
    assert not dnd(chat, "Gym")


@pytest.mark.parametrize(
    "said",
    ["undo?", "should i undo", "can I undo that?", "how do i undo this", "can that be undone?",
     "take that back", "put it back as it was", "could you undo that please"],
)  # fmt: skip
def test_an_undo_that_is_asked_about_is_offered(chat: Chat, said: str) -> None:
    chat.ask("turn on dnd in the gym")
    answer = chat.ask(said)
    assert "Your last change here: Do Not Disturb · Gym" in read(answer)
    assert "Do not disturb: Off → On" in read(answer)
    assert dnd(chat, "Gym")
    chat.press(answer, "Choose")
    assert not dnd(chat, "Gym")


@pytest.mark.parametrize("said", ["don't undo", "not undo", "please do not undo it", "no need to undo that"])
def test_an_undo_that_is_denied_is_none(chat: Chat, said: str) -> None:
    chat.ask("turn on dnd in the gym")
    assert read(chat.ask(said)) == "Nothing was changed."
    assert dnd(chat, "Gym")


def test_undo_that_behind_an_undo_asks_what_is_meant(chat: Chat) -> None:
    chat.ask("turn on dnd in the huddle")
    chat.ask("turn on dnd in the gym")
    chat.ask("undo")
    answer = chat.ask("undo that")
    assert "Make it again, or undo the change before it?" in read(answer)
    assert (dnd(chat, "Huddle"), dnd(chat, "Gym")) == (True, False)
    assert "Redo" not in buttons(answer)
    chat.choose(answer, "Make it again")
    assert (dnd(chat, "Huddle"), dnd(chat, "Gym")) == (True, True)


@pytest.mark.parametrize(
    "said",
    ["stop forwarding kitchen", "kitchen must not be forwarded", "no longer forward kitchen to 4321",
     "set dnd gym off"],
)  # fmt: skip
def test_nothing_to_change_is_said_in_one_way(chat: Chat, said: str) -> None:
    answer = chat.ask(said)
    lines = read(answer).splitlines()
    assert lines[0].startswith("Nothing to change: ")
    assert "It is so already; nothing was written." in lines
    assert any(line.startswith("Calls to ") and line.endswith(" ring.") for line in lines)
    assert "Done" not in read(answer)
    assert buttons(answer) == ["Show"]


@pytest.mark.parametrize(
    "part", ["wait a second ", "no just a sec ", "no no wait ", "hold on, ", "never mind. "]
)
def test_a_long_text_takes_no_time(part: str) -> None:
    text = part * (1000 // len(part))
    begins = time.process_time()
    assert not declines(f"{text}x")
    assert not calls_off(f"turn on {text}x")
    assert time.process_time() - begins < 0.2


@pytest.mark.parametrize(
    "said", ["wait a second", "just a minute", "no, wait just a sec", "one moment please"]
)
def test_a_moment_is_no_answer(said: str) -> None:
    assert declines(said)
