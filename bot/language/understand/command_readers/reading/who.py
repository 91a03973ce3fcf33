"""Reads `who …`: who changed a setting last."""

from __future__ import annotations

from dataclasses import replace

from bot.access import Viewer
from bot.errors import NotAvailable, NotUnderstood
from bot.language.codes_and_pins import said_back
from bot.language.requests.showing import ShowHistory, WhatWasDone
from bot.language.understand.command_readers.reading.history import history_request
from bot.language.words import Words
from bot.names.workspaces import INCOMPLETE

_VERBS: dict[str, WhatWasDone] = {
    **dict.fromkeys(
        (
            "changed",
            "change",
            "changing",
            "modified",
            "edited",
            "touched",
            "updated",
            "altered",
            "did",
            "set",
        ),
        WhatWasDone.CHANGED,
    ),
    **dict.fromkeys(("enabled", "activated", "started"), WhatWasDone.TURNED_ON),
    **dict.fromkeys(("disabled", "deactivated", "stopped"), WhatWasDone.TURNED_OFF),
    **dict.fromkeys(("added", "created"), WhatWasDone.ADDED),
    **dict.fromkeys(("removed", "deleted"), WhatWasDone.REMOVED),
    **dict.fromkeys(("undid", "reverted", "undone"), WhatWasDone.UNDID),
}
_SWITCHING = frozenset({"turned", "switched", "put"})


def read_who(viewer: Viewer, words: Words) -> ShowHistory:
    """Who did something last, from `changed <setting> on <workspace>` or `turned off <setting> in …`.

    Raises NotUnderstood where it is not asked who changed something, and NotAvailable for a place that is not
    known: without it, the answer would be about others.
    """
    done, rest = _what_was_done(words)
    request = history_request(viewer, rest, f"who {done.value}", words)
    if request.family and request.problem:
        where = "" if viewer.rights.everywhere else " in your locations"
        missing = "" if viewer.workspaces().complete else f" {INCOMPLETE}"
        raise NotAvailable(
            f"There is no workspace or location “{said_back([request.text])}”{where}.{missing}",
            "Type `workspaces` for the list.",
        )
    if request.text or not (request.family or request.workspace or request.location_ids):
        raise NotUnderstood(
            "Who changed what?", "Type `who changed <setting> on <workspace>`, or `history` for all changes."
        )
    return replace(request, done=done)


def _what_was_done(words: Words) -> tuple[WhatWasDone, Words]:
    """What was done, from the first verb, and the words without it."""
    for at, word in enumerate(words):
        rest = words[:at] + words[at + 1 :]
        if word.plain in _VERBS:
            return _VERBS[word.plain], rest
        if word.plain in _SWITCHING:
            behind = [other.plain for other in words[at + 1 :]]
            way = "off" if "off" in behind else "on"
            if way in behind:
                to = at + behind.index(way)
                done = WhatWasDone.TURNED_OFF if way == "off" else WhatWasDone.TURNED_ON
                return done, rest[:to] + rest[to + 1 :]
    raise NotUnderstood(
        "I do not understand who you mean.",
        "I can tell who changed something: `who changed dnd on <workspace>`.",
    )
