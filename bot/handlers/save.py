"""Save and Cancel pressed on a form: checked again, written through the door, replaced by the outcome."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.access import Access
from bot.assignments import several
from bot.catalogue import family_of
from bot.catalogue.family import Family, Values
from bot.changes.door import Incomplete, Members, Wanted
from bot.errors import NotAllowed, NotFound, OutOfDate
from bot.events import CardSubmission, Reply, Workspace
from bot.handlers.context import Answer, Context
from bot.handlers.edit import new_form
from bot.handlers.members import TooMany, Unclear, find_member
from bot.handlers.outcome import outcome_answer
from bot.handlers.target import allow
from bot.matching import typed
from bot.ports import Form
from cards.fields import Field, Invalid, People, Ref
from cards.form import PeopleEdit, read_form
from cards.payload import Cancel, Save
from cards.text import escape


def save(context: Context, submission: CardSubmission, pressed: Save) -> Answer:
    """Writes what the person changed on a form.

    Raises OutOfDate, NotAllowed or what the door raises; wrong values bring the form back instead.
    """
    form, family, workspace = _opened(context, submission, pressed.form)
    shown = family.load(form.shown)
    entered = _Entered(context, family, workspace, form, shown)
    entered.read(submission)
    if not context.services.store.use_form(form.id, context.now):
        raise _used_up()
    if entered.errors:
        return entered.again(submission.card_message_id)
    try:
        outcome = context.services.changes.apply(
            Wanted(family, workspace, entered.values, context.person, form.space_id, "form", shown)
        )
    except Incomplete as incomplete:
        entered.errors.update(incomplete.problems)
        return entered.again(submission.card_message_id)
    return outcome_answer(context, family, workspace, outcome, replaces=submission.card_message_id)


def cancel(context: Context, submission: CardSubmission, pressed: Cancel) -> Answer:
    """Takes a form away; nothing was changed."""
    form, family, workspace = _opened(context, submission, pressed.form)
    if not context.services.store.use_form(form.id, context.now):
        raise _used_up()
    name = typed(context.seen(), workspace)
    return Answer(
        Reply(
            f"Cancelled: nothing was changed in {family.title} of **{escape(workspace.name)}**. "
            f"Start again with `edit {family.key} {name}`."
        ),
        replaces=submission.card_message_id,
    )


def _used_up() -> OutOfDate:
    return OutOfDate(
        "This form was used already, or I do not know it. Nothing was changed now.",
        "Type `history` for what was changed, or `edit <setting> <workspace>` for a fresh form.",
    )


def _opened(context: Context, submission: CardSubmission, form_id: str) -> tuple[Form, Family, Workspace]:
    """The form that was pressed, if it is this person's, of this card, in this space and still in time."""
    form = context.services.store.form(form_id)
    if form is None or form.space_id != submission.space.id:
        raise _used_up()
    if form.message_id and form.message_id != submission.card_message_id:
        raise _used_up()
    if form.person_id != context.person.id:
        raise NotAllowed(
            "This form was opened by somebody else and stays open for them. Nothing was changed.",
            "Open your own with `edit <setting> <workspace>`.",
        )
    family = family_of(form.family)
    workspace = next((one for one in context.seen() if one.id == form.workspace_id), None)
    if workspace is None:
        raise NotFound("The workspace of this form is gone, or out of your reach. Nothing was changed.")
    allow(context, workspace, Access.WRITE)
    if form.expires_at <= context.now:
        raise OutOfDate(
            f"This form for {family.title} of {escape(workspace.name)} is too old. Nothing was changed.",
            "Open a fresh one:",
            (f"edit {family.key} {typed(context.seen(), workspace)}",),
        )
    return form, family, workspace


@dataclass
class _Entered:
    """What a person entered on a form: read field by field, with an error for each that cannot be taken."""

    context: Context
    family: Family
    workspace: Workspace
    form: Form
    shown: Values
    values: Values = field(default_factory=dict)
    typed: dict[str, str] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    candidates: dict[str, list[Ref]] = field(default_factory=dict)

    def read(self, submission: CardSubmission) -> None:
        """Reads the inputs; only fields the person touched come into `values`."""
        for key, entry in read_form(self.family.sections, submission.inputs).items():
            one = self.family.field(key)
            if isinstance(one, People) and isinstance(entry, PeopleEdit):
                self._read_people(one, entry)
            elif isinstance(entry, str):
                self._read_value(one, entry)

    def _read_value(self, one: Field, raw: str) -> None:
        before = self.shown.get(one.key)
        if raw.strip() == one.raw(before).strip():
            return
        self.typed[one.input_id] = raw
        try:
            value = one.parse(raw, self.workspace.country)
        except Invalid as problem:
            self.errors[one.key] = str(problem)
            return
        if not one.same(before, value):
            self.values[one.key] = value

    def _read_people(self, one: People, entry: PeopleEdit) -> None:
        listed: tuple[Ref, ...] = self.shown.get(one.key) or ()
        offered = one.load(self.form.candidates.get(one.key))
        kept = range(len(listed)) if entry.kept is None else entry.kept
        remove = tuple(ref for index, ref in enumerate(listed) if index not in kept)
        add = [ref for index, ref in enumerate(offered) if index in entry.picked]
        unclear: list[str] = []
        for name in (part for text in entry.add for part in several(text)):
            try:
                add.append(find_member(self.context, name))
            except Unclear as several_fit:
                unclear.append(name)
                self.candidates.setdefault(one.key, []).extend(several_fit.members)
                self._complain(one, str(several_fit))
            except (NotFound, TooMany) as problem:
                unclear.append(name)
                self._complain(one, problem.sentence)
        new = Members(tuple(add), remove)
        if len(new.on(listed)) > one.limit:
            self._complain(one, f"The list can hold at most {one.limit}.")
        self.typed[one.input_id + "-add"] = ", ".join(unclear)
        self.candidates.setdefault(one.key, [])[:0] = [ref for ref in add if ref not in listed]
        if not one.same(listed, new.on(listed)):
            self.values[one.key] = new

    def _complain(self, one: Field, sentence: str) -> None:
        self.errors[one.key] = f"{self.errors.get(one.key, '')} {sentence}".strip()

    def again(self, replaces: str) -> Answer:
        """The form once more, with what was typed and the error on each field."""
        candidates = {key: list(dict.fromkeys(refs)) for key, refs in self.candidates.items() if refs}
        return new_form(
            self.context,
            self.family,
            self.workspace,
            self.shown,
            typed=self.typed,
            errors=self.errors,
            candidates=candidates,
            replaces=replaces,
        )
