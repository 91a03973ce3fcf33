"""An edited message: what was done of it before the edit is not done again."""

from __future__ import annotations

from contextlib import suppress

from bot.catalogue import title_of
from bot.commands.context import Answer, Context, card_answer
from bot.commands.reading.history import undo_button
from bot.errors import NotAllowed, NotFound, OutOfDate
from bot.events import CardSubmission, TextMessage
from cards.outcome import outcome_card

MAX_BUTTONS = 3
"""A message seldom makes more than one change."""


def done_already(context: Context) -> Answer | None:
    """Tells that the message was acted on before it was edited, with Undo; None where nothing came of it that
    still stands, so that the edit is to be read."""
    event = context.event
    if not isinstance(event, TextMessage) or not event.edit_of:
        return None
    journal = context.services.journal
    begun = [one for one in journal.changes_of_message(event.edit_of) if one.state != "failed"]
    undone = {one.takes_back_id for one in journal.taking_back([one.id for one in begun])}
    made = [one for one in begun if one.id not in undone]
    if not made:
        _call_off(context, event.edit_of)
        return None
    workspaces = context.seen().by_id
    buttons = [undo_button(context, one, workspaces.get(one.workspace_id)) for one in made]
    what = ", ".join(dict.fromkeys(f"{title_of(one.family)} of {one.workspace_name}" for one in made))
    said = f"I acted on this message before you edited it ({what}), so the edit changes nothing"
    return card_answer(
        outcome_card(
            "Done already",
            "plain",
            f"{said}; write a new message for what is still to be done.",
            buttons=[one for one in buttons if one][:MAX_BUTTONS],
        )
    )


def _call_off(context: Context, message_id: str) -> None:
    """Ends what came of a message and was not made: its plan, and its request for a second key."""
    for kind, number in context.services.posted_answers.edited(message_id):
        with suppress(OutOfDate, NotFound, NotAllowed):  # it runs already or is over; or another one pressed
            if kind == "plan":
                context.services.plans.cancel(number, context.person)
            else:
                context.services.approvals.withdraw(number, context.person)


def require_same_words(context: Context, submission: CardSubmission) -> None:
    """Raises OutOfDate where the card answers a message that was edited since."""
    if context.services.posted_answers.is_out_of_date(submission.card_message_id):
        raise OutOfDate(
            "The message was changed after this card, so the newer card counts. Nothing was changed."
        )
