"""What people can ask to have saved under a name, and to be done with it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.events import Workspace
from bot.language.requests.request import Request
from bot.language.selections import Selection


@dataclass(frozen=True)
class SaveAlias(Request):
    """Words to be said again by a name."""

    name: str
    text: str


@dataclass(frozen=True)
class ListAliases(Request):
    """The names for words in this space."""


@dataclass(frozen=True)
class ForgetAlias(Request):
    """A name for words to be forgotten."""

    name: str


@dataclass(frozen=True)
class SaveBaseline(Request):
    """How a workspace is now, as others should be."""

    workspace: Workspace
    name: str


@dataclass(frozen=True)
class FindDrift(Request):
    """Where workspaces are not as they should be; with `fix` a plan that makes them so."""

    selection: Selection
    name: str
    fix: bool = False
