"""Commands for changes that end or begin by themselves."""

from __future__ import annotations

from bot.access import Access
from bot.language.commands import Command
from bot.language.understand.command_readers.kept import repeats, rescheduling, timed_changes

TIMED: tuple[Command, ...] = (
    Command(
        "scheduled",
        usage=("scheduled [workspaces]", "scheduled lobby", "scheduled all at Paris"),
        help="Changes that begin or end by themselves.",
        needs=Access.READ,
        read=timed_changes.read_scheduled,
        words=("timers",),
        is_meant=timed_changes.may_be_scheduled,
    ),
    Command(
        "extend",
        usage=("extend <s-number> by|for|until <time>", "extend s-7 by 1 hour", "extend p-7 until mon 8am"),
        help="A timed change to end later, or sooner; with the number of a plan, all of it.",
        needs=Access.WRITE,
        read=timed_changes.read_extend,
        changes=True,
        is_meant=timed_changes.names_waiting,
    ),
    Command(
        "reschedule",
        usage=(
            "reschedule <s-number> to|by|for|until <time>",
            "reschedule s-7 to mon 8am",
            "reschedule p-7 by 1 day",
        ),
        help="A timed change that has not begun to begin at another moment, and to last as long as before.",
        needs=Access.WRITE,
        read=rescheduling.read_reschedule,
        changes=True,
        is_meant=timed_changes.names_waiting,
    ),
    Command(
        "end",
        usage=("end <s-number> now", "end s-7 now", "end p-7 now"),
        help="A timed change, or those of a plan, to end now: what was before is put back.",
        needs=Access.WRITE,
        read=repeats.or_end(timed_changes.read_end),
        changes=True,
        is_meant=repeats.or_repeat(timed_changes.names_waiting),
        only_looks=repeats.names_repeat,
    ),
    Command(
        "cancel",
        usage=("cancel <s-number>", "cancel s-7", "cancel p-7"),
        help="A timed change, or those of a plan, to be left as it is: nothing is put back, or begun.",
        needs=Access.WRITE,
        read=repeats.or_end(timed_changes.read_cancel),
        changes=True,
        is_meant=repeats.or_repeat(timed_changes.names_what_waits),
        only_looks=repeats.names_repeat,
    ),
)
