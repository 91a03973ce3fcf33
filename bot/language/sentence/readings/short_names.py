"""Words of workspace names that are typed short: “trng rm” for Training Room, “music rm” for Music Room."""

from __future__ import annotations

from collections.abc import Sequence

from bot.language.sentence.words.lexicon import Lexicon
from bot.language.sentence.words.tokens import Token
from bot.names.name_words import NameWords, words_of

_ROOM = "rm"
_HEADS_ORDER = frozenset(
    {",", "please", "pls", "plz", "kindly", "and", "then", "to", "also", "you", "just", "now", "lets", "or"}
)
"""Behind one of these, and first, “rm” is “remove”."""
_LEAVES = frozenset({"from", "off", "out"})
MIN_ALONE = 4
"""A word with fewer letters is typed short only before a room."""
_ROOMS = frozenset({"rm", "room", "rooms"})


def words_in_names(index: NameWords, tokens: Sequence[Token], lexicon: Lexicon) -> list[list[str]]:
    """The words of each token as names have them: “room” for “rm”, “training” for “trng”."""
    return [
        _in_full(index, tokens, at, lexicon) if token.plain not in {",", "'s"} else []
        for at, token in enumerate(tokens)
    ]


def _in_full(index: NameWords, tokens: Sequence[Token], at: int, lexicon: Lexicon) -> list[str]:
    token = tokens[at]
    said = words_of(token.text)
    if token.quoted or len(said) != 1 or index.with_word(said[0]):
        return said
    if said[0] == _ROOM:
        return ["room"] if is_room(tokens, at) else said
    if token.plain != said[0]:
        return [token.plain] if index.with_word(token.plain) else said  # “recep” is said in full
    is_before_room = at + 1 < len(tokens) and tokens[at + 1].plain in _ROOMS
    if (len(said[0]) < MIN_ALONE and not is_before_room) or lexicon.knows(said[0]):
        return said
    full = index.full_word(said[0])
    return [full] if full else said


def is_room(tokens: Sequence[Token], at: int) -> bool:
    """Whether “rm” is a room, behind another word or before its number, and not “remove”."""
    behind = [token.plain for token in tokens[at + 1 :]]
    is_number = bool(behind) and behind[0].isdigit()
    is_first = at == 0 or tokens[at - 1].plain in _HEADS_ORDER
    if is_first:
        return is_number and _LEAVES.isdisjoint(behind[1:2])
    return is_number or _LEAVES.isdisjoint(behind[1:3])
