"""What is asked back about an order that is not certain: which value, or whether to do it now."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.access import unavailable
from bot.catalogue.model.family import Family
from bot.catalogue.settings.words.call_forwarding_words import ENABLED
from bot.errors import NotUnderstood, Unsure
from bot.events import Workspace
from bot.language.assignments import Assignment
from bot.language.sentence.frames.command_text import frame_command, in_words
from bot.language.sentence.frames.frame import Frame, typed
from bot.language.sentence.frames.items.item_frame import ItemFrame
from bot.language.sentence.readings.reading import Reading
from bot.language.sentence.words.general_words import Role
from bot.language.understand.questions.number_alone import SECONDS_NOTE, tells_seconds
from bot.language.vocabulary import command_text
from bot.names.workspaces import WorkspaceIndex
from cards.fields import Choice, Field, Number, Phone, Toggle, dialled
from cards.text import message_text

_TWO_EXTENSIONS = re.compile(r"(\d{3,5})[-.](\d{3,5})")
MAX_VALUES = 6
"""Of more values a form lets choose."""


def whether_now(note: str, frame: Frame | ItemFrame, workspace: Workspace, typed_name: str) -> Unsure:
    """The question whether to do now what was to be done at another time; `note` says why it was not."""
    return Unsure(
        f"{note} Shall I do it now?",
        "Or say it as one plain order.",
        choices=(
            (in_words(frame), workspace.name, frame_command(frame, typed_name)),
            ("Leave it as it is", "", command_text("show", frame.family, typed_name)),
        ),
    )


def which_meaning(
    frames: Sequence[Frame | ItemFrame], workspace: Workspace, typed_name: str
) -> NotUnderstood | None:
    """The question which of several changes is meant, each with its setting; None where there is one."""
    there = [one for one in frames if not unavailable(one.family, workspace)]
    meant = {frame_command(one, typed_name): one for one in there or frames}
    if len(meant) < 2:
        return None
    choices = tuple(
        (in_words(one), f"{one.family.title} · {workspace.name}", command) for command, one in meant.items()
    )
    # Of lists, the commands ask themselves which is meant.
    kind = Unsure if all(isinstance(one, Frame) for one in meant.values()) else NotUnderstood
    count = {2: "two", 3: "three"}.get(len(choices), "several")
    return kind(f"That can mean {count} things. Nothing was changed. Which one?", choices=choices)


def which_value(
    note: str, reading: Reading, family: Family, workspace: Workspace, typed_name: str
) -> NotUnderstood | None:
    """The question which value the one field gets that the reading tells of; None where it tells several, or
    one of which the values are not few. `note` says what was not understood."""
    field = _told_field(reading, family)
    if field is None:
        return None
    frames = [Frame(family, values={field.key: value}) for value in _values(field)]
    choices = [(in_words(one), workspace.name, frame_command(one, typed_name)) for one in frames]
    edit = ("Something else", family.title, command_text("edit", family, typed_name))
    note = note or "Nothing was changed."
    return NotUnderstood(f"{note} Which value for “{field.label}”?", choices=(*choices, edit))


def which_values(reading: Reading) -> str:
    """The question for the values that miss; those that are only not certain are named where none misses."""
    fields = reading.frame.missing if reading.frame else []
    told = reading.frame.values if reading.frame else {}
    missing = [f"“{one.label}”" for one in [one for one in fields if one.key not in told] or fields]
    if not missing:
        return "What should change?"
    of_rings = any(isinstance(one, Number) and one.unit == "rings" for one in fields)
    note = SECONDS_NOTE if of_rings and tells_seconds(reading) else ""
    return f"{note}Which value for {' and '.join(dict.fromkeys(missing))}?"


def asked_fields(reading: Reading, family: Family) -> tuple[str, ...]:
    """The keys of the fields of which a value is asked: those that miss one, else those that are named."""
    frame = reading.frame
    missing = frame.missing if isinstance(frame, Frame) else []
    named = [piece.meaning.field for piece in reading.pieces if piece.role is Role.FIELD]
    keys = [field.key for field in missing or filter(None, named)]
    return tuple(key for key in dict.fromkeys(keys) if any(one.key == key for one in family.fields))


def ends_forwarding(reading: Reading) -> bool:
    """Whether an order ends forwarding and names no branch of it: “stop forwarding the gym”."""
    values = reading.frame.values if isinstance(reading.frame, Frame) else {}
    return dict(values) == {ENABLED: typed(False)} and not reading.tells_field


def values_said(reading: Reading) -> tuple[Assignment, ...]:
    """The values that are told, for a form that shows them before anything is set."""
    frame = reading.frame
    if not isinstance(frame, Frame):
        return ()
    missing = {field.key for field in frame.missing}
    kept = {key: value for key, value in frame.values.items() if key not in missing}
    return tuple(Assignment(frame.family.field(key), value) for key, value in kept.items())


def told_values(reading: Reading) -> tuple[Assignment, ...]:
    """The values that were told beside those that miss, for the form that asks for these."""
    return values_said(reading) if reading.frame and reading.frame.missing else ()


def far_destination(reading: Reading, workspaces: WorkspaceIndex, workspace: Workspace) -> str:
    """That a workspace which calls go to is at another location and has an extension only, or that two
    extensions may be meant; empty where the number was typed, or it has one."""
    for piece in reading.pieces:
        both = _TWO_EXTENSIONS.fullmatch(reading.sentence.text(piece.start, piece.end))
        if both and all(one in workspaces.by_extension for one in both.groups()):
            return f"{both[1]} and {both[2]} are two extensions; together they are one number."
    numbers = {piece.text for piece in reading.pieces if piece.role is Role.NUMBER and piece.text}
    for number in numbers:
        for one in workspaces.by_extension.get(number, ()):
            if one.location_id != workspace.location_id and not one.number:
                where = f" in {message_text(one.location_name)}" if one.location_name else " elsewhere"
                name = message_text(one.name)
                return f"{name} is{where} and has no outside number; {number} is its extension there."
    return ""


def leads_to_itself(frame: Frame | ItemFrame, workspace: Workspace) -> bool:
    """Whether calls would be sent to the workspace that sends them, or to figures of its name: “boardroom
    forward 4.12”."""
    figures = [one for one in workspace.name.split() if any(map(str.isdigit, one))]
    own = {dialled(one) for one in (workspace.extension, workspace.esn, workspace.number, *figures) if one}
    keys = {one.key for one in frame.family.fields if isinstance(one, Phone)}
    return isinstance(frame, Frame) and any(
        dialled(value) in own for key, value in frame.values.items() if key in keys
    )


def back_to_itself(
    frame: Frame | ItemFrame, family: Family | None, workspace: Workspace, typed_name: str
) -> Unsure:
    """The question whether the setting is to be turned off, where all its calls would come back to it; the
    form where only some would."""
    said = f"That number is {message_text(workspace.name)} itself. Nothing was changed."
    if family is None or not family.main or family.main not in getattr(frame, "values", ()):
        edit = (command_text("edit", family, typed_name),) if family and family.fields else ()
        return Unsure(said, "Say another number.", edit)
    off_frame = Frame(family, values={family.main: typed(False)})
    off = (in_words(off_frame), workspace.name, frame_command(off_frame, typed_name))
    return Unsure(f"{said} Turn it off?", "Or say another number.", choices=(off,))


def _told_field(reading: Reading, family: Family) -> Field | None:
    """The one field that has a few values and is told without one."""
    frame = reading.frame
    told = [*frame.missing] if isinstance(frame, Frame) else []
    if not told and reading.hard and isinstance(frame, Frame):
        told = [family.field(key) for key in frame.values if not key.startswith("useCustom")]
    if not told:
        named = (piece.meaning.field for piece in reading.pieces if piece.role is Role.FIELD)
        told = [*filter(None, named)]
    if not told and family.main and any(piece.role is Role.NAME for piece in reading.pieces):
        told = [family.field(family.main)]
    told = [field for field in told if field in family.fields]  # a list has fields of its own
    is_one = len({field.key for field in told}) == 1
    return told[0] if is_one and 1 < len(_values(told[0])) <= MAX_VALUES else None


def _values(field: Field) -> list[str]:
    """The values of a field that has a few, as they can be typed."""
    if isinstance(field, Toggle):
        return [typed(True), typed(False)]
    return [option.value for option in field.options] if isinstance(field, Choice) else []
