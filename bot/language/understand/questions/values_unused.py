"""Values that were typed and have no place: they are named, and what can be done with each is offered."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.catalogue.settings.call_forwarding import CALL_FORWARDING
from bot.catalogue.settings.words.call_forwarding_words import DESTINATION, ENABLED
from bot.errors import Unsure
from bot.events import Workspace
from bot.language.codes_and_pins import said_back
from bot.language.sentence.frames.command_text import frame_command, in_words
from bot.language.sentence.frames.frame import Frame, typed
from bot.language.sentence.readings.reading import Reading
from bot.language.sentence.words.general_words import Role
from bot.language.vocabulary import command_text
from bot.names.text import digits_of
from cards.fields import dialled
from cards.picker import MAX_OPTIONS as MAX_CHOICES

_HIDDEN = "…"
_VALUES = (Role.NUMBER, Role.EMAIL, Role.QUOTE)


def unused(reading: Reading, workspace: Workspace | None = None) -> list[str]:
    """The values of the sentence that are in no field; the workspace's own number names it."""
    own = (
        {digits_of(one) for one in (workspace.extension, workspace.number, workspace.esn)}
        if workspace
        else set()
    )
    told = " ".join(reading.frame.values.values()) if isinstance(reading.frame, Frame) else ""
    left = []
    for piece in reading.pieces:
        said = reading.sentence.text(piece.start, piece.end)
        is_option = piece.role is Role.OPTION and reading.frame is None
        digits = digits_of(said)
        is_kept = said in told or bool(digits and (digits in own or digits in digits_of(told)))
        if (piece.role in _VALUES or is_option) and not piece.text and not is_kept:
            left.append(said)
    return list(dict.fromkeys(left))


def not_used(reading: Reading, workspace: Workspace | None = None) -> str:
    """That values have no place; empty where all have one."""
    left = unused(reading, workspace)
    if not left:
        return ""
    if any(piece.role is Role.EMAIL for piece in reading.pieces) and reading.family is CALL_FORWARDING:
        return f"“{said_back(left)}” is no number: I can send calls to a number, or to somebody by name."
    is_phone = reading.family is CALL_FORWARDING  # elsewhere digits may be a code, and are not repeated
    said = [one if is_phone else said_back([one]) for one in left]
    named = "that number" if any(_HIDDEN in one for one in said) else f"“{'” and “'.join(said)}”"
    return f"I do not know what to do with {named} here."


_DENIED = re.compile(r"\b(?:not|never)\b[^,;]*?(\d+)(?= [,;])")
"""The number in “do not forward it to 4404, use 4405”."""


def which_number(reading: Reading, workspace: Workspace, name: str) -> Unsure | None:
    """The question to which of several numbers all calls are to go; None where they are not so told."""
    numbers = [
        dialled(reading.sentence.text(piece.start, piece.end))
        for piece in reading.pieces
        if piece.role is Role.NUMBER and not piece.text
    ]
    is_branch = any(piece.role is Role.FIELD for piece in reading.pieces)
    if any(piece.role is Role.UNIT for piece in reading.pieces):
        return None  # “after 20 seconds to 4404”
    if reading.family is not CALL_FORWARDING or is_branch or len({*numbers}) < 2:
        return None
    numbers = [one for one in numbers if len(one) > 1] or numbers  # “fwd all calls 2 4321”
    denied = {dialled(one) for one in _DENIED.findall(" ".join(reading.sentence.words))}
    numbers = [one for one in numbers if one not in denied] or numbers
    frames = [
        Frame(CALL_FORWARDING, values={ENABLED: typed(True), DESTINATION: one})
        for one in dict.fromkeys(numbers)
    ]
    edit = ("Something else", CALL_FORWARDING.title, command_text("edit", CALL_FORWARDING, name))
    choices = [(in_words(one), workspace.name, frame_command(one, name)) for one in frames]
    return Unsure(
        "All calls go to one number. Nothing was changed. Which one?",
        "For several at once there is Simultaneous Ring.",
        choices=(*choices[: MAX_CHOICES - 1], edit),
    )


def which_room(reading: Reading, name: Callable[[Workspace], str]) -> Unsure | None:
    """The question for which of the named workspaces an order is: “in either gym or kitchen”, “in the
    gym, not the kitchen”; None for any other sentence."""
    hard = {word.casefold() for word in reading.hard}
    frame = reading.frame
    if not (isinstance(frame, Frame) and frame.is_complete and reading.others) or reading.asks:
        return None
    if len(reading.workspaces) != 1 or not (hard <= {"either", "or"} or hard == {"not"}):
        return None
    rooms = [*reading.workspaces, *reading.others]
    if hard == {"not"}:
        words = [*reading.sentence.words]
        places = [piece.start for piece in reading.pieces if piece.role is Role.WORKSPACE]
        denied = [at for at in places if "not" in words[max(at - 2, 0) : at]]
        if denied != places[1:]:
            return None
        rooms = [*reading.workspaces]
    return Unsure(
        "Which one? Nothing was changed." if len(rooms) > 1 else "Only there? Nothing was changed yet.",
        choices=tuple((in_words(frame), one.name, frame_command(frame, name(one))) for one in rooms),
    )
