"""What numbers may be meant for that are said beside a workspace and no setting: “kitchen: 4404”."""

from __future__ import annotations

from collections.abc import Sequence

from bot.access import Access, unavailable
from bot.catalogue import family_of
from bot.catalogue.model.family import Family
from bot.catalogue.settings.call_forwarding import CALL_FORWARDING, NO_ANSWER, RINGS
from bot.catalogue.settings.ringing import SEQUENTIAL_RING, SIMULTANEOUS_RING
from bot.catalogue.settings.voicemail import RINGS as VOICEMAIL_RINGS
from bot.catalogue.settings.voicemail import VOICEMAIL
from bot.catalogue.settings.words.call_forwarding_words import DESTINATION, ENABLED
from bot.errors import NotAvailable, NotUnderstood, Unsure
from bot.events import Workspace
from bot.language.sentence.frames.command_text import frame_command, in_words
from bot.language.sentence.frames.frame import Frame
from bot.language.sentence.frames.items.item_frame import ItemFrame
from bot.language.sentence.readings.number_spans import EXTENSION_WORDS
from bot.language.sentence.readings.reading import Reading
from bot.language.sentence.words.general_words import Role
from bot.language.sentence.words.tokens import MIN_DIALLED
from bot.language.vocabulary import SettingList, command_text
from bot.names.text import digits_of
from cards.fields import dialled
from cards.text import message_text

Meant = tuple[str, str, str]
"""The label, what more there is to say, the command."""
MAX_EXTENSION = 6
"""Longer ones are phone numbers."""
MIN_CODE, MIN_PHONE_NUMBER = 5, 7
"""Of so many digits, a number beside nothing but a workspace may as well be a code."""
SECONDS_NOTE = "Webex counts rings, not seconds. "
"""All numbers of rings in the vendor's contract are counts (`numberOfRings`)."""
_RINGS = frozenset({"ring", "rings", "ringing"})
_HOW_LONG = frozenset({"long", "longer", "short", "shorter", "often", "more", "fewer", "less"})
_LATER = frozenset({"after", "next", "then"})
_IN_TURN = _LATER | {"before"}
_TOGETHER = frozenset({"same", "together", "too", "also", "along", "simultaneously"})


def numbers_meant(reading: Reading, workspace: Workspace, typed_name: str) -> tuple[Meant, ...]:
    """What the numbers of the sentence can be meant for. Raises NotUnderstood where they are said to be an
    extension, or how often it rings."""
    numbers = _numbers(reading)
    if reading.asks or not _IN_TURN.issuperset(map(str.casefold, reading.hard)) or not numbers:
        return ()
    words = {*reading.sentence.words}
    if len(numbers) == 1 and len(numbers[0]) < MIN_DIALLED and words & _RINGS:
        if tells_seconds(reading):
            raise how_many_rings([CALL_FORWARDING, VOICEMAIL], workspace, typed_name, SECONDS_NOTE)
        raise _rings(numbers[0], workspace, typed_name)
    if any(len(digits_of(one)) < MIN_DIALLED for one in numbers):
        return _behind_figure(numbers, workspace, typed_name, is_rings=bool(words & _RINGS))
    if words & _RINGS and words & (_LATER | _TOGETHER):
        family = SEQUENTIAL_RING if words & _LATER else SIMULTANEOUS_RING
        return () if unavailable(family, workspace) else _added(family, numbers, workspace, typed_name)
    if len(numbers) > 1:
        return ()
    if words & EXTENSION_WORDS and len(numbers[0]) <= MAX_EXTENSION:
        raise _as_extension(numbers[0], workspace, typed_name)
    if reading.unknown or not _is_led_to(reading):
        return ()
    frame = Frame(CALL_FORWARDING, values={ENABLED: "on", DESTINATION: numbers[0]})
    where = f"{CALL_FORWARDING.title} · {workspace.name}"
    return ((in_words(frame), where, frame_command(frame, typed_name)),)


def tells_seconds(reading: Reading) -> bool:
    """Whether a number of seconds is said."""
    return any(one.role is Role.UNIT and one.meaning.value == "seconds" for one in reading.pieces)


def numbers_to_add(
    reading: Reading, family: Family, workspace: Workspace, typed_name: str
) -> tuple[Meant, ...]:
    """Several numbers for a list of such: “sequential ring: first 5510, then 5520”."""
    numbers = _numbers(reading)
    if family not in (SEQUENTIAL_RING, SIMULTANEOUS_RING) or reading.asks or reading.hard or len(numbers) < 2:
        return ()
    return _added(family, numbers, workspace, typed_name)


def _added(
    family: Family, numbers: Sequence[str], workspace: Workspace, typed_name: str
) -> tuple[Meant, ...]:
    """The choices to add each of these numbers."""
    its_list = SettingList(family, family.lists[0])
    frames = [ItemFrame(its_list, "add", values={"phoneNumber": one}) for one in numbers]
    commands = [frame_command(one, typed_name) for one in frames]
    where = f"{family.title} · {workspace.name}"
    return tuple((in_words(one), where, said) for one, said in zip(frames, commands, strict=True))


def _behind_figure(
    numbers: Sequence[str], workspace: Workspace, typed_name: str, *, is_rings: bool
) -> tuple[Meant, ...]:
    """What a number behind a figure may be meant for: unanswered calls, where it rings so often before; else
    all calls, or the transfer number of that figure: “2 to 4404”."""
    if len(numbers) != 2 or len(digits_of(numbers[1])) < MIN_DIALLED:
        return ()
    family, key = family_of("transfer"), f"autoTransferNumber{numbers[0]}"
    frames = [Frame(family, values={key: numbers[1]}) for one in family.fields if one.key == key]
    all_calls = {ENABLED: "on", DESTINATION: numbers[1]}
    unanswered = {
        f"{NO_ANSWER}.enabled": "on",
        f"{NO_ANSWER}.destination": numbers[1],
        RINGS: numbers[0],
    }
    if is_rings:
        frames = [Frame(CALL_FORWARDING, values=unanswered)]
    elif frames:
        frames.insert(0, Frame(CALL_FORWARDING, values=all_calls))
    return tuple(
        (in_words(one), f"{one.family.title} · {workspace.name}", frame_command(one, typed_name))
        for one in frames
        if not unavailable(one.family, workspace)
    )


def _is_led_to(reading: Reading) -> bool:
    """Whether “to” or a colon stands before the number, or nothing but a workspace beside one that is called
    so: others may be codes, and are not repeated."""
    number = next(one for one in reading.pieces if one.role is Role.NUMBER)
    before = next((one for one in reading.pieces if one.end == number.start), None)
    is_plain = reading.sentence.tokens[number.start].plain[0] not in "xX"
    digits = len(digits_of(_numbers(reading)[0]))
    roles = {one.role for one in reading.pieces}
    if is_plain and roles == {Role.WORKSPACE, Role.NUMBER} and not MIN_CODE <= digits < MIN_PHONE_NUMBER:
        return True
    return is_plain and before is not None and before.role in (Role.TO, Role.AND)


def _numbers(reading: Reading) -> list[str]:
    told = [one for one in reading.pieces if one.role is Role.NUMBER]
    return [dialled(reading.sentence.text(one.start, one.end).lstrip("xX")) for one in told]


def _rings(count: str, workspace: Workspace, typed_name: str) -> NotUnderstood:
    frames = (
        Frame(CALL_FORWARDING, values={RINGS: count}),
        Frame(VOICEMAIL, values={VOICEMAIL_RINGS: count}),
    )
    return Unsure(
        f"What should happen after the rings? {message_text(workspace.name)} has a number of rings for each. "
        "Nothing is changed yet.",
        "Which one?",
        choices=tuple(
            (in_words(one), f"{one.family.title} · {workspace.name}", frame_command(one, typed_name))
            for one in frames
            if not unavailable(one.family, workspace)
        ),
    )


def which_rings(readings: Sequence[Reading]) -> list[Family]:
    """The settings whose number of rings may be meant, where the words do not tell which."""
    best = readings[0]
    words = {*best.sentence.words}
    told = [one.family for one in readings if one.family in (CALL_FORWARDING, VOICEMAIL)]
    is_open = len(told) > 1 or best.family is None
    return [CALL_FORWARDING, VOICEMAIL] if is_open and words & _RINGS else []


def rings_to_change(reading: Reading) -> list[Family]:
    """The settings of which the rings are to be changed, where no number is told: “change the rings in the
    gym”."""
    roles = {piece.role for piece in reading.pieces}
    is_order = Role.MAKE in roles and not (reading.asks or reading.hard or Role.NUMBER in roles)
    return which_rings([reading]) if is_order and set(reading.unknown) <= _RINGS | _HOW_LONG else []


def how_many_rings(
    families: Sequence[Family], workspace: Workspace, typed_name: str, note: str = ""
) -> NotUnderstood:
    """The question which number of rings is to be another, each with a form for it; `note` is said first."""
    return NotUnderstood(
        f"{note}Which number of rings of {message_text(workspace.name)} should be another? "
        "Nothing was changed.",
        choices=tuple(
            (
                one.field(RINGS if one is CALL_FORWARDING else VOICEMAIL_RINGS).label,
                f"{one.title} · {workspace.name}",
                command_text("set", one, typed_name, "rings"),
            )
            for one in families
        ),
    )


def _as_extension(number: str, workspace: Workspace, typed_name: str) -> NotUnderstood:
    family = family_of("numbers")
    its_list = SettingList(family, family.lists[0])
    name = message_text(workspace.name)
    if reason := unavailable(family, workspace, Access.WRITE):
        raise NotAvailable(f"{reason} Nothing was changed.", "Change it in Control Hub.")
    if not workspace.number:
        return Unsure(
            f"I can change an extension only together with a phone number, and {name} has none. "
            "Nothing was changed.",
            "Change it in Control Hub.",
        )
    frame = ItemFrame(its_list, "change", item=workspace.number, values={"extension": number})
    return Unsure(
        f"Shall {message_text(number)} be the extension of {name}? Nothing was changed yet.",
        choices=((in_words(frame), f"{family.title} · {workspace.name}", frame_command(frame, typed_name)),),
    )
