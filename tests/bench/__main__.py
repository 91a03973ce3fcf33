"""`python -m tests.bench`: the bot beside a bare webex-bot, on the same pretend cloud in one run."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.bench import bulk, overview
from tests.bench.site import Answered, Flood, Site, opened

GLANCE = 'show "Lobby Paris"'
LATENCY = 0.05
ROUNDS = 10
STARTS = 3
SPACES, EACH = 20, 10


@dataclass(frozen=True)
class Bot:
    """One of the two that are compared: how it is started, asked, and flooded."""

    name: str
    module: str
    question: str
    cheap: str


OURS = Bot("this bot", "bot", 'show intercept "Lobby Paris"', "whoami")
BARE = Bot("webex-bot", "tests.bench.bare", "echo Lobby Paris", "echo")


FLOODED: dict[str, Callable[[Flood], float]] = {
    "answered once": lambda flood: flood.answered_once,
    "lost": lambda flood: flood.lost,
    "answered twice": lambda flood: flood.repeated,
    "out of order in their space": lambda flood: flood.inversions,
    "until the last answer, s": lambda flood: round(flood.seconds, 1),
}


@dataclass(frozen=True)
class Figures:
    """What was measured of one bot."""

    ready_seconds: float
    ready_processor_seconds: float
    ready_mb: float
    busy_mb: float
    answers: list[Answered]
    floods: list[Flood]

    def seconds(self) -> float:
        return median(answer.seconds for answer in self.answers)

    def in_sequence(self) -> int:
        return int(median(answer.in_sequence for answer in self.answers))


@contextmanager
def running(site: Site, bot: Bot) -> Iterator[tuple[int, float]]:
    """The bot's process until the end of the block: its id, and seconds until it listened."""
    site.left()
    with tempfile.TemporaryDirectory() as folder:
        environment = site.environment(folder)
        began = time.time()
        process = subprocess.Popen(
            [sys.executable, "-m", bot.module],
            cwd=folder,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            yield process.pid, site.listened_to() - began
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(30)


def resident(process_id: int) -> float:
    """Megabytes of memory, as Linux counts them."""
    status = Path(f"/proc/{process_id}/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmRSS:"))
    return int(line.split()[1]) / 1024


def worked(process_id: int) -> float:
    """Seconds of processor time, which a busy machine does not stretch."""
    fields = Path(f"/proc/{process_id}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return sum(map(int, fields[11:13])) / os.sysconf("SC_CLK_TCK")


def measure(site: Site, bot: Bot) -> Figures:
    """Starts it a few times and floods it each time, then asks it one thing after the other."""
    ready, floods, busy = [], [], []
    for _ in range(STARTS):
        site.reset(0.0)
        with running(site, bot) as (process_id, took):
            ready.append((took, worked(process_id), resident(process_id)))
            floods.append(site.flood(bot.cheap, SPACES, EACH))
            busy.append(resident(process_id))
    site.reset(0.0)
    with running(site, bot):
        site.reset(LATENCY)
        site.ask(bot.question)
        answers = [site.ask(bot.question) for _ in range(ROUNDS)]
    seconds, processor, megabytes = (median(column) for column in zip(*ready, strict=True))
    return Figures(seconds, processor, megabytes, median(busy), answers, floods)


def report(ours: Figures, bare: Figures) -> Iterator[str]:
    """One line a figure: ours, theirs, the ratio."""
    yield f"{'':36}{OURS.name:>16}{BARE.name:>16}{'ratio':>8}"

    def line(label: str, mine: float, peer: float, digits: int = 0) -> str:
        ratio = f"{mine / peer:.2f}" if peer else "-"
        return f"{label:36}{mine:16.{digits}f}{peer:16.{digits}f}{ratio:>8}"

    yield line("start to authorised websocket, s", ours.ready_seconds, bare.ready_seconds, 2)
    yield line("  of it processor time, s", ours.ready_processor_seconds, bare.ready_processor_seconds, 2)
    yield line("memory when listening, MB", ours.ready_mb, bare.ready_mb)
    yield line("memory after the flood, MB", ours.busy_mb, bare.busy_mb)
    yield line(f"answer, {LATENCY * 1000:.0f} ms a request: ms", ours.seconds() * 1e3, bare.seconds() * 1e3)
    yield line("  Webex requests one after the other", ours.in_sequence(), bare.in_sequence())
    yield f"{STARTS} floods of {SPACES * EACH} from {SPACES} spaces, each:"
    for label, count in FLOODED.items():
        mine, peer = (", ".join(str(count(flood)) for flood in one.floods) for one in (ours, bare))
        yield f"  {label:34}{mine:>16}{peer:>16}"
    more = ours.in_sequence() - bare.in_sequence()
    yield f"{OURS.question}: {more} more one after the other than webex-bot's echo"


def compare(site: Site) -> Iterator[str]:
    """The bot and a bare webex-bot."""
    bare = measure(site, BARE)
    yield from report(measure(site, OURS), bare)


def at_a_glance(site: Site) -> Iterator[str]:
    """All settings of a workspace, by client and asked for in a space."""
    yield from overview.report(site, _trusted(site))
    site.reset(0.0)
    with running(site, OURS):
        site.reset(overview.LATENCY)
        answers = [site.ask(GLANCE) for _ in range(ROUNDS)][1:]
    seconds = median(one.seconds for one in answers)
    yield f"  {GLANCE}, asked and answered in a space: {seconds * 1000:.0f} ms"


def in_bulk(site: Site) -> Iterator[str]:
    """Many settings of many workspaces under a limit."""
    yield from bulk.report(site, _trusted(site))


def _trusted(site: Site) -> dict[str, str]:
    """The cloud's environment; every client in this process takes it for Webex from now on."""
    environment = site.environment(tempfile.gettempdir())
    for name in ("HTTPS_PROXY", "SSL_CERT_FILE", "REQUESTS_CA_BUNDLE"):
        os.environ[name] = environment[name]
    return environment


PARTS = {"bot": compare, "overview": at_a_glance, "bulk": in_bulk}


def main(wanted: list[str]) -> None:
    """Prints the tables; of some parts alone where they are named."""
    if unknown := [name for name in wanted if name not in PARTS]:
        sys.exit(f"There is no {', '.join(unknown)}; there are {', '.join(PARTS)}.")
    say(f"{os.cpu_count()} processors; the pretend cloud runs in a process of its own on the same machine")
    with opened() as site:
        for name in wanted or PARTS:
            for line in PARTS[name](site):
                say(line)


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
