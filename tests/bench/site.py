"""The pretend cloud in a process of its own, so that it shares no interpreter with what is measured."""

from __future__ import annotations

import multiprocessing
import os
import re
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from copy import deepcopy
from dataclasses import dataclass, replace
from datetime import datetime
from multiprocessing.managers import BaseManager
from pathlib import Path

import certifi

from bot.sandbox.bots import child_environment
from bot.sandbox.cloud.cloud import Cloud
from bot.sandbox.data.entities import Message, Space
from bot.sandbox.data.ids import new_uuid, webex_id
from bot.sentences import WORKING
from tests.chat import button, buttons, filled

LISTINGS = ("/workspaces", "/telephony/config/numbers")
MAX_ANSWER_SECONDS = 10.0
"""Seconds a bot has for an answer unless more is said."""


@dataclass(frozen=True)
class Answered:
    """One question: seconds until the answer stood in the space, and what it took."""

    seconds: float
    in_sequence: int
    """The most requests of which each began after the one before it had been answered."""
    listings: int
    """Requests for pages of workspaces and numbers."""


@dataclass(frozen=True)
class Told:
    """One change: seconds from its answer until each space was told, and of the answers beside."""

    seconds: list[float]
    beside: list[float]


class Site:
    """The cloud, and what is done in it; made in the other process, called from this one."""

    def __init__(self) -> None:
        self._open = ExitStack()
        self._folder = Path(self._open.enter_context(tempfile.TemporaryDirectory()))
        self._cloud = self._open.enter_context(Cloud.started(self._folder))
        own = {Path(self._cloud.environment()[name]) for name in ("SSL_CERT_FILE", "REQUESTS_CA_BUNDLE")}
        self._bundle = self._folder / "real-size.pem"
        """Every authority that browsers trust, and the cloud's: loading them all costs what it costs."""
        self._bundle.write_text(
            "\n".join(one.read_text(encoding="utf-8") for one in (Path(certifi.where()), *own)),
            encoding="utf-8",
        )

    def close(self) -> None:
        """Ends the cloud."""
        self._open.close()

    def environment(self, folder: str) -> dict[str, str]:
        """The environment of a bot that lives here and keeps its database in this folder."""
        bundle = str(self._bundle)
        environment = child_environment(self._cloud, Path(folder), dict(os.environ))
        return environment | {"SSL_CERT_FILE": bundle, "REQUESTS_CA_BUNDLE": bundle}

    def authorities(self) -> int:
        """How many certificates the bots' bundle holds."""
        return self._bundle.read_text(encoding="utf-8").count("BEGIN CERTIFICATE")

    def reset(self, latency: float) -> None:
        """Back to the seed; every request takes `latency` seconds longer."""
        self._cloud.reset()
        self._cloud.latency = latency

    def slow(self, latency: float) -> None:
        """From now on every request takes so many seconds longer."""
        self._cloud.latency = latency

    def fill(self, count: int, called: str) -> None:
        """So many more workspaces that nobody has configured."""
        self._cloud.add_workspaces(count, called)

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

    def admin_traffic(self, since: float) -> list[tuple[float, int]]:
        """Requests with the admin token after that moment of the epoch: how many seconds, and the status."""
        token = self._cloud.environment()["WEBEX_ADMIN_TOKEN"]
        made = [one for one in self._cloud.requests if one.token == token and one.at >= since]
        return sorted((one.at - since, one.status) for one in made)

    def person(self, key: str) -> str:
        """The id of a person."""
        return self._cloud.person(key).id

    def space(self, key: str) -> str:
        """The id of a space."""
        return self._cloud.space(key).id

    def set_dnd(self, states: dict[str, bool]) -> None:
        """Sets do not disturb of workspaces as if in Control Hub."""
        state = self._cloud.state
        with state.lock:
            for room, is_on in states.items():
                state.settings[room]["doNotDisturb"]["enabled"] = is_on

    def dnd(self, rooms: Sequence[str]) -> dict[str, bool]:
        """Whether do not disturb of workspaces is on."""
        state = self._cloud.state
        with state.lock:
            return {room: bool(state.settings[room]["doNotDisturb"]["enabled"]) for room in rooms}

    def written(self, since: float) -> list[str]:
        """The paths of settings that were written after that moment of the epoch."""
        made = [one for one in self._cloud.requests if one.method == "PUT" and one.at >= since]
        return [one.path for one in made if not one.path.startswith("/messages")]

    def said(self, person: str, words: str) -> int:
        """How many messages of the bot in somebody's space have these words."""
        return sum(words in (one.markdown or "") for one in self._answers(self._cloud.space(person)))

    def say(self, person: str, text: str) -> None:
        """Somebody types something in their own space; nobody waits for the answer."""
        self._cloud.say(self._cloud.person(person), self._cloud.space(person), text)

    def answers(self, people: Sequence[str]) -> list[list[str]]:
        """What the bot said in the space of each of them."""
        found = [self._answers(self._cloud.space(one)) for one in people]
        return [[message.markdown or "" for message in messages] for messages in found]

    def carried_out(self, since: float, match: str) -> dict[str, int]:
        """How often requests whose `METHOD /path` matches were carried out after that moment, by path."""
        made = [one for one in self._cloud.requests if one.at >= since and 200 <= one.status < 300]
        return Counter(one.path for one in made if re.match(match, f"{one.method} {one.path}"))

    def fault(
        self,
        match: str,
        *,
        status: int | None,
        times: int,
        delay: float = 0.0,
        retry_after: str = "",
    ) -> None:
        """Plans a fault for the next requests with the admin token, and for messages."""
        headers = {"Retry-After": retry_after} if retry_after else {}
        self._cloud.fault(match, status=status, times=times, delay=delay, headers=headers)

    def close_sockets(self) -> None:
        """Closes every websocket."""
        self._cloud.close_sockets()

    def twice(self) -> None:
        """From now on every frame comes twice, or no more so."""
        self._cloud.deliver_twice = not self._cloud.deliver_twice

    def heal(self) -> None:
        """Nothing more goes wrong."""
        with self._cloud.state.lock:
            self._cloud.state.faults.clear()
        self._cloud.deliver_twice = False

    def sockets(self) -> int:
        """How many authorised websockets are open."""
        return self._cloud.sockets

    def listens(self) -> bool:
        """Whether an authorised websocket is open."""
        return self._cloud.sockets > 0

    def left(self) -> None:
        """Waits until no websocket is open, and forgets the registrations."""
        self._cloud.until(lambda: not self._cloud.sockets, 30.0)
        self._cloud.forget_devices()

    def ask(self, text: str, person: str = "ana", timeout: float = MAX_ANSWER_SECONDS) -> Answered:
        """Somebody asks in their own space."""
        cloud, space = self._cloud, self._cloud.space(person)
        asked_before, said_before = len(cloud.requests), len(self._answers(space))
        began = time.time()
        cloud.say(cloud.person(person), space, text)
        cloud.until(lambda: len(self._answers(space)) > said_before, timeout)
        seconds = time.time() - began
        posted = ("POST", "/messages")
        cloud.until(lambda: posted in [(one.method, one.path) for one in cloud.requests[asked_before:]])
        made = sorted(cloud.requests[asked_before:], key=lambda one: one.at)
        in_sequence, free_at = 0, 0.0
        for one in made:
            if one.at >= free_at:
                in_sequence, free_at = in_sequence + 1, one.at + cloud.latency
        return Answered(seconds, in_sequence, sum(one.path in LISTINGS for one in made))

    def crowd(self, count: int) -> list[str]:
        """So many more full administrators, each with a space of their own; gives their keys."""
        cloud, bot = self._cloud, self._cloud.person("bot").id
        keys = [f"admin{number}" for number in range(count)]
        with cloud.state.lock:
            for key in keys:
                one = webex_id("PEOPLE", new_uuid())
                person = replace(cloud.person("ana"), key=key, id=one, email=f"{key}@acme.example")
                space = Space(key, webex_id("ROOM", new_uuid()), person.name, "direct", (person.id, bot))
                cloud.state.people[person.id] = person
                cloud.state.spaces[space.id] = space
        return keys

    def ask_together(self, people: Sequence[str], text: str, timeout: float = 30.0) -> list[float]:
        """They all ask at once; the seconds until each who was answered was."""
        spaces = {key: self._cloud.space(key) for key in people}
        began = {}
        for key, space in spaces.items():
            began[key] = time.time()
            self._cloud.say(self._cloud.person(key), space, text)
        until = time.time() + timeout
        self._cloud.until(
            lambda: time.time() > until or all(self._answers(space) for space in spaces.values()), 2 * timeout
        )
        answers = {key: self._answers(space) for key, space in spaces.items()}
        return [_moment(found[0]) - began[key] for key, found in answers.items() if found]

    def watch_all(self, count: int) -> None:
        """So many people have the bot tell them of every change."""
        self._watching = self.crowd(count)
        self.ask_together(self._watching, "watch all", 120.0)

    def dead_space(self, seconds: float) -> None:
        """From now on nothing can be said in one of the spaces that watch: each try hangs and fails."""
        room = self._cloud.space(self._watching[0]).id
        self._cloud.fault("POST /messages", status=502, times=10_000, delay=seconds, room=room)
        self._watching = self._watching[1:]

    def told(self, change: str, beside: str, timeout: float = 120.0) -> Told:
        """Ana makes a change; Ravi asks something again and again until every space was told."""
        cloud, ana = self._cloud, self._cloud.space("ana")
        spaces = [cloud.space(key) for key in self._watching]
        said_before = len(self._answers(ana))
        cloud.say(cloud.person("ana"), ana, change)
        answer = cloud.until(lambda: self._answers(ana)[said_before:], timeout)[0]
        seconds = []
        until = time.time() + timeout

        def waiting() -> bool:
            return time.time() < until and any(len(self._answers(space)) < 2 for space in spaces)

        while waiting():
            seconds.append(self.ask(beside, "ravi").seconds)
        found = [self._answers(space)[1:2] for space in spaces]
        return Told([_moment(one[0]) - _moment(answer) for one in found if one], seconds)

    def plan_told(self, order: str, quiet_seconds: float, timeout: float = 600.0) -> list[list[float]]:
        """Ana has a plan shown and run. For each space that watches, after how many seconds it was told
        something, until none was told anything for so long."""
        cloud, ana, space = self._cloud, self._cloud.person("ana"), self._cloud.space("ana")
        before = {key: len(self._answers(cloud.space(key))) for key in self._watching}
        cloud.say(ana, space, order)
        shown = cloud.until(
            lambda: next((one for one in self._answers(space) if "Run" in buttons(one)), None), timeout
        )
        began = time.time()
        cloud.press(ana, shown.id, {**filled(shown), **button(shown, "Run")})

        def told() -> dict[str, list[float]]:
            found = {key: self._answers(cloud.space(key))[before[key] :] for key in self._watching}
            return {key: [_moment(one) - began for one in ones] for key, ones in found.items()}

        while True:
            last = max((moment for ones in told().values() for moment in ones), default=0.0)
            if (since := time.time() - began) > last + quiet_seconds or since > timeout:
                return [*told().values()]
            time.sleep(1.0)

    def _answers(self, space: Space) -> list[Message]:
        bot = self._cloud.person("bot").id
        return [one for one in self._cloud.messages(space) if one.person_id == bot and one.text != WORKING]


def _moment(message: Message) -> float:
    return datetime.fromisoformat(message.created).timestamp()


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
