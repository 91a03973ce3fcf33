"""Which item on a list is meant on each of several workspaces, and whether one is there already: told by what
sets it apart, never by its place on the list."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from bot.catalogue.model.item_list import ItemList
from bot.catalogue.model.shape import Values
from bot.errors import BotError, NotAvailable
from bot.names.text import folded
from cards.fields import Field, Phone, Phones, Reference, Text, dialled

MAX_NAMED = 3
"""So many of the items that fit are named."""
_NOTHING = (None, "", False, ())

ItemRow = Mapping[str, Any]
"""An item as the document of its setting shows it."""
ReadWhole = Callable[[str], Values | None]
"""Reads the item with an identity whole; None for one that is not there any more."""


class NotOneItem(BotError):
    """Several items of a list fit what was said, or one of them only in part."""


def said_for_all(items: ItemList, said: str) -> str:
    """What tells an item on every workspace, as it may be kept: of a code its mark."""
    return items.identity({items.id_key: said}) if items.secret and said.isdigit() else said


def named_item(items: ItemList, rows: Sequence[ItemRow], said: str, whole: ReadWhole) -> str:
    """The identity of the one item that is meant; empty where it is not on the list.

    Raises NotOneItem where several are meant, or one of which only a part was said; NotAvailable for one that
    must stay as it is.
    """
    fits = [row for row in rows if _is_called(items, row, said)]
    fits = fits or [*_of_callers(items, rows, said, whole)]
    if not fits:
        _require_no_part(items, rows, said)
        return ""
    if len(fits) > 1:
        raise NotOneItem(f"{len(fits)} {items.plural} fit {_shown(items, said)}: {_titles(items, fits)}.")
    if reason := items.why_fixed(fits[0]):
        raise NotAvailable(reason)
    return items.identity(fits[0])


def same_item(items: ItemList, rows: Sequence[ItemRow], wanted: Values, whole: ReadWhole) -> str:
    """The identity of an item with these values, of callers one that has them all; empty for none."""
    identity = items.identity({items.id_key: wanted.get(items.id_key) or ""})
    if items.secret:
        return identity if any(items.identity(row) == identity for row in rows) else ""
    told = [one for one in items.fields if one.key in wanted] if identity else items.fields
    for row in rows:
        if _may_be(items.values(row), told, wanted):
            held = whole(items.identity(row)) if items.detail_path else items.values(row)
            if held is not None and all(_agree(one, held[one.key], wanted.get(one.key)) for one in told):
                return items.identity(row)
    return ""


def _may_be(shown: Values, told: Sequence[Field], wanted: Values) -> bool:
    """Whether an item may have these values, by what its list shows of it; of a reference that is half."""
    sure = [one for one in told if shown[one.key] is not None and not isinstance(one, Reference)]
    return all(_agree(one, shown[one.key], wanted.get(one.key)) for one in sure)


def _agree(field: Field, held: Any, wanted: Any) -> bool:
    if isinstance(field, Phones) and wanted:
        return {*map(dialled, wanted)} <= {*map(dialled, held or ())}
    return held in _NOTHING if wanted in _NOTHING else field.same(held, wanted)


def _is_called(items: ItemList, row: ItemRow, said: str) -> bool:
    identity = items.identity(row)
    if identity in (said, items.identity_of(said)):
        return True
    return any(folded(name) == folded(said) or _same_number(name, said) for name in _names(items, row))


def _names(items: ItemList, row: ItemRow) -> Iterator[str]:
    """What an item can be called by; nothing that is secret in it."""
    yield items.row_title(row)
    values = items.values(row)
    for one in items.fields:
        if isinstance(one, Text | Phone) and not one.secret and values[one.key]:
            yield str(values[one.key])


def _same_number(one: str, other: str) -> bool:
    number = dialled(other)
    return number.lstrip("+").isdigit() and dialled(one) == number


def _of_callers(items: ItemList, rows: Sequence[ItemRow], said: str, whole: ReadWhole) -> Iterator[ItemRow]:
    """The rules for this caller. Raises NotOneItem where one is for others, too: they would go with it."""
    keys = [one.key for one in items.fields if isinstance(one, Phones)]
    number = dialled(said)
    if not (keys and items.detail_path and number.lstrip("+").isdigit()):
        return
    for row in rows:
        values = whole(items.identity(row)) or {}
        held = {dialled(str(one)) for key in keys for one in values.get(key) or ()}
        if number in held and len(held) > 1:
            raise NotOneItem(
                f"The {items.title} for {said} is for {len(held) - 1} more: change it by itself."
            )
        if number in held:
            yield row


def _require_no_part(items: ItemList, rows: Sequence[ItemRow], said: str) -> None:
    """Raises NotOneItem where what was said is a part of a name: which one is meant, nobody can tell."""
    if items.secret and items.recognises(said):
        return
    wanted = folded(said)
    partly = [row for row in rows if wanted and any(wanted in folded(name) for name in _names(items, row))]
    if partly:
        is_one = f"is only a part of {_titles(items, partly)}: say the whole name."
        raise NotOneItem(f"{_shown(items, said)} {is_one}")


def _shown(items: ItemList, said: str) -> str:
    return "that" if items.secret and items.recognises(said) else f"“{said[:60]}”"


def _titles(items: ItemList, rows: Sequence[ItemRow]) -> str:
    more = f" and {len(rows) - MAX_NAMED} more" if len(rows) > MAX_NAMED else ""
    return ", ".join(items.row_title(row) for row in rows[:MAX_NAMED]) + more
