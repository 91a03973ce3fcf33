"""What an entry of the journal changed, in words."""

from __future__ import annotations

from bot.changes.target import REMOVED
from bot.ports.database import Entry


def changes_in_words(entry: Entry) -> str:
    """What changed, in a line; what all the fields belong to is named once."""
    labels = [str(row["label"]) for row in entry.fields]
    owner = labels[0].rpartition(": ")[0] if labels and entry.list else ""
    if not all(label.startswith(f"{owner}: ") for label in labels):
        owner = ""
    is_removed = bool(labels) and all(row["after"] == REMOVED for row in entry.fields)
    parts = [
        f"{label.removeprefix(f'{owner}: ') if owner else label}: "
        + " → ".join(dict.fromkeys(filter(None, _values(row["before"], row["after"], is_removed))))
        for label, row in zip(labels, entry.fields, strict=True)
    ]
    said = "; ".join(parts)
    if is_removed:
        return f"{owner} removed: {said}" if owner else f"Removed: {said}"
    return f"{owner}: {said}" if owner else said


def _values(before: str, after: str, is_removed: bool) -> tuple[str, ...]:
    return (before,) if is_removed else (before, after)
