"""`history`: the journal of changes, newest first."""

from __future__ import annotations

from bot.access import Access
from bot.catalogue import title_of
from bot.commands.context import Answer, Context, shown
from bot.commands.workspace_lookup import find_workspace
from bot.events import Workspace
from bot.language.command import Words, joined
from bot.ports import Entry
from bot.words import moment
from cards.card_builder import Button
from cards.list_cards import ListItem, list_card
from cards.payload import Say

PAGE = 8

STATES = {
    "done": "",
    "failed": " Not made.",
    "unknown": " Webex did not answer: not certain.",
    "intended": " Under way.",
}


def history(context: Context, words: Words) -> Answer:
    """Lists what was changed through the bot, of one workspace or of all this person may see."""
    words, before = _before(words)
    workspace = (
        find_workspace(context, joined(words), lambda name: f"history {name}", Access.READ) if words else None
    )
    seen = context.seen()
    entries = context.services.journal.history(
        workspace_id=workspace.id if workspace else "",
        location_ids=None if context.rights.everywhere >= Access.READ else {one.location_id for one in seen},
        before_id=before,
        limit=PAGE + 1,
    )
    listed = entries[:PAGE]
    buttons = []
    if len(entries) > PAGE:
        scope = f"{workspace.id} " if workspace else ""
        buttons.append(Button("Older", Say(f"history {scope}before {listed[-1].id}", context.thread_id)))
    return shown(
        list_card(
            f"History · {workspace.name}" if workspace else "History",
            "Changes made through me, newest first." if listed else "No change was made through me yet.",
            [_item(entry, _zone(seen.by_id.get(entry.workspace_id))) for entry in listed],
            buttons,
            "Changes made elsewhere are not listed. Next: show <setting> <workspace>.",
        )
    )


def _zone(workspace: Workspace | None) -> str:
    return workspace.time_zone if workspace else ""


def _before(words: Words) -> tuple[Words, int]:
    if len(words) >= 2 and words[-2].plain == "before" and words[-1].plain.isdecimal():
        return words[:-2], int(words[-1].plain[:12])
    return words, 0


def _item(entry: Entry, zone: str) -> ListItem:
    fields = "; ".join(
        f"{row['label']}: {' → '.join(dict.fromkeys(filter(None, (row['before'], row['after']))))}"
        for row in entry.fields
    )
    return ListItem(
        f"{entry.id} · {entry.workspace_name} · {title_of(entry.family)}",
        f"{moment(entry.at, zone)}, {entry.actor_name}. {fields}.{STATES.get(entry.state, '')}",
    )
