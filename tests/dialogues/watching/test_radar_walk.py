"""A long walk: changes by others and by the bot, looks by two processes, and crashes at any statement.

Each real difference is journalled and told once, none is invented, none is lost."""

from __future__ import annotations

import os
import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from bot.catalogue import family_of
from bot.changes.journal import changed_in, field_rows
from bot.changes.reading import effect, reading_of, seen_changes
from bot.changes.target import SettingTarget, differences
from bot.errors import BotError
from bot.events import Document, Licence, Workspace
from bot.names.workspaces import WorkspaceIndex
from bot.notices.radar import Radar
from bot.ports.notices import CHANGED, DIGEST, Watch
from bot.ports.webex import Read
from bot.store.store import SqlStore, open_store
from bot.work.task_loop import TaskLoop
from tests.unit.store.store_samples import ENTRY, NOW

pytestmark = pytest.mark.slow

pytest_plugins = ["tests.postgres"]

STEPS = int(os.environ.get("RADAR_STEPS", "400"))
"""10,000 by hand."""
PLACES = ("lobby", "gym", "hall")
SWITCHES = {"dnd": ("enabled", "ringSplashEnabled"), "waiting": ("enabled",)}
MAX_STATEMENTS = 12
"""A crash comes before one of so many of the next statements."""
Pair = tuple[str, str]


class Crash(BaseException):
    """The process ends here."""


class World:
    """The cloud, the clock, and what is known of each setting: as it was read, or made by the bot since."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.now = NOW
        self.documents: dict[Pair, dict[str, Any]] = {
            (place, key): dict.fromkeys(fields, False) for place in PLACES for key, fields in SWITCHES.items()
        }
        self.known: dict[Pair, Any] = {}
        self.seen: Counter[tuple[str, str, str, bool]] = Counter()
        self.meanwhile: Callable[[], None] = lambda: None
        self.index = WorkspaceIndex(
            Workspace(place, place, Licence.PROFESSIONAL, "paris", time_zone="Europe/Paris")
            for place in PLACES
        )

    def workspaces(self) -> WorkspaceIndex:
        return self.index

    def read_many(self, reads: Sequence[Read]) -> list[Document | BotError]:
        keys = {family_of(key).path: key for key in SWITCHES}
        found: list[Document | BotError] = [
            Document(dict(self.documents[one.workspace_id, keys[one.path]]), "") for one in reads
        ]
        self.meanwhile()
        return found

    def somewhere(self) -> tuple[Pair, str, bool]:
        pair = self.chance.choice([*self.documents])
        return pair, self.chance.choice(SWITCHES[pair[1]]), self.chance.random() < 0.5

    def by_others(self) -> None:
        pair, field, on = self.somewhere()
        self.documents[pair][field] = on

    def kept(self, pair: Pair, values: Any) -> None:
        """What a look that was kept has to have journalled."""
        family = family_of(pair[1])
        for one in seen_changes(family, self.known[pair], values) if pair in self.known else ():
            for key, value in (one.after or {}).items():
                self.seen[*pair, key, value] += 1
        self.known[pair] = values


class Process:
    """One bot on the database, that may crash and is started again."""

    def __init__(self, world: World, url: str) -> None:
        self.world, self.url = world, url
        self.start()

    def start(self) -> None:
        self.store = open_store(self.url)
        self.work = TaskLoop(self.store, lambda: self.world.now)
        keep, keep_unchanged = self.store.keep_reading, self.store.keep_readings

        def noted(new: Any, seen: Any) -> Any:
            numbers = keep(new, seen)
            if numbers is not None:
                self.world.kept((new.workspace_id, new.family), new.values)
            return numbers

        def noted_unchanged(new: Any) -> Any:
            pairs = keep_unchanged(new)
            for one in new:
                if one.pair in pairs:
                    self.world.kept(one.pair, one.values)
            return pairs

        self.store.keep_reading = noted  # type: ignore[method-assign]
        self.store.keep_readings = noted_unchanged  # type: ignore[method-assign]
        reader: Any = self.world
        self.radar = Radar(
            self.store, reader, reader, self.work, lambda: self.world.now, lambda: None, per_second=20.0
        )

    def stop(self) -> None:
        self.work.stop(5.0)
        self.store.close()

    def look(self) -> None:
        self.radar.wake("")

    def write(self) -> None:
        """A change through the bot, journalled before and after."""
        (place, key), field, on = self.world.somewhere()
        family, document = family_of(key), self.world.documents[place, key]
        before = reading_of(family, document)
        was, then = {field: document[field]}, {field: on}
        if was == then:
            return
        target = SettingTarget(family)
        entry = replace(
            ENTRY, at=self.world.now, workspace_id=place, workspace_name=place, family=key, space_id="",
            fields=field_rows(target, was, then), action="change",
        )  # fmt: skip
        entry = replace(entry, id=self.store.intend(entry))
        if self.world.chance.random() < 0.2:
            self.world.meanwhile()
        document[field] = on
        made = effect(before, reading_of(family, document))
        changed = changed_in(entry, differences(target, was, then), self.world.now)
        self.store.settle(replace(entry, state="done"), changed, self.world.now, made)
        if (place, key) in self.world.known:
            self.world.known[place, key] = {**self.world.known[place, key], **made}

    def recover(self) -> None:
        """What a crash left open is settled by what the cloud shows."""
        for entry in self.store.unsettled(self.world.now):
            (row,) = entry.fields
            pair, wanted = (entry.workspace_id, entry.family), row["wanted"]
            is_made = self.world.documents[pair][row["key"]] == wanted
            state = "done" if is_made else "failed"
            target = SettingTarget(family_of(entry.family))
            shown = differences(target, {row["key"]: row["was"]}, {row["key"]: wanted})
            changed = changed_in(entry, shown, self.world.now) if is_made else None
            self.store.settle(replace(entry, state=state), changed, self.world.now, {row["key"]: wanted})
            if is_made and pair in self.world.known:
                self.world.known[pair] = {**self.world.known[pair], row["key"]: wanted}


@contextmanager
def crashing(process: Process) -> Iterator[None]:
    """The process ends before one of its next statements, with all that it had not committed."""
    left = process.world.chance.randrange(MAX_STATEMENTS)

    def count(*_: object) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            raise Crash

    engine = process.store._engine
    sa.event.listen(engine, "before_cursor_execute", count)
    try:
        yield
    except Crash:
        pass
    finally:
        sa.event.remove(engine, "before_cursor_execute", count)
    process.stop()
    process.start()


def told(store: SqlStore, world: World) -> Counter[int]:
    """The changes that the space is told of, once all was gathered."""
    world.now += timedelta(days=1)
    while store.gather("ops", world.now):
        world.now += timedelta(days=1)
    found: Counter[int] = Counter()
    for notice in store.due_notices(world.now, 100 * STEPS):
        payloads = notice.payload["changes"] if notice.kind == DIGEST else [notice.payload]
        found.update(CHANGED.validate_python(one).id for one in payloads)
    return found


def test_each_real_difference_once(database_url: str, seed: int) -> None:
    world = World(random.Random(seed))
    processes = [Process(world, database_url)]
    if not database_url.startswith("sqlite"):
        processes.append(Process(world, database_url))
    store = processes[0].store
    store.watch(Watch(0, "ops", "", "", "all", "ana", NOW, families=tuple(SWITCHES)))
    for _ in range(20):
        processes[0].look()
        world.now += timedelta(seconds=10)
    for _ in range(STEPS):
        world.now += timedelta(seconds=world.chance.randrange(90))
        one, other = world.chance.choice(processes), world.chance.choice(processes)
        happens = world.chance.choice([world.by_others, other.write, lambda: None, lambda: None])
        is_first = True

        def meanwhile(happens: Callable[[], None] = happens) -> None:
            nonlocal is_first
            if is_first:
                is_first = False
                happens()

        world.meanwhile = meanwhile
        does = world.chance.choice([world.by_others, world.by_others, one.write, one.look, one.look])
        if world.chance.random() < 0.1:
            with crashing(one):
                does()
        else:
            does()
        if world.chance.random() < 0.3:
            one.recover()
    world.meanwhile = lambda: None
    for one in processes:
        one.recover()
    for _ in range(40):
        processes[0].look()
        world.now += timedelta(seconds=90)
    store = processes[0].store
    entries = [one for one in store.history(limit=100 * STEPS) if one.state == "done"]
    journalled = Counter(
        (one.workspace_id, one.family, row["key"], row["wanted"])
        for one in entries
        if one.is_from_elsewhere
        for row in one.fields
    )
    assert journalled == world.seen
    assert world.known == {
        (place, key): reading_of(family_of(key), document)
        for (place, key), document in world.documents.items()
    }
    assert told(store, world) == Counter(one.id for one in entries)
    assert sum(journalled.values()) > STEPS / 10, "the walk saw much"
    for one in processes:
        one.stop()
