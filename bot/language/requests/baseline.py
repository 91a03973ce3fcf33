"""How workspaces should be, and what is to become of where they are not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bot.catalogue.model.family import Family
from bot.events import Workspace
from bot.language.requests.request import Request
from bot.language.selecting.selections import Selection

DriftAction = Literal["show", "fix", "accept", "ignore", "ignored", "forget"]


@dataclass(frozen=True)
class SaveBaseline(Request):
    """How a workspace is now, as others should be; `seen` tells which one of that name was on the card."""

    workspace: Workspace
    name: str
    seen: str = ""


@dataclass(frozen=True)
class ListBaselines(Request):
    """The baselines of this space."""


@dataclass(frozen=True)
class ForgetBaseline(Request):
    """A baseline to be forgotten, with what is ignored of it; `seen` tells which one was on the card."""

    name: str
    seen: str = ""


@dataclass(frozen=True)
class FindDrift(Request):
    """Where workspaces are not as they should be, in these settings or, without any, in all.

    `fix` is a plan that makes them so, `accept` takes their values into the baseline, `ignore` leaves these
    differences out from now on; `ignored` shows those that are left out, `forget` leaves them out no more.
    """

    selection: Selection
    name: str
    """The baseline; empty for the only one there is."""
    families: tuple[Family, ...] = ()
    action: DriftAction = "show"
    only: Selection | None = None
    """Those of the workspaces that are meant by what is to be done; None for all."""
    only_families: tuple[Family, ...] = ()
    """Those of the settings that are meant; empty for all."""
    seen: str = ""
    """Tells what the card showed, where a button of it was pressed."""

    def means(self, workspace: Workspace, family: Family) -> bool:
        """Whether what is to be done is about this setting of this workspace."""
        is_meant = self.only is None or any(one.id == workspace.id for one in self.only.workspaces)
        return is_meant and (not self.only_families or family in self.only_families)
