"""`watch`, `watches` and `unwatch`: which changes a space is told of."""

from __future__ import annotations

from bot.access import Access
from bot.commands.context import Answer, Context, card_answer
from bot.errors import NotFound
from bot.events import Reply
from bot.language.requests.showing import EndWatch, ListWatches, WatchChanges
from bot.names.workspaces import WorkspaceIndex, common_zone
from bot.ports.database import Watch
from bot.sentences import moment
from cards.list_cards import ListItem, list_card
from cards.status import status_card


def watch(context: Context, request: WatchChanges) -> Answer:
    """Tells this space of every change of a workspace, or of all workspaces this person may see."""
    if request.workspace is None:
        kept = _watch_all(context)
    else:
        kept = [_keep(context, request.workspace.name, workspace_id=request.workspace.id)]
    labels = ", ".join(one.label for one in kept)
    return card_answer(
        status_card(
            f"Watching {labels}",
            "This space is told of every change I make: what it was, what it is, and who did it. "
            "A change asked for here shows as its own receipt.",
            [],
            [
                context.button("Unwatch", f"unwatch {kept[0].id}"),
                context.button("Watches", "watches"),
            ],
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
    """Lists what this space is told of, each with a button to end it."""
    kept, seen = context.services.watches.watches(context.event.space.id), context.seen()
    watched = {one.workspace_id for one in kept}
    example = next((one for one in seen if one.id not in watched), None)
    begin = [] if example is None or kept else [context.button("Watch all workspaces", "watch all")]
    return card_answer(
        list_card(
            "Watches of this space",
            "This space is told when these change:" if kept else "This space watches nothing.",
            [_row(context, one, _zone_of(one, seen)) for one in kept],
            begin,
            f"Begin one: {context.command('watch', workspace=example)}." if example else "",
        )
    )


def _row(context: Context, one: Watch, zone: str) -> ListItem:
    return ListItem(
        one.label, f"since {moment(one.at, zone)}", context.button("Unwatch", f"unwatch {one.id}")
    )


def _zone_of(one: Watch, seen: WorkspaceIndex) -> str:
    """The zone of the workspace that is watched, or of most of those that are."""
    return common_zone(
        workspace
        for workspace in seen
        if one.workspace_id in ("", workspace.id) and one.location_id in ("", workspace.location_id)
    )


def unwatch(context: Context, request: EndWatch) -> Answer:
    """Ends one watch of this space, by its number."""
    if not context.services.watches.unwatch(request.number, context.event.space.id):
        raise NotFound(f"This space has no watch {request.number}.", "`watches` shows those it has.")
    return Answer(Reply("This watch is ended. `watches` lists what is left."))
