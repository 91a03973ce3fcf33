"""What a notice told of a change, in a line that stays in its place once it was dealt with."""

from __future__ import annotations

from bot.changes.outcome import Outcome, Result
from bot.commands.context import Context
from bot.commands.views.journal_words import changes_in_words
from bot.errors import WebexError
from bot.events import Workspace
from bot.ports.database import Entry
from bot.sentences import when


def told_change(context: Context, entry: Entry, workspace: Workspace) -> str:
    """What was changed, by whom and when; with no more of the values than a notice tells in this space."""
    made = f"{context.by_whom(entry)}, {when(entry, workspace.time_zone)}"
    services, space = context.services, context.event.space
    if space.is_direct:
        return f"{changes_in_words(entry)}. {made}."
    try:
        if services.has_guests(space.id):
            return f"{made}."
        said = services.told_text(space.id, changes_in_words(entry))
    except WebexError:
        return f"{made}."
    return f"{said}. {made}."


def undone_notice(context: Context, entry: Entry, workspace: Workspace, outcome: Outcome) -> tuple[str, str]:
    """The notice of a change that is undone now, and the line that stays of it: nobody is to press its
    buttons any more. Of one that was asked for here there is none."""
    if outcome.result not in (Result.DONE, Result.ALREADY):
        return "", ""
    told_by = context.services.outbox.told_by(context.event.space.id, entry.id) or ""
    if not told_by and not entry.is_from_elsewhere:
        return "", ""
    return told_by, f"This undoes change {entry.id}: {told_change(context, entry, workspace)}"
