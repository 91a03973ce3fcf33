"""Commands that look at all workspaces: the list, what is risky, numbers that are free."""

from __future__ import annotations

from bot.access import Access
from bot.language.commands import Command
from bot.language.understand.command_readers import general
from bot.language.understand.command_readers.reading import available, risky

WORKSPACES: tuple[Command, ...] = (
    Command(
        "workspaces",
        usage=("workspaces [text]", "workspaces paris", "workspaces page 2"),
        help="The workspaces, with where they are and how they are reached.",
        needs=Access.READ,
        read=general.read_workspaces,
        words=("workspace", "rooms"),
    ),
    Command(
        "risky",
        usage=("show risky [workspaces]", "show risky", "show risky at Paris", "show risky in all lobbies"),
        help="What is risky now: calls that leave the company, intercept, costly calls and the like.",
        needs=Access.READ,
        read=risky.read_risky,
        words=("dangerous",),
        is_anywhere=True,
        is_meant=risky.asks_for_risky,
    ),
    Command(
        "available",
        usage=(
            "available <what> <workspace> [digits or name]",
            "available forward lobby",
            "available emergency lobby kim",
            "available fax lobby page 2",
        ),
        help="Numbers that fit: forward, intercept, emergency, fax, secondary or workspace.",
        needs=Access.READ,
        read=available.read_available,
        words=("free",),
    ),
)
