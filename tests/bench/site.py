"""The pretend cloud in a process of its own, so that it shares no interpreter with what is measured."""

from __future__ import annotations

import multiprocessing
import os
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from copy import deepcopy
from dataclasses import dataclass, replace
from itertools import pairwise
from multiprocessing.managers import BaseManager
from pathlib import Path

from bot.sandbox.cloud import Cloud
from bot.sandbox.ids import new_uuid, webex_id
from bot.sandbox.records import Message, Space
from bot.sandbox.run import child_environment
from bot.words import WORKING

QUIET_SECONDS = 12.0
"""When nothing was answered for so long, nothing more is: webex-bot pauses up to 5 s on its own."""


@dataclass(frozen=True)
class Answered:
    """One question: seconds until the answer stood in the space, and what it took."""

    seconds: float
    requests: tuple[str, ...]
    in_sequence: int
    """The most requests of which each began after the one before it had been answered."""


@dataclass(frozen=True)
class Flood:
    """Many messages at once: how many were answered how, and seconds until the last answer."""

    said: int
    answered_once: int
    lost: int
    repeated: int
    inversions: int
    seconds: float


class Site:
    """The cloud, and what is done in it; made in the other process, called from this one."""

    def __init__(self) -> None:
        self._open = ExitStack()
        self._folder = Path(self._open.enter_context(tempfile.TemporaryDirectory()))
        self._cloud = self._open.enter_context(Cloud.started(self._folder))

    def close(self) -> None:
        """Ends the cloud."""
        self._open.close()

    def environment(self, folder: str) -> dict[str, str]:
        """The environment of a bot that lives here and keeps its database in this folder."""
        return child_environment(self._cloud, Path(folder), dict(os.environ))

    def reset(self, latency: float) -> None:
        """Back to the seed; every request takes `latency` seconds longer."""
        self._cloud.reset()
        self._cloud.latency = latency

    def workspace(self, name: str) -> str:
        """The id of a workspace."""
        return self._cloud.workspace(name).id

    def add_workspaces(self, count: int) -> list[str]:
        """So many more, set like the lobby; gives their ids."""
        state, lobby = self._cloud.state, self._cloud.workspace("Lobby Paris")
        with state.lock:
            rooms = [replace(lobby, id=webex_id("PLACE", new_uuid()), name=f"Room {n}") for n in range(count)]
            for room in rooms:
                state.workspaces[room.id] = room
                state.settings[room.id] = deepcopy(state.settings[lobby.id])
        return [room.id for room in rooms]

    def limit(self, per_second: float) -> None:
        """From now on REST requests beyond so many a second are refused."""
        self._cloud.limit(per_second)

    def refused(self) -> int:
        """How many were since."""
        return self._cloud.refused

    def listened_to(self) -> float:
        """Waits for an authorised websocket; the moment it was there."""
        self._cloud.until(lambda: self._cloud.sockets, 60.0)
        return time.time()

    def left(self) -> None:
        """Waits until no websocket is open, and forgets the registrations."""
        self._cloud.until(lambda: not self._cloud.sockets, 30.0)
        self._cloud.forget_devices()

    def ask(self, text: str) -> Answered:
        """Ana asks in her own space."""
        cloud, ana, space = self._cloud, self._cloud.person("ana"), self._cloud.space("ana")
        asked_before, said_before = len(cloud.requests), len(self._answers(space))
        began = time.time()
        cloud.say(ana, space, text)
        cloud.until(lambda: len(self._answers(space)) > said_before)
        seconds = time.time() - began
        posted = ("POST", "/messages")
        cloud.until(lambda: posted in [(one.method, one.path) for one in cloud.requests[asked_before:]])
        made = sorted(cloud.requests[asked_before:], key=lambda one: one.at)
        in_sequence, free_at = 0, 0.0
        for one in made:
            if one.at >= free_at:
                in_sequence, free_at = in_sequence + 1, one.at + cloud.latency
        paths = tuple(f"{one.method} {one.path.split('?')[0]}" for one in made)
        return Answered(seconds, paths, in_sequence)

    def flood(self, text: str, spaces: int, each: int) -> Flood:
        """Ana says something in every one of new group spaces, `each` times, as fast as she can."""
        cloud, ana = self._cloud, self._cloud.person("ana")
        rooms = [self._room(number) for number in range(spaces)]
        began = time.time()
        said: dict[str, list[str]] = {room.id: [] for room in rooms}
        for number in range(each):
            for room in rooms:
                said[room.id].append(cloud.say(ana, room, f"{text} {number}"))
        last = self._until_quiet(rooms, spaces * each)
        parents = {room.id: [one.parent_id or "" for one in self._answers(room)] for room in rooms}
        counts = Counter(parent for answered in parents.values() for parent in answered)
        everything = [one for messages in said.values() for one in messages]
        return Flood(
            said=len(everything),
            answered_once=sum(counts[one] == 1 for one in everything),
            lost=sum(counts[one] == 0 for one in everything),
            repeated=sum(counts[one] > 1 for one in everything),
            inversions=sum(
                said[room.id].index(one) > said[room.id].index(later)
                for room in rooms
                for one, later in pairwise(parents[room.id])
            ),
            seconds=last - began,
        )

    def _until_quiet(self, rooms: list[Space], expected: int) -> float:
        """The moment of the last answer."""
        count, last = 0, time.time()

        def over() -> bool:
            nonlocal count, last
            now = sum(len(self._answers(room)) for room in rooms)
            if now > count:
                count, last = now, time.time()
            return count >= expected or time.time() - last > QUIET_SECONDS

        self._cloud.until(over, 300.0)
        return last

    def _answers(self, space: Space) -> list[Message]:
        bot = self._cloud.person("bot").id
        return [one for one in self._cloud.messages(space) if one.person_id == bot and one.text != WORKING]

    def _room(self, number: int) -> Space:
        members = (self._cloud.person("ana").id, self._cloud.person("bot").id)
        space = Space(f"room {number}", webex_id("ROOM", new_uuid()), f"Room {number}", "group", members)
        with self._cloud.state.lock:
            self._cloud.state.spaces[space.id] = space
        return space


class _Sites(BaseManager):
    pass


_Sites.register("Site", Site)


@contextmanager
def opened() -> Iterator[Site]:
    """A site in another process, until the end of the block."""
    with _Sites(ctx=multiprocessing.get_context("spawn")) as sites:
        site: Site = sites.Site()  # type: ignore[attr-defined]
        try:
            yield site
        finally:
            site.close()
