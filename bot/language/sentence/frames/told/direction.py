"""Which way round a sentence is meant: who sends calls to whom, who sees whom, who calls whom."""

from __future__ import annotations

from collections.abc import Sequence

from bot.language.sentence.readings.cover import Piece
from bot.language.sentence.readings.number_spans import SENDS
from bot.language.sentence.readings.subject import calls_go_to, is_towards
from bot.language.sentence.words.general_words import Role
from bot.language.sentence.words.tokens import MIN_DIALLED, Sentence
from bot.language.sentence.words.word_graph import ARTICLES
from cards.fields import Field, Number

_WATCHES = frozenset({"monitor", "monitors", "watch", "watches"})
_WATCHED = frozenset({"monitored", "watched"})
_CALLS = frozenset({"calling", "dialing", "dialling", "phoning"})
_CALL = frozenset({"call", "dial", "phone", "ring", "reach"})
_OF_CALLER = frozenset({"of", "by", "from"})
_WHOSE_CALLS = frozenset({"call", "calls", "callers", "caller"})
_BEFORE_PLACE = frozenset({"to", "at", "in", "for", "of", "from", "on", "into", *ARTICLES})
_GIVEN = frozenset({"give", "assign", "add", "set", "put", "apply", "change", "use", "include", "rings"})
"""Beside these a number goes to the workspace as a value of it."""


def is_of_caller(sentence: Sentence, pieces: Sequence[Piece]) -> bool:
    """Whether a number says whose calls are meant, and not where they go: “divert calls by 4404 in the gym”,
    “send calls to the gym from 4404 to 4405”."""
    words = [*sentence.words]
    passed = {at for piece in pieces if piece.role is Role.WORKSPACE for at in range(piece.start, piece.end)}
    for piece in pieces:
        if piece.role is not Role.NUMBER or piece.text or words[piece.start - 1 : piece.start] == []:
            continue
        if words[piece.start - 1] not in _OF_CALLER:
            continue
        at = piece.start - 2
        while at >= 0 and (at in passed or words[at] in _BEFORE_PLACE):
            at -= 1
        if at >= 0 and words[at] in _WHOSE_CALLS:
            return True
    return False


def leaves_direction_open(sentence: Sentence, pieces: Sequence[Piece]) -> bool:
    """Whether it is not said which way calls go: “forward 4404 from the gym”."""
    number = next((one for one in pieces if one.role is Role.NUMBER and not one.text), None)
    place = next((one for one in pieces if one.role is Role.WORKSPACE), None)
    if number is None or place is None or number.start == 0 or number.end > place.start:
        return False
    words = [*sentence.words]
    between = [word for word in words[number.end : place.start] if word not in ARTICLES]
    return words[number.start - 1] in SENDS and len(between) == 1 and between[0] in _BEFORE_PLACE


def sends_number(sentence: Sentence, pieces: Sequence[Piece]) -> bool:
    """Whether calls of a number are to go to the workspace, “forward 4321 to the gym”, and not the other way
    round. What is given or added to it is its own."""
    number = next((one for one in pieces if one.role is Role.NUMBER and not one.text), None)
    place = next((one for one in pieces if one.role is Role.WORKSPACE), None)
    if number is None or place is None or number.end > place.start:
        return False
    is_given = any(token.plain in _GIVEN for token in sentence.tokens)
    return is_towards(sentence.tokens, place.start) and not is_given


def sends_to_workspace(sentence: Sentence, pieces: Sequence[Piece]) -> bool:
    """Whether calls are to be sent to the workspace, as in “send busy calls to the gym”: then it is not the
    one whose voicemail is set."""
    place = next((one for one in pieces if one.role is Role.WORKSPACE), None)
    return place is not None and calls_go_to(sentence, place.start)


def is_watched(sentence: Sentence, pieces: Sequence[Piece]) -> bool:
    """Whether somebody is to see the workspace (“let Ravi watch the gym”), and not the other way round."""
    words = [*sentence.words]
    for piece in pieces:
        if piece.role is not Role.WORKSPACE:
            continue
        before = [word for word in words[: piece.start] if word not in ARTICLES]
        behind = words[piece.end :]
        verb = next((at for at, word in enumerate(behind) if word in _WATCHED | _WATCHES), None)
        is_object = before[-1:] != [] and before[-1] in _WATCHES and len(before) > 1
        if is_object or (verb is not None and behind[verb + 1 : verb + 2] == ["by"]):
            return True
    return False


def is_called(sentence: Sentence, pieces: Sequence[Piece]) -> bool:
    """Whether the workspace calls the number: “block the gym from calling 4321”, “do not let the gym call
    4321”."""
    number = next((one for one in pieces if one.role is Role.NUMBER), None)
    place = next((one for one in pieces if one.role is Role.WORKSPACE), None)
    if number is None or place is None:
        return False
    words = [*sentence.words]
    between = words[place.end : number.start]
    calls = place.end <= number.start and (bool(_CALLS & {*between}) or not _CALL.isdisjoint(between[:1]))
    goes_out = number.end <= place.start and words[number.end : place.start] in (["from"], ["from", "the"])
    return calls or (goes_out and "from" not in words[: number.start])


def is_no_count(field: Field, digits: str) -> bool:
    """Whether digits are the number of a phone, and no count for this field: “ring 2006 next”."""
    is_dialled = digits.isdigit() and len(digits) > MIN_DIALLED
    return isinstance(field, Number) and is_dialled and int(digits) > field.maximum
