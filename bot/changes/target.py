"""What a change is about: what every target can do, and a setting as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol, Self

from bot.catalogue.model.family import Family
from bot.catalogue.model.shape import Shape, Values
from bot.catalogue.model.write import Write
from bot.events import Difference
from bot.ports.webex import SettingsReader
from cards.fields import Field

REMOVED = "removed"
"""What stands in the place of the values of a target that was removed."""


@dataclass(frozen=True)
class Snapshot:
    """A target as Webex holds it at one moment.

    `values` is None where it is not there (any more). `document` is the whole settings document, `row` what
    Webex says of the target alone; `item_id` tells an item on a list from the others.
    """

    values: Values | None
    document: Mapping[str, Any] = field(default_factory=dict)
    row: Mapping[str, Any] = field(default_factory=dict)
    tracking_id: str = ""
    item_id: str = ""


class ChangeTarget(Protocol):
    """Something that can be read and changed."""

    @property
    def family(self) -> Family:
        """The setting it belongs to."""

    @property
    def shape(self) -> Shape:
        """Its fields."""

    @property
    def list(self) -> str:
        """The title of the list in the setting that it is on; empty for the setting itself."""

    @property
    def item_id(self) -> str:
        """Which item of the list, several with blanks between; empty for a new one and for all of them."""

    @property
    def action(self) -> str:
        """What a change does: `change`, `add`, `remove`, `clear` (the whole list) or `remove_some`."""

    @property
    def title(self) -> str:
        """What it is called in the journal and in notices."""

    def label(self, one: Field) -> str:
        """What a field of it is called in the journal and in notices."""

    def read(self, reader: SettingsReader, workspace_id: str) -> Snapshot:
        """Reads it. Raises BotError."""

    def with_name(self, snapshot: Snapshot) -> ChangeTarget:
        """The same target with the name it has in `snapshot`."""

    def problems(self, before: Snapshot, changes: Values) -> dict[str, str]:
        """What else is on the list that does not go with `changes`: a sentence by field key.

        Raises Full when there is no room for another item.
        """

    def write(self, before: Snapshot, changes: Values | None) -> Write:
        """The request that makes the changes; None removes the target."""

    def read_back(
        self, reader: SettingsReader, workspace_id: str, before: Snapshot, changes: Values | None
    ) -> Snapshot:
        """Reads it after a write. Raises BotError; NotConfirmed where Webex shows neither yes nor no."""

    def unrecoverable(self, changes: Values | None) -> tuple[Field, ...]:
        """The fields whose earlier values are not known once the changes are made: Webex never shows them, or
        they are secret and not kept."""


class TargetDefaults:
    """What most targets do alike."""

    def label(self, one: Field) -> str:
        return one.label

    def with_name(self, snapshot: Snapshot) -> Self:
        return self

    def problems(self, before: Snapshot, changes: Values) -> dict[str, str]:
        return {}

    def read_back(
        self: ChangeTarget,
        reader: SettingsReader,
        workspace_id: str,
        before: Snapshot,
        changes: Values | None,
    ) -> Snapshot:
        return self.read(reader, workspace_id)


@dataclass(frozen=True)
class SettingTarget(TargetDefaults):
    """A setting as a whole: one document."""

    family: Family
    list: str = ""
    item_id: str = ""
    action: str = "change"

    @property
    def shape(self) -> Shape:
        return self.family

    @property
    def title(self) -> str:
        return self.family.title

    def read(self, reader: SettingsReader, workspace_id: str) -> Snapshot:
        document = reader.read(self.family.path, workspace_id)
        return Snapshot(self.family.values(document.body), document.body, document.body, document.tracking_id)

    def write(self, before: Snapshot, changes: Values | None) -> Write:
        family = self.family
        body = family.body(before.document, changes or {})
        older = {name: earlier for name, to in (family.older_bodies or {}).items() if (earlier := to(body))}
        return Write("PUT", family.write_path or family.path, {}, body, older_bodies=older)

    def unrecoverable(self, changes: Values | None) -> tuple[Field, ...]:
        return tuple(one for one in self.shape.fields if one.secret and one.key in (changes or {}))


def difference(label: str, one: Field, before: Any, after: Any) -> Difference | None:
    """Two values of a field in words; None where a person could not tell them apart."""
    words = (in_words(one, before), in_words(one, after)) if one.secret else one.difference(before, after)
    return Difference(label, *words) if words and words[0] != words[1] else None


def differences(
    target: ChangeTarget, before: Mapping[str, Any], after: Values | None
) -> tuple[Difference, ...]:
    """The fields of `after` that differ from `before`, in words; one line for a target that is removed."""
    if after is None:
        return (Difference(target.title, _all_in_words(target, before), REMOVED),)
    found = (
        difference(target.label(one), one, before.get(one.key), after[one.key])
        for one in target.shape.touched(before, after)
    )
    return tuple(filter(None, found))


def _all_in_words(target: ChangeTarget, values: Mapping[str, Any]) -> str:
    """A target in one line, without what is secret in it."""
    fields = (one for one in target.shape.fields if not one.secret and values.get(one.key))
    return "; ".join(f"{one.label}: {one.text(values[one.key])}" for one in fields)


def not_taken(target: ChangeTarget, changes: Values | None, after: Snapshot) -> tuple[Difference, ...]:
    """What was asked for and Webex shows otherwise afterwards: asked for → shown."""
    if changes is None or after.values is None:
        return ()
    return differences(target, changes, {key: after.values[key] for key in changes})


def is_made(target: ChangeTarget, changes: Values | None, after: Snapshot) -> bool:
    """Whether Webex shows all that was asked for; with None for `changes`, that the target is gone."""
    if changes is None or after.values is None:
        return changes is None and after.values is None
    return not not_taken(target, changes, after)


def in_words(one: Field, value: Any) -> str:
    """A value in words for the journal, cards and notices; a secret is never said."""
    return one.hidden_as if one.secret and value not in (None, "") else one.text(value)
