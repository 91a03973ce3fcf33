"""Whether a change may be made at all: by this person, at this workspace, with its licence."""

from __future__ import annotations

from bot import sentences
from bot.access import Access, Gate, unavailable
from bot.changes.request import ChangeRequest
from bot.errors import NotAllowed, NotAvailable, NotFound, OutOfDate
from bot.events import Person, Workspace
from bot.ports import Directory


def permitted(
    gate: Gate, directory: Directory, request: ChangeRequest, need: Access
) -> tuple[Person, Workspace]:
    """Who asks and at which workspace, where they may; asked of Webex now.

    Raises NotAllowed, NotFound, NotAvailable or OutOfDate with a sentence that says why not, WebexError where
    Webex does not tell.
    """
    rights = gate.rights(request.person_id, fresh=True, event_id=request.event_id)
    if rights.person is None or rights.most is Access.NONE:
        raise NotAllowed(sentences.refused(rights.refusal, rights.known))
    workspaces = directory.workspaces().by_id
    workspace = workspaces.get(request.workspace_id) or directory.read_again().by_id.get(request.workspace_id)
    if workspace is None or rights.at(workspace) is Access.NONE:
        raise NotFound("This workspace is gone, or out of your reach. Nothing was changed.")
    rights.require(workspace, need)
    try:
        target = request.target
    except KeyError:
        raise OutOfDate("I do not know this setting any more. Nothing was changed.") from None
    if reason := unavailable(target.family, workspace):
        raise NotAvailable(f"{reason} Nothing was changed.")
    return rights.person, workspace
