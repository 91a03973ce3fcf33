"""Rows as a CSV file that spreadsheets open with all letters right, and of which they run nothing."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so is run by spreadsheets."""
GUARD = "'"
"""Before such a cell: spreadsheets take the rest for text."""


def csv_file(rows: Iterable[Sequence[str]]) -> bytes:
    """The content of a file with these rows."""
    text = io.StringIO()
    csv.writer(text).writerows([_guarded(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def csv_rows(content: bytes) -> Iterator[list[str]]:
    """The rows of a file, with commas, semicolons or tabs between the cells; nothing is guarded any more.
    Raises UnicodeDecodeError and csv.Error."""
    text = content.decode("utf-8-sig")
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
        yield [_unguarded(cell.strip()) for cell in row]


def _guarded(cell: str) -> str:
    return f"{GUARD}{cell}" if cell.startswith(FORMULA_STARTS) else cell


def _unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith(GUARD) and cell[1:].startswith(FORMULA_STARTS) else cell
