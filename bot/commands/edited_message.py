"""An edited message: what was done of it before the edit is not done again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from bot.catalogue import title_of
from bot.changes.approvals.policy import name_of as name_of_request
from bot.changes.timed.period import name_of as name_of_timed
from bot.commands.context import Answer, Context, card_answer
from bot.commands.reading.history import undo_button
from bot.commands.telling.mute import muted
from bot.errors import NotAllowed, NotFound, OutOfDate
from bot.events import CardSubmission, TextMessage
from bot.language.remembered.posted_answers import Kind
from bot.ports.database import Entry
from bot.repeats.repeats import name_of as name_of_repeat
from bot.sentences import plan_name
from cards.card_builder import Button
from cards.outcome import outcome_card

MAX_BUTTONS = 3
"""A message seldom makes more than one change."""
MAX_NAMED = 5
"""So much of what was done is named."""


@dataclass(frozen=True)
class _Done:
    """Something that came of a message and stands: what it is, and the button that takes it back."""

    what: str
    button: Button | None = None


def done_already(context: Context) -> Answer | None:
    """Tells that the message was acted on before it was edited, with what takes that back; None where nothing
    came of it that still stands, so that the edit is to be read."""
    event = context.event
    if not isinstance(event, TextMessage) or not event.edit_of:
        return None
    done = [*_changes(context, _entries(context, event.edit_of)), *_kept(context, event.edit_of)]
    if not done:
        _call_off(context, event.edit_of)
        return None
    names = [*dict.fromkeys(one.what for one in done)]
    more = [f"{len(names) - MAX_NAMED} more"] if len(names) > MAX_NAMED else []
    said = f"I acted on this message before you edited it ({', '.join([*names[:MAX_NAMED], *more])})"
    return card_answer(
        outcome_card(
            "Done already",
            "plain",
            f"{said}, so the edit changes nothing; write a new message for what is still to be done.",
            buttons=[one.button for one in done if one.button][:MAX_BUTTONS],
        )
    )


def _entries(context: Context, message_id: str) -> Sequence[Entry]:
    """The changes that were begun for a message: at once, by presses on its cards or answers to what was
    asked, and once somebody agreed."""
    journal = context.services.journal
    found = [*journal.changes_of_message(message_id)]
    for kind, key in context.services.posted_answers.of(message_id):
        if kind == "event":
            found += journal.changes_of(key)
        elif kind == "request":
            with suppress(NotFound):
                number = context.services.approvals.find(int(key)).entry_id
                found += filter(None, [journal.change(number) if number else None])
    return found


def _changes(context: Context, entries: Sequence[Entry]) -> Iterator[_Done]:
    """Those of the changes that may have been made and were not undone."""
    workspaces = context.seen().by_id
    for one in _standing(context, entries):
        button = undo_button(context, one, workspaces.get(one.workspace_id))
        yield _Done(f"{title_of(one.family)} of {one.workspace_name}", button)


def _standing(context: Context, entries: Sequence[Entry]) -> list[Entry]:
    begun = {one.id: one for one in entries if one.state != "failed"}
    undone = {one.takes_back_id for one in context.services.journal.taking_back([*begun])}
    return [one for number, one in begun.items() if number not in undone]


def _kept(context: Context, message_id: str) -> Iterator[_Done]:
    """What runs, waits or is watched because of a message."""
    for kind, key in context.services.posted_answers.of(message_id):
        with suppress(NotFound):
            if kind in _KEPT and (done := _KEPT[kind](context, key)):
                yield done


def _plan(context: Context, key: str) -> _Done | None:
    number, name = int(key), plan_name(int(key))
    state = context.services.plans.find(number).state
    if state in ("running", "stopping"):
        return _Done(name, context.button("Stop", f"stop {name}") if state == "running" else None)
    if _standing(context, context.services.journal.changes_of_plan(number)):
        return _Done(name, context.button("Undo all", f"undo {name}"))
    waits = context.services.timed_plans.waiting(number)
    return _Done(name, context.button("Cancel", f"cancel {name}")) if waits else None


def _request(context: Context, key: str) -> _Done | None:
    """One to which somebody agreed, until its change is in the journal; a plan tells of itself."""
    one = context.services.approvals.find(int(key))
    is_under_way = one.state in ("agreed", "kept") and one.plan_id is None and one.entry_id is None
    return _Done(name_of_request(one)) if is_under_way else None


def _watch(context: Context, key: str) -> _Done | None:
    watches = context.services.watches.watches(context.event.space.id)
    found = next((one for one in watches if one.id == int(key)), None)
    if found is None:
        return None
    return _Done(f"the watch of {found.label}", context.button("Unwatch", f"unwatch {key}"))


def _mute(context: Context, key: str) -> _Done | None:
    row = muted(context, key)
    return _Done(row.title, row.button) if row else None


def _repeat(context: Context, key: str) -> _Done | None:
    repeats = context.services.repeats.here(context.event.space.id)
    found = next((one for one in repeats if one.id == int(key)), None)
    if found is None:
        return None
    name = name_of_repeat(found)
    return _Done(f"{name}, every {found.every}", context.button("End", f"end {name}"))


def _timed(context: Context, key: str) -> _Done | None:
    one = context.services.timed.find(int(key))
    name = name_of_timed(one)
    what = f"{name}, {title_of(one.family)} of {one.workspace_name}"
    if one.state == "waiting":
        return _Done(what, context.button("Cancel", f"cancel {name}"))
    is_open = one.state in ("running", "asking")
    return _Done(what, context.button("End now", f"end {name} now")) if is_open else None


def _extension(context: Context, key: str) -> _Done | None:
    """“By 1 hour” counts from the time that it has by then; another one is said in a new message."""
    return _Done(f"another time of {key}")


_KEPT: Mapping[Kind, Callable[[Context, str], _Done | None]] = {
    "plan": _plan,
    "request": _request,
    "watch": _watch,
    "mute": _mute,
    "repeat": _repeat,
    "timed": _timed,
    "extension": _extension,
}


def _call_off(context: Context, message_id: str) -> None:
    """Ends what came of a message and was not made: its plan, and its request for a second key."""
    came = context.services.posted_answers.of(message_id)
    context.services.posted_answers.edited(message_id)
    for kind, key in came:
        with suppress(OutOfDate, NotFound, NotAllowed):  # it is over already; or another one pressed
            if kind == "plan":
                context.services.plans.cancel(int(key), context.person)
            elif kind == "request":
                context.services.approvals.withdraw(int(key), context.person)


def require_same_words(context: Context, submission: CardSubmission) -> None:
    """Raises OutOfDate where the card answers a message that was edited since."""
    if context.services.posted_answers.is_out_of_date(submission.card_message_id):
        raise OutOfDate(
            "The message was changed after this card, so the newer card counts. Nothing was changed."
        )
