"""The form card of a setting, its inputs derived from the fields."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from cards import render
from cards.card_builder import Button, Card, CardBuilder, framed
from cards.fields import Choice, ChoiceRows, Field, Ref, Section, Toggle
from cards.form_sections import is_long, lines_of, only, open_sections, summary
from cards.payload import AllFields, Cancel, Save
from cards.text import NOTHING, card_text, message_text

NOTHING_TYPED: Mapping[str, str] = {}
KEEP = "KEEP"
"""What the input that sets all choices of a section sends where they are to stay as they are."""
ALL_FIELDS = "All fields"
"""The button of a form with some fields that opens all of them."""
ROW_TOGGLE_WIDTH = "104px"
"""As wide as the toggle of a row with one short word; Webex's clients leave the rest to the choice."""


def form_card(
    title: str,
    subtitle: str,
    sections: Sequence[Section],
    values: Mapping[str, Any],
    form_id: str,
    *,
    typed: Mapping[str, str] = NOTHING_TYPED,
    errors: Mapping[str, str] | None = None,
    candidates: Mapping[str, Sequence[Ref]] | None = None,
    whole: str = "",
    fixed: Collection[str] = (),
    notes: Sequence[str] = (),
    hint: str = "",
) -> Card:
    """A form that shows `values` (field key to value) and saves under `form_id`.

    For a form that comes back: `typed` is what was filled in, by input id (`form_input.typed`), without the
    names that became `candidates`; `errors` and `candidates` are by field key. `whole` is what opens the form
    with all fields: without it `values` are all of them, else those that this form has.
    `fixed` are the keys of fields that cannot be changed and are shown as text. `hint` is what to do next,
    and for the text how to do the same by typing. All plain text.
    """
    sections = only(sections, values) if whole else sections
    wrong = errors or {}
    found = candidates or {}
    offered = {
        field.key: field.offered(found.get(field.key, ()), typed)
        for section in sections
        for field in section.fields
    }
    buttons = [Button("Save", Save(form_id), "positive"), Button("Cancel", Cancel(form_id))]
    if whole:
        buttons.append(Button(ALL_FIELDS, AllFields(form_id), typed=whole))
    lines_above = lines_of(notes)
    is_folded = not whole and is_long(sections, values, lines_above)
    unsettled = {*wrong, *(key for key, refs in offered.items() if refs)}

    def is_on(field: Field) -> bool:
        return typed.get(field.input_id, field.raw(values.get(field.key))) == "true"

    opened = open_sections(sections, values, is_on, unsettled, lines_above=lines_above)

    def draw(builder: CardBuilder) -> None:
        _summary(builder, sections, wrong, offered)
        for note in notes[: builder.limits.items]:
            builder.paragraph(note)
        inputs = _Inputs(builder, values, typed, wrong, offered, fixed, is_whole=not whole)
        if is_folded:
            builder.buttons_here(buttons)
        for number, (section, is_open) in enumerate(zip(sections, opened, strict=True)):
            add = partial(inputs.add_section, section)
            if is_folded and section.title:
                said = summary(section, values, is_on)
                builder.section(f"part_{number}", section.title, said, add, is_open=is_open)
            else:
                builder.heading(section.title)
                add(builder)

    return framed(draw, title, subtitle, hint, buttons)


def _summary(
    builder: CardBuilder,
    sections: Sequence[Section],
    errors: Mapping[str, str],
    candidates: Mapping[str, Sequence[Ref]],
) -> None:
    labels = {field.key: field.label for section in sections for field in section.fields}
    wrong = [label for key, label in labels.items() if key in errors]
    asked = [label for key, label in labels.items() if candidates.get(key) and key not in errors]
    if wrong:
        builder.paragraph(f"Not saved. To correct: {', '.join(wrong)}.", color="Attention", strong=True)
    if asked:
        builder.paragraph(f"Not saved yet. To answer: {', '.join(asked)}.", color="Warning", strong=True)
    for key in errors.keys() - labels.keys():
        builder.paragraph(errors[key], color="Attention", strong=True)


@dataclass(frozen=True)
class _Inputs:
    """Puts the inputs of fields on a card, with what is said about each."""

    builder: CardBuilder
    values: Mapping[str, Any]
    typed: Mapping[str, str]
    errors: Mapping[str, str]
    candidates: Mapping[str, Sequence[Ref]]
    fixed: Collection[str]
    is_whole: bool

    def add_section(self, section: Section, _: CardBuilder) -> None:
        """The fields of a section, each below the other or in rows."""
        if not isinstance(section, ChoiceRows):
            for field in section.fields:
                self._add_field(field)
            return
        if self.is_whole:
            self._add_all(section)
        for choice, toggle in section.rows:
            self._add_row(choice, toggle, section.toggle_title)

    def _add_field(self, field: Field) -> None:
        said = self._said(field)
        if field.key in self.fixed:
            self._add_text(field.label, field.text(self.values.get(field.key)), said)
            return
        for part in self._parts(field):
            self.builder.part(part, said)
            said = ""
        self._add_error(field)
        if hidden := field.not_shown(self.values.get(field.key)):
            self.builder.below(f"{hidden} more are on the list and stay there.")
        # An error says already what can be given.
        self.builder.below(field.help if field.key in self.errors else field.advice)

    def _add_all(self, section: ChoiceRows) -> None:
        """The input that sets every choice; it comes back empty, as the choices hold what it did."""
        first = section.rows[0][0]
        options = (
            [(option.label, option.value) for option in first.options] if isinstance(first, Choice) else []
        )
        self.builder.part(
            render.choice_input(
                section.all_id,
                section.all_label,
                first.error,
                [("Leave each as it is", KEEP), *options],
                style="compact",
                value=KEEP,
            )
        )

    def _add_row(self, choice: Field, toggle: Field, toggle_title: str) -> None:
        builder = self.builder
        if {choice.key, toggle.key} <= set(self.fixed):
            text = choice.text(self.values.get(choice.key))
            allowed = f", {toggle_title.lower()}" if self.values.get(toggle.key) else ""
            self._add_text(choice.label, text + allowed, self._said(choice))
            return
        named = replace(toggle, label=toggle_title) if isinstance(toggle, Toggle) else toggle
        (left,), (right,) = self._parts(choice), self._parts(named)
        builder.part(render.beside(("stretch", left), (ROW_TOGGLE_WIDTH, right)), self._said(choice))
        builder.part([], self._said(toggle))
        self._add_error(choice)
        self._add_error(toggle)

    def _add_text(self, label: str, value: str, said: str) -> None:
        limits = self.builder.limits
        shown = card_text(limits.value(value)) or NOTHING
        self.builder.part(render.pair(card_text(limits.line(label)), shown), said)

    def _add_error(self, field: Field) -> None:
        if error := self.errors.get(field.key, ""):
            self.builder.below(f"Error: {error}", color="Attention", name=field.error_id)

    def _parts(self, field: Field) -> list[render.Part]:
        offered = self.candidates[field.key]
        return field.inputs(self.values.get(field.key), self.typed, offered, self.builder.limits)

    def _said(self, field: Field) -> str:
        """The field in the text."""
        candidates, error = self.candidates[field.key], self.errors.get(field.key, "")

        def cut(text: str) -> str:
            return message_text(self.builder.limits.value(text))

        label = message_text(self.builder.limits.line(field.label))
        said = f"- {label}: {cut(field.text(self.values.get(field.key))) or NOTHING}"
        if candidates:
            said += f" (who is meant: {cut(', '.join(ref.name for ref in candidates))})"
        if error:
            said += f" (error: {cut(error)})"
        return said + (f" · {cut(field.help)}" if field.help else "")
