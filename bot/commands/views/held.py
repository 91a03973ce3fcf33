"""What holds for a time: until when, and what a change of it means for that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.catalogue import family_of
from bot.catalogue.model.family import Family
from bot.changes.foresee import Foreseen
from bot.changes.outcome import Outcome
from bot.changes.timed.by_hand import OPEN, Held
from bot.changes.timed.period import name_of
from bot.changes.timed.timed_cards import TimedCards
from bot.commands.context import Context
from bot.events import Workspace
from bot.ports.database import Timed
from bot.sentences import coming, short_moment
from cards.card_builder import Button


def said_of_held(context: Context, change: Foreseen | Outcome) -> tuple[list[str], list[Button]]:
    """Sentences, and buttons that forget the end; nothing where no timed change has these fields."""
    found = context.services.timed.by_hand.held(change)
    is_made = isinstance(change, Outcome)
    said = [_in_words(context, one, is_made=is_made) for one in found]
    kept = [name_of(one.one) for one in found if not (one.is_over or one.is_agreed)]
    # Of several, which hold different fields, each is cancelled by its number.
    return said, [context.button("Keep as it is", f"cancel {name}") for name in kept if len(kept) == 1]


def _in_words(context: Context, held: Held, *, is_made: bool) -> str:
    """What becomes of a timed change, in a sentence."""
    name, one = name_of(held.one), held.one
    if held.is_over:
        return f"{name} is over with this." if is_made else f"{name}, which holds it now, is over with this."
    back = ", ".join(f"{label}: {before}" for label, before in held.back)
    if one.ends_at <= context.now:
        return f"{name} has reached its end, and I asked whether to put back {back}."
    ends = coming(one.ends_at, context.now, one.zone)
    if held.asks:
        return f"{name} ends {ends}: then I ask whether to put back {back}."
    return f"This is not for good: {name} ends {ends}, and puts back {back}."


def holding(context: Context, workspace: Workspace, family: Family | None = None) -> list[Timed]:
    """The timed changes that hold now in a workspace, or in one of its settings."""
    waiting = context.services.timed.waiting(workspace.id)
    here = [one for one in waiting if one.state in OPEN and one.workspace_id == workspace.id]
    return [one for one in here if family is None or one.family == family.key]


def until(context: Context, one: Timed) -> str:
    """Until when one holds, in a few words; which fields, where it is not the switch of the setting."""
    family = family_of(one.family)
    fields = [field.label for field in family.fields if field.key in one.keys and family.main not in one.keys]
    which = f"{', '.join(fields[:2])}: until" if fields and len(family.fields) > 1 else "Until"
    by = f"({name_of(one)}, {one.person_name})"
    if one.ends_at <= context.now:
        return f"{which} now: its end has come {by}"
    return f"{which} {short_moment(one.ends_at, one.zone)} {by}"


def end_buttons(context: Context, workspace: Workspace, ones: Sequence[Timed]) -> list[Button]:
    """*Extend* and *End now* of the one that holds; none of several, and for who may not change it."""
    if len(ones) != 1 or ones[0].ends_at <= context.now or not context.can_change(workspace):
        return []
    one = replace(ones[0], thread_id=context.thread_id)
    return TimedCards(one, context.now, context.seen()).before_end()
