"""Desks of a pretend organisation, a plan for all of them, and what was told of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.changes.plans.plans import KIND, Plans
from bot.changes.request import ChangeRequest
from bot.events import Person
from bot.ports.database import Plan
from bot.sandbox.data.entities import Workspace
from bot.work.port import Transaction
from tests.chat import Chat

DESKS = 12


class Told:
    """`PlanTeller` that remembers; `then` is called at each progress."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.then: Callable[[Plan], object] = lambda plan: None
        self._told: set[tuple[int, int]] = set()

    def tell(self, tx: Transaction | None, plan: Plan) -> None:
        if (plan.id, plan.version) not in self._told:
            self._told.add((plan.id, plan.version))
            self.said.append("shown" if plan.state == "shown" else "ended")

    def look(self) -> None:
        pass

    def progress(self, plan: Plan) -> None:
        self.said.append("progress")
        self.then(plan)


class Planned:
    """A bot with desks, of which nobody has set do not disturb, and the plans that people ask for."""

    def __init__(self, chat: Chat, count: int = DESKS) -> None:
        self.chat = chat
        self.desks: list[Workspace] = chat.cloud.add_workspaces(count, "Desk {:02}")
        chat.read_workspaces()
        self.told = Told()
        app = chat.app
        look = replace(app.changing.plan_wake._look, _teller=self.told)
        app.changing.plan_wake = replace(app.changing.plan_wake, _teller=self.told, _look=look)
        app.changing.plan_work.handler(KIND, app.changing.plan_wake.wake)
        self.plans: Plans = app.changing.plans

    def add(self, count: int) -> int:
        """So many desks more; gives how many there are."""
        self.desks += self.chat.cloud.add_workspaces(count, "Desk {:02} upstairs")
        self.chat.read_workspaces()
        return len(self.desks)

    def person(self, key: str = "ana") -> Person:
        return self.chat.bot.ground.admin.directory.person(self.chat.cloud.person(key).id)

    def requests(self, workspaces: Sequence[Workspace] = (), person: str = "ana") -> list[ChangeRequest]:
        """Do not disturb on, of these workspaces, or of all desks."""
        space, one = self.chat.cloud.space("ana").id, self.chat.cloud.person(person).id
        return [
            ChangeRequest(
                family="dnd", values={"enabled": True}, workspace_id=room.id, person_id=one, space_id=space
            )
            for room in workspaces or self.desks
        ]

    def shown(self, workspaces: Sequence[Workspace] = (), person: str = "ana") -> Plan:
        """A plan of these workspaces, looked at."""
        space = self.chat.cloud.space("ana").id
        requests = self.requests(workspaces, person)
        plan = self.plans.add(self.person(person), space, None, "dnd on in all desks", requests)
        return self.done(plan)

    def ran(self, plan: Plan, person: str = "ana") -> Plan:
        return self.done(self.plans.run(plan.id, self.person(person)))

    def done(self, plan: Plan) -> Plan:
        """The plan when nothing is left to do by itself."""
        self.chat.bot.changing.plan_work.run_due()
        return self.plans.find(plan.id)

    def counts(self, plan: Plan) -> dict[str, int]:
        return dict(self.plans.counts(plan.id))

    def on(self) -> int:
        """How many desks have do not disturb on."""
        return sum(self.is_on(desk) for desk in self.desks)

    def is_on(self, room: Workspace) -> bool:
        return bool(self.chat.cloud.setting(room, "doNotDisturb")["enabled"])

    def turn_on(self, room: Workspace, *, on: bool = True) -> None:
        """As if in Control Hub."""
        self.chat.cloud.change(room, "doNotDisturb", {"enabled": on})

    def writes(self) -> Counter[str]:
        """How often each path was written."""
        return Counter(one.path for one in self.chat.cloud.requests if one.method == "PUT")
