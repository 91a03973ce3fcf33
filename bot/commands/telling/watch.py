"""`watch` and `unwatch`: which changes a space is told of."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from dataclasses import replace
from typing import Any

from bot.access import Access
from bot.catalogue import FAMILIES, family_of
from bot.commands.context import Answer, Context, card_answer
from bot.commands.reading.risky import HOT
from bot.commands.telling.watches import hours_of
from bot.errors import NotFound, NotUnderstood, WebexError
from bot.events import Reply
from bot.language.requests.showing import EndWatch, WatchChanges
from bot.language.selecting.selections import Selection
from bot.names.workspaces import common_zone
from bot.ports.notices import Watch
from bot.sentences import how_many_workspaces, not_there
from cards.status import status_card
from cards.text import message_text

ALL = "all workspaces"
MAY_BE_RISKY = (*HOT, family_of("incoming"), family_of("patterns"))
"""The settings of which `watch risky` tells, unless others are named."""
OF_EVERY = "This space is told of every change, also of one made elsewhere."
RECEIPT = "A change asked for here shows as its own receipt."
GUESTS = "People from outside are, or may be, in this space: notices name what changed, and show no values."
OF_RISKY = (
    "This space is told when calls are sent outside, more calls are let through, the recording changes, call "
    "intercept is turned on or stays on, also elsewhere, and when something is not put back at its end."
)


def watch(context: Context, request: WatchChanges) -> Answer:
    """Tells this space of every change of some workspaces, or of all that this person may see."""
    families = request.families or (MAY_BE_RISKY if request.only else ())
    titles = f": {', '.join(one.title for one in request.families)}" if request.families else ""
    if request.left_out:
        families = tuple(one for one in families or FAMILIES if one not in request.left_out)
        titles += f" except {', '.join(one.title for one in request.left_out)}"
    if not families and request.left_out:
        raise NotUnderstood("No setting is left to watch. Nothing was changed.", "See `help settings`.")
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
    hours = f"{said}; what comes meanwhile is one message." if (said := hours_of(kept[0])) else ""
    labels, lacks = ", ".join(one.label for one in kept), not_there(request.selection.missing)
    follows = _follows(request.selection)
    return card_answer(
        status_card(
            f"Watching {labels}",
            OF_RISKY if request.only else OF_EVERY,
            [],
            [
                context.button("Unwatch", f"unwatch {kept[0].id}"),
                context.button("Watches", "watches"),
            ],
            [one for one in (follows, hours, RECEIPT, lacks, _of_guests(context)) if one],
        )
    )


def _follows(selection: Selection) -> str:
    """How many there are now, where new ones may come; else nothing."""
    if selection.rule.is_fixed:
        return ""
    return f"{how_many_workspaces(len(selection.workspaces))} now; new ones that fit are watched, too."


def _of_guests(context: Context) -> str:
    """That notices here have no values, where people from outside read along; empty where none do, or where
    that is not known yet: it is asked again at each notice."""
    space = context.event.space
    with suppress(WebexError):
        return GUESTS if not space.is_direct and context.services.has_guests(space.id) else ""
    return ""


def _wanted(context: Context, selection: Selection) -> list[Watch]:
    """What is to be watched: by their ids where each is named, else by what selects them, so that those are
    watched, too, that are new."""
    rule, chosen = selection.rule, selection.workspaces
    if rule.is_everything:
        return _all(context)
    if len(rule.whole_locations) == 1:
        place = selection.said.removeprefix(ALL).removeprefix("all").strip()
        label = f"{ALL} {place}"
        return [_new(context, label, location_id=rule.whole_locations[0])]
    if rule.is_fixed and len(chosen) == 1:
        return [_new(context, chosen[0].name, workspace_id=chosen[0].id)]
    if rule.is_fixed:
        return [_new(context, selection.said, workspace_ids=tuple(one.id for one in chosen))]
    if context.rights.everywhere < Access.READ:
        _require_all_places(context)
        rule = rule.only_at({one.location_id for one in context.seen()})
    return [_new(context, selection.said, chosen=rule.dump())]


def _all(context: Context) -> list[Watch]:
    if context.rights.everywhere >= Access.READ:
        return [_new(context, ALL)]
    _require_all_places(context)
    places = {one.location_id: one.location_name for one in context.seen()}
    if not places:
        raise NotFound("There is no workspace in your locations yet.", "`whoami` shows your rights.")
    return [
        _new(context, f"all workspaces in {name}", location_id=location_id)
        for location_id, name in sorted(places.items(), key=lambda place: place[1])
    ]


def _require_all_places(context: Context) -> None:
    """Raises WebexError where locations may be missing, which the watch would then leave out for good."""
    if not context.seen().complete:
        raise WebexError(
            "Webex did not give me all workspaces of your locations just now. Nothing is watched yet.",
            "Try again in a minute.",
        )


def _new(context: Context, label: str, **what: Any) -> Watch:
    about: dict[str, Any] = {"workspace_id": "", "location_id": "", **what}
    space_id, person_id = context.event.space.id, context.person.id
    return Watch(id=0, space_id=space_id, label=label, person_id=person_id, at=context.now, **about)


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
    wanted = {_about(one) for one in _wanted(context, selection)}
    watches = context.services.watches.watches(space)
    meant = [one for one in watches if not keys or (one.families and keys.issuperset(one.families))]
    # Those of parts of it are meant where there is none of just this.
    ended = [one for one in meant if _about(one) in wanted] or [one for one in meant if _is_among(one, ids)]
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


def _about(one: Watch) -> tuple[str, ...]:
    """Of which workspaces a watch is."""
    return one.workspace_id, one.location_id, one.rule.said if one.rule else "", *sorted(one.workspace_ids)


def _is_among(one: Watch, ids: Collection[str]) -> bool:
    """Whether a watch names workspaces of which all are these."""
    named = {*one.workspace_ids, one.workspace_id} - {""}
    return bool(named and named <= {*ids})


def _covers_one(one: Watch, selection: Selection, keys: Collection[str]) -> bool:
    return any(
        one.covers(workspace.id, workspace.location_id, key, workspace.name)
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
