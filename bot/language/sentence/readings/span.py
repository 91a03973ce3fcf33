"""Words of a sentence that are taken for a workspace, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from bot.events import Workspace


class Sureness(IntEnum):
    """How sure it is that the words name the workspace."""

    EXTENSION = 1
    """Digits alone, which may be a number for something else."""
    PART = 2
    MARKED = 3
    """An extension with that word before it, a whole phone number, or the id."""
    ALL_WORDS = 4
    NAME = 5


@dataclass(frozen=True, slots=True)
class Span:
    """Words from `start` to before `end` that fit these workspaces."""

    start: int
    end: int
    found: tuple[Workspace, ...]
    sureness: Sureness

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a word."""
        return self.start < other.end and other.start < self.end

    def is_part_of(self, other: Span) -> bool:
        """Whether its words are some of those of the other, and it is less sure."""
        is_inside = other.start <= self.start and self.end <= other.end
        return (
            is_inside
            and self.sureness < other.sureness
            and (self.start, self.end) != (other.start, other.end)
        )
