"""Commands that compare workspaces with each other, or with what was kept of them."""

from __future__ import annotations

from bot.access import Access
from bot.language.commands import Command
from bot.language.understand.command_readers import copying
from bot.language.understand.command_readers.kept import baselines

COMPARING: tuple[Command, ...] = (
    Command(
        "compare",
        usage=(
            "compare <workspace> <workspace> [settings]",
            'compare "Lobby Paris" lobby',
            "compare lobby and lobby paris dnd",
        ),
        help="Every setting in which two workspaces differ, or only some, with what stands on their lists.",
        needs=Access.READ,
        read=copying.read_compare,
        is_meant=copying.means_compare,
    ),
    Command(
        "copy",
        usage=(
            "copy <setting|everything> from <workspace> to <workspaces>",
            'copy dnd from lobby to "Lobby Paris"',
            "copy forwarding from lobby to all at Paris",
        ),
        help="Settings of one workspace for others, shown as a plan first; not what stands on lists.",
        needs=Access.WRITE,
        read=copying.read_copy,
        changes=True,
        is_meant=copying.means_copy,
    ),
    Command(
        "baseline",
        usage=(
            "baseline save <workspace> as <name>",
            "baseline save lobby as reception",
            "baseline forget reception",
        ),
        help="How a workspace is, for others to be compared with.",
        needs=Access.READ,
        read=baselines.read_baseline,
        is_meant=baselines.means_baseline,
    ),
    Command(
        "baselines",
        usage=("baselines",),
        help="The baselines of this space.",
        needs=Access.READ,
        read=baselines.read_baselines,
        is_meant=baselines.means_baseline,
    ),
    Command(
        "drift",
        usage=(
            "drift <workspaces> [settings] vs <name> [fix|accept|ignore|show ignored|forget ignored]",
            "drift Paris vs reception",
            "drift all lobbies dnd vs reception",
            "drift Paris vs reception accept lobby",
            "drift Paris vs reception ignore dnd",
        ),
        help="Where workspaces are not as a baseline says: fixed by a plan, accepted into it, or ignored.",
        needs=Access.READ,
        read=baselines.read_drift,
        is_meant=baselines.means_baseline,
    ),
)
