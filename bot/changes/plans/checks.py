"""What is to be checked of the items of a plan before it is run; together they may send calls in a circle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from bot.catalogue.call_flow import forwards_by
from bot.catalogue.model.held_back import after_change, held_back
from bot.catalogue.settings.call_forwarding import CALL_FORWARDING
from bot.changes.foresee import Foreseen
from bot.changes.item_target import ItemTarget
from bot.changes.reach import Forwarding, Places, circle, circle_sentence, workspace_at
from bot.changes.request import ChangeRequest
from bot.events import Workspace
from bot.names.workspaces import WorkspaceIndex
from bot.ports.database import PlanItem


def noted(item: PlanItem, *sentences: str) -> PlanItem:
    """The item with these sentences in its note, each on a line of its own."""
    return replace(item, note="\n".join(filter(None, dict.fromkeys((*item.note.split("\n"), *sentences)))))


def not_in_force(foreseen: Foreseen) -> tuple[str, ...]:
    """What holds back an item that would be added or changed, in sentences: a switch that is off."""
    target = foreseen.target
    if not isinstance(target, ItemTarget) or target.is_removal or foreseen.request.parent_id:
        return ()
    family, changed = target.family, [target.items.rows_path]
    held = held_back(family, family.values(foreseen.before.document), changed)
    return tuple(one.sentence for one in after_change(family, held, changed))


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
