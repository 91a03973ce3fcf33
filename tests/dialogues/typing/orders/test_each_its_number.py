"""Several workspaces and several numbers: each gets its own, and none goes missing."""

from __future__ import annotations

import pytest

from tests.chat import Chat, choices, read


@pytest.mark.parametrize(
    "said",
    [
        "forward gym and kitchen to 4404 and 4405",
        "forward gym kitchen 4404 4405",
        "forward the gym and the kitchen to 4404 and 4405 respectively",
        "gym and kitchen forward 4404 and 4405",
    ],
)
def test_they_are_paired_in_order(chat: Chat, said: str) -> None:
    both = next(iter(choices(chat.ask(said), "say").values()))
    assert both == (
        "set forwarding Gym all calls go to 4404 forward all calls on then "
        "set forwarding Kitchen all calls go to 4405 forward all calls on"
    )
    assert chat.writes() == []


def test_a_branch_stays_with_each(chat: Chat) -> None:
    both = next(
        iter(choices(chat.ask("forward busy calls of gym and kitchen to 4404 and 4405"), "say").values())
    )
    assert both.count("when busy, calls go to") == 2
    assert chat.writes() == []


@pytest.mark.parametrize(
    "said",
    [
        "forward gym, kitchen and lobby paris to 4404 and 4405",
        "forward gym and kitchen to 4404, 4405 and 4406",
        "forward gym and kitchen to 4404 or 4405",
        "forward the gym and the kitchen to each other",
        "add 4404 and 4405 to the simultaneous ring list of lobby paris and board room 2",
    ],
)
def test_which_is_for_which_is_asked(chat: Chat, said: str) -> None:
    answer = chat.ask(said)
    assert "Nothing was changed. Say which number for which workspace." in " ".join(read(answer).split())
    assert answer.card is None
    assert chat.writes() == []
