"""Which sections of a form are open, and what the folded ones are summed up as."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from math import ceil
from typing import Any

from cards.fields import NOTHING, ChoiceRows, Field, Section, Toggle

MAX_OPEN_LINES = 11
"""Lines of a form that stand open before anything is tapped; with more it is folded. So many
fit a telephone, with the title and the buttons."""
NOTE_LINE_CHARS = 45
"""Characters of a note that stand on one line of a telephone."""
MAX_SUMMED_UP = 2
"""Values of a folded section that its summary names."""


def lines_of(notes: Sequence[str]) -> int:
    """How many lines of a form these notes take."""
    return sum(ceil(len(note) / NOTE_LINE_CHARS) for note in notes)


def is_long(sections: Sequence[Section], values: Mapping[str, Any], lines_above: int = 0) -> bool:
    """Whether a form over these values, with so many lines above it, does not fit a telephone as a whole."""
    lines = sum(_height(section, values) + bool(section.title) for section in sections)
    return lines_above + lines > MAX_OPEN_LINES


def only(sections: Sequence[Section], keys: Collection[str]) -> list[Section]:
    """The sections with only the fields that have these keys; a choice in a row stays with its toggle."""
    found = []
    for section in sections:
        if isinstance(section, ChoiceRows):
            rows = (row for row in section.rows if any(one.key in keys for one in row))
            kept = tuple(field for row in rows for field in row)
        else:
            kept = tuple(one for one in section.fields if one.key in keys)
        found += [replace(section, fields=kept)] if kept else []
    return found


def open_sections(
    sections: Sequence[Section],
    values: Mapping[str, Any],
    is_on: Callable[[Field], bool],
    needed: Collection[str],
    *,
    lines_above: int = 0,
) -> list[bool]:
    """Which of the sections stand open on a long form: those without a title, those with one of the fields
    that are `needed`, and as many of what is on as there is room for below so many lines. Nothing is on where
    the whole setting is off."""
    must = [not section.title or any(field.key in needed for field in section.fields) for section in sections]
    room = (
        MAX_OPEN_LINES
        - lines_above
        - sum(
            _height(section, values) if opens and not section.title else 1
            for section, opens in zip(sections, must, strict=True)
        )
    )
    found = []
    for section, stays, on in zip(sections, must, in_use(sections, is_on), strict=True):
        height = _height(section, values)
        opens = not stays and on and height <= room
        room -= height if opens else 0
        found.append(stays or opens)
    return found


def in_use(sections: Sequence[Section], is_on: Callable[[Field], bool]) -> list[bool]:
    """Which of the sections have an effect; none where the whole setting is off."""
    whole = all(_switch_is_on(section, is_on) for section in sections if not section.title)
    return [whole and _switch_is_on(section, is_on) for section in sections]


def summary(section: Section, values: Mapping[str, Any], is_on: Callable[[Field], bool]) -> str:
    """A folded section in a few words, as Webex holds it: `On, 4404`."""
    if isinstance(section, ChoiceRows):
        counts = Counter(choice.text(values.get(choice.key)) for choice, _ in section.rows)
        if len(counts) == 1:
            return f"{next(iter(counts))} (all {len(section.rows)})"
        return ", ".join(f"{text}: {count}" for text, count in counts.most_common(MAX_SUMMED_UP))
    said = []
    for field in section.fields:
        if field.key == section.switch:
            if not is_on(field):
                return "Off"
            said.append("On")
        elif isinstance(field, Toggle):
            said += [field.label] if is_on(field) else []
        elif (text := field.text(values.get(field.key))) != NOTHING:
            said.append(text)
    return (", ".join(said[:MAX_SUMMED_UP]) or NOTHING) + (", …" if len(said) > MAX_SUMMED_UP else "")


def lines(section: Section) -> Sequence[Field]:
    """The fields that have a line of their own: in rows, the toggle stands beside its choice."""
    return section.fields[::2] if isinstance(section, ChoiceRows) else section.fields


def _height(section: Section, values: Mapping[str, Any]) -> int:
    return sum(field.height(values.get(field.key)) for field in lines(section))


def _switch_is_on(section: Section, is_on: Callable[[Field], bool]) -> bool:
    return all(is_on(field) for field in section.fields if field.key == section.switch)
