"""`undo` and `redo`: a change taken back, or made again, through the same door as any other."""

from __future__ import annotations

from dataclasses import replace

from bot.access import Access
from bot.catalogue import family_of
from bot.changes.undo import undo_request
from bot.commands.context import Answer, Context
from bot.commands.views.outcome_answer import outcome_answer
from bot.errors import NotFound
from bot.language.requests import RedoChange, RequestSubject, UndoChange
from bot.ports import Entry


def undo(context: Context, request: UndoChange) -> Answer:
    """Writes the values from before the change, unless something has moved since."""
    return _undone(context, _entry(context, request.number))


def redo(context: Context, request: RedoChange) -> Answer:
    """Makes the change again that this person undid last here, as the button on its card does."""
    entry = context.services.journal.last_undo(context.person.id, context.event.space.id)
    if entry is None:
        raise NotFound(
            "Your last change here undid nothing, so there is nothing to redo. Nothing was changed.",
            "`history` shows all changes.",
        )
    return _undone(context, entry)


def _undone(context: Context, entry: Entry) -> Answer:
    workspace = context.seen().by_id.get(entry.workspace_id)
    if workspace is None:
        raise NotFound("The workspace of this change is gone. Nothing was changed.")
    context.rights.require(workspace, Access.WRITE)
    change = undo_request(
        entry, person_id=context.person.id, space_id=context.event.space.id, event_id=context.event.id
    )
    answer = outcome_answer(context, context.services.changes.apply(change))
    return replace(answer, about=RequestSubject(workspace, family_of(entry.family)))


def _entry(context: Context, number: int | None) -> Entry:
    """The change that is meant, where this person may see it. Raises NotFound."""
    journal = context.services.journal
    if number is None:
        entry = journal.last_change(context.person.id, context.event.space.id)
        if entry is None:
            raise NotFound(
                "You have made no change here that I could undo. Nothing was changed.",
                "`history` shows all changes; `undo <number>` undoes one of them.",
            )
        return entry
    entry = journal.change(number)
    if entry is None or not _may_see(context, entry):
        raise NotFound(
            f"I know of no change {number}. Nothing was changed.", "`history` shows what was changed."
        )
    return entry


def _may_see(context: Context, entry: Entry) -> bool:
    return context.rights.everywhere >= Access.READ or entry.workspace_id in context.seen().by_id
