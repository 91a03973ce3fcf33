"""Several `set` and `add` commands in one text, to be done in order: `set dnd gym on then set waiting gym
off`."""

from __future__ import annotations

from collections.abc import Sequence

from bot.language.words import Words

THEN = "then"
COMMANDS = frozenset({"set", "add"})
MAX_IN_ORDER = 5
"""Commands that one press does; more are chosen one by one."""


def in_order(commands: Sequence[str]) -> str:
    """The text that does these commands one after the other; empty where they are not several that can be."""
    are_several = 1 < len(commands) <= MAX_IN_ORDER
    can_be = all(command.partition(" ")[0] in COMMANDS for command in commands)
    return f" {THEN} ".join(commands) if are_several and can_be else ""


def split_commands(words: Words) -> list[Words]:
    """The commands of such a text; the words as they are where it is none."""
    if not words or words[0].plain not in COMMANDS:
        return [words]
    starts = [0]
    for at in range(1, len(words) - 1):
        if words[at].plain == THEN and words[at + 1].plain in COMMANDS:
            starts.append(at + 1)
    ends = [*(start - 1 for start in starts[1:]), len(words)]
    return [words[start:end] for start, end in zip(starts, ends, strict=True)]
