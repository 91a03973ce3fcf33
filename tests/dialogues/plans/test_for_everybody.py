"""Words that mean all workspaces make a plan for all of them; where they do not, nothing is planned."""

from __future__ import annotations

import pytest

from tests.both_engines import kept_bot as kept_bot
from tests.both_engines import pytest_plugins as pytest_plugins
from tests.chat import Chat, read


@pytest.mark.parametrize(
    "said",
    [
        "dnd on for everyone",
        "disable voicemail for everybody please",
        "turn off call waiting everywhere",
        "no barge-in anywhere",
        "turn on dnd company-wide",
        "disable call waiting across the whole organization",
        "anonymous call rejection on for all users",
        "turn off voicemail on all devices",
        "block international calls at every site",
        "everyone should have voicemail off",
        "nobody may call abroad",
        "don't let anyone call abroad",
    ],
)
def test_all_are_planned_for_and_none_is_changed(chat: Chat, said: str) -> None:
    assert read(chat.ask(said)).startswith("p-1: I look at 10 workspaces first. Nothing is changed yet.")
    assert chat.writes() == []


@pytest.mark.parametrize(
    "said",
    [
        "is dnd on for everyone?",
        "nobody answers",
        "nobody may call abroad there",
        "nobody may call abroad from the gym",
        "turn on call waiting for everybody in the gym",
        "allow push to talk for everyone in huddle",
        "let everyone call the gym by push to talk",
        "access code 4711 for everyone",
    ],
)
def test_one_place_or_a_question_is_no_plan(chat: Chat, said: str) -> None:
    assert "p-1" not in read(chat.ask(said))
    assert read(chat.ask("plans")).startswith("Plans")
    assert "p-1" not in read(chat.ask("plans"))
