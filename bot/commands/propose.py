"""A change that was understood but not beyond doubt: what it would do, and a button that does it."""

from __future__ import annotations

from bot.changes.outcome import Incomplete, Result
from bot.changes.target import SettingTarget
from bot.commands.context import Answer, Context, card_answer
from bot.commands.edit import ask_for_rest, edit_setting, values_of
from bot.errors import NotFound, NotUnderstood
from bot.language.requests import EditSetting, Propose
from cards.outcome import outcome_card
from cards.text import unmarked


def propose(context: Context, request: Propose) -> Answer:
    """Shows old → new and writes nothing; the button says the command that writes."""
    fields = request.fields
    notes: list[str] = []
    try:
        values = values_of(context, fields, notes)
    except (NotFound, NotUnderstood) as problem:
        if not request.is_guess:
            raise
        note = unmarked(f"{problem.sentence} Which number, or whose?")
        return edit_setting(context, EditSetting(fields.family, fields.workspace, note))
    foreseen = context.services.changes.foresee(
        context.change_request(SettingTarget(fields.family), fields.workspace, values)
    )
    if isinstance(foreseen.blocking_error, Incomplete):
        return ask_for_rest(context, fields, foreseen.blocking_error)
    if foreseen.blocking_error:
        raise foreseen.blocking_error
    left_over = f"I do not know what to make of “{request.left_over}”." if request.left_over else ""
    title = f"{fields.family.title} · {fields.workspace.name}"
    if foreseen.result is Result.ALREADY and request.left_over:
        note = f"I did not understand “{request.left_over}”. What should change? Nothing was changed yet."
        return edit_setting(context, EditSetting(fields.family, fields.workspace, note))
    if foreseen.result is Result.ALREADY:
        return card_answer(outcome_card(title, "plain", "It is so already; nothing was written."))
    message = "\n".join(
        filter(None, (left_over, "Nothing is changed yet. Shall I make this change?", *notes))
    )
    return card_answer(
        outcome_card(
            title,
            "plain",
            message,
            foreseen.differences,
            [
                context.button("Do it", request.command),
                context.button("Form", context.command("edit", fields.family, fields.workspace)),
            ],
        )
    )
