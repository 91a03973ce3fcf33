"""What people can ask for as a file, or with one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bot.catalogue.model.family import Family
from bot.language.requests.request import Request
from bot.language.requests.showing import ShowHistory
from bot.language.selecting.selections import Selection


@dataclass(frozen=True)
class ExportSettings(Request):
    """Settings of workspaces as a file."""

    selection: Selection
    families: tuple[Family, ...]
    kind: Literal["csv", "json"] = "csv"


@dataclass(frozen=True)
class ExportHistory(Request):
    """The changes that a query finds, as a file."""

    query: ShowHistory
    kind: Literal["csv", "jsonl"] = "csv"


@dataclass(frozen=True)
class ImportSettings(Request):
    """A file of settings that comes with the message, to be shown as a plan."""
