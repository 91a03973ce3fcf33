"""`import`: a CSV file of settings that comes back, as a plan."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Any

from bot.changes.plans.plans import MAX_PLAN_WORKSPACES
from bot.changes.request import ChangeRequest
from bot.changes.target import SettingTarget
from bot.commands.context import Answer, Context
from bot.commands.many.plans import keep_plan
from bot.commands.sheets.columns import (
    ABOUT_WORKSPACE,
    COLUMNS,
    EXTENSION,
    ID,
    LIST_COLUMNS,
    LOCATION,
    NAME,
    TELLS_WORKSPACE,
    Column,
)
from bot.errors import NotFound, NotUnderstood
from bot.events import TextMessage, Workspace
from bot.language.requests.files import ImportSettings
from bot.names.text import folded
from bot.names.workspaces import WorkspaceIndex
from cards.fields import Invalid
from cards.sheet import csv_rows, is_formula, unguarded
from cards.text import message_text

MAX_FILE_BYTES = 10 * 1024 * 1024
MAX_PROBLEMS = 5
"""Wrong cells that are named; whoever mends them looks at the others, too."""


def import_settings(context: Context, request: ImportSettings) -> Answer:
    """Keeps a plan of what the cells of the dropped file say; cells that are empty are passed over.

    Raises NotUnderstood for what is no such file, with what is wrong with it; then nothing is kept.
    """
    event = context.event
    urls = event.file_urls if isinstance(event, TextMessage) else ()
    if len(urls) != 1:
        raise NotUnderstood(
            "Drop one CSV file with the word import. Nothing was changed.",
            "`export <location> [settings]` gives such a file.",
        )
    requests = _requests(context, _table(context.services.files.fetch(urls[0], MAX_FILE_BYTES)))
    if not requests:
        raise NotUnderstood("No cell of this file says anything to set. Nothing was changed.")
    settings = ", ".join(dict.fromkeys(one.family for one in requests))
    return keep_plan(context, f"import of {settings}", requests)


def header_of(content: bytes) -> list[str]:
    """The first row of a CSV file; empty where it is none."""
    with suppress(UnicodeDecodeError, csv.Error):
        return next((row for row in csv_rows(content) if any(row)), [])
    return []


def has_settings(header: Iterable[str]) -> bool:
    """Whether a column of a setting is among these."""
    return any(name in COLUMNS for name in header)


def names_workspaces(header: Iterable[str]) -> bool:
    """Whether a column that tells workspaces is among these."""
    return any(name.casefold() in TELLS_WORKSPACE for name in header)


def _table(content: bytes) -> list[tuple[int, list[str]]]:
    """The rows in which something stands, with their numbers in a spreadsheet."""
    try:
        rows = [(number, row) for number, row in enumerate(csv_rows(content), start=1) if any(row)]
    except (UnicodeDecodeError, csv.Error) as error:
        raise _wrong("This is no CSV file in UTF-8.") from error
    header = [cell.casefold() for cell in rows[0][1]] if rows else []
    if not any(one in header for one in TELLS_WORKSPACE):
        raise _wrong(f"The first row has no column {ID}, {NAME} or {EXTENSION}.")
    if (count := len(rows) - 1) > MAX_PLAN_WORKSPACES:
        raise _wrong(f"The file has {count:,} rows, and I change at most {MAX_PLAN_WORKSPACES:,} at once.")
    return rows


def meant_by_row(index: WorkspaceIndex, cells: Mapping[str, str]) -> list[Workspace]:
    """The workspaces that a row may be about: by its id, else by its whole name or its extension, and its
    location."""
    if key := cells.get(ID, ""):
        return [index.by_id[key]] if key in index.by_id else []
    name, extension, location = (unguarded(cells.get(one, "")) for one in (NAME, EXTENSION, LOCATION))
    found = index.by_name.get(folded(name), []) if name else index.by_extension.get(extension, [])
    return [
        one
        for one in found
        if (not extension or one.extension == extension)
        and (not location or folded(one.location_name) == folded(location))
    ]


def _requests(context: Context, rows: Sequence[tuple[int, Sequence[str]]]) -> list[ChangeRequest]:
    (_, names), *others = rows
    columns = _columns(names)
    index, problems = context.seen(), list[str]()
    header = [name.casefold() for name in names]
    requests: list[ChangeRequest] = []
    ids: set[str] = set()
    for number, row in others:
        if any(row[len(names) :]):
            # An unquoted comma within a value moves all that stands behind it to other columns.
            problems.append(f"row {number} has more cells than the first row")
            continue
        cells = dict(zip(names, row, strict=False))
        found = meant_by_row(index, dict(zip(header, row, strict=False)))
        workspace = found[0] if found else None
        if workspace is None:
            problems.append(f"row {number} names no workspace that you may see")
        elif len(found) > 1:
            problems.append(f"row {number} can be {len(found)} workspaces")
        elif workspace.id in ids:
            problems.append(f"row {number} names {workspace.name} a second time")
        else:
            ids.add(workspace.id)
            told = [(one, cells[one.name]) for one in columns if cells.get(one.name)]
            requests += _of_row(context, workspace, told, number, problems)
    if problems:
        more = f" And {len(problems) - MAX_PROBLEMS:,} more." if len(problems) > MAX_PROBLEMS else ""
        raise _wrong(f"In this file {'; '.join(map(message_text, problems[:MAX_PROBLEMS]))}.{more}")
    return requests


def _columns(header: Iterable[str]) -> list[Column]:
    names = [name for name in header if name]
    known = COLUMNS.keys() | LIST_COLUMNS
    about = {*ABOUT_WORKSPACE, *TELLS_WORKSPACE}
    unknown = [name for name in names if name not in known and name.casefold() not in about]
    if unknown or len(set(names)) < len(names):
        said = ", ".join(f"“{message_text(name[:40])}”" for name in (unknown or names)[:3])
        raise _wrong(f"I do not know the column {said}." if unknown else "A column stands there twice.")
    return [COLUMNS[name] for name in names if name in COLUMNS]


def _of_row(
    context: Context,
    workspace: Workspace,
    told: Iterable[tuple[Column, str]],
    number: int,
    problems: list[str],
) -> list[ChangeRequest]:
    """A change for each setting that cells of a row speak of; what is wrong is added to `problems`."""
    by_family: dict[str, dict[str, Any]] = defaultdict(dict)
    targets = {}
    for column, cell in told:
        try:
            if is_formula(cell):
                raise Invalid("a formula is no value.")
            value = column.field.parse(unguarded(cell), workspace.country)
            by_family[column.family.key][column.field.key] = value
            targets[column.family.key] = SettingTarget(column.family)
        except (Invalid, NotFound) as wrong:
            problems.append(f"row {number}, {column.name}: {str(wrong).rstrip('.')}")
    return [
        context.change_request(targets[key], workspace, values, origin="file")
        for key, values in by_family.items()
        if key in targets
    ]


def _wrong(sentence: str) -> NotUnderstood:
    how = "`export <location> [settings]` gives a file that fits."
    return NotUnderstood(f"{sentence} Nothing was changed.", how)
