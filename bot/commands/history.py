"""`history`: the journal of changes, newest first, each with a button that undoes it."""

from __future__ import annotations

from bot.access import Access
from bot.catalogue import title_of
from bot.changes.target import REMOVED
from bot.changes.undo import why_not_undoable
from bot.commands.context import Answer, Context, card_answer
from bot.events import Workspace
from bot.language.requests import ShowHistory
from bot.language.vocabulary import command_text
from bot.ports import Entry
from bot.sentences import short_moment
from cards.card_builder import Button
from cards.list_cards import ListItem, list_card

CHANGES_ON_PAGE = 4
"""Changes on a card: with a button each and one for the next page they are as many as a card should have."""

STATES = {
    "done": "",
    "failed": " Not made.",
    "unknown": " Webex did not answer: not certain.",
    "intended": " Under way.",
}


def history(context: Context, request: ShowHistory) -> Answer:
    """Lists what was changed through the bot, of one workspace or of all this person may see."""
    workspace, seen = request.workspace, context.seen()
    workspace_id = workspace.id if workspace else ""
    entries = context.services.journal.history(
        workspace_id=workspace_id,
        location_ids=None if context.rights.everywhere >= Access.READ else {one.location_id for one in seen},
        before_id=request.before_id,
        limit=CHANGES_ON_PAGE + 1,
    )
    page = entries[:CHANGES_ON_PAGE]
    undone = context.services.journal.undone([one.id for one in page])
    buttons = []
    if len(entries) > CHANGES_ON_PAGE:
        older = command_text("history", workspace=workspace_id, rest=f"before {page[-1].id}")
        buttons.append(context.button("Older", older))
    return card_answer(
        list_card(
            f"History · {workspace.name}" if workspace else "History",
            "Changes made through me, newest first." if page else "No change was made through me yet.",
            [_item(context, one, seen.by_id.get(one.workspace_id), one.id in undone) for one in page],
            buttons,
            "Changes made elsewhere are not listed.",
        )
    )


def _item(context: Context, entry: Entry, workspace: Workspace | None, is_undone: bool) -> ListItem:
    at = short_moment(entry.at, workspace.time_zone if workspace else "")
    state = " Undone since." if is_undone else STATES.get(entry.state, "")
    return ListItem(
        f"{entry.id} · {entry.workspace_name} · {title_of(entry.family)}",
        f"{_changes(entry)}.{state} {entry.actor_name}, {at}.",
        None if is_undone else undo_button(context, entry, workspace),
    )


def _changes(entry: Entry) -> str:
    """What changed, in a line; what all the fields belong to is named once."""
    labels = [str(row["label"]) for row in entry.fields]
    owner = labels[0].rpartition(": ")[0] if labels and entry.list else ""
    if not all(label.startswith(f"{owner}: ") for label in labels):
        owner = ""
    is_removed = bool(labels) and all(row["after"] == REMOVED for row in entry.fields)
    parts = [
        f"{label.removeprefix(f'{owner}: ') if owner else label}: "
        + " → ".join(dict.fromkeys(filter(None, _values(row["before"], row["after"], is_removed))))
        for label, row in zip(labels, entry.fields, strict=True)
    ]
    said = "; ".join(parts)
    if is_removed:
        return f"{owner} removed: {said}" if owner else f"Removed: {said}"
    return f"{owner}: {said}" if owner else said


def _values(before: str, after: str, is_removed: bool) -> tuple[str, ...]:
    return (before,) if is_removed else (before, after)


def undo_button(context: Context, entry: Entry, workspace: Workspace | None) -> Button | None:
    """The button for a change that can be undone by this person, if nothing has moved since."""
    if workspace is None or not context.can_change(workspace) or why_not_undoable(entry):
        return None
    title = "Redo" if entry.parent_id else "Undo"
    return context.button(title, command_text("undo", rest=str(entry.id)))
