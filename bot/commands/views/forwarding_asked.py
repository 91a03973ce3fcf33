"""Whether calls are forwarded, by all the branches of Call Forwarding together."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from bot.catalogue.model.family import Family
from bot.catalogue.outgoing_calls import listed
from bot.catalogue.settings.call_forwarding import (
    BRANCHES,
    BUSY,
    CALL_FORWARDING,
    CONTINUITY,
    NO_ANSWER,
    RINGS,
)
from bot.catalogue.settings.words.call_forwarding_words import ALWAYS, DESTINATION, ENABLED

_WHEN = {BUSY: "busy", NO_ANSWER: "unanswered", CONTINUITY: "not reachable"}


def asks_of_forwarding(family: Family, keys: Collection[str]) -> bool:
    """Whether all that is asked is if, and where to, calls are forwarded."""
    return family is CALL_FORWARDING and ENABLED in keys and {*keys} <= {ENABLED, DESTINATION}


def branches_on(values: Mapping[str, Any], number: Any = None) -> list[str]:
    """The branches by which calls are forwarded, to this number where one is told. While all calls are, the
    others have no effect."""
    on = [one for one in BRANCHES if values[f"{one}.enabled"] and values[f"{one}.destination"]]
    field = CALL_FORWARDING.field(DESTINATION)
    on = [ALWAYS] if ALWAYS in on else on
    return [one for one in on if number is None or field.same(values[f"{one}.destination"], number)]


def when(values: Mapping[str, Any], branches: Collection[str]) -> str:
    """In which states of the phone these branches forward calls: “when busy”; empty for all calls."""
    if ALWAYS in branches or not branches:
        return ""
    states = [_WHEN[one] for one in branches]
    rings = values[RINGS] if NO_ANSWER in branches else None
    if isinstance(rings, int):
        states[[*branches].index(NO_ANSWER)] += f" after {rings} ring{'' if rings == 1 else 's'}"
        if len(states) == 1:
            states = [states[0].replace(" after", ", after")]
    return f"when {listed(states)}"


def forwarded_in_part(
    values: Mapping[str, Any], number: Any, held: Collection[str], *, is_asked_on: bool, rings: bool
) -> str:
    """The answer where calls are forwarded in some state of the phone only; empty where all or none are.
    `held` are the switches that have no effect now."""
    branches = branches_on(values, number)
    if not branches or ALWAYS in branches:
        return ""
    live = [one for one in branches if f"{one}.enabled" not in held]
    if not live:
        said = when(values, branches)
        return f"It is set so {said}, but not in force" if is_asked_on else ""
    said = when(values, live)
    if not is_asked_on:
        return f"Not {said}"
    return f"Yes, {said}" if BUSY in live and not rings else f"Only {said}"
