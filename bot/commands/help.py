"""`help` and `whoami`: what this person can do here, and why."""

from __future__ import annotations

from bot.access import ROLE_TITLES, Access
from bot.catalogue import FAMILIES
from bot.catalogue.model.family import Family
from bot.catalogue.model.item_list import ItemList
from bot.commands.context import Answer, Context, card_answer
from bot.events import Reply
from bot.language.assignments import example
from bot.language.codes_and_pins import text_has_code_or_pin
from bot.language.commands import Command
from bot.language.requests import Help, SmallTalk, WhoAmI
from bot.language.vocabulary import SettingList, command_text
from cards.list_cards import ListItem, list_card
from cards.status import StatusRow, status_card
from cards.text import unmarked

NO_TOPICS = frozenset({"me", "please", "me please", "there"})
"""Said after `help` or `hello`, and no topic."""


def help(context: Context, request: Help) -> Answer:
    """What this person may do; with a topic, one command or one setting."""
    offered = [one for one in context.services.commands if one.needs <= context.rights.most]
    topic = request.topic
    if topic in NO_TOPICS:
        return _of_everything(context, offered, "")
    command = next((one for one in offered if topic in (one.name, *one.words)), None)
    if command:
        return _of_command(command)
    if topic in ("settings", "setting"):
        return _of_settings(context)
    if request.family:
        return _of_family(context, request.family)
    return _of_everything(context, offered, topic)


def small_talk(context: Context, request: SmallTalk) -> Answer:
    """A friendly word, and that there is help."""
    return Answer(Reply("You are welcome. Type `help` to see what I can do."))


def _of_everything(context: Context, offered: list[Command], topic: str) -> Answer:
    name = context.services.bot_name
    mention = "" if context.event.space.is_direct else f" Mention me first: @{name}."
    shown_topic = "…" if text_has_code_or_pin(topic) else topic[:40]
    unknown = f"I have no help on “{shown_topic}”. " if topic else ""
    return card_answer(
        status_card(
            "What you can ask me",
            f"{unknown}I read and change the call settings of workspaces.{mention}",
            [
                *(StatusRow(one.usage[0], one.help) for one in offered),
                StatusRow("Settings", heading=True),
                StatusRow(f"{len(FAMILIES)} of them", ", ".join(family.key for family in FAMILIES)),
            ],
            [
                context.button("Settings", "help settings"),
                context.button("Workspaces", "workspaces"),
                context.button("History", "history"),
                context.button("Who am I?", "whoami"),
            ],
            hint="More: help <command>, help settings, help <setting>. "
            "A workspace goes by its name, a part of it, its extension or its number.",
        )
    )


def _of_settings(context: Context) -> Answer:
    return card_answer(
        status_card(
            "The settings",
            "¹ only with a professional licence",
            [
                StatusRow(f"{one.key}{' ¹' if one.professional else ''}", f"{one.title}. {one.help}")
                for one in FAMILIES
            ],
            [context.button("Workspaces", "workspaces")],
            hint="Type show <setting> <workspace>, or help <setting> for its fields and other names.",
        )
    )


def _of_command(command: Command) -> Answer:
    also = f"Also: {', '.join(command.words)}." if command.words else ""
    return card_answer(
        list_card(
            f"Help: {command.name}",
            command.help,
            [ListItem(usage, "") for usage in command.usage],
            [],
            f"{also} Quotes keep words together; a button does the same as the typed command.".strip(),
        )
    )


def _of_family(context: Context, family: Family) -> Answer:
    licence = " Needs a professional licence." if family.professional else ""
    can_change = context.rights.most >= Access.WRITE
    can_set = can_change and bool(family.fields)
    verbs = ["show", "edit", "set"] if can_set else ["show"]
    usage = ", ".join(command_text(verb, family, "<workspace>") for verb in verbs)
    changing = (
        f" Set one: set {family.key} <workspace> {unmarked(example(family.fields[0]))}." if can_set else ""
    )
    return card_answer(
        status_card(
            f"Help: {family.title}",
            f"{family.help}{licence} Also called: {', '.join(family.short_names())}.",
            [
                *(StatusRow(field.label, f"{field.takes}. {field.help}".strip()) for field in family.fields),
                *(
                    StatusRow(items.plural.capitalize(), _of_list(family, items, can_change))
                    for items in family.lists
                ),
            ],
            hint=f"Type {usage}." + changing,
        )
    )


def _of_list(family: Family, items: ItemList, can_change: bool) -> str:
    """How the things on a list are seen and changed."""
    most = f"Up to {items.limit}. " if items.limit else ""
    fields = f"Each has: {', '.join(one.label.lower() for one in items.fields)}. "
    change = ["change"] if items.can_change else []
    verbs = ["list", "add", *change, "remove"] if can_change else ["list"]
    commands = (command_text(verb, SettingList(family, items), "<workspace>") for verb in verbs)
    return f"{most}{fields}{', '.join(commands)}"


def whoami(context: Context, request: WhoAmI) -> Answer:
    """Who the asker is to Webex, and what follows."""
    person, rights = context.person, context.rights
    roles = ", ".join(sorted(ROLE_TITLES.get(role, role) for role in person.roles)) or "none"
    everywhere = {
        Access.NONE: "nothing",
        Access.READ: "read settings",
        Access.WRITE: "read and change settings",
    }[rights.everywhere]
    items = [
        ListItem("Email", person.email),
        ListItem("Admin roles in Webex", roles),
        ListItem("In every location you may", everywhere),
    ]
    if rights.locations:
        mine = context.services.directory.workspaces().within(rights.locations)
        places = sorted({one.location_name for one in mine})
        items.append(
            ListItem("As location administrator you may change", ", ".join(places) or "no workspace yet")
        )
    return card_answer(
        list_card(
            person.name,
            "This is how Webex knows you.",
            items,
            [context.button("Help", "help")],
            "Roles are read again before every change. Type help to see what you can do.",
        )
    )
