"""What people say in a sentence to have a setting changed, declared beside the setting."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Act:
    """Words that mean values of a setting without naming it: “forward”, “take out of service”, “record”.

    `values`, by field key, is what they mean; `contrary` what they mean beside a word for off (“stop
    recording”), where that is not just the main toggle turned off. `needs` is the key of a field without
    which the order is not complete: forwarding needs a number. `beside_name` acts mean something only
    where the setting is named: “use the location's default”.
    """

    says: tuple[str, ...]
    values: Mapping[str, Any] = field(default_factory=dict)
    contrary: Mapping[str, Any] | None = None
    needs: str = ""
    beside_name: bool = False

    @property
    def tells_setting(self) -> bool:
        """Whether the words alone tell which setting is meant; a verb without values only helps."""
        return bool(self.values) and not self.beside_name


@dataclass(frozen=True, kw_only=True)
class ItemVerb:
    """Words that ask for a new item on a list, or with `removes` for one to go: “block +1 212 …”.

    `values`, by field key, are what they mean for the item. With `tells_list` they mean this list and nothing
    else, and need no number beside them.
    """

    says: tuple[str, ...]
    values: Mapping[str, Any] = field(default_factory=dict)
    removes: bool = False
    tells_list: bool = False


def phrases(text: str) -> tuple[str, ...]:
    """The phrases in a text with | between them."""
    return tuple(phrase.strip() for phrase in text.split("|"))
