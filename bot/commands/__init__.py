"""Everything a person can ask for, in the order of the help."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bot.access import Access
from bot.catalogue.settings.passcode import PASSCODE
from bot.commands.available import list_numbers
from bot.commands.context import Answer, Context
from bot.commands.edit import change_passcode, edit_setting, set_fields
from bot.commands.greeting import upload_greeting
from bot.commands.help import help, whoami
from bot.commands.history import history
from bot.commands.lists.change import add_item, change_item
from bot.commands.lists.page import list_items
from bot.commands.lists.remove import remove_all, remove_item, remove_several
from bot.commands.views.full_dump import show_everything
from bot.commands.views.overview import show_workspace
from bot.commands.views.raw import show_file
from bot.commands.views.setting import show_setting
from bot.commands.watch import unwatch, watch, watches
from bot.commands.workspaces import list_workspaces
from bot.language import requests
from bot.language.commands import Command
from bot.language.understand import available, general, lists, settings, show, uploads

COMMANDS: tuple[Command, ...] = (
    Command(
        "show",
        (
            "show [setting] <workspace> [all|raw]",
            "show lobby",
            "show lobby all",
            'show intercept "Lobby Paris"',
            "show ptt x4321",
            "show intercept lobby raw",
        ),
        "A workspace at a glance, one setting, all of it, or the JSON as a file.",
        Access.READ,
        show.read_show,
        ("get", "view", "status"),
    ),
    Command(
        "edit",
        ("edit <setting> <workspace>", "edit intercept lobby"),
        "A form to change a setting.",
        Access.WRITE,
        show.read_edit,
        ("form",),
    ),
    Command(
        "set",
        (
            "set <setting> <workspace> <field> <value> …",
            "set intercept lobby on",
            "set intercept lobby new number +33 1 70 00 12 34 announce on",
            "set ptt lobby members add Ana Roux",
        ),
        "Change fields at once, from the keyboard.",
        Access.WRITE,
        settings.read_set,
        changes=True,
    ),
    Command(
        "list",
        (
            "list <things> [setting] <workspace> [page <number>]",
            'list rules accept "Lobby Paris"',
            "list ring numbers sequential lobby",
            "list patterns lobby page 2",
            "list codes lobby",
        ),
        "The things on a list of a setting: rules, ring numbers, numbers, digit patterns, access codes.",
        Access.READ,
        lists.read_list,
    ),
    Command(
        "add",
        (
            "add <thing> [setting] <workspace> [values]",
            "add rule accept lobby",
            "add ring number sequential lobby +33 1 70 00 12 34",
            "add pattern lobby 0899! name Premium action block",
            "add code lobby",
        ),
        "A new thing for a list, on a form or at once.",
        Access.WRITE,
        lists.read_add,
        changes=True,
    ),
    Command(
        "change",
        (
            "change <thing> [setting] <workspace> <name or number on the list> [values]",
            "change rule accept lobby 2",
            "change pattern lobby Premium action allow",
        ),
        "A thing on a list, on a form or at once.",
        Access.WRITE,
        lists.read_change,
        changes=True,
    ),
    Command(
        "remove",
        (
            "remove <thing> [setting] <workspace> <name or number on the list>",
            "remove rule accept lobby 2",
            "remove several codes lobby",
            "remove all patterns lobby",
        ),
        "Takes a thing off a list; I ask once before.",
        Access.WRITE,
        lists.read_remove,
        ("delete",),
        changes=True,
    ),
    Command(
        "greeting",
        (
            "greeting <busy, no answer or intercept> <workspace>",
            "greeting busy lobby",
            "greeting no answer lobby",
            "greeting intercept lobby",
        ),
        "A WAV file, dropped with these words or after them, becomes what callers hear.",
        Access.WRITE,
        uploads.read_greeting,
        ("greetings", "announcement", "upload"),
    ),
    Command(
        "passcode",
        ("passcode <workspace>", "passcode lobby"),
        "A new voicemail PIN, typed on a private form; only in a direct space.",
        Access.WRITE,
        uploads.read_passcode,
        ("pin",),
        secret_of=PASSCODE.family.key,
    ),
    Command(
        "workspaces",
        ("workspaces [text]", "workspaces paris", "workspaces page 2"),
        "The workspaces, with where they are and how they are reached.",
        Access.READ,
        general.read_workspaces,
        ("workspace", "rooms"),
    ),
    Command(
        "available",
        (
            "available <what> <workspace> [digits or name]",
            "available forward lobby",
            "available emergency lobby kim",
            "available fax lobby page 2",
        ),
        "Numbers that fit: forward, intercept, emergency, fax, secondary or workspace.",
        Access.READ,
        available.read_available,
        ("free",),
    ),
    Command(
        "history",
        ("history [workspace]", "history lobby"),
        "What was changed through me, and by whom.",
        Access.READ,
        general.read_history,
        ("log", "who"),
    ),
    Command(
        "watch",
        ("watch <workspace|all>", "watch lobby", "watch all"),
        "Tell this space when a setting changes.",
        Access.READ,
        general.read_watch,
    ),
    Command("watches", ("watches",), "What this space is told of.", Access.READ, general.read_watches),
    Command("unwatch", ("unwatch <number>",), "End a watch.", Access.READ, general.read_unwatch),
    Command(
        "whoami",
        ("whoami",),
        "Who you are to Webex and what you may do.",
        Access.READ,
        general.read_whoami,
        ("me",),
    ),
    Command(
        "help",
        ("help [topic]", "help set", "help intercept"),
        "What you can ask me.",
        Access.READ,
        general.read_help,
        ("?", "hi", "hello", "start"),
    ),
)

HANDLERS: Mapping[type[requests.Request], Callable[[Context, Any], Answer]] = {
    requests.ShowSetting: show_setting,
    requests.ShowWorkspace: show_workspace,
    requests.ShowEverything: show_everything,
    requests.ShowFile: show_file,
    requests.EditSetting: edit_setting,
    requests.SetFields: set_fields,
    requests.ListItems: list_items,
    requests.AddItem: add_item,
    requests.ChangeItem: change_item,
    requests.RemoveItem: remove_item,
    requests.RemoveSeveral: remove_several,
    requests.RemoveAll: remove_all,
    requests.UploadGreeting: upload_greeting,
    requests.ChangePasscode: change_passcode,
    requests.ListWorkspaces: list_workspaces,
    requests.ListNumbers: list_numbers,
    requests.ShowHistory: history,
    requests.WatchChanges: watch,
    requests.ListWatches: watches,
    requests.EndWatch: unwatch,
    requests.WhoAmI: whoami,
    requests.Help: help,
}
"""What answers each type of request."""


def handle(context: Context, request: requests.Request) -> Answer:
    """Does what is asked for."""
    return HANDLERS[type(request)](context, request)
