"""What keeps an item from being added: a denial, an order for each of two numbers, a number to change."""

from __future__ import annotations

from collections.abc import Sequence

from bot.language.sentence.kinds.plainer.replaced_numbers import number_places
from bot.language.sentence.readings.cover import Piece
from bot.language.sentence.words.general_words import (
    Role,
    phrases,
)
from bot.language.sentence.words.tokens import Sentence

_DENIES = frozenset({"not", "never", "stop", "longer"})
"""These deny an order; “longer” is the end of “no longer”."""
_TURNS_AWAY = frozenset(
    phrases(
        "reject|rejects|rejected|rejecting|refuse|refused|refusing|block|blocked|blocking|turn|turned|turning"
    )
)
"""Beside a denial these say that nothing is to be rejected."""
_VERBS_BETWEEN = frozenset(
    phrases(
        "allow|let|accept|permit|unblock|block|reject|refuse|bar|ban|keep|add|remove|drop|lose|delete|without"
    )
)
_MAY_BEHIND = frozenset({"may", "can", "should", "is", "stays"})
_CHANGES = frozenset(
    {"change", "changes", "changed", "move", "moved", "update", "updated", "switch", "switched"}
)


def orders_between(sentence: Sentence, pieces: Sequence[Piece]) -> bool:
    """Whether a verb stands between two numbers, so that each may have an order of its own: “block 4001 in
    the gym, allow 4002”."""
    places = [one for one in pieces if one.role is Role.NUMBER]
    if not places or places[0] is places[-1]:
        return False
    between = sentence.words[places[0].end : places[-1].start]
    behind = sentence.words[places[-1].end : places[-1].end + 2]
    is_ordered = not _VERBS_BETWEEN.isdisjoint(sentence.words[: places[0].start])
    return not _VERBS_BETWEEN.isdisjoint(between) or (is_ordered and not _MAY_BEHIND.isdisjoint(behind))


def is_denied(sentence: Sentence, pieces: Sequence[Piece]) -> bool:
    """Whether a word outside the verbs of the list denies what would be added: “do not let it reject …”."""
    verbs = {at for piece in pieces if piece.is_of_setting for at in range(piece.start, piece.end)}
    said = {token.plain for at, token in enumerate(sentence.tokens) if at not in verbs and not token.quoted}
    # A value of the item denies no order: “block, transfer not allowed”.
    more = {at for one in pieces if _is_value(one) for at in range(one.start, one.end)}
    words = {token.plain for at, token in enumerate(sentence.tokens) if at not in more and not token.quoted}
    if pieces[0].role is Role.OFF and not pieces[0].is_of_setting:
        return True
    return bool(said & _DENIES) or bool(words & _DENIES and words & _TURNS_AWAY)


def _is_value(piece: Piece) -> bool:
    """Whether it only tells a value of the item: “without transfer”, and not “stop” before “rejecting”."""
    verb = piece.meaning.verb if piece.role is Role.ACT else None
    return verb is not None and verb.helps and bool(verb.values)


def changes_number(sentence: Sentence) -> bool:
    """Whether a number is to be changed into another: “change … from 4321 to 4399” tells of no caller."""
    words = sentence.words
    return not _CHANGES.isdisjoint(words) and any(
        words[one.start - 1 : one.start] == ("from",) and words[one.stop : one.stop + 1] == ("to",)
        for one in number_places(words)
    )
