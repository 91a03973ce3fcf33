"""The question whether, or which change, to undo: nothing is undone before it is chosen."""

from __future__ import annotations

from bot.catalogue import title_of
from bot.commands.context import Context
from bot.commands.views.journal_words import changes_in_words
from bot.errors import NotUnderstood
from bot.language.vocabulary import command_text
from bot.ports.database import Entry
from bot.sentences import plan_name, short_moment
from cards.text import message_text

Choice = tuple[str, str, str]


def shall_i_undo(context: Context, entry: Entry) -> NotUnderstood:
    """The question whether to undo a change, where somebody only asked about it."""
    return NotUnderstood(
        f"Your last change here: {message_text(_told(context, entry))}. Nothing was undone. Shall I undo it?",
        "Or leave it as it is.",
        choices=(_undo(context, entry),),
    )


def undo_of_undo(context: Context, undo: Entry) -> NotUnderstood:
    """The question what “undo that” means right behind an undo: to make the change again, or to undo the one
    before it as well."""
    before = context.services.journal.last_change(context.person.id, context.event.space.id)
    again = ("Make it again", _told(context, undo), command_text("redo", rest=str(undo.id)))
    return NotUnderstood(
        "Your last change here was an undo. Nothing was changed. Make it again, or undo the change before it?"
        if before
        else "Your last change here was an undo. Nothing was changed. Make it again?",
        "Or leave it as it is.",
        choices=(again, _undo(context, before)) if before else (again,),
    )


def _undo(context: Context, entry: Entry) -> Choice:
    verb = command_text("undo", rest=plan_name(entry.plan_id) if entry.plan_id else str(entry.id))
    return f"Undo {title_of(entry.family)} · {entry.workspace_name}", _told(context, entry), verb


def _told(context: Context, entry: Entry) -> str:
    workspace = context.seen().by_id.get(entry.workspace_id)
    at = short_moment(entry.at, workspace.time_zone if workspace else "")
    what = f"{title_of(entry.family)} · {entry.workspace_name}"
    return f"{what}, {changes_in_words(entry)}, {at}"
