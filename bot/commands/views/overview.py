"""`show <workspace>`: a workspace at a glance."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from typing import Any

from bot.access import unavailable
from bot.catalogue import FAMILIES
from bot.catalogue.model.family import Conflict, Family
from bot.catalogue.model.shape import Values
from bot.commands.context import Answer, Context, card_answer
from bot.commands.views.conflicts import conflict_sentences, conflicts_among, fixes
from bot.commands.views.rows import list_rows
from bot.errors import BotError, NotAvailable, WebexError
from bot.events import Document, Licence, Workspace
from bot.language.requests import ShowWorkspace
from bot.names.workspaces import whereabouts
from bot.ports import Read
from bot.sentences import moment
from cards.overview import overview_card
from cards.picker import Pick
from cards.status import StatusRow

LICENCES = {Licence.COMMON_AREA: "common-area", Licence.PROFESSIONAL: "professional"}


@dataclass(frozen=True)
class WorkspaceReading:
    """What was read of a workspace at one moment: documents and values by setting, the settings that Webex
    says its licence does not include, and those that could not be read."""

    at: datetime
    families: Sequence[Family]
    documents: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    values: dict[str, Values] = field(default_factory=dict)
    not_licensed: list[tuple[Family, BotError]] = field(default_factory=list)
    failed: list[tuple[Family, BotError]] = field(default_factory=list)

    @property
    def read(self) -> list[Family]:
        """The settings that were read."""
        return [one for one in self.families if one.key in self.documents]

    @property
    def count(self) -> str:
        """How many of how many: `25 of 27 groups read`."""
        return f"{len(self.documents)} of {len(self.documents) + len(self.failed)} groups read"


def settings_of(workspace: Workspace) -> list[Family]:
    """The settings this workspace can have, as far as its licence tells. Raises NotAvailable when none."""
    found = [family for family in FAMILIES if not unavailable(family, workspace)]
    if not found:
        raise NotAvailable(unavailable(FAMILIES[0], workspace), "Type `workspaces` for the others.")
    return found


def read_settings(
    context: Context, workspace: Workspace, families: Sequence[Family], *, fresh: bool = False
) -> WorkspaceReading:
    """Reads these settings, several at a time. Raises what Webex says when not one could be read."""
    calling = context.services.calling
    found = calling.read_many([Read(one.path, workspace.id) for one in families], fresh=fresh)
    reading = WorkspaceReading(context.now, families)
    for family, one in zip(families, found, strict=True):
        if isinstance(one, Document):
            reading.documents[family.key] = one.body
            reading.values[family.key] = family.values(one.body)
        elif calling.is_unlicensed(family.path, workspace.id):
            reading.not_licensed.append((family, one))
        else:
            reading.failed.append((family, one))
    if not reading.documents:
        raise (reading.failed or reading.not_licensed)[0][1]
    return reading


def show_workspace(context: Context, request: ShowWorkspace) -> Answer:
    """Shows a workspace at a glance, unusual values first."""
    workspace = request.workspace
    reading = read_settings(context, workspace, settings_of(workspace))
    conflicts = {
        one.key: conflicts_among(one, reading.values[one.key], reading.values) for one in reading.read
    }
    name = context.typed_name(workspace)
    settings = [Pick(one.title, "", context.command("show", one, workspace)) for one in reading.read]
    to_fix = fixes(context, workspace, [one for found in conflicts.values() for one in found])
    return card_answer(
        overview_card(
            workspace.name,
            whereabouts(workspace),
            _unusual(reading, conflicts),
            failures(reading),
            _on_lists(context, reading),
            [*_normal(reading, conflicts), *_missing(workspace, reading)],
            [*(Pick(f"Put right: {title}", "", command) for title, command in to_fix.items()), *settings],
            [
                context.button("Refresh", context.command("show", workspace=workspace)),
                context.button("History", context.command("history", workspace=workspace)),
                context.button("Everything", context.command("show", workspace=workspace, rest="all")),
            ],
            f"{reading.count}, {moment(reading.at, workspace.time_zone)}. "
            f"One setting: show <setting> {name}. As a file: show {name} raw.",
            context.thread_id,
        )
    )


def _unusual(reading: WorkspaceReading, conflicts: Mapping[str, Sequence[Conflict]]) -> list[StatusRow]:
    rows = []
    for family in reading.read:
        values = reading.values[family.key]
        unusual = [f"{one.label}: {one.text(values[one.key])}" for one in family.unusual(values)]
        parts = ["; ".join(unusual), *conflict_sentences(conflicts[family.key])]
        if any(parts):
            rows.append(StatusRow(family.title, ". ".join(part for part in parts if part)))
    return rows


def _normal(reading: WorkspaceReading, conflicts: Mapping[str, Sequence[Conflict]]) -> Iterator[str]:
    titles = [
        one.title
        for one in reading.read
        if not one.unusual(reading.values[one.key]) and not conflicts[one.key]
    ]
    if titles:
        yield f"Normal: {', '.join(titles)}."


def _on_lists(context: Context, reading: WorkspaceReading) -> list[StatusRow]:
    rows = []
    for family in reading.read:
        lists = list_rows(context, family, reading.documents[family.key], reading.values[family.key])
        if lists:
            rows.append(StatusRow(family.title, ". ".join(_short(family, row) for row in lists)))
    return rows


def _short(family: Family, row: StatusRow) -> str:
    return row.value if row.label.lower() == family.title.lower() else f"{row.label}: {row.value}"


def _missing(workspace: Workspace, reading: WorkspaceReading) -> Iterator[str]:
    """What this workspace cannot have, and why."""
    kind = LICENCES.get(workspace.licence, "")
    without = [one.title for one in FAMILIES if one not in reading.families]
    if without:
        yield f"Not with a {kind} licence (it takes a professional one): {', '.join(without)}."
    if reading.not_licensed:
        titles = ", ".join(family.title for family, _ in reading.not_licensed)
        yield f"Not with this licence, as Webex says (I ask again after some hours): {titles}."


def failures(reading: WorkspaceReading) -> list[str]:
    """What could not be read, in a sentence; nothing when all was."""
    if not reading.failed:
        return []
    answers = [(_answered(error), family.title) for family, error in reading.failed]
    parts = [
        f"{_enumerated([title for _, title in group])} {answered}"
        for answered, group in groupby(sorted(answers, key=lambda one: one[0]), key=lambda one: one[0])
    ]
    return [f"{reading.count}; {'; '.join(parts)}."]


def _answered(error: BotError) -> str:
    status = error.status if isinstance(error, WebexError) else 0
    if 200 <= status < 300:
        return "answered with something I cannot read"
    return f"answered {status}" if status else "did not answer"


def _enumerated(titles: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(titles[:-1]), titles[-1])))
