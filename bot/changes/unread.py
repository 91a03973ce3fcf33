"""Something of a setting that Webex takes and never shows, as the door changes it: a recording, a PIN."""

from __future__ import annotations

from dataclasses import dataclass

from bot.catalogue.family import Family
from bot.catalogue.items import Call
from bot.catalogue.shape import Shape, Values
from bot.catalogue.uploads import Unread
from bot.changes.subject import Held
from bot.errors import BotError
from bot.ports import Calling
from cards.fields import Field


class Untold(BotError):
    """Webex does not show whether it holds what was written."""


@dataclass(frozen=True)
class Sent:
    """A subject of the door that is always new: what is there now cannot be compared."""

    unread: Unread
    item: str = ""
    action: str = "change"

    @property
    def family(self) -> Family:
        return self.unread.family

    @property
    def shape(self) -> Shape:
        return self.unread

    @property
    def things(self) -> str:
        return self.unread.title

    @property
    def title(self) -> str:
        return self.shape.fields[0].label

    def label(self, one: Field) -> str:
        return one.label

    def read(self, calling: Calling, workspace_id: str) -> Held:
        document = calling.read(self.family.path, workspace_id)
        return Held(dict.fromkeys(self._keys), document.body, document.body, document.tracking_id)

    def known(self, held: Held) -> Sent:
        return self

    def refusal(self, held: Held, changes: Values) -> dict[str, str]:
        return {}

    def call(self, held: Held, changes: Values | None) -> Call:
        (key,) = self._keys
        return self.unread.call((changes or {})[key])

    def read_back(self, calling: Calling, workspace_id: str, before: Held, changes: Values | None) -> Held:
        """What Webex shows of it. Raises Untold when that says neither yes nor no."""
        after = self.read(calling, workspace_id)
        arrived = self.unread.arrived(before.document, after.document)
        if arrived is None:
            raise Untold(self.unread.untold)
        return Held(dict(changes or {}), after.document) if arrived else after

    @property
    def _keys(self) -> tuple[str, ...]:
        return tuple(one.key for one in self.shape.fields)
