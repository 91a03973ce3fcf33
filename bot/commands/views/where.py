"""Which workspaces have a setting set so: read from all that this person may see."""

from __future__ import annotations

from typing import Any

from bot.access import unavailable
from bot.commands.context import Answer, Context, card_answer
from bot.errors import BotError, NotAvailable, NotUnderstood
from bot.events import Workspace
from bot.language.assignments import Assignment
from bot.language.requests.showing import FindWhere
from bot.ports.webex import Read
from cards.card_builder import Button
from cards.fields import Invalid
from cards.list_cards import ItemChoice, ListItem, choose_item_card, list_card
from cards.payload import Say
from cards.text import message_text

MAX_LOOKED_AT = 200
"""Workspaces that are read for one question; at the pace that Webex allows they take some ten seconds."""
MAX_ROWS_WITH_BUTTON = 3
MAX_FOUND_SHOWN = 25


def find_where(context: Context, request: FindWhere) -> Answer:
    """Reads the setting of every workspace and lists those where the fields have these values.

    Raises NotAvailable where there are more workspaces than are read for one question, NotUnderstood for a
    value that none can have.
    """
    family = request.family
    looked_at = [one for one in context.seen() if not unavailable(family, one)]
    if len(looked_at) > MAX_LOOKED_AT:
        raise NotAvailable(
            f"That is the setting of {len(looked_at):,} workspaces; I read {MAX_LOOKED_AT} at most for one "
            "question. Nothing was changed.",
            f"Ask for one workspace: `{context.command('show', family)} <workspace>`.",
        )
    documents = context.services.calling.read_many([Read(family.path, one.id) for one in looked_at])
    found: list[Workspace] = []
    unread = 0
    for workspace, document in zip(looked_at, documents, strict=True):
        if isinstance(document, BotError):
            is_lacking = context.services.calling.is_unlicensed(family.path, workspace.id)
            unread += not is_lacking
            continue
        values = family.values(document.body)
        if all(one.field.same(values[one.field.key], _value(one, workspace)) for one in request.values):
            found.append(workspace)
    said = ", ".join(f"{one.field.label} is {one.field.text(_value(one)).lower()}" for one in request.values)
    answer = f"{said} in {len(found) or 'none'} of {len(looked_at):,} workspaces."
    more = f" Could not be read: {unread}." if unread else ""
    shown = found[:MAX_FOUND_SHOWN]
    rest = f"The first {MAX_FOUND_SHOWN} of them." if len(found) > len(shown) else ""
    commands = {one.id: context.command("show", family, one) for one in shown}
    if len(shown) <= MAX_ROWS_WITH_BUTTON:
        rows = [
            ListItem(one.name, one.location_name, context.button("Open", commands[one.id])) for one in shown
        ]
        return card_answer(list_card(family.title, answer + more, rows))
    choices = [ItemChoice(f"{one.name} · {one.location_name}", commands[one.id]) for one in shown]
    opening = Button("Open", Say("", context.thread_id), "positive")
    return card_answer(choose_item_card(family.title, answer + more, choices, [opening], rest))


def _value(one: Assignment, workspace: Workspace | None = None) -> Any:
    """The value that is looked for, as a workspace would have it. Raises NotUnderstood where none can."""
    try:
        return one.field.parse(one.text, workspace.country if workspace else "")
    except Invalid as problem:
        raise NotUnderstood(
            f"{message_text(one.field.label)}: {message_text(str(problem))} I looked nowhere.",
            "Ask for another value, or see all of them:",
            ("workspaces",),
        ) from None
