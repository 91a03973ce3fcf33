"""Changes by others and by the bot in any order: what a look can see is journalled once, none invented."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from bot.sandbox.cloud.cloud import Cloud
from tests.chat import Chat
from tests.dialogues.watching.test_elsewhere import elsewhere, look

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
        entries = self.chat.app.store.history(limit=10 * STEPS)
        return [
            (one.workspace_name, names[one.family], row["wanted"])
            for one in reversed(entries)
            if one.is_from_elsewhere
            for row in one.fields
        ]


@pytest.fixture
def chance(seed: int) -> random.Random:
    return random.Random(seed)


@pytest.fixture
def chat(cloud: Cloud, database_url: str) -> Iterator[Chat]:
    with Chat.started(cloud, database_url, radar_requests_per_second=20.0) as chat:
        yield chat


def test_each_difference_is_seen_once(chat: Chat, chance: random.Random) -> None:
    for place in PLACES:
        chat.ask(f"watch {place}", "ravi")
    look(chat)
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
                look(chat)
                model.look()
    look(chat)
    model.look()
    assert sorted(model.journalled()) == sorted(model.seen)
