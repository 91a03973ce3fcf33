"""What is found out later of a change is told once, also where that cannot be kept at first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from bot.changes.plans.plans import Plans
from bot.errors import Unkept
from bot.sandbox.cloud.cloud import Cloud
from bot.store.outbox import SqlOutbox
from tests.chat import Chat, read
from tests.dialogues.timed.for_several import asked, pressed
from tests.families import wrong_requests

pytestmark = pytest.mark.slow

pytest_plugins = ["tests.postgres"]

MADE = "The change was made."
MINUTE = timedelta(minutes=1)


@pytest.fixture
def chat(cloud: Cloud, database_url: str) -> Iterator[Chat]:
    """A bot of its own on a database of each kind."""
    with Chat.started(cloud, database_url) as chat:
        yield chat
        assert wrong_requests(cloud) == []


def fails_once(patch: pytest.MonkeyPatch, of: type, name: str) -> None:
    """The database is away when this is called for the first time."""
    call, failed = getattr(of, name), list[bool]()

    def fails(*given: Any, **how: Any) -> Any:
        if not failed:
            failed.append(True)
            raise Unkept
        return call(*given, **how)

    patch.setattr(of, name, fails)


def settled(chat: Chat) -> None:
    """It is looked again and again what became of changes; the first time nothing can be kept."""
    chat.clock.ahead += 6 * MINUTE
    with pytest.raises(Unkept):
        chat.app.upkeep.settle()
    for _ in range(3):
        chat.clock.ahead += 6 * MINUTE
        chat.app.upkeep.settle()
        chat.run_plans()


def test_an_interrupted_change_is_told_once(chat: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        fails_once(patch, type(chat.app.ground.store), "settle")
        assert read(chat.ask("set intercept lobby paris on")).startswith("Saved")
    fails_once(monkeypatch, SqlOutbox, "say")
    settled(chat)
    assert len([one for one in chat.said("ana") if MADE in read(one)]) == 1
    assert "Under way" not in read(chat.ask("history"))


def test_a_plan_is_told_again_once(chat: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    asked(chat, "set dnd lobby paris, kitchen and gym on")
    chat.cloud.fault("PUT /.*/doNotDisturb", drop=True, times=2, before=False)
    chat.cloud.fault("PUT /.*/doNotDisturb", drop=True, later=True)
    assert "1 not sure" in read(pressed(chat, "Run"))
    chat.cloud.run_postponed()
    fails_once(monkeypatch, Plans, "settled")
    settled(chat)
    (told,) = [one for one in chat.said("ana") if "p-1 · Do Not Disturb" in read(one)]
    assert "3 changed" in read(told) and "not sure" not in read(told)
