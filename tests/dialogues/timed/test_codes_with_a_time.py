"""What cannot be for a time: a PIN, and what stands on a list; a code with a time is to be deleted."""

from __future__ import annotations

import pytest

from tests.both_engines import kept_bot as kept_bot
from tests.both_engines import pytest_plugins as pytest_plugins
from tests.chat import Chat, read


@pytest.mark.parametrize("space", ["", "team"])
@pytest.mark.parametrize(
    "typed",
    [
        "passcode lobby paris 471193 for 2 hours",
        "set passcode lobby paris 471193 until mon 8am",
        "add access code 471193 to lobby paris for 2 hours",
        "add code lobby paris 471193 until mon 8am",
        "remove code lobby paris 471193 for 2 hours",
    ],
)
def test_it_is_to_be_deleted(chat: Chat, typed: str, space: str) -> None:
    answer = chat.ask(typed, space=space)
    assert "delete your message" in read(answer)
    assert "Nothing was changed" in read(answer)
    assert "471193" not in f"{read(answer)} {answer.card}"
    assert chat.writes() == []


@pytest.mark.parametrize(
    "typed", ["passcode lobby paris for 2 hours", "add number reject lobby paris +33123456789 for 2 hours"]
)
def test_nothing_is_to_be_deleted_where_no_code_is_typed(chat: Chat, typed: str) -> None:
    said = read(chat.ask(typed))
    assert "Say it without a time" in said
    assert "delete" not in said


@pytest.mark.parametrize("where", ["in lobby paris", "in all lobbies"])
@pytest.mark.parametrize(
    "order",
    ["block +33 1 70 00 19 99 {} for 2 hours", "block calls from +33 1 70 00 19 99 {} until tomorrow 8am"],
)
def test_what_stands_on_a_list_is_never_offered_without_its_end(chat: Chat, order: str, where: str) -> None:
    said = chat.ask(order.format(where))
    assert "Only fields can be set for a time, not what stands on a list." in read(said)
    assert "add rule" not in read(said) and chat.changes() == []
