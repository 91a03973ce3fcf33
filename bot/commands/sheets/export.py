"""`export`: settings of workspaces, or the journal, as a file."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from bot.access import unavailable
from bot.catalogue.outgoing_calls import listed
from bot.commands.context import Answer, Context
from bot.commands.reading.history import entries_of
from bot.commands.sheets.columns import (
    ABOUT_WORKSPACE,
    Column,
    ListColumn,
    columns_of,
    lists_of,
    not_in_cells,
)
from bot.errors import BotError, NotAvailable
from bot.events import Attachment, Reply, Workspace
from bot.language.requests.files import ExportHistory, ExportSettings
from bot.ports.database import Entry
from bot.ports.webex import Read
from bot.sentences import how_many_workspaces, names_of, not_there, plan_name
from cards.sheet import csv_file
from cards.text import message_text

CSV = "text/csv"
MAX_READS = 1_000
"""Documents that are read for one file; at the pace that Webex allows they take about a minute."""
MAX_CHANGES = 20_000
"""Changes in one file."""
CHANGE_COLUMNS = (
    "change", "at", "by", "workspace", "workspace id", "setting", "field", "before", "after", "state",
    "reason", "undoes", "plan", "second key", "fine", "origin", "by email", "from address", "not there at",
)  # fmt: skip


def export_settings(context: Context, request: ExportSettings) -> Answer:
    """Reads the settings and gives them as a file; the edited CSV can come back with `import`.

    Raises NotAvailable where that would be more documents than are read for one file.
    """
    columns, lists = columns_of(request.families), lists_of(request.families)
    held = [*(one.family for one in columns), *(one.family for one in lists)]
    families = list(dict.fromkeys(held))
    if not families:
        titles = listed([one.title for one in request.families])
        raise NotAvailable(f"A file cannot hold {titles}.", f"See `help {request.families[0].key}`.")
    reads = [
        (workspace, family)
        for workspace in request.selection.workspaces
        for family in families
        if not unavailable(family, workspace)
    ]
    if len(reads) > MAX_READS:
        raise NotAvailable(
            f"These are {len(reads):,} settings, and I read {MAX_READS:,} at most for one file.",
            "Name a location or some settings: `export Paris dnd forwarding`.",
        )
    documents = context.services.calling.read_many([Read(family.path, one.id) for one, family in reads])
    found = {
        (workspace.id, family.key): document.body
        for (workspace, family), document in zip(reads, documents, strict=True)
        if not isinstance(document, BotError)
    }
    rows = [_row(one, columns, lists, found) for one in request.selection.workspaces]
    header = [*ABOUT_WORKSPACE, *(one.name for one in columns), *(one.name for one in lists)]
    name = f"settings.{request.kind}"
    file = (
        Attachment(name, csv_file([header, *rows]), CSV)
        if request.kind == "csv"
        else _as_json(name, [dict(zip(header, row, strict=True)) for row in rows])
    )
    fields = f"{len(columns)} field{'s' * (len(columns) != 1)}"
    on_lists = f" and {len(lists)} list{'s' * (len(lists) > 1)}" if lists else ""
    said = [f"{how_many_workspaces(len(rows))}, {fields}{on_lists} each."]
    if left := not_in_cells(request.families, columns):
        said.append(f"Not in the file: {names_of(left)}.")
    said.append(message_text(not_there(request.selection.missing)))
    if request.kind == "csv" and columns:
        said.append("Change cells and drop it here with the word import: I show a plan first.")
    if lists:
        said.append("Lists are only to look at: they are not imported.")
    return Answer(Reply(" ".join(filter(None, said)), file=file))


def _row(
    workspace: Workspace,
    columns: Sequence[Column],
    lists: Sequence[ListColumn],
    found: Mapping[tuple[str, str], Mapping[str, Any]],
) -> list[str]:
    cells = [workspace.id, workspace.name, workspace.location_name]
    for one in columns:
        document = found.get((workspace.id, one.family.key))
        value = one.family.values(document)[one.field.key] if document is not None else None
        cells.append(one.cell(value, workspace.country))
    for each in lists:
        document = found.get((workspace.id, each.family.key))
        cells.append(each.cell(document) if document is not None else "")
    return cells


def export_history(context: Context, request: ExportHistory) -> Answer:
    """Gives the changes that this person may see as a file, the newest first; a line for each field."""
    entries = entries_of(context, request.query, MAX_CHANGES)
    # In a group others can open the file, too.
    is_private = context.event.space.is_direct
    rows = [row for entry in entries for row in _change_rows(entry, is_private=is_private)]
    if request.kind == "csv":
        file = Attachment("history.csv", csv_file([CHANGE_COLUMNS, *rows]), CSV)
    else:
        lines = [json.dumps(dict(zip(CHANGE_COLUMNS, row, strict=True)), ensure_ascii=False) for row in rows]
        file = Attachment("history.jsonl", "\n".join(lines).encode(), "application/x-ndjson")
    return Answer(Reply(f"{len(entries):,} changes.", file=file))


def _change_rows(entry: Entry, *, is_private: bool) -> list[list[str]]:
    undoes = str(entry.takes_back_id or "")
    plan = plan_name(entry.plan_id) if entry.plan_id else ""
    return [
        [
            str(entry.id), entry.at.isoformat(), entry.actor_name, entry.workspace_name, entry.workspace_id,
            entry.family, str(field["label"]), str(field["before"]), str(field["after"]), entry.state,
            entry.reason or "", undoes, plan, entry.approved_by or "", entry.fine_by or "", entry.origin,
            *((entry.actor_email or "", entry.actor_ip or "") if is_private else ("", "")),
            entry.since.isoformat() if entry.since else "",
        ]
        for field in entry.fields
    ]  # fmt: skip


def _as_json(name: str, rows: list[dict[str, str]]) -> Attachment:
    return Attachment(name, json.dumps(rows, ensure_ascii=False, indent=1).encode(), "application/json")
