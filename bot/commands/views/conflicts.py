"""Settings that are of no use because of another one, and what depends on the emergency number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from bot.catalogue import family_of
from bot.catalogue.model.family import Conflict, Family
from bot.catalogue.model.held_back import Finding
from bot.catalogue.model.shape import Values
from bot.catalogue.settings.emergency import DEPENDENCIES, EMERGENCY, dependencies
from bot.commands.context import Context
from bot.errors import BotError
from bot.events import Document, Workspace
from bot.ports.webex import Read
from cards.card_builder import Button

MAX_FIX_BUTTONS = 2
"""Buttons that put conflicts right; a card has room for a few others."""
BEFORE_ALL = ("intercept", "forwarding")
"""The settings that decide over all calls before others do, the first of them first."""


def triggered(family: Family, values: Values) -> list[Conflict]:
    """The conflicts that there are if the other setting has the value they name."""
    return [one for one in family.conflicts if family.field(one.field).same(one.value, values.get(one.field))]


def conflicts_among(family: Family, values: Values, others: Mapping[str, Values]) -> list[Conflict]:
    """The conflicts with `others`, the values of other settings by key; settings that are missing there have
    none. Beside one that decides over all calls the others do not matter yet."""
    found = [
        one
        for one in triggered(family, values)
        if one.other_family in others
        and family_of(one.other_family)
        .field(one.other_field)
        .same(one.other_value, others[one.other_family][one.other_field])
    ]
    first = next((key for key in BEFORE_ALL if any(one.other_family == key for one in found)), "")
    return [one for one in found if one.other_family == first] if first else found


def conflict_sentences(conflicts: Iterable[Conflict]) -> list[str]:
    """What is wrong, once each."""
    return list(dict.fromkeys(one.sentence for one in conflicts))


def fix_buttons(
    context: Context, workspace: Workspace, conflicts: Iterable[Conflict | Finding]
) -> list[Button]:
    """A button for each of the first commands that put conflicts right; none for who may not change settings.
    The buttons name the workspace by its id, because names may be swapped meanwhile, and the text by its
    name."""
    if not context.can_change(workspace):
        return []
    known = {one.fix_title: one.fix for one in conflicts if one.fix}
    return [
        replace(
            context.button(title, fix.format(workspace=workspace.id)),
            typed=fix.format(workspace=context.typed_name(workspace)),
        )
        for title, fix in list(known.items())[:MAX_FIX_BUTTONS]
    ]


def dependents(context: Context, family: Family, workspace: Workspace) -> list[str]:
    """What depends on the emergency callback number, in sentences; nothing for other settings."""
    if family.key != EMERGENCY.key:
        return []
    (found,) = context.services.calling.read_many([Read(DEPENDENCIES, workspace.id)])
    return dependents_in(found)


def dependents_in(found: Document | BotError) -> list[str]:
    """What depends on the number by the document of dependencies, or that it could not be read."""
    if isinstance(found, Document):
        return dependencies(found.body)
    return ["I could not read who else uses this workspace's number for emergencies."]
