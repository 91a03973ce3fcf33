"""`undo` and `redo`: a change taken back, or made again, through the same door as any other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial

from bot.access import Access
from bot.catalogue import family_of
from bot.changes.approvals.policy import NeedsSecondKey
from bot.changes.foresee import Foreseen
from bot.changes.outcome import Outcome, Result
from bot.changes.request import ChangeRequest
from bot.changes.risk import NotShownYet
from bot.changes.timed.period import name_of
from bot.changes.timed.timed_cards import TimedCards
from bot.changes.undo import (
    BULK_ACTIONS,
    add_again_requests,
    moved_check,
    over_moved,
    undo_request,
    what_stays,
    without_moved,
)
from bot.commands.changing.propose import shown_first
from bot.commands.context import Answer, Context, card_answer
from bot.commands.many.plans import keep_plan, undo_plan
from bot.commands.undoing.older_undo import require_shown
from bot.commands.views.asked_undo import shall_i_undo, undo_of_undo
from bot.commands.views.moved import moved_answer
from bot.commands.views.outcome_answer import look_again, outcome_answer, what_changed
from bot.commands.views.told_change import undone_notice
from bot.errors import BotError, NotAvailable, NotFound
from bot.events import TextMessage, Workspace
from bot.language.reasons import with_reason
from bot.language.request_subject import RequestSubject
from bot.language.requests.changing import RedoChange, UndoChange, WhatMoved
from bot.language.requests.many import UndoPlan
from bot.ports.database import Entry
from bot.sentences import short_moment
from cards.outcome import outcome_card
from cards.text import unmarked

CHANGES_LOOKED_AT = 20
"""Of the setting that a thread is about, the latest are enough."""


def undo(context: Context, request: UndoChange) -> Answer:
    """Puts back the fields that were changed; where one has moved since, asks first. Of a plan all that it
    changed goes back together."""
    journal = context.services.journal
    if request.number is not None:
        return _undone(context, _change(context, request.number), request.moved)
    thread_id = _thread(context)
    if (
        request.is_that
        and not thread_id
        and (last := journal.last_undo(context.person.id, context.event.space.id))
    ):
        raise undo_of_undo(context, last)
    if not thread_id and (plan_id := _undo_left_off(context)):
        return undo_plan(context, UndoPlan(plan_id))
    entry = _last_change_of(context, thread_id) if thread_id else _last_change(context)
    if request.asks:
        raise shall_i_undo(context, entry)
    if entry.plan_id:
        return undo_plan(context, UndoPlan(entry.plan_id))
    before = journal.last_change(context.person.id, context.event.space.id, before_id=entry.id)
    return _undone(context, entry, request.moved, "" if thread_id else _hint(before))


def _undo_left_off(context: Context) -> int | None:
    """The plan that was the last undo here and was stopped before its end; it is to be undone as a whole."""
    last = context.services.journal.last_undo(context.person.id, context.event.space.id)
    plans = context.services.plans
    if last is None or last.plan_id is None or plans.find(last.plan_id).state != "over":
        return None
    return last.plan_id if plans.counts(last.plan_id)["stopped"] else None


def redo(context: Context, request: RedoChange) -> Answer:
    """Makes a change again that was undone: the one that is named, or what this person undid last here; of a
    plan all that was undone together."""
    journal = context.services.journal
    if request.number is None:
        entry = journal.undo_to_redo(context.person.id, context.event.space.id)
        if entry and entry.plan_id:
            return undo_plan(context, UndoPlan(entry.plan_id))
        if entry:
            return _undone(context, entry, request.moved)
        raise NotFound(
            "You have undone nothing here since your last change, so there is nothing to redo. "
            "Nothing was changed.",
            "`history` shows all changes.",
        )
    entry = _change(context, request.number)
    if entry.parent_id is None:
        undone_by = journal.taking_back([entry.id])
        if not undone_by:
            raise NotFound(
                f"Change {entry.id} was not undone, so there is nothing to redo. Nothing was changed.",
                "`history` shows what was changed.",
            )
        entry = undone_by[-1]
    return _undone(context, entry, request.moved)


def _undone(context: Context, entry: Entry, moved: WhatMoved, hint: str = "") -> Answer:
    workspace = context.workspace(entry.workspace_id, "of this change")
    context.rights.require(workspace, Access.WRITE)
    _require_no_end(context, entry)
    taken_back = context.services.journal.taking_back([entry.id])
    asked = {
        "person_id": context.person.id,
        "space_id": context.event.space.id,
        "event_id": context.event.id,
        "reason": context.reason,
    }
    about = RequestSubject(workspace, family_of(entry.family))
    if entry.action in BULK_ACTIONS:
        requests = add_again_requests(entry, taken_back, **asked)
        return replace(_one_by_one(context, workspace, requests, f"undo {entry.id}"), about=about)
    if (together := _made_together(context, entry)) and together != [entry]:
        requests = [undo_request(one, (), **asked) for one in together]
        verb = "redo" if entry.parent_id else "undo"
        return replace(_one_by_one(context, workspace, requests, f"{verb} {entry.id}"), about=about)
    change = undo_request(entry, taken_back, **asked)
    try:
        outcome = _outcome(context, change, moved, partial(require_shown, context, entry))
    except NotShownYet as unseen:
        command = f"{'redo' if entry.parent_id else 'undo'} {entry.id} {moved.words}".rstrip()
        return replace(shown_first(context, unseen, with_reason(command, context.reason)), about=about)
    if outcome.result in (Result.DONE, Result.ALREADY):
        context.services.timed.was_undone(entry)
    if outcome.result is Result.MOVED and outcome.after and outcome.after.values is not None:
        answer = moved_answer(context, entry, change, outcome, hint)
    else:
        hints = (hint,) if outcome.result is Result.ALREADY else ()
        told_by, told = undone_notice(context, entry, workspace, outcome)
        answer = outcome_answer(context, outcome, notes=(what_stays(entry), told, *hints))
        if told_by:
            answer = replace(answer, posted=lambda message_id: told_by)
    return replace(answer, about=about)


def _require_no_end(context: Context, entry: Entry) -> None:
    """Raises NotAvailable where this took back a change for a time: made again it would stay."""
    made = context.services.journal.change(entry.parent_id) if entry.parent_id else None
    if made is not None and made.timed_id is not None and context.services.timed.by_hand.had_end(made):
        one = context.services.timed.find(made.timed_id)
        said = f"Change {made.id} was made for a time, as {name_of(one)}; made again it would have no end."
    elif ended := context.services.timed.by_hand.ended_by(entry):
        one = ended
        said = f"{name_of(one)} is over by change {entry.id}; undone, what it set would have no end."
    else:
        return
    if one.state == "kept":
        return  # Its end was forgotten before, so it stayed then, too.
    raise NotAvailable(
        f"{said} Nothing was changed.",
        "Set it again with a time:",
        (TimedCards(one, context.now, context.seen()).rest,),
    )


def _made_together(context: Context, entry: Entry) -> list[Entry]:
    """What one undo or redo of items that were removed together made at once with this one, and that was not
    taken back since."""
    journal = context.services.journal
    removed = _first(context, entry)
    if removed.id == entry.id or removed.action not in BULK_ACTIONS or not entry.event_id:
        return []
    made = [
        one
        for one in journal.changes_of(entry.event_id)
        if one.state == "done" and one.action == entry.action and _first(context, one).id == removed.id
    ]
    taken_back = {one.takes_back_id for one in journal.taking_back([one.id for one in made])}
    return [one for one in made if one.id not in taken_back]


def _first(context: Context, entry: Entry) -> Entry:
    """The change that was taken back, made again, and so on, until it came to this one."""
    while entry.takes_back_id and (before := context.services.journal.change(entry.takes_back_id)):
        entry = before
    return entry


def _one_by_one(
    context: Context, workspace: Workspace, changes: Sequence[ChangeRequest], command: str
) -> Answer:
    """Adds items again that were removed together, or removes them again; the first that fails ends it.
    `command` does the rest."""
    made: list[Outcome] = []
    problem = ""
    for change in changes:
        try:
            made.append(context.services.changes.apply(change))
        except NeedsSecondKey:
            if made or len(changes) == 1:
                raise
            return keep_plan(context, command, changes)
        except BotError as error:
            if not made:
                raise
            problem = f"{unmarked(error.sentence)} {len(changes) - len(made)} are left as they were."
            break
    is_whole = not problem and all(one.result is Result.DONE for one in made)
    target, is_redo = made[0].target, made[0].request.redoes_id is not None
    word = f"{'Made again' if is_redo else 'Undone'}{'' if is_whole else ' in part'}"
    what = target.list if len(made) == 1 else f"{target.list}s"
    back = context.button("Redo", f"redo {made[-1].entry_id}")
    rest = context.button("Do the rest", command)
    show = context.button("Show", look_again(target, context.typed_name(workspace)))
    return card_answer(
        outcome_card(
            f"{word}: {what_changed(target)} · {workspace.name}",
            "good" if is_whole else "warning",
            "\n".join(
                filter(None, (f"{'Removed' if is_redo else 'Added'} again: {len(made)} {what}.", problem))
            ),
            [one for outcome in made for one in outcome.differences],
            [*([] if is_whole else [rest]), *([] if is_redo else [back]), show],
            f"{context.person.name}, {short_moment(context.now, workspace.time_zone)}",
        )
    )


def _outcome(
    context: Context, change: ChangeRequest, moved: WhatMoved, before_write: Callable[[Foreseen], None]
) -> Outcome:
    """What comes of the undo; of a field that has moved since, what the person chose."""
    changes = context.services.changes
    outcome = changes.apply(change, before_write=before_write)
    now = outcome.after.values if outcome.after else None
    if outcome.result is not Result.MOVED or now is None:
        return outcome
    if moved.is_left and (rest := without_moved(change, now)):
        return changes.apply(rest, before_write=before_write)
    if moved.check and moved.check == moved_check(change, now):
        return changes.apply(over_moved(change, now), before_write=before_write)
    return outcome


def _change(context: Context, number: int) -> Entry:
    """The change with this number, where this person may see it. Raises NotFound."""
    entry = context.services.journal.change(number)
    if entry is None or not _may_see(context, entry):
        raise NotFound(
            f"I know of no change {number}. Nothing was changed.", "`history` shows what was changed."
        )
    return entry


def _last_change(context: Context) -> Entry:
    """The last change of this person here that was not undone. Raises NotFound."""
    entry = context.services.journal.last_change(context.person.id, context.event.space.id)
    if entry is None:
        raise NotFound(
            "You have made no change here that I could undo. Nothing was changed.",
            "`history` shows all changes; `undo <number>` undoes one of them.",
        )
    return entry


def _thread(context: Context) -> str:
    """The thread that somebody writes in; empty for none, and where the message begins its own."""
    event = context.event
    thread_id = event.thread_id if isinstance(event, TextMessage) else None
    return thread_id if thread_id and thread_id != event.id else ""


def _stays(context: Context, entry: Entry) -> bool:
    """Whether a timed change made this that has no end."""
    with suppress(NotFound):  # it may be too old to be kept
        return entry.timed_id is not None and context.services.timed.find(entry.timed_id).stays
    return False


def _last_change_of(context: Context, thread_id: str) -> Entry:
    """The last change of this person that a thread is about. Raises NotFound where there is none, with the
    last one here to choose."""
    journal, topic, person_id = context.services.journal, context.topic, context.person.id
    found = [*journal.changes_of_message(thread_id)]
    if topic.workspace_id and topic.family:
        found += journal.history(
            workspace_id=topic.workspace_id,
            family=topic.family,
            actor_ids=[person_id],
            limit=CHANGES_LOOKED_AT,
        )
    here = {
        one.id: one
        for one in found
        if (one.actor_id, one.space_id, one.state) == (person_id, context.event.space.id, "done")
        and not (one.parent_id or (one.origin == "timer" and not _stays(context, one)))
    }
    undone = {one.takes_back_id for one in journal.taking_back(list(here))}
    if left := [number for number in here if number not in undone]:
        return here[max(left)]
    last = _last_change(context)
    raise NotFound(
        "You have made no change in this thread that I could undo. Nothing was changed.",
        "Your last change here is another one:",
        (f"undo {last.id}",),
    )


def _hint(before: Entry | None) -> str:
    return f"To undo the change before it, say undo {before.id}." if before else ""


def _may_see(context: Context, entry: Entry) -> bool:
    return context.rights.everywhere >= Access.READ or entry.workspace_id in context.seen().by_id
