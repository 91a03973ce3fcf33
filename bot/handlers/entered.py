"""What a person entered on a form: read field by field, with a sentence for each that cannot be taken."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from bot.catalogue.shape import Shape, Values
from bot.changes.wanted import Members
from bot.errors import NotFound
from bot.events import CardSubmission, Workspace
from bot.handlers.context import Context
from bot.handlers.members import TooMany, Unclear, find_member
from bot.ports import Form
from cards.fields import Field, Invalid, People, Ref
from cards.filled import PeopleEdit, read_form
from cards.text import unmarked
from cards.widgets import add_id, pick_id


@dataclass
class Entered:
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

    def read(self, submission: CardSubmission) -> None:
        """Reads the inputs; only fields the person touched come into `values`."""
        for key, entry in read_form(self.shape.fields, submission.inputs).items():
            one = self.shape.field(key)
            if isinstance(one, People) and isinstance(entry, PeopleEdit):
                self._read_people(one, entry)
            elif isinstance(entry, str):
                self._read_value(one, entry)

    def _read_value(self, one: Field, raw: str) -> None:
        before = self.shown.get(one.key)
        try:
            value = one.meant(raw, before, self.workspace.country)
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
