"""What is pasted rather than said: tables, and several commands on lines of their own."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from bot.errors import NotUnderstood
from bot.language.codes_and_pins import CODE_UNUSED, may_tell_secret
from bot.language.several import in_order
from cards.picker import MAX_OPTIONS

_COLUMNS = re.compile(r"\t+| {3,}|\s*\|\s*")
"""What stands between the columns of a table in which no comma does."""
_RULE = re.compile(r"[\s|:+=-]+")
_COMMAS = re.compile(r"[,;]")
_ENDS = re.compile(r";\s*|(?<=[?.!])\s+")
MAX_PARTS = 10
"""More are no message of a person who wants to look at something."""
MIN_COLUMNS = 2
MIN_ROWS = 2
MAX_CELL_WORDS = 4
"""More words are a sentence, and no cell of a table."""
MIN_SPACED_COLUMNS = 3
"""With blanks behind its commas, a line of fewer parts is a sentence."""


def refuse_table(text: str) -> None:
    """Raises NotUnderstood for a table: which cell is a workspace and which a value, only its maker knows."""
    lines = [line.strip() for line in text.split("\n") if line.strip() and not _RULE.fullmatch(line)]
    if len(lines) < MIN_ROWS:
        return
    rows = _rows(lines)
    if rows < MIN_ROWS:
        return
    secret = f" {CODE_UNUSED}" if may_tell_secret(text) else ""
    raise NotUnderstood(
        f"That is a table of {rows} rows, which I do not read from a message. Nothing was changed.{secret}",
        "Say one row at a time, as a sentence. Or send it as a file: `export <workspaces>` gives one to "
        "edit, `import` takes it back.",
    )


def _rows(lines: Sequence[str]) -> int:
    """How many of the lines are rows of a table."""
    rows = [line for line in lines if _is_row(_COLUMNS.split(line.strip("| ")))]
    if len(rows) >= MIN_ROWS:
        return len(rows)
    cells = [_COMMAS.split(line) for line in lines]
    columns = {len(row) for row in cells}
    is_spaced = any(cell[:1] == " " for row in cells for cell in row[1:])
    needed = MIN_SPACED_COLUMNS if is_spaced else MIN_COLUMNS
    is_table = len(columns) == 1 and len(cells[0]) >= needed and all(map(_is_row, cells))
    return len(lines) if is_table else 0


def _is_row(cells: Sequence[str]) -> bool:
    return len(cells) >= MIN_COLUMNS and all(len(cell.split()) <= MAX_CELL_WORDS for cell in cells)


def lines_of(text: str, is_command: Callable[[str], bool]) -> list[str]:
    """The lines of a message that are commands, each once; empty where fewer than two lines are."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    commands = [line for line in lines if is_command(line)] if len(lines) > 1 else []
    return list(dict.fromkeys(commands)) if len(commands) > 1 else []


def parts_of(text: str, is_one: Callable[[str], bool]) -> list[str]:
    """The parts of a message between semicolons and sentence ends, where each of them, and at least two, is a
    command or a question of its own; empty for any other message."""
    parts = [part.strip(" ;.") for part in _ENDS.split(text) if part.strip(" ;.")]
    return parts if 1 < len(parts) <= MAX_PARTS and all(map(is_one, parts)) else []


def which_line(text: str, lines: Sequence[str]) -> NotUnderstood:
    """The question which of several commands is to be done first; without them where they may tell a code."""
    if len(lines) > MAX_OPTIONS or may_tell_secret(text):
        secret = f" {CODE_UNUSED}" if may_tell_secret(text) else ""
        return NotUnderstood(
            f"That is {len(lines)} commands. Nothing was changed.{secret}", "Say one thing at a time."
        )
    together = in_order(lines)
    both = ((f"All {len(lines)}, in this order", "", together),) if together else ()
    return NotUnderstood(
        "That is more than one command. Nothing was changed yet.",
        "Which one first?",
        choices=(*both, *((line, "", line) for line in lines)),
    )
