"""Watches and notices against a plain model, in any order of calls."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from bot.store.store import open_store
from tests.unit.store.store_samples import CHANGED, MINUTE, NOW, changed_in, make_change, watch_of

SPACES = st.sampled_from(["hall", "team", "ops"])
WORKSPACES = st.sampled_from(["lobby", "gym"])
LOCATIONS = st.sampled_from(["", "paris", "denver"])
TARGETS = st.one_of(
    st.just(("", "")),
    WORKSPACES.map(lambda workspace: (workspace, "")),
    st.sampled_from(["paris", "denver"]).map(lambda location: ("", location)),
)


@dataclass
class Waiting:
    """What the model knows of a notice that was not sent."""

    space: str
    entry_id: int
    due_at: int = 0
    tries: int = 0


class Outbox(RuleBasedStateMachine):
    """The store beside lists; minutes are counted from the same moment in both."""

    def __init__(self) -> None:
        super().__init__()
        self.store = open_store("sqlite://")
        self.minute = 0
        self.targets: set[tuple[str, str, str]] = set()
        self.waiting: list[Waiting] = []
        self.changes = 0

    def teardown(self) -> None:
        self.store.close()

    @rule(space=SPACES, what=TARGETS)
    def watch(self, space: str, what: tuple[str, str]) -> None:
        self.store.watch(watch_of(space, *what))
        self.targets.add((space, *what))

    @rule(space=SPACES, number=st.integers(0, 5))
    def unwatch(self, space: str, number: int) -> None:
        watches = self.store.watches(space)
        if number < len(watches):
            gone = watches[number]
            assert self.store.unwatch(gone.id, space)
            self.targets.remove((space, gone.workspace_id, gone.location_id))

    @rule(space=SPACES, workspace=WORKSPACES, location=LOCATIONS)
    def change(self, space: str, workspace: str, location: str) -> None:
        # Each has a setting and a person of its own: what is told together is not in this model.
        self.changes += 1
        alone = replace(CHANGED, family=f"setting {self.changes}", actor_name=f"person {self.changes}")
        changed = replace(alone, workspace_id=workspace, location_id=location)
        entry_id = make_change(self.store, changed, space=space)
        watched = {("", ""), (workspace, ""), ("", location)}
        told = {watcher for watcher, *target in self.targets if tuple(target) in watched} - {space}
        self.waiting += [Waiting(watcher, entry_id) for watcher in sorted(told)]

    @rule()
    def send_the_first(self) -> None:
        for notice in self.store.due_notices(self.now, limit=1):
            self.store.notice_sent(notice.id)
            self.waiting.remove(self.first(notice.space_id))

    @rule(minutes=st.integers(1, 3))
    def fail_the_first(self, minutes: int) -> None:
        for notice in self.store.due_notices(self.now, limit=1):
            self.store.notice_failed(notice.id, self.now + minutes * MINUTE)
            failed = self.first(notice.space_id)
            failed.due_at = self.minute + minutes
            failed.tries += 1

    @rule(space=SPACES)
    def forget(self, space: str) -> None:
        self.store.forget_space(space)
        self.targets = {target for target in self.targets if target[0] != space}
        self.waiting = [notice for notice in self.waiting if notice.space != space]

    @rule()
    def wait(self) -> None:
        self.minute += 1

    @invariant()
    def agree(self) -> None:
        due = [(n.space_id, changed_in(n).id, n.tries) for n in self.store.due_notices(self.now)]
        held: set[str] = set()
        expected = []
        for notice in self.waiting:
            if notice.due_at > self.minute:
                held.add(notice.space)
            if notice.space not in held:
                expected.append((notice.space, notice.entry_id, notice.tries))
        assert due == expected[:50]
        for space in ("hall", "team", "ops"):
            watches = {(w.space_id, w.workspace_id, w.location_id) for w in self.store.watches(space)}
            assert watches == {target for target in self.targets if target[0] == space}

    @property
    def now(self) -> datetime:
        return NOW + self.minute * MINUTE

    def first(self, space: str) -> Waiting:
        return next(notice for notice in self.waiting if notice.space == space)


TestOutbox = Outbox.TestCase
TestOutbox.settings = settings(max_examples=25, stateful_step_count=25, deadline=None)
