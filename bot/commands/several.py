"""Several changes asked for at once: made one after the other, each with a receipt of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.catalogue.model.family import Family
from bot.changes.approvals.policy import NeedsSecondKey
from bot.changes.risk import NotShownYet
from bot.commands.changing.edit import set_fields
from bot.commands.context import Answer, Context
from bot.commands.lists.change import add_item
from bot.commands.second_key import ask_for_second_key
from bot.errors import BotError
from bot.language.request_subject import subject_of
from bot.language.requests.changing import AddItem, SetFields, SetInOrder
from bot.language.sentence.frames.command_text import assignments_text


def set_in_order(context: Context, request: SetInOrder) -> Answer:
    """Makes the first change; what is said then leads to the next. The first that fails ends it."""
    return _step(context, request.changes)


def _step(context: Context, changes: Sequence[SetFields | AddItem]) -> Answer:
    first, *rest = changes
    following = {
        (one.workspace.id, one.family.key): {told.field.key for told in one.assignments}
        for one in rest
        if isinstance(one, SetFields)
    }
    context = replace(context, set_next=following)
    try:
        answer = set_fields(context, first) if isinstance(first, SetFields) else add_item(context, first)
    except NotShownYet as unseen:
        raise NotShownYet(unseen.foreseen, unseen.sentences, _command(context, first)) from None
    except NeedsSecondKey as needs:
        answer = ask_for_second_key(context, needs)
    except BotError as error:
        if rest:
            titles = ", ".join(dict.fromkeys(_family(one).title for one in rest))
            error.sentence = f"{error.sentence} What was to come behind it was not done either: {titles}."
        raise
    context.keep_topic(replace(context.topic.about(subject_of(first)), last_change=None))
    # What was shown before the press were the values of the first.
    further = replace(context, check="")
    return replace(answer, then=lambda: _step(further, rest)) if rest else answer


def _family(change: SetFields | AddItem) -> Family:
    return change.family if isinstance(change, SetFields) else change.list.family


def _command(context: Context, change: SetFields | AddItem) -> str:
    """The command that makes one of the changes by itself."""
    said = assignments_text(change.assignments)
    if isinstance(change, SetFields):
        return context.command("set", change.family, change.workspace, said)
    return f"{context.command('add', change.list, change.list.workspace)} {said}"
