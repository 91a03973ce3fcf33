"""The one order among sentences that tell why, each read alone: “Parents complain, as the gym has
no mailbox. Please turn on its voicemail.” It is always shown first."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import TypeGuard

from bot.access import Viewer
from bot.errors import BotError
from bot.language.reasons import SUBJECT, kept_reason
from bot.language.requests.changing import (
    AddItem,
    ChangeItem,
    Propose,
    RemoveAll,
    RemoveItem,
    SetFields,
    SetForTime,
)
from bot.language.requests.request import Request
from bot.language.sentence.kinds.telling.complaints import wants_contrary_behind
from bot.language.sentence.words.lexicon import lexicon
from bot.language.understand.certainty import is_sure
from bot.language.understand.earlier.taken_back import shown_first
from bot.language.understand.effects.pieces import CUT, NUMBER, STOPS, TAKES_AWAY, tells_secret
from bot.language.understand.what_is_named import names_place, places_named
from bot.names.workspaces import typed_name

MAX_CHARS, MAX_PIECES, MIN_PIECE_WORDS = 400, 5, 2
_OTHER_CHANGES = (AddItem, ChangeItem, RemoveAll, RemoveItem, SetForTime)
"""Beside one of these the order is not the only one."""
_DENIES = re.compile(r"\b(?:not|never|no|nothing)\b|n['’]t\b", re.IGNORECASE)
_NOT_NEEDED = re.compile(
    r"(?:\b(?:no longer|not)|n['’]t) (?:\w+ )?(?:needs?|needed|wants?|wanted|requires?|"
    r"required)\b",
    re.IGNORECASE,
)
"""Why something is to end."""
_TELLS_OF = re.compile(
    (rf"(?:{SUBJECT}|(?:the|our|my|your|his|her|their) [\w'’-]+(?: [\w'’-]+)?)\b"), re.IGNORECASE
)
"""Somebody, or something, of which a sentence tells; what it denies is then no order."""
_REFUSES = re.compile(
    r"\b(?:reject\w*|refus\w*|declin\w*|den(?:y|ied)|stop\w*|veto\w*|pending|on hold|approved|should(?: "
    r"not|n['’]t)? be|"
    r"as it should|right|correct|neighbou?r\w*)\b",
    re.IGNORECASE,
)
_TIMES = re.compile(
    r"\b(?:from|on|by|at|for|until|before|after|every|each|this|next|in) (?:the )?(?:(?:mon|tues|wednes|"
    r"thurs|fri|satur|sun)day|"
    r"weekend|evening|morning|afternoon|noon|midnight|\d|an? (?:hour|minute|day|week|month))"
    r"|\b\d+ ?(?:am|pm|hours?|minutes?|mins?|days?|weeks?)\b",
    re.IGNORECASE,
)
"""When an order holds, and not why."""
_MORE = re.compile(
    r"\b(?:if|only|except|but|instead|sorry|no,|rather|actually|don['’]t|do not|should (?:we|i)|shall "
    r"(?:we|i)|first|then|also|too|as well|both|"
    r"another|mistake|back to)\b|\?",
    re.IGNORECASE,
)
"""With one of these a sentence beside an order may order more."""
_OF_ORDER = re.compile(
    r"^(?:when|whenever|while|after|before|if|only|unless|or|and|but|not|with|without|for|until|from|at|in|to|like|as|same)\b"
    r"(?:\s+\S+){0,3}$|\b(?:i|we) (?:think|guess|suppose|hope|believe|assume)\W*$|\balready\b|"
    r"\b(?:confirm\w*|waiting for|awaits?|awaiting|permission)\b",
    re.IGNORECASE,
)
"""A few words that belong to the order, or say that somebody is still to agree."""
_WISH = re.compile(
    r"\b(?:should|must|please|kindly|pls|needs? to|has to|have to|ought|is to|are to|turn|switch|set|put|"
    r"enable|disable|forward|divert|send|"
    r"block|allow|add|remove|delete|let|make|give|take|hide|show)\b",
    re.IGNORECASE,
)
_ECHO = re.compile(
    r"(?:(?:so|and|please|pls|kindly) )*(?:change|set|do|make|add|arrange|fix|see to|allow|permit|enable|"
    r"block|bar|stop|remove|switch|turn) "
    r"(?:it|that|this|them)(?: (?:up|so|there|for me|for us|accordingly|please|now|on|off))*[.!]*",
    re.IGNORECASE,
)
"""Says once more what is wanted."""
_OFF = re.compile(r"\b(?:block|bar|stop|remove|off|disable|delete)\b", re.IGNORECASE)
_PRONOUN = re.compile(r"\b(?:him|her|them|he|she|they|these|those)\b", re.IGNORECASE)


def order_among(viewer: Viewer, text: str, read: Callable[[str], Request]) -> Request | None:
    """The order, with the other sentences as its reason; None where there is not just one, or another
    sentence may order something, too, or stop it."""
    said = " ".join(text.split())
    pieces = [one for part in CUT.split(said) if (one := part.strip(" ,;:"))]
    if wants_contrary_behind(said):
        return None
    if len(said) > MAX_CHARS or not 1 < len(pieces) <= MAX_PIECES or tells_secret(viewer, said):
        return None
    places = places_named(viewer, said)
    at_place = f" in {typed_name(viewer.workspaces(), places[0])}" if len(places) == 1 else ""
    orders: list[tuple[str, Request]] = []
    others: list[str] = []
    for piece in pieces:
        order = _order(viewer, piece, at_place)
        found = _read(order, read) if order else None
        if _is_clear(found):
            orders.append((order, found))
        elif isinstance(found, _OTHER_CHANGES):
            return None
        else:
            others.append(piece)
    wanted = {one.command if isinstance(one, Propose) else one.typed for _, one in orders}
    if len(wanted) != 1 or not all(_only_tells(viewer, one, *wanted) for one in others):
        return None
    order, request = orders[0]
    if any(places_named(viewer, one) not in ([], places_named(viewer, order)) for one in others):
        return None
    request = replace(request, reason=kept_reason("; ".join(one.strip(" .!") for one in others), text))
    if isinstance(request, AddItem | RemoveItem):
        return replace(request, shows_first=True)
    return shown_first(viewer, request, order) or request


def _order(viewer: Viewer, piece: str, at_place: str) -> str:
    """A sentence that may be an order, with the place that another one names where it names none; else
    empty."""
    if len(piece.split()) < MIN_PIECE_WORDS or _ECHO.fullmatch(piece):
        return ""
    if _PRONOUN.search(piece) or STOPS.search(piece) or not lexicon().tells_setting(piece.casefold()):
        return ""
    plain = piece.rstrip(" .!")
    if names_place(viewer, piece):
        return plain
    return f"{plain}{at_place}" if at_place else ""


def _read(order: str, read: Callable[[str], Request]) -> Request | None:
    try:
        return read(order)
    except BotError:
        return None


def _is_clear(found: Request | None) -> TypeGuard[Request]:
    """Whether it is a change with nothing left over."""
    if isinstance(found, Propose):
        return not (found.left_over or found.replaces)
    if isinstance(found, SetFields):
        return bool(found.assignments)
    return isinstance(found, AddItem | RemoveItem) and is_sure(found)


def _only_tells(viewer: Viewer, piece: str, command: str) -> bool:
    """Whether a sentence beside the order tells why, and neither stops it nor orders anything of its own."""
    if _ECHO.fullmatch(piece):
        return bool(_OFF.search(piece)) == bool(_OFF.search(command))
    if TAKES_AWAY.search(piece):
        return False
    told = piece
    for one in places_named(viewer, piece):
        told = re.sub(re.escape(one.name), "", told, flags=re.IGNORECASE)
    if any(one.search(told) for one in (STOPS, _MORE, _TIMES, NUMBER, _OF_ORDER)):
        return False
    if _REFUSES.search(told) or (_DENIES.search(_NOT_NEEDED.sub(" ", told)) and not _TELLS_OF.match(piece)):
        return False
    return not (_WISH.search(told) and lexicon().tells_setting(told.casefold()))
