"""A ticket that was refused, withdrawn or closed changes nothing; its order can still be chosen."""

from __future__ import annotations

import pytest

from tests.chat import Chat, buttons, read


@pytest.mark.parametrize(
    "said",
    [
        "CHG0031950 rejected by CAB - dnd on in the gym",
        "CHG0031950 (declined): dnd on in the gym",
        "CHG0031950 was withdrawn by the requester - dnd on in the gym",
        "INC0042117 on hold: dnd on in the gym",
        "INC0042117 closed, no action required. dnd on in the gym",
        "Duplicate of INC0048213, no action needed: dnd on in the gym",
        "INC55 [resolved]: dnd on in the gym",
        "Ticket 4521 (closed): dnd on in the gym",
        "CHG0099 vetoed by Kim Lee: dnd on in the gym",
        "Cancelled: dnd on in the gym",
        "dnd on in the gym (INC1234, rejected)",
        "dnd on in the gym. Status: declined",
        "dnd on in the gym -- withdrawn by the requester",
    ],
)
def test_nothing_is_changed_and_the_order_offered(chat: Chat, said: str) -> None:
    answer = chat.ask(said)
    assert "so nothing was changed." in read(answer) and "Do it all the same?" in read(answer)
    assert "Do it" not in buttons(answer) and not chat.writes()


@pytest.mark.parametrize(
    "said",
    [
        "CHG0031950 approved: dnd on in the gym",
        "Leaver: dnd on in the gym",
        "service request: dnd on in the gym",
    ],
)
def test_an_open_one_is_read(chat: Chat, said: str) -> None:
    answer = chat.ask(said)
    assert "Nothing is changed yet." in read(answer) and "Do it" in buttons(answer)


def test_what_may_be_a_report_is_shown_first(chat: Chat) -> None:
    answer = chat.ask("summary: dnd on in the gym")
    assert "Do it" in buttons(answer) and not chat.writes()


def test_a_ticket_alone_is_the_reason_of_what_is_done(chat: Chat) -> None:
    chat.ask("CHG0031950: dnd on in the gym")
    assert chat.setting("Gym", "doNotDisturb")["enabled"] and "CHG0031950" in read(chat.ask("history gym"))


@pytest.mark.parametrize("before", ["INC0042 closed: dnd on in the gym", "forward the gym", "block 4404"])
def test_it_is_no_answer_to_a_question(chat: Chat, before: str) -> None:
    assert buttons(chat.ask(before))
    assert "so nothing was changed." in read(chat.ask("INC0041 closed: please turn dnd on in the gym"))
    assert not chat.writes()
