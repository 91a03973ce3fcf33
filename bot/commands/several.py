"""Several changes asked for at once: made one after the other, each with a receipt of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.changes.approvals.policy import NeedsSecondKey
from bot.changes.risk import NotShownYet
from bot.commands.changing.edit import set_fields
from bot.commands.context import Answer, Context
from bot.commands.second_key import ask_for_second_key
from bot.errors import BotError
from bot.language.request_subject import subject_of
from bot.language.requests.changing import SetFields, SetInOrder
from bot.language.sentence.frames.command_text import assignments_text


def set_in_order(context: Context, request: SetInOrder) -> Answer:
    """Makes the first change; what is said then leads to the next. The first that fails ends it."""
    return _step(context, request.changes)


def _step(context: Context, changes: Sequence[SetFields]) -> Answer:
    first, *rest = changes
    try:
        answer = set_fields(context, first)
    except NotShownYet as unseen:
        said = assignments_text(first.assignments)
        command = context.command("set", first.family, first.workspace, said)
        raise NotShownYet(unseen.foreseen, unseen.sentences, command) from None
    except NeedsSecondKey as needs:
        answer = ask_for_second_key(context, needs)
    except BotError as error:
        if rest:
            titles = ", ".join(dict.fromkeys(one.family.title for one in rest))
            error.sentence = f"{error.sentence} What was to come behind it was not done either: {titles}."
        raise
    context.keep_topic(replace(context.topic.about(subject_of(first)), last_change=None))
    return replace(answer, then=lambda: _step(context, rest)) if rest else answer
