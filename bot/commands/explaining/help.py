"""`help` and `whoami`: what this person can do here, and why."""

from __future__ import annotations

from collections.abc import Sequence

from bot.access import ROLE_TITLES, Access, unavailable
from bot.catalogue import FAMILIES, USUAL_SETTINGS
from bot.catalogue.model.family import Family
from bot.catalogue.model.item_list import ItemList
from bot.commands.context import Answer, Context, card_answer
from bot.commands.explaining.command_help import kind_of, of_command, of_commands, of_kind
from bot.commands.explaining.field_help import of_field
from bot.commands.explaining.list_help import of_lists
from bot.commands.explaining.pages import of_page, of_pages
from bot.commands.explaining.welcome import example_workspace, start
from bot.commands.forms.examples import example_sentences
from bot.events import Workspace
from bot.language.assignments import AssignmentParser
from bot.language.codes_and_pins import CODE_UNUSED, text_has_code_or_pin
from bot.language.commands import Command
from bot.language.requests.showing import COMMANDS_TOPIC, PAGES_TOPIC, SETTINGS_TOPIC, Help, WhoAmI
from bot.language.vocabulary import LISTS, SettingList
from bot.names.text import folded, suggestions
from bot.names.workspaces import matching
from cards.card_builder import MAX_BUTTON_TITLE_CHARS, Button
from cards.fields import Choice, ChoiceRows, Field, Number, Section, dialled
from cards.list_cards import ListItem, list_card
from cards.payload import GUESSED, Say
from cards.picker import Pick, index_card
from cards.status import StatusRow, start_card, status_card
from cards.text import shorten

MAX_SETTING_WORDS = 60
"""Words on the card about a setting before its table of fields is unfolded; examples that do not fit are left
out."""
MAX_WORDS_WITH_FIELDS = 120
"""Words on it with that table."""
MAX_EXAMPLES = 5
ALL_FIELDS = "fields"
"""Behind the name of a setting: all that can be set there."""
MAX_TOPIC_CHARS = 30


def help(context: Context, request: Help) -> Answer:
    """The card to begin with; with a topic, the commands, the settings, or one of them."""
    offered = [one for one in context.services.commands if one.needs <= context.rights.most]
    topic = request.topic
    if not topic:
        return start(context)
    if topic == COMMANDS_TOPIC:
        return of_commands(context, offered)
    if topic == PAGES_TOPIC:
        return of_pages()
    if page := of_page(topic):
        return page
    of_all = f"{COMMANDS_TOPIC} "
    for said in dict.fromkeys((topic, topic.removeprefix(of_all), _done_with(request))):
        kind = kind_of(said, offered)
        named = [one for one in offered if said in (one.name, *one.words)]
        command = next((one for one in named if one.name == said), next(iter(named), None))
        if command and not (kind and topic.startswith(of_all)):
            return of_command(context, command)
        if kind:
            return of_kind(context, kind, offered)
    if topic == SETTINGS_TOPIC:
        return _of_settings(context)
    lists = [one for one in LISTS if topic in one.items.names()]
    lists = [one for one in lists if one.items.title == lists[0].items.title]
    if request.family and request.family.fields and topic.endswith(f" {ALL_FIELDS}"):
        return _all_fields(context, request.family)
    is_more = request.family and not lists and topic not in request.family.names()
    if is_more and (field := of_field(context, topic, _taken_by, request.family)):
        return field
    if request.family and (not lists or topic in request.family.short_names()):
        return _of_family(context, request.family)
    if lists:
        return of_lists(context, lists)
    return of_field(context, topic, _taken_by) or _did_you_mean(context, offered, topic)


def _done_with(request: Help) -> str:
    """What is done with the setting that is named: `pin` of `voicemail pin`; the topic where no more is said
    than a name."""
    family, topic = request.family, request.topic
    return topic if family is None or topic in family.names() else topic.rpartition(" ")[2]


def _of_settings(context: Context) -> Answer:
    return card_answer(
        index_card(
            "Settings",
            "Setting",
            [
                Pick(f"{one.title}{' ¹' if one.professional else ''}", one.key, f"help {one.key}")
                for one in FAMILIES
            ],
            "Open help",
            [context.button("Workspaces", "workspaces"), context.button("Pages", f"help {PAGES_TOPIC}")],
            "¹ only with a professional licence. The name behind each is the one to type: "
            f"help {USUAL_SETTINGS[0]}.",
        )
    )


def _of_family(context: Context, family: Family) -> Answer:
    """A setting in a sentence, with examples that can be pressed, and all that can be set folded below."""
    subtitle = f"{family.help}{_licence(family)}"
    fields = _fields_by_value(family)
    before = f"Help: {family.title} {subtitle} For example: All fields"
    table = sum(_count(f"{label} {value}") for label, value in fields)
    left = min(MAX_SETTING_WORDS, MAX_WORDS_WITH_FIELDS - table) - _count(before)
    buttons: list[Button] = []
    examples = _examples_of(context, family)
    short = [said for said in examples if len(said) <= MAX_BUTTON_TITLE_CHARS]
    for said in short or examples:  # one that is cut off is no example
        left -= _count(said)
        if left >= 0 and len(buttons) < MAX_EXAMPLES:
            # Whatever it would change is shown first.
            buttons.append(Button(said, Say(said, context.thread_id, GUESSED)))
    return card_answer(start_card(f"Help: {family.title}", subtitle, buttons, [], fields))


def _licence(family: Family) -> str:
    if family.professional_to_write:
        return " To be changed it needs a professional licence."
    return " Needs a professional licence." if family.professional else ""


def _all_fields(context: Context, family: Family) -> Answer:
    """Every field of a setting by what it takes, its lists, and its other names."""
    other = [name for name in family.short_names() if name not in (family.key, family.title.lower())]
    called = f"Also called: {', '.join(other[:3])}." if other else ""
    workspace = _example_workspace(context, family)
    lists = [
        StatusRow(one.plural.capitalize(), " or ".join(_commands_of(context, family, one, workspace)))
        for one in family.lists
    ]
    verbs = ["show", "edit"] if workspace and context.can_change(workspace) else ["show"]
    commands = [context.command(verb, family, workspace) for verb in verbs if workspace]
    rows = [*(StatusRow(*one) for one in _fields_by_value(family)), *lists]
    buttons = [context.button(one, one) for one in commands]
    return card_answer(status_card(f"Fields: {family.title}", called, rows, buttons))


def _example_workspace(context: Context, family: Family) -> Workspace | None:
    """A workspace of the asker that can have the setting; None where there is none."""
    others = (one for one in context.seen() if not unavailable(family, one))
    return example_workspace(context, family) or next(others, None)


def _examples_of(context: Context, family: Family) -> list[str]:
    """What can be said of a setting of this workspace, one for each of its lists and for some of its fields:
    as people say it, else as a command."""
    workspace = _example_workspace(context, family)
    if workspace is None:
        return []
    found = example_sentences(context, family, workspace)
    for items in family.lists:
        found += _commands_of(context, family, items, workspace)
    if family.fields and context.can_change(workspace):
        set_one = [
            context.command("set", family, workspace, f"{_short_name(family, one)} {one.examples[0]}")
            for one in family.fields
            if one.examples and isinstance(one, Number | Choice) and one.key != family.main
        ]
        found += [*set_one[:1], context.command("edit", family, workspace)]
    found.append(context.command("show", family, workspace))
    return sorted(found, key=_is_cut)


def _short_name(family: Family, field: Field) -> str:
    """The shortest name of a field that means no other one."""
    names = (folded(field.label), *field.words)
    reader = AssignmentParser(family)
    return min([name for name in names if reader.is_called(field, name)] or names, key=len)


def _is_cut(said: str) -> bool:
    """Whether it is too long for a button."""
    return len(said) > MAX_BUTTON_TITLE_CHARS


def _commands_of(context: Context, family: Family, items: ItemList, workspace: Workspace | None) -> list[str]:
    """How a list of a setting is seen, and how something is put on it."""
    can_change = workspace is not None and context.can_change(workspace)
    verbs = ["list", "add"] if can_change else ["list"]
    return [context.command(verb, SettingList(family, items), workspace) for verb in verbs]


def _fields_by_value(family: Family) -> list[tuple[str, str]]:
    """What the fields take, each once, with the names of the fields that take it."""
    called = {one.key: _label_alone(section, one) for section in family.sections for one in section.fields}
    named: dict[str, list[str]] = {}
    for field in family.fields:
        named.setdefault(_taken_by(field), []).append(called[field.key])
    parts = [part for label in (one.label for one in family.fields) if (part := label.partition(": ")[2])]
    # What several fields have of their own is said once: “each: may be transferred”.
    return [
        (taken, "; ".join(dict.fromkeys(_short_label(label, parts) for label in labels)))
        for taken, labels in named.items()
    ]


def _label_alone(section: Section, field: Field) -> str:
    """What a field is called where its section does not stand above it: `Reminder: every`."""
    if not section.title or " " in field.label or isinstance(section, ChoiceRows):
        return field.label
    return f"{section.title}: {field.label.lower()}"


def _short_label(label: str, parts: Sequence[str]) -> str:
    part = label.partition(": ")[2]
    return f"each: {part}" if part and parts.count(part) > 1 else label


def _taken_by(field: Field) -> str:
    """What a field takes, with an example where that does not say it."""
    sample = field.examples[0] if field.examples else ""
    says_it = folded(sample) in folded(field.takes) or sample.startswith("<")
    return (
        field.takes
        if says_it
        else f"{field.takes} ({sample if sample.strip('+ 0123456789') else dialled(sample)})"
    )


def _count(text: str) -> int:
    return len(text.split())


def _did_you_mean(context: Context, offered: Sequence[Command], topic: str) -> Answer:
    """That there is no such topic, and the topic, or the workspace, that may be meant."""
    shown = "…" if text_has_code_or_pin(topic) else shorten(topic, MAX_TOPIC_CHARS)
    if shown == topic and (found := matching(context.seen(), topic)):
        buttons = [context.button(one.name, context.command("show", workspace=one)) for one in found[:1]]
    else:
        meant = {name: one.name for one in offered for name in (one.name, *one.words)}
        meant |= {name: one.items.plural for one in reversed(LISTS) for name in one.items.names()}
        meant |= {name: one.key for one in FAMILIES for name in one.names()}
        close = suggestions([*meant], topic, limit=len(meant), whole=True)
        # One thing under two names is offered once, by the name that is closest.
        once = {meant[name]: name for name in reversed(close)}
        buttons = [context.button(f"help {one}", f"help {one}") for one in close if one in once.values()][:2]
    asked = "Did you mean:" if buttons else ""
    if text_has_code_or_pin(topic):
        asked = f"{CODE_UNUSED} {asked}".strip()
    return card_answer(
        status_card(f"No help on “{shown}”", asked, [], buttons or [context.button("help", "help")])
    )


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
