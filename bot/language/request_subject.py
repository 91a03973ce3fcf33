"""What a request is about, and which requests change something."""

from __future__ import annotations

from dataclasses import dataclass

from bot.catalogue.model.family import Family
from bot.events import Workspace
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
    SetFields,
    SetForTime,
    SetInOrder,
    UndoChange,
    UploadGreeting,
)
from bot.language.requests.request import Request
from bot.language.requests.showing import (
    ListItems,
    ListNumbers,
    ListTimed,
    ShowEverything,
    ShowFile,
    ShowHistory,
    ShowSetting,
    ShowWorkspace,
    WatchChanges,
)

OTHER_CHANGES = (
    Propose,
    SetInOrder,
    SetForTime,
    CancelTimed,
    ExtendTimed,
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
    """The workspace and the setting that a request is about, if any, and whether it waits for an answer."""

    workspace: Workspace | None = None
    family: Family | None = None
    is_unfinished: bool = False


def subject_of(request: Request) -> RequestSubject:
    """What a request is about."""
    match request:
        case Propose(fields=fields) | SetForTime(fields=fields):
            return RequestSubject(fields.workspace, fields.family)
        case SetInOrder(changes=changes):
            return subject_of(changes[0])
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
