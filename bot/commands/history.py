"""`history`: the journal of changes, newest first."""

from __future__ import annotations

from bot.access import Access
from bot.catalogue import title_of
from bot.commands.context import Answer, Context, card_answer
from bot.events import Workspace
from bot.language.requests import ShowHistory
from bot.language.vocabulary import command_text
from bot.ports import Entry
from bot.sentences import moment
from cards.list_cards import ListItem, list_card

CHANGES_ON_PAGE = 8
"""Changes on a card; each has several lines."""

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
    buttons = []
    if len(entries) > CHANGES_ON_PAGE:
        older = command_text("history", workspace=workspace_id, rest=f"before {page[-1].id}")
        buttons.append(context.button("Older", older))
    return card_answer(
        list_card(
            f"History · {workspace.name}" if workspace else "History",
            "Changes made through me, newest first." if page else "No change was made through me yet.",
            [_item(entry, seen.by_id.get(entry.workspace_id)) for entry in page],
            buttons,
            "Changes made elsewhere are not listed.",
        )
    )


def _item(entry: Entry, workspace: Workspace | None) -> ListItem:
    at = moment(entry.at, workspace.time_zone if workspace else "")
    fields = "; ".join(
        f"{row['label']}: {' → '.join(dict.fromkeys(filter(None, (row['before'], row['after']))))}"
        for row in entry.fields
    )
    return ListItem(
        f"{entry.id} · {entry.workspace_name} · {title_of(entry.family)}",
        f"{at}, {entry.actor_name}. {fields}.{STATES.get(entry.state, '')}",
    )
