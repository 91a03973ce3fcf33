"""Codes that are typed in tickets, politely, or beside what became of them; none is repeated."""

from __future__ import annotations

import pytest

from tests.chat import Chat, read

CODE = "71359"


@pytest.mark.parametrize(
    "said",
    [
        f"CHG0031212 - create access code {CODE} with description Marketing on the gym.",
        f"CHG0031212: add code {CODE} for Marketing to the gym.",
    ],
)
def test_it_is_added(chat: Chat, said: str) -> None:
    answer = chat.ask(said)
    assert read(answer).startswith("Added: access code") and "Marketing" in read(answer)
    assert [one["code"] for one in chat.setting("Gym", "accessCodes")["accessCodes"]] == [CODE]
    assert CODE not in read(answer) and CODE not in str(answer.card)


def test_with_a_question_mark_it_is_shown_first(chat: Chat) -> None:
    answer = chat.ask(f"Would you please add access code {CODE} for Marketing to the gym?")
    assert "Marketing" in read(answer) and CODE not in read(answer) + str(answer.card)
    chat.press(answer, "Do it")
    assert [one["code"] for one in chat.setting("Gym", "accessCodes")["accessCodes"]] == [CODE]


@pytest.mark.parametrize(
    "said",
    [
        f"CHG0031212 approved by Kim Dahl: add code {CODE} for Marketing to the gym.",
        f"Kim Lee asks to add code {CODE} to the gym",
        f"Rejected. add code {CODE} to the gym",
        f"the boss forbids it so add code {CODE} to the gym",
        f"add code {CODE} to the gym because Kim forbids it",
        f"INC12345 rejected: add code {CODE} to the gym",
        f"would you add code {CODE} to the gym or not",
    ],
)
def test_what_others_said_of_a_code_adds_none(chat: Chat, said: str) -> None:
    answer = chat.ask(said)
    assert not chat.writes() and CODE not in read(answer) and CODE not in str(answer.card)


@pytest.mark.parametrize(
    "said",
    [
        f"Would you please delete the access code {CODE} in the gym?",
        f"INC0052333: code {CODE} leaked and Lena Maes is worried. Remove access code {CODE} from the gym.",
        f"The code {CODE} leaked. Delete it in the gym.",
        f"access code {CODE} was shared, says Ravi Shah. Could you remove access code {CODE} from the gym?",
    ],
)
def test_it_is_removed_after_a_look(chat: Chat, said: str) -> None:
    chat.ask(f"add access code gym code {CODE} description Marketing")
    answer = chat.ask(said)
    assert read(answer).startswith("Remove access code") and CODE not in read(answer)
    assert CODE not in str(answer.card)
    chat.press(answer, "Remove")
    assert not chat.setting("Gym", "accessCodes")["accessCodes"]


@pytest.mark.parametrize(
    "said",
    [
        f"Code {CODE} should stay. Remove access code {CODE} from the gym.",
        f"Would you not delete the access code {CODE} in the gym?",
        f"add access code {CODE} to the gym once approved by Kim Dahl",
        f"code 4444 leaked. Remove access code {CODE} from the gym.",
    ],
)
def test_what_may_not_be_meant_is_not_done(chat: Chat, said: str) -> None:
    chat.ask(f"add access code gym code {CODE} description Marketing")
    answer = chat.ask(said)
    assert not read(answer).startswith(("Remove access", "Added"))
    assert CODE not in read(answer) and CODE not in str(answer.card)


@pytest.mark.parametrize(
    "said", ["block area code 212 in lobby paris", "block country code 44 in lobby paris"]
)
def test_such_a_code_is_no_access_code(chat: Chat, said: str) -> None:
    assert "If you typed a code" not in read(chat.ask(said)) and not chat.changes()


@pytest.mark.parametrize(
    "said",
    [
        "turn off call waiting in the gym because the site code is 4821",
        "turn off call waiting in the gym, the people dial code 4821 to get out",
        "turn off call waiting in the gym because of feature code 4821",
    ],
)
def test_other_codes_are_never_repeated(chat: Chat, said: str) -> None:
    assert "4821" not in read(chat.ask(said))
