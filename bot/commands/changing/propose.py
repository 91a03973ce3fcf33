"""A change that was understood but not beyond doubt: what it would do, and a button that does it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from bot.catalogue.model.held_back import own_switches
from bot.catalogue.model.shape import Values
from bot.catalogue.settings.call_forwarding import BRANCHES
from bot.catalogue.settings.permissions import OUTGOING_PERMISSION
from bot.changes.foresee import Foreseen
from bot.changes.item_target import ItemTarget, added_in_words
from bot.changes.number_names import named
from bot.changes.outcome import Incomplete, Result
from bot.changes.risk import OWN_VALUES, NotShownYet
from bot.changes.target import SettingTarget
from bot.commands.changing.edit import ask_for_rest, edit_setting, set_fields, values_of
from bot.commands.changing.old_value import for_old_value
from bot.commands.context import Answer, Context, card_answer
from bot.commands.lists.add_shown import forget_sealed, show_secret_first
from bot.commands.views.effect import effect
from bot.commands.views.held import said_of_held
from bot.commands.views.named_numbers import names_of
from bot.commands.views.outcome_answer import form_again, outcome_answer
from bot.commands.views.why_shown import with_why
from bot.errors import NotFound, NotUnderstood
from bot.events import CardSubmission, Reply
from bot.language.assignments import EMPTY_WORDS, Assignment
from bot.language.reasons import with_reason
from bot.language.remembered.memory import Offer
from bot.language.requests.changing import WITH, AddItem, EditSetting, LeaveAsItIs, Propose, SetFields
from bot.language.requests.request import Request
from bot.language.sentence.frames.command_text import assignments_text
from bot.language.sentence.frames.frame import typed
from bot.names.text import folded
from cards.card_builder import Button
from cards.fields import Phone
from cards.outcome import outcome_card
from cards.payload import MAX_WORDS
from cards.text import unmarked

ASKED = "Nothing is changed yet. Shall I make this change?"
MORE_THAN_SAID = "it changes more than was said."


def set_or_propose(context: Context, request: SetFields) -> Answer:
    """Sets the fields; where a sentence changes switches that it does not name, that is shown first. A
    command does what it says and no more."""
    if not request.is_sentence:
        return set_fields(context, request)
    whole = with_switches(context, request)
    if request.ends_all and len(whole.assignments) == 1:
        request = whole  # calls are forwarded in one state of the phone, or in none
    if whole != request:
        return propose(context, Propose(request, ""))
    return set_fields(context, request)


def with_switches(context: Context, request: SetFields) -> SetFields:
    """The same, with the switches that are off now and without which the location's values stay in force, and
    with those that are on and not meant: “forward it to 5511” is not to the voicemail there. Where no calls
    are to be forwarded any more, these are the switches of the branches that are on."""
    if request.ends_all:
        return _ending_all(context, request)
    family, wanted = request.family, wanted_switches(request)
    if not wanted:
        return request
    now = family.values(context.services.calling.read(family.path, request.workspace.id).body)
    further = [
        Assignment(family.field(key), typed(is_on))
        for key, is_on in wanted.items()
        if now[key] is not None and now[key] is not is_on
    ]
    return replace(request, assignments=(*request.assignments, *further))


def _ending_all(context: Context, request: SetFields) -> SetFields:
    family = request.family
    now = family.values(context.services.calling.read(family.path, request.workspace.id).body)
    fields = [family.field(f"{one}.enabled") for one in BRANCHES]
    on = tuple(Assignment(one, typed(False)) for one in fields if now[one.key])
    return replace(request, assignments=on or request.assignments)


def wanted_switches(request: SetFields) -> dict[str, bool]:
    """The switches that a change does not name, and whether each is to be on for it, by their keys."""
    family = request.family
    told = {one.field.key for one in request.assignments}
    valued = [one.field.key for one in request.assignments if says_value(one)]
    wanted = dict.fromkeys(own_switches(family, valued), True)
    wanted |= {key: False for one in valued if (key := (family.off_beside or {}).get(one))}
    return {key: is_on for key, is_on in wanted.items() if key not in told}


def own_values_note(told: SetFields, fields: SetFields) -> list[str]:
    """That the workspace has values of its own from then on, where a switch for that was added."""
    further = fields.assignments[len(told.assignments) :]
    return [OWN_VALUES] if any(one.text == "on" for one in further) else []


def says_value(assignment: Assignment) -> bool:
    return bool(assignment.text) and folded(assignment.text) not in EMPTY_WORDS


def propose(context: Context, request: Propose) -> Answer:
    """Shows old → new and writes nothing; the button says the command that writes."""
    if request.replaces:
        request = for_old_value(context, request)
    fields = with_switches(context, request.fields)
    command, notes = request.command, []
    if fields != request.fields:
        rest = assignments_text(fields.assignments)
        command = context.command("set", fields.family, fields.workspace, rest)
        notes = own_values_note(request.fields, fields)
    try:
        values = values_of(context, fields, notes)
    except (NotFound, NotUnderstood) as problem:
        if problem.choices and request.left_over:  # half of an order is not one press away
            raise NotUnderstood(
                f"I do not know what to make of “{request.left_over}”. {problem.sentence}", problem.next_step
            ) from None
        if not request.is_guess or problem.choices:
            raise
        note = unmarked(f"{problem.sentence} Which number, or whose?")
        asked = tuple(one.field.key for one in fields.assignments)
        form = EditSetting(fields.family, fields.workspace, note, fields.assignments, asked)
        return edit_setting(context, form)
    command = with_reason(_with_numbers(context, command, fields, values), context.reason)
    foreseen = context.services.changes.foresee(
        context.change_request(SettingTarget(fields.family), fields.workspace, values)
    )
    if isinstance(foreseen.blocking_error, Incomplete) and not foreseen.refused:
        return ask_for_rest(context, fields, foreseen.blocking_error)
    if foreseen.blocking_error:
        raise foreseen.blocking_error
    if foreseen.result is Result.ALREADY and request.left_over:
        note = f"I did not understand “{request.left_over}”. What should change? Nothing was changed yet."
        return edit_setting(context, EditSetting(fields.family, fields.workspace, note))
    if foreseen.result is Result.ALREADY:
        return outcome_answer(context, foreseen.as_outcome())
    already = _so_already(request.fields, foreseen)
    why = [request.note, _left_over(request), *context.preview(foreseen)]
    if not any(why) and fields != request.fields:
        why = [MORE_THAN_SAID]
    said = (already, ASKED, *notes, _reason_noted(context))
    return _asked(context, foreseen, why, said, command, change_button(context, fields))


def _left_over(request: Request) -> str:
    return f"I do not know what to make of “{request.left_over}”." if request.left_over else ""


def _reason_noted(context: Context) -> str:
    return f"The reason I would note: “{context.reason}”." if context.reason else ""


def _so_already(told: SetFields, foreseen: Foreseen) -> str:
    """That a call type is allowed or blocked already by the location, where only switches for own values
    would change: “let the kitchen call abroad”, where its location allows that."""
    asked = [one.field for one in told.assignments if says_value(one)]
    if told.family is not OUTGOING_PERMISSION:
        return ""  # a transfer number that is switched off is the workspace's own
    own = {told.family.field(key).label for key in own_switches(told.family, [one.key for one in asked])}
    if not asked or not own.issuperset(one.label for one in foreseen.differences):
        return ""
    return f"{', '.join(one.label for one in asked)}: so already, as the location says."


def _with_numbers(context: Context, command: str, fields: SetFields, values: Values) -> str:
    """The command with the numbers that names stand for: what is shown is what is done."""
    names = [one for one in fields.assignments if isinstance(one.field, Phone) and _has_letters(one.text)]
    if not names:
        return command
    told = (replace(one, text=values[one.field.key]) if one in names else one for one in fields.assignments)
    return context.command("set", fields.family, fields.workspace, assignments_text(told))


def _has_letters(text: str) -> bool:
    return any(map(str.isalpha, text))


def show_first(context: Context, request: Request, unseen: NotShownYet) -> Answer:
    """Shows a change and what is risky about it, with the button that makes it. Raises the refusal again
    where no command says the same."""
    target = unseen.foreseen.target
    if isinstance(request, AddItem) and isinstance(target, ItemTarget) and target.items.secret:
        return show_secret_first(context, target, unseen, ASKED, request.left_over)
    command = request.typed
    if isinstance(request, SetFields):
        rest = assignments_text(request.assignments)
        command = context.command("set", request.family, request.workspace, rest)
    command = with_reason(command, context.reason) if command else ""
    if not command or len(command) > MAX_WORDS:
        raise unseen
    change = change_button(context, request) if isinstance(request, SetFields | AddItem) else None
    reason = _reason_noted(context) if request.shows_first else ""
    why = (_left_over(request), *unseen.sentences)
    return _asked(context, unseen.foreseen, why, (ASKED, reason), command, change)


def shown_first(context: Context, unseen: NotShownYet, command: str, change: Button | None = None) -> Answer:
    """The same, with the button that says this command."""
    return _asked(context, unseen.foreseen, unseen.sentences, (ASKED,), command, change)


def change_button(context: Context, request: SetFields | AddItem, time: str = "") -> Button:
    """*Change*: leads to the form with what was said on it, and with its time."""
    told = f"{WITH} {assignments_text(request.assignments)} {time}".rstrip()
    if isinstance(request, AddItem):
        form = partial(context.command, "add", request.list, request.list.workspace)
    else:
        form = partial(context.command, "edit", request.family, request.workspace)
    command = with_reason(form(told), context.reason)
    return context.button("Change", command if len(command) <= MAX_WORDS else form())


def _asked(
    context: Context,
    foreseen: Foreseen,
    why: Iterable[str],
    said: Iterable[str],
    command: str,
    change: Button | None = None,
) -> Answer:
    """Why it is shown, old → new, what it comes to, and whether it shall be so."""
    family, workspace = foreseen.target.family, foreseen.workspace
    edit = with_reason(form_again(foreseen.target, context.typed_name(workspace)), context.reason)
    added = added_in_words(foreseen.target, foreseen.differences)
    names = names_of(context, foreseen.target.shape, foreseen.differences, workspace)
    held, _ = said_of_held(context, foreseen)
    then = effect(context, foreseen)
    reasons = [*filter(None, why)]
    warnings = dict.fromkeys((*with_why(context, reasons), *then.warnings))
    told = [one for one in (*said, *held, *then.sentences, added) if one and one not in (*reasons, *warnings)]
    card = outcome_card(
        f"{family.title} · {workspace.name}",
        "plain",
        "\n".join(dict.fromkeys(told)),
        () if added else [*named(foreseen.differences, names)],
        [
            context.do_it(command, foreseen.check),
            change or context.button("Change", edit),
            context.button("Cancel", "cancel"),
        ],
        warning="\n".join(one for one in warnings if one not in reasons[:1]),
    )
    return replace(card_answer(card), offers=(Offer("Do it", "", command, check=foreseen.check),))


def leave_as_it_is(context: Context, request: LeaveAsItIs) -> Answer:
    """Forgets what was offered, also a secret that is kept until somebody says yes; its card goes."""
    event = context.event
    card = event.card_message_id if isinstance(event, CardSubmission) else forget_sealed(context)
    return Answer(Reply(f"Nothing was changed. {request.note}".rstrip()), replaces=card)
