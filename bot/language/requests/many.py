"""What people can ask for on several workspaces at once."""

from __future__ import annotations

from dataclasses import dataclass

from bot.catalogue.model.family import Family
from bot.events import Workspace
from bot.language.assignments import Assignment
from bot.language.requests.changing import AddItem, ChangeItem, RemoveAll, RemoveItem, SetFields
from bot.language.requests.request import Request
from bot.language.selecting.selections import Selection
from bot.language.vocabulary import SettingList


@dataclass(frozen=True)
class SetOnMany(Request):
    """Fields to be set on several workspaces, shown as a plan first. `fields` are for one of them; with a
    `time`, as it was typed, they are put back at its end."""

    fields: SetFields
    selection: Selection
    time: str = ""


@dataclass(frozen=True)
class ItemsOnMany(Request):
    """An item to be added, changed or removed on several workspaces, or all of a list, shown as a plan first.
    `change` is for one of them."""

    change: AddItem | ChangeItem | RemoveItem | RemoveAll
    selection: Selection


@dataclass(frozen=True)
class ShowOnMany(Request):
    """One setting of several workspaces."""

    family: Family
    selection: Selection
    whether: tuple[Assignment, ...] = ()
    """The values that are asked about: whether they are so."""


@dataclass(frozen=True)
class ShowRisky(Request):
    """What is risky in the settings of several workspaces, as they are."""

    selection: Selection


@dataclass(frozen=True)
class ListOnMany(Request):
    """What is on a list of several workspaces."""

    list: SettingList
    selection: Selection


@dataclass(frozen=True)
class CompareWorkspaces(Request):
    """How two workspaces differ, in these settings or, without any, in all."""

    one: Workspace
    other: Workspace
    families: tuple[Family, ...] = ()


@dataclass(frozen=True)
class CopySettings(Request):
    """Settings of one workspace for others, shown as a plan first."""

    families: tuple[Family, ...]
    source: Workspace
    selection: Selection


@dataclass(frozen=True)
class ListPlans(Request):
    """The plans of this person, newest first."""

    page: int = 1


@dataclass(frozen=True)
class ShowPlan(Request):
    """What a plan would change, or changed."""

    number: int


@dataclass(frozen=True)
class RunPlan(Request):
    """A plan to be carried out; with `is_trial` only its first change."""

    number: int
    is_trial: bool = False


@dataclass(frozen=True)
class StopPlan(Request):
    """A plan to be stopped, one that was only shown to be forgotten, or what one has set for a time to be
    left as it is; with `only_due` only where its end, or its start, has come."""

    number: int
    only_due: bool = False


@dataclass(frozen=True)
class EndPlan(Request):
    """What a plan has set for a time to be put back at once; with `only_due` only where its end has come."""

    number: int
    only_due: bool = False


@dataclass(frozen=True)
class ExtendPlan(Request):
    """What a plan has set for a time to end at another time; the fields are those of `ExtendTimed`."""

    number: int
    time: str
    is_more: bool
    seen: str = ""


@dataclass(frozen=True)
class RetryPlan(Request):
    """What failed in a plan to be tried again."""

    number: int


@dataclass(frozen=True)
class UndoPlan(Request):
    """All that a plan changed to be put back."""

    number: int
