"""Which workspaces have a setting set so, and how it is set on several: read from all that are meant."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from bot.access import unavailable
from bot.catalogue.comes_first import BEFORE
from bot.catalogue.model.family import Family
from bot.catalogue.model.held_back import unusual_now
from bot.catalogue.model.item_list import ItemList
from bot.catalogue.setting_values import Documents
from bot.catalogue.settings.words.call_forwarding_words import DESTINATION, ENABLED
from bot.commands.context import Answer, Context, card_answer
from bot.commands.views.conflicts import held_now, triggered
from bot.commands.views.forwarding_asked import branches_on, when
from bot.commands.views.in_force import InForce, families_beside
from bot.commands.views.yes_or_no import yes_or_no
from bot.errors import BotError, NotAvailable, NotUnderstood
from bot.events import Document, Workspace
from bot.language.assignments import Assignment
from bot.language.requests.many import ListOnMany, ShowOnMany
from bot.language.requests.showing import FindWhere
from bot.language.selecting.selections import Selection
from bot.ports.webex import Read
from bot.sentences import not_there
from cards.card_builder import Button
from cards.fields import NOTHING, Invalid, Toggle
from cards.list_cards import ItemChoice, ListItem, choose_item_card, list_card
from cards.payload import Say
from cards.text import message_text

Found = tuple[Workspace, Mapping[str, Any]]
"""A workspace with the document that was read of it."""
MAX_LOOKED_AT = 200
"""Workspaces that are read for one question; at the pace that Webex allows they take some ten seconds."""
MAX_ROWS_WITH_BUTTON = 3
MAX_FOUND_SHOWN = 25
MAX_ANSWERED_ALONE = 5
"""So many workspaces have an answer each, where it is asked whether something is so."""
MAX_ITEMS_SAID = 5
"""So many items of one workspace are named beside those of others."""
MAX_LACKING_SAID = 5
"""Rows of a file that name no workspace."""
MAX_FIELDS_SAID = 3
"""Fields of one workspace that are said beside those of others."""


def find_where(context: Context, request: FindWhere) -> Answer:
    """Reads the setting of every workspace and lists those where the fields have these values.

    Raises NotAvailable where there are more workspaces than are read for one question, NotUnderstood for a
    value that none can have.
    """
    family = request.family
    selected = request.selection.workspaces if request.selection else context.seen()
    looked_at, read, unread = _read(context, family, selected)
    if request.in_any_state:
        so = {
            one.id: said for one, document in read if (said := _forwarded(request, one, document)) is not None
        }
    else:
        so = {
            one.id: ""
            for one, document in read
            if _is_so(family, request.values, one, document) is not request.is_denied
        }
    found = [workspace for workspace, _ in read if workspace.id in so]
    answer = _count(
        request.values,
        len(found),
        len(looked_at),
        in_any_state=request.in_any_state,
        is_denied=request.is_denied,
    )
    more = f" Could not be read: {unread}." if unread else ""
    more += f" {_lacks(request.selection)}" if request.selection else ""
    shown = found[:MAX_FOUND_SHOWN]
    rest = f"The first {MAX_FOUND_SHOWN} of them." if len(found) > len(shown) else ""
    commands = {one.id: context.command("show", family, one) for one in shown}
    where = {one.id: " · ".join(filter(None, (one.location_name, so[one.id]))) for one in shown}
    if len(shown) <= MAX_ROWS_WITH_BUTTON:
        rows = [ListItem(one.name, where[one.id], context.button("Open", commands[one.id])) for one in shown]
        return card_answer(list_card(family.title, answer + more, rows))
    choices = [ItemChoice(f"{one.name} · {where[one.id]}", commands[one.id]) for one in shown]
    opening = Button("Open", Say("", context.thread_id), "positive")
    return card_answer(choose_item_card(family.title, answer + more, choices, [opening], rest))


def show_on_many(context: Context, request: ShowOnMany) -> Answer:
    """Reads a setting of several workspaces and says how it is set, those that are alike together; and first,
    where that is asked, in how many it is so."""
    family = request.family
    return _alike(
        context,
        family,
        family.title,
        request.selection,
        lambda read: _all_said(context, family, read),
        request.whether,
    )


def _is_so(
    family: Family, wanted: Sequence[Assignment], workspace: Workspace, document: Mapping[str, Any]
) -> bool:
    """Whether the fields have these values there."""
    values = family.values(document)
    return all(one.field.same(values[one.field.key], _value(one, workspace)) for one in wanted)


def _forwarded(request: FindWhere, workspace: Workspace, document: Mapping[str, Any]) -> str | None:
    """In which states of the phone calls are forwarded there as it is asked: “when busy”, empty for all;
    None where they are not."""
    values = request.family.values(document)
    wanted = {one.field.key: _value(one, workspace) for one in request.values}
    branches = branches_on(values, wanted.get(DESTINATION))
    if wanted.get(ENABLED) is False:
        return None if branches else ""
    return when(values, branches) if branches else None


def _count(
    wanted: Sequence[Assignment], count: int, of: int, *, in_any_state: bool = False, is_denied: bool = False
) -> str:
    """In how many workspaces these values are set: `Do not disturb is on in 2 of 17 workspaces.`"""
    if in_any_state:
        told = {one.field.key: one.field.text(_value(one)) for one in wanted}
        to = f" to {told[DESTINATION]}" if DESTINATION in told else ""
        no = " not" if told.get(ENABLED) == "Off" else ""
        return f"Calls are{no} forwarded{to} in {f'{count:,}' if count else 'none'} of {of:,} workspaces."
    verb = "is not" if is_denied else "is"
    said = ", ".join(
        f"{one.field.label} {verb} {value.lower() if isinstance(one.field, Toggle) else f'“{value}”'}"
        for one in wanted
        for value in (one.field.text(_value(one)),)
    )
    return f"{said} in {f'{count:,}' if count else 'none'} of {of:,} workspaces."


def list_on_many(context: Context, request: ListOnMany) -> Answer:
    """Reads a list of several workspaces and says what is on it, those that are alike together."""
    family, items = request.list.family, request.list.items
    title = family.with_title(items.plural.capitalize())

    def titles(read: Sequence[Found]) -> Sequence[str]:
        return [_titles(items, document) for _, document in read]

    return _alike(context, family, title, request.selection, titles)


def _titles(items: ItemList, document: Mapping[str, Any]) -> str:
    titles = [items.row_title(row) for row in items.rows(document)]
    more = f" and {len(titles) - MAX_ITEMS_SAID} more" if len(titles) > MAX_ITEMS_SAID else ""
    return f"{'; '.join(titles[:MAX_ITEMS_SAID])}{more}" or NOTHING


def _alike(
    context: Context,
    family: Family,
    title: str,
    selection: Selection,
    said_of: Callable[[Sequence[Found]], Sequence[str]],
    whether: Sequence[Assignment] = (),
) -> Answer:
    """What is said of each document of a setting, with the workspaces of which that is so; before it, in how
    many the values are so that are asked about."""
    looked_at, read, unread = _read(context, family, selection.workspaces)
    alike: dict[str, list[str]] = {}
    for (workspace, _), said in zip(read, said_of(read), strict=True):
        alike.setdefault(said, []).append(workspace.name)
    rows = [
        ListItem(f"{said} ({len(names):,})", ", ".join(names))
        for said, names in sorted(alike.items(), key=lambda one: -len(one[1]))
    ]
    if whether and len(read) <= MAX_ANSWERED_ALONE:
        rows = [
            ListItem(one.name, _whether(family, whether, one, document, said))
            for (one, document), said in zip(read, said_of(read), strict=True)
        ]
    lacking = len(selection.workspaces) - len(looked_at)
    not_said = ((lacking, "cannot have it"), (unread, "could not be read"))
    lacks = _lacks(selection)
    so = sum(_is_so(family, whether, workspace, document) for workspace, document in read) if whether else 0
    answer = [_count(whether, so, len(read))] if whether else []
    more = " ".join([*answer, *(f"{count:,} {why}." for count, why in not_said if count), lacks])
    return card_answer(list_card(f"{title} · {selection.said}", more, rows))


def _lacks(selection: Selection) -> str:
    """What was named and is no workspace that can be read, in sentences."""
    rows = [f"{name}: {why}" for name, why in selection.lacking[:MAX_LACKING_SAID]]
    left = len(selection.lacking) - len(rows)
    more = [f"And {left:,} rows more."] if left else []
    return " ".join(filter(None, (not_there(selection.missing), *rows, *more)))


def _whether(
    family: Family,
    whether: Sequence[Assignment],
    workspace: Workspace,
    document: Mapping[str, Any],
    said: str,
) -> str:
    """Whether the values are so in one of several workspaces, and how it is set there."""
    answer = yes_or_no(family, {family.key: document}, whether, InForce(), workspace.country)
    return " ".join([*(f"{one.partition('.')[0]}." for one in answer[:1]), f"{said}."])


def _all_said(context: Context, family: Family, read: Sequence[Found]) -> list[str]:
    """What is unusual about a setting of each workspace and has an effect, else its switch; and what keeps it
    from having one."""
    beside = {workspace.id: _beside(family, workspace, document) for workspace, document in read}
    if sum(map(len, beside.values())) > MAX_LOOKED_AT:
        beside = {}
    places = [(workspace, one) for workspace, _ in read for one in beside.get(workspace.id, ())]
    found = context.services.calling.read_many([Read(one.path, workspace.id) for workspace, one in places])
    others: dict[str, dict[str, Mapping[str, Any]]] = {}
    for (workspace, one), document in zip(places, found, strict=True):
        if isinstance(document, Document):
            others.setdefault(workspace.id, {})[one.key] = document.body
    return [
        _said(family, {**others.get(workspace.id, {}), family.key: document}) for workspace, document in read
    ]


def _beside(family: Family, workspace: Workspace, document: Mapping[str, Any]) -> list[Family]:
    """The settings that say whether this one has an effect; none where nothing of it is on."""
    values = family.values(document)
    is_on = any(values[key] for key in BEFORE.get(family.key, ())) or triggered(family, values)
    return families_beside(family, workspace, document) if is_on else []


def _said(family: Family, documents: Documents) -> str:
    values = family.values(documents[family.key])
    told = unusual_now(family, values)[:MAX_FIELDS_SAID] or (
        [family.field(family.main)] if family.main else []
    )
    said = "; ".join(f"{one.label}: {one.text(values[one.key])}" for one in told) or "As usual"
    held = dict.fromkeys(one.sentence.removesuffix(".") for one in held_now(family, documents))
    return ". ".join((said, *held))


def _read(
    context: Context, family: Family, selected: Iterable[Workspace]
) -> tuple[list[Workspace], list[Found], int]:
    """The workspaces that can have the setting, the documents of those that could be read, and how many could
    not. Raises NotAvailable where they are more than are read for one question."""
    looked_at = [one for one in selected if not unavailable(family, one)]
    if len(looked_at) > MAX_LOOKED_AT:
        raise NotAvailable(
            f"That is the setting of {len(looked_at):,} workspaces; I read {MAX_LOOKED_AT} at most for one "
            "question. Nothing was changed.",
            f"Ask for fewer: `{context.command('show', family)} <workspace>`.",
        )
    documents = context.services.calling.read_many([Read(family.path, one.id) for one in looked_at])
    read: list[Found] = []
    unread = 0
    for workspace, document in zip(looked_at, documents, strict=True):
        if isinstance(document, BotError):
            unread += not context.services.calling.is_unlicensed(family.path, workspace.id)
        else:
            read.append((workspace, document.body))
    return looked_at, read, unread


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
