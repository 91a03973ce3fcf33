"""`watches`: what a space is told of, and at which hours; to be changed or ended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.commands.context import Answer, Context, card_answer
from bot.commands.telling.mute import muted_row, mutes
from bot.errors import NotFound
from bot.language.requests.showing import ListWatches
from bot.language.understand.command_readers.watching import AT_ANY_HOUR
from bot.names.workspaces import WorkspaceIndex, common_zone
from bot.ports.notices import Watch
from bot.sentences import in_one_row, zoned_moment
from cards.card_builder import Button
from cards.list_cards import Choosing, ListItem, list_card
from cards.payload import Choose
from cards.picker import MAX_ROWS_WITH_BUTTON
from cards.status import status_card

NIGHT = "19:00-07:00"
"""The quiet hours that a button offers."""


def watches(context: Context, request: ListWatches) -> Answer:
    """Lists what this space is told of, to be changed or ended; or one watch by its number."""
    if request.number is not None:
        return _one_watch(context, request, request.number)
    every, seen = context.services.watches.watches(context.event.space.id), context.seen()
    kept = [*{one.target: one for one in reversed(every)}.values()][::-1]
    watched = {one.workspace_id for one in kept}
    # A watch of no single workspace may cover every other.
    example = next((one for one in seen if one.id not in watched), None) if all(watched) else None
    begin = []
    if example and kept:
        begin = [context.button(f"Watch {example.name}", context.command("watch", workspace=example))]
    elif example:
        begin = [context.button("Watch all workspaces", "watch all")]
    muted = [muted_row(context, *one) for one in mutes(context)]
    rows = [*muted, *(_row(context, one, _zone_of(one, seen)) for one in kept)]
    # With more rows than have room for a button, those that are muted keep theirs.
    with_button = muted if len(rows) > MAX_ROWS_WITH_BUTTON >= len(muted) else rows
    if len(with_button) > MAX_ROWS_WITH_BUTTON:
        with_button = []
    return card_answer(
        list_card(
            "Watches of this space",
            "This space is told when these change:" if kept else "This space watches nothing.",
            [one if one in with_button else replace(one, button=None) for one in rows],
            begin,
            choosing=_choosing(context, kept, can_end=len(with_button) < len(rows)) if kept else None,
        )
    )


def _choosing(context: Context, kept: Sequence[Watch], *, can_end: bool) -> Choosing:
    """The list to open with the watches, to change one, and to end it where its row has no button for it."""
    buttons = [Button("Change", Choose("watches", context.thread_id))]
    if can_end:
        buttons.append(Button("Unwatch", Choose("unwatch", context.thread_id)))
    options = [(in_one_row((one.label, hours_of(one))), str(one.id)) for one in kept]
    return Choosing("One of them", options, buttons, f"To change one: say watches {kept[0].id}")


def _one_watch(context: Context, request: ListWatches, number: int) -> Answer:
    """Shows one watch of this space with what can be changed of it, after its hours were changed if so asked.
    The hours are the space's, whoever asked for the watch."""
    services, space_id = context.services, context.event.space.id
    one = next((one for one in services.watches.watches(space_id) if one.id == number), None)
    if one is None:
        raise NotFound(f"This space has no watch {number}.", "`watches` shows those it has.")
    zone = _zone_of(one, context.seen())
    if request.quiet or request.digest or request.at_any_hour:
        quiet, digest = request.quiet or None, request.digest or None
        one = services.watches.watch(replace(one, quiet=quiet, digest=digest, zone=zone or one.zone))
    offered = (
        ("At any hour", AT_ANY_HOUR, bool(one.quiet or one.digest)),
        ("Quiet at night", f"quiet {NIGHT}", not one.quiet),
        ("Digest at 18:00", "digest 18:00", not one.digest),
    )
    return card_answer(
        status_card(
            f"Watch of {one.label}",
            hours_of(one) or "Told at any hour, at once.",
            [],
            [
                *(
                    context.button(title, f"watches {number} {words}")
                    for title, words, is_other in offered
                    if is_other
                ),
                context.button("Unwatch", f"unwatch {number}"),
            ],
            [f"Since {zoned_moment(one.at, zone)}."],
            f"Other hours: watches {number} quiet 22-6.",
        )
    )


def _row(context: Context, one: Watch, zone: str) -> ListItem:
    said = in_one_row((f"since {zoned_moment(one.at, zone)}", hours_of(one)))
    return ListItem(one.label, said, context.button("Unwatch", f"unwatch {one.id}"))


def hours_of(one: Watch) -> str:
    """At which hours a watch tells; empty for any."""
    digest = f"digest at {one.digest}" if one.digest else ""
    quiet = f"quiet {one.quiet.replace('-', '–')}" if one.quiet else ""
    hours = ", ".join(filter(None, (digest, quiet)))
    return f"{hours[0].upper()}{hours[1:]} ({(one.zone or 'UTC').replace('_', ' ')})" if hours else ""


def _zone_of(one: Watch, seen: WorkspaceIndex) -> str:
    """The zone of the workspace that is watched, or of most of those that are."""
    return common_zone(
        workspace
        for workspace in seen
        if one.covers(workspace.id, workspace.location_id, next(iter(one.families), ""), workspace.name)
    )
