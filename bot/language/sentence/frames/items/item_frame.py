"""What one list is told by a sentence: what to do, with which item, and its values."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from bot.catalogue.model.family import Family
from bot.language.sentence.frames.frame import typed
from bot.language.vocabulary import SettingList
from cards.fields import Field, Phone, Phones, Text, dialled

Action = Literal["", "add", "change", "remove", "remove all"]


@dataclass
class ItemFrame:
    """What is to be done with an item of a list; values by field key, as they can be typed."""

    its_list: SettingList
    action: Action = ""
    item: str = ""
    """Which item is to be changed or removed."""
    values: dict[str, str] = field(default_factory=dict)
    hard: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    guesses: bool = False
    is_order: bool = False
    by_effect: bool = False
    """Whether it tells what callers experience, and not what is to be on the list: “ring 4404 too”."""
    explained: int = 0
    missing: list[Field] = field(default_factory=list)

    @property
    def family(self) -> Family:
        """The setting that the list is in."""
        return self.its_list.family

    @property
    def asks_first(self) -> bool:
        """Whether the change is too grave to be made at a sentence."""
        items = self.its_list.items
        return {"add": items.asks_to_add, "change": items.asks_first}.get(self.action, False)

    @property
    def is_complete(self) -> bool:
        """Whether it says what is to be done, and with which item."""
        return {
            "": False,
            "add": bool(self.values),
            "change": bool(self.values and self.item),
            "remove": bool(self.item),
            "remove all": True,
        }[self.action]

    @property
    def tells_all(self) -> bool:
        """Whether every value is told that a new item needs, of several: “name X, pattern 1900!, block”."""
        required = self.its_list.items.required
        return len(required) > 1 and all(key in self.values for key in required)

    def imply(self) -> bool:
        """Adds what follows from the values: with callers, only those are meant. Whether that fits what was
        said."""
        for key, more in self.its_list.items.implied.items():
            if key in self.values:
                for other, value in more.items():
                    if self.values.setdefault(other, typed(value)) != typed(value):
                        return False
        return True

    def add_item_told(self, main: Field | None, *, is_led_to: bool) -> None:
        """Takes for a new item what is told with all that one needs, or the number that a list of numbers is
        said to be with: “sequential ring with 4321”. The first is shown before it is done."""
        items = self.its_list.items
        if main is None:
            return
        needed = {*items.required} - {*self.values}
        is_all = isinstance(main, Text) and len(items.required) > 1 and needed == {main.key}
        has_phone = any(isinstance(one, Phone) for one in self.family.fields) or items.asks_first
        is_number = isinstance(main, Phone | Phones) and dialled(self.item).lstrip("+").isdigit()
        if is_all or (is_number and is_led_to and not has_phone and not self.values):
            self.action, self.guesses = "add", not isinstance(main, Phone)
            self.values[main.key] = self.item if isinstance(main, Text) else dialled(self.item)
            self.item = ""

    def name_by_value(self) -> None:
        """Takes the one value that is told for what the item is called: “delete the pattern named UK”."""
        if len(self.values) == 1 and (key := next(iter(self.values))) in self.its_list.items.unique:
            self.item = self.values.pop(key)

    def call_like_value(self) -> None:
        """Gives an item without a name the one of its value, which is asked about first."""
        items = self.its_list.items
        title = next((one for one in items.fields if type(one) is Text), None)
        main = items.field(items.positional_field) if items.positional_field else None
        if title is None or not isinstance(main, Text) or main.key not in self.values:
            return
        if title.key in items.required:
            self.guesses = self.guesses or title.key not in self.values
            self.values.setdefault(title.key, self.values[main.key])
