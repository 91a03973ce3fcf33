"""Commands for what a space is told of."""

from __future__ import annotations

from bot.access import Access
from bot.language.commands import Command
from bot.language.understand.command_readers import watching

NOTICES: tuple[Command, ...] = (
    Command(
        "watch",
        usage=(
            "watch <workspaces> [settings]",
            "watch lobby",
            "watch all except gym",
            "watch dnd on all at Paris",
            "watch risky",
            "watch all quiet 19:00-07:00",
            "watch lobby digest 18:00",
        ),
        help="Tell this space when a setting changes, by whomever.",
        needs=Access.READ,
        read=watching.read_watch,
    ),
    Command(
        "watches",
        usage=("watches", "watches <number> quiet 19:00-07:00", "watches <number> at any hour"),
        help="What this space is told of; with a number one watch, to change its hours or end it.",
        needs=Access.READ,
        read=watching.read_watches,
    ),
    Command(
        "unwatch",
        usage=("unwatch <workspaces>", "unwatch <number>", "unwatch all"),
        help="End a watch, or all of this space.",
        needs=Access.READ,
        read=watching.read_unwatch,
    ),
    Command(
        "mute",
        usage=("mute [workspace] <length>", "mute lobby 2h", "mute 30min"),
        help="Hear nothing of its changes for a time; unmute ends that.",
        needs=Access.READ,
        read=watching.read_mute,
        is_meant=watching.means_notices,
    ),
    Command(
        "unmute",
        usage=("unmute [workspace]", "unmute lobby", "unmute"),
        help="Hear of its changes again.",
        needs=Access.READ,
        read=watching.read_unmute,
        is_meant=watching.names_notices,
    ),
    Command(
        "fine",
        usage=("fine <number>", "fine 42"),
        help="You have seen a change and leave it; the history says so.",
        needs=Access.READ,
        read=watching.read_fine,
        changes=True,
        is_meant=watching.names_change,
    ),
)
