"""Something of a setting that Webex takes and never shows, as the door changes it: a recording, a PIN."""

from __future__ import annotations

from dataclasses import dataclass

from bot.catalogue.model.family import Family
from bot.catalogue.model.shape import Shape, Values
from bot.catalogue.model.write import Write
from bot.catalogue.model.write_only import WriteOnly
from bot.changes.target import Snapshot
from bot.errors import BotError
from bot.ports import Calling
from cards.fields import Field


class NotConfirmed(BotError):
    """Webex does not show whether it holds what was written."""


@dataclass(frozen=True)
class WriteOnlyTarget:
    """A target of the door that is always new: what is there now cannot be compared."""

    unread: WriteOnly
    item_id: str = ""
    action: str = "change"

    @property
    def family(self) -> Family:
        return self.unread.family

    @property
    def shape(self) -> Shape:
        return self.unread

    @property
    def list(self) -> str:
        return self.unread.title

    @property
    def title(self) -> str:
        return self.shape.fields[0].label

    def label(self, one: Field) -> str:
        return one.label

    def read(self, calling: Calling, workspace_id: str) -> Snapshot:
        document = calling.read(self.family.path, workspace_id)
        return Snapshot(dict.fromkeys(self._keys), document.body, document.body, document.tracking_id)

    def with_name(self, held: Snapshot) -> WriteOnlyTarget:
        return self

    def refusal(self, held: Snapshot, changes: Values) -> dict[str, str]:
        return {}

    def call(self, held: Snapshot, changes: Values | None) -> Write:
        (key,) = self._keys
        return self.unread.make_write((changes or {})[key])

    def read_back(
        self, calling: Calling, workspace_id: str, before: Snapshot, changes: Values | None
    ) -> Snapshot:
        """What Webex shows of it. Raises Untold when that says neither yes nor no."""
        after = self.read(calling, workspace_id)
        arrived = self.unread.confirmed(before.document, after.document)
        if arrived is None:
            raise NotConfirmed(self.unread.unconfirmed)
        return Snapshot(dict(changes or {}), after.document) if arrived else after

    @property
    def _keys(self) -> tuple[str, ...]:
        return tuple(one.key for one in self.shape.fields)
