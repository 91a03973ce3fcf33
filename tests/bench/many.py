"""Twenty workspaces and twenty thousand: what a name costs, and a list."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

from tests.bench.running import OURS, running
from tests.bench.site import Site

LATENCY_SECONDS = 0.05
ROUNDS = 15
FEW, MANY, FITTING = 20, 20_000, 1_500


def report(site: Site) -> Iterator[str]:
    """The same questions among few and among many."""
    found = {count: asked(site, count) for count in (FEW, MANY)}
    few, many = found[FEW], found[MANY]
    yield f"{'workspaces':48}{FEW:>10,}{MANY:>10,}{'ratio':>8}"
    for label, mine in few.items():
        yield f"{label:48}{mine:10.0f}{many[label]:10.0f}{many[label] / mine if mine else 0:8.2f}"


def asked(site: Site, count: int) -> dict[str, float]:
    site.reset(0.0)
    fitting = FITTING if count > FITTING else 2
    site.fill(count - fitting, "Room {:05}")
    site.fill(fitting, "Nook {:05}")
    site.slow(LATENCY_SECONDS)
    with running(site, OURS) as run:
        first = site.ask("workspaces", timeout=60.0)
        held = run.resident
        exact = 'show intercept "Room 00007"'
        site.ask(exact)
        before = run.worked
        seconds = median(site.ask(exact).seconds for _ in range(ROUNDS))
        each = (run.worked - before) / ROUNDS
        choice = median(site.ask("show intercept nook", timeout=60.0).seconds for _ in range(3))
        before = run.worked
        unknown = site.ask("show intercept zzzz", timeout=60.0)
        reading = run.worked - before
        again = site.ask("show intercept yyyy", timeout=60.0)
        return {
            "first answer after the start (the list is read), ms": first.seconds * 1e3,
            "show <setting> <exact name>, ms": seconds * 1e3,
            "  processor time for each, ms": each * 1e3,
            f"a part that fits {FITTING:,} of many, 2 of few: choice, ms": choice * 1e3,
            "an unknown name, ms": unknown.seconds * 1e3,
            "  processor time, ms": reading * 1e3,
            "  listing requests": unknown.listings,
            "another within a minute, ms": again.seconds * 1e3,
            "  listing requests ": again.listings,
            "memory when the list is read, MB": held,
            "memory at the end, MB": run.resident,
        }
