"""Things that only belong to a workspace: “the gym's neighbour” is not the gym."""

from __future__ import annotations

from itertools import pairwise

from bot.catalogue.settings.call_intercept import CALL_INTERCEPT
from bot.language.sentence.readings.cover import Piece
from bot.language.sentence.readings.reading import Reading
from bot.language.sentence.words.general_words import Role, phrases

_THINGS = frozenset(
    phrases(
        "ticket|tickets|request|case|incident|task|question|issue|window|windows|door|doors|tab|card|job|chat"
    )
)
"""Things that are closed and opened, and are no phone."""
_OF_PHONE = frozenset(
    phrases("call|calls|phone|phones|telephone|handset|device|line|lines|number|extension|callers")
)
_CLOSES = frozenset({"close", "shut", "open", "reopen"})
_OF_SETTING = (Role.NAME, Role.FIELD, Role.OPTION, Role.LIST)
_ARTICLES = frozenset({"the", "this", "that", "my", "our", "a"})
_TRIES = frozenset({"try", "tries", "tried", "trying"})
_REACHING = frozenset(
    phrases("call|calling|reach|reaching|ring|ringing|phone|phoning|dial|dialing|dialling|contact|contacting")
)


def belonging(reading: Reading) -> str:
    """The words for something unknown that is the workspace's: “Gym's neighbour”; empty for none."""
    pieces = reading.pieces
    for at, piece in enumerate(pieces):
        if piece.role is not Role.WORKSPACE or [one.plain for one in pieces[at + 1 : at + 2]] != ["'s"]:
            continue
        end = at + 2
        while end < len(pieces) and pieces[end].role is Role.UNKNOWN:
            end += 1
        goes_on = end < len(pieces) and (pieces[end].role in _OF_SETTING or _is_of_phone(pieces[end]))
        if end > at + 2 and not goes_on:
            return reading.sentence.text(piece.start, pieces[end - 1].end)
    return ""


def closes_thing(reading: Reading) -> bool:
    """Whether it is only something else that is closed or out of service: “close the Kitchen ticket”, “the
    printer in the gym is out of service”."""
    pieces = [one for one in reading.pieces if one.plain not in _ARTICLES]
    verbs = [one for one in pieces if one.role is Role.ACT and _closes(one)]
    told = (Role.NAME, Role.FIELD, Role.OPTION)
    if reading.family is not CALL_INTERCEPT or not verbs or any(one.role in told for one in pieces):
        return False
    if not all(one.meaning.act and one.meaning.act.values for one in verbs):
        return True  # “close the ticket of the kitchen”
    return any(
        _is_thing(other)
        and (
            one.role is Role.WORKSPACE
            or (one.role is Role.ACT and one.start == 0)
            or [behind.role for behind in pieces[at + 1 : at + 3]] == [Role.GLUE, Role.WORKSPACE]
        )
        for at, (one, other) in enumerate(pairwise(pieces), 1)
    )


def only_tries(reading: Reading) -> bool:
    """Whether it is about calling the workspace: “you can try the gym at 4404”, “try to call it”."""
    tried = [one for one in reading.pieces if one.plain not in _ARTICLES]
    if any(one.plain in _TRIES and other.role is Role.WORKSPACE for one, other in pairwise(tried)):
        return True
    words = [token.plain for token in reading.sentence.tokens if token.plain != "to"]
    return any(one in _TRIES and other in _REACHING for one, other in pairwise(words))


def _is_of_phone(piece: Piece) -> bool:
    return piece.role is Role.GLUE and piece.plain in _OF_PHONE


def _is_thing(piece: Piece) -> bool:
    return piece.role is Role.UNKNOWN or piece.plain in _THINGS


def _closes(piece: Piece) -> bool:
    """Whether a verb closes something, opens it again, or takes it out of service."""
    words = piece.plain.split()
    return words[0] in _CLOSES or "service" in words or "order" in words
