"""What Webex's own card renderer shows of a text on a card, by the rules of its markdown.

It knows emphasis, links and lists, no escapes and no code. Described in one's own words from
webex/AdaptiveCards at f1e838c (source/shared/cpp/ObjectModel/MarkDown*.cpp), for one line of text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import cache

_ORDERED = re.compile(r"(\d+)\.(?= )")
_BULLET = re.compile(r"[-+*](?= )")
_PLAIN_AT_BLOCK = re.compile(r"\d+\.?|[-+)\]]")
_ENDS_TEXT = "[])"


@cache
def shown(text: str) -> str:
    """The characters that are left for the person to see, without those that were taken for markup."""
    reader = _Reader(text)
    pieces: list[_Piece] = []
    while reader.at < len(text):
        pieces += reader.block()
    return _matched(pieces)


class _Side(Enum):
    """What kind of letter stands before a run of marks."""

    START = auto()
    WORD = auto()
    BLANK = auto()
    SIGN = auto()
    BACKSLASH = auto()


@dataclass
class _Piece:
    """A text as it is, or a run of marks that may open or close emphasis."""

    text: str
    mark: str = ""
    opens: bool = False
    closes: bool = False
    left: int = field(default=0)
    """Marks of the run that were not used up."""


@dataclass
class _Reader:
    text: str
    at: int = 0

    def _next(self) -> str:
        return self.text[self.at] if self.at < len(self.text) else ""

    def block(self) -> list[_Piece]:
        """The pieces of what begins here: a list, a link, one sign, or text up to the next bracket."""
        for marker in (_BULLET, _ORDERED):
            if found := marker.match(self.text, self.at):
                self.at = found.end()
                return self._list_item()
        if self._next() == "[":
            return self._link()
        if found := _PLAIN_AT_BLOCK.match(self.text, self.at):
            self.at = found.end()
            return [_Piece(found[0])]
        return self._words()

    def _list_item(self) -> list[_Piece]:
        while self._next() == " ":
            self.at += 1
        pieces = []
        while self.at < len(self.text):
            pieces += self.block()
        return [_Piece(_matched(pieces))]

    def _link(self) -> list[_Piece]:
        self.at += 1
        pieces: list[_Piece] = []
        while self._next() not in ("", "]"):
            pieces += self.block()
        if self._next() != "]":
            return [_Piece("["), *pieces]
        self.at += 1
        target = self._target() if self._next() == "(" else 0
        if target:
            self.at = target
            return [_Piece(_matched(pieces))]
        return [_Piece("["), *pieces, _Piece("]")]

    def _target(self) -> int:
        """Where the link that is opened here ends; 0 when it is none."""
        depth = 0
        for end in range(self.at, len(self.text)):
            depth += {"(": 1, ")": -1}.get(self.text[end], 0)
            if not depth:
                is_link = end > self.at and not self.text[self.at + 1].isspace()
                return end + 1 if is_link else 0
        return 0

    def _words(self) -> list[_Piece]:
        pieces: list[_Piece] = []
        words = ""
        side = _Side.START
        while self.at < len(self.text):
            letter = self._next()
            if letter in _ENDS_TEXT:
                if side is not _Side.BACKSLASH:
                    break
                words = words[:-1]
            if letter in "*_" and side is not _Side.BACKSLASH:
                side = _side(self.text[self.at - 1], side) if self.at else side
                pieces += [_Piece(words), self._run(side)]
                words, after = "", self._next()
                if not after or after in _ENDS_TEXT:
                    return pieces
                if after == "\\":
                    self.at += 1
                letter = self._next()
            side = _side(letter, side) if letter else side
            words += letter
            self.at += 1
        return [*pieces, _Piece(words)]

    def _run(self, side: _Side) -> _Piece:
        """A run of marks; what stands on both its sides says whether it opens or closes emphasis."""
        start, mark = self.at, self._next()
        while self._next() and self._next() in "*_":
            self.at += 1
        marks, after = self.text[start : self.at], _side(self._next(), _Side.START)
        count = marks.count(mark)
        inside = side is _Side.WORD and mark == "_"
        opens = bool(self._next()) and not (
            after is _Side.BLANK or inside or (side is _Side.WORD and after in (_Side.SIGN, _Side.BACKSLASH))
        )
        at_end = not self._next() or after is _Side.BLANK
        closes = side is not _Side.BLANK and (
            (at_end and (side is _Side.SIGN or inside or mark == "*"))
            or (after is _Side.WORD and side not in (_Side.START, _Side.SIGN) and not inside)
            or after in (_Side.SIGN, _Side.BACKSLASH)
        )
        return _Piece(marks, mark if opens or closes else "", opens, closes, count)


def _side(letter: str, before: _Side) -> _Side:
    if not letter:
        return before
    if letter.isspace():
        return _Side.BLANK
    if letter == "\\":
        return _Side.BACKSLASH
    return _Side.WORD if ord(letter) > 0x7F or letter.isalnum() else _Side.SIGN


def _matched(pieces: list[_Piece]) -> str:
    """The text of the pieces, without the marks that found their other half."""
    open_runs: list[_Piece] = []
    for piece in pieces:
        if not piece.mark:
            continue
        while piece.closes and piece.left:
            fitting = [one for one in open_runs if _fit(one, piece)]
            if not fitting:
                break
            del open_runs[open_runs.index(fitting[-1]) + 1 :]
            used = min(fitting[-1].left, piece.left)
            fitting[-1].left -= used
            piece.left -= used
            if not fitting[-1].left:
                open_runs.pop()
        if piece.opens and piece.left:
            open_runs.append(piece)
    return "".join(_left(piece) for piece in pieces)


def _left(piece: _Piece) -> str:
    if not piece.mark:
        return piece.text
    return piece.text[-piece.left :] if piece.left else ""


def _fit(opening: _Piece, closing: _Piece) -> bool:
    both = (opening.opens and opening.closes) or (closing.opens and closing.closes)
    return opening.mark == closing.mark and not (both and (opening.left + closing.left) % 3 == 0)
