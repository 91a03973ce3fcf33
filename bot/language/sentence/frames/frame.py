"""What one setting is told by a sentence: fields and values, and the draft in which they are gathered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from typing import Any

from bot.catalogue.model.family import Family
from bot.language.assignments import NameChanges
from bot.language.sentence.readings.cover import Piece
from bot.language.sentence.words.general_words import Role
from bot.language.sentence.words.tokens import Sentence
from cards.fields import Choice, Field, Phone, Toggle

_ORDERS = frozenset({Role.ON, Role.OFF, Role.MAKE, Role.ADD, Role.DROP, Role.ACT, Role.NUMBER, Role.EMAIL})
_PASSED_OVER = (Role.GLUE, Role.AND, Role.SHOW, Role.QUESTION, Role.MAKE)
"""Phrases that hold no value."""


@dataclass
class Frame:
    """Values for a setting, as they can be typed, by field key."""

    family: Family
    values: dict[str, str] = dataclass_field(default_factory=dict)
    names: dict[str, NameChanges] = dataclass_field(default_factory=dict)
    missing: list[Field] = dataclass_field(default_factory=list)
    hard: list[str] = dataclass_field(default_factory=list)
    unknown: list[str] = dataclass_field(default_factory=list)
    guesses: bool = False
    """Whether a word that is not known was taken for a value."""
    is_order: bool = False
    """Whether a word asks for a change, complete or not."""
    explained: int = 0
    """How many words tell of this setting."""

    @property
    def is_complete(self) -> bool:
        """Whether there is something to set and nothing is missing."""
        return bool(self.values or self.names) and not self.missing


class Draft:
    """The phrases of a sentence, which of them are used, and the frame so far."""

    def __init__(self, family: Family, sentence: Sentence, pieces: Sequence[Piece]) -> None:
        self.family = family
        self.sentence = sentence
        self.items = [piece for piece in pieces if piece.role not in _PASSED_OVER]
        self.used: set[int] = set()
        """Positions of the items that have found their place."""
        self.shows = any(piece.role in (Role.SHOW, Role.QUESTION) for piece in pieces)
        """Whether a word asks to be shown something."""
        self.states: dict[int, bool] = {}
        """On or off by the position of what it is about."""
        self.result = Frame(
            family,
            hard=[self.said(piece) for piece in pieces if piece.role is Role.HARD],
            is_order=any(piece.role in _ORDERS and piece.plain != "setting" for piece in pieces),
            explained=sum(piece.end - piece.start for piece in pieces if piece.is_of_setting),
        )

    def said(self, piece: Piece) -> str:
        """The phrase as it was typed, or what it stands for."""
        return piece.text or self.sentence.text(piece.start, piece.end)

    def plain(self, piece: Piece) -> str:
        """The phrase as words are compared."""
        return piece.plain

    def near(self, at: int, step: int) -> int:
        """The next item in a direction, past prepositions and the workspace, and past “on” and “off” that
        have found their place."""
        at += step
        while 0 <= at < len(self.items) and (
            self.items[at].role in (Role.TO, Role.WORKSPACE, Role.HARD)
            or (at in self.used and self.items[at].role in (Role.ON, Role.OFF))
        ):
            at += step
        return at

    def before_value(self, at: int) -> int:
        """The next item before a value, past the name of the setting too: “rings of voicemail to 4”."""
        near = self.near(at, -1)
        while near > 0 and self.items[near].role is Role.NAME and self.items[at - 1].role is Role.TO:
            near = self.near(near, -1)
        return near

    def is_switch(self, at: int) -> bool:
        """Whether the item is something that can be on or off and was told neither."""
        if not 0 <= at < len(self.items) or at in self.states:
            return False
        piece = self.items[at]
        if piece.role in (Role.NAME, Role.IT):
            return bool(self.family.main) and not self._is_led_to(at)
        if piece.role is Role.FIELD:
            field = piece.meaning.field
            is_place = field is not None and field.key == self.family.main and self._is_led_to(at)
            return isinstance(field, Toggle | Choice | Phone) and not is_place
        act = piece.meaning.act if piece.role is Role.ACT else None
        return act is not None and act.contrary != {}

    def _is_led_to(self, at: int) -> bool:
        """Whether the setting is only where something goes: “send busy calls to voicemail”."""
        return (
            at > 0
            and self.items[at - 1].role is Role.TO
            and any(one.role in (Role.FIELD, Role.ACT) for one in self.items[:at])
        )

    def put(self, key: str, value: str) -> None:
        """Gives a field its value. Raises Misfit where it was given another one."""
        if self.result.values.get(key, value) != value or not key:
            raise Misfit
        self.result.values[key] = value


class Misfit(Exception):
    """The phrases do not go together."""


def branch(field: Field) -> str:
    """What fields that belong together have in common: the path above them."""
    return field.key.rpartition(".")[0]


def typed(value: Any) -> str:
    """A value as it is typed."""
    return ("on" if value else "off") if isinstance(value, bool) else str(value)
