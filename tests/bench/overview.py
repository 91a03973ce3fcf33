"""All settings of one workspace at once: this bot's client beside wxc-sdk's, and `show <workspace>` whole."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from statistics import median

from bot.catalogue import FAMILIES
from bot.webex.http.rate_limiter import MAX_SOON_REQUESTS
from tests.bench.peers import NAMES, PEERS, Reader, Took, ours
from tests.bench.site import Site

LATENCY_SECONDS = 0.05
AT_ONCE = MAX_SOON_REQUESTS
ROUNDS = 15


@dataclass
class Runner:
    """A client, what it reads, and how its rounds went."""

    name: str
    read: Reader
    settings: list[tuple[str, str]]
    rounds: list[Took] = field(default_factory=list)

    def line(self) -> str:
        """Milliseconds, and how they compare to the waves of requests it takes."""
        best = math.ceil(len(self.settings) / AT_ONCE) * LATENCY_SECONDS
        middle, least = (pick(one.seconds for one in self.rounds) for pick in (median, min))
        lost = sum(one.lost for one in self.rounds)
        return (
            f"  {self.name:24}median {middle * 1000:4.0f} ms{middle / best:6.2f} × the waves"
            f"   least {least * 1000:4.0f} ms{least / best:6.2f} ×{lost:5} lost"
        )


def report(site: Site, environment: Mapping[str, str]) -> Iterator[str]:
    """One line a client; their rounds take turns, so that what else the machine does meets all of them."""
    site.reset(LATENCY_SECONDS)
    lobby = site.workspace("Lobby Paris")
    settings = [(key, lobby) for key in NAMES]
    waves = math.ceil(len(settings) / AT_ONCE)
    yield (
        f"{len(settings)} settings of one workspace, {LATENCY_SECONDS * 1e3:.0f} ms a request, "
        f"{AT_ONCE} at a time: "
        f"waves of requests: {waves}, at best {waves * LATENCY_SECONDS * 1e3:.0f} ms; {ROUNDS} rounds each"
    )
    with ExitStack() as open_clients:
        runners = [
            Runner(name, open_clients.enter_context(opened(environment, AT_ONCE)), settings)
            for name, opened in PEERS.items()
        ]
        whole = [(family.key, lobby) for family in FAMILIES]
        everything = open_clients.enter_context(ours(environment, AT_ONCE))
        runners.append(Runner(f"this bot, all {len(whole)}", everything, whole))
        for runner in runners:
            # The first round opens the connections.
            runner.read(runner.settings)
        for _ in range(ROUNDS):
            for runner in runners:
                runner.rounds.append(runner.read(runner.settings))
    yield from (runner.line() for runner in runners)
