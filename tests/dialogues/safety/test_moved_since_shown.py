"""What somebody agreed to is shown again where other values would be overwritten than were shown."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.sandbox.cloud.cloud import Cloud
from tests.chat import Chat, buttons, read

OUTSIDE = "forward the gym to +1 212 555 0142"


@pytest.fixture
def careful(cloud: Cloud, tmp_path: Path) -> Iterator[Chat]:
    with Chat.started(cloud, f"sqlite:///{tmp_path / 'bot.db'}", preview="risky") as chat:
        chat.give_roles("ravi", "id_full_admin")
        yield chat


def test_a_press_after_anothers_change_shows_it_again(careful: Chat) -> None:
    shown = careful.ask(OUTSIDE, space="team")
    assert read(careful.ask("forward the gym to 5511", "ravi", "team")).startswith("Saved")
    again = careful.press(shown, "Do it", space="team")
    assert "It moved since it was shown." in read(again)
    assert "5511" in read(again) and buttons(again)[0] == "Do it"
    assert len(careful.writes()) == 1
    assert read(careful.press(again, "Do it", space="team")).startswith("Saved")


def test_a_yes_after_anothers_change_shows_it_again(careful: Chat) -> None:
    careful.ask(OUTSIDE)
    careful.ask("forward the gym to 5511", "ravi")
    assert "It moved since it was shown." in read(careful.ask("yes"))
    assert len(careful.writes()) == 1


def test_for_a_time_too(careful: Chat) -> None:
    shown = careful.ask("forward the gym to 5512 for 2 hours")
    assert buttons(shown)[0] == "Do it"
    careful.ask("forward the gym to 5511", "ravi")
    again = careful.press(shown, "Do it")
    assert "It moved since it was shown." in read(again)
    assert len(careful.writes()) == 1
    assert read(careful.press(again, "Do it")).startswith("Saved")


def test_a_press_with_nothing_between_makes_it(careful: Chat) -> None:
    shown = careful.ask(OUTSIDE)
    careful.ask("dnd on in the gym", "ravi")
    assert read(careful.press(shown, "Do it")).startswith("Saved")
