"""Save, Cancel and All fields pressed on a form."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from bot.access import Access
from bot.catalogue import family_of
from bot.catalogue.model.shape import Shape, Values
from bot.changes.approvals.policy import NeedsSecondKey
from bot.changes.bulk_items import BulkItemsTarget
from bot.changes.outcome import Incomplete
from bot.changes.request import target_of
from bot.changes.risk import NotShownYet
from bot.changes.target import ChangeTarget
from bot.changes.timed.period import Period
from bot.commands.changing.for_time import made_for_time
from bot.commands.changing.greeting import REPLACE, replace_greeting
from bot.commands.context import Answer, Context, card_answer
from bot.commands.forms.open import TIME, new_form, time_of
from bot.commands.forms.read import FormReader
from bot.commands.lists.add_shown import sealed_values
from bot.commands.lists.remove import tick_again, ticked
from bot.commands.views.outcome_answer import form_again, outcome_answer
from bot.errors import BotError, NotAllowed, NotFound, OutOfDate, Uncertain, Unkept, WebexError
from bot.events import CardSubmission, Workspace
from bot.language.assignments import Assignment
from bot.language.request_subject import RequestSubject
from bot.language.requests.changing import SetFields
from bot.language.sentence.frames.frame import typed
from bot.language.times.place_times import read_time
from bot.ports.database import Form
from cards.fields import People, Ref, load_refs
from cards.form_input import all_set
from cards.form_input import typed as typed_in
from cards.payload import AllFields, Cancel, FormPress, Save
from cards.status import status_card
from cards.text import message_text, unmarked

NOTHING_CAME = (
    "Not saved: nothing of what stands on the form arrived. Nothing was changed; please save again."
)
WARNED = " warned"
"""What a form has warned of is kept under this key beside the candidates of its fields."""
NOT_KEPT = "This was not kept, as it is secret: type it again."
SAVE_AGAIN = "Nothing is changed yet. Save once more, and I do it."


def press_on_form(
    context: Context, submission: CardSubmission, pressed: FormPress, kept: Form | None
) -> Answer:
    """What a button of a form does; `kept` is the form as it is stored."""
    match pressed:
        case Save():
            return save(context, submission, kept)
        case Cancel():
            return cancel(context, submission, kept)
        case AllFields():
            return all_fields(context, submission, kept)


def save(context: Context, submission: CardSubmission, kept: Form | None) -> Answer:
    """Writes what the person changed on a form; `kept` is the form that was pressed.

    Raises OutOfDate or NotAllowed; wrong values, and whatever else is refused before anything is written,
    bring the form back instead.
    """
    form, target, workspace = _opened(context, submission, kept)
    context = replace(context, reason=form.reason or "")
    about = context.topic.about(RequestSubject(workspace, target.family))
    context.keep_topic(replace(about, last_change=None))
    if form.action == REPLACE:
        return replace_greeting(context, form, workspace, submission.card_message_id)
    if isinstance(target, BulkItemsTarget):
        return _remove_many(context, form, target, workspace, submission)
    shape, shown = target.shape, target.shape.load(form.shown)
    on_form = [one for one in shape.fields if one.key in shown]
    submission = replace(
        submission, inputs=all_set(shape.sections, submission.inputs, shown, shape.fixed(shown))
    )
    reader = FormReader(context, shape, workspace, form, shown, typed_in(on_form, submission.inputs))

    sealed = sealed_values(form)

    def again(notes: Sequence[str] = (), warned: Sequence[str] = ()) -> Answer:
        """The form once more, with what was typed and the error on each field, or what it warns of; a field
        that has one is on it, though it was not before."""
        missing = [one.key for one in shape.fields if one.key in reader.errors and one.key not in shown]
        now = target.read(context.services.calling, workspace.id).values if missing else None
        return new_form(
            context,
            target,
            workspace,
            {**reader.shown, **{key: one for key, one in (now or {}).items() if key in missing}},
            typed=reader.typed,
            errors={**_not_kept(shape, {**reader.values, **sealed}), **reader.errors},
            candidates={key: refs for key, refs in reader.candidates.items() if refs}
            | {WARNED: [Ref(one, "") for one in warned]},
            notes=notes,
            replaces=submission.card_message_id,
            time=time_of(form),
        )

    if form.action != "remove" and not sealed:
        if reader.typed or not any(shown.values()):
            reader.read(submission)
        else:
            # A missing text is an empty one: read as it is, this would empty every text that is shown.
            reader.errors[""] = NOTHING_CAME
    _use(context, form)
    if reader.errors or reader.listed:
        reader.errors |= _besides(context, target, workspace, form, reader)
        return again([*reader.listed.values()])
    values = None if form.action == "remove" else reader.values
    if form.action == "add":
        # A new item gets what the form showed at the start, touched or not.
        started = {key: one for key, one in shown.items() if one is not None}
        values, shown = {**started, **reader.values, **sealed}, {}
    warned = [one.id for one in load_refs(form.candidates.get(WARNED))]
    try:
        if (time := time_of(form)) and values is not None:
            return _for_time(context, target, workspace, values, shown, time, warned, submission)
        outcome = context.change(target, workspace, values, base=shown, origin="form", warned=warned)
    except NotShownYet as unseen:
        return again((f"{' '.join(unseen.sentences)} {SAVE_AGAIN}",), (*warned, *unseen.sentences))
    except Incomplete as incomplete:
        reader.errors.update(incomplete.problems)
        return again()
    except BotError as error:
        error.replaces = submission.card_message_id
        if values is None or isinstance(error, Uncertain | Unkept | NeedsSecondKey):
            raise
        # Nothing was written: what was filled in is not lost for that.
        reader.errors[""] = _problem(error)
        try:
            return again()
        except BotError:
            raise error from None
    return outcome_answer(context, outcome, replaces=submission.card_message_id)


def _for_time(
    context: Context,
    target: ChangeTarget,
    workspace: Workspace,
    values: Values,
    shown: Values,
    time: str,
    warned: Collection[str],
    submission: CardSubmission,
) -> Answer:
    """Makes what a form changes for the time with which it was opened."""
    span = read_time(time, context.now, workspace.time_zone, workspace.region)
    # What begins later is compared with the values of then.
    base = {} if span.starts else shown
    change = context.change_request(target, workspace, values, base=base, origin="form")
    context.require_warned(warned, context.services.timed.foresee(change, Period(span.starts, span.ends)))
    told = [
        Assignment(one, typed(value) if isinstance(value := values[one.key], bool) else one.raw(value))
        for one in target.shape.fields
        if one.key in values and not isinstance(one, People)
    ]
    fields = SetFields(target.family, workspace, tuple(told))
    return made_for_time(context, fields, change, span, replaces=submission.card_message_id)


def _besides(
    context: Context, target: ChangeTarget, workspace: Workspace, form: Form, reader: FormReader
) -> dict[str, str]:
    """The problems of the values that could be read, to be told together with those that could not."""
    shown = reader.shown if form.action == "add" else {}
    values = {**{key: one for key, one in shown.items() if one is not None}, **reader.values}
    base = {} if form.action == "add" else reader.shown
    request = context.change_request(target, workspace, values, base=base, origin="form")
    try:
        foreseen = context.services.changes.foresee(request)
    except BotError:
        return {}  # it is said when all else is right
    settled = {*reader.errors, *reader.listed}
    return {key: why for key, why in {**foreseen.problems, **foreseen.refused}.items() if key not in settled}


def _remove_many(
    context: Context, form: Form, target: BulkItemsTarget, workspace: Workspace, submission: CardSubmission
) -> Answer:
    """Removes what was ticked, or all that the card spoke of."""
    replaces = submission.card_message_id
    shown = target.shape.load(form.shown)
    if target.chosen is not None:
        target = replace(target, chosen=ticked(form, submission))
    _use(context, form)
    if target.chosen == ():
        return tick_again(context, target, workspace, form, replaces)
    outcome = context.change(target, workspace, {target.key: ()}, base=shown, origin="form")
    return outcome_answer(context, outcome, replaces=replaces)


def _not_kept(shape: Shape, values: Values) -> dict[str, str]:
    """What stands at fields that were filled in and come back empty, as what is secret is not kept."""
    return {one.key: NOT_KEPT for one in shape.fields if one.secret and values.get(one.key)}


def _problem(error: BotError) -> str:
    """An error as it stands on the form that comes back."""
    tracking = f"(Webex {error.tracking_id})" if isinstance(error, WebexError) and error.tracking_id else ""
    return unmarked(" ".join(filter(None, ("Not saved.", error.sentence, error.next_step, tracking))))


def all_fields(context: Context, submission: CardSubmission, kept: Form | None) -> Answer:
    """Puts the form with all fields in the place of one with some of them, with what was filled in there."""
    form, target, workspace = _opened(context, submission, kept)
    if form.action != "change":
        raise _used_up()
    context = replace(context, reason=form.reason or "")
    now = target.read(context.services.calling, workspace.id).values
    if now is None:
        raise NotFound(f"{target.title} is gone. Nothing was changed.")
    shape, shown = target.shape, target.shape.load(form.shown)
    filled_in = {one.input_id: one.raw(now.get(one.key)) for one in shape.fields}
    filled_in |= typed_in([one for one in shape.fields if one.key in shown], submission.inputs)
    found = {key: load_refs(refs) for key, refs in form.candidates.items() if key not in (WARNED, TIME)}
    # Of what was shown before, what moved since stops the change as it would have there.
    values, replaces = {**now, **shown}, submission.card_message_id
    answer = new_form(
        context,
        target,
        workspace,
        values,
        typed=filled_in,
        candidates=found,
        replaces=replaces,
        time=time_of(form),
    )
    _use(context, form)
    return answer


def cancel(context: Context, submission: CardSubmission, kept: Form | None) -> Answer:
    """Takes a form away; nothing was changed."""
    form, target, workspace = _opened(context, submission, kept)
    _use(context, form)
    name = context.typed_name(workspace)
    card = status_card(
        f"Cancelled: nothing was changed in {target.family.title} of {workspace.name}.",
        "",
        [],
        [context.button("Start again", form_again(target, name))],
    )
    return card_answer(card, replaces=submission.card_message_id)


def _use(context: Context, form: Form) -> None:
    """Takes the form as used. Raises OutOfDate where it is already, by another press."""
    if not context.services.forms.use_form(form.id, context.now):
        raise _used_up()


def _used_up() -> OutOfDate:
    return OutOfDate(
        "This form was used already, or I do not know it. Nothing was changed now.",
        "Type `history` for what was changed, or `edit <setting> <workspace>` for a fresh form.",
    )


def _opened(
    context: Context, submission: CardSubmission, form: Form | None
) -> tuple[Form, ChangeTarget, Workspace]:
    """The form with what it is about, if it is this person's, of this card, in this space and in time."""
    if form is None or form.space_id != submission.space.id:
        raise _used_up()
    if form.message_id and form.message_id != submission.card_message_id:
        raise _used_up()
    try:
        target = target_of(family_of(form.family), form.list, form.item_id, form.action)
    except KeyError:
        raise _used_up() from None
    workspace = context.seen().by_id.get(form.workspace_id)
    if form.person_id != context.person.id:
        may = workspace is not None and context.can_change(workspace)
        raise NotAllowed(
            "This form was opened by somebody else and stays open for them. Nothing was changed.",
            "Open your own:" if may else "",
            (form_again(target, context.typed_name(workspace)),) if workspace and may else (),
        )
    workspace = workspace or context.workspace(form.workspace_id, "of this form")
    context.rights.require(workspace, Access.WRITE)
    if form.expires_at <= context.now:
        raise OutOfDate(
            f"This form for {target.family.title} of {message_text(workspace.name)} is too old. "
            "Nothing was changed.",
            "Open a fresh one:",
            (form_again(target, context.typed_name(workspace)),),
        )
    return form, target, workspace
