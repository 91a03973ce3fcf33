"""Timed changes without an engine: their handler is a plain function, called at any time, also twice."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.access import Gate, Policy
from bot.changes.apply import ChangeService
from bot.changes.journal import JournalWriter
from bot.changes.request import NotStorable
from bot.changes.timed.due import KIND
from bot.changes.timed.period import Overlaps, Period
from bot.changes.timed.reminders import next_reminder
from bot.changes.timed.steps import TimedSteps
from bot.changes.timed.timed_changes import TimedChanges
from bot.changes.timed.wake import TimedWake
from bot.errors import NotAllowed, Uncertain, Unkept, WebexError
from bot.events import Changed, Reply
from bot.ports.database import Entry, Timed
from bot.store.fair_locks import FairLocks
from bot.work.port import Task, Transaction
from tests.unit.changes.world import LOBBY, WAITING, OneKey, World, turn_on

START = datetime(2026, 1, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


class Memory(World):
    """The same, with a journal that can be read, timed changes, a clock, and what was said."""

    def __init__(self) -> None:
        super().__init__()
        self.now = START
        self.rows: dict[int, Timed] = {}
        self.tasks: dict[str, datetime] = {}
        self.said: list[str] = []
        self.kept_entries: dict[int, Entry] = {}
        gate = Gate(self, Policy.parse("id_full_admin", "id_readonly_admin", ""))
        me: Any = self
        self.locks = FairLocks()
        changes = ChangeService(
            gate, me, me, me, JournalWriter(me, lambda: self.now, lambda: None), self.locks, OneKey()
        )
        self.timed_changes = TimedChanges(
            changes, me, me, me, lambda: self.now, self.locks, lambda number: None
        )
        steps = TimedSteps(self.timed_changes, changes, me, gate, me)
        self.wake = TimedWake(steps, me, me, me, me, lambda: self.now, self.look).wake

    # The journal.

    def intend(self, entry: Entry) -> int:
        number = len(self.kept_entries) + 1
        self.kept_entries[number] = replace(entry, id=number)
        return number

    def settle(self, entry: Entry, changed: Changed | None, at: datetime, effect: object = None) -> bool:
        self.kept_entries[entry.id] = entry
        return True

    def changes_of_timed(self, number: int) -> list[Entry]:
        return [one for one in self.kept_entries.values() if one.timed_id == number]

    def history(self, **wanted: object) -> list[Entry]:
        return [*self.kept_entries.values()][::-1]

    def taking_back(self, numbers: Sequence[int]) -> list[Entry]:
        return [one for one in self.kept_entries.values() if one.parent_id in numbers and one.state == "done"]

    # Timed changes.

    def keep_timed(self, new: Timed, also: Callable[[Transaction, Timed], None]) -> Timed:
        kept = replace(new, id=len(self.rows) + 1)
        self.rows[kept.id] = kept
        also(None, kept)
        return kept

    def timed(self, number: int) -> Timed | None:
        return self.rows.get(number)

    def open_timed(self, workspace_id: str = "", plan_id: int | None = None) -> list[Timed]:
        return [one for one in self.rows.values() if one.state in ("waiting", "running", "asking")]

    def change_timed(
        self, one: Timed, also: Callable[[Transaction, Timed], None] | None = None, **values: Any
    ) -> Timed | None:
        if self.rows[one.id].version != one.version:
            return None
        self.rows[one.id] = replace(one, **values, version=one.version + 1)
        if also:
            also(None, self.rows[one.id])
        return self.rows[one.id]

    def change_timed_together(
        self,
        changes: Sequence[tuple[Timed, Mapping[str, Any]]],
        also: Callable[[Transaction, Sequence[Timed]], None] | None = None,
    ) -> Sequence[Timed]:
        ((one, values),) = changes
        then = self.change_timed(one, lambda tx, kept: also(tx, [kept]) if also else None, **values)
        return [then] if then else []

    # The engine, and the outbox.

    def add(self, tx: Transaction, tasks: Sequence[Task], *, at_latest: bool = False) -> None:
        assert not at_latest
        assert all(one.kind == KIND for one in tasks)
        self.tasks |= {one.subject: one.due_at for one in tasks}

    def look(self) -> None:
        pass

    def post(self, space_id: str, key: str, reply: Reply, *_: object) -> None:
        self.said.append(reply.text.partition("\n")[0].strip("*"))

    @property
    def is_on(self) -> bool:
        return bool(self.documents[WAITING]["enabled"])

    def set(self, starts_at: datetime | None = None, ends_at: datetime = START + 2 * HOUR) -> Timed | None:
        asked = turn_on(space_id="team")
        period = Period(starts_at, ends_at)
        return self.timed_changes.set(asked, period, assignments="on", thread_id=None).kept


@pytest.fixture
def world() -> Memory:
    return Memory()


def test_it_is_woken_for_its_reminder_and_for_its_end(world: Memory) -> None:
    assert world.set()
    assert world.is_on
    assert world.tasks == {"1": START + 2 * HOUR - timedelta(minutes=10)}
    assert world.wake("1") == world.tasks["1"]
    assert world.said == []
    world.now = world.tasks["1"]
    assert world.wake("1") == START + 2 * HOUR
    assert world.said == ["Ends soon: Call Waiting · Lobby"]
    world.now += timedelta(minutes=10)
    assert world.wake("1") is None
    assert world.said[1:] == ["Ended: Call Waiting · Lobby"]
    assert not world.is_on
    assert world.rows[1].state == "ended"


def test_to_be_woken_twice_does_nothing_twice(world: Memory) -> None:
    world.set()
    world.now += 2 * HOUR
    world.wake("1")
    log, said = len(world.log), len(world.said)
    assert world.wake("1") is None
    assert world.wake("77") is None
    assert (len(world.log), len(world.said)) == (log, said)


def test_after_a_crash_behind_the_write_only_the_message_is_made_up_for(world: Memory) -> None:
    world.set()
    world.now += 2 * HOUR
    running = world.rows[1]
    world.wake("1")
    writes = world.log.count("PUT")
    world.rows[1] = running
    assert world.wake("1") is None
    assert world.log.count("PUT") == writes
    assert world.said == ["Ended: Call Waiting · Lobby"] * 2


def test_after_a_crash_before_the_write_there_is_nothing_to_put_back(world: Memory) -> None:
    world.set()
    world.kept_entries.clear()
    world.now += 2 * HOUR
    assert world.wake("1") is None
    assert world.said == []
    assert world.log.count("PUT") == 1
    assert world.rows[1].state == "dropped"


def test_what_is_about_to_begin_is_not_forgotten(world: Memory) -> None:
    world.set(ends_at=START + timedelta(minutes=1))
    made = world.kept_entries.pop(1)
    world.now += timedelta(minutes=2)
    again_at = world.wake("1")
    assert again_at and again_at > world.now
    world.kept_entries[1] = made
    world.now = again_at
    assert world.wake("1") is None
    assert not world.is_on


def test_it_waits_until_it_is_known_whether_it_was_made(world: Memory) -> None:
    world.set()
    world.kept_entries[1] = replace(world.kept_entries[1], state="intended")
    world.now += 2 * HOUR
    again_at = world.wake("1")
    assert again_at and again_at > world.now
    assert world.is_on
    world.kept_entries[1] = replace(world.kept_entries[1], state="done")
    assert world.wake("1") is None
    assert not world.is_on


def test_what_cannot_be_kept_is_neither_told_nor_written_again(world: Memory) -> None:
    world.set()
    world.now += 2 * HOUR
    change_timed = world.change_timed

    def broken(*_: object, **__: object) -> Timed | None:
        raise Unkept

    world.change_timed = broken  # type: ignore[method-assign]
    with pytest.raises(Unkept):
        world.wake("1")
    assert not world.is_on and world.said == []
    world.change_timed = change_timed  # type: ignore[method-assign]
    writes = world.log.count("PUT")
    assert world.wake("1") is None
    assert world.said == ["Ended: Call Waiting · Lobby"]
    assert world.log.count("PUT") == writes


def extended_meanwhile(world: Memory) -> None:
    """Somebody gives it another end just before the next step is kept."""
    change_timed = world.change_timed

    def moved(one: Timed, also: Any = None, **values: Any) -> Timed | None:
        world.change_timed = change_timed  # type: ignore[method-assign]
        change_timed(one, ends_at=one.ends_at + HOUR)
        return change_timed(one, also, **values)

    world.change_timed = moved  # type: ignore[method-assign]


def test_an_end_that_is_extended_at_its_very_moment_is_an_end_and_told_once(world: Memory) -> None:
    kept = world.set()
    assert kept is not None
    world.now += 2 * HOUR
    extended_meanwhile(world)
    assert world.wake("1") is None
    assert world.rows[1].state == "ended"
    world.now += 2 * HOUR
    assert world.wake("1") is None
    assert world.said == ["Ended: Call Waiting · Lobby"]


def test_a_reminder_of_an_end_that_is_extended_at_that_moment_is_not_said(world: Memory) -> None:
    world.set()
    world.now += 2 * HOUR - timedelta(minutes=10)
    extended_meanwhile(world)
    assert world.wake("1") == world.now
    assert world.said == []


def test_one_that_begins_later(world: Memory) -> None:
    world.set(START + HOUR)
    assert world.tasks == {"1": START + HOUR}
    assert world.wake("1") == START + HOUR
    assert not world.is_on
    world.now += HOUR
    assert world.wake("1") == START + 2 * HOUR - timedelta(minutes=10)
    assert world.is_on
    assert world.said == ["Begun: Call Waiting · Lobby"]


def test_whose_change_is_refused_nothing_is_kept(world: Memory) -> None:
    world.roles = {}
    with pytest.raises(NotAllowed):
        world.set()
    assert world.rows == {}
    assert not world.is_on


def test_a_write_that_webex_refuses_leaves_no_end(world: Memory) -> None:
    def refuse(*_: Any, **__: Any) -> str:
        raise WebexError("Webex refused.", status=409)

    world.send = refuse  # type: ignore[method-assign]
    with pytest.raises(WebexError):
        world.set()
    assert world.open_timed() == []


def test_a_change_that_webex_makes_late_after_all_has_its_end(world: Memory) -> None:
    send = world.send

    def silent(*_: Any, **__: Any) -> str:
        raise Uncertain("Webex broke.", status=500)

    world.send = silent  # type: ignore[method-assign]
    with pytest.raises(WebexError):
        world.set()
    world.send = send  # type: ignore[method-assign]
    assert world.kept_entries[1].state == "failed"
    assert world.timed_changes.waiting() == []
    world.kept_entries[1] = replace(world.kept_entries[1], state="done", look_at=None)
    world.documents[WAITING]["enabled"] = True
    world.now += 2 * HOUR
    assert world.wake("1") is None
    assert world.said == ["Ended: Call Waiting · Lobby"]
    assert not world.is_on


def test_of_two_at_the_same_moment_one_is_refused(world: Memory) -> None:
    asked, refused = threading.Event(), []
    keep, hold = world.keep_timed, world.locks.holding

    def second() -> None:
        try:
            world.set(ends_at=START + HOUR)
        except Overlaps as error:
            refused.append(error)

    other = threading.Thread(target=second)

    @contextmanager
    def holding(name: str, timeout: float | None = None) -> Iterator[None]:
        if threading.current_thread() is other:
            asked.set()
        with hold(name, timeout):
            yield

    def keep_while_another_asks(new: Timed, also: Callable[[Transaction, Timed], None]) -> Timed:
        if threading.current_thread() is not other:
            other.start()
            assert asked.wait(10.0)
        return keep(new, also)

    world.locks.holding = holding  # type: ignore[method-assign]
    world.keep_timed = keep_while_another_asks  # type: ignore[method-assign]
    assert world.set()
    other.join(10.0)
    assert [one.other.id for one in refused] == [1]
    assert list(world.rows) == [1]


def test_what_is_in_force_stays_so_when_the_clock_is_set(world: Memory) -> None:
    world.set()
    for ahead in (-5 * HOUR, 3 * HOUR):
        world.now = START + ahead
        with pytest.raises(Overlaps):
            world.set(ends_at=world.now + HOUR)
    world.now = START
    assert world.set(START + 2 * HOUR, START + 3 * HOUR)


def test_a_secret_cannot_be_set_for_a_time(world: Memory) -> None:
    request = turn_on(
        family="codes", list="access code", action="add", values={"code": "4711", "description": "x"}
    )
    with pytest.raises(NotStorable):
        world.timed_changes.foresee(request, Period(None, START + HOUR))


@pytest.mark.parametrize(
    ("length", "before"),
    [
        (timedelta(minutes=20), []),
        (2 * HOUR, [timedelta(minutes=10)]),
        (timedelta(days=1), [timedelta(minutes=10)]),
        (timedelta(days=3), [timedelta(days=1), HOUR]),
    ],
)
def test_reminders(world: Memory, length: timedelta, before: list[timedelta]) -> None:
    one = world.set(ends_at=START + length)
    assert one
    found = []
    while at := next_reminder(one):
        found.append(one.ends_at - at)
        one = replace(one, reminded_at=at)
    assert found == before


def test_it_says_the_name_of_the_workspace_now(world: Memory) -> None:
    world.set()
    world.workspace_list = [replace(LOBBY, name="Entrance")]
    world.now += 2 * HOUR
    world.wake("1")
    assert world.said == ["Ended: Call Waiting · Entrance (was Lobby)"]
