"""A plan of four hundred workspaces under a limit, beside a bare loop; and while the bot is killed."""

from __future__ import annotations

import os
import random
import signal
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from bot.access import Gate, Policy
from bot.app import App
from bot.catalogue.model.write import Write
from bot.changes.apply import ChangeService
from bot.changes.journal import JournalWriter
from bot.changes.plans.each_item import CHANGES_AT_ONCE, EachItem
from bot.changes.plans.look import PlanLook
from bot.changes.plans.plans import KIND
from bot.changes.plans.wake import PlanWake
from bot.changes.request import ChangeRequest
from bot.clock import utc_now
from bot.events import Document
from bot.names.workspaces import WorkspaceIndex
from bot.ports.database import Plan, PlanItem
from bot.store.store import SqlStore, open_store
from bot.store.tasks import queue_tasks
from bot.work.port import Task, Transaction
from tests.bench import changes
from tests.bench.changes import QUESTION, RATE_LIMIT, ROUNDS, WORKSPACES, bot_here, measured, prepared
from tests.bench.site import Site
from tests.bench.timed import started_bot
from tests.postgres import empty_schema, running_server
from tests.unit.changes.world import LOBBY, OneKey, World

KILLS = 50
EMPTY_ITEMS = 1_000
ASKED_MS = {"sqlite": 6, "postgresql": 10}
"""What an empty item may cost."""
SLOW_SECONDS = 0.1
"""What each request takes while the bot is killed, so that the plan takes long enough."""
LIVES_SECONDS = (0.5, 3.0)
MAX_SECONDS = 900.0


def report(site: Site, environment: Mapping[str, str]) -> Iterator[str]:
    """The pace, then the kills: one bot on SQLite, two on PostgreSQL where it is installed."""
    yield from _pace(site, environment)
    with tempfile.TemporaryDirectory() as folder:
        yield from _killed(site, Path(folder), f"sqlite:///{Path(folder) / 'bot.db'}", bots=1)
    with tempfile.TemporaryDirectory() as folder:
        yield _empty_items(f"sqlite:///{Path(folder) / 'bot.db'}")
    with running_server() as server, tempfile.TemporaryDirectory() as folder:
        if server is not None:
            with empty_schema(server) as url:
                yield _empty_items(url)
            with empty_schema(server) as url:
                yield from _killed(site, Path(folder), url, bots=2)


class AtOnce(World):
    """A pretend Webex that takes no time, with one setting for each workspace."""

    def __init__(self) -> None:
        super().__init__()
        self.on: set[str] = set()
        self.workspace_list = [replace(LOBBY, id=f"w{number}") for number in range(EMPTY_ITEMS)]
        self.index = WorkspaceIndex(self.workspace_list)

    def workspaces(self, *, fresh: bool = False) -> WorkspaceIndex:
        return self.index

    def read(self, path: str, workspace_id: str, parameters: Mapping[str, str] | None = None) -> Document:
        return Document({"enabled": workspace_id in self.on}, "")

    def progress(self, plan: Plan) -> None:
        """Nobody is told."""

    def tell(self, tx: Transaction | None, plan: Plan) -> None:
        """Nobody is told."""

    def look(self) -> None:
        """Nobody is told."""

    def was_made(self, request: ChangeRequest) -> None:
        """Nothing of it is for a time."""

    def send(self, write: Write, workspace_id: str) -> str:
        self.on.add(workspace_id)
        return ""


def _empty_items(url: str) -> str:
    """What a change costs besides Webex: to take it, the journal before and after, its item."""
    world, store = AtOnce(), open_store(url)
    webex: Any = world
    gate = Gate(webex, Policy.parse("id_full_admin", "", ""))
    journal = JournalWriter(store, utc_now, lambda: None)
    changes = ChangeService(gate, webex, webex, webex, journal, store, OneKey())
    items = EachItem(gate, webex)
    look = PlanLook(changes, webex, store, gate, webex, webex, utc_now, items, webex)
    wake = PlanWake(changes, webex, webex, store, webex, gate, webex, utc_now, look, items)
    number = _keep_running_plan(store, [one.id for one in world.workspace_list], "ana", "team")
    began = time.monotonic()
    wake.wake(str(number))
    spent = time.monotonic() - began
    assert store.plan_counts(number) == {"done": EMPTY_ITEMS}
    store.close()
    kind = url.partition(":")[0]
    each = f"{spent / EMPTY_ITEMS * 1000:.1f} ms each (asked: at most {ASKED_MS[kind]})"
    return f"{EMPTY_ITEMS:,} items, {kind} alone: {each}"


def _pace(site: Site, environment: Mapping[str, str]) -> Iterator[str]:
    yield f"a plan of {WORKSPACES} workspaces, at most {RATE_LIMIT:.0f} requests a second; {changes.ASKED}:"
    yield changes.bare_loop(site, environment).line("a bare loop")
    rooms = prepared(site)
    with bot_here(environment) as app:
        site.ask(QUESTION)
        idle = median(site.ask(QUESTION).seconds for _ in range(ROUNDS))
        looked = measured(site, partial(_looked_at, app, site, rooms), beside=QUESTION)
        ran = measured(site, partial(_ran, app, site), beside=QUESTION)
        others = [one for one in app.changing.plans.items(1) if one.state != "done"]
    for name, run in (("looked at", looked), ("run", ran)):
        yield run.line(name)
        yield run.beside_it(idle)
    for one in others:
        yield f"  {one.workspace_name} {one.state}: {one.note}"
    site.reset(0.0)


def _looked_at(app: App, site: Site, rooms: list[str]) -> int:
    person = app.ground.admin.directory.person(site.person("ana"))
    requests = [_request(room, person.id, site.space("ana")) for room in rooms]
    plan = app.changing.plans.add(person, site.space("ana"), None, "dnd on in all rooms", requests)
    _until_over(app, plan.id, "shown")
    return app.changing.plans.counts(plan.id)["waiting"]


def _ran(app: App, site: Site) -> int:
    (plan,) = app.changing.plans.open()
    app.changing.plans.run(plan.id, app.ground.admin.directory.person(site.person("ana")))
    _until_over(app, plan.id, "over")
    return app.changing.plans.counts(plan.id)["done"]


def _until_over(app: App, number: int, state: str) -> None:
    while app.changing.plans.find(number).state != state:
        time.sleep(0.1)


def _killed(site: Site, home: Path, url: str, bots: int) -> Iterator[str]:
    site.reset(SLOW_SECONDS)
    rooms, person, space = site.add_workspaces(WORKSPACES), site.person("ana"), site.space("ana")
    site.set_dnd(dict.fromkeys(rooms, False))
    (home / "rooms.json").write_text("[]")
    store = open_store(url)
    number = _keep_running_plan(store, rooms, person, space)
    began, chance = time.time(), random.Random(1)
    running = [started_bot(site, home, url, ("0", str(bot), str(bots))) for bot in range(bots)]
    for _ in range(KILLS):
        time.sleep(chance.uniform(*LIVES_SECONDS))
        bot = chance.randrange(bots)
        os.kill(running[bot].pid, signal.SIGKILL)
        running[bot].wait()
        running[bot] = started_bot(site, home, url, ("0", str(bot), str(bots)))
    killed_until = time.time()
    left = store.plan_counts(number)
    while not _is_over(store, number) and time.time() - killed_until < MAX_SECONDS:
        time.sleep(1.0)
    over = time.time()
    for process in running:
        process.terminate()
        process.wait()
    counts, written, now_on = store.plan_counts(number), Counter(site.written(began)), site.dnd(rooms)
    entries = [one for one in store.changes_of_plan(number) if one.state == "done"]
    store.close()
    wrong_was = sum(one.fields[0]["was"] is not False for one in entries)
    who = f"{bots} bot{'s' if bots > 1 else ''} on {url.partition(':')[0]}"
    yield f"a plan of {WORKSPACES}, {KILLS} times kill -9 in {killed_until - began:.0f} s, {who}:"
    yield (
        f"  {WORKSPACES - counts['done']} lost, {wrong_was} with a wrong “was” (asked: 0 and 0), "
        f"{sum(now_on.values())} on, "
        f"{written.total() - len(written)} writes repeated (at most {CHANGES_AT_ONCE * KILLS})"
    )
    yield f"  {left['waiting']} waited after the last kill, all over {over - killed_until:.0f} s later"


def _keep_running_plan(store: SqlStore, rooms: list[str], person_id: str, space_id: str) -> int:
    """As if somebody had just pressed Run."""
    now = utc_now()
    plan = Plan(
        id=0, at=now, state="running", person_id=person_id, person_name="Ana", space_id=space_id,
        thread_id=None, said="dnd on in all rooms", runner_id=person_id, runner_name="Ana", started_at=now,
    )  # fmt: skip
    request = replace(_request("", person_id, space_id), base={"enabled": False})
    items = [
        PlanItem(0, at, room, "", replace(request, workspace_id=room).dump(), state="waiting")
        for at, room in enumerate(rooms)
    ]
    return store.keep_plan(plan, items, lambda tx, kept: queue_tasks(tx, [Task(KIND, str(kept.id), now)])).id


def _is_over(store: SqlStore, number: int) -> bool:
    counts = store.plan_counts(number)
    plan = store.plan(number)
    return plan is not None and plan.state == "over" and not counts["unknown"] + counts["doing"]


def _request(room: str, person_id: str, space_id: str) -> ChangeRequest:
    return ChangeRequest(
        family="dnd", values={"enabled": True}, workspace_id=room, person_id=person_id, space_id=space_id
    )
