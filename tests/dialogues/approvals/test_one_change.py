"""One change: asked for by one administrator, agreed to by another, made once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.sandbox.cloud.cloud import Cloud
from tests.chat import buttons, read
from tests.dialogues.approvals.keys import Keys, two_keys

pytest_plugins = ["tests.postgres"]


@pytest.fixture
def keys(cloud: Cloud, database_url: str) -> Iterator[Keys]:
    with two_keys(cloud, database_url) as keys:
        yield keys


def test_it_is_made_when_another_administrator_agrees(keys: Keys) -> None:
    card = keys.ask("set dnd lobby paris on because CHG0042")
    assert read(card).startswith("r-1: Do Not Disturb · Lobby Paris?")
    assert "Ana Roux asks for this. Another administrator must agree." in read(card)
    assert "Reason: CHG0042" in read(card)
    assert "Do not disturb: Off → On" in read(card)
    assert buttons(card) == ["Approve", "Deny", "Withdraw", "Remind", "Do it alone"]
    assert keys.chat.writes() == []
    assert "Ravi Patel agreed" in read(keys.press("Approve"))
    assert keys.done().startswith("Changed: Do Not Disturb · Lobby Paris")
    assert keys.is_on()
    assert len(keys.chat.writes()) == 1
    assert "Second key: Ravi Patel." in read(keys.ask("history lobby paris"))
    assert not any("asks for this" in read(one) for one in keys.chat.said("team"))


def test_nobody_agrees_to_their_own(keys: Keys) -> None:
    keys.ask("set dnd lobby paris on")
    assert "You asked for r-1 yourself" in read(keys.press("Approve", "ana"))
    keys.done()
    assert keys.request().state == "open"
    assert keys.chat.writes() == []
