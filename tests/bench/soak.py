"""The bot for a long time while Webex, the network and its own processes fail at random."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from tests.bench.running import MAX_START_SECONDS, OURS, Gone, Running
from tests.bench.site import Site
from tests.postgres import empty_schema, running_server

EVERY_SECONDS = 5.0
"""From one command to the next."""
FAULT_EVERY = 4
"""Commands from one fault to the next."""
WARM_UP_COMMANDS = 20
AFTERWARDS_SECONDS = 150.0
"""What was asked last may be answered so late: after an outage, and looks at writes that were in doubt."""
SLOW_SECONDS = 2.0
ROOM_WRITE = r"PUT .*/doNotDisturb"


def report(site: Site, minutes: float) -> Iterator[str]:
    """Two bots on PostgreSQL where it is installed, of which one is killed; else one on SQLite."""
    with running_server() as server, tempfile.TemporaryDirectory() as folder, ExitStack() as rest:
        if server is None:
            yield from _soaked(site, Path(folder), f"sqlite:///{Path(folder) / 'bot.db'}", 1, minutes)
        else:
            yield from _soaked(site, Path(folder), rest.enter_context(empty_schema(server)), 2, minutes)


def _soaked(site: Site, home: Path, url: str, bots: int, minutes: float) -> Iterator[str]:
    site.reset(0.0)
    count = max(int(minutes * 60 / EVERY_SECONDS), WARM_UP_COMMANDS + 1)
    people = site.crowd(count)
    rooms = site.add_workspaces(count)
    site.set_dnd(dict.fromkeys(rooms, False))
    running = [_started(site, home, url, number) for number in range(bots)]
    _until_listening(site, running)
    chance, began, faults = random.Random(1), time.time(), 0
    held = 0.0
    for at, person in enumerate(people):
        if at == WARM_UP_COMMANDS:
            held = _resident(running[0])
        if at % FAULT_EVERY == FAULT_EVERY - 1:
            faults += 1
            _fail(site, home, url, running, chance)
        site.say(person, f'set dnd "Room {at}" on')
        time.sleep(EVERY_SECONDS)  # as people do; the wall clock is what this measures
    site.heal()
    time.sleep(min(AFTERWARDS_SECONDS, 60.0 + minutes * 60))  # what was put off is tried again
    left = _resident(running[0])
    for process in running:
        process.terminate()
        process.wait()
    answers = site.answers(people)
    silent = sum(not one for one in answers)
    twice = sum(len(one) > 1 for one in answers)
    told = sum("Saved" in one[0] or "so already" in one[0] for one in answers if one)
    doubled = sum(times > 1 for times in site.carried_out(began, ROOM_WRITE).values())
    now_on = sum(site.dnd(rooms).values())
    who = f"{bots} bot{'s' if bots > 1 else ''} on {url.partition(':')[0]}"
    yield f"{minutes:g} minutes, {count} commands, {faults} faults, {who}:"
    yield (
        f"  {told} saved, {count - told - silent} told that it was not or may not be, {silent} without an "
        f"answer, {twice} answered more than once (asked: 0)"
    )
    yield f"  {now_on} are on; {doubled} writes doubled (asked: 0)"
    ratio = left / held if held else 0.0
    yield f"  memory after the warm-up {held:.0f} MB, at the end {left:.0f} MB"
    yield f"  ratio {ratio:.2f} (asked: at most 1.1)"


def _fail(
    site: Site, home: Path, url: str, running: list[subprocess.Popen[bytes]], chance: random.Random
) -> None:
    """One fault; of several bots the last is killed, so that the memory of the first tells."""
    last = len(running) - 1
    match chance.choice(["close", "busy", "broken", "slow", "twice", "restart", "kill"]):
        case "close":
            site.close_sockets()
        case "busy":
            site.fault(r"(GET|PUT) .*", status=429, retry_after="2", times=20)
        case "broken":
            site.fault(r"(GET|PUT) .*/doNotDisturb", status=502, times=2)
        case "slow":
            site.fault(r"GET .*", status=None, delay=SLOW_SECONDS, times=10)
        case "twice":
            site.twice()
        case how:
            running[last].send_signal(signal.SIGTERM if how == "restart" else signal.SIGKILL)
            running[last].wait()
            running[last] = _started(site, home, url, last)


def _started(site: Site, home: Path, url: str, number: int) -> subprocess.Popen[bytes]:
    folder = home / str(number)
    folder.mkdir(exist_ok=True)
    return subprocess.Popen(
        [sys.executable, "-m", OURS.module],
        cwd=folder,
        env=site.environment(str(home)) | {"DATABASE_URL": url},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _until_listening(site: Site, running: list[subprocess.Popen[bytes]]) -> None:
    until = time.monotonic() + MAX_START_SECONDS
    while site.sockets() < len(running):
        if time.monotonic() > until or any(one.poll() is not None for one in running):
            raise Gone("the bots never listened")
        time.sleep(0.1)  # other processes start meanwhile


def _resident(process: subprocess.Popen[bytes]) -> float:
    return Running(process.pid, 0.0).resident if Path(f"/proc/{process.pid}").exists() else 0.0
