"""Who has a number, or calls from it, is no other setting; it is shown first, and a time is no number."""

from __future__ import annotations

import pytest

from tests.chat import Chat, read


@pytest.mark.parametrize(
    ("said", "change"),
    [
        ("forward lobby paris to the operator at 4402", "All calls go to: None → 4402"),
        (
            "if nobody answers, lobby paris goes to the operator on 4402",
            "unanswered, calls go to: None → 4402",
        ),
        (
            "should lobby paris ever be not reachable, its calls go to the help desk, 4402",
            "calls go to: None → 4402",
        ),
    ],
)
def test_the_number_is_taken_and_shown_first(chat: Chat, said: str, change: str) -> None:
    answer = read(chat.ask(said))
    assert "Nothing is changed yet." in answer and change in answer, answer
    assert not chat.changes()


@pytest.mark.parametrize(
    "said",
    [
        "block calls from the roofing company at +1 303 555 0199 in lobby denver",
        "Calls from our superintendent at +1 303 555 0199 should get a priority alert on lobby denver",
        "ring differently in lobby denver when our biggest client calls from +1 303 555 0199",
    ],
)
def test_who_calls_from_a_number_is_left_out(chat: Chat, said: str) -> None:
    answer = read(chat.ask(said))
    assert "+1 303-555-0199" in answer and "I did not understand" not in answer, answer
    assert not chat.changes()


def test_what_may_be_a_time_is_not_forwarded_to_at_once(chat: Chat) -> None:
    chat.ask("forward lobby paris to the guard at 0900")
    assert not chat.changes()
