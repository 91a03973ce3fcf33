"""`help` on commands: all of them by what they are for, those of one kind, or one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.catalogue import FAMILIES
from bot.commands.context import Answer, Context, card_answer
from bot.commands.explaining.welcome import WITH_CALLING, example_workspace
from bot.events import Workspace
from bot.language.commands import Command
from bot.language.requests.showing import COMMANDS_TOPIC, PAGES_TOPIC
from bot.names.text import folded
from cards.card_builder import Button
from cards.list_cards import Choosing, ListItem, list_card
from cards.payload import GUESSED, Say
from cards.status import StatusRow, contents_card

SOME_WORKSPACE, OTHER_WORKSPACE, SOME_EXTENSION = "lobby", "lobby paris", "x4321"
SOME_PLACE, SOMEBODY = "paris", "ana roux"
"""What stands in the examples of commands for workspaces, a location and a person."""
COMMAND_KINDS = {
    "See": ("show", "workspaces", "available", "risky", "compare", "export"),
    "Change": ("edit", "set", "greeting", "passcode"),
    "Lists of a setting": ("list", "add", "change", "remove"),
    "History": ("history", "who", "undo", "redo"),
    "Timed": ("scheduled", "extend", "reschedule", "end", "cancel", "every", "repeats"),
    "Plans": ("import", "plans", "run", "try", "stop", "retry"),
    "Several workspaces": ("copy", "lists", "unlist", "baseline", "baselines", "drift"),
    "Notices": ("watch", "watches", "unwatch", "mute", "unmute", "fine", "button"),
    "Two keys": ("requests", "approve", "deny", "withdraw", "remind", "ask", "break"),
    "Other": ("status", "whoami", "help", "alias", "aliases", "unalias"),
}
"""The names of commands by what they are for."""

PRESSED = frozenset(
    (
        *("show", "list", "available", "workspaces", "risky", "history", "who", "compare", "scheduled"),
        *("edit", "greeting", "passcode"),
    )
)
"""Commands whose examples can be pressed: they look or open a form."""
MAX_PRESSED = 4
"""Examples with a button on one card."""
LEADS_TO = {
    **dict.fromkeys(("undo", "redo"), "history"),
    **dict.fromkeys(("extend", "reschedule", "end", "cancel"), "scheduled"),
    **dict.fromkeys(("run", "try", "stop", "retry"), "plans"),
    **dict.fromkeys(("approve", "deny", "withdraw", "remind", "ask", "break"), "requests"),
    **dict.fromkeys(("baseline", "drift"), "baselines"),
    **dict.fromkeys(("unwatch", "mute", "unmute"), "watches"),
    **dict.fromkeys(("alias", "unalias", "button"), "aliases"),
    **{one: one for one in ("watch", "watches", "add", "change", "remove", "plans", "requests", "status")},
    **{one: one for one in ("repeats", "lists", "aliases", "baselines", "whoami")},
    "set": "edit",
    "every": "repeats",
    "unlist": "lists",
    "fine": "history",
}
"""What is pressed instead of typing the others: what they are about, or the picker of what they do."""


def of_commands(context: Context, offered: Sequence[Command]) -> Answer:
    """Every command, folded by what it is for; a kind, or one command, can be opened alone."""
    kinds = {kind: _of(kind, offered) for kind in COMMAND_KINDS}
    parts = [
        (
            StatusRow(kind, heading=True, summary=", ".join(one.name for one in commands)),
            [(one.usage[0], one.help) for one in commands],
        )
        for kind, commands in kinds.items()
        if commands
    ]
    options = [
        (kind, f"help {COMMANDS_TOPIC} {folded(kind)}") for kind, commands in kinds.items() if commands
    ]
    choosing = _choosing(context, "Kind", options, context.button("Pages", f"help {PAGES_TOPIC}"))
    return card_answer(contents_card("Commands", parts, choosing))


def kind_of(topic: str, offered: Sequence[Command]) -> str:
    """The kind of commands with this name; empty for none."""
    return next((kind for kind in COMMAND_KINDS if folded(kind) == topic and _of(kind, offered)), "")


def of_kind(context: Context, kind: str, offered: Sequence[Command]) -> Answer:
    """The commands of one kind, of which one can be opened."""
    commands = _of(kind, offered)
    options = [(one.name, f"help {one.name}") for one in commands]
    return card_answer(
        list_card(
            f"Commands: {kind}",
            "",
            [ListItem(one.usage[0], one.help) for one in commands],
            choosing=_choosing(context, "Command", options),
        )
    )


def of_command(context: Context, command: Command) -> Answer:
    """How a command is typed; its examples name a workspace of the asker."""
    workspace = example_workspace(context, *FAMILIES) or example_workspace(context)
    also = f"Also: {', '.join(command.words)}." if command.words else ""
    said = [_of_theirs(context, one, workspace) if workspace else one for one in command.usage]
    can_press = [one for one in said if not any(mark in one for mark in "<[…")]
    pressed = can_press[:MAX_PRESSED] if workspace and command.name in PRESSED else []
    leads_to = LEADS_TO.get(command.name)
    return card_answer(
        list_card(
            f"Help: {command.name}",
            command.help,
            [ListItem(one, "", _example(context, one) if one in pressed else None) for one in said],
            [context.button(_titled(leads_to), leads_to)] if leads_to else [],
            also,
        )
    )


def _of_theirs(context: Context, usage: str, workspace: Workspace) -> str:
    """An example with workspaces, a location and a person that are there."""
    seen = context.seen()
    able = [one for one in seen if one != workspace and one.licence in WITH_CALLING]
    names = {SOME_WORKSPACE: context.typed_name(workspace), SOMEBODY: context.person.name}
    is_there = any(folded(one.name) == OTHER_WORKSPACE for one in seen)
    other = "" if is_there else context.typed_name(able[0] if able else workspace)
    names |= {f'"{OTHER_WORKSPACE}"': other, OTHER_WORKSPACE: other}
    if not any(one.extension == SOME_EXTENSION[1:] for one in seen):
        names[SOME_EXTENSION] = names[SOME_WORKSPACE]
    if not any(SOME_PLACE in folded(one.location_name).split() for one in seen):
        names[SOME_PLACE] = workspace.location_name
    pattern = "|".join(rf"(?<!\w){re.escape(one)}(?!\w)" for one in sorted(names, key=len, reverse=True))
    return re.sub(pattern, lambda found: names[found[0].lower()] or found[0], usage, flags=re.IGNORECASE)


def _titled(command: str) -> str:
    """What the button for a command without words behind it says; those that ask further end in dots."""
    return f"{command.capitalize()}{' …' if command in ('watch', 'add', 'change', 'remove', 'edit') else ''}"


def _example(context: Context, said: str) -> Button:
    """A button for what is said."""
    return Button("Try it", Say(said, context.thread_id, GUESSED))


def _of(kind: str, offered: Sequence[Command]) -> list[Command]:
    by_name = {one.name: one for one in offered}
    return [by_name[name] for name in COMMAND_KINDS[kind] if name in by_name]


def _choosing(context: Context, label: str, options: Sequence[tuple[str, str]], *beside: Button) -> Choosing:
    opens = Button("Open help", Say("", context.thread_id), "positive")
    return Choosing(label, options, [opens, *beside], "With examples: help set.")
