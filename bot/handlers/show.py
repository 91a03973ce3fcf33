"""`show`: one setting of one workspace, as Webex holds it now."""

from __future__ import annotations

from bot.access import Access
from bot.catalogue import FAMILIES
from bot.catalogue.family import Family
from bot.catalogue.shape import Values
from bot.commands import Words, find_family, joined
from bot.errors import NotAvailable
from bot.events import Workspace
from bot.handlers.context import Answer, Context, shown
from bot.handlers.target import find_workspace, no_such_family, place, target, unavailable
from bot.matching import matching, typed
from bot.words import moment
from cards.payload import Say
from cards.picker import Pick, picker_card
from cards.sheet import Button, Card
from cards.status import Row, status_card


def show(context: Context, words: Words) -> Answer:
    """Shows a setting; without one, asks which of those the workspace can have."""
    family, _ = find_family(words)
    if family is None and words:
        return _which_setting(context, words)
    wanted = target(context, words, "show", Access.READ)
    document = context.services.calling.read(wanted.family.path, wanted.workspace.id)
    return shown(setting_card(context, wanted.family, wanted.workspace, wanted.family.values(document.body)))


def setting_card(context: Context, family: Family, workspace: Workspace, values: Values) -> Card:
    """The status card of a setting, with what this person can do next."""
    can_change = context.rights.at(workspace) >= Access.WRITE
    name = typed(context.seen(), workspace)
    return status_card(
        f"{family.title} · {workspace.name}",
        place(workspace),
        rows(family, values),
        [
            *([_button(context, "Edit", f"edit {family.key} {name}")] if can_change else []),
            _button(context, "Refresh", f"show {family.key} {name}"),
            _button(context, "History", f"history {name}"),
        ],
        family.remarks(values),
        f"Read {moment(context.now, workspace.time_zone)}. "
        + (f"To change it: edit {family.key} {name}" if can_change else f"To hear of changes: watch {name}"),
    )


def _button(context: Context, title: str, command: str) -> Button:
    return Button(title, Say(command, context.thread_id))


def rows(family: Family, values: Values) -> list[Row]:
    """The rows of a setting's status card, section by section."""
    listed: list[Row] = []
    for section in family.sections:
        if section.title:
            listed.append(Row(section.title, "", heading=True))
        listed += [Row(field.label, field.text(values[field.key])) for field in section.fields]
    return listed


def _which_setting(context: Context, words: Words) -> Answer:
    if not matching(context.seen(), joined(words)) and len(words) > 1:
        raise no_such_family(words, "show")
    workspace = find_workspace(context, joined(words), lambda name: f"show {name}")
    offered = [family for family in FAMILIES if not unavailable(family, workspace)]
    if not offered:
        raise NotAvailable(unavailable(FAMILIES[0], workspace), "Type `workspaces` for the others.")
    name = typed(context.seen(), workspace)
    return shown(
        picker_card(
            f"Which setting of {workspace.name}?",
            [Pick(family.title, family.help, f"show {family.key} {name}") for family in offered],
            f"Or type: show <setting> {name}",
            context.thread_id,
        )
    )
