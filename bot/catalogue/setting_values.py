"""Settings as they were read, for what they come to together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.catalogue.model.criteria import Covered, Rules
from bot.catalogue.model.family import Family
from bot.catalogue.model.held_back import Finding

Documents = Mapping[str, Mapping[str, Any]]
"""The documents that were read, by the keys of their settings; one that is missing counts as off."""


@dataclass(frozen=True)
class CallFlow:
    """What is so now, in sentences, and what is dangerous in it."""

    sentences: tuple[str, ...] = ()
    dangers: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class SettingValues:
    """One setting as it was read, or as if it were off."""

    family: Family
    document: Mapping[str, Any] | None

    def __getitem__(self, key: str) -> Any:
        return None if self.document is None else self.family.values(self.document).get(key)

    @property
    def is_on(self) -> bool:
        return bool(self["enabled"])

    def said(self, key: str) -> str:
        """A value in words."""
        return self.family.field(key).text(self[key])

    def destination(self, above: str, key: str = "destination") -> str:
        """The number in words to which calls are sent, by the fields that stand under `above`; empty where
        there is none."""
        if not self[f"{above}{key}"]:
            return ""
        to_voicemail = "the voicemail of " if self[f"{above}destinationVoicemailEnabled"] else ""
        return f"{to_voicemail}{self.said(f'{above}{key}')}"

    @property
    def rules(self) -> Rules:
        """Its rules and exceptions."""
        (items,) = (one for one in self.family.lists if one.rows_path == "criteria")
        return Rules.of(items, self.document or {})

    def covers(self, *covered: Covered) -> bool:
        """Whether it is on for none, some or all calls."""
        return self.is_on and self.rules.covered in covered

    @property
    def numbers(self) -> int:
        """How many other phones ring."""
        (items,) = (one for one in self.family.lists if one.rows_path == "phoneNumbers")
        return len(items.all_rows(self.document or {}))


def setting_in(documents: Documents, family: Family) -> SettingValues:
    """One of the settings that were read."""
    return SettingValues(family, documents.get(family.key))
