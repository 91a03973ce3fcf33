"""Four hundred changes that nobody waits for, under a limit: through the one door, and by a bare loop."""

from __future__ import annotations

import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median

import requests
from pydantic import SecretStr

from bot.app import App
from bot.catalogue import family_of
from bot.changes.outcome import Result
from bot.changes.request import ChangeRequest
from bot.config import PRODUCTION, Config
from bot.patience import patiently
from tests.bench.site import Site

WORKSPACES = 400
AT_ONCE = 8
RATE_LIMIT = 20.0
LATENCY_SECONDS = 0.02
LEARNING_SECONDS = 10.0
"""What a client may take to find the limit."""
QUESTION = 'show dnd "Lobby Paris"'
ROUNDS = 20
BETWEEN_QUESTIONS_SECONDS = 2.0


@dataclass(frozen=True)
class Run:
    """How the changes went, what Webex said to requests with the admin token, and who asked beside."""

    made: int
    seconds: float
    answered: list[float]
    """Seconds from the beginning until each request that Webex took."""
    refused: int
    beside: list[float]
    """Seconds for each answer in chat meanwhile."""

    @property
    def used(self) -> float:
        """The part of the limit that was used once there was time to find it."""
        end = max(self.answered)
        later = sum(at > LEARNING_SECONDS for at in self.answered)
        return later / ((end - LEARNING_SECONDS) * RATE_LIMIT)

    def beside_it(self, idle: float) -> str:
        """The answers in chat; `idle` is how many seconds one takes with nothing beside it."""
        beside = sorted(self.beside)
        return (
            f"  {QUESTION} beside it: median {median(beside) * 1e3:.0f} ms of {len(beside)}, the slowest "
            f"{beside[-1] * 1e3:.0f} ms; idle {idle * 1e3:.0f} ms, ratio {median(beside) / idle:.2f} "
            "(asked: at most 2)"
        )

    def line(self, name: str) -> str:
        """How it went, in one line."""
        made = len(self.answered) + self.refused
        return (
            f"  {name:28}{self.seconds:7.1f} s{self.used:8.1%} of the limit after {LEARNING_SECONDS:.0f} s"
            f"{made:7} requests{self.refused / made:8.1%} refused{self.made:6} changes made"
        )


ASKED = "asked: at least 95 % of the limit, less than 2 % refused"


def report(site: Site, environment: Mapping[str, str]) -> Iterator[str]:
    """A bare loop, and the door beside questions in chat."""
    yield f"{WORKSPACES} changes, {AT_ONCE} at once, at most {RATE_LIMIT:.0f} requests a second; {ASKED}:"
    bare = bare_loop(site, environment)
    yield bare.line("a bare loop")
    rooms = prepared(site)
    with bot_here(environment) as app:
        site.ask(QUESTION)
        idle = median(site.ask(QUESTION).seconds for _ in range(ROUNDS))
        one = partial(_changed, app, site.person("ana"))
        door = measured(site, partial(_all, rooms, one), beside=QUESTION)
    yield door.line("the door, nobody waiting")
    yield f"  requests in all, door to bare loop: {_ratio(door, bare):.2f}"
    yield door.beside_it(idle)
    site.reset(0.0)


def bare_loop(site: Site, environment: Mapping[str, str]) -> Run:
    """The same requests without a bot."""
    rooms = prepared(site)
    one = partial(_changed_barely, environment["WEBEX_ADMIN_TOKEN"], site.person("ana"))
    return measured(site, partial(_all, rooms, one))


def _ratio(door: Run, bare: Run) -> float:
    return (len(door.answered) + door.refused) / (len(bare.answered) + bare.refused)


def prepared(site: Site) -> list[str]:
    """The ids of the workspaces in a cloud that was reset."""
    site.reset(LATENCY_SECONDS)
    return site.add_workspaces(WORKSPACES)


@contextmanager
def bot_here(environment: Mapping[str, str]) -> Iterator[App]:
    """The bot in this process, with a new database."""
    with tempfile.TemporaryDirectory() as folder:
        app = App(
            Config(
                _env_file=None,  # type: ignore[call-arg]
                webex_bot_token=SecretStr(environment["WEBEX_BOT_TOKEN"]),
                webex_admin_token=SecretStr(environment["WEBEX_ADMIN_TOKEN"]),
                database_url=f"sqlite:///{Path(folder) / 'bot.db'}",
            )
        )
        app.start()
        threading.Thread(target=app.run, daemon=True).start()
        try:
            yield app
        finally:
            app.stop()


def measured(site: Site, work: Callable[[], int], beside: str = "") -> Run:
    """Under the limit, work that gives how much of it was made; meanwhile somebody asks again and again."""
    asked: list[float] = []
    over = threading.Event()

    def ask() -> None:
        while beside and not over.wait(BETWEEN_QUESTIONS_SECONDS):
            asked.append(site.ask(beside, timeout=30.0).seconds)

    asking = threading.Thread(target=ask)
    site.limit(RATE_LIMIT)
    began, began_at = time.monotonic(), time.time()
    asking.start()
    made = work()
    seconds = time.monotonic() - began
    over.set()
    asking.join()
    traffic = site.admin_traffic(began_at)
    answered = [at for at, status in traffic if status != 429]
    return Run(made, seconds, answered, len(traffic) - len(answered), asked)


def _all(rooms: Sequence[str], change: Callable[[str], bool]) -> int:
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return sum(pool.map(change, rooms))


def _changed(app: App, person_id: str, room: str) -> bool:
    """Through the door."""
    request = ChangeRequest(family="dnd", values={"enabled": True}, workspace_id=room, person_id=person_id)
    with patiently():
        return app.services.changes.apply(request).result is Result.DONE


def _changed_barely(token: str, person_id: str, room: str) -> bool:
    """The same requests, each made again after the pause that Webex asks for."""
    setting = PRODUCTION + family_of("dnd").path.format(workspaceId=room)
    _asked("GET", f"{PRODUCTION}/people/{person_id}", token)
    found = _asked("GET", setting, token).json()
    _asked("PUT", setting, token, {**found, "enabled": True})
    return bool(_asked("GET", setting, token).json()["enabled"])


_local = threading.local()


def _asked(method: str, url: str, token: str, body: object = None) -> requests.Response:
    if not hasattr(_local, "session"):
        _local.session = requests.Session()
    while True:
        answer: requests.Response = _local.session.request(
            method, url, json=body, headers={"Authorization": f"Bearer {token}"}, timeout=30
        )
        if answer.status_code != 429:
            answer.raise_for_status()
            return answer
        time.sleep(float(answer.headers["Retry-After"]))
