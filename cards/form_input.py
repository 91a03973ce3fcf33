"""What was filled into a form: checked for shape and length, not yet for meaning."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from cards.fields import MAX_INPUT_CHARS, Choice, ChoiceRows, Entered, Field, Section
from cards.fields.candidates import MAX_REFS_OFFERED
from cards.text import unguard

MAX_INPUT_NUMBER = 10**9


def all_set(
    sections: Iterable[Section],
    inputs: Mapping[str, object],
    shown: Mapping[str, Any],
    fixed: Collection[str] = (),
) -> dict[str, object]:
    """The inputs with what was chosen for all choices of a section put into each, except those `fixed` and
    those that were changed on their own; `shown` are the values of the form, by field key."""
    found = dict(inputs)
    for section in sections:
        if not isinstance(section, ChoiceRows):
            continue
        wanted = found.pop(section.all_id, "")
        for choice, _ in section.rows:
            offers = isinstance(choice, Choice) and wanted in [option.value for option in choice.options]
            held = choice.raw(shown.get(choice.key))
            if offers and choice.key not in fixed and found.get(choice.input_id, held) in ("", held):
                found[choice.input_id] = wanted
    return found


def read_form(fields: Iterable[Field], inputs: Mapping[str, object]) -> dict[str, Entered]:
    """What the inputs say, by field key; other inputs, and what no client sends, are ignored.

    A field that was not touched is not in the answer, as far as that can be told: clients leave empty inputs
    out.
    """
    given = typed(fields := tuple(fields), inputs)
    return {field.key: entered for field in fields if (entered := field.entered(given)) is not None}


def typed(fields: Iterable[Field], inputs: Mapping[str, object]) -> dict[str, str]:
    """What was filled in, by input id, as `form_card` takes it back; cut to the length that is allowed."""
    given = {}
    for field in fields:
        for name in field.input_ids:
            raw = _raw(inputs.get(name), field.max_input_chars)
            if raw or (name in inputs and isinstance(inputs[name], str | list)):
                given[name] = raw
    return given


def _raw(value: object, max_chars: int = MAX_INPUT_CHARS) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return unguard(value[:max_chars])
    if isinstance(value, int) and -MAX_INPUT_NUMBER < value < MAX_INPUT_NUMBER:
        return str(value)
    if isinstance(value, list):
        picked = (_raw(item) for item in value[:MAX_REFS_OFFERED] if isinstance(item, str | int))
        return ",".join(picked)[:MAX_INPUT_CHARS]
    return ""
