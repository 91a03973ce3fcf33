"""Five settings of two hundred workspaces under a limit: this bot's client beside wxc-sdk's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tests.bench.peers import PEERS
from tests.bench.site import Site

WORKSPACES = 200
SETTINGS = ("intercept", "forwarding", "dnd", "waiting", "ptt")
RATE_LIMIT = 20.0
AT_ONCE = 10
LATENCY_SECONDS = 0.02


def report(site: Site, environment: Mapping[str, str]) -> Iterator[str]:
    """One line a client: seconds, how much of the limit was used, what was refused and what was lost."""
    count = WORKSPACES * len(SETTINGS)
    # A second's worth is in store at the start.
    best = (count - RATE_LIMIT) / RATE_LIMIT
    yield f"{count} settings of {WORKSPACES} workspaces, at most {RATE_LIMIT:.0f}/s: at best {best:.0f} s"
    for name, opened in PEERS.items():
        site.reset(LATENCY_SECONDS)
        rooms = site.add_workspaces(WORKSPACES)
        with opened(environment, AT_ONCE) as read:
            site.limit(RATE_LIMIT)
            took = read([(key, room) for room in rooms for key in SETTINGS])
            refused = site.refused()
        made = count + refused
        yield (
            f"  {name:24}{took.seconds:8.1f} s{best / took.seconds:8.1%} of the limit"
            f"{made:7} requests{refused / made:8.1%} refused{took.lost:6} lost"
        )
    site.reset(0.0)
