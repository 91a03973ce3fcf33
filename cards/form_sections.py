"""Which sections of a form are open, and what the folded ones are summed up as."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
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


def open_sections(
    sections: Sequence[Section],
    values: Mapping[str, Any],
    is_on: Callable[[Field], bool],
    asked: Collection[str],
    *,
    only_asked: bool = False,
    lines_above: int = 0,
) -> list[bool]:
    """Which of the sections stand open on a long form: those without a title, those with one of the fields
    that are `asked` about, and, unless `only_asked`, as many of what is on as there is room for below so many
    lines. Nothing is on where the whole setting is off."""
    must = [not section.title or any(field.key in asked for field in section.fields) for section in sections]
    if only_asked:
        return must
    room = (
        MAX_OPEN_LINES
        - lines_above
        - sum(
            _height(section, values) if opens and not section.title else 1
            for section, opens in zip(sections, must, strict=True)
        )
    )
    found = []
    for section, needed, on in zip(sections, must, in_use(sections, is_on), strict=True):
        height = _height(section, values)
        opens = not needed and on and height <= room
        room -= height if opens else 0
        found.append(needed or opens)
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
    return (", ".join(said[:MAX_SUMMED_UP]) or "None") + (", …" if len(said) > MAX_SUMMED_UP else "")


def _height(section: Section, values: Mapping[str, Any]) -> int:
    fields = section.fields[::2] if isinstance(section, ChoiceRows) else section.fields
    return sum(field.height(values.get(field.key)) for field in fields)


def _switch_is_on(section: Section, is_on: Callable[[Field], bool]) -> bool:
    return all(is_on(field) for field in section.fields if field.key == section.switch)
