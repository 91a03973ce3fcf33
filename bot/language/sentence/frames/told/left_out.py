"""A part of a setting that is to be off beside what is on: “voicemail on without sending busy calls”."""

from __future__ import annotations

from collections.abc import Sequence

from bot.language.sentence.readings.cover import Piece
from bot.language.sentence.words.general_words import Role
from bot.language.sentence.words.word_graph import ARTICLES
from cards.fields import Toggle

_TELLS = (Role.ON, Role.ACT)


def with_left_out(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """The phrases with a word for off in the place of “without”, where a switch stands behind it and
    something else is turned on; any others as they are."""
    at = next((at for at, one in enumerate(pieces) if one.role is Role.HARD and one.plain == "without"), None)
    if at is None or not any(one.role in _TELLS for one in pieces[:at]):
        return pieces
    behind = next((one for one in pieces[at + 1 :] if one.plain not in ARTICLES), None)
    is_denied = any(one.role is Role.OFF for one in pieces)
    is_switch = behind is not None and behind.role is Role.FIELD and isinstance(behind.meaning.field, Toggle)
    if is_denied or not is_switch:
        return pieces
    return [*pieces[:at], pieces[at]._replace(role=Role.OFF), *pieces[at + 1 :]]
