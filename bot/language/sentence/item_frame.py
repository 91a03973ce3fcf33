"""What one list is told by a sentence: what to do, with which item, and its values."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from bot.catalogue.model.family import Family
from bot.language.vocabulary import SettingList
from cards.fields import Field

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
    explained: int = 0
    missing: list[Field] = field(default_factory=list)

    @property
    def family(self) -> Family:
        """The setting that the list is in."""
        return self.its_list.family

    @property
    def asks_first(self) -> bool:
        """Whether the change is too grave to be made at a sentence."""
        return self.action == "change" and self.its_list.items.asks_first

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
