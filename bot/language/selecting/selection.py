"""Workspaces that were named together, and what selects them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.events import Workspace
from bot.language.selecting.selecting_all import location_ids
from bot.names.named_lists import NamedList, list_key
from bot.names.selection_rule import Part, SelectionRule, these
from bot.names.text import quoted
from bot.names.workspaces import WorkspaceIndex


@dataclass(frozen=True)
class Selection:
    """Workspaces that were named together; `said` names them as it can be typed again.

    `missing` are ids on a list of which there is no workspace, or none for who asks, each with the name to be
    told, if any. `parts` are what selects them, and `left_out` what does not, for who asks again later; none
    where each is named.
    """

    workspaces: tuple[Workspace, ...]
    said: str
    missing: tuple[tuple[str, str], ...] = ()
    parts: tuple[Part, ...] = ()
    left_out: tuple[Part, ...] = ()
    lacking: tuple[tuple[str, str], ...] = ()
    """What was named and is no workspace, each with why: rows of a file."""

    @property
    def one(self) -> Workspace | None:
        """The only one of them; None for several."""
        return self.workspaces[0] if len(self.workspaces) == 1 else None

    @property
    def name(self) -> str:
        """What they are called on a card."""
        return self.one.name if self.one else self.said.replace('"', "")

    @property
    def rule(self) -> SelectionRule:
        """What selects them."""
        return SelectionRule(self.parts or (named_ones(self.workspaces),), self.left_out)


def in_row(ones: tuple[Workspace, ...]) -> Selection:
    """Those that were named one by one."""
    return Selection(ones, ", ".join(quoted(one.name) for one in ones))


def together(index: WorkspaceIndex, one: Selection, other: Selection) -> Selection:
    """The workspaces of two selections."""
    ids = {workspace.id for workspace in (*one.workspaces, *other.workspaces)}
    missing = dict((*one.missing, *other.missing))
    return Selection(
        tuple(workspace for workspace in index if workspace.id in ids),
        f"{one.said}, {other.said}",
        tuple(missing.items()),
        (*one.rule.parts, *other.rule.parts),
        lacking=(*one.lacking, *other.lacking),
    )


def named_ones(ones: Iterable[Workspace]) -> Part:
    """What selects these workspaces and no others."""
    return these([one.id for one in ones])


def at_sites(index: WorkspaceIndex, sites: Sequence[str]) -> tuple[Part, ...]:
    """What selects all at the locations of these names."""
    return (Part(location_ids=location_ids(index, sites)),)


def on_list(index: WorkspaceIndex, one: NamedList) -> Selection:
    """The workspaces of a list, with those that are not in the index."""
    found = tuple(workspace for workspace in index if workspace.id in one.members)
    there = {workspace.id for workspace in found}
    missing = tuple((key, name) for key, name in one.members.items() if key not in there)
    kept_as = list_key(one.name) if one.is_kept else ""
    return Selection(found, one.said, missing, (these(one.members, kept_as),), lacking=one.lacking)
