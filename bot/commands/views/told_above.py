"""What the first sentences of a home page tell already, so that its rows need not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.catalogue.call_flow import INCOMING, incoming_calls
from bot.catalogue.model.family import Family
from bot.catalogue.setting_values import Documents
from cards.fields import Field

EITHER = "Not in force either"
"""In the place of a reason that another row gives."""


@dataclass(frozen=True)
class ToldAbove:
    """The documents of a workspace, and the sentences that stand first."""

    documents: Documents
    sentences: Sequence[str]
    _reasons: set[str] = field(default_factory=set)

    def tells(self, family: Family, one: Field) -> bool:
        """Whether the sentences say what this field is: with the other state of a switch they would be
        others, and they name a number."""
        if family not in INCOMING:
            return False
        document = self.documents[family.key]
        value = family.values(document)[one.key]
        if not isinstance(value, bool):
            return bool(re.search(rf"(?<!\w){re.escape(one.text(value))}(?!\w)", " ".join(self.sentences)))
        other = family.with_changes(document, {one.key: not value})
        now = incoming_calls("", self.documents).sentences
        return incoming_calls("", {**self.documents, family.key: other}).sentences != now

    def once(self, reasons: Sequence[str]) -> list[str]:
        """The reasons why a row has no effect, each in full in one row only."""
        new = [one for one in dict.fromkeys(reasons) if one not in self._reasons]
        self._reasons.update(reasons)
        return new or ([EITHER] if reasons else [])
