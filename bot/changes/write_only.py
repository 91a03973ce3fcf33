"""A part of a setting that Webex takes and never shows, as a target: a recording, a PIN."""

from __future__ import annotations

from dataclasses import dataclass

from bot.catalogue.model.family import Family
from bot.catalogue.model.shape import Shape, Values
from bot.catalogue.model.write import Write
from bot.catalogue.model.write_only import WriteOnly
from bot.changes.target import Snapshot, TargetDefaults
from bot.errors import BotError
from bot.ports.webex import SettingsReader
from cards.fields import Field


class NotConfirmed(BotError):
    """Webex took what was written and does not show whether it holds it; `after` is what it shows."""

    def __init__(self, sentence: str, after: Snapshot) -> None:
        super().__init__(sentence)
        self.after = after


@dataclass(frozen=True)
class WriteOnlyTarget(TargetDefaults):
    """Its value now is not known: whatever is written counts as a change."""

    kind: WriteOnly
    item_id: str = ""
    action: str = "change"

    @property
    def family(self) -> Family:
        return self.kind.family

    @property
    def shape(self) -> Shape:
        return self.kind

    @property
    def list(self) -> str:
        return self.kind.title

    @property
    def title(self) -> str:
        return self.shape.fields[0].label

    def read(self, reader: SettingsReader, workspace_id: str) -> Snapshot:
        document = reader.read(self.family.path, workspace_id)
        unknown = {one.key: None for one in self.shape.fields}
        return Snapshot(unknown, document.body, document.body, document.tracking_id)

    def write(self, before: Snapshot, changes: Values | None) -> Write:
        (value,) = (changes or {}).values()
        return self.kind.make_write(value)

    def read_back(
        self, reader: SettingsReader, workspace_id: str, before: Snapshot, changes: Values | None
    ) -> Snapshot:
        after = self.read(reader, workspace_id)
        arrived = self.kind.confirmed(before.document, after.document)
        if arrived is None:
            raise NotConfirmed(self.kind.unconfirmed, after)
        return Snapshot(dict(changes or {}), after.document) if arrived else after

    def unrecoverable(self, changes: Values | None) -> tuple[Field, ...]:
        return self.shape.fields
