"""`watch`, `watches` and `unwatch`: which changes a space is told of."""

from __future__ import annotations

from bot.access import Access
from bot.commands.context import Answer, Context, card_answer
from bot.errors import NotFound
from bot.events import Reply
from bot.language.requests import EndWatch, ListWatches, WatchChanges
from bot.ports import Watch
from bot.sentences import moment
from cards.list_cards import ListItem, list_card
from cards.text import message_text


def watch(context: Context, request: WatchChanges) -> Answer:
    """Tells this space of every change of a workspace, or of all workspaces this person may see."""
    if request.workspace is None:
        kept = _watch_all(context)
    else:
        kept = [_keep(context, request.workspace.name, workspace_id=request.workspace.id)]
    labels = ", ".join(f"**{message_text(one.label)}**" for one in kept)
    return Answer(
        Reply(
            f"This space is told of every change I make to {labels}: "
            "what it was, what it is, and who did it. "
            "A change asked for in this space shows here as its own receipt. "
            f"End it with `unwatch {kept[0].id}`; `watches` lists all."
        )
    )


def _watch_all(context: Context) -> list[Watch]:
    if context.rights.everywhere >= Access.READ:
        return [_keep(context, "all workspaces")]
    places = {one.location_id: one.location_name for one in context.seen()}
    if not places:
        raise NotFound("There is no workspace in your locations yet.", "`whoami` shows your rights.")
    return [
        _keep(context, f"all workspaces in {name}", location_id=location_id)
        for location_id, name in sorted(places.items(), key=lambda place: place[1])
    ]


def _keep(context: Context, label: str, *, workspace_id: str = "", location_id: str = "") -> Watch:
    return context.services.watches.watch(
        Watch(
            id=0,
            space_id=context.event.space.id,
            workspace_id=workspace_id,
            location_id=location_id,
            label=label,
            person_id=context.person.id,
            at=context.now,
        )
    )


def watches(context: Context, request: ListWatches) -> Answer:
    """Lists what this space is told of."""
    kept = context.services.watches.watches(context.event.space.id)
    return card_answer(
        list_card(
            "Watches of this space",
            "This space is told when these change:" if kept else "This space watches nothing.",
            [ListItem(f"{one.id} · {one.label}", f"since {moment(one.at)}") for one in kept],
            [],
            "End one: unwatch <number>. Begin one: watch <workspace> or watch all.",
        )
    )


def unwatch(context: Context, request: EndWatch) -> Answer:
    """Ends one watch of this space, by its number."""
    if not context.services.watches.unwatch(request.number, context.event.space.id):
        raise NotFound(f"This space has no watch {request.number}.", "`watches` shows the numbers.")
    return Answer(Reply(f"Watch {request.number} is ended. `watches` lists what is left."))
