"""`list`, `add`, `change` and `remove`: the things on the lists inside a setting, one by one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from bot.access import Access
from bot.catalogue.model.item_list import ItemList
from bot.catalogue.model.shape import Values
from bot.changes.item_target import Full, ItemTarget
from bot.changes.outcome import Incomplete
from bot.commands.context import Answer, Context
from bot.commands.edit import edit, new_form, started
from bot.commands.forms.values import resolve
from bot.commands.lists.lookup import (
    LISTS,
    NOT_HERE,
    Listed,
    Row,
    family_at,
    find_listed,
    find_people,
    find_row,
    fitting,
    items_at,
    names_list,
    phrase,
)
from bot.commands.lists.page import page_of
from bot.commands.lists.remove import confirm, confirm_all, gone, tick
from bot.commands.set import set_fields
from bot.commands.views.outcome import outcome_answer
from bot.commands.workspaces import split_page, workspaces
from bot.errors import NotAvailable, NotUnderstood
from bot.events import Workspace
from bot.language.assignments import Assignment, assignments, field_at, splits
from bot.language.command import Word, Words, joined
from bot.names.text import quoted
from bot.names.workspaces import typed_name
from cards.fields import dialled
from cards.text import message_text

_VALUE = re.compile(r"[+x(]?[0-9X!*#().+\[\]/-]+", re.IGNORECASE)


def list_things(context: Context, words: Words) -> Answer:
    """Shows one list of things, a page at a time; without the name of a list, the workspaces."""
    listed = find_listed(context, words, "list", Access.READ)
    if listed is None:
        return _not_a_list(context, words)
    document = context.services.calling.read(listed.family.path, listed.workspace.id).body
    rows = listed.items.rows(document)
    rest, page = split_page(listed.tail)
    if rest:
        rows = [find_row(context, listed, rows, listed.tail, "list")]
    return page_of(context, listed, rows, page, document)


def edit_any(context: Context, words: Words) -> Answer:
    """A form for the setting that is named; for a list, its page to choose from."""
    return list_things(context, words) if names_list(words) else edit(context, words)


def _not_a_list(context: Context, words: Words) -> Answer:
    family, at = family_at(words, 0)
    if family is None:
        return workspaces(context, words)
    name = " ".join(quoted(word.text) for word in words[at:])
    raise NotUnderstood(
        f"{family.title} is no list, or has more than one.",
        "Look at the setting, or type `help list`:",
        (f"show {family.key} {name}".strip(),),
    )


def add_thing(context: Context, words: Words) -> Answer:
    """Adds a thing: with values in the command at once, else with a form."""
    listed = find_listed(context, words, "add", Access.WRITE)
    if listed is None:
        return _member(context, words, "add")
    items, workspace = listed.items, listed.workspace
    if items.secret and listed.tail:
        return _not_from_a_message(context, listed)
    subject = ItemTarget(listed.family, items)
    given = _given(context, items, workspace, listed.tail) if listed.tail else {}
    held = subject.read(context.services.calling, workspace.id)
    if 0 < items.limit <= len(items.rows(held.document)):
        raise Full(items, listed.family)
    if not given:
        return new_form(context, subject, workspace, started(subject), action="add")
    return _apply(context, subject, listed, {**items.defaults, **given})


def _not_from_a_message(context: Context, listed: Listed) -> Answer:
    """A secret was typed where it stays readable: it is not used; in private, a form asks for it."""
    sentence = f"A secret typed into a message is not used. {NOT_HERE.format(what=listed.items.title)}"
    if not context.event.space.is_direct:
        raise NotUnderstood(f"{sentence} Nothing was changed.", "Write to me privately, without the code.")
    subject = ItemTarget(listed.family, listed.items)
    return new_form(context, subject, listed.workspace, started(subject), action="add", notes=(sentence,))


def _given(context: Context, items: ItemList, workspace: Workspace, words: Words) -> Values:
    """The values in a command: fields with their values, and in front a value alone."""
    found: list[Assignment] = []
    if items.positional_field and not field_at(items, words, 0)[0]:
        end = next((at for at in range(1, len(words)) if field_at(items, words, at)[0]), len(words))
        found.append(_led(items, words[:end]))
        words = words[end:]
    found += assignments(items, words) if words else []
    return {one.field.key: resolve(context, one.field, one.words, workspace) for one in found}


def _led(items: ItemList, words: Words) -> Assignment:
    """A value alone. What is no number and no pattern may be the rest of another workspace's name."""
    said = [dialled(joined(words))] if dialled(joined(words)).startswith("+") else [one.text for one in words]
    if not all(map(_VALUE.fullmatch, said)):
        raise NotUnderstood(
            f"“{message_text(joined(words)[:60])}” is neither a part of the workspace's name nor a value "
            "I know. Nothing was changed.",
            f"The fields are: {', '.join(f'“{one.label}”' for one in items.fields)}.",
        )
    return Assignment(items.field(items.positional_field), words)


def _apply(
    context: Context,
    subject: ItemTarget,
    listed: Listed,
    values: Values,
    shown_now: Mapping[str, Any] | None = None,
) -> Answer:
    """Makes what a command says; what is missing or wrong is asked for on a form that holds the rest."""
    try:
        outcome = context.change(subject, listed.workspace, values)
    except Incomplete as incomplete:
        base = started(subject) if shown_now is None else dict(shown_now)
        wanted = {**base, **values}
        fields = subject.shape.fields
        return new_form(
            context,
            subject,
            listed.workspace,
            base,
            action=subject.action,
            typed={one.input_id: one.raw(wanted.get(one.key)) for one in fields},
            errors=incomplete.problems,
        )
    return outcome_answer(context, outcome)


def change_thing(context: Context, words: Words) -> Answer:
    """Changes a thing; without the name of a list, the setting itself, as `set` does."""
    listed = None if _is_setting(words) else find_listed(context, words, "change", Access.WRITE)
    if listed is None:
        return set_fields(context, words)
    items, workspace = listed.items, listed.workspace
    if not items.can_change:
        raise NotAvailable(
            f"Webex cannot change an {items.title}. Nothing was changed.",
            "Remove it and add it anew:",
            (phrase("list", listed.family, items, typed_name(context.seen(), workspace)),),
        )
    document = context.services.calling.read(listed.family.path, workspace.id).body
    rows = items.rows(document)
    if not listed.tail:
        return page_of(context, listed, rows, 1, document)
    row, tail = _split(context, listed, rows)
    if reason := items.why_fixed(row):
        raise NotAvailable(f"{reason} Nothing was changed.", "See Control Hub.")
    subject = ItemTarget(listed.family, items, items.identity(row), items.row_title(row))
    held = subject.read(context.services.calling, workspace.id)
    if held.values is None:
        raise gone(context, listed)
    if tail:
        return _apply(
            context, subject, listed, _given(context, items.changeable, workspace, tail), held.values
        )
    return new_form(context, subject, workspace, held.values)


def _is_setting(words: Words) -> bool:
    """Whether a setting is named that is called like its list: `numbers` is the setting, `number` one of
    them."""
    family, at = family_at(words, 0)
    several = joined(words[:at]).endswith("s")
    return family is not None and bool(family.fields) and several and not items_at(words, at)


def _split(context: Context, listed: Listed, rows: list[Row]) -> tuple[Row, Words]:
    """Which thing is meant, and the fields that follow: of the ways to read it, the first that names one."""
    items, tail = listed.items.changeable, listed.tail
    ends = [*splits(items, tail), len(tail)]
    known = [at for at in (len(tail), *ends) if fitting(items, rows, joined(tail[:at]))]
    at = (known or ends)[0]
    return find_row(context, listed, rows, tail[:at], "change"), tail[at:]


def remove_thing(context: Context, words: Words) -> Answer:
    """Asks whether a thing shall go; `all` and `several` mean more than one."""
    how = words[0].plain if words and words[0].plain in ("all", "several") else ""
    verb = f"remove {how}".strip()
    listed = find_listed(context, words[1:] if how else words, verb, Access.WRITE)
    if listed is None:
        return _member(context, words, "remove")
    if how == "all":
        return confirm_all(context, listed)
    items = listed.items
    document = context.services.calling.read(listed.family.path, listed.workspace.id).body
    rows = items.rows(document)
    if how == "several":
        return tick(context, listed, rows, split_page(listed.tail)[1])
    if not listed.tail:
        return page_of(context, listed, rows, 1, document)
    return confirm(context, listed, rows)


def _member(context: Context, words: Words, verb: str) -> Answer:
    """`add` and `remove` of people on a list, as `set` does it."""
    found = find_people(context, words)
    if found is None:
        raise NotUnderstood(
            f"What do you want to {verb}? Nothing was changed.",
            f"Type `{verb} <what> <workspace>`: "
            + ", ".join(dict.fromkeys(items.title for _, items in LISTS))
            + f". People: `set ptt <workspace> members {verb} <name>`.",
        )
    family, field, workspace, tail = found
    if not tail:
        return edit(context, (Word(family.key), *workspace))
    return set_fields(
        context, (Word(family.key), *workspace, *map(Word, field.label.split()), Word(verb), *tail)
    )
