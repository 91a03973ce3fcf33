"""`python -m tests.bench [part …] [--minutes N]`: the bot beside its peers, on the same pretend cloud in one
run; `soak`, which takes so many minutes, only where it is named."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from statistics import median

from tests.bench import (
    bulk,
    changes,
    crowd,
    history,
    looking,
    many,
    overview,
    plans,
    radar,
    show,
    soak,
    takeover,
    timed,
)
from tests.bench.running import OURS, Gone, running
from tests.bench.site import Site, opened

GLANCE = 'show "Lobby Paris"'
ROUNDS = 15


def at_a_glance(site: Site) -> Iterator[str]:
    """All settings of a workspace, by client and asked for in a space."""
    yield from overview.report(site, _trusted(site))
    site.reset(0.0)
    with running(site, OURS):
        site.reset(overview.LATENCY_SECONDS)
        answers = [site.ask(GLANCE) for _ in range(ROUNDS)][1:]
    seconds = [one.seconds * 1000 for one in answers]
    yield f"  {GLANCE} in a space: median {median(seconds):.0f} ms, least {min(seconds):.0f} ms"


def in_bulk(site: Site) -> Iterator[str]:
    """Many settings of many workspaces under a limit."""
    yield from bulk.report(site, _trusted(site))


def through_the_door(site: Site) -> Iterator[str]:
    """Many changes that nobody waits for, and a question beside them."""
    yield from changes.report(site, _trusted(site))


def as_a_plan(site: Site) -> Iterator[str]:
    """The same as a plan, and while the bot is killed."""
    yield from plans.report(site, _trusted(site))


def _trusted(site: Site) -> dict[str, str]:
    """The cloud's environment; every client in this process takes it for Webex from now on."""
    environment = site.environment(tempfile.gettempdir())
    for name in ("HTTPS_PROXY", "SSL_CERT_FILE", "REQUESTS_CA_BUNDLE"):
        if name in environment:
            os.environ[name] = environment[name]
    return environment


PARTS = {
    "show": show.report,
    "start": show.starts,
    "first": crowd.first,
    "many": many.report,
    "notices": crowd.notices,
    "spaces": crowd.bulk,
    "dead": crowd.dead,
    "overview": at_a_glance,
    "bulk": in_bulk,
    "history": history.report,
    "changes": through_the_door,
    "timed": timed.report,
    "takeover": takeover.report,
    "plans": as_a_plan,
    "radar": radar.report,
    "audit": looking.noticed,
    "beside": looking.beside,
}
SOAK, SOAK_MINUTES = "soak", 60.0


def main(arguments: list[str]) -> None:
    """Prints the tables; of some parts alone where they are named."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument("parts", nargs="*", metavar="part", help=f"{', '.join(PARTS)}, {SOAK}")
    parser.add_argument("--minutes", type=float, default=SOAK_MINUTES, help="how long soak takes")
    asked = parser.parse_args(arguments)
    parts = PARTS | {SOAK: partial(soak.report, minutes=asked.minutes)}
    if unknown := [name for name in asked.parts if name not in parts]:
        sys.exit(f"There is no {', '.join(unknown)}; there are {', '.join(parts)}.")
    say(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}; the cloud has a process of its own")
    with opened() as site:
        for name in asked.parts or PARTS:
            say(f"\n{name}")
            try:
                for line in parts[name](site):
                    say(line)
            except Gone as gone:
                say(f"{gone}: the figures end here")


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
