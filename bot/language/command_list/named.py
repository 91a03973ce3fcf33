"""Commands for what a space keeps under a name or says again, and for files."""

from __future__ import annotations

from bot.access import Access
from bot.language.commands import Command
from bot.language.understand.command_readers import files
from bot.language.understand.command_readers.kept import named_lists, repeats, saved

NAMED: tuple[Command, ...] = (
    Command(
        "alias",
        usage=("alias <name> = <words>", "alias friday = dnd on in all lobbies"),
        help="A name for words: who says it in this space says the words.",
        needs=Access.WRITE,
        read=saved.read_alias,
        is_meant=saved.means_alias,
    ),
    Command(
        "aliases",
        usage=("aliases",),
        help="The names for words in this space.",
        needs=Access.READ,
        read=saved.read_aliases,
    ),
    Command(
        "button",
        usage=(
            "button <name> on <settings> notices",
            "button friday on intercept notices",
            "button friday off",
        ),
        help="A name for words as a button on notices of some settings.",
        needs=Access.WRITE,
        read=saved.read_button,
        is_meant=saved.means_button,
    ),
    Command(
        "unalias",
        usage=("unalias <name>", "unalias friday"),
        help="A name for words to be forgotten.",
        needs=Access.WRITE,
        read=saved.read_unalias,
    ),
    Command(
        "every",
        usage=(
            "every <when> <command that only looks>",
            "every fri 17:00 show risky",
            "every weekday 7:30 drift Paris vs reception",
            "every month on the 1st at 9am export Paris",
        ),
        help="Says it here again and again; it changes nothing.",
        needs=Access.READ,
        read=repeats.read_every,
        words=("each",),
        changes=True,
        is_meant=repeats.means_repeat,
    ),
    Command(
        "repeats",
        usage=("repeats", "end e-3"),
        help="What is said here again and again.",
        needs=Access.READ,
        read=repeats.read_repeats,
        is_meant=repeats.is_list_of_repeats,
    ),
    Command(
        "lists",
        usage=(
            "lists",
            "list front-desks = lobby, all at Paris",
            "list front-desks",
            "list front-desks + lobby",
            "list front-desks - lobby",
            "set dnd list front-desks on",
        ),
        help="Workspaces that this space keeps under a name, to be named together.",
        needs=Access.READ,
        read=named_lists.read_lists,
        is_meant=named_lists.means_lists,
    ),
    Command(
        "unlist",
        usage=("unlist <list>", "unlist front-desks"),
        help="A list of workspaces to be forgotten; they stay as they are.",
        needs=Access.WRITE,
        read=named_lists.read_unlist,
    ),
    Command(
        "export",
        usage=(
            "export <workspaces> [settings] [csv|json]",
            "export Paris",
            "export all dnd forwarding json",
            "export history 7d csv",
        ),
        help="Settings, or the changes made, as a file.",
        needs=Access.READ,
        read=files.read_export,
    ),
    Command(
        "import",
        usage=("import",),
        help=(
            "An edited file of settings, dropped with this word, becomes a plan. A file that only names "
            "workspaces goes with other words: “dnd on in these”."
        ),
        needs=Access.WRITE,
        read=files.read_import,
        changes=True,
        is_meant=files.means_import,
    ),
)
