"""The bots of the sandbox: real ones, each a process of its own, started again when it ends."""

from __future__ import annotations

import math
import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from bot.config import Config
from bot.sandbox.bot_database import BotDatabase
from bot.sandbox.cloud.cloud import Cloud
from bot.sandbox.contract.operations import CHECKOUT_FOLDER

LISTEN_TIMEOUT_SECONDS = 30.0
HEALTHY_RUN_SECONDS = 10.0
"""A bot that ran this long is restarted after 1 s; else the delay doubles each time, up to the maximum."""
MAX_RESTART_DELAY_SECONDS = 30.0
DOWN_AFTER_KILL_SECONDS = 2.0
"""So long one sees that it is down."""
LOOK_EVERY_SECONDS = 0.1
ENDED_WITHIN_SECONDS = 10.0

_ABOUT_THE_NETWORK = re.compile(
    r"(WEBEX_|SSL_CERT|REQUESTS_CA|CURL_CA|(HTTPS?|WSS?|SOCKS|ALL|NO)_PROXY\Z)", re.IGNORECASE
)
LISTENING = "listening"
Say = Callable[[str], None]


def child_environment(
    cloud: Cloud, folder: Path, environment: Mapping[str, str], database_url: str = ""
) -> dict[str, str]:
    """The environment of the bot's process: that of the cloud, without anything about the real Webex, and
    without an option of the real bot. The default database is `bot.db` in the folder."""
    inherited = {
        name: value
        for name, value in environment.items()
        if not (name.lower() in Config.model_fields or _ABOUT_THE_NETWORK.match(name))
    }
    paths = [str(CHECKOUT_FOLDER), *filter(None, [environment.get("PYTHONPATH", "")])]
    return (
        inherited
        | cloud.environment()
        | {
            "DATABASE_URL": database_url or f"sqlite:///{(folder / 'bot.db').as_posix()}",
            "PYTHONPATH": os.pathsep.join(paths),
            # A line for each message would push the greeting out of sight.
            "LOG_LEVEL": "WARNING",
        }
    )


class Bots:
    """`bot.sandbox.data.bot_controls.BotControls`: some bots on one database."""

    def __init__(
        self, cloud: Cloud, folder: Path, database: BotDatabase, number: int, stop: threading.Event, say: Say
    ) -> None:
        self._cloud, self._database, self._stop, self._say = cloud, database, stop, say
        environment = child_environment(cloud, folder, os.environ, database.url)
        self._bots = [_OneBot("The bot", cloud, folder, environment, say)]
        if number > 1:
            self._bots = [
                _OneBot(f"Bot {one}", cloud, folder, environment | _who(cloud, one), say)
                for one in range(1, number + 1)
            ]
        self._asked = self._forgotten = 0
        """How often they were to lose their memory, and how often all listened again after that."""
        self._changed = threading.Condition()
        cloud.bots = self

    def states(self) -> Sequence[str]:
        return [one.state for one in self._bots]

    def kill(self, number: int) -> None:
        if not 1 <= number <= len(self._bots):
            raise LookupError(number)
        self._bots[number - 1].kill()

    def forget(self) -> None:
        with self._changed:
            self._asked = mine = self._asked + 1
            self._changed.wait_for(
                lambda: self._forgotten >= mine or self._stop.is_set(), LISTEN_TIMEOUT_SECONDS
            )

    def run(self, on_ready: Callable[[], None]) -> None:
        """Runs them until the stop, and calls back once, as soon as all listen."""
        told: Sequence[str] = ()
        emptied, is_ready = self._asked, False
        say_at = time.monotonic() + LISTEN_TIMEOUT_SECONDS
        try:
            while not self._stop.is_set():
                if emptied != self._asked:
                    emptied = self._asked
                    self._end()
                    self._database.empty()
                for one in self._bots:
                    one.look()
                states = self.states()
                if told != states:
                    told = states
                    self._cloud.state.notify("bot", self._cloud.listening())
                if set(states) == {LISTENING}:
                    with self._changed:
                        self._forgotten = emptied
                        self._changed.notify_all()
                    if not is_ready:
                        is_ready = True
                        on_ready()
                elif not is_ready and time.monotonic() > say_at:
                    say_at = math.inf
                    self._say("The bot runs but does not listen yet; what it says above may tell why.")
                self._stop.wait(LOOK_EVERY_SECONDS)
        finally:
            with self._changed:
                self._changed.notify_all()
            self._end()

    def _end(self) -> None:
        for one in self._bots:
            one.ask_to_end()
        for one in self._bots:
            one.end()


def _who(cloud: Cloud, number: int) -> dict[str, str]:
    """What tells several bots apart: as whom each uses the proxy."""
    return {"HTTPS_PROXY": cloud.proxy_url.replace("://", f"://{number}:sandbox@")}


class _OneBot:
    """A bot's process, or the pause until the next one."""

    def __init__(
        self, name: str, cloud: Cloud, folder: Path, environment: Mapping[str, str], say: Say
    ) -> None:
        self._name, self._cloud, self._folder, self._say = name, cloud, folder, say
        self._environment = environment
        self._process: subprocess.Popen[bytes] | None = None
        self._is_killed = False
        self._started_at = self._start_at = 0.0
        self._delay_seconds = 1.0

    @property
    def state(self) -> str:
        process = self._process
        if process is None or process.poll() is not None:
            return "down"
        # The bot registers under a name that ends with its process.
        is_connected = any(name.endswith(f"/{process.pid}") for name in self._cloud.connected_devices)
        return LISTENING if is_connected else "starting"

    def kill(self) -> None:
        """Ends it without its knowing; a bot that is down stays so."""
        if (process := self._process) is not None:
            self._is_killed = True
            process.kill()

    def look(self) -> None:
        """Starts it when it is time, and notices that it has ended."""
        if self._process is None:
            if time.monotonic() >= self._start_at:
                self._start()
        elif self._process.poll() is not None:
            self._start_at = time.monotonic() + self._pause_seconds(self._process.returncode)
            self._process = None

    def ask_to_end(self) -> None:
        if self._process is not None:
            self._process.terminate()

    def end(self) -> None:
        """Waits for the end, and forgets how it was: the next `look` starts it."""
        if self._process is not None:
            try:
                self._process.wait(ENDED_WITHIN_SECONDS)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        self._process, self._start_at = None, 0.0

    def _start(self) -> None:
        self._is_killed, self._started_at = False, time.monotonic()
        # Another folder, so that the bot finds no .env with real tokens; another session, so that Ctrl-C
        # reaches this process only, which then stops the bot.
        self._process = subprocess.Popen(  # noqa: S603 - fixed arguments
            [sys.executable, "-m", "bot", "sandbox", "bot", str(self._cloud.clock.file)],
            cwd=self._folder,
            env=self._environment,
            start_new_session=True,
        )

    def _pause_seconds(self, status: int) -> float:
        """How long it stays down; that is said."""
        if self._is_killed:
            self._say(f"{self._name} was killed; it is started again.")
            return DOWN_AFTER_KILL_SECONDS
        is_healthy = time.monotonic() - self._started_at > HEALTHY_RUN_SECONDS
        self._delay_seconds = 1.0 if is_healthy else min(self._delay_seconds * 2, MAX_RESTART_DELAY_SECONDS)
        self._say(
            f"{self._name} ended with status {status}; it is started again in {self._delay_seconds:.0f} s."
        )
        return self._delay_seconds
