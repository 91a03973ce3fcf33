"""`drift … ignore`, `… show ignored`, `… forget ignored`: differences that are left out while they stay."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from bot.access import Access
from bot.commands.baselines.differences import (
    Comparison,
    Differing,
    about,
    alone,
    drift_command,
    nothing_differs,
    require_as_shown,
    told_of,
    whole,
)
from bot.commands.baselines.ignored_store import forget_ignored, keep_ignored
from bot.commands.context import Answer, Context, card_answer
from bot.events import Reply, Workspace
from bot.language.requests.baseline import FindDrift
from bot.sentences import short_moment
from cards.card_builder import Button
from cards.list_cards import Choosing, ListItem, list_card
from cards.payload import Say
from cards.text import message_text


def ignore(context: Context, request: FindDrift, comparison: Comparison) -> Answer:
    """Leaves out what differs now, for as long as its values stay what they are.

    Raises NotAllowed where this person may not change one of these workspaces, OutOfDate where it is not as
    a card showed it any more.
    """
    found = comparison.found(request)
    _require_may_change(context, [one.workspace for one in found])
    require_as_shown(comparison, found, request)
    if not found:
        return nothing_differs(comparison, request)
    for one in found:
        kept = comparison.ignored.get(one.key)
        before = one.family.load(kept.value) if kept else {}
        keep_ignored(context, comparison.baseline, one.key, one.family.dump({**before, **one.values}))
    rows = [ListItem(_name(one), told_of([one])) for one in found]
    said = "Left out from now on, until its value changes:"
    buttons = [
        context.button("Undo", drift_command(alone(context, replace(request, action="forget"), found))),
        context.button("Show what differs", drift_command(whole(request))),
    ]
    return card_answer(list_card(f"Ignored · “{request.name}”", said, rows, buttons))


def show_ignored(context: Context, request: FindDrift, comparison: Comparison) -> Answer:
    """What is left out, by whom and since when, with buttons that forget that."""
    left_out = comparison.left_out(request)
    rows = []
    for one in left_out:
        kept = comparison.ignored[one.key]
        who = f"{kept.person_name}, {short_moment(kept.at, one.workspace.time_zone)}"
        rows.append(ListItem(_name(one), f"{told_of([one])} · {who}"))
    forgetting = replace(request, action="forget")
    choosing = None
    if len(left_out) > 1:
        options = [(_name(one), drift_command(alone(context, forgetting, [one]))) for one in left_out]
        choosing = Choosing("Only one", options, [Button("Forget", Say("", context.thread_id))])
    title = "Forget all" if len(left_out) > 1 else "Forget"
    buttons = [context.button(title, drift_command(forgetting))] if left_out else []
    said = "" if left_out else "Nothing is ignored."
    return card_answer(
        list_card(f"Ignored · “{request.name}”", about(request), rows, buttons, "", said, choosing)
    )


def forget(context: Context, request: FindDrift, comparison: Comparison) -> Answer:
    """Leaves these differences out no more, nor those that were ignored and have changed since. Raises
    NotAllowed as `ignore` does."""
    left_out = comparison.left_out(request)
    kept = [
        (workspace, family)
        for workspace, family, _ in comparison.readings
        if request.means(workspace, family) and (workspace.id, family.key) in comparison.ignored
    ]
    _require_may_change(context, [workspace for workspace, _ in kept])
    if not left_out:
        return Answer(Reply("Nothing of this is ignored. Nothing was changed."))
    for workspace, family in kept:
        forget_ignored(context, comparison.baseline, (workspace.id, family.key))
    names = ", ".join(dict.fromkeys(one.workspace.name for one in left_out))
    again = message_text(drift_command(whole(request)))
    return Answer(Reply(f"No longer ignored: {message_text(names)}. See `{again}`."))


def _require_may_change(context: Context, these: Iterable[Workspace]) -> None:
    """Raises NotAllowed unless this person may change all of these workspaces now."""
    event = context.event
    rights = context.services.gate.rights(event.sender_id, fresh=True, event_id=event.id)
    for one in these:
        rights.require(one, Access.WRITE)


def _name(one: Differing) -> str:
    return f"{one.workspace.name} · {one.family.title}"
