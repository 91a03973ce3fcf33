"""What is asked back about an order that is not certain: which value, or whether to do it now."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.access import unavailable
from bot.catalogue.model.family import Family
from bot.catalogue.settings.emergency import EMERGENCY
from bot.catalogue.settings.monitoring import MONITORING
from bot.errors import NotUnderstood, Unsure
from bot.events import Workspace
from bot.language.assignments import Assignment
from bot.language.requests.showing import FindWhere
from bot.language.sentence.frames.command_text import frame_command, in_words
from bot.language.sentence.frames.frame import Frame, typed
from bot.language.sentence.frames.items.item_frame import ItemFrame
from bot.language.sentence.kinds.intents import WORKSPACES, Intent
from bot.language.sentence.readings.reading import Reading
from bot.language.sentence.words.general_words import Role, phrases
from bot.language.understand.questions.number_alone import SECONDS_NOTE, tells_seconds
from bot.language.vocabulary import command_text
from bot.names.text import digits_of
from bot.names.workspaces import WorkspaceIndex
from cards.fields import Choice, Field, Number, Phone, Toggle, dialled
from cards.text import message_text

_ANYWHERE = phrases("anywhere|somewhere|any room|any rooms|any workspace|any workspaces|any phone|any phones")
_ASKS_FOR = phrases("what|what's|which|who|whose|where|when|why|how|whom")
"""Words at the beginning of a question that is not answered with yes or no."""
_WHO_IS = phrases("is|are|has|have")
_WHO_MAY = phrases("can|may|cannot")
_ORDERS = (Role.ON, Role.OFF, Role.MAKE)
"""Behind “who may” these ask who may use the bot: “who may turn on dnd?”"""
_ANYBODY = frozenset({"anybody", "anyone", "somebody", "someone", "everybody", "everyone", "people"})
_MONITORS = ("monitor", "watch", "see")
"""Begins of verbs for watching a line."""
_ASKS_ADVICE = frozenset({"should", "shall", "would", "must", "ought"})
_IS_IT_WISE = phrases("ok to|okay to|fine to|safe to|wise to|good idea to|better to|all right to|alright to")
"""These ask what ought to be, which no state of the setting answers."""
_WHAT_HAPPENS = frozenset({"what happens"})
_HOW_MUCH = frozenset({"many", "long", "often", "much"})
_ASKS_WHETHER = phrases("is|are|can|may|does|do|has|have|will")
_CALLS = frozenset({"call", "calls", "dial", "dials", "reach", "phone", "ring"})
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


def asked_about(reading: Reading, family: Family) -> tuple[str, ...]:
    """The keys of the fields that a question is about, where all of it is understood."""
    stops = [word for word in reading.hard if word.casefold() not in _WHAT_HAPPENS]
    unknown = [word for word in reading.unknown if word.casefold() not in _HOW_MUCH]
    if not reading.asks or stops or unknown or reading.is_corrected:
        return ()
    told = reading.frame.values if isinstance(reading.frame, Frame) else ()
    keys = tuple(told) or asked_fields(reading, family)
    if len(stops) < len(reading.hard):  # what happens then: also where calls go
        branches = {key.rpartition(".")[0] for key in keys}
        phones = [one.key for one in family.fields if isinstance(one, Phone)]
        keys += tuple(one for one in phones if one.rpartition(".")[0] in branches)
    return keys


def asked_whether(reading: Reading, family: Family) -> tuple[Assignment, ...]:
    """The values that a question asks whether they are so: “is dnd on?”, “can it call abroad?”; none for a
    question for something else."""
    first = reading.sentence.tokens[0].plain if reading.sentence.tokens else ""
    if not reading.asks or reading.hard or reading.unknown or reading.is_corrected or first in _ASKS_FOR:
        return ()
    said = f" {' '.join(reading.sentence.words)} "
    if first in _ASKS_ADVICE or any(f" {one} " in said for one in _IS_IT_WISE):
        return ()
    frame, roles = reading.frame, {piece.role for piece in reading.pieces}
    options = [str(piece.meaning.value) for piece in reading.pieces if piece.role is Role.OPTION]
    kinds = {value.partition("_")[0] for value in options}
    has_value = isinstance(frame, Frame) and not any(isinstance(one, Toggle) for one in frame.missing)
    told = dict(frame.values) if isinstance(frame, Frame) and has_value else {}
    if not told and first in _ASKS_WHETHER and kinds <= {"ALLOW", "BLOCK"}:
        # The switch between the location's values and its own says nothing of what is asked.
        of_all = [family.main] if family.main and family.main_is_for_all and not family.chooses_own else []
        keys, is_on = asked_fields(reading, family), Role.OFF not in roles and "BLOCK" not in kinds
        told = {key: _as_asked(family.field(key), is_on=is_on) for key in keys or of_all}
    values = [Assignment(family.field(key), text) for key, text in told.items() if text]
    return () if any(one.field.secret for one in values) else tuple(values)


def _as_asked(field: Field, *, is_on: bool) -> str:
    """What a field is where one asks whether it is so: on, or allowed, or the contrary; empty where that
    cannot be told."""
    if isinstance(field, Toggle):
        return typed(is_on)
    word = "yes" if is_on else "no"
    fitting = [one.value for one in field.options if word in one.words] if isinstance(field, Choice) else []
    return fitting[0] if fitting else ""


def asked_everywhere(reading: Reading, intent: Intent | None) -> FindWhere | None:
    """The question which workspaces have a setting set so, where no word of it is left over: “which rooms
    have dnd on?”, “who is forwarded?”. None for any other sentence."""
    family, words = reading.family, [token.plain for token in reading.sentence.tokens[:2]]
    may = words[-1] in _WHO_MAY and not any(one.role in _ORDERS for one in reading.pieces)
    is_who = words[0] == "who" and (may or words[-1] in _WHO_IS)
    said = f" {' '.join(reading.sentence.words)} "
    is_where = words[:1] == ["where"] and any(one.role in (Role.ON, Role.OFF) for one in reading.pieces)
    is_anywhere = reading.asks and any(f" {one} " in said for one in _ANYWHERE)
    doubts = reading.hard or reading.unknown or reading.is_corrected or reading.others or reading.list
    if (
        not (intent is WORKSPACES or is_who or is_where or is_anywhere)
        or family is None
        or reading.workspaces
        or doubts
    ):
        return None
    told = dict(reading.frame.values) if isinstance(reading.frame, Frame) else {}
    if not told and family.main and not any(one.role is Role.FIELD for one in reading.pieces):
        told = {family.main: typed(True)}
    values = tuple(Assignment(family.field(key), text) for key, text in told.items())
    figures = [token.plain for token in reading.sentence.tokens if token.plain.isdigit()]
    is_whole = all(figure in digits_of(" ".join(told.values())) for figure in figures)
    is_open = bool(values) and is_whole and not any(one.field.secret for one in values)
    return FindWhere(family, values) if is_open else None


def monitored_by(reading: Reading, workspace: Workspace) -> str:
    """That it is set elsewhere who watches a workspace, where that is asked; empty otherwise."""
    first = reading.sentence.tokens[0].plain if reading.sentence.tokens else ""
    said = {*reading.sentence.words}
    is_who = first in {"who", "whom", "by"} or bool(said & _ANYBODY)
    if reading.family is not MONITORING or not (reading.asks and is_who):
        return ""
    words = [*reading.sentence.words]
    verb = next((at for at, word in enumerate(words) if word.startswith(_MONITORS)), len(words))
    named = next((piece.start for piece in reading.pieces if piece.role is Role.WORKSPACE), len(words))
    if named < verb and "by" not in words:
        return ""  # “who does the front desk monitor”
    name = message_text(workspace.name)
    return f"Who monitors {name} is set where they are, not here. This is what {name} monitors:"


def emergency_calls_asked(reading: Reading) -> str:
    """That nothing here tells whether emergency calls go out, where that is asked; empty otherwise."""
    words = [*reading.sentence.words]
    asks = reading.family is EMERGENCY and words[:1] != [] and words[0] in _ASKS_WHETHER
    if not (asks and _CALLS.intersection(words)):
        return ""
    return (
        "I cannot tell whether emergency calls go out: none of these settings is about that. What is set is "
        "the number that is called back:"
    )


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
