"""Fields that are set for a time: made at once, or kept until they begin."""

from __future__ import annotations

from collections.abc import Sequence

from bot.changes.outcome import Result
from bot.changes.request import ChangeRequest
from bot.changes.timed.period import Period, name_of
from bot.commands.context import Answer, Context, card_answer
from bot.commands.forms.when import when
from bot.commands.views.outcome_answer import outcome_answer
from bot.language.requests.changing import SetFields
from bot.language.sentence.frames.command_text import assignments_text
from bot.language.times.times import Span
from cards.outcome import outcome_card

NOTHING_BACK = "So there is nothing to put back at its end, and no end is kept."


def made_for_time(
    context: Context,
    fields: SetFields,
    change: ChangeRequest,
    span: Span,
    notes: Sequence[str] = (),
    replaces: str = "",
) -> Answer:
    """Makes the change of these fields for this time, or keeps when it begins; `replaces` is the message of
    the form on which it was asked for."""
    done = context.services.timed.set(
        change,
        Period(span.starts, span.ends),
        assignments=assignments_text(fields.assignments),
        thread_id=context.thread_id,
    )
    if done.kept is None:
        more = [NOTHING_BACK] if done.outcome and done.outcome.result is Result.ALREADY else []
    else:
        more = [f"{name_of(done.kept)}: {when(context, fields.workspace, span)}"]
    if done.outcome is not None:
        return outcome_answer(context, done.outcome, replaces=replaces, notes=(*more, *notes))
    if done.kept is not None:
        context.services.posted_answers.came_of(context.event, "timed", done.kept.id)
    cancel = [context.button("Cancel", f"cancel {name_of(done.kept)}")] if done.kept else []
    return card_answer(
        outcome_card(
            f"Waiting: {fields.family.title} · {fields.workspace.name}",
            "good",
            "\n".join((*more, *notes)),
            done.foreseen.differences,
            [*cancel, context.button("Show", context.command("show", fields.family, fields.workspace))],
        ),
        replaces=replaces,
    )
