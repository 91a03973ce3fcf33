"""Names in the place of ids, for what people read."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.errors import BotError
from bot.events import Workspace
from bot.names.text import folded
from bot.names.workspaces import WorkspaceIndex, typed_name
from cards.text import message_text

ID_BEGINS = "Y2lzY29zcGFyazov"
"""How `ciscospark:/` is written in an id; nobody reads one, so it is not repeated."""
_ID = re.compile(rf"{ID_BEGINS}[A-Za-z0-9_-]+")


def with_names(read_workspaces: Callable[[], WorkspaceIndex], text: str) -> str:
    """The text with each id of a workspace replaced by its name or extension, where that names only this
    workspace."""
    if ID_BEGINS not in text:
        return text
    try:
        workspaces = read_workspaces()
    except BotError:
        return text

    def named(found: re.Match[str]) -> str:
        workspace = workspaces.by_id.get(found[0])
        return message_text(_said(workspaces, workspace)) if workspace else found[0]

    return _ID.sub(named, text)


def _said(workspaces: WorkspaceIndex, workspace: Workspace) -> str:
    """Its name, else its extension where no other has it, else its id."""
    name, extension = typed_name(workspaces, workspace), workspace.extension or ""
    if name != workspace.id:
        return name
    is_its_own = len(workspaces.by_extension.get(extension, ())) == 1
    return extension if is_its_own and folded(extension) not in workspaces.by_name else name
