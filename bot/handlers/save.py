"""Save and Cancel pressed on a form: checked again, written through the door, replaced by the outcome."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from bot.access import Access
from bot.catalogue import family_of
from bot.catalogue.family import Family
from bot.catalogue.shape import Values
from bot.changes.subject import Setting
from bot.changes.wanted import Incomplete, Members, Wanted
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
from cards.filled import PeopleEdit, read_form
from cards.filled import typed as typed_in
from cards.payload import Cancel, Save
from cards.text import escape, unmarked
from cards.widgets import add_id, pick_id


def save(context: Context, submission: CardSubmission, pressed: Save) -> Answer:
    """Writes what the person changed on a form.

    Raises OutOfDate, NotAllowed or what the door raises; wrong values bring the form back instead.
    """
    form, family, workspace = _opened(context, submission, pressed.form)
    shown = family.load(form.shown)
    entered = _Entered(context, family, workspace, form, shown, typed_in(family.fields, submission.inputs))
    entered.read(submission)
    if not context.services.store.use_form(form.id, context.now):
        raise _used_up()
    if entered.errors:
        return entered.again(submission.card_message_id)
    try:
        outcome = context.services.changes.apply(
            Wanted(Setting(family), workspace, entered.values, context.person, form.space_id, "form", shown)
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
    typed: dict[str, str]
    values: Values = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    candidates: dict[str, tuple[Ref, ...]] = field(default_factory=dict)

    def read(self, submission: CardSubmission) -> None:
        """Reads the inputs; only fields the person touched come into `values`."""
        for key, entry in read_form(self.family.fields, submission.inputs).items():
            one = self.family.field(key)
            if isinstance(one, People) and isinstance(entry, PeopleEdit):
                self._read_people(one, entry)
            elif isinstance(entry, str):
                self._read_value(one, entry)

    def _read_value(self, one: Field, raw: str) -> None:
        before = self.shown.get(one.key)
        if raw.strip() == one.raw(before).strip():
            return
        try:
            value = one.parse(raw, self.workspace.country)
        except Invalid as problem:
            self.errors[one.key] = str(problem)
            return
        if not one.same(before, value):
            self.values[one.key] = value

    def _read_people(self, one: People, entry: PeopleEdit) -> None:
        listed: tuple[Ref, ...] = self.shown.get(one.key) or ()
        stay = entry.members(listed, one.load(self.form.candidates.get(one.key)))
        added, unclear, unknown, problems = self._look_up(entry.add)
        wanted = tuple(dict.fromkeys((*stay, *added)))
        if len(wanted) > one.limit:
            problems.append(f"The list can hold at most {one.limit}.")
        if problems:
            self.errors[one.key] = " ".join(problems)
        found = [ref for ref in wanted if ref not in listed]
        self.candidates[one.key] = tuple(dict.fromkeys((*found, *unclear)))
        self.typed[add_id(one)] = ", ".join(unknown)
        self.typed[pick_id(one)] = ",".join(map(str, range(len(found))))
        if not one.same(listed, wanted):
            removed = tuple(ref for ref in listed if ref not in wanted)
            self.values[one.key] = Members(tuple(found), removed)

    def _look_up(self, names: Iterable[str]) -> tuple[list[Ref], list[Ref], list[str], list[str]]:
        """Who bears these names: those found, those who could be meant, names nobody bears, the problems."""
        found: list[Ref] = []
        unclear: list[Ref] = []
        unknown: list[str] = []
        problems: list[str] = []
        for name in names:
            try:
                found.append(find_member(self.context, name))
            except Unclear as several:
                unclear += several.members
                problems.append(unmarked(str(several)))
            except (NotFound, TooMany) as problem:
                unknown.append(name)
                problems.append(unmarked(problem.sentence))
        return found, unclear, unknown, problems

    def again(self, replaces: str) -> Answer:
        """The form once more, with what was typed and the error on each field."""
        return new_form(
            self.context,
            self.family,
            self.workspace,
            self.shown,
            typed=self.typed,
            errors=self.errors,
            candidates={key: refs for key, refs in self.candidates.items() if refs},
            replaces=replaces,
        )
