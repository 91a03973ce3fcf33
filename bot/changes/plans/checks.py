"""What is to be checked of the items of a plan before it is run; together they may send calls in a circle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from bot.access import unavailable
from bot.catalogue.call_flow import forwards_by, settings_beside
from bot.catalogue.comes_first import held_by_others
from bot.catalogue.model.held_back import Finding, after_change, held_back
from bot.catalogue.settings.call_forwarding import CALL_FORWARDING
from bot.changes.foresee import Foreseen
from bot.changes.item_target import ItemTarget
from bot.changes.reach import Forwarding, Places, circle, circle_sentence, workspace_at
from bot.changes.request import ChangeRequest
from bot.changes.target import SettingTarget
from bot.events import Document, Workspace
from bot.names.workspaces import WorkspaceIndex
from bot.ports.database import PlanItem
from bot.ports.webex import Read, SettingsReader


def noted(item: PlanItem, *sentences: str) -> PlanItem:
    """The item with these sentences in its note, each on a line of its own."""
    return replace(item, note="\n".join(filter(None, dict.fromkeys((*item.note.split("\n"), *sentences)))))


def not_in_force(foreseen: Foreseen, reader: SettingsReader | None = None) -> tuple[str, ...]:
    """What holds back what would be added or changed, in sentences: a switch that is off, and, where a
    `reader` is given, a setting that comes first."""
    target, changes = foreseen.target, foreseen.changes
    if changes is None or foreseen.request.parent_id:
        return ()
    family, document = target.family, foreseen.before.document
    if isinstance(target, ItemTarget) and not target.is_removal:
        changed = [target.items.rows_path]
    elif isinstance(target, SettingTarget):
        changed, document = list(changes), family.with_changes(document, changes)
    else:
        return ()
    found: list[Finding] = after_change(family, held_back(family, family.values(document), changed), changed)
    if reader:
        others = [one for one in settings_beside(family) if not unavailable(one, foreseen.workspace)]
        read = reader.read_many([Read(one.path, foreseen.workspace.id) for one in others]) if others else []
        known = {
            one.key: each.body for one, each in zip(others, read, strict=True) if isinstance(each, Document)
        }
        found += held_by_others(family, {**known, family.key: document}, changed)
    return tuple(dict.fromkeys(one.sentence for one in found))


def seen_whole(foreseen: Foreseen) -> ChangeRequest:
    """`Foreseen.as_seen`; of call forwarding with all its values, which together say where it sends calls."""
    seen = foreseen.as_seen()
    if not _forwards(seen):
        return seen
    return replace(seen, base={**(foreseen.before.values or {}), **seen.base})


@dataclass(frozen=True)
class SentOn:
    """Items that will send calls on, with their workspaces, and to where."""

    _items: Sequence[tuple[PlanItem, Workspace, Sequence[str]]]
    _workspaces: WorkspaceIndex

    @classmethod
    def by(cls, items: Iterable[PlanItem], workspaces: WorkspaceIndex) -> SentOn:
        """Those of the items, with what `seen_whole` kept of them, that will send calls on and do not yet."""
        found = []
        for item in items:
            request, workspace = ChangeRequest.load(item.request), workspaces.by_id.get(item.workspace_id)
            if workspace and _forwards(request):
                numbers = forwards_by({**request.base, **(request.values or {})})
                if numbers and numbers != forwards_by(request.base):
                    found.append((item, workspace, numbers))
        return cls(found, workspaces)

    @property
    def numbers(self) -> dict[str, Sequence[str]]:
        """The numbers to which the workspaces will forward calls, by workspace id."""
        return {workspace.id: numbers for _, workspace, numbers in self._items}

    def checked(self, forwarding: Forwarding, places: Places) -> Iterator[PlanItem]:
        """The items that would make circles, with these; `forwarding` knows `numbers`. What has to be read
        first is read in one go."""
        first = [
            one
            for _, workspace, numbers in self._items
            for number in numbers
            if (one := workspace_at(self._workspaces, number, workspace)) is not None
        ]
        forwarding(first)
        for item, workspace, numbers in self._items:
            if others := circle(workspace, numbers, self._workspaces, forwarding):
                yield noted(item, circle_sentence(workspace, others, places))


def _forwards(request: ChangeRequest) -> bool:
    return request.family == CALL_FORWARDING.key and not request.list
