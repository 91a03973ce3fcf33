"""Facts told beside an order or a question that is clear: the order is shown first, the question answered."""

from __future__ import annotations

import pytest

from tests.chat import Chat, buttons, read

PUT_OFF = [
    "CHG3402 scheduled tomorrow 0600: dnd on in the gym",
    "CHG3402 for tonight: forward gym to 4404",
    "INC0048290 from monday: dnd on in the gym",
]


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("INC0048282: Second callers get busy tone at the counter. Please stop call waiting on Lobby Paris.",
         "Call waiting: On → Off"),
        ("Callers hit a busy tone at Lobby Paris. Forward calls to 4404 when Lobby Paris is busy.",
         "Forward when busy: Off → On"),
        ("Lobby Paris must not be dialled from outside, security asked for it. Turn on dnd in Lobby Paris.",
         "Do not disturb: Off → On"),
    ],
)  # fmt: skip
def test_the_order_is_shown_first(chat: Chat, said: str, shown: str) -> None:
    answer = chat.ask(said)
    assert shown in read(answer) and "Do it" in buttons(answer)
    assert not chat.writes()


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Silence while on hold, Chloé Martin reports. Is music on hold on in Lobby Paris?", "Music on Hold"),
        ("Withheld numbers never reach the desk. Does Lobby Paris reject anonymous calls?", "Anonymous Call"),
    ],
)
def test_the_question_is_answered(chat: Chat, said: str, shown: str) -> None:
    answer = chat.ask(said)
    assert read(answer).startswith(shown) and "Do it" not in buttons(answer)
    assert not chat.writes()


@pytest.mark.parametrize("said", PUT_OFF)
def test_what_is_for_later_is_not_offered_for_now(chat: Chat, said: str) -> None:
    assert "Do it" not in buttons(chat.ask(said))
    assert not chat.writes()
