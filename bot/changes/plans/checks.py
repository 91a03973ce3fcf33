"""What is to be checked of the items of a plan before it is run; together they may send calls in a circle."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from bot.catalogue.call_flow import forwards_by
from bot.catalogue.settings.call_forwarding import CALL_FORWARDING
from bot.changes.foresee import Foreseen
from bot.changes.reach import Forwarding, Places, circle, circle_sentence, workspace_at
from bot.changes.risk import then
from bot.events import Workspace
from bot.names.workspaces import WorkspaceIndex
from bot.ports.database import PlanItem


def noted(item: PlanItem, *sentences: str) -> PlanItem:
    """The item with these sentences in its note, each on a line of its own."""
    return replace(item, note="\n".join(filter(None, dict.fromkeys((*item.note.split("\n"), *sentences)))))


@dataclass(frozen=True)
class SentOn:
    """Items that send calls on, kept back until every item was looked at."""

    _items: list[tuple[PlanItem, Workspace, Sequence[str]]] = field(default_factory=list)

    def keep(self, item: PlanItem, foreseen: Foreseen) -> bool:
        """Keeps the item where it sends calls on."""
        if foreseen.target.family is not CALL_FORWARDING:
            return False
        numbers = forwards_by(then(foreseen))
        if not numbers or numbers == forwards_by(foreseen.before.values or {}):
            return False
        self._items.append((item, foreseen.workspace, numbers))
        return True

    @property
    def numbers(self) -> dict[str, Sequence[str]]:
        """To where the workspaces will send calls on, by their ids."""
        return {workspace.id: numbers for _, workspace, numbers in self._items}

    def kept(self) -> list[PlanItem]:
        """The items as they are."""
        return [item for item, _, _ in self._items]

    def checked(
        self, workspaces: WorkspaceIndex, forwarding: Forwarding, places: Places
    ) -> Iterator[PlanItem]:
        """The items, with the circles that they would make; `forwarding` knows `numbers`. What has to be read
        first is read in one go."""
        first = [
            one
            for _, workspace, numbers in self._items
            for number in numbers
            if (one := workspace_at(workspaces, number, workspace)) is not None
        ]
        forwarding(first)
        for item, workspace, numbers in self._items:
            others = circle(workspace, numbers, workspaces, forwarding)
            yield noted(item, circle_sentence(workspace, others, places)) if others else item
