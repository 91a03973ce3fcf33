"""Everything a person can ask for, in the order of the help."""

from __future__ import annotations

from bot.access import Access
from bot.catalogue.settings.passcode import PASSCODE
from bot.commands.available import available
from bot.commands.context import Handler
from bot.commands.greeting import greeting
from bot.commands.help import help, whoami
from bot.commands.history import history
from bot.commands.items import add_thing, change_thing, edit_any, list_things, remove_thing
from bot.commands.passcode import passcode
from bot.commands.set import set_fields
from bot.commands.show import show
from bot.commands.watch import unwatch, watch, watches
from bot.commands.workspaces import workspaces

COMMANDS: tuple[Handler, ...] = (
    Handler(
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
        show,
        ("get", "view", "status"),
    ),
    Handler(
        "edit",
        ("edit <setting> <workspace>", "edit intercept lobby"),
        "A form to change a setting.",
        Access.WRITE,
        edit_any,
        ("form",),
    ),
    Handler(
        "set",
        (
            "set <setting> <workspace> <field> <value> …",
            "set intercept lobby on",
            "set intercept lobby new number +33 1 70 00 12 34 announce on",
            "set ptt lobby members add Ana Roux",
        ),
        "Change fields at once, from the keyboard.",
        Access.WRITE,
        set_fields,
        changes=True,
    ),
    Handler(
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
        list_things,
    ),
    Handler(
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
        add_thing,
        changes=True,
    ),
    Handler(
        "change",
        (
            "change <thing> [setting] <workspace> <name or number on the list> [values]",
            "change rule accept lobby 2",
            "change pattern lobby Premium action allow",
        ),
        "A thing on a list, on a form or at once.",
        Access.WRITE,
        change_thing,
        changes=True,
    ),
    Handler(
        "remove",
        (
            "remove <thing> [setting] <workspace> <name or number on the list>",
            "remove rule accept lobby 2",
            "remove several codes lobby",
            "remove all patterns lobby",
        ),
        "Takes a thing off a list; I ask once before.",
        Access.WRITE,
        remove_thing,
        ("delete",),
        changes=True,
    ),
    Handler(
        "greeting",
        (
            "greeting <busy, no answer or intercept> <workspace>",
            "greeting busy lobby",
            "greeting no answer lobby",
            "greeting intercept lobby",
        ),
        "A WAV file, dropped with these words or after them, becomes what callers hear.",
        Access.WRITE,
        greeting,
        ("greetings", "announcement", "upload"),
    ),
    Handler(
        "passcode",
        ("passcode <workspace>", "passcode lobby"),
        "A new voicemail PIN, typed on a private form; only in a direct space.",
        Access.WRITE,
        passcode,
        ("pin",),
        secret_of=PASSCODE.family.key,
    ),
    Handler(
        "workspaces",
        ("workspaces [text]", "workspaces paris", "workspaces page 2"),
        "The workspaces, with where they are and how they are reached.",
        Access.READ,
        workspaces,
        ("workspace", "rooms"),
    ),
    Handler(
        "available",
        (
            "available <what> <workspace> [digits or name]",
            "available forward lobby",
            "available emergency lobby kim",
            "available fax lobby page 2",
        ),
        "Numbers that fit: forward, intercept, emergency, fax, secondary or workspace.",
        Access.READ,
        available,
        ("free",),
    ),
    Handler(
        "history",
        ("history [workspace]", "history lobby"),
        "What was changed through me, and by whom.",
        Access.READ,
        history,
        ("log", "who"),
    ),
    Handler(
        "watch",
        ("watch <workspace|all>", "watch lobby", "watch all"),
        "Tell this space when a setting changes.",
        Access.READ,
        watch,
    ),
    Handler("watches", ("watches",), "What this space is told of.", Access.READ, watches),
    Handler("unwatch", ("unwatch <number>",), "End a watch.", Access.READ, unwatch),
    Handler("whoami", ("whoami",), "Who you are to Webex and what you may do.", Access.READ, whoami, ("me",)),
    Handler(
        "help",
        ("help [topic]", "help set", "help intercept"),
        "What you can ask me.",
        Access.READ,
        help,
        ("?", "hi", "hello", "start"),
    ),
)
