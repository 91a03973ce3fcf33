"""Many at once: the first questions of sixteen people, and changes told to two hundred spaces."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

from tests.bench.running import OURS, Bot, Gone, running
from tests.bench.show import compared
from tests.bench.site import Site

LATENCY_SECONDS = 0.05
PEOPLE = 16
SPACES = 200
HANGS_SECONDS = 8.0
BESIDE = 10
WORKSPACES = 400
QUIET_SECONDS = 75.0
"""What is gathered is told within a minute."""


def first(site: Site) -> Iterator[str]:
    """Nobody's rights are known yet and no connection is open but the bot's own."""
    yield f"{PEOPLE} people ask at once, each for the first time; {site.authorities()} certificates to load"
    yield from compared(site, together)


def together(site: Site, bot: Bot) -> dict[str, float]:
    site.reset(0.0)
    people = site.crowd(PEOPLE)
    with running(site, bot) as run:
        site.slow(LATENCY_SECONDS)
        before, held = run.worked, run.resident
        seconds = site.ask_together(people, bot.question)
        if not seconds:
            raise Gone("it answers nobody")
        return {
            "people answered": len(seconds),
            "answer: median of them, ms": median(seconds) * 1e3,
            "  the last, ms": max(seconds) * 1e3,
            "  processor time each, ms": (run.worked - before) / PEOPLE * 1e3,
            "memory before, MB": held,
            "memory after, MB": run.resident,
        }


def bulk(site: Site) -> Iterator[str]:
    """Every space watches all, while a plan changes many workspaces."""
    site.reset(0.0)
    site.fill(WORKSPACES, "Desk {:03}")
    with running(site, OURS) as run:
        site.watch_all(SPACES)
        held, worked = run.resident, run.worked
        told = site.plan_told("set dnd all desks on", QUIET_SECONDS)
        yield f"a plan of {WORKSPACES} workspaces, told to {SPACES} spaces:"
        counts = [len(moments) for moments in told]
        most = max(
            sum(begin <= one < begin + 60 for one in moments) for moments in told for begin in moments or [0]
        )
        last = max((moments[-1] for moments in told if moments), default=0.0)
        yield f"  messages a space: {min(counts)} to {max(counts)}"
        yield f"  within one minute at most {most} (asked: 1)"
        yield f"  the last after {last:.0f} s; processor time {run.worked - worked:.1f} s"
        yield f"  memory before {held:.0f} MB, after {run.resident:.0f} MB (asked: flat)"


def notices(site: Site) -> Iterator[str]:
    """Every space watches all, each for another person."""
    site.reset(0.0)
    with running(site, OURS) as run:
        site.watch_all(SPACES)
        site.slow(LATENCY_SECONDS)
        site.ask("whoami")
        idle = median(site.ask("whoami").seconds for _ in range(BESIDE))
        before = run.worked
        told = site.told('set dnd "Lobby Paris" enabled on', beside="whoami")
        latency = f"{LATENCY_SECONDS * 1e3:.0f} ms a request"
        yield f"one change told to {SPACES} spaces, {latency}, from its answer on:"
        last = max(told.seconds)
        yield f"  median {median(told.seconds):.2f} s, last {last:.2f} s; {len(told.seconds)} told"
        yield f"  processor time {run.worked - before:.2f} s"
        beside = median(told.beside)
        yield (
            f"  whoami meanwhile: median {beside * 1000:.0f} ms of {len(told.beside)}, "
            f"idle {idle * 1000:.0f} ms, ratio {beside / idle:.2f}"
        )


def dead(site: Site) -> Iterator[str]:
    """One change told to every space, without and with one space in which every message hangs and fails."""
    p95: dict[bool, list[float]] = {}
    for is_dead in (False, True, False, True):
        site.reset(0.0)
        with running(site, OURS):
            site.watch_all(SPACES)
            site.slow(LATENCY_SECONDS)
            if is_dead:
                site.dead_space(HANGS_SECONDS)
            seconds = sorted(site.told('set dnd "Lobby Paris" enabled on', beside="whoami").seconds)
            p95.setdefault(is_dead, []).append(seconds[len(seconds) * 95 // 100])
            which = "one space dead" if is_dead else "all spaces well"
            within = f"95 % within {p95[is_dead][-1]:.2f} s, the last {seconds[-1]:.2f} s"
            yield f"{which}: {len(seconds)} told, {within}"
    yield f"  ratio of the medians {median(p95[True]) / median(p95[False]):.2f} (asked: less than 2)"
