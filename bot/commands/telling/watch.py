"""`watch`, `watches`, `unwatch` and `mute`: which changes a space is told of."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from bot.access import Access
from bot.catalogue import family_of
from bot.commands.context import Answer, Context, card_answer
from bot.commands.reading.risky import HOT
from bot.errors import NotFound, NotUnderstood, WebexError
from bot.events import Reply
from bot.language.requests.showing import EndWatch, ListWatches, MuteChanges, WatchChanges
from bot.language.selecting.selections import Selection
from bot.language.times.times import read_span
from bot.names.workspaces import WorkspaceIndex, common_zone
from bot.ports.database import Saved
from bot.ports.notices import EVERYTHING, MUTE, Watch
from bot.sentences import coming, how_many_workspaces, in_one_row, not_there, zoned_moment
from cards.list_cards import ListItem, list_card
from cards.status import status_card
from cards.text import message_text

ALL = "all workspaces"
WHOLE = (f"{ALL} at ", "at ")
"""How a selection says a location; whether it has exceptions, its workspaces tell."""
MAX_NAMED = 500
"""Workspaces of one watch that are kept by their ids."""
LONGEST_MUTE = timedelta(days=31)
MAY_BE_RISKY = (*HOT, family_of("incoming"), family_of("patterns"))
"""The settings of which `watch risky` tells, unless others are named."""
DND = family_of("dnd")
OF_EVERY = "This space is told of every change, also of one made elsewhere."
RECEIPT = "A change asked for here shows as its own receipt."
GUESTS = "People from outside are, or may be, in this space: notices name what changed, and show no values."
OF_RISKY = (
    "This space is told when calls are sent outside, more calls are let through, the recording changes or "
    "call intercept is turned on, also elsewhere."
)


def watch(context: Context, request: WatchChanges) -> Answer:
    """Tells this space of every change of some workspaces, or of all that this person may see."""
    families = request.families or (MAY_BE_RISKY if request.only else ())
    titles = f": {', '.join(one.title for one in request.families)}" if request.families else ""
    risky = ", only what is risky" if request.only else ""
    zone = common_zone(request.selection.workspaces)
    about: dict[str, Any] = {"families": tuple(one.key for one in families), "only": request.only or None}
    about |= {"quiet": request.quiet or None, "digest": request.digest or None, "zone": zone or None}
    kept = [
        context.services.watches.watch(replace(one, label=f"{one.label}{titles}{risky}", **about))
        for one in _wanted(context, request.selection)
    ]
    for one in kept:
        context.services.posted_answers.came_of(context.event, "watch", one.id)
    context.services.watch_begun()
    hours = f"{said}; what comes meanwhile is one message." if (said := _hours(kept[0])) else ""
    labels, lacks = ", ".join(one.label for one in kept), not_there(request.selection.missing)
    return card_answer(
        status_card(
            f"Watching {labels}",
            OF_RISKY if request.only else OF_EVERY,
            [],
            [
                context.button("Unwatch", f"unwatch {kept[0].id}"),
                context.button("Watches", "watches"),
            ],
            [one for one in (hours, RECEIPT, lacks, _of_guests(context)) if one],
        )
    )


def _of_guests(context: Context) -> str:
    """That notices here have no values, where people from outside read along; empty where none do, or where
    that is not known yet: it is asked again at each notice."""
    space = context.event.space
    with suppress(WebexError):
        return GUESTS if not space.is_direct and context.services.has_guests(space.id) else ""
    return ""


def _wanted(context: Context, selection: Selection) -> list[Watch]:
    """What is to be watched. A location, and all, go on with the workspaces that are new there."""
    chosen, said = selection.workspaces, selection.said
    location = chosen[0].location_id
    there = {one.id for one in context.seen() if one.location_id == location}
    if said == ALL:
        return _all(context)
    if said.startswith(WHOLE) and location and there == {one.id for one in chosen}:
        return [_new(context, f"{ALL} {said.removeprefix(ALL).strip()}", location_id=location)]
    if len(chosen) == 1:
        return [_new(context, chosen[0].name, workspace_id=chosen[0].id)]
    if len(chosen) > MAX_NAMED:
        raise NotUnderstood(
            f"These are {len(chosen):,} workspaces; of those named together I watch {MAX_NAMED} at most.",
            "Name a location, or say `watch all`.",
        )
    label = f"{said} ({how_many_workspaces(len(chosen))})"
    return [_new(context, label, workspace_ids=tuple(one.id for one in chosen))]


def _all(context: Context) -> list[Watch]:
    if context.rights.everywhere >= Access.READ:
        return [_new(context, ALL)]
    places = {one.location_id: one.location_name for one in context.seen()}
    if not places:
        raise NotFound("There is no workspace in your locations yet.", "`whoami` shows your rights.")
    return [
        _new(context, f"all workspaces in {name}", location_id=location_id)
        for location_id, name in sorted(places.items(), key=lambda place: place[1])
    ]


def _new(context: Context, label: str, **what: Any) -> Watch:
    about: dict[str, Any] = {"workspace_id": "", "location_id": "", **what}
    space_id, person_id = context.event.space.id, context.person.id
    return Watch(id=0, space_id=space_id, label=label, person_id=person_id, at=context.now, **about)


def mute(context: Context, request: MuteChanges) -> Answer:
    """This space hears nothing for a time, of one workspace or of all; without a time it hears again. What
    changes meanwhile is in the history."""
    saved, space_id = context.services.saved, context.event.space.id
    name = request.workspace.id if request.workspace else EVERYTHING
    what = f"**{message_text(request.workspace.name)}**" if request.workspace else "all workspaces"
    if not request.time:
        if saved.forget_saved(space_id, MUTE, name):
            return Answer(Reply(f"This space hears of {what} again."))
        raise _not_muted(context, request, what)
    zone = request.workspace.time_zone if request.workspace else common_zone(context.seen())
    span = read_span(request.time, context.now, zone)
    if span.starts or span.ends - context.now > LONGEST_MUTE:
        raise NotUnderstood(
            f"From now on, for {LONGEST_MUTE.days} days at most. Nothing was muted.",
            "For example `mute lobby 2h`.",
        )
    person = context.person
    until = {"until": span.ends.isoformat()}
    saved.save(Saved(space_id, MUTE, name, until, person.id, person.name, context.now))
    context.services.posted_answers.came_of(context.event, "mute", name)
    again = f"unmute notices of {context.typed_name(request.workspace)}" if request.workspace else "unmute"
    return Answer(
        Reply(
            f"This space hears nothing of {what} until {coming(span.ends, context.now, zone)}. "
            f"The history keeps it all; `{again}` ends this."
        )
    )


def _not_muted(context: Context, request: MuteChanges, what: str) -> NotFound:
    """That no notices were muted, with what may have been meant: all are, or the phone is."""
    said = f"Notices of {what} are not muted here. Nothing was changed."
    if not request.workspace:
        return NotFound(said, "`watches` shows what is.")
    if any(one.name == EVERYTHING for one, _ in _mutes(context)):
        return NotFound(said, "Those of all workspaces are; to hear of them again:", ("unmute",))
    ring = context.command("set", DND, request.workspace, "do not disturb off")
    return NotFound(said, "If its phone is to ring again:", (ring,))


def _mutes(context: Context) -> list[tuple[Saved, datetime]]:
    """What this space does not hear of now, each with its end."""
    kept = context.services.saved.saved(context.event.space.id, MUTE)
    ends = ((one, datetime.fromisoformat(str(one.value["until"]))) for one in kept)
    return [(one, until) for one, until in ends if until > context.now]


def muted(context: Context, name: str) -> ListItem | None:
    """What is muted under this name, as `watches` lists it; None where it is not."""
    found = (_muted_row(context, one, until) for one, until in _mutes(context) if one.name == name)
    return next(found, None)


def _muted_row(context: Context, one: Saved, until: datetime) -> ListItem:
    """What is muted, until when and by whom, with a button that ends it."""
    seen = context.seen()
    workspace = seen.by_id.get(one.name)
    zone = workspace.time_zone if workspace else common_zone(seen)
    name = "all workspaces" if one.name == EVERYTHING else "a workspace that you may not see"
    end = "unmute" if one.name == EVERYTHING else ""
    if workspace:
        name, end = workspace.name, f"unmute notices of {context.typed_name(workspace)}"
    said = in_one_row((f"until {coming(until, context.now, zone)}", one.person_name))
    return ListItem(f"Muted: {name}", said, context.button("Unmute", end) if end else None)


def watches(context: Context, request: ListWatches) -> Answer:
    """Lists what this space is told of, each with a button to end it."""
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
    return card_answer(
        list_card(
            "Watches of this space",
            "This space is told when these change:" if kept else "This space watches nothing.",
            [
                *(_muted_row(context, *one) for one in _mutes(context)),
                *(_row(context, one, _zone_of(one, seen)) for one in kept),
            ],
            begin,
        )
    )


def _row(context: Context, one: Watch, zone: str) -> ListItem:
    said = in_one_row((f"since {zoned_moment(one.at, zone)}", _hours(one)))
    return ListItem(one.label, said, context.button("Unwatch", f"unwatch {one.id}"))


def _hours(one: Watch) -> str:
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
        if one.covers(workspace.id, workspace.location_id, next(iter(one.families), ""))
    )


def unwatch(context: Context, request: EndWatch) -> Answer:
    """Ends one watch of this space, by its number, those of what is selected, or all of them."""
    if request.selection is not None:
        return _unwatch_selected(context, request, request.selection)
    if request.number is None:
        return _unwatch_all(context)
    if not context.services.watches.unwatch(request.number, context.event.space.id):
        raise NotFound(f"This space has no watch {request.number}.", "`watches` shows those it has.")
    return Answer(Reply("This watch is ended. `watches` lists what is left."))


def _unwatch_selected(context: Context, request: EndWatch, selection: Selection) -> Answer:
    """Ends the watches of this space that are about nothing else; a larger one stays, and is told."""
    space, keys = context.event.space.id, {one.key for one in request.families}
    ids = {one.id for one in selection.workspaces}
    wanted = {(one.workspace_id, one.location_id, *one.workspace_ids) for one in _wanted(context, selection)}
    watches = context.services.watches.watches(space)
    ended = [
        one
        for one in watches
        if _is_about(one, wanted, ids) and (not keys or (one.families and keys.issuperset(one.families)))
    ]
    left = [one for one in watches if one.target not in {each.target for each in ended}]
    larger = {one.label for one in left if _covers_one(one, selection, keys)}
    for one in ended:
        context.services.watches.unwatch(one.id, space)
    what = message_text(", ".join(filter(None, (selection.said, *(one.title for one in request.families)))))
    covering = ", ".join(map(message_text, sorted(larger)))
    if ended:
        names = ", ".join(message_text(name) for name in dict.fromkeys(one.label for one in ended))
        still = f" Some of it is told still, by the watch of {covering}." if larger else ""
        return Answer(Reply(f"Ended: {names}.{still} `watches` lists what is left."))
    if not larger:
        raise NotFound(
            f"This space does not watch {what}. Nothing was ended.", "`watches` shows what it does."
        )
    mute = context.command("mute", workspace=selection.workspaces[0])
    raise NotFound(
        f"{what} has no watch of its own here; the watch of {covering} covers it. Nothing was ended.",
        f"Hear nothing of it for a time with `{mute} 8h`, or end the larger watch in `watches`."
        if len(selection.workspaces) == 1
        else "`watches` shows it.",
        (f"{mute} 8h", "watches") if len(selection.workspaces) == 1 else ("watches",),
    )


def _is_about(one: Watch, wanted: Collection[tuple[str, ...]], ids: Collection[str]) -> bool:
    """Whether a watch is about what is wanted, or about workspaces of which all are."""
    named = {*one.workspace_ids, one.workspace_id} - {""}
    return (one.workspace_id, one.location_id, *one.workspace_ids) in wanted or bool(
        named and named <= {*ids}
    )


def _covers_one(one: Watch, selection: Selection, keys: Collection[str]) -> bool:
    return any(
        one.covers(workspace.id, workspace.location_id, key)
        for workspace in selection.workspaces
        for key in keys or one.families or ("",)
    )


def _unwatch_all(context: Context) -> Answer:
    space, ended = context.event.space.id, []
    for one in context.services.watches.watches(space):
        ended += [one.label] if context.services.watches.unwatch(one.id, space) else []
    if not ended:
        raise NotFound("This space watches nothing.", "`watch <workspace>` begins a watch.")
    return Answer(Reply(f"Ended: {', '.join(map(message_text, ended))}. This space watches nothing now."))
