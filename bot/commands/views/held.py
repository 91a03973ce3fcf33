"""What a change means for a timed change that holds its fields: that is over by it, or still has its end."""

from __future__ import annotations

from bot.changes.foresee import Foreseen
from bot.changes.outcome import Outcome
from bot.changes.timed.by_hand import Held
from bot.changes.timed.period import name_of
from bot.commands.context import Context
from bot.sentences import coming
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
