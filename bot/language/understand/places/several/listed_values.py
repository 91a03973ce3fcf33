"""Workspaces in a row that are values of one setting: “add the kitchen and the gym to …'s monitoring”."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.access import Viewer
from bot.errors import Unsure
from bot.language.assignments import NameChanges
from bot.language.requests.changing import Propose, SetFields
from bot.language.requests.request import Request
from bot.language.selecting.exceptions import Cut
from bot.language.sentence.frames.command_text import assignments_text
from bot.language.vocabulary import command_text
from bot.names.workspaces import typed_name
from cards.fields import People, Phone

MAX_NAMED = 5
"""More are said one by one."""


def listed_values(viewer: Viewer, cut: Cut, read: Callable[[str], Request | None]) -> Propose | None:
    """The change that puts these workspaces on a list of another one, or takes them off, to be shown first;
    None for any other text. `read` tells what a text asks for that names one of them.

    Raises Unsure where calls are to go to several of them, which only one number can get.
    """
    index, named = viewer.workspaces(), cut.selection.workspaces
    if len(named) > MAX_NAMED or cut.asks:
        return None
    orders = [_order(read(cut.with_one(index, one))) for one in named]
    told = [one for one in orders if one is not None]
    first = told[0] if len(told) == len(named) else None
    if first is None or first.workspace in named:
        return None
    if any((one.workspace, one.family) != (first.workspace, first.family) for one in told):
        return None
    lists = [one.assignments[0] for one in told if len(one.assignments) == 1]
    if len(lists) == len(told) and all(isinstance(one.field, People) for one in lists):
        names = NameChanges(
            tuple(name for one in lists for name in one.names.add),
            tuple(name for one in lists for name in one.names.remove),
        )
        whole = replace(first, assignments=(replace(lists[0], names=names),))
        return Propose(whole, _command(viewer, whole), reason=first.reason)
    numbers = {one.text for order in told for one in order.assignments if isinstance(one.field, Phone)}
    if len(numbers) == len(named):
        raise Unsure(
            "Calls go to one number. Nothing was changed. Which one?",
            "For several at once there is Simultaneous Ring.",
            choices=tuple(
                (room.name, f"{one.family.title} · {one.workspace.name}", _command(viewer, one))
                for room, one in zip(named, told, strict=True)
            ),
        )
    return None


def _order(found: Request | None) -> SetFields | None:
    fields = found.fields if isinstance(found, Propose) and not found.left_over else found
    return fields if isinstance(fields, SetFields) else None


def _command(viewer: Viewer, fields: SetFields) -> str:
    name = typed_name(viewer.workspaces(), fields.workspace)
    return command_text("set", fields.family, name, assignments_text(fields.assignments))
