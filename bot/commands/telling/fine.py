"""`fine`: somebody has seen a change, and leaves it."""

from __future__ import annotations

from bot.access import Access
from bot.catalogue import title_of
from bot.commands.context import Answer, Context
from bot.commands.views.told_change import told_change
from bot.errors import NotFound, NotUnderstood
from bot.events import Reply
from bot.language.requests.showing import CallFine
from cards.text import message_text


def call_fine(context: Context, request: CallFine) -> Answer:
    """Keeps in the journal who says so, the first time; lines with what it told take the place of the
    notice in this space.

    Raises NotFound where there is no such change that this person may see.
    """
    journal, number = context.services.journal, request.number
    entry = journal.change(number)
    workspace = context.seen().by_id.get(entry.workspace_id) if entry else None
    if entry is None or workspace is None or context.rights.at(workspace) < Access.READ:
        raise NotFound(f"I know of no change {number}.", "`history` shows what was changed.")
    if entry.state != "done":
        raise NotUnderstood(f"Change {number} was not made, or not for certain.", "`history` shows it.")
    told_by = context.services.outbox.told_by(context.event.space.id, number) or ""
    about = message_text(f"({title_of(entry.family)} of {workspace.name})")
    if journal.call_fine(number, context.person.name):
        said = f"Change {number} is fine, says {message_text(context.person.name)}. {about}"
    else:
        before = journal.change(number)
        who = message_text((before and before.fine_by) or "somebody")
        said = f"{who} said before that change {number} is fine. {about}"
    what = message_text(told_change(context, entry, workspace))
    return Answer(Reply(f"{said}\n\n{what}"), replaces=told_by)
