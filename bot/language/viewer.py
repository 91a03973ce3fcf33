"""Who asks, as far as it decides what their words can mean."""

from __future__ import annotations

from dataclasses import dataclass

from bot.access import Rights
from bot.names.workspaces import WorkspaceIndex
from bot.ports import Directory


@dataclass(frozen=True)
class Viewer:
    """Who asks, which workspaces they may know of, and whether nobody else reads what is written there."""

    rights: Rights
    directory: Directory
    is_private: bool

    def workspaces(self, *, again: bool = False) -> WorkspaceIndex:
        """The workspaces this person may know of; `again` after a name that none of them has."""
        return self.rights.seen(self.directory.read_again() if again else self.directory.workspaces())
