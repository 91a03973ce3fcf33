"""A question about one setting beside webex-bot's bare echo, and what each costs at the start."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from statistics import median

from tests.bench.running import BARE, OURS, Bot, Gone, running
from tests.bench.site import Site

LATENCY_SECONDS = 0.05
ROUNDS = 40
STARTS = 3


def report(site: Site) -> Iterator[str]:
    """The same question asked of both."""
    yield from compared(site, asked)


def starts(site: Site) -> Iterator[str]:
    """What it takes until a bot listens that ran before, with its database there."""
    yield from compared(site, started)


def compared(site: Site, measure: Callable[[Site, Bot], dict[str, float]]) -> Iterator[str]:
    """One line a figure: ours, theirs, the ratio; a dash where a bot did not live to give one."""
    found: dict[str, dict[str, float]] = {}
    for bot in (BARE, OURS):
        try:
            found[bot.name] = measure(site, bot)
        except Gone as gone:
            yield f"{gone}: no figures of it"
            found[bot.name] = {}
    yield from table(found[OURS.name], found[BARE.name])


def table(ours: dict[str, float], theirs: dict[str, float]) -> Iterator[str]:
    """The figures of both, side by side."""
    yield f"{'':44}{OURS.name:>12}{BARE.name:>12}{'ratio':>8}"
    for label in ours | theirs:
        mine, peer = ours.get(label), theirs.get(label)
        ratio = f"{mine / peer:.2f}" if mine and peer else "-"
        yield f"{label:44}{figure_text(mine):>12}{figure_text(peer):>12}{ratio:>8}"


def figure_text(figure: float | None) -> str:
    """A figure with as many digits as mean something."""
    return "-" if figure is None else f"{figure:.2f}" if figure < 10 else f"{figure:.0f}"


def asked(site: Site, bot: Bot) -> dict[str, float]:
    """The same question again and again in one space."""
    site.reset(0.0)
    with running(site, bot) as run:
        site.reset(LATENCY_SECONDS)
        site.ask(bot.question)
        before = run.worked
        answers = [site.ask(bot.question) for _ in range(ROUNDS)]
        spent = run.worked - before
    return {
        f"answer at {LATENCY_SECONDS * 1e3:.0f} ms a request: median, ms": median(
            one.seconds * 1e3 for one in answers
        ),
        "  the fastest, ms": min(one.seconds for one in answers) * 1e3,
        "  requests one after the other": median(one.in_sequence for one in answers),
        "  processor time each, ms": spent / ROUNDS * 1e3,
    }


def started(site: Site, bot: Bot) -> dict[str, float]:
    site.reset(0.0)
    seconds, processor, megabytes = [], [], []
    with tempfile.TemporaryDirectory() as folder:
        with running(site, bot, folder):
            pass
        for _ in range(STARTS):
            with running(site, bot, folder) as run:
                # By then the list of workspaces is read, too.
                site.ask(bot.cheap)
                seconds.append(run.ready)
                processor.append(run.worked)
                megabytes.append(run.resident)
    return {
        "start to authorised websocket, s": median(seconds),
        "processor time until the first answer, s": median(processor),
        "memory then, MB": median(megabytes),
    }
