"""Commands for what was changed: the journal, who it was, undo and redo."""

from __future__ import annotations

from bot.access import Access
from bot.language.commands import Command
from bot.language.understand.command_readers import general
from bot.language.understand.command_readers.reading.history import read_history
from bot.language.understand.command_readers.reading.who import read_who

HISTORY: tuple[Command, ...] = (
    Command(
        "history",
        usage=(
            "history [workspaces] [7d] [by <person>] [setting] [text of a reason]",
            "history lobby",
            "history all at Paris except gym",
            "history 7d by me forwarding",
            "history CHG0042",
        ),
        help="What was changed, by whom and why; the words in any order.",
        needs=Access.READ,
        read=read_history,
        words=("log",),
    ),
    Command(
        "who",
        usage=(
            "who changed <setting> on <workspace>",
            "who changed forwarding on lobby",
            "who turned off dnd in lobby",
        ),
        help="Who changed a setting last, turned it on or off.",
        needs=Access.READ,
        read=read_who,
    ),
    Command(
        "undo",
        usage=("undo [number]", "undo", "undo 12"),
        help="Your last change here, or the one with this number, back to what was before.",
        needs=Access.WRITE,
        read=general.read_undo,
        words=("revert",),
        changes=True,
    ),
    Command(
        "redo",
        usage=("redo [number]", "redo", "redo 13"),
        help="What you undid last here, or the change with this number, made again.",
        needs=Access.WRITE,
        read=general.read_redo,
        changes=True,
    ),
)
