"""Long text cut into the parts that Webex takes."""

from __future__ import annotations

MAX_PART_BYTES = 7000
"""Webex takes 7439 bytes of text and of markdown each."""


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
