"""Covers of a sentence that leave words over, and what each of them costs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bot.catalogue.model.family import Family
from bot.language.sentence.frames.frame import Frame
from bot.language.sentence.readings.cover import Piece
from bot.language.sentence.readings.reading import Reading
from bot.language.sentence.readings.span import Span

Spans = tuple[Span, ...]
"""The words that are taken for workspaces."""


class Cost(NamedTuple):
    """How bad it is to read a sentence so: what comes first counts most."""

    forgets_name: bool
    """Whether no workspace is taken to be named, and one surely is."""
    tells_none: bool = False
    """Whether it is a question that does not tell its setting."""
    leaves_words: bool = False
    """Whether words are left over, and the rest is no order in full."""
    unknown: int = 0
    """How many words are left over."""
    has_no_setting: bool = False
    leaves_name: bool = False
    """Whether the name of another setting is left over, and that of this one is not said."""
    told: int = 0
    """How many words tell of the setting, below nought."""
    rank: int = 0
    """The place of the choice of workspaces."""


@dataclass(frozen=True)
class LooseCover:
    """A cover that leaves words over, with what it costs."""

    cost: Cost
    family: Family | None
    spans: Spans
    pieces: Sequence[Piece]
    frame: Frame | None
    unknown: list[str]


def tells_as_well(one: LooseCover, item: Reading) -> bool:
    """Whether fewer words are left over where a setting is told of than by the order for a list; or as many,
    and it is told a value."""
    is_complete = one.frame is not None and one.frame.is_complete
    return one.family is not None and len(one.unknown) < len(item.unknown) + is_complete
