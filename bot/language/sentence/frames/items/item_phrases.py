"""What the phrases about an item of a list say beside one another."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.language.sentence.frames.joining_words import says_which_phone
from bot.language.sentence.readings.cover import Piece
from bot.language.sentence.words.general_words import Role, phrases
from bot.language.sentence.words.tokens import Sentence
from bot.language.vocabulary import SettingList
from cards.fields import Field, Phone, Phones, Text

_PATTERN = re.compile(r"\+?[0-9x*#!]*[0-9][0-9x*#!]*", re.IGNORECASE)
"""Digits with marks for other digits among them."""
_EVERY = frozenset({"all", "every", "any", "both", "clear", "empty"})
_IN_NAMES = frozenset(phrases("holiday|holidays|weekend|weekends|morning|lunch|noon|day|days|week|night"))
"""Words for a time that may be part of the name of an item."""
_PASSED_OVER = (Role.GLUE, Role.AND, Role.MAKE)
_BEFORE_CALLER = frozenset(
    phrases("from|by|of|when|whenever|if|unless|except|caller|callers|with|who|but|rule")
)
_CALLS = frozenset({"calls", "call", "rings", "phones"})
_BEFORE_NUMBER = frozenset({"with", "to", "from", ","})


def with_names_whole(pieces: Sequence[Piece]) -> list[Piece]:
    """The phrases with words for a time as part of a name beside them, where a list is named: “the public
    holidays rule”."""
    if not any(one.role is Role.LIST for one in pieces):
        return [*pieces]
    beside = [*pieces[1:], None]
    before = [None, *pieces[:-1]]
    return [
        one._replace(role=Role.UNKNOWN)
        if one.role is Role.HARD
        and one.plain in _IN_NAMES
        and any(near and near.role is Role.UNKNOWN for near in (left, right))
        else one
        for left, one, right in zip(before, pieces, beside, strict=True)
    ]


class ItemPhrases:
    """The phrases, and the fields of the list that they may be for."""

    def __init__(self, its_list: SettingList, sentence: Sentence, pieces: Sequence[Piece]) -> None:
        self._items = its_list.items
        self._sentence = sentence
        self.pieces = [piece for piece in pieces if piece.role not in _PASSED_OVER]
        """Those that tell something of the item."""
        self.roles = {piece.role for piece in pieces}

    @property
    def is_of_callers(self) -> bool:
        """Whether the numbers on the list are those of callers."""
        return isinstance(self.main_field(), Phones)

    def main_field(self) -> Field | None:
        """The field that a number without a name is for."""
        key = self._items.positional_field
        if key:
            return self._items.field(key)
        return next((one for one in self._items.fields if isinstance(one, Phones)), None)

    def second_phone(self) -> Field | None:
        """The other field for a number, where calls go."""
        return next(
            (
                one
                for one in self._items.fields
                if isinstance(one, Phone) and one.key != self._items.positional_field
            ),
            None,
        )

    def title(self) -> Field | None:
        """The field for the name of an item."""
        return next((one for one in self._items.fields if type(one) is Text), None)

    def is_list_named(self) -> bool:
        """Whether the list is named, or a verb that tells it."""
        return Role.LIST in self.roles or any(
            piece.meaning.verb.tells_list
            for piece in self.pieces
            if piece.role is Role.ACT and piece.meaning.verb
        )

    def says_every(self) -> bool:
        """Whether all items of the list are meant."""
        return Role.LIST in self.roles and any(
            token.plain in _EVERY for token in self._sentence.tokens if not token.quoted
        )

    def leads_to_number(self) -> bool:
        """Whether “with”, “to”, “from” or a colon stands before a number, or “with” behind it."""
        tokens, numbers = self._sentence.tokens, [one for one in self.pieces if one.role is Role.NUMBER]
        return any(
            (one.start and tokens[one.start - 1].plain in _BEFORE_NUMBER)
            or [token.plain for token in tokens[one.end : one.end + 1]] == ["with"]
            for one in numbers
        )

    def says_who_calls(self, piece: Piece) -> bool:
        """Whether a number is said to be a caller's, and not where calls go: “forward calls from …”."""
        words = {token.plain for token in self._sentence.tokens[: piece.start]}
        return self.is_list_named() or not words.isdisjoint(_BEFORE_CALLER)

    def says_which_phone(self, piece: Piece) -> bool:
        """Whether a word only tells which phone a number is of."""
        is_word = piece.role is Role.UNKNOWN and isinstance(self.main_field(), Phone)
        return is_word and says_which_phone(self._sentence.tokens, piece.start)

    def names_caller(self, at: int) -> bool:
        """Whether somebody is told whose number follows: “when our client calls from +1 212 …”."""
        behind = [token.plain for token in self._sentence.tokens[self.pieces[at].end :][:2]]
        has_number = any(one.role is Role.NUMBER for one in self.pieces[at + 1 :])
        return self.is_of_callers and has_number and behind[:1] != [] and behind[0] in _CALLS

    def has_figures_behind(self, at: int) -> bool:
        """Whether a number right behind a name belongs to it, as the value stands elsewhere: “a pattern named
        Premium 900 for 1900!”."""
        rest = self.pieces[at + 1 :]
        if not rest or rest[0].role is not Role.NUMBER:
            return False
        touches = rest[0].start == self.pieces[at].end
        return touches and any(
            one.role is Role.NUMBER or (one.role is Role.UNKNOWN and self.is_value(one)) for one in rest[1:]
        )

    def is_value(self, piece: Piece) -> bool:
        """Whether a word that is not known looks like a value of the field that needs no name."""
        main = self.main_field()
        return isinstance(main, Text) and bool(_PATTERN.fullmatch(self.as_pattern(piece)))

    def as_pattern(self, piece: Piece) -> str:
        """The word with the ! behind it, which stands for more digits."""
        return self._sentence.text(piece.start, piece.end, raw=True).strip("\"'(),.:;?")

    def said(self, piece: Piece) -> str:
        """The words of a phrase."""
        return piece.text or self._sentence.text(piece.start, piece.end)
