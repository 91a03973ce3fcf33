"""What a person entered on a form: read field by field, with a sentence for each that cannot be taken."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from bot.catalogue.model.shape import Shape, Values
from bot.changes.request import ListEdit
from bot.commands.context import Context
from bot.commands.forms.pick import ASKS_FOR_LIST, TooMany, Unclear, find_one
from bot.errors import NotFound
from bot.events import CardSubmission, Workspace
from bot.ports.database import Form
from cards.fields import (
    MAX_INPUT_CHARS,
    MAX_NAMES_TO_ADD,
    Field,
    Final,
    Invalid,
    People,
    PeopleEdit,
    Ref,
    Search,
    load_refs,
)
from cards.form_input import read_form
from cards.text import unmarked

GIVE = "Give a number or a name, or ? for a list."
TOO_MANY = (
    f"Add at most {MAX_NAMES_TO_ADD} at a time, in fewer than {MAX_INPUT_CHARS} characters; "
    "nobody was added yet."
)


@dataclass
class FormReader:
    """What a person entered on a form: read field by field, with an error for each that cannot be taken."""

    context: Context
    shape: Shape
    workspace: Workspace
    form: Form
    shown: Values
    typed: dict[str, str]
    values: Values = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    candidates: dict[str, tuple[Ref, ...]] = field(default_factory=dict)
    listed: dict[str, str] = field(default_factory=dict)
    """What is said of lists that were asked for, by the keys of their fields: these are no errors."""

    def read(self, submission: CardSubmission) -> None:
        """Reads the inputs; only fields the person touched come into `values`."""
        on_form = [one for one in self.shape.fields if one.key in self.shown]
        for key, entry in read_form(on_form, submission.inputs).items():
            one = self.shape.field(key)
            if isinstance(one, People) and isinstance(entry, PeopleEdit):
                self._read_people(one, entry)
            elif isinstance(entry, Search):
                self._read_search(one, entry)
            elif isinstance(entry, str):
                self._read_value(one, entry)

    def _read_value(self, one: Field, raw: str) -> None:
        before = self.shown.get(one.key)
        try:
            self._take(one, one.meant(raw, before, self.workspace.country))
        except Invalid as problem:
            self.errors[one.key] = str(problem)

    def _take(self, one: Field, value: Any) -> None:
        if not one.same(self.shown.get(one.key), value):
            self.values[one.key] = value

    def _read_search(self, one: Field, entry: Search) -> None:
        """One thing of a look-up: what was picked, else what was typed, else what its name finds."""
        if chosen := entry.choice(load_refs(self.form.candidates.get(one.key))):
            self._choose(one, chosen)
            return
        try:
            self._take(one, one.meant(entry.text, self.shown.get(one.key), self.workspace.country))
        except Final as problem:
            self.errors[one.key] = str(problem)
        except Invalid as problem:
            self._search(one, entry.text, problem)

    def _choose(self, one: Field, chosen: Ref) -> None:
        value = one.chosen(chosen)
        self._take(one, value)
        # Where the form comes back for something else, this stays chosen by what its input says.
        self.typed[one.input_id] = one.raw(value)
        self.typed.pop(one.pick_id, None)
        self.candidates[one.key] = (chosen,) if one.needs_look_up else ()

    def _search(self, one: Field, text: str, problem: Invalid) -> None:
        try:
            self._choose(one, find_one(self.context, one.source, text, self.workspace))
        except Unclear as several:
            self.candidates[one.key] = several.members
            self._tell_several(one, text, several)
        except NotFound as nothing:
            if one.needs_look_up:
                self.errors[one.key] = unmarked(nothing.sentence)
            elif text.replace(" ", "").isalpha():
                self.errors[one.key] = f"Nothing that fits here is called “{text[:60]}”. {GIVE}"
            else:
                self.errors[one.key] = str(problem)
        except TooMany as many:
            self.errors[one.key] = unmarked(many.sentence)

    def _tell_several(self, one: Field, text: str, several: Unclear) -> None:
        told = self.listed if text.strip() == ASKS_FOR_LIST else self.errors
        told[one.key] = unmarked(f"{one.label}: {several}" if told is self.listed else str(several))

    def _read_people(self, one: People, entry: PeopleEdit) -> None:
        before: tuple[Ref, ...] = self.shown.get(one.key) or ()
        stay = entry.members(before, load_refs(self.form.candidates.get(one.key)))
        added, unclear, unknown, problems = self._look_up(one, entry)
        after = tuple(dict.fromkeys((*stay, *added)))
        if len(after) > max(one.limit, len(before)):
            problems.append(f"The list can hold at most {one.limit}; these would be {len(after)}.")
        if problems:
            self.errors[one.key] = " ".join(problems)
        found = [ref for ref in after if ref not in before]
        self.candidates[one.key] = tuple(dict.fromkeys((*found, *unclear)))
        self.typed[one.add_id] = ", ".join(unknown)
        self.typed[one.pick_id] = ",".join(map(str, range(len(found))))
        if not one.same(before, after):
            removed = tuple(ref for ref in before if ref not in after)
            self.values[one.key] = ListEdit(tuple(found), removed)

    def _look_up(self, one: People, entry: PeopleEdit) -> tuple[list[Ref], list[Ref], list[str], list[str]]:
        """Who bears these names: those found, those who could be meant, names nobody bears, the problems."""
        if entry.too_many:
            return [], [], list(entry.add), [TOO_MANY]
        found: list[Ref] = []
        unclear: list[Ref] = []
        unknown: list[str] = []
        problems: list[str] = []
        for name in entry.add:
            try:
                found.append(find_one(self.context, one.source, name, self.workspace))
            except Unclear as several:
                unclear += several.members
                if name.strip() == ASKS_FOR_LIST:
                    self._tell_several(one, name, several)
                else:
                    problems.append(unmarked(str(several)))
            except (NotFound, TooMany) as problem:
                unknown.append(name)
                problems.append(unmarked(problem.sentence))
        return found, unclear, unknown, problems
