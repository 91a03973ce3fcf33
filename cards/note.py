"""A line that is put on top of a card that is made already."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cards.text import card_text, shorten

MAX_CHARS = 300
"""Longer lines are cut, so that the card stays small enough for Webex."""


def with_note(content: Mapping[str, Any], line: str) -> dict[str, Any]:
    """The card with this plain text as its first line."""
    text = card_text(shorten(line, MAX_CHARS))
    block = {"type": "TextBlock", "text": text, "wrap": True, "isSubtle": True, "size": "Small"}
    return {**content, "body": [block, *content["body"]]}
