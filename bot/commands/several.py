"""Several changes asked for at once: looked at together, then made in order, with a receipt each."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.catalogue.model.family import Family
from bot.catalogue.model.shape import Values
from bot.changes.approvals.policy import NeedsSecondKey
from bot.changes.foresee import CHECK_CHARS, Foreseen
from bot.changes.item_target import ItemTarget, added_in_words
from bot.changes.number_names import named
from bot.changes.outcome import Incomplete
from bot.changes.request import ChangeRequest
from bot.changes.risk import NotShownYet
from bot.changes.target import SettingTarget
from bot.commands.changing.edit import set_fields, values_of
from bot.commands.context import MOVED, Answer, Context, card_answer
from bot.commands.lists.change import add_item, values_to_add
from bot.commands.second_key import ask_for_second_key
from bot.commands.views.named_numbers import names_of
from bot.commands.views.why_shown import with_why
from bot.errors import BotError
from bot.events import Difference
from bot.language.assignments import Assignment
from bot.language.reasons import with_reason
from bot.language.remembered.memory import Offer
from bot.language.request_subject import subject_of
from bot.language.requests.changing import AddItem, SetFields, SetInOrder
from bot.language.sentence.frames.command_text import assignments_text
from bot.language.sentence.frames.frame import typed
from bot.language.several import THEN
from cards.outcome import outcome_card
from cards.payload import MAX_WORDS

_Change = SetFields | AddItem
_ASKED = "Nothing is changed yet. Shall I make these changes?"


def set_in_order(context: Context, request: SetInOrder) -> Answer:
    """Looks at all changes, and shows them first where one has to be shown; else makes the first, and what is
    said then leads to the next. The first that fails ends it."""
    seen = _looked_at(context, request.changes)
    check = _check(seen)
    pending = [one for one in seen if not one.result]
    has_moved = context.was_shown and context.check not in ("", check)
    why = context.preview(*pending) if pending and (has_moved or not context.was_shown) else ()
    if pending and has_moved:
        why = (MOVED, *why)
    if why:
        return _shown_first(context, request.changes, pending, why, check)
    # What was shown were the values of all together; each reads its own anew.
    return _step(replace(context, check=""), request.changes)


def add_in_force(context: Context, request: AddItem) -> Answer:
    """Adds an item; where it is wanted in force and its setting is off, both are shown first."""
    switch = _switch_off(context, request) if request.in_force else None
    if switch is None:
        return add_item(context, request)
    changes = (request, switch)
    seen = _looked_at(context, changes)
    off = f"{switch.family.title} is off. It is turned on with this."
    why = tuple(filter(None, context.preview(*seen)))
    if len(_command_for(context, changes)) > MAX_WORDS:
        raise NotShownYet(seen[0], why)
    return _shown_first(context, changes, seen, (off, *why), _check(seen))


def _switch_off(context: Context, request: AddItem) -> SetFields | None:
    """What turns the setting on; None where it is on, where more is needed for that, and where the item
    cannot be added as it is said."""
    family, workspace = request.list.family, request.list.workspace
    target, values = ItemTarget(family, request.list.items), values_to_add(context, request)
    foreseen = context.services.changes.foresee(context.change_request(target, workspace, values))
    now = family.values(foreseen.before.document)
    is_off = bool(family.main) and not family.chooses_own and now[family.main] is False
    if foreseen.blocking_error or not is_off or family.problems({**now, family.main: True}, {family.main}):
        return None
    return SetFields(family, workspace, (Assignment(family.field(family.main), typed(True)),))


def _check(seen: Sequence[Foreseen]) -> str:
    """Tells whether the values that would be overwritten are those that were shown."""
    return hashlib.sha256("".join(one.check for one in seen).encode()).hexdigest()[:CHECK_CHARS]


def _looked_at(context: Context, changes: Sequence[_Change]) -> list[Foreseen]:
    """What the changes would do, those of one setting together. Raises what speaks against one of them; a
    value that is missing a form asks for, when it comes to that."""
    requests: dict[tuple[str, ...], ChangeRequest] = {}
    for at, one in enumerate(changes):
        if isinstance(one, SetFields):
            key = (one.workspace.id, one.family.key)
            before = requests[key].values if key in requests else None
            values: Values = {**(before or {}), **values_of(context, one, [])}
            requests[key] = context.change_request(SettingTarget(one.family), one.workspace, values)
        elif not (one.typed_secret or any(told.field.secret for told in one.assignments)):
            target = ItemTarget(one.list.family, one.list.items)
            values = values_to_add(context, one)
            requests[str(at),] = context.change_request(target, one.list.workspace, values)
    seen = [context.services.changes.foresee(one) for one in requests.values()]
    for foreseen in seen:
        problem = foreseen.blocking_error
        if problem and (foreseen.refused or not isinstance(problem, Incomplete)):
            raise problem
    return seen


def _shown_first(
    context: Context, changes: Sequence[_Change], seen: Sequence[Foreseen], why: Iterable[str], check: str
) -> Answer:
    """Shows what would change, with the button that does it all. Raises the refusal to do them together where
    no button can say so much."""
    command = _command_for(context, changes)
    if len(command) > MAX_WORDS:
        raise NotShownYet(seen[0], tuple(filter(None, why)))
    said = dict.fromkeys((*with_why(context, why), _ASKED, *_added(seen)))
    titles = {f"{one.target.family.title} · {one.workspace.name}" for one in seen}
    card = outcome_card(
        titles.pop() if len(titles) == 1 else f"{len(changes)} changes",
        "plain",
        "\n".join(filter(None, said)),
        [*_differences(context, seen)],
        [context.do_it(command, check), context.button("Cancel", "cancel")],
    )
    return replace(card_answer(card), offers=(Offer("Do it", "", command, check=check),))


def _differences(context: Context, seen: Sequence[Foreseen]) -> Iterable[Difference]:
    """Old → new of what is set, with the workspace where there are several."""
    is_one_place = len({one.workspace.id for one in seen}) == 1
    for one in seen:
        if not added_in_words(one.target, one.differences):
            names = names_of(context, one.target.shape, one.differences, one.workspace)
            where = "" if is_one_place else f"{one.workspace.name}: "
            for each in named(one.differences, names):
                yield replace(each, label=f"{where}{each.label}")


def _added(seen: Sequence[Foreseen]) -> Iterable[str]:
    """What is added, each on a line, with the workspace where there are several."""
    is_one_place = len({one.workspace.id for one in seen}) == 1
    for one in seen:
        if added := added_in_words(one.target, one.differences):
            yield added if is_one_place else f"{one.workspace.name}: {added}"


def _step(context: Context, changes: Sequence[_Change]) -> Answer:
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
    return replace(answer, then=lambda: _step(context, rest)) if rest else answer


def _family(change: _Change) -> Family:
    return change.family if isinstance(change, SetFields) else change.list.family


def _command_for(context: Context, changes: Sequence[_Change]) -> str:
    """The text that makes them all, in order."""
    return with_reason(f" {THEN} ".join(_command(context, one) for one in changes), context.reason)


def _command(context: Context, change: _Change) -> str:
    """The command that makes one of the changes by itself."""
    said = assignments_text(change.assignments)
    if isinstance(change, SetFields):
        return context.command("set", change.family, change.workspace, said)
    return f"{context.command('add', change.list, change.list.workspace)} {said}"
