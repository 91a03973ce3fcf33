"""A text in parts that Webex takes as one message each."""

from __future__ import annotations

from bot.events import Reply
from cards.text import unmentioned

MAX_PART_BYTES = 7000
"""Webex takes 7439 bytes of text and of markdown each."""


def parts_of(reply: Reply) -> list[str]:
    """The text in as many messages as it takes; beside a card, which says the same, it is cut."""
    parts = pieces(unmentioned(reply.text))
    if reply.card is not None:
        return [parts[0] if len(parts) == 1 else parts[0].rstrip() + "\n…"]
    return parts


def pieces(text: str) -> list[str]:
    """The text in parts of at most 7000 bytes, cut at line ends where there are any."""
    parts = [""]
    for line in text.splitlines(keepends=True):
        for bit in _short(line):
            if len((parts[-1] + bit).encode()) > MAX_PART_BYTES:
                parts.append("")
            parts[-1] += bit
    return [part for part in parts if part.strip()] or [text]


def _short(line: str) -> list[str]:
    bits = []
    while len(line.encode()) > MAX_PART_BYTES:
        head = line.encode()[:MAX_PART_BYTES].decode(errors="ignore")
        bits.append(head)
        line = line[len(head) :]
    return [*bits, line]
