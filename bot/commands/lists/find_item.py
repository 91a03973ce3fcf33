"""The items of a list, and which of them a text means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.catalogue.model.item_list import ItemList
from bot.catalogue.model.shape import Values
from bot.changes.item_target import ItemTarget
from bot.commands.context import Context
from bot.errors import Ambiguous, NotAvailable, NotFound
from bot.language.codes_and_pins import TYPED_ITSELF
from bot.language.vocabulary import WorkspaceList, command_text
from bot.names.text import begins, digits_of, folded, quoted
from cards.fields import Phones, dialled
from cards.text import message_text

ItemRow = Mapping[str, Any]
"""An item as Webex holds it."""

MAX_CHOICES = 10
"""Items to choose from where several fit."""
MAX_READ_WHOLE = 10
"""Items that are read one by one for a number in them."""
MIN_NATIONAL_DIGITS = 9
"""So many digits has a number without its country, “720 555 0111”."""
MIN_ENDING_DIGITS = 4
"""So many digits at the end of a number tell which number is meant."""


def read_list(context: Context, its_list: WorkspaceList) -> tuple[Mapping[str, Any], list[ItemRow]]:
    """The setting's document, and the items on the list in it."""
    document = context.services.calling.read(its_list.family.path, its_list.workspace.id).body
    return document, its_list.items.rows(document)


def open_item(
    context: Context, its_list: WorkspaceList, rows: Sequence[ItemRow], text: str, verb: str
) -> tuple[ItemTarget, Values]:
    """The item that is meant, to be changed or removed, and its values now.

    Raises what `find_item` does, NotAvailable for one that must stay as it is, NotFound for one that somebody
    removed a moment ago.
    """
    family, items, workspace = its_list.family, its_list.items, its_list.workspace
    row = find_item(context, its_list, rows, text, verb)
    if reason := items.why_fixed(row):
        raise NotAvailable(f"{reason} Nothing was changed.", "See Control Hub.")
    target = ItemTarget(family, items, items.identity(row), items.row_title(row), is_removal=verb == "remove")
    values = target.read(context.services.calling, workspace.id).values
    if values is None:
        raise NotFound(
            f"Somebody removed this {items.title} a moment ago. Nothing was changed now.",
            "See what there is:",
            (context.command("list", its_list, workspace),),
        )
    return target, values


def find_item(
    context: Context, its_list: WorkspaceList, rows: Sequence[ItemRow], text: str, verb: str
) -> ItemRow:
    """The one item that is meant: by what tells it apart, its name, its number on the list, or a part.

    `verb` is what is to be done with it. Raises Ambiguous when several fit, NotFound when none does.
    """
    items, workspace = its_list.items, its_list.workspace
    fits = matching_items(items, rows, text, inside=verb != "change") or _with_number(
        context, its_list, rows, text
    )
    if len(fits) == 1:
        return fits[0]
    fits = fits or matching_items(items, rows, text)
    shown = "That" if items.secret else f"“{message_text(text[:60])}”"
    if not fits:
        raise NotFound(
            f"{shown} is none of the {items.plural} of {its_list.family.title} at "
            f"{message_text(workspace.name)}; there are {len(rows) or 'none'}. Nothing was changed."
            + (f" {TYPED_ITSELF.format(what=items.title)}" if items.secret else ""),
            "Take its name or its number on the list:",
            (context.command("list", its_list, workspace),),
        )
    # What changes something names the workspace by its id: names may be swapped meanwhile.
    name = context.typed_name(workspace) if verb == "list" else workspace.id
    raise Ambiguous(
        f"{len(fits)} {items.plural} fit {shown}. Which one?"
        if len(fits) > 1
        else f"{shown} is only a fragment of a {items.title}'s name. Is this the one?",
        tuple(
            (
                f"{rows.index(row) + 1} · {items.row_title(row)}",
                "",
                command_text(verb, its_list, name, typed_item(items, row)),
            )
            for row in fits[:MAX_CHOICES]
        ),
    )


def _with_number(
    context: Context, its_list: WorkspaceList, rows: Sequence[ItemRow], text: str
) -> list[ItemRow]:
    """The items for which this phone number is meant, where only the whole item tells: rules for callers."""
    items, number = its_list.items, dialled(text)
    keys = [one.key for one in items.fields if isinstance(one, Phones)]
    if not keys or not items.detail_path or len(rows) > MAX_READ_WHOLE or len(digits_of(number)) < 2:
        return []
    found, ending = [], []
    for row in rows:
        target = ItemTarget(its_list.family, items, items.identity(row), items.row_title(row))
        values = target.read(context.services.calling, its_list.workspace.id).values or {}
        held = {dialled(str(one)) for key in keys for one in values.get(key) or ()}
        if number in held:
            found.append(row)
        elif any(one.endswith(number) for one in held) and len(number) >= MIN_NATIONAL_DIGITS:
            ending.append(row)
    return found or ending


def matching_items(
    items: ItemList, rows: Sequence[ItemRow], text: str, *, inside: bool = True
) -> list[ItemRow]:
    """The items that a text can mean, by the surest way to call them that fits any; without `inside` a
    fragment inside a word means none."""
    return next(filter(None, _matching(items, rows, text, inside)), [])


def _matching(items: ItemList, rows: Sequence[ItemRow], text: str, inside: bool) -> Iterator[list[ItemRow]]:
    """The items that each way to call one finds, the surest way first."""
    wanted = folded(text)
    identity = items.identity_of(text)
    yield [row for row in rows if text == typed_item(items, row) or identity == items.identity(row)]
    yield [row for row in rows if wanted in map(folded, _names(items, row))]
    number = wanted.removeprefix("number ").removeprefix("no ").lstrip("#")
    yield [rows[int(number) - 1]] if number.isdecimal() and 0 < int(number[:6]) <= len(rows) else []
    if items.secret:
        # By its own digits, which are never said again.
        yield [row for row in rows if items.identity({items.id_key: text}) == items.identity(row)]
    dialling = dialled(text)
    digits = digits_of(dialling)
    if len(digits) >= MIN_ENDING_DIGITS and not any(mark.isalpha() for mark in dialling):
        yield [row for row in rows if any(_ends_in(name, digits) for name in _names(items, row))]
    if wanted and not number.isdecimal():
        yield [
            row
            for row in rows
            if any(wanted in folded(name) and (inside or begins(name, text)) for name in _names(items, row))
        ]


def _names(items: ItemList, row: ItemRow) -> Iterator[str]:
    """What an item can be called by; nothing that is secret in it."""
    secret = {one.key for one in items.fields if one.secret}
    yield items.row_title(row)
    yield from (value for key, value in row.items() if isinstance(value, str) and key not in secret)


def _ends_in(name: str, digits: str) -> bool:
    number = dialled(name)
    return number.lstrip("+").isdigit() and number.endswith(digits.lstrip("0"))


def typed_item(items: ItemList, row: ItemRow) -> str:
    """What tells an item from the others, as it can be typed."""
    return quoted(items.identity(row))
