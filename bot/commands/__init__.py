"""Everything a person can ask for, in the order of the help."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bot.access import Access
from bot.catalogue.settings.passcode import PASSCODE
from bot.commands.available import list_numbers
from bot.commands.context import Answer, Context
from bot.commands.edit import change_passcode, edit_setting
from bot.commands.greeting import upload_greeting
from bot.commands.help import help, whoami
from bot.commands.history import history
from bot.commands.lists.change import add_item, change_item
from bot.commands.lists.page import list_items
from bot.commands.lists.remove import remove_all, remove_item, remove_several
from bot.commands.propose import leave_as_it_is, propose, set_or_propose
from bot.commands.several import set_in_order
from bot.commands.timed import cancel_timed, end_timed, extend_timed, list_timed, set_for_time
from bot.commands.undo import redo, undo
from bot.commands.views.full_dump import show_everything
from bot.commands.views.overview import show_workspace
from bot.commands.views.raw import show_file
from bot.commands.views.setting import show_setting
from bot.commands.watch import unwatch, watch, watches
from bot.commands.welcome import small_talk
from bot.commands.workspaces import list_workspaces
from bot.language.commands import Command
from bot.language.requests import changing, showing
from bot.language.requests.request import Request
from bot.language.understand import available, general, lists, show, timed, uploads
from bot.language.understand.history import read_history
from bot.language.understand.who import read_who

COMMANDS: tuple[Command, ...] = (
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
            "set dnd lobby on then set waiting lobby off",
            "set dnd lobby on because CHG0042",
        ),
        help="Change fields at once, from the keyboard; for a time, and behind because, why.",
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
        ),
        help="The things on a list of a setting: rules, ring numbers, numbers, digit patterns, access codes.",
        needs=Access.READ,
        read=lists.read_list,
    ),
    Command(
        "add",
        usage=(
            "add <thing> [setting] <workspace> [values]",
            "add rule accept lobby",
            "add ring number sequential lobby +33 1 70 00 12 34",
            "add pattern lobby 0899! name Premium action block",
            "add code lobby",
        ),
        help="A new thing for a list, on a form or at once.",
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
        ),
        help="Takes a thing off a list; I ask once before.",
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
        words=("greetings", "announcement", "upload"),
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
    Command(
        "workspaces",
        usage=("workspaces [text]", "workspaces paris", "workspaces page 2"),
        help="The workspaces, with where they are and how they are reached.",
        needs=Access.READ,
        read=general.read_workspaces,
        words=("workspace", "rooms"),
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
    Command(
        "history",
        usage=(
            "history [workspace|location|all] [7d] [by <person>] [setting] [text of a reason]",
            "history lobby",
            "history 7d by me forwarding",
            "history CHG0042",
        ),
        help="What was changed through me, by whom and why; the words in any order.",
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
    Command(
        "scheduled",
        usage=("scheduled [workspace]", "scheduled lobby"),
        help="Changes that begin or end by themselves.",
        needs=Access.READ,
        read=timed.read_scheduled,
        words=("timers",),
        is_meant=timed.may_be_scheduled,
    ),
    Command(
        "extend",
        usage=("extend <s-number> by|for|until <time>", "extend s-7 by 1 hour", "extend s-7 until mon 8am"),
        help="A timed change to end later, or sooner.",
        needs=Access.WRITE,
        read=timed.read_extend,
        changes=True,
        is_meant=timed.names_timed,
    ),
    Command(
        "end",
        usage=("end <s-number> now", "end s-7 now"),
        help="A timed change to end now: what was before is put back.",
        needs=Access.WRITE,
        read=timed.read_end,
        changes=True,
        is_meant=timed.names_timed,
    ),
    Command(
        "cancel",
        usage=("cancel <s-number>", "cancel s-7"),
        help="A timed change to be left as it is: nothing is put back.",
        needs=Access.WRITE,
        read=timed.read_cancel,
        changes=True,
        is_meant=timed.names_timed,
    ),
    Command(
        "watch",
        usage=("watch <workspace|all>", "watch lobby", "watch all"),
        help="Tell this space when a setting changes.",
        needs=Access.READ,
        read=general.read_watch,
    ),
    Command(
        "watches",
        usage=("watches",),
        help="What this space is told of.",
        needs=Access.READ,
        read=general.read_watches,
    ),
    Command(
        "unwatch",
        usage=("unwatch <number>",),
        help="End a watch.",
        needs=Access.READ,
        read=general.read_unwatch,
    ),
    Command(
        "whoami",
        usage=("whoami",),
        help="Who you are to Webex and what you may do.",
        needs=Access.READ,
        read=general.read_whoami,
        words=("me",),
    ),
    Command(
        "help",
        usage=("help [topic]", "help set", "help intercept"),
        help="What you can ask me.",
        needs=Access.READ,
        read=general.read_help,
        words=("?", "hi", "hello", "start"),
    ),
)

HANDLERS: Mapping[type[Request], Callable[[Context, Any], Answer]] = {
    showing.ShowSetting: show_setting,
    showing.ShowWorkspace: show_workspace,
    showing.ShowEverything: show_everything,
    showing.ShowFile: show_file,
    changing.EditSetting: edit_setting,
    changing.SetFields: set_or_propose,
    changing.SetInOrder: set_in_order,
    changing.SetForTime: set_for_time,
    showing.ListTimed: list_timed,
    changing.ExtendTimed: extend_timed,
    changing.EndTimed: end_timed,
    changing.CancelTimed: cancel_timed,
    changing.Propose: propose,
    showing.SmallTalk: small_talk,
    changing.LeaveAsItIs: leave_as_it_is,
    showing.ListItems: list_items,
    changing.AddItem: add_item,
    changing.ChangeItem: change_item,
    changing.RemoveItem: remove_item,
    changing.RemoveSeveral: remove_several,
    changing.RemoveAll: remove_all,
    changing.UploadGreeting: upload_greeting,
    changing.ChangePasscode: change_passcode,
    showing.ListWorkspaces: list_workspaces,
    showing.ListNumbers: list_numbers,
    showing.ShowHistory: history,
    changing.UndoChange: undo,
    changing.RedoChange: redo,
    showing.WatchChanges: watch,
    showing.ListWatches: watches,
    showing.EndWatch: unwatch,
    showing.WhoAmI: whoami,
    showing.Help: help,
}
"""What answers each type of request."""


def handle(context: Context, request: Request) -> Answer:
    """Does what is asked for."""
    return HANDLERS[type(request)](context, request)
