"""The card that asks what becomes of an undo where a field was changed again since."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from bot.changes.outcome import Outcome
from bot.changes.request import ChangeRequest
from bot.changes.target import differences
from bot.changes.undo import moved_check, moved_fields, without_moved
from bot.commands.context import Answer, Context, card_answer
from bot.commands.views.outcome_answer import look_again, what_changed
from bot.language.reasons import with_reason
from bot.language.remembered.memory import Offer
from bot.ports.database import Entry
from bot.sentences import when
from cards.card_builder import Button
from cards.outcome import moved_card

MAX_LATER_CHANGES = 50
"""So many later changes of the workspace are looked through for the one that moved a field."""


def moved_answer(
    context: Context, entry: Entry, change: ChangeRequest, outcome: Outcome, hint: str
) -> Answer:
    """Three values for each field that has moved, what would go back besides, and what can be chosen."""
    target, workspace = outcome.target, outcome.workspace
    now = (outcome.after.values if outcome.after else None) or {}
    moved, rest = moved_fields(change, now), without_moved(change, now)
    is_redo = change.redoes_id is not None
    verb = "redo" if is_redo else "undo"
    anyway = with_reason(f"{verb} {entry.id} anyway {moved_check(change, now)}", context.reason)
    offers = [Offer(_all_the_same(change), "", anyway)]
    if rest:
        only_rest = with_reason(f"{verb} {entry.id} rest", context.reason)
        offers.insert(0, Offer(f"{verb.capitalize()} the rest", "", only_rest))
    offers.append(Offer("Leave it", "", look_again(target, context.typed_name(workspace))))
    keys = {row["key"] for row in entry.fields}
    card = moved_card(
        f"{'Not made again' if is_redo else 'Not undone'} yet: {what_changed(target)} · {workspace.name}",
        f"It was changed again since{_by_whom(context, entry, keys, workspace.time_zone)}. "
        "Nothing was written yet. What should I do?",
        [(one.label, one.was, one.changed_to, one.now) for one in moved],
        differences(target, now, rest.values) if rest else (),
        [Button(one.label, context.button(one.label, one.command).payload) for one in offers],
        hint,
    )
    return replace(card_answer(card), offers=tuple(offers))


def _all_the_same(change: ChangeRequest) -> str:
    if change.values is None:
        return "Remove all the same"
    return "Make it all the same" if change.redoes_id is not None else "Put back all the same"


def _by_whom(context: Context, entry: Entry, keys: Collection[str], zone: str) -> str:
    """Who moved it, where that was through the bot."""
    journal = context.services.journal
    later = next(
        (
            one
            for one in journal.history(workspace_id=entry.workspace_id, limit=MAX_LATER_CHANGES)
            if one.id > entry.id
            and one.state == "done"
            and (one.family, one.list, one.item_id) == (entry.family, entry.list, entry.item_id)
            and any(row["key"] in keys for row in one.fields)
        ),
        None,
    )
    if later is None:
        return ", not through me"
    who = context.by_whom(later)
    return f" by {who}, {when(later, zone)} (change {later.id})"
