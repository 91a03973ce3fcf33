"""What the cloud holds, and who is told when it changes."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TypeVar

from bot.sandbox.data.entities import (
    Action,
    Breach,
    File,
    Json,
    Membership,
    Message,
    Person,
    Request,
    Space,
    Workspace,
)
from bot.sandbox.data.error_response import ErrorResponse
from bot.sandbox.data.ids import new_uuid, webex_id
from bot.sandbox.data.moved_clock import real_time
from bot.sandbox.documents.new_documents import new_documents
from bot.sandbox.state import seed_data
from bot.sandbox.state.audit_log import AuditLog
from bot.sandbox.state.example_settings import EMERGENCY_CALLBACK_WORKSPACE, apply_example_settings
from bot.sandbox.state.faults import Fault
from bot.sandbox.state.limiter import Limiter
from bot.sandbox.state.quirks import Quirks

T = TypeVar("T")
ChangeListener = Callable[[str, object], None]
"""Told `added`, `message`, `edited`, `deleted`, `action`, `setting`, `workspaces`, `request`, `bot`,
`clock` or `reset`, and the record."""

MAX_EDITS = 10
"""How often Webex lets a message be edited."""
_MAX_REQUESTS = 20_000
NO_QUIRKS = Quirks()


class CloudState:
    """All data of the cloud. Hold `lock` while reading or changing more than one attribute."""

    def __init__(self, clock: Callable[[], datetime] = real_time) -> None:
        self.clock = clock
        self.lock = threading.RLock()
        self._changed = threading.Condition(self.lock)
        self._version = 0
        self._listeners: list[ChangeListener] = []
        self.connected_hosts: list[str] = []
        """The hosts that were connected to, in the order of the first time; a reset keeps them."""
        self.bot_of_port: dict[int, str] = {}
        """Which of several bots has the connection from a port, by its number; empty where one runs."""
        self.resets = 0
        """How often the data was put back; a request that began before belongs to what is gone."""
        self.reset()

    def reset(self, quirks: Quirks = NO_QUIRKS) -> None:
        """Back to the seeded data, with these quirks."""
        with self.lock:
            self.resets += 1
            self._last_time = self.clock()
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
            self.postponed: list[Callable[[], object]] = []
            self.audit_log = AuditLog()
            self.latency = 0.0
            self.limiter: Limiter | None = None
            locations = tuple(self.locations.values())
            self.services = {service.id: service for service in seed_data.services(locations)}
            self.schedules = {schedule.id: schedule for schedule in seed_data.schedules(locations)}
            self.park_extensions = {park.id: park for park in seed_data.park_extensions(locations)}
            self.number_pool = seed_data.number_pool(locations)
            """Numbers that may be assigned, to the id of their location; some are assigned already."""
            self.passcodes: dict[str, str] = {}
            """The voicemail passcodes that were set, by the workspace's id."""
            self.recordings: dict[tuple[str, str], File] = {}
            """What was uploaded last, by the workspace's id and what it is for."""
            self.rules_need_schedules = False
            """Whether a rule without a schedule is refused, as the vendor's files have it; Webex takes it."""
            self.monitoring_format = ""
            """The only form of monitored lines PUT takes: `ids`, as until 2026, or `objects`; empty: both."""
            lobby = self.workspace(EMERGENCY_CALLBACK_WORKSPACE)
            self.emergency_callback = {lobby.location_id: lobby.id}
            """Whose number is the location's emergency callback number, by the location's id."""
            self.settings = {
                workspace.id: new_documents(workspace, self.locations[workspace.location_id])
                for workspace in self.workspaces.values()
            }
            apply_example_settings({one.name: one for one in self.workspaces.values()}, self.settings)
            self.notify("reset", None)

    def subscribe(self, listener: ChangeListener) -> None:
        """The listener is called for every change from now on, in the thread that made it."""
        with self.lock:
            self._listeners.append(listener)

    def notify(self, kind: str, record: object) -> None:
        """Something changed: wakes `until` and calls the listeners."""
        with self.lock:
            self._version += 1
            self._changed.notify_all()
            for listener in self._listeners:
                listener(kind, record)

    def log_change(self, workspace_id: str, what: str, actor: Person, **more: str) -> None:
        """Somebody changed this of a workspace, so the audit log has it; `more` as in `AuditLog.note`."""
        with self.lock:
            ids = self.quirks.audit_ids
            self.audit_log.note(self.clock(), self.workspaces[workspace_id], what, actor, ids=ids, **more)

    def setting_changed(self, workspace_id: str, name: str) -> None:
        """Notifies that a settings document changed."""
        self.notify("setting", {"workspaceId": workspace_id, "name": name})

    def until(self, predicate: Callable[[], T | None], timeout: float) -> T:
        """Gives the first true value of the predicate. Raises AssertionError after `timeout` seconds."""
        deadline = time.monotonic() + timeout
        while True:
            version = self._version
            if result := predicate():
                return result
            left = deadline - time.monotonic()
            if left <= 0:
                raise AssertionError(f"still not so after {timeout} s\n{self.summary()}")
            with self.lock:
                # The predicate may look at something outside the cloud, so it is asked again now and then.
                if self._version == version:
                    self._changed.wait(min(left, 0.1))

    def summary(self) -> str:
        """The last messages and requests, for the message of a failed test."""
        with self.lock:
            messages = [
                f"  {self.people[message.person_id].name}: {message.text[:200]!r}"
                + (" + card" if message.card else "")
                for message in list(self.messages.values())[-8:]
            ]
            requests = [f"  {one.who} {one.method} {one.path} -> {one.status}" for one in self.requests[-12:]]
        return "\n".join(["last messages:", *messages, "last requests:", *requests])

    def now(self) -> str:
        """The time as Webex writes it; always later than the last one, so that messages have an order."""
        with self.lock:
            self._last_time = max(self.clock(), self._last_time + timedelta(milliseconds=1))
            return self._last_time.isoformat(timespec="milliseconds").replace("+00:00", "Z")

    def person(self, key: str) -> Person:
        """Somebody by the key of the seed_data."""
        return next(person for person in self.people.values() if person.key == key)

    def space(self, key: str) -> Space:
        """A space by the key of the seed_data."""
        return next(space for space in self.spaces.values() if space.key == key)

    def workspace(self, name: str) -> Workspace:
        """A workspace by its name."""
        return next(workspace for workspace in self.workspaces.values() if workspace.name == name)

    def add(self, space: Space, person: Person, added: Person) -> None:
        """Somebody adds another to a space. Raises ErrorResponse where Webex would not."""
        with self.lock:
            held = self.spaces[space.id]
            if person.id not in held.members:
                raise ErrorResponse(404, "Could not find a room with provided ID.")
            if added.id in held.members:
                raise ErrorResponse(409, "User is already a participant.")
            self.spaces[space.id] = replace(held, members=(*held.members, added.id))
            self.notify("added", Membership(space.id, person.id, added.id))

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
        """Adds a message. Raises ErrorResponse where Webex would not take it."""
        with self.lock:
            if person.id not in space.members:
                raise ErrorResponse(404, "Could not find a room with provided ID.")
            if parent_id is not None:
                parent = self.messages.get(parent_id)
                if parent is None or parent.space_id != space.id or parent.parent_id is not None:
                    raise ErrorResponse(
                        400, "Unable to post message: parentId is not a root message of this room."
                    )
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
            self.notify("message", message)
            return message

    def edit(
        self,
        message: Message,
        person: Person,
        *,
        text: str,
        markdown: str = "",
        html: str = "",
        mentions: tuple[str, ...] = (),
    ) -> Message:
        """Replaces the text of a message. Raises ErrorResponse where Webex would not take it."""
        if message.person_id != person.id:
            raise ErrorResponse(403, "Only the author may edit a message.")
        if message.card or message.files:
            raise ErrorResponse(400, "Editing messages with files or attachments is currently unsupported.")
        if message.edits >= MAX_EDITS:
            raise ErrorResponse(400, "Message has reached the maximum number of edits.")
        with self.lock:
            edited = replace(
                message,
                text=text,
                markdown=markdown,
                html=html,
                mentions=mentions,
                updated=self.now(),
                edits=message.edits + 1,
            )
            self.messages[message.id] = edited
            self.notify("edited", edited)
            return edited

    def delete(self, message: Message) -> None:
        """Removes a message."""
        with self.lock:
            del self.messages[message.id]
            self.deleted.append(message.id)
            self.notify("deleted", message)

    def press(self, person: Person, message_id: str, inputs: Json) -> Action:
        """Presses a button of a card with any inputs, as a member of its space. Raises ErrorResponse."""
        with self.lock:
            message = self.messages.get(message_id)
            if message is None or person.id not in self.spaces[message.space_id].members:
                raise ErrorResponse(404, "Could not find a message with provided ID.")
            if message.card is None:
                raise ErrorResponse(400, "The message has no card.")
            action = Action(
                webex_id("ATTACHMENT_ACTION", new_uuid(), self.quirks.region),
                message.space_id,
                message_id,
                person.id,
                deepcopy(inputs),
                self.now(),
            )
            self.actions[action.id] = action
            self.notify("action", action)
            return action

    def record_request(self, request: Request) -> None:
        """Keeps a request; drops the older half above the limit."""
        with self.lock:
            self.requests.append(request)
            if len(self.requests) > _MAX_REQUESTS:
                del self.requests[: _MAX_REQUESTS // 2]
            self.notify("request", request)
