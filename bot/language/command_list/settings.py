"""Commands for the settings of a workspace and the things on their lists."""

from __future__ import annotations

from bot.access import Access
from bot.catalogue.settings.passcode import PASSCODE
from bot.language.commands import Command
from bot.language.understand.command_readers import lists, timed, uploads
from bot.language.understand.command_readers.kept import named_lists
from bot.language.understand.command_readers.reading import show

SETTINGS: tuple[Command, ...] = (
    Command(
        "show",
        usage=(
            "show [setting] <workspace> [all|raw]",
            "show lobby",
            "show lobby all",
            'show intercept "Lobby Paris"',
            "show ptt x4321",
            "show intercept lobby raw",
        ),
        help="A workspace at a glance, one setting, all of it, or the JSON as a file.",
        needs=Access.READ,
        read=show.read_show,
        words=("get", "view", "status"),
    ),
    Command(
        "edit",
        usage=("edit <setting> <workspace>", "edit intercept lobby"),
        help="A form to change a setting.",
        needs=Access.WRITE,
        read=show.read_edit,
        words=("form",),
    ),
    Command(
        "set",
        usage=(
            "set <setting> <workspace> <field> <value> … [time]",
            "set intercept lobby on",
            "set intercept lobby new number +33 1 70 00 12 34 announce on",
            "set ptt lobby members add Ana Roux",
            "set dnd lobby on for 2 hours",
            "set intercept lobby on until mon 8am",
            "set dnd lobby on from 18:00 to 7:00",
            "set dnd lobby on from friday 9:00",
            "set intercept lobby on over thanksgiving",
            "set dnd lobby on then set waiting lobby off",
            "set dnd all at Paris on",
            "set dnd lobby on because CHG0042",
        ),
        help="Change fields at once, from the keyboard; for a time or from one on, and behind because, why.",
        needs=Access.WRITE,
        read=timed.read_timed_set,
        changes=True,
        takes_time=True,
    ),
    Command(
        "list",
        usage=(
            "list <things> [setting] <workspace> [page <number>]",
            'list rules accept "Lobby Paris"',
            "list ring numbers sequential lobby",
            "list patterns lobby page 2",
            "list codes lobby",
            "list rules reject all lobbies",
        ),
        help="The things on a list of a setting: rules, ring numbers, numbers, digit patterns, access codes.",
        needs=Access.READ,
        read=named_lists.read_list_command,
    ),
    Command(
        "add",
        usage=(
            "add <thing> [setting] <workspace> [values]",
            "add rule accept lobby",
            "add ring number sequential lobby +33 1 70 00 12 34",
            "add pattern lobby 0899! name Premium action block",
            "add code lobby",
            "add rule reject all lobbies +33 1 70 00 12 34",
        ),
        help="A new thing for a list, on a form or at once; of several workspaces as a plan.",
        needs=Access.WRITE,
        read=lists.read_add,
        changes=True,
    ),
    Command(
        "change",
        usage=(
            "change <thing> [setting] <workspace> <name or number on the list> [values]",
            "change rule accept lobby 2",
            "change pattern lobby Premium action allow",
        ),
        help="A thing on a list, on a form or at once.",
        needs=Access.WRITE,
        read=lists.read_change,
        changes=True,
    ),
    Command(
        "remove",
        usage=(
            "remove <thing> [setting] <workspace> <name or number on the list>",
            "remove rule accept lobby 2",
            "remove several codes lobby",
            "remove all patterns lobby",
            "remove pattern all lobbies Premium",
        ),
        help="Takes a thing off a list; I ask once before. Of several workspaces by its name or value.",
        needs=Access.WRITE,
        read=lists.read_remove,
        words=("delete",),
        changes=True,
    ),
    Command(
        "greeting",
        usage=(
            "greeting <busy, no answer or intercept> <workspace>",
            "greeting busy lobby",
            "greeting no answer lobby",
            "greeting intercept lobby",
        ),
        help="A WAV file, dropped with these words or after them, becomes what callers hear.",
        needs=Access.WRITE,
        read=uploads.read_greeting,
        words=("greetings", "upload"),
        is_anywhere=True,
    ),
    Command(
        "passcode",
        usage=("passcode <workspace>", "passcode lobby"),
        help="A new voicemail PIN, typed on a private form; only in a direct space.",
        needs=Access.WRITE,
        read=uploads.read_passcode,
        words=("pin",),
        secret_of=PASSCODE.family.key,
    ),
)
