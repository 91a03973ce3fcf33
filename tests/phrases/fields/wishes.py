"""What each field of each setting and of the items of its lists can be told to be, from the declarations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any

from bot.catalogue import FAMILIES
from bot.catalogue.model.family import Family
from bot.catalogue.model.item_list import ItemList
from bot.language.assignments import NameChanges
from cards.fields import Choice, Digits, Email, Field, Number, People, Phone, Phones, Reference, Text, Toggle
from tests.phrases.fields import forms
from tests.phrases.fields.reader import ADD, CHANGE, SET

ABOVE_MINIMUM = 2
"""Numbers are this much above the least there may be."""
NUMBERS = {"4404": "4404", "+1 303 555 0177": "+13035550177"}
"""Phone numbers as they are said, with what they dial."""
PATTERN = "+1900!"

Values = Mapping[str, Any]


@dataclass(frozen=True)
class Wish:
    """A value that a field is to get.

    `said` fills the slots of `forms` that tell neither the field, the setting nor the workspace;
    `forms_alone` are for names that tell the setting too. `needed` are the values of other fields that have
    to come with it, `allowed` those that may.
    """

    family: Family
    field: Field
    value: Any
    said: Mapping[str, str]
    forms: tuple[str, ...]
    forms_alone: tuple[str, ...] = ()
    items: ItemList | None = None
    action: str = SET
    needed: Values | None = None
    allowed: Values | None = None
    rank: int = 0
    """Which of the options of a choice it is."""

    def __str__(self) -> str:
        return f"{self.action} {self.about}, {self.field.key} {self.said['value']}"

    @property
    def about(self) -> str:
        """The key of the setting, with the title of its list where an item is meant."""
        return f"{self.family.key} {self.items.title}" if self.items else self.family.key

    def is_met(self, values: Values) -> bool:
        """Whether these values are what is wanted, and nothing else."""
        wanted = {self.field.key: self.value, **(self.needed or {})}
        return wanted.items() <= values.items() and all(
            key in wanted or (self.allowed or {}).get(key) == value for key, value in values.items()
        )


def wishes() -> Iterator[Wish]:
    """All there are, without those for secrets, which no sentence may tell."""
    for family in FAMILIES:
        for field in family.fields:
            yield from _of_setting(family, field)
        for items in family.lists:
            if not items.secret:
                yield from _of_items(family, items)


def _of_setting(family: Family, field: Field) -> Iterator[Wish]:
    section = next(one for one in family.sections if field in one.fields)
    choice, option = field.chosen_with
    needed = {
        **({field.needed_when: True} if field.needed_when else {}),
    }
    chosen = {choice: True if option == "on" else option} if choice else {}
    switches = (section.switch, family.main if family.main_is_for_all else "")
    for value, said in _values(field):
        allowed = {switch: True for switch in switches if switch and value is not False}
        ways, alone = _ways(field, value)
        rank = [one.value for one in field.options].index(value) if isinstance(field, Choice) else 0
        yield Wish(
            family,
            field,
            value,
            said,
            ways,
            alone,
            needed=needed | _chosen(chosen, value),
            allowed=allowed,
            rank=rank,
        )


def _chosen(chosen: dict[str, Any], value: Any) -> dict[str, Any]:
    """What is chosen with a value; with “never”, nothing."""
    return {} if value == "Never" else chosen


def _ways(field: Field, value: Any) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The forms for a value of this kind of field, and those for a name that tells the setting too."""
    if isinstance(value, NameChanges):
        return (forms.PEOPLE if value.add else forms.PEOPLE_GONE), ()
    return (
        (forms.SWITCH, forms.SWITCH_ALONE) if isinstance(field, Toggle) else (forms.VALUE, forms.VALUE_ALONE)
    )


def _values(field: Field) -> Iterator[tuple[Any, Mapping[str, str]]]:
    """Values of a field, each with the words that tell it."""
    match field:
        case Toggle():
            yield True, {"value": "on", "state": "on", "turn": "enable", "turned": "enabled"}
            yield False, {"value": "off", "state": "off", "turn": "disable", "turned": "disabled"}
        case Choice():
            for option in field.options:
                yield option.value, {"value": option.label.lower()}
        case Number():
            count = field.minimum + ABOVE_MINIMUM
            yield count, {"value": f"{count} {field.unit}"}
        case Email() | Digits():
            yield field.samples[0], {"value": field.samples[0]}
        case Text():
            yield "Acme Welcome", {"value": '"Acme Welcome"'}
            yield "Acme", {"value": "Acme"}
        case Phone() | Phones():
            for said, dialled in NUMBERS.items():
                if field.extension or dialled.startswith("+"):
                    yield (dialled if isinstance(field, Phone) else (dialled,)), {"value": said}
        case People():
            (member,) = field.samples[0]
            yield NameChanges((member.name,), ()), {"value": member.name}
            yield NameChanges((), (member.name,)), {"value": member.name}
        case Reference():
            yield field.samples[0].name, {"value": field.samples[0].name}


def _of_items(family: Family, items: ItemList) -> Iterator[Wish]:
    """A new item with each of its fields, and each field of an item that is there."""
    for field in items.fields:
        for value, said in _item_values(items, field):
            yield from _of_item(family, items, field, value, {**said, "title": items.title})


def _of_item(
    family: Family, items: ItemList, field: Field, value: Any, said: Mapping[str, str]
) -> Iterator[Wish]:
    main = _main_field(items)
    main_value, item = _first(items, main)
    others = _others(items, (main, field))
    of_main = items.implied.get(main.key, {})
    allowed = {**of_main, **items.implied.get(field.key, {})}

    def wish(ways: tuple[str, ...], action: str, needed: Values, **more: str) -> Wish:
        slots = {"item": item, **said, **more}
        return Wish(family, field, value, slots, ways, (), items, action, needed, allowed)

    if field is main:
        yield wish(forms.ITEM, ADD, _told(others), value=_with(said["value"], others))
        return
    if field.key == items.main:
        yield wish(forms.ITEM_SWITCH, CHANGE, {})
        return
    if field.key not in of_main:
        yield wish(forms.ITEM_WITH, ADD, {main.key: main_value, **_told(others)}, item=_with(item, others))
    elif of_main[field.key] != value:
        yield wish(forms.ITEM_OF, ADD, {})
    if items.can_change:
        yield wish(forms.ITEM_CHANGE, CHANGE, {})


def _main_field(items: ItemList) -> Field:
    """The field that makes an item what it is: the number, the pattern, the callers."""
    if items.positional_field:
        return items.field(items.positional_field)
    return next(one for one in items.fields if isinstance(one, Phones))


def _item_values(items: ItemList, field: Field) -> Iterator[tuple[Any, Mapping[str, str]]]:
    if field.key == "pattern":
        yield PATTERN, {"value": PATTERN}
        return
    yield from _values(field)


def _others(items: ItemList, told: tuple[Field, ...]) -> list[tuple[Field, Any, str]]:
    """The fields that an item cannot be without besides those told, each with a value and its words."""
    keys = [key for key in items.required if key not in items.defaults and items.field(key) not in told]
    return [(items.field(key), *_first(items, items.field(key))) for key in keys]


def _first(items: ItemList, field: Field) -> tuple[Any, str]:
    value, said = next(_item_values(items, field))
    return value, said["value"]


def _told(others: list[tuple[Field, Any, str]]) -> Values:
    return {field.key: value for field, value, _ in others}


def _with(item: str, others: list[tuple[Field, Any, str]]) -> str:
    """An item with what it cannot be without: `+1900! with name "Acme Welcome" and action allow`."""
    said = " and ".join(f"{field.label.lower()} {value}" for field, _, value in others)
    return " with ".join(chain([item], [said] if said else []))
