"""Extreme settings documents: long hostile text everywhere, all null, empty, and values of the wrong type."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import cycle
from typing import Any

from tests.unit.cards.card_samples import HOSTILE

Json = dict[str, Any]

LONGEST = 256
"""Letters of a long text, of three bytes each; no name in Webex is longer."""
MANY = 50
"""Entries of every list; as many lines as can be monitored."""

KINDS: dict[str, Callable[[Json], Json]] = {
    "hostile": lambda schema: _whole(schema, _hostile()),
    "long": lambda schema: _whole(schema, cycle(["名" * LONGEST])),
    "null": lambda schema: dict.fromkeys(schema["properties"]),
    "empty": lambda schema: {},
    "of another kind": lambda schema: {
        name: [7, "x" * 90, {"a": None}][at % 3] for at, name in enumerate(schema["properties"])
    },
}
"""What is made of the schema of an answer."""


def _hostile() -> Iterator[str]:
    """Hostile words that arrive over JSON, again and again."""
    return cycle(
        [word for word in HOSTILE if word.isascii() or word.encode(errors="ignore").decode() == word]
    )


def _whole(schema: Json, words: Iterator[str]) -> Json:
    found: Json = _value(schema, words, "")
    return found


def _value(schema: Json, words: Iterator[str], mark: str) -> Any:
    kind = schema.get("type", "string")
    if kind == "object":
        return {
            name: f"id{mark}" if name == "id" else _value(inner, words, mark)
            for name, inner in schema.get("properties", {}).items()
        }
    if kind == "array":
        return [_value(schema["items"], words, f"{mark}-{at}") for at in range(2 if mark else MANY)]
    if kind == "boolean":
        return True
    return 10**7 if kind == "number" else next(words)
