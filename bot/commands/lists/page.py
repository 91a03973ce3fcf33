"""A page of a list: what stands on it, to choose from, and what can be done with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.access import Access
from bot.catalogue.model.family import Family
from bot.catalogue.model.item_list import ItemList
from bot.commands.context import Answer, Context, shown
from bot.commands.edit import may_type
from bot.commands.lists.lookup import Listed, Row, phrase, token
from bot.events import Workspace
from bot.names.workspaces import typed_name
from bot.words import moment
from cards.card_builder import Button
from cards.list_cards import ItemChoice, choose_item_card
from cards.payload import Choose, Say

PAGE = 10
HIDDEN = "••••"


def page_of(
    context: Context, listed: Listed, rows: list[Row], page: int, document: Mapping[str, Any]
) -> Answer:
    """The card of one page of `rows`, which stand in the setting's `document`."""
    family, items, workspace = listed.family, listed.items, listed.workspace
    pages = max(1, -(-len(rows) // PAGE))
    page = min(page, pages)
    first = (page - 1) * PAGE
    here = rows[first : first + PAGE]
    can_change = context.rights.at(workspace) >= Access.WRITE
    most = f" of at most {items.limit}" if items.limit else " in all"
    idle = bool(family.main) and family.values(document)[family.main] is False
    off = f" Now off: {family.field(family.main).label}." if idle else ""
    name = typed_name(context.seen(), workspace)
    return shown(
        choose_item_card(
            f"{items.plural.capitalize()} · {family.title} · {workspace.name}",
            (f"{len(rows)}{most}" if rows else "None yet")
            + (f", page {page} of {pages}." if pages > 1 else ".")
            + off,
            [
                ItemChoice(f"{number} · {_said(context, items, row)}", token(items, row))
                for number, row in enumerate(here, first + 1)
            ],
            _buttons(context, listed, rows, page < pages, page, can_change),
            _hint(context, listed, name, bool(rows), can_change),
            choose=can_change,
        )
    )


def _said(context: Context, items: ItemList, row: Row) -> str:
    """A thing in words; that there is something secret in it is only said in private."""
    named = items.row_title(row)
    return f"{named} · {HIDDEN}" if items.secret and context.event.space.is_direct else named


def _buttons(
    context: Context, listed: Listed, rows: list[Row], is_more: bool, page: int, can_change: bool
) -> list[Button]:
    items = listed.items
    name = typed_name(context.seen(), listed.workspace)

    def say(verb: str, rest: str = "") -> Say:
        return Say(phrase(verb, listed.family, items, name, rest), context.thread_id)

    def choose(verb: str) -> Choose:
        return Choose(phrase(verb, listed.family, items, name), context.thread_id)

    buttons = []
    if can_change and rows:
        if items.can_change:
            buttons.append(Button("Change", choose("change")))
        buttons.append(Button("Remove", choose("remove")))
        if items.remove_some({}, ()):
            buttons.append(Button("Remove several", say("remove several")))
        elif items.clear({}):
            buttons.append(Button("Remove all", say("remove all")))
    if can_change and may_type(context, items):
        buttons.append(Button("Add", say("add")))
    if is_more:
        buttons.append(Button("More", say("list", f"page {page + 1}")))
    return buttons


def _hint(context: Context, listed: Listed, name: str, is_any: bool, can_change: bool) -> str:
    read = f"Read {moment(context.now, listed.workspace.time_zone)}."
    if not can_change:
        return f"{read} The setting itself: show {listed.family.key} {name}"
    verbs = (["change"] if listed.items.can_change else []) + ["remove"]
    either = [phrase(verb, listed.family, listed.items, name, "<name or number>") for verb in verbs]
    private = may_type(context, listed.items)
    add = [phrase("add", listed.family, listed.items, name)] if private else []
    todo = "; ".join([*(either if is_any else ()), *add])
    secret = "" if private else f" To add one, write to me privately: {listed.items.plural} are secret."
    return f"{read} To type it: {todo}.{secret}" if todo else f"{read}{secret}"


def list_buttons(context: Context, family: Family, workspace: Workspace) -> list[Button]:
    """A button for each list of a setting."""
    name = typed_name(context.seen(), workspace)
    return [
        Button(items.plural.capitalize(), Say(phrase("list", family, items, name), context.thread_id))
        for items in family.lists
    ]
