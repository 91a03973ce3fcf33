"""The journal with 10,000 changes: what `history` asks of the store, beside a bare query of the same rows."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from bot.ports.database import Entry
from bot.store.database import open_engine
from bot.store.store import open_store
from bot.store.tables import journal, values_of
from tests.bench.site import Site

CHANGES = 10_000
ROUNDS = 30
FIRST = datetime(2026, 1, 1, tzinfo=UTC)
FAMILIES = ("dnd", "forwarding", "intercept", "voicemail", "waiting")
WORKSPACES, LOCATIONS, PEOPLE = 400, 12, 25
ONE_IN = 20
"""Every so many changes one has a reason."""
PAGE = 5
ASKED_MS = 50
ASKED: dict[str, dict[str, Any]] = {
    "all": {},
    "a workspace": {"workspace_id": "w7"},
    "a location": {"location_ids": ["l3"]},
    "a setting of a workspace": {"workspace_id": "w7", "family": "voicemail"},
    "a person": {"actor_ids": ["p3"]},
    "the last day": {"since": FIRST + timedelta(minutes=CHANGES - 1440)},
    "a text in a reason": {"reason": "chg0042"},
    "a text that no reason has": {"reason": "nothing of the kind"},
    "nobody, in a place": {"actor_ids": [], "location_ids": ["l3"]},
}
"""What is asked for, by what people say."""


def report(site: Site) -> Iterator[str]:
    """Needs no cloud."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bot.db"
        store = open_store(f"sqlite:///{path}")
        _fill(f"sqlite:///{path}")
        bare = _milliseconds(lambda: _bare(path))
        yield f"  {CHANGES:,} changes; the last {PAGE} with bare sqlite3, JSON not parsed: {bare:.2f} ms"
        yield f"  asked: each less than {ASKED_MS} ms"
        for said, how in ASKED.items():
            found = store.history(**how, limit=PAGE)
            taken = _milliseconds(partial(store.history, **how, limit=PAGE))
            yield f"  history of {said}: median {taken:.2f} ms, {len(found)} found"
        yield f"  who asked for changes: median {_milliseconds(store.actors):.2f} ms"
        numbers = [one.id for one in store.history(limit=PAGE)]
        yield f"  what was taken back: median {_milliseconds(lambda: store.taking_back(numbers)):.2f} ms"
        last = _milliseconds(lambda: store.last_change("p3", "team"))
        yield f"  the last change of a person: median {last:.2f} ms"
        store.close()


def _fill(database_url: str) -> None:
    """Changes a minute apart."""
    engine = open_engine(database_url)
    with engine.begin() as tx:
        entries = (_entry(number, FIRST + timedelta(minutes=number)) for number in range(CHANGES))
        tx.execute(journal.insert(), [values_of(one, "id") for one in entries])
    engine.dispose()


def _entry(number: int, at: datetime) -> Entry:
    place, person = number % WORKSPACES, number % PEOPLE
    change = {"before": "Off", "after": "On", "was": False, "wanted": True}
    return Entry(
        id=0,
        at=at,
        actor_id=f"p{person}",
        actor_name=f"Person {person}",
        space_id="team",
        workspace_id=f"w{place}",
        workspace_name=f"Workspace {place}",
        location_id=f"l{place % LOCATIONS}",
        family=FAMILIES[number % len(FAMILIES)],
        fields=[{"key": f"field{at}", "label": f"Field {at}", **change} for at in range(4)],
        origin="command",
        state="done",
        reason=f"CHG{number % 1000:04}" if number % ONE_IN == 2 else None,
    )


def _bare(path: Path) -> list[Any]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("SELECT * FROM journal ORDER BY id DESC LIMIT ?", (PAGE,)).fetchall()


def _milliseconds(call: Callable[[], object]) -> float:
    taken = []
    for _ in range(ROUNDS):
        begun = perf_counter()
        call()
        taken.append(1000 * (perf_counter() - begun))
    return median(taken)
