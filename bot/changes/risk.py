"""What is risky about a change, in sentences: where calls may go, what it opens, what cannot be undone."""

from __future__ import annotations

from collections.abc import Iterator

from bot.changes.foresee import Foreseen
from bot.changes.item_target import ItemTarget
from bot.changes.target import ChangeTarget
from bot.errors import BotError
from bot.events import Workspace
from bot.names.workspaces import WorkspaceIndex
from cards.fields import Phone, cost_warning, dialled, spoken_number

OWN_SOURCES = frozenset({"secondary", "fax", "emergency", "workspace"})
"""Numbers that a workspace has; calls are not sent to them."""
NOT_CALLED = frozenset({"customNumber", "faxMessage.extension"})
"""The keys of fields with numbers that are only shown, or belong to the workspace."""
PERMISSIONS = frozenset({"incoming", "outgoing"})
"""The keys of the settings that say which calls are let through."""
OPEN = (True, "ALLOW", "ALLOW_ALL_EXTERNAL")
"""Values of their fields that let calls through."""
OWN_SWITCH = "use"
"""With this begin the keys of switches that only say whose values hold."""
RECORDED = frozenset({"enabled", "record"})
"""The keys of the fields of call recording that say whether calls are recorded."""


class NotShownYet(BotError):
    """A change that is to be shown before it is made; `sentences` say what is risky about it."""

    def __init__(self, foreseen: Foreseen, sentences: tuple[str, ...], command: str = "") -> None:
        super().__init__(
            " ".join((*sentences, "Nothing was changed yet.")),
            "Say it by itself to see it first.",
            (command,) if command else (),
        )
        self.foreseen = foreseen
        self.sentences = sentences


def risks(foreseen: Foreseen, workspaces: WorkspaceIndex) -> tuple[str, ...]:
    """What is risky about a change that would be made; nothing for one that is certain and can be undone."""
    return tuple(dict.fromkeys(_risks(foreseen, workspaces)))


def _risks(foreseen: Foreseen, workspaces: WorkspaceIndex) -> Iterator[str]:
    family, now, then = foreseen.target.family.key, foreseen.before.values or {}, foreseen.changes
    if foreseen.cannot_be_undone and not _only_adds(foreseen.target):
        yield foreseen.cannot_be_undone
    if foreseen.result or then is None:
        return
    for field in foreseen.target.shape.fields:
        value = then.get(field.key)
        if field.key not in then or field.same(now.get(field.key), value):
            continue
        if isinstance(field, Phone) and field.source not in OWN_SOURCES and field.key not in NOT_CALLED:
            yield from about_destination(str(value or ""), foreseen.workspace, workspaces)
        if family in PERMISSIONS and value in OPEN and not field.key.startswith(OWN_SWITCH):
            yield "It lets calls through that are blocked now."
        if family == "emergency":
            yield "It changes which number emergency services call back."
        if family == "recording" and field.key in RECORDED:
            yield "It changes which calls are recorded."


def _only_adds(target: ChangeTarget) -> bool:
    """Whether nothing that is there goes; what was added can be removed."""
    return isinstance(target, ItemTarget) and target.action == "add"


def about_destination(number: str, workspace: Workspace, workspaces: WorkspaceIndex) -> Iterator[str]:
    """What is dangerous about calls of a workspace being sent to this number."""
    target = workspace_at(workspaces, number, workspace)
    said = spoken_number(number)
    if target is not None:
        if target.id == workspace.id:
            yield f"{said} is this workspace itself."
        return
    why = cost_warning(number, workspace.country)
    if why == "premium-rate":
        yield f"{said} is a premium-rate number: each call costs."
    elif why == "abroad":
        yield f"{said} is a number abroad: each call may cost."
    elif dialled(number).startswith("+"):
        yield f"{said} is no workspace here: calls may go outside."


def workspace_at(workspaces: WorkspaceIndex, number: str, near: Workspace) -> Workspace | None:
    """The workspace that a number or an extension reaches from `near`; None where that is not certain."""
    digits = dialled(number)
    if digits.startswith("+"):
        return next(iter(workspaces.with_number(digits.lstrip("+"))), None)
    found = workspaces.by_extension.get(digits, [])
    here = [one for one in found if one.location_id == near.location_id] or found
    return here[0] if len(here) == 1 else None
