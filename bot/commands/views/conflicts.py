"""Settings that are of no use because of another one, and what depends on the emergency number."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from bot.catalogue import family_of
from bot.catalogue.comes_first import Held, held_by_others
from bot.catalogue.model.family import Conflict, Family
from bot.catalogue.model.held_back import Finding, has_effect, idle, lacking
from bot.catalogue.model.shape import Values
from bot.catalogue.setting_values import Documents
from bot.catalogue.settings.emergency import DEPENDENCIES, EMERGENCY, dependencies
from bot.commands.context import Context
from bot.errors import BotError
from bot.events import Document, Workspace
from bot.ports.webex import Read
from cards.card_builder import Button

MAX_FIX_BUTTONS = 2
"""Buttons that put conflicts right; a card has room for a few others."""


def triggered(family: Family, values: Values) -> list[Conflict]:
    """The conflicts that there are if the other setting has the value they name."""
    return [one for one in family.conflicts if family.field(one.field).same(one.value, values.get(one.field))]


def conflicts_now(
    family: Family, documents: Documents, about: Collection[str] = (), asked: Values | None = None
) -> list[Conflict | Held]:
    """What has no effect because of another setting that was read, as `held_by_others` says it, and the other
    conflicts; a setting that was not read has none."""
    held = held_by_others(family, documents, about, asked)
    found: list[Conflict | Held] = [*held]
    for one in triggered(family, {**family.values(documents[family.key]), **(asked or {})}):
        other, document = family_of(one.other_family), documents.get(one.other_family)
        if document is None or any(one.field == above.field for above in held):
            continue
        if other.field(one.other_field).same(one.other_value, other.values(document)[one.other_field]):
            found.append(one)
    return found


def held_now(family: Family, documents: Documents) -> Iterator[Finding | Conflict | Held]:
    """What of a setting that is on has no effect, by the setting itself and by the others."""
    values = family.values(documents[family.key])
    yield from idle(family, documents[family.key], values)
    yield from lacking(family, values)
    yield from (one for one in conflicts_now(family, documents) if has_effect(family, values, one.field))


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
