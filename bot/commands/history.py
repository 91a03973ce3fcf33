"""`history`: the journal of changes, newest first, each with a button that undoes it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.access import Access
from bot.catalogue import title_of
from bot.changes.target import REMOVED
from bot.changes.undo import is_taken_back, why_not_undoable
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
    taken_back = context.services.journal.taking_back([one.id for one in page])
    buttons = []
    if len(entries) > CHANGES_ON_PAGE:
        older = command_text("history", workspace=workspace_id, rest=f"before {page[-1].id}")
        buttons.append(context.button("Older", older))
    return card_answer(
        list_card(
            f"History · {workspace.name}" if workspace else "History",
            "Changes made through me, newest first." if page else "No change was made through me yet.",
            [
                _item(
                    context,
                    one,
                    seen.by_id.get(one.workspace_id),
                    [other for other in taken_back if other.takes_back_id == one.id],
                )
                for one in page
            ],
            buttons,
            "Changes made elsewhere are not listed.",
        )
    )


def _item(
    context: Context, entry: Entry, workspace: Workspace | None, taken_back: Sequence[Entry]
) -> ListItem:
    at = short_moment(entry.at, workspace.time_zone if workspace else "")
    reason = f" Reason: {entry.reason}" if entry.reason else ""
    return ListItem(
        f"{entry.id} · {entry.workspace_name} · {title_of(entry.family)}",
        f"{_changes(entry)}.{_state(entry, taken_back)} {entry.actor_name}, {at}.{reason}",
        undo_button(context, entry, workspace, taken_back),
    )


def _state(entry: Entry, taken_back: Sequence[Entry]) -> str:
    """What became of a change, where it is not just done; what belongs together names each other."""
    parts = [STATES.get(entry.state, "")]
    if entry.takes_back_id:
        parts.append(f" {'Undid' if entry.parent_id else 'Took back'} change {entry.takes_back_id}.")
    if taken_back:
        what = "Made again" if entry.parent_id else "Undone"
        part = "" if is_taken_back(entry, taken_back) else " in part"
        parts.append(f" {what}{part} since, by change {taken_back[-1].id}.")
    return "".join(parts)


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


def undo_button(
    context: Context, entry: Entry, workspace: Workspace | None, taken_back: Sequence[Entry] = ()
) -> Button | None:
    """The button for a change that can be undone by this person, if nothing has moved since."""
    if workspace is None or not context.can_change(workspace) or why_not_undoable(entry, taken_back):
        return None
    verb = "redo" if entry.parent_id else "undo"
    return context.button(verb.capitalize(), command_text(verb, rest=str(entry.id)))
