"""What a request is about, and which requests change something."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.catalogue.model.family import Family
from bot.events import Workspace
from bot.language.requests.baseline import FindDrift
from bot.language.requests.changing import (
    AddItem,
    CancelTimed,
    ChangeItem,
    ChangePasscode,
    EditSetting,
    EndTimed,
    ExtendTimed,
    Propose,
    RedoChange,
    RemoveAll,
    RemoveItem,
    RemoveSeveral,
    Reschedule,
    SetFields,
    SetForTime,
    SetInOrder,
    UndoChange,
    UploadGreeting,
)
from bot.language.requests.many import (
    CompareWorkspaces,
    CopySettings,
    ItemsOnMany,
    ListOnMany,
    SetOnMany,
    ShowOnMany,
    ShowRisky,
)
from bot.language.requests.request import Request
from bot.language.requests.showing import (
    FindWhere,
    ListItems,
    ListNumbers,
    ListTimed,
    ListWorkspaces,
    ShowEverything,
    ShowFile,
    ShowHistory,
    ShowSetting,
    ShowWorkspace,
    WatchChanges,
)
from bot.language.selecting.selections import Selection
from bot.names.text import quoted

OTHER_CHANGES = (
    Propose,
    SetInOrder,
    SetForTime,
    CancelTimed,
    ExtendTimed,
    Reschedule,
    EndTimed,
    AddItem,
    ChangeItem,
    RemoveItem,
    RemoveSeveral,
    RemoveAll,
    UploadGreeting,
    ChangePasscode,
    UndoChange,
    RedoChange,
)
"""What may change something that cannot be said again for another workspace."""
NEVER_UNDONE = (UploadGreeting, ChangePasscode)
"""What cannot be undone, and so is never meant by what was said before."""


@dataclass(frozen=True)
class RequestSubject:
    """The workspace and the setting that a request is about, if any, and whether it waits for an answer.

    With `is_open` it is about no single workspace; `several` are those it is about, as far as they are named,
    and `said` names them as it can be typed again.
    """

    workspace: Workspace | None = None
    family: Family | None = None
    is_unfinished: bool = False
    is_open: bool = False
    several: tuple[Workspace, ...] = ()
    said: str = ""


def subject_of(request: Request) -> RequestSubject:
    """What a request is about."""
    match request:
        case Propose(fields=fields) | SetForTime(fields=fields):
            return RequestSubject(fields.workspace, fields.family)
        case SetInOrder(changes=changes):
            return subject_of(changes[0])  # each further one is told when it is made
        case SetOnMany(fields=fields, selection=selection):
            return _of_selection(selection, fields.family)
        case ItemsOnMany(change=change, selection=selection):
            return _of_selection(selection, change.list.family)
        case ShowOnMany(selection=selection):
            return _of_selection(selection, request.family)
        case ListOnMany(selection=selection):
            return _of_selection(selection, request.list.family)
        case (
            CopySettings(selection=selection)
            | ShowRisky(selection=selection)
            | FindDrift(selection=selection)
        ):
            return _of_selection(selection)
        case CompareWorkspaces(one=one, other=other):
            return subject_of_several((one, other))
        case ListWorkspaces() | FindWhere():
            return RequestSubject(is_open=True)
        case ShowSetting():
            return RequestSubject(request.workspace, request.family, request.is_assumed)
        case ShowFile() | SetFields():
            return RequestSubject(request.workspace, request.family)
        case EditSetting():
            return RequestSubject(request.workspace, request.family, bool(request.note))
        case ListItems(list=one) | AddItem(list=one) | ChangeItem(list=one) | RemoveItem(list=one):
            return RequestSubject(one.workspace, one.family)
        case RemoveSeveral(list=one) | RemoveAll(list=one):
            return RequestSubject(one.workspace, one.family)
        case UploadGreeting(greeting=greeting, workspace=workspace):
            return RequestSubject(workspace, greeting.family)
        case ShowWorkspace() | ShowEverything() | ListNumbers() | ChangePasscode():
            return RequestSubject(request.workspace)
        case ShowHistory() | WatchChanges() | ListTimed():
            return RequestSubject(request.workspace)
        case _:
            return RequestSubject()


def subject_of_several(
    places: Sequence[Workspace], family: Family | None = None, said: str = ""
) -> RequestSubject:
    """The subject of what is about these workspaces, which may be one; `said` names them together."""
    alike = tuple(dict.fromkeys(places))
    if len(alike) == 1:
        return RequestSubject(alike[0], family)
    names = said or " and ".join(quoted(one.name) for one in alike)
    return RequestSubject(None, family, is_open=True, several=alike, said=names if alike else "")


def _of_selection(selection: Selection, family: Family | None = None) -> RequestSubject:
    return subject_of_several(selection.workspaces, family, selection.said)
