"""A change that somebody asks for, as plain data that can be stored, and the target it names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from functools import cached_property
from typing import Any

from bot.catalogue import family_of, write_only_of
from bot.catalogue.model.family import Family
from bot.catalogue.model.shape import Values
from bot.changes.bulk_items import BulkItemsTarget
from bot.changes.item_target import ItemTarget
from bot.changes.sealed import Sealed
from bot.changes.target import ChangeTarget, SettingTarget
from bot.changes.write_only import WriteOnlyTarget
from bot.errors import BotError, OutOfDate
from cards.fields import Field, Ref, dump_refs, load_refs


@dataclass(frozen=True)
class ListEdit:
    """A change of a list of people: who is added and who is taken off."""

    add: tuple[Ref, ...] = ()
    remove: tuple[Ref, ...] = ()

    def on(self, now: tuple[Ref, ...]) -> tuple[Ref, ...]:
        """The list with the change made, in its order, nobody twice."""
        return tuple(dict.fromkeys(ref for ref in (*now, *self.add) if ref not in self.remove))


class NotStorable(BotError):
    """A request has a value that is never stored: a secret, or a file."""

    def __init__(self, label: str) -> None:
        super().__init__(
            f"{label} is never stored, so this change cannot be kept for later. Nothing was changed.",
            "Make it at once.",
        )


@dataclass(frozen=True, kw_only=True)
class ChangeRequest:
    """A change that somebody asks for.

    `values` are the fields they touched, by key; None removes the target. `base` are the values they saw when
    they decided; a field of it that has another value by the time of the write stops the change. It is empty
    where nothing was shown.
    """

    family: str
    """The key of the setting."""
    list: str = ""
    """The title of the list in the setting; empty for the setting itself."""
    item_id: str = ""
    """Which item of the list, several with blanks between; empty for a new one and for all of them."""
    action: str = "change"
    """`change`, `add`, `remove`, `clear` (the whole list) or `remove_some`."""
    said_item: str = ""
    """What tells the item from the others where its id is another one on each of several workspaces; then
    `item_id` is the one that was found last."""
    only_missing: bool = False
    """Whether an item is added only where none with the same values is on the list."""
    values: Values | None
    base: Mapping[str, Any] = field(default_factory=dict)
    workspace_id: str
    person_id: str
    space_id: str = ""
    """Where it was asked for; that space is not told of the change again."""
    origin: str = "command"
    """How it was asked for: `command`, `form`; `timer` where the bot does it by itself at its time."""
    reason: str = ""
    """Why, in the words of the person, as they may be kept (`bot.language.reasons.kept_reason`)."""
    parent_id: int | None = None
    """The journal entry of the change that this one undoes."""
    redoes_id: int | None = None
    """The journal entry of the undo that this one takes back."""
    timed_id: int | None = None
    """The timed change that this one begins, or with `parent_id` ends."""
    plan_id: int | None = None
    """The plan that this is a change of."""
    plan_position: int | None = None
    """Which item of the plan."""
    approval_id: int | None = None
    """The request for a second key under which it is made."""
    event_id: str = ""
    """The message or press it is asked for with."""

    @classmethod
    def of(cls, target: ChangeTarget, values: Values | None, **rest: Any) -> ChangeRequest:
        """A request to give a target these values, or to remove it; `rest` are the other fields."""
        return cls(
            family=target.family.key,
            list=target.list,
            item_id=target.item_id,
            action=target.action,
            values=values,
            **rest,
        )

    @cached_property
    def target(self) -> ChangeTarget:
        """What is to be changed. Raises KeyError for a setting, list, action or field that there is not (any
        more)."""
        target = target_of(family_of(self.family), self.list, self.item_id, self.action, self.said_item)
        known = {one.key for one in target.shape.fields}
        if (self.values is None) != (self.action == "remove") or not known.issuperset(self.values or ()):
            raise KeyError(f"{self.action} of {self.family} {self.list} takes no such values")
        return target

    def dump(self) -> dict[str, Any]:
        """The request as JSON, which `load` reads back. Raises NotStorable for a file, or an open secret.

        The event is left out: it is answered by then, and the journal takes no change for an answered event.
        """
        shape = self.target.shape
        values = {key: _dumped(shape.field(key), value) for key, value in (self.values or {}).items()}
        return asdict(replace(self, values=None, base={}, event_id="")) | {
            "values": None if self.values is None else values,
            "base": shape.dump(self.base),
        }

    @classmethod
    def load(cls, stored: Mapping[str, Any]) -> ChangeRequest:
        """The request that `dump` wrote. Raises OutOfDate where this version of the bot cannot make it."""
        try:
            request = cls(**stored)
            shape = request.target.shape
            values = {key: _loaded(shape.field(key), value) for key, value in (request.values or {}).items()}
        except (KeyError, TypeError, ValueError) as error:
            raise OutOfDate(
                "This change was kept by another version of me that knows other settings. "
                "Nothing was changed."
            ) from error
        return replace(
            request, values=None if request.values is None else values, base=shape.load(request.base)
        )


def target_of(
    family: Family, list: str = "", item_id: str = "", action: str = "change", said: str = ""
) -> ChangeTarget:
    """What a request, a form or a journal entry names: a setting, one item of a list, or several.

    `said` tells an item whose id is not known yet.

    Raises KeyError for a list that the setting does not have (any more), or an action it does not have.
    """
    if not list and action == "change":
        return SettingTarget(family)
    for items in family.lists:
        if items.title == list:
            if action in ("clear", "remove_some"):
                return BulkItemsTarget(family, items, None if action == "clear" else tuple(item_id.split()))
            is_known = bool(item_id or said)
            if action == ("change" if is_known else "add") or (action == "remove" and is_known):
                return ItemTarget(family, items, item_id, is_removal=action == "remove", said=said)
    if kind := write_only_of(family, list):
        return WriteOnlyTarget(kind)
    raise KeyError(f"{family.key} has no {action} of {list or 'itself'}")


def _dumped(one: Field, value: Any) -> Any:
    if isinstance(value, ListEdit):
        return {"add": dump_refs(value.add), "remove": dump_refs(value.remove)}
    if isinstance(value, Sealed):
        return {"sealed": value.closed}
    stored = one.dump(value)
    if (one.secret and value not in (None, "")) or not one.same(one.load(stored), value):
        raise NotStorable(one.label)
    return stored


def _loaded(one: Field, stored: Any) -> Any:
    if isinstance(stored, dict) and stored.keys() == {"add", "remove"}:
        return ListEdit(load_refs(stored["add"]), load_refs(stored["remove"]))
    if isinstance(stored, dict) and stored.keys() == {"sealed"}:
        return Sealed(stored["sealed"])
    return one.load(stored)
