"""Orders of a few words with marks between them: “dnd,gym,on”, “gym; dnd; on”."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.language.commands import Command

_MARKS = re.compile(r"\s*[;|>]\s*|\s+/\s+|,(?=\S)")
_WORD = r"[\w.&'+-]+"
_PARTED = re.compile(rf"[^\W\d]{_WORD}(?: {_WORD})?(?:\s*[,;|>/]\s*{_WORD}(?: {_WORD})?){{1,4}}")
"""Two to five parts of at most two words each."""


def with_commas(text: str, commands: Sequence[Command]) -> str:
    """The message with commas for such marks, and a blank behind a command; else as it is."""
    said = text.strip()
    if "->" in said or "=>" in said:
        return text  # that leads somewhere
    if _MARKS.search(said) is None or _PARTED.fullmatch(said) is None:
        return text
    verb, rest = _MARKS.sub(", ", said).split(", ", 1)
    is_command = any(verb.casefold() == one.name for one in commands)
    return f"{verb} {rest}" if is_command else f"{verb}, {rest}"
