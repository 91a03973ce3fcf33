"""The form card of a setting, its inputs derived from the fields."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cards.card_builder import Button, Card, CardBuilder, framed
from cards.fields import Field, Ref, Section
from cards.payload import Cancel, Save
from cards.text import NOTHING, message_text

NOTHING_TYPED: Mapping[str, str] = {}


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
    notes: Sequence[str] = (),
    hint: str = "",
) -> Card:
    """A form that shows `values` (field key to value) and saves under `form_id`.

    For a form that comes back: `typed` is what was filled in, by input id (`form_input.typed`), without the
    names that became `candidates`; `errors` and `candidates` are by field key. `hint` is what to do next, and
    for the text how to do the same by typing. All plain text.
    """
    wrong = errors or {}
    found = candidates or {}
    asked = {
        field.key: field.offered(found.get(field.key, ()), typed)
        for section in sections
        for field in section.fields
    }

    def draw(builder: CardBuilder) -> None:
        _summary(builder, sections, wrong, asked)
        for note in notes[: builder.limits.items]:
            builder.paragraph(note)
        for section in sections:
            builder.heading(section.title)
            for field in section.fields:
                key = field.key
                _add_field(builder, field, values.get(key), typed, asked[key], wrong.get(key, ""))

    buttons = (Button("Save", Save(form_id), "positive"), Button("Cancel", Cancel(form_id)))
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


def _add_field(
    builder: CardBuilder,
    field: Field,
    value: Any,
    typed: Mapping[str, str],
    candidates: Sequence[Ref],
    error: str,
) -> None:
    said = _text_line(builder, field, value, candidates, error)
    for part in field.inputs(value, typed, candidates, builder.limits):
        builder.part(part, said)
        said = ""
    if error:
        builder.below(f"Error: {error}", color="Attention")
    if hidden := field.not_shown(value):
        builder.below(f"{hidden} more are on the list and stay there.")
    builder.below(field.advice)


def _text_line(builder: CardBuilder, field: Field, value: Any, candidates: Sequence[Ref], error: str) -> str:
    def cut(text: str) -> str:
        return message_text(builder.limits.value(text))

    said = f"- {message_text(builder.limits.line(field.label))}: {cut(field.text(value)) or NOTHING}"
    if candidates:
        said += f" (who is meant: {cut(', '.join(ref.name for ref in candidates))})"
    if error:
        said += f" (error: {cut(error)})"
    return said + (f" · {cut(field.help)}" if field.help else "")
