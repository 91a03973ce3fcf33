"""A CSV file that names workspaces, beside words that say what is to be done with “these”."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace

from bot.changes.plans.plans import MAX_PLAN_WORKSPACES
from bot.commands.context import Context
from bot.commands.sheets.columns import EXTENSION, ID, LOCATION, NAME
from bot.commands.sheets.import_file import MAX_FILE_BYTES, has_settings, meant_by_row
from bot.errors import BotError, NotUnderstood
from bot.events import TextMessage, Workspace
from bot.names.named_lists import NamedList
from bot.names.workspaces import WorkspaceIndex, typed_name
from cards.sheet import csv_rows, unguarded
from cards.text import message_text, shorten

FILE_LIST = "dropped-file"
"""What the workspaces of a file are called among the lists of the space, while one message is read."""
MAX_TYPED = 20
"""So many workspaces are named in the words of a plan; of more only that they are of a file."""
MAX_CELL_CHARS = 60
_HEADERS = {
    **dict.fromkeys(("id", "ids", "workspace id", "workspaceid"), ID),
    **dict.fromkeys(("workspace", "workspaces", "workspace name", "name"), NAME),
    **dict.fromkeys(("room", "rooms", "room name", "display name"), NAME),
    EXTENSION: EXTENSION,
    LOCATION: LOCATION,
}
"""The columns that tell which workspace a row is about; others are passed over."""
_THESE = re.compile(
    r"\b(?:(?:all|each|every one|everything)(?: (?:of|in|on))? )?"
    r"(?:(?:these|those|them)(?: (?:workspaces|rooms|ones|spaces|phones|devices))?"
    r"|(?:this|that|the)(?: (?:attached|dropped|csv))* (?:file|list|csv|sheet|spreadsheet))\b",
    re.IGNORECASE,
)


def in_words_of_file(context: Context, text: str) -> tuple[Context, str] | None:
    """The words with the workspaces of the dropped file as a list for “these”, and the context in which there
    is this list; None without such words, or such a file.

    Raises NotUnderstood where no row names a workspace, or the file has too many.
    """
    if len(_THESE.findall(text)) != 1:
        return None
    named = _of_file(context.seen(), content_of(context))
    if named is None:
        return None
    return replace(context, file_list=named), _THESE.sub(f"list {FILE_LIST}", text)


def content_of(context: Context) -> bytes:
    """The content of the one file; nothing where there are several, or it cannot be had."""
    event = context.event
    urls = event.file_urls if isinstance(event, TextMessage) else ()
    if len(urls) == 1:
        with suppress(BotError):
            return context.services.files.fetch(urls[0], MAX_FILE_BYTES)
    return b""


def _of_file(index: WorkspaceIndex, content: bytes) -> NamedList | None:
    try:
        rows = [(number, row) for number, row in enumerate(csv_rows(content), start=1) if any(row)]
    except (UnicodeDecodeError, csv.Error):
        return None
    names, cells = _about(index, rows)
    if not names or has_settings(names):
        return None
    if len(cells) > MAX_PLAN_WORKSPACES:
        raise NotUnderstood(
            f"The file has {len(cells):,} rows, and I take at most {MAX_PLAN_WORKSPACES:,}. "
            "Nothing was changed.",
            "Drop a part of it.",
        )
    found, lacking = _read(index, names, cells)
    if not found:
        why = f" {lacking[0][0]}: {lacking[0][1]}" if lacking else ""
        raise NotUnderstood(
            f"No row of this file names one workspace that you may see.{message_text(why)} "
            "Nothing was changed.",
            "Type `workspaces` for the list.",
        )
    ones = [one for one in index if one.id in found]
    typed = ", ".join(typed_name(index, one) for one in ones) if len(ones) <= MAX_TYPED else ""
    members = {one.id: one.name for one in ones}
    return NamedList(FILE_LIST, members, typed=typed, is_kept=False, lacking=tuple(lacking))


def _about(
    index: WorkspaceIndex, rows: Sequence[tuple[int, list[str]]]
) -> tuple[list[str], Sequence[tuple[int, list[str]]]]:
    """The names of the columns and the rows below them; of a file of one column without a name, where its
    first cell is a workspace, that it is one of workspaces."""
    if not rows:
        return [], ()
    first = [cell.casefold() for cell in rows[0][1]]
    if has_settings(rows[0][1]):
        return rows[0][1], rows[1:]
    names = [_HEADERS.get(cell, "") for cell in first]
    if {ID, NAME, EXTENSION} & {*names}:
        return names, rows[1:]
    is_bare = all(len([cell for cell in row if cell]) == 1 and row[0] for _, row in rows)
    return ([NAME], rows) if is_bare and _meant(index, {NAME: rows[0][1][0]}) else ([], ())


def _read(
    index: WorkspaceIndex, names: Sequence[str], rows: Sequence[tuple[int, list[str]]]
) -> tuple[set[str], list[tuple[str, str]]]:
    """The ids of the workspaces that the rows name, and the rows that name none or several, each with why."""
    found: set[str] = set()
    lacking: list[tuple[str, str]] = []
    for number, row in rows:
        cells = dict(_told(names, row))
        ones = _meant(index, cells) if cells else []
        if len(ones) == 1:
            found.add(ones[0].id)
            continue
        said = shorten(" · ".join(cells.values()), MAX_CELL_CHARS)
        called = f"Row {number} of the file, “{said}”" if said else f"Row {number} of the file"
        why = f"It can be {len(ones)} workspaces." if ones else "It names no workspace that you may see."
        lacking.append((called, why))
    return found, lacking


def _told(names: Sequence[str], row: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The cells that tell the workspace, by their columns."""
    yield from ((name, cell) for name, cell in zip(names, row, strict=False) if name and cell)


def _meant(index: WorkspaceIndex, cells: Mapping[str, str]) -> list[Workspace]:
    """The workspaces that a row may be about; an id counts under a name, too."""
    name = unguarded(cells.get(NAME, ""))
    if name in index.by_id:
        return [index.by_id[name]]
    return meant_by_row(index, cells)
