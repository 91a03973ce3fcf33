"""An order and a look in one message: each is offered as it was said."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.errors import BotError, NotUnderstood
from bot.language.codes_and_pins import may_tell_secret
from bot.language.requests.request import Request
from bot.language.requests.showing import ShowSetting, ShowWorkspace
from bot.language.sentence.kinds.asking.asking_whether import order_asked_about
from bot.language.sentence.kinds.asking.questions import begins_question, only_looks
from bot.language.sentence.words.general_words import REFERRING
from bot.language.sentence.words.tokens import sentences
from bot.language.understand.certainty import is_change, is_sure
from bot.language.words import split

MAX_PARTS = 4
"""A message of more parts is refused as a whole."""
_CUT = re.compile(r"(?<=[.!?;])\s+|\s*\n\s*|,?\s+(?:and then|and also|and|then)\s+", re.IGNORECASE)
_OR_AT_COMMAS = re.compile(rf"{_CUT.pattern}|,\s+", re.IGNORECASE)


def require_one_thing(text: str, read: Callable[[str], Request | None]) -> None:
    """Raises NotUnderstood, with each part to choose, where one part of the text is an order, and another
    asks to be shown something: “show the gym and turn on dnd in the kitchen”.

    `read` tells what a part is for; one that says “it” or “there” stands for nothing alone.
    """
    if may_tell_secret(text):
        return
    for parts in dict.fromkeys(tuple(filter(None, cut.split(text.strip()))) for cut in (_CUT, _OR_AT_COMMAS)):
        _require_one(parts, read)


def _require_one(parts: tuple[str, ...], read: Callable[[str], Request | None]) -> None:
    if not 1 < len(parts) <= MAX_PARTS:
        return
    if any(word.plain.strip(".,!?") in REFERRING for part in parts for word in split(part)):
        return
    if any(order_asked_about(one) for part in parts for one in sentences(part)):
        return  # “what if …”
    looks = [_looks(part) for part in parts]
    if not any(looks) or all(looks):
        return
    try:
        found = [read(part) for part in parts]
    except BotError:
        return  # a value misses, or it is not done here
    if all(_is_shown(one) if looked else is_change(one) for one, looked in zip(found, looks, strict=True)):
        said = "That is more than one thing. Nothing was changed yet."
        raise NotUnderstood(said, "Which one first?", parts)


def _looks(part: str) -> bool:
    return all(only_looks(one) or begins_question(one) for one in sentences(part))


def _is_shown(request: Request | None) -> bool:
    return isinstance(request, ShowSetting | ShowWorkspace) and is_sure(request)
