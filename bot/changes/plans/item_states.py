"""What becomes of an item of a plan that is not changed: its state, and why, in a sentence."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from bot.changes.apply import UNCHANGED
from bot.changes.outcome import Result
from bot.changes.request import ChangeRequest
from bot.changes.timed.period import Overlaps, name_of
from bot.errors import BotError, Busy, NotAvailable, NotFound, WebexError, where
from bot.events import Difference
from bot.sentences import in_words

log = logging.getLogger(__name__)

BROKEN = "An error in the bot. Check whether it was changed."
SO_ALREADY = "It is so already."
END_IT = "Say “end {name} now” or “cancel {name}”, then look again."
STATE_AFTER = {Result.ALREADY: "same", Result.MOVED: "cannot", Result.GONE: "cannot"}
"""What an item is after these; what it is after the others, the journal has noted with the change."""


def problem(error: Exception) -> tuple[str, str]:
    """The state of an item after this error, and why."""
    if not isinstance(error, BotError):
        log.error("An item of a plan went wrong: %s", where(error))
        return "failed", why_of(error)
    if isinstance(error, Overlaps):
        return "cannot", f"{why_of(error)} {END_IT.format(name=name_of(error.other))}"
    may_pass = isinstance(error, WebexError | Busy) and not isinstance(error, NotFound | NotAvailable)
    return "failed" if may_pass else "cannot", why_of(error)


def why_of(error: Exception) -> str:
    """The error's sentence without what stands in the item's state already."""
    return error.sentence.removesuffix(UNCHANGED) if isinstance(error, BotError) else BROKEN


def not_made(result: Result, moved: Sequence[Difference], request: ChangeRequest) -> tuple[str, str]:
    """The state of an item for which nothing is to be written, and why.

    What is to be removed and is not there is so already; not for an undo, which does not know whether it is
    there again under another id.
    """
    if result is Result.GONE and request.action == "remove" and not request.parent_id:
        return STATE_AFTER[Result.ALREADY], ""
    why = {
        Result.MOVED: f"Somebody changed it meanwhile: {in_words(moved)}.",
        Result.GONE: "It is not on the list.",
    }
    return STATE_AFTER[result], why.get(result, "")
