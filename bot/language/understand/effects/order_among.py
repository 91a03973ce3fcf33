"""The one order among sentences that tell why, each read alone: “Parents complain, as the gym has
no mailbox. Please turn on its voicemail.” It is always shown first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from bot.access import Viewer
from bot.errors import BotError
from bot.language.reasons import kept_reason
from bot.language.requests.changing import AddItem, Propose, RemoveItem, SetFields
from bot.language.requests.request import Request
from bot.language.sentence.words.lexicon import lexicon
from bot.language.understand.certainty import is_sure
from bot.language.understand.earlier.taken_back import shown_first
from bot.language.understand.effects.pieces import NUMBER, STOPS, TAKES_AWAY, tells_secret
from bot.language.understand.what_is_named import names_place, places_named
from bot.names.workspaces import typed_name

MAX_CHARS, MAX_PIECES, MIN_PIECE_WORDS = 400, 5, 2
_CUT = re.compile(
    r"(?<![A-Z]r\.)(?<!Mrs\.)(?<!Ms\.)(?<!St\.)(?<=[.!?;])\s+|\s+[–—-]+\s+|\s*,?\s+(?:so|hence|therefore|"
    r"thus)\b,? (?!that\b)"
    r"|,? so that\s+|,? (?:otherwise|or else),?\s+|,? (?:which|that) is why |,?\s+because\s|,\s+(?:since|"
    r"as)\s+|:\s+"
)
_MORE = re.compile(
    r"\b(?:if|only|except|but|instead|sorry|no,|rather|actually|don['’]t|do not|should (?:we|i)|shall "
    r"(?:we|i)|first|then|also|too|as well|both|"
    r"another|mistake|back to)\b|\?",
    re.IGNORECASE,
)
"""With one of these a sentence beside an order may order more."""
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
    pieces = [one for part in _CUT.split(said) if (one := part.strip(" ,;:"))]
    if len(said) > MAX_CHARS or not 1 < len(pieces) <= MAX_PIECES or tells_secret(viewer, said):
        return None
    places = places_named(viewer, said)
    at_place = f" in {typed_name(viewer.workspaces(), places[0])}" if len(places) == 1 else ""
    orders = [(at, *one) for at, piece in enumerate(pieces) if (one := _order(viewer, piece, at_place, read))]
    wanted = {request.command if isinstance(request, Propose) else request.typed for _, _, request in orders}
    if len(wanted) != 1:
        return None
    _, order, request = orders[0]
    others = [one for at, one in enumerate(pieces) if at not in {each for each, _, _ in orders}]
    command = wanted.pop()
    if not all(_only_tells(viewer, one, command) for one in others):
        return None
    request = replace(request, reason=kept_reason("; ".join(one.strip(" .!") for one in others), text))
    if isinstance(request, AddItem | RemoveItem):
        return replace(request, shows_first=True)
    return shown_first(viewer, request, order) or request


def _order(
    viewer: Viewer, piece: str, at_place: str, read: Callable[[str], Request]
) -> tuple[str, Request] | None:
    """The order that one sentence is, in full; None for any other."""
    if (
        len(piece.split()) < MIN_PIECE_WORDS
        or _ECHO.fullmatch(piece)
        or not lexicon().tells_setting(piece.casefold())
    ):
        return None
    if _PRONOUN.search(piece) or STOPS.search(piece):
        return None
    for order in _placed(viewer, piece.rstrip(" .!"), at_place):
        try:
            found = read(order)
        except BotError:
            continue
        fields = found.fields if isinstance(found, Propose) else found
        is_clear = isinstance(found, SetFields) or (
            isinstance(found, Propose) and not (found.left_over or found.replaces)
        )
        if is_clear or (isinstance(found, AddItem | RemoveItem) and is_sure(found)):
            return (order, found) if not isinstance(fields, SetFields) or fields.assignments else None
    return None


def _placed(viewer: Viewer, piece: str, at_place: str) -> Iterator[str]:
    """The piece, with the place that another one names where it names none."""
    if names_place(viewer, piece):
        yield piece
    elif at_place:
        yield f"{piece}{at_place}"


def _only_tells(viewer: Viewer, piece: str, command: str) -> bool:
    """Whether a sentence beside the order tells why, and neither stops it nor orders anything of its own."""
    if _ECHO.fullmatch(piece):
        return bool(_OFF.search(piece)) == bool(_OFF.search(command))
    if TAKES_AWAY.search(piece):
        return False
    told = piece
    for one in places_named(viewer, piece):
        told = re.sub(re.escape(one.name), "", told, flags=re.IGNORECASE)
    if STOPS.search(told) or _MORE.search(told) or NUMBER.search(told):
        return False
    return not (_WISH.search(told) and lexicon().tells_setting(told.casefold()))
