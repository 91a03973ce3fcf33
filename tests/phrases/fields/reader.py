"""Reads a sentence as the bot does, without Webex, and says which changes come of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from bot.access import Access, Rights, Viewer
from bot.errors import BotError, NotUnderstood
from bot.events import Licence, Workspace
from bot.language.assignments import Assignment
from bot.language.command_list import COMMANDS
from bot.language.commands import exact_command
from bot.language.remembered.memory import Topic
from bot.language.requests.changing import AddItem, ChangeItem, Propose, RemoveAll, RemoveItem, SetFields
from bot.language.requests.request import Request
from bot.language.understand.message import MessageReader
from bot.language.words import split
from bot.names.workspaces import WorkspaceIndex
from cards.fields import Invalid, People, Reference
from tests.phrases.organisation import LOCATION, WORKSPACES

SET, ADD, CHANGE, REMOVE = "set", "add", "change", "remove"
DONE, PROPOSED, ASKED, NOTHING = "done", "proposed", "asked", "nothing"
"""What becomes of a sentence: a change at once, one with a button, several to choose from, or none."""


@dataclass(frozen=True)
class Change:
    """What would be written; `about` is the key of the setting, with the title of its list where an item is
    meant."""

    action: str
    about: str
    workspace: str
    item: str
    values: Mapping[str, Any]


@dataclass(frozen=True)
class Understood:
    """What becomes of a sentence, and what is said where nothing does."""

    kind: str
    changes: tuple[Change, ...] = ()
    said: str = ""


class _Directory:
    """The workspaces of the books of sentences, which never change."""

    index = WorkspaceIndex(
        Workspace(
            one.id,
            one.name,
            Licence.PROFESSIONAL,
            LOCATION.id,
            LOCATION.name,
            LOCATION.country,
            extension=one.extension,
            number=one.number,
        )
        for one in WORKSPACES
    )

    def workspaces(self, *, fresh: bool = False) -> WorkspaceIndex:
        return self.index

    def read_again(self) -> WorkspaceIndex:
        return self.index

    def is_current(self, workspace: Workspace) -> bool:
        return True


@cache
def _reader() -> MessageReader:
    viewer = Viewer(Rights(None, Access.WRITE), _Directory(), is_private=True)  # type: ignore[arg-type]
    return MessageReader(COMMANDS, viewer, Topic())


def understood(text: str) -> Understood:
    """What becomes of this sentence, typed with nothing before it."""
    try:
        request = _request(text)
    except BotError as refusal:
        offered = refusal.suggestions if isinstance(refusal, NotUnderstood) else ()
        changes = tuple(one for one in map(_offered, offered) if one)
        if not changes:
            return Understood(NOTHING, said=f"{refusal.sentence} {refusal.suggestions}")
        return Understood(PROPOSED if len(offered) == 1 else ASKED, changes, refusal.sentence)
    if isinstance(request, Propose):
        return Understood(PROPOSED, (_changed(request.fields),), request.left_over)
    if isinstance(request, SetFields | AddItem | ChangeItem | RemoveItem | RemoveAll):
        kind = PROPOSED if request.shows_first else DONE
        return Understood(kind, (_changed(request),), request.left_over)
    return Understood(NOTHING, said=f"{type(request).__name__} {getattr(request, 'note', '')}")


def _request(text: str) -> Request:
    return _reader().request(text, exact_command(COMMANDS, split(text)))


def _offered(command: str) -> Change | None:
    """The change that a command brings about."""
    try:
        request = _request(command)
    except BotError:
        return None
    return _changed(request) if isinstance(request, SetFields | AddItem | ChangeItem | RemoveItem) else None


def _changed(request: SetFields | AddItem | ChangeItem | RemoveItem | RemoveAll) -> Change:
    match request:
        case SetFields(family, workspace, assignments):
            return Change(SET, family.key, workspace.name, "", dict(map(_value, assignments)))
        case AddItem(its_list, assignments):
            action, item, given = ADD, "", assignments
        case ChangeItem(its_list, readings):
            one = readings[:2][-1]  # as where no item is called by the whole text
            action, item, given = CHANGE, one.item, one.assignments
        case RemoveItem(its_list, item):
            action, given = REMOVE, ()
        case RemoveAll(its_list):
            action, item, given = REMOVE, "all", ()
    about = f"{its_list.family.key} {its_list.items.title}"
    return Change(action, about, its_list.workspace.name, item, dict(map(_value, given)))


def _value(one: Assignment) -> tuple[str, Any]:
    if isinstance(one.field, People):
        return one.field.key, one.names
    if isinstance(one.field, Reference):
        return one.field.key, one.text
    try:
        return one.field.key, one.field.parse(one.text, LOCATION.country)
    except Invalid as problem:
        return one.field.key, problem
