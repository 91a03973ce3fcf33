"""Orders that are only to begin later: “turn on dnd in the gym tomorrow at 8”, with no word of their end."""

from __future__ import annotations

from collections.abc import Callable

from bot.errors import BotError, Unsure
from bot.language.requests.changing import Propose, SetFields
from bot.language.requests.request import Request
from bot.language.sentence.frames.command_text import assignments_text, in_words
from bot.language.sentence.frames.frame import Frame
from bot.language.time_clauses import POLITE
from bot.language.time_words import UNTIL, kind_of
from bot.language.vocabulary import command_text
from bot.language.words import Words, joined, retype, split
from bot.names.workspaces import WorkspaceIndex, typed_name
from cards.fields import People
from cards.text import message_text

MAX_WORDS = 6
"""Times of one moment are shorter."""
_STARTS = frozenset({"at", "on", "from", "starting", "beginning", "next", "this"})
_MOMENTS = frozenset({"clock", "hours", "day", "date", "half"})
_ENDS = UNTIL | {"to", "for"}


def begins_later(
    text: str, read: Callable[[str], Request | None], workspaces: WorkspaceIndex
) -> Unsure | None:
    """The question whether to do now what was only to begin later, with what is possible; None for any other
    text. `read` tells what is asked for without the time."""
    words = split(text)
    while words and words[-1].plain in POLITE:
        words = words[:-1]
    for at in range(len(words) - 1, max(len(words) - MAX_WORDS, 0), -1):
        time = words[at:]
        if not _kind(time[0].plain) or time[0].plain in _ENDS:
            return None
        if not _is_moment(time):
            continue
        try:
            found = read(retype(words[:at]).rstrip(",") + ("?" if text.rstrip().endswith("?") else ""))
        except BotError:
            continue
        fields = found.fields if isinstance(found, Propose) and found.is_clear else found
        if isinstance(found, Request) and found.reason:
            return None  # what is said of the time may be why
        if isinstance(fields, SetFields) and not any(
            isinstance(one.field, People) for one in fields.assignments
        ):
            return _whether_now(fields, joined(time), typed_name(workspaces, fields.workspace))
    return None


def _kind(word: str) -> str:
    return kind_of(word.strip(",.!")) or ("start" if word in _STARTS else "")


def _is_moment(time: Words) -> bool:
    said = [word.plain.strip(",.!") for word in time]
    return bool(_MOMENTS & {*map(_kind, said)}) or (said[0] == "at" and _kind(said[-1]) == "number")


def _whether_now(fields: SetFields, time: str, name: str) -> Unsure:
    now = in_words(Frame(fields.family, values={one.field.key: one.text for one in fields.assignments}))
    command = command_text("set", fields.family, name, assignments_text(fields.assignments))
    return Unsure(
        f"I can begin a change later only where it ends by itself, too: “{message_text(time)}” does not say "
        "until when. Nothing was changed. Shall I do it now?",
        "Or say it with its end, for example “from mon 8:00 to 18:00”.",
        choices=(
            (now, fields.workspace.name, command),
            ("Leave it as it is", "", command_text("show", fields.family, name)),
        ),
    )
