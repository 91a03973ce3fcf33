"""Which undos and redos are shown first: those that send calls or messages out, and older ones that let more
calls through."""

from __future__ import annotations

from bot.changes.foresee import Foreseen
from bot.changes.risk import OWN_SWITCH, PERMISSIONS, NotShownYet, sent_out
from bot.commands.context import Context
from bot.commands.views.why_shown import EVERY
from bot.ports.database import Entry
from cards.text import unmarked

OWN_SINCE = "Change {number} has put rules of the workspace's own in force since, and they stay in force."
CHANGES_LOOKED_AT = 20
"""Of the setting the latest are enough."""


def require_shown(context: Context, entry: Entry, foreseen: Foreseen) -> None:
    """Raises NotShownYet where an undo or a redo would send calls or messages out that are not now, or let
    calls through that are blocked now. An undo of the last change here lets them through at once, but where
    rules stay in force of which that change knew nothing. All are shown where everything is."""
    if context.was_shown or context.services.preview == "never":
        return
    said, why = _of_permissions(context, entry, foreseen), context.preview(foreseen)
    if context.services.preview == "always" or [*sent_out(foreseen, context.services.directory)]:
        said = [*said, *filter(None, why)]
    elif not said:
        return
    what = f"{'Redo' if entry.parent_id else 'Undo'} of change {entry.id}."
    raise NotShownYet(foreseen, tuple(dict.fromkeys((*map(unmarked, said or [EVERY]), what))))


def _of_permissions(context: Context, entry: Entry, foreseen: Foreseen) -> list[str]:
    """Why an undo of call permissions is shown first, in sentences; none where it is made at once."""
    if entry.family not in PERMISSIONS:
        return []
    person_id, space_id, journal = context.person.id, context.event.space.id, context.services.journal
    last = (journal.last_change(person_id, space_id), journal.undo_to_redo(person_id, space_id))
    since = _own_rules_since(context, entry)
    said = [f"{OWN_SINCE.format(number=one.id)} `undo {one.id}` takes that back." for one in since]
    if not any(one and one.id == entry.id for one in last) or since:
        said += filter(None, context.preview(foreseen))
    return said


def _own_rules_since(context: Context, entry: Entry) -> list[Entry]:
    """The change that turned rules of the workspace's own on after this one, if it was not taken back."""
    journal = context.services.journal
    later = [
        one
        for one in journal.history(
            workspace_id=entry.workspace_id, family=entry.family, limit=CHANGES_LOOKED_AT
        )
        if one.id > entry.id and one.state == "done" and one.takes_back_id != entry.id
    ]
    taken_back = {one.takes_back_id for one in journal.taking_back([one.id for one in later])}
    turned_on = (
        one
        for one in later
        if one.id not in taken_back
        and any(row["key"].startswith(OWN_SWITCH) and row["wanted"] is True for row in one.fields)
    )
    return [*turned_on][:1]
