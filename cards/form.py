"""The form card of a setting, its inputs derived from the fields."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cards.card_builder import Button, Card, Sheet, fitted
from cards.fields import NOTHING, Field, Ref, Section
from cards.payload import Cancel, Save
from cards.text import message_text
from cards.widgets import OFFERED, offered, widget

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
    thread: str | None = None,
) -> Card:
    """A form that shows `values` (field key to value) and saves under `form_id`.

    For a form that comes back: `typed` is what was filled in, by input id (`filled.typed`), without the names
    that became `candidates`; `errors` and `candidates` are by field key. `hint` is what to do next, and for
    the text how to do the same by typing. All plain text.
    """
    wrong = errors or {}
    found = candidates or {}
    asked = {
        field.key: offered(field, found.get(field.key, ()), typed)
        for section in sections
        for field in section.fields
    }

    def draw(sheet: Sheet) -> None:
        sheet.header(title, subtitle)
        _summary(sheet, sections, wrong, asked)
        for note in notes[: sheet.room.things]:
            sheet.paragraph(note)
        for section in sections:
            sheet.heading(section.title)
            for field in section.fields:
                key = field.key
                _put(sheet, field, values.get(key), typed, asked[key], wrong.get(key, ""))
        sheet.aside(hint, separator=True)
        sheet.buttons((Button("Save", Save(form_id, thread), "positive"), Button("Cancel", Cancel(form_id))))

    return fitted(draw)


def _summary(
    sheet: Sheet,
    sections: Sequence[Section],
    errors: Mapping[str, str],
    candidates: Mapping[str, Sequence[Ref]],
) -> None:
    labels = {field.key: field.label for section in sections for field in section.fields}
    wrong = [label for key, label in labels.items() if key in errors]
    asked = [label for key, label in labels.items() if candidates.get(key) and key not in errors]
    if wrong:
        sheet.paragraph(f"Not saved. To correct: {', '.join(wrong)}.", color="Attention", strong=True)
    if asked:
        sheet.paragraph(f"Not saved yet. To answer: {', '.join(asked)}.", color="Warning", strong=True)
    for key in errors.keys() - labels.keys():
        sheet.paragraph(errors[key], color="Attention", strong=True)


def _put(
    sheet: Sheet,
    field: Field,
    value: Any,
    typed: Mapping[str, str],
    candidates: Sequence[Ref],
    error: str,
) -> None:
    said = _said(sheet, field, value, candidates, error)
    for part in widget(field, value, typed, candidates, sheet.room):
        sheet.part(part, said)
        said = ""
    if error:
        sheet.below(f"Error: {error}", color="Attention")
    if isinstance(value, tuple | list) and len(value) > OFFERED:
        sheet.below(f"{len(value) - OFFERED} more are on the list and stay there.")
    sheet.below(field.advice)


def _said(sheet: Sheet, field: Field, value: Any, candidates: Sequence[Ref], error: str) -> str:
    def cut(text: str) -> str:
        return message_text(sheet.room.value(text))

    said = f"- {message_text(sheet.room.line(field.label))}: {cut(field.text(value)) or NOTHING}"
    if candidates:
        said += f" (who is meant: {cut(', '.join(ref.name for ref in candidates))})"
    if error:
        said += f" (error: {cut(error)})"
    return said + (f" · {cut(field.help)}" if field.help else "")
