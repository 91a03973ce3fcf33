"""`mute` and `unmute`: of what a space hears nothing for a while."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.catalogue import family_of
from bot.commands.context import Answer, Context
from bot.errors import NotFound, NotUnderstood
from bot.events import Reply, Workspace
from bot.language.requests.showing import MuteChanges
from bot.language.times.times import read_span
from bot.names.workspaces import common_zone
from bot.ports.database import Saved
from bot.ports.notices import EVERYTHING, MUTE
from bot.sentences import coming, how_many_workspaces, in_one_row
from cards.list_cards import ListItem
from cards.text import message_text

LONGEST_MUTE = timedelta(days=31)
MAX_SAID = 5
"""Workspaces that are named one by one."""
DND = family_of("dnd")


def mute(context: Context, request: MuteChanges) -> Answer:
    """This space hears nothing for a time, of some workspaces or of all; without a time it hears again. What
    changes meanwhile is in the history."""
    saved, space_id, chosen = context.services.saved, context.event.space.id, request.workspaces
    names = [one.id for one in chosen] or [EVERYTHING]
    what = _muted_words(chosen)
    if not request.time:
        if sum(saved.forget_saved(space_id, MUTE, name) for name in names):
            return Answer(Reply(f"This space hears of {what} again."))
        raise _not_muted(context, request, what)
    zone = common_zone(chosen or context.seen())
    span = read_span(request.time, context.now, zone)
    if span.starts or span.ends - context.now > LONGEST_MUTE:
        raise NotUnderstood(
            f"From now on, for {LONGEST_MUTE.days} days at most. Nothing was muted.",
            "For example `mute lobby 2h`.",
        )
    person = context.person
    until = {"until": span.ends.isoformat()}
    for name in names:
        saved.save(Saved(space_id, MUTE, name, until, person.id, person.name, context.now))
        context.services.posted_answers.came_of(context.event, "mute", name)
    again = "unmute"
    if chosen:
        named = ", ".join(map(context.typed_name, chosen))
        again = f"unmute notices of {named}" if len(chosen) <= MAX_SAID else "watches"
    return Answer(
        Reply(
            f"This space hears nothing of {what} until {coming(span.ends, context.now, zone)}. "
            f"The history keeps it all; `{again}` ends this."
        )
    )


def _muted_words(chosen: Sequence[Workspace]) -> str:
    names = [f"**{message_text(one.name)}**" for one in chosen]
    if not names:
        return "all workspaces"
    return ", ".join(names) if len(names) <= MAX_SAID else how_many_workspaces(len(names))


def _not_muted(context: Context, request: MuteChanges, what: str) -> NotFound:
    """That no notices were muted, with what may have been meant: all are, or the phone is."""
    said = f"Notices of {what} are not muted here. Nothing was changed."
    if not request.workspace:
        return NotFound(said, "`watches` shows what is.")
    if any(one.name == EVERYTHING for one, _ in mutes(context)):
        return NotFound(said, "Those of all workspaces are; to hear of them again:", ("unmute",))
    ring = context.command("set", DND, request.workspace, "do not disturb off")
    return NotFound(said, "If its phone is to ring again:", (ring,))


def mutes(context: Context) -> list[tuple[Saved, datetime]]:
    """What this space does not hear of now, each with its end."""
    kept = context.services.saved.saved(context.event.space.id, MUTE)
    ends = ((one, datetime.fromisoformat(str(one.value["until"]))) for one in kept)
    return [(one, until) for one, until in ends if until > context.now]


def muted(context: Context, name: str) -> ListItem | None:
    """What is muted under this name, as `watches` lists it; None where it is not."""
    found = (muted_row(context, one, until) for one, until in mutes(context) if one.name == name)
    return next(found, None)


def muted_row(context: Context, one: Saved, until: datetime) -> ListItem:
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
