"""Changes by others and by the bot in any order: what a look can see is journalled once, none invented."""

from __future__ import annotations

import random
import threading
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial

import pytest

from bot.notices import audit, radar
from bot.sandbox.cloud.cloud import Cloud
from bot.work.port import Handler
from tests.chat import Chat
from tests.dialogues.watching.looking import elsewhere, look

pytestmark = pytest.mark.slow

pytest_plugins = ["tests.postgres"]

STEPS = 40
PLACES = ("Lobby Paris", "Gym")
SWITCHES = {"doNotDisturb": "dnd", "callWaiting": "waiting", "intercept": "intercept"}
Switch = tuple[str, str]


class Model:
    """What a look has to find: what differs from what was known, which the bot's own changes move."""

    def __init__(self, chat: Chat) -> None:
        self.chat = chat
        self.known = self.now()
        self.seen: list[tuple[str, str, bool]] = []

    def now(self) -> dict[Switch, bool]:
        return {
            (place, name): bool(self.chat.setting(place, name)["enabled"])
            for place in PLACES
            for name in SWITCHES
        }

    def look(self) -> None:
        now = self.now()
        self.seen += [(*one, on) for one, on in now.items() if on is not self.known[one]]
        self.known = now

    def journalled(self) -> list[tuple[str, str, bool]]:
        names = {key: name for name, key in SWITCHES.items()}
        entries = self.chat.app.ground.store.history(limit=10 * STEPS)
        return [
            (one.workspace_name, names[one.family], row["wanted"])
            for one in reversed(entries)
            if one.is_from_elsewhere
            for row in one.fields
        ]


@pytest.fixture
def chance(seed: int) -> random.Random:
    return random.Random(seed)


class Looks:
    """Lets the radar read when the test says so, and at no other time."""

    def __init__(self, chat: Chat) -> None:
        self._chat = chat
        self._is_on = threading.Event()
        for work, kind, call in (
            (chat.bot.looking.radar_work, radar.KIND, chat.bot.looking.radar.wake),
            (chat.bot.looking.audit_work, audit.KIND, chat.bot.looking.audit.wake),
        ):
            work.handler(kind, partial(self._called, call))

    def _called(self, call: Handler, subject: str) -> datetime | None:
        return call(subject) if self._is_on.is_set() else self._chat.clock() + timedelta(seconds=5)

    def __call__(self) -> None:
        self._is_on.set()
        look(self._chat)
        self._is_on.clear()
        # What was begun meanwhile ends before the test goes on.
        for work in (self._chat.bot.looking.audit_work, self._chat.bot.looking.radar_work):
            work.run_due()


@pytest.fixture
def chat(cloud: Cloud, database_url: str) -> Iterator[Chat]:
    with Chat.started(cloud, database_url, radar_requests_per_second=20.0) as chat:
        yield chat


def test_each_difference_is_seen_once(chat: Chat, chance: random.Random) -> None:
    look = Looks(chat)
    for place in PLACES:
        chat.ask(f"watch {place}", "ravi")
    look()
    model = Model(chat)
    for _ in range(STEPS):
        place, name = chance.choice(PLACES), chance.choice([*SWITCHES])
        on = chance.random() < 0.5
        match chance.randrange(4):
            case 0 | 1:
                elsewhere(chat, place, name, enabled=on)
            case 2:
                made = len(chat.writes())
                chat.ask(f"set {SWITCHES[name]} {place.lower()} {'on' if on else 'off'}")
                if len(chat.writes()) > made:
                    # What another one changed of it before is not there any more for a look to see.
                    model.known[place, name] = on
            case _:
                look()
                model.look()
    look()
    model.look()
    assert sorted(model.journalled()) == sorted(model.seen)
