"""Rows as a CSV file that spreadsheets open with all letters right, and of which they run nothing."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

FORMULA = "="
FORMULA_STARTS = (FORMULA, "+", "-", "@", "\t", "\r")
"""A cell that begins so is run by spreadsheets, some of which pass over spaces first."""
GUARD = "'"
"""Before such a cell: spreadsheets take the rest for text."""


def csv_file(rows: Iterable[Sequence[str]]) -> bytes:
    """The content of a file with these rows."""
    text = io.StringIO()
    csv.writer(text).writerows([_guarded(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def csv_rows(content: bytes) -> Iterator[list[str]]:
    """The rows of a file, with commas, semicolons or tabs between the cells; `unguarded` gives the value of a
    cell. Raises UnicodeDecodeError and csv.Error."""
    text = content.decode("utf-8-sig")
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
        yield [cell.strip() for cell in row]


def is_formula(cell: str) -> bool:
    """Whether a spreadsheet runs what stands in a cell of a file; a number with a sign is none."""
    return cell.startswith(FORMULA)


def unguarded(cell: str) -> str:
    """The value of a cell of a file: what `csv_file` was given for it."""
    return cell[1:] if cell.startswith(GUARD) and _needs_guard(cell[1:]) else cell


def _guarded(cell: str) -> str:
    return f"{GUARD}{cell}" if _needs_guard(cell) else cell


def _needs_guard(cell: str) -> bool:
    """Also where it begins with a guard itself: one is taken away when the file comes back."""
    return cell.lstrip(f"{GUARD} ").startswith(FORMULA_STARTS)
