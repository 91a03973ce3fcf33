"""What an entry of the journal changed, in words."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from bot.changes.number_names import named_number
from bot.changes.target import REMOVED
from bot.ports.database import Entry


def changes_in_words(entry: Entry, names: Mapping[str, str] = MappingProxyType({})) -> str:
    """What changed, in a line; what all the fields belong to is named once; `names` are by numbers."""
    labels = [str(row["label"]) for row in entry.fields]
    owner = labels[0].rpartition(": ")[0] if labels and entry.list else ""
    if not all(label.startswith(f"{owner}: ") for label in labels):
        owner = ""
    is_removed = bool(labels) and all(row["after"] == REMOVED for row in entry.fields)
    told = [
        [named_number(one, names) for one in _values(row["before"], row["after"], is_removed)]
        for row in entry.fields
    ]
    parts = [
        f"{label.removeprefix(f'{owner}: ') if owner else label}: "
        + " → ".join(dict.fromkeys(filter(None, values)))
        for label, values in zip(labels, told, strict=True)
    ]
    said = "; ".join(parts)
    if is_removed:
        return f"{owner} removed: {said}" if owner else f"Removed: {said}"
    return f"{owner}: {said}" if owner else said


def _values(before: str, after: str, is_removed: bool) -> tuple[str, ...]:
    return (before,) if is_removed else (before, after)
