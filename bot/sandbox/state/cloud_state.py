"""What the pretend cloud holds, and who is told when it changes."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from bot.sandbox.data.entities import Action, Breach, File, Json, Message, Person, Request, Space, Workspace
from bot.sandbox.data.ids import new_uuid, webex_id
from bot.sandbox.data.refusal import Refusal
from bot.sandbox.documents.new_documents import fresh
from bot.sandbox.state import seed_data
from bot.sandbox.state.example_settings import EMERGENCY_CALLBACK_WORKSPACE, apply_example_settings
from bot.sandbox.state.faults import Fault
from bot.sandbox.state.limiter import Limiter
from bot.sandbox.state.quirks import Quirks

T = TypeVar("T")
Listener = Callable[[str, object], None]
"""Told `message`, `edited`, `deleted`, `action`, `setting`, `workspaces`, `request`, `bot` or `reset`, and
the record."""

_REQUESTS_KEPT = 20_000
PLAIN = Quirks()


class CloudState:
    """Everything the cloud knows. Hold `lock` while reading or changing more than one thing."""

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self._changed = threading.Condition(self.lock)
        self._version = 0
        self._listeners: list[Listener] = []
        self._last = datetime.now(UTC)
        self.addresses: list[str] = []
        """The hosts that were asked for, in the order of the first time; a reset forgets none."""
        self.fill()

    def fill(self, quirks: Quirks = PLAIN) -> None:
        """Puts everything back to the beginning; from now on the cloud is odd in these ways."""
        with self.lock:
            self.quirks = quirks
            self.locations = {location.id: location for location in seed_data.locations()}
            self.people = {person.id: person for person in seed_data.people()}
            self.virtual_lines = {line.id: line for line in seed_data.virtual_lines()}
            self.workspaces = {workspace.id: workspace for workspace in seed_data.workspaces()}
            self.spaces = {space.id: space for space in seed_data.spaces(quirks.region)}
            self.messages: dict[str, Message] = {}
            self.deleted: list[str] = []
            self.aliases: dict[str, str] = {}
            """Uuids of later activities about a message, to the message's id."""
            self.actions: dict[str, Action] = {}
            self.requests: list[Request] = []
            self.breaches: list[Breach] = []
            self.faults: list[Fault] = []
            self.late: list[Callable[[], object]] = []
            self.latency = 0.0
            self.limiter: Limiter | None = None
            places = tuple(self.locations.values())
            self.services = {service.id: service for service in seed_data.services(places)}
            self.schedules = {schedule.id: schedule for schedule in seed_data.schedules(places)}
            self.parks = {park.id: park for park in seed_data.park_extensions(places)}
            self.inventory = seed_data.inventory(places)
            """Numbers somebody may be given, and the id of their location."""
            self.passcodes: dict[str, str] = {}
            """The voicemail passcodes that were set, by the workspace's id."""
            self.recordings: dict[tuple[str, str], File] = {}
            """What was uploaded last, by the workspace's id and what it is for."""
            self.rules_need_schedules = False
            """Whether a rule without a schedule is refused, as the vendor's files have it; Webex takes it."""
            self.lines_as = ""
            """How alone monitored lines are taken: `ids`, as until 2026, or `objects`; empty: both."""
            lobby = self.workspace(EMERGENCY_CALLBACK_WORKSPACE)
            self.emergency_callback = {lobby.location_id: lobby.id}
            """Whose number is the location's emergency callback number, by the location's id."""
            self.settings = {
                workspace.id: fresh(workspace, self.locations[workspace.location_id])
                for workspace in self.workspaces.values()
            }
            apply_example_settings({one.name: one for one in self.workspaces.values()}, self.settings)
            self.tell("reset", None)

    def listen(self, listener: Listener) -> None:
        """From now on the listener is told of every change, in the thread that made it."""
        with self.lock:
            self._listeners.append(listener)

    def tell(self, kind: str, record: object) -> None:
        """Something changed: wakes who waits and tells the listeners."""
        with self.lock:
            self._version += 1
            self._changed.notify_all()
            for listener in self._listeners:
                listener(kind, record)

    def until(self, predicate: Callable[[], T | None], timeout: float) -> T:
        """Waits until the predicate gives something true. Raises AssertionError after `timeout` seconds."""
        deadline = time.monotonic() + timeout
        while True:
            version = self._version
            if result := predicate():
                return result
            left = deadline - time.monotonic()
            if left <= 0:
                raise AssertionError(f"still not so after {timeout} s\n{self.summary()}")
            with self.lock:
                # What is waited for may lie outside the cloud, so look again now and then.
                if self._version == version:
                    self._changed.wait(min(left, 0.1))

    def summary(self) -> str:
        """The last messages and requests, for the error of a test."""
        with self.lock:
            said = [
                f"  {self.people[message.person_id].name}: {message.text[:200]!r}"
                + (" + card" if message.card else "")
                for message in list(self.messages.values())[-8:]
            ]
            asked = [f"  {one.who} {one.method} {one.path} -> {one.status}" for one in self.requests[-12:]]
        return "\n".join(["last messages:", *said, "last requests:", *asked])

    def now(self) -> str:
        """The time as Webex writes it; never the same twice, so that messages have an order."""
        with self.lock:
            self._last = max(datetime.now(UTC), self._last + timedelta(milliseconds=1))
            return self._last.isoformat(timespec="milliseconds").replace("+00:00", "Z")

    def person(self, key: str) -> Person:
        """Somebody by the key of the seed_data."""
        return next(person for person in self.people.values() if person.key == key)

    def space(self, key: str) -> Space:
        """A space by the key of the seed_data."""
        return next(space for space in self.spaces.values() if space.key == key)

    def workspace(self, name: str) -> Workspace:
        """A workspace by its name."""
        return next(workspace for workspace in self.workspaces.values() if workspace.name == name)

    def post(
        self,
        space: Space,
        person: Person,
        *,
        text: str,
        markdown: str = "",
        html: str = "",
        parent_id: str | None = None,
        card: Json | None = None,
        mentions: tuple[str, ...] = (),
        files: tuple[File, ...] = (),
    ) -> Message:
        """Says something in a space. Raises Refusal where Webex would not take it."""
        with self.lock:
            if person.id not in space.members:
                raise Refusal(404, "Could not find a room with provided ID.")
            if parent_id is not None:
                parent = self.messages.get(parent_id)
                if parent is None or parent.space_id != space.id or parent.parent_id is not None:
                    raise Refusal(400, "Unable to post message: parentId is not a root message of this room.")
            message = Message(
                webex_id("MESSAGE", new_uuid(), self.quirks.region),
                space.id,
                person.id,
                text,
                self.now(),
                markdown,
                html,
                parent_id,
                deepcopy(card),
                mentions,
                files,
            )
            self.messages[message.id] = message
            self.tell("message", message)
            return message

    def edit(self, message: Message, text: str, markdown: str, html: str) -> Message:
        """Changes what was said, at most ten times."""
        with self.lock:
            edited = replace(
                message,
                text=text,
                markdown=markdown,
                html=html,
                updated=self.now(),
                edits=message.edits + 1,
            )
            self.messages[message.id] = edited
            self.tell("edited", edited)
            return edited

    def delete(self, message: Message) -> None:
        """Takes back what was said."""
        with self.lock:
            del self.messages[message.id]
            self.deleted.append(message.id)
            self.tell("deleted", message)

    def press(self, person: Person, message_id: str, inputs: Json) -> Action:
        """Presses a button of a card. Any member of the space may, with any inputs."""
        with self.lock:
            message = self.messages.get(message_id)
            if message is None or person.id not in self.spaces[message.space_id].members:
                raise Refusal(404, "Could not find a message with provided ID.")
            if message.card is None:
                raise Refusal(400, "The message has no card.")
            action = Action(
                webex_id("ATTACHMENT_ACTION", new_uuid(), self.quirks.region),
                message.space_id,
                message_id,
                person.id,
                deepcopy(inputs),
                self.now(),
            )
            self.actions[action.id] = action
            self.tell("action", action)
            return action

    def asked(self, request: Request) -> None:
        """Keeps a request that was made; the oldest go when there are very many."""
        with self.lock:
            self.requests.append(request)
            if len(self.requests) > _REQUESTS_KEPT:
                del self.requests[: _REQUESTS_KEPT // 2]
            self.tell("request", request)
