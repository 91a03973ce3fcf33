"""What people can ask for of the lists of workspaces that a space keeps by name."""

from __future__ import annotations

from dataclasses import dataclass

from bot.language.requests.request import Request
from bot.language.selecting.selections import Selection


@dataclass(frozen=True)
class SaveNamedList(Request):
    """Workspaces to be kept under a name, in the place of those that were."""

    name: str
    selection: Selection


@dataclass(frozen=True)
class AddToNamedList(Request):
    """Workspaces to be kept on a list, too."""

    name: str
    selection: Selection


@dataclass(frozen=True)
class TakeOffNamedList(Request):
    """Workspaces, by their ids, to be on a list no more."""

    name: str
    workspace_ids: tuple[str, ...]


@dataclass(frozen=True)
class ShowNamedList(Request):
    """The workspaces on a list."""

    name: str
    page: int = 1


@dataclass(frozen=True)
class ShowNamedLists(Request):
    """The lists of this space."""

    page: int = 1


@dataclass(frozen=True)
class ForgetNamedList(Request):
    """A list to be forgotten; the workspaces stay as they are."""

    name: str
