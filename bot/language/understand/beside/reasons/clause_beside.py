"""Whether a clause beside an order only says why, or orders something itself."""

from __future__ import annotations

from bot.catalogue.model.family import Family
from bot.language.sentence.kinds.telling import clause_kinds, opinions, taking_back
from bot.language.sentence.words.general_words import Role, phrases
from bot.language.sentence.words.tokens import JOINTS
from bot.language.understand.one_sentence import Asked, tells_number

_IS = frozenset({"is", "are", "was", "were", "still", "already", "been", "be"})
"""Right before “on” or “off” these tell how it is."""
_NO_REASONS = (taking_back.corrects, taking_back.takes_back, taking_back.leaves_out)
_VALUES = frozenset({Role.NUMBER, Role.EMAIL, Role.OPTION, Role.ON, Role.OFF})
_LETS_OR_BARS = frozenset(phrases("block|stop|reject|refuse|forbid|bar|ban|allow|permit|unblock|accept|hide"))


def goes_with(one: Asked, order: Asked) -> bool:
    """Whether it only says why beside that order, or is an order itself: it is about no other workspace,
    does not begin with an order, and tells no more of the same setting."""
    if one.is_reason:
        return True
    best, other = one.best, order.best
    if tells_other_setting(one, order) and not one.is_certain:
        return False
    is_elsewhere = bool(best.workspaces and other.workspaces and best.workspaces != other.workspaces)
    if (is_elsewhere and best.is_whole_name) or (best.is_heading and best.family is not other.family):
        return False
    if one.is_certain:
        return True
    if any(kind(one.sentence) for kind in _NO_REASONS):
        return False
    if clause_kinds.begins_with_condition(one.sentence, best.workspace_words):
        return False
    if _tells_fact(one, order):
        return True
    if best.begins_with_order:
        return False
    roles = {piece.role for piece in best.pieces}
    if best.family is other.family is not None and roles & {Role.NUMBER, Role.EMAIL}:
        return False
    if clause_kinds.tells_why(one.sentence):
        return True
    if best.family is other.family and best.tells_more_than(other):
        return False
    says_nothing = roles <= {Role.GLUE, Role.AND, Role.UNKNOWN, Role.HARD, Role.TO, Role.IT}
    if says_nothing and opinions.begins_with_who(one.sentence):
        return True
    if clause_kinds.wishes(one.sentence):
        return False
    first = next((piece.role for piece in best.pieces if piece.role not in (Role.GLUE, Role.AND)), None)
    if first is Role.UNKNOWN and roles <= {Role.GLUE, Role.AND, Role.UNKNOWN, Role.OPTION}:
        return True
    if Role.EMAIL in roles or any(map(tells_number, best.pieces)):
        return False  # “… and have it ring +1 212 555 0142”
    if best.family is not other.family or not roles & {Role.FIELD, Role.OPTION, Role.ACT}:
        return True
    tells_value = bool(roles & _VALUES) and not one.is_on_workspace
    return bool(best.unknown) and not tells_value and not best.tells_condition


def _tells_fact(one: Asked, order: Asked) -> bool:
    """Whether it only tells, beside an order in full about the same, how it was, what somebody else wants
    or what is not needed: “no mailbox needed there”."""
    best, other = one.best, order.best
    is_other = best.family not in (None, other.family)
    if order.is_certain and clause_kinds.tells_past(one.sentence):
        return not (is_other and _VALUES.intersection(piece.role for piece in best.pieces) - {Role.OPTION})
    if is_other or not order.is_certain:
        return False
    turns_off = any(piece.role in (Role.OFF, Role.DROP) for piece in other.pieces)
    return (other.begins_with_order and opinions.tells_want(one.sentence)) or (
        turns_off and opinions.tells_not_needed(one.sentence)
    )


def tells_other_setting(one: Asked, order: Asked) -> bool:
    """Whether it names another setting than an order does that only guesses its own."""
    best, other = one.best, order.best
    return other.is_guess and best.names_setting and best.family is not other.family


def orders_beside(one: Asked, family: Family | None) -> bool:
    """Whether it turns another setting on or off, or lets calls in or turns them away, which no reason
    does: “voicemail off, we are away”."""
    best = one.best
    if next((word for word in one.sentence.words if word not in JOINTS), "") in _LETS_OR_BARS:
        return True  # “people outside may call again, block them”
    is_other = best.names_setting and best.family is not family
    words = ("", *one.sentence.words)
    turns = any(piece.role in (Role.ON, Role.OFF) and words[piece.start] not in _IS for piece in best.pieces)
    return is_other and turns and not (one.is_on_workspace or best.asks or one.is_reason)
