"""What is so already is not offered, and each change that is shown says why."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.sandbox.cloud.cloud import Cloud
from tests.chat import Chat, choices, read, texts


@pytest.fixture
def careful(cloud: Cloud, tmp_path: Path) -> Iterator[Chat]:
    """A bot that shows what is risky first."""
    with Chat.started(cloud, f"sqlite:///{tmp_path / 'bot.db'}", preview="risky") as chat:
        yield chat


def test_forwarding_to_itself_offers_off_only_where_it_is_on(chat: Chat) -> None:
    answer = chat.ask("forward gym to gym")
    assert (
        read(answer) == "That number is Gym itself. Nothing was changed. Forward all calls: off: so already."
    )
    assert answer.card is None
    chat.ask("forward gym to 4404")
    assert [*choices(chat.ask("forward gym to gym"), "say")] == ["Forward all calls: off · Gym"]


@pytest.mark.parametrize(("is_on", "there"), [(False, "off"), (True, "on")])
def test_the_state_that_there_is_is_marked(chat: Chat, is_on: bool, there: str) -> None:
    chat.cloud.change(chat.cloud.workspace("Gym"), "doNotDisturb", {"enabled": is_on})
    offered = [*choices(chat.ask("dnd off in the gym please or on"), "say")]
    assert [one for one in offered if "so already" in one] == [f"Do not disturb: {there} · Gym, so already"]
    assert len(offered) == 3


def test_an_order_that_would_change_nothing_is_not_asked_about(chat: Chat) -> None:
    assert "Do not disturb: off: so already." in read(chat.ask("dnd gym off maybe"))
    assert "Shall I do it now?" in read(chat.ask("dnd gym on maybe"))


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("forward gym to +33612345678", "+33 6 12 34 56 78 is a number abroad: each call may cost."),
        ("forward gym to 4404 pronto blue", "I do not know what to make of “pronto blue”."),
        ("kitchen: block international", "With this it has values of its own"),
        ("record calls in lobby paris", "It changes which calls are recorded."),
        ("dnd on in gym for 2 hours", "please check the time."),
        ('"dnd on in gym"', "I may have read it wrong."),
    ],
)
def test_a_change_that_is_shown_says_why(careful: Chat, said: str, why: str) -> None:
    card = texts(careful.ask(said))
    assert f"Shown first: {why}" in card and card.count("Shown first:") == 1
    assert card.count(why) == 1 and careful.writes() == []
