"""What was understood, as the command that says the same."""

from __future__ import annotations

from collections.abc import Iterable

from bot.language.assignments import Assignment, NameChanges
from bot.language.sentence.frames.frame import Frame
from bot.language.sentence.frames.items.item_frame import ItemFrame
from bot.language.vocabulary import command_text
from bot.names.text import folded
from cards.fields import Choice, Digits, Email, Field, People, Phone, Phones, Reference, Text, dialled


def frame_command(frame: Frame | ItemFrame, workspace: str) -> str:
    """The command that says the same; `workspace` stands in it as it is typed."""
    return item_command(frame, workspace) if isinstance(frame, ItemFrame) else set_command(frame, workspace)


def in_words(frame: Frame | ItemFrame) -> str:
    """What would be done, for the button that does it: `Do not disturb: on`."""
    if isinstance(frame, ItemFrame):
        items = frame.its_list.items
        what = items.plural if frame.action == "remove all" else items.title
        told = [_told(items.field(key), value) for key, value in frame.values.items()]
        return ", ".join(filter(None, (f"{frame.action.capitalize()} {what} {frame.item}".rstrip(), *told)))
    family = frame.family
    named = [f"{family.field(key).label}: {_names(changes)}" for key, changes in frame.names.items()]
    return ", ".join((*(_told(family.field(key), value) for key, value in frame.values.items()), *named))


def _told(field: Field, value: str) -> str:
    return f"{field.label}: {_value(field, value)}"


def item_command(frame: ItemFrame, workspace: str) -> str:
    """The `add`, `change` or `remove` command for this item."""
    items = frame.its_list.items
    values = [
        f"{folded(items.field(key).label)} {_value(items.field(key), value)}"
        for key, value in frame.values.items()
    ]
    item = [_item(frame.item)] if frame.item else []
    return command_text(frame.action, frame.its_list, workspace, " ".join((*item, *values)))


def _item(said: str) -> str:
    return dialled(said) if dialled(said).lstrip("+").isdigit() else _quoted(said)


def set_command(frame: Frame, workspace: str) -> str:
    """The `set` command for these values; `workspace` stands in it as it is typed."""
    parts = [_assignment(frame.family.field(key), value) for key, value in frame.values.items()]
    parts += [
        f"{folded(frame.family.field(key).label)} {_names(changes)}" for key, changes in frame.names.items()
    ]
    return command_text("set", frame.family, workspace, " ".join(parts))


def assignments_text(assignments: Iterable[Assignment]) -> str:
    """Fields and values as they stand behind the workspace in a `set` command."""
    return " ".join(
        f"{folded(one.field.label)} {_names(one.names)}"
        if isinstance(one.field, People)
        else _assignment(one.field, one.text)
        for one in assignments
    )


def _assignment(field: Field, value: str) -> str:
    return f"{folded(field.label)} {_value(field, value)}"


def _value(field: Field, value: str) -> str:
    if not value:
        return "none"
    if isinstance(field, Choice):
        return next((option.label.lower() for option in field.options if option.value == value), value)
    if isinstance(field, Phone):
        number = dialled(value)
        return _quoted(number) if " " in number else number
    if isinstance(field, Phones):
        return _quoted(value)
    if isinstance(field, Text | Reference) and not isinstance(field, Digits | Email):
        return _quoted(value)
    return value


def _names(changes: NameChanges) -> str:
    added, removed = (", ".join(map(_quoted, names)) for names in (changes.add, changes.remove))
    return " ".join(f"{verb} {names}" for verb, names in (("add", added), ("remove", removed)) if names)


def _quoted(text: str) -> str:
    return f'"{text}"' if '"' not in text else text
