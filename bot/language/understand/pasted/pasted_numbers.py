"""Pasted lines with a workspace and a number each: “Gym 4404”, “Kitchen 4405”."""

from __future__ import annotations

import re

from bot.access import Viewer
from bot.catalogue.settings.call_forwarding import CALL_FORWARDING
from bot.catalogue.settings.words.call_forwarding_words import DESTINATION, ENABLED
from bot.errors import NotUnderstood
from bot.events import Workspace
from bot.language.codes_and_pins import may_tell_secret
from bot.language.sentence.frames.command_text import frame_command
from bot.language.sentence.frames.frame import Frame, typed
from bot.language.sentence.words.tokens import MIN_DIALLED
from bot.language.several import in_order
from bot.names.text import digits_of, folded
from bot.names.workspaces import typed_name
from cards.fields import dialled
from cards.picker import MAX_OPTIONS

_APART = re.compile(r"\s*(?:-+>|=+>|[→⇒|,;:=\t])\s*|\s+-+\s+|\s+")
"""What stands between the name of a workspace and its number, and between groups of digits."""
_ROW = re.compile(r"(?<=\d)(?:[,;]\s+(?:and\s+)?|\s+and\s+)", re.IGNORECASE)
"""Stands between such parts of one line: “Gym 4404, Kitchen 4405”."""
_NUMBER = re.compile(r"[+]?[0-9(][0-9().\-/]*")
_HEAD = re.compile(
    r"\W*(?:(?:please|pls|can you|could you|these|those|the|all|calls?|of|below|to)\W+)*"
    r"(?:forward|divert|redirect|send|forwarding|forwards|diversions?)\b"
    r"(?:\W+(?:calls?|all|of|these|those|the|rooms?|workspaces?|phones?|to|as|follows?|please|pls|each|below|like|this|"
    r"following|numbers?|for|in|and))*\W*|"
    r"\W*(?:workspace|room|name|phone)\W+(?:number|extension|forward to|forwarding|destination)\W*",
    re.IGNORECASE,
)
"""A line above that only says to forward, or names the columns."""
_END = re.compile(r"(?:many )?(?:thanks|thank you|thx|please|pls|cheers)\W*", re.IGNORECASE)


def refuse_pasted_numbers(viewer: Viewer, text: str) -> None:
    """Raises NotUnderstood with an order for each line, where all of them are a workspace and a number."""
    said = text if "\n" in text else _ROW.sub("\n", text)
    lines = [line for line in (one.strip(" |•*\t\r") for one in said.split("\n")) if line]
    if len(lines) > 1 and _END.fullmatch(lines[-1]):
        lines = lines[:-1]
    if len(lines) > 1 and _HEAD.fullmatch(lines[0]):
        lines = lines[1:]
    if len(lines) < 2 or may_tell_secret(text):
        return
    found: list[tuple[Workspace, str]] = []
    for line in lines:
        one = _workspace_and_number(viewer, line)
        if one is None:
            return
        found.append(one)
    if len({workspace.id for workspace, _ in found}) < len(found):
        return
    commands = [
        frame_command(
            Frame(CALL_FORWARDING, values={ENABLED: typed(True), DESTINATION: number}),
            typed_name(viewer.workspaces(), workspace),
        )
        for workspace, number in found
    ]
    together = in_order(commands)
    every = ((f"All {len(commands)}, in this order", "", together),) if together else ()
    each = (
        (f"{place.name}: {number}", "", said) for (place, number), said in zip(found, commands, strict=True)
    )
    raise NotUnderstood(
        "Shall all calls of each workspace go to the number beside it? Nothing was changed yet.",
        "Choose, or say what else the numbers are for."
        if every
        else "Or send them as a file: `help import`.",
        choices=(*every, *each)[:MAX_OPTIONS],
    )


def _workspace_and_number(viewer: Viewer, line: str) -> tuple[Workspace, str] | None:
    """The one workspace that a line names in full, and the number behind or before it; None for others."""
    parts = [part for part in _APART.split(line) if part]
    for at in range(len(parts) - 1, 0, -1):
        for name, said in ((parts[:at], parts[at:]), (parts[at:], parts[:at])):
            number = dialled("".join(said).lstrip("xX"))
            is_number = all(map(_NUMBER.fullmatch, [said[0].lstrip("xX"), *said[1:]]))
            named = viewer.workspaces().by_name.get(folded(" ".join(name)), []) if is_number else []
            if len(named) != 1 or len(digits_of(number)) < MIN_DIALLED:
                continue
            if digits_of(number) not in {digits_of(one) for one in (named[0].extension, named[0].number)}:
                return named[0], number
    return None
