"""An order read without the clause behind it that only says why: “…, people want to answer”."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from bot.access import Viewer
from bot.errors import BotError
from bot.language.reasons import BECAUSE, kept_reason, split_why
from bot.language.requests.changing import AddItem, Propose, RemoveItem, SetFields
from bot.language.requests.many import SetOnMany
from bot.language.requests.request import Request
from bot.language.requests.showing import ListItems, ShowSetting
from bot.language.sentence.words.lexicon import lexicon
from bot.language.understand.certainty import is_sure
from bot.language.understand.codes.code_words import REFUSES
from bot.language.understand.earlier.taken_back import shown_first
from bot.language.understand.what_is_named import names_place, names_setting

_PLAIN_VERB = re.compile(
    r"(?<=\bto )(?:be able to )?"
    r"(?:answer(?: (?:the )?(?:calls?|phones?))?|reach|call|phone|dial|ring|pick up|talk|speak|hear)\b"
    r"|(?<=\bcan )(?:answer|reach|call|phone|talk|speak|hear)\b"
    r"|\b(?:need|needs|want|wants|have|has) (?=to\b)",
    re.IGNORECASE,
)
"""What people do with a phone; with it a clause names no setting yet."""
_TELLS_NOW = re.compile(
    r"\W*(?:(?:it|that)(?: is|'s) |is )?(?:currently|presently|at |so far|as of)\b", re.IGNORECASE
)
_IS_LOOK = re.compile(
    r"\W*(?:(?:please|pls|can you|could you) )*(?:show|list|display|give|tell)\b", re.IGNORECASE
)

_IS_NEEDED = re.compile(r"(?:(?:i|we) (?:just |only )?)?(?:need|want) ", re.IGNORECASE)
"""Behind what is looked at, this only says what for."""


def without_why(viewer: Viewer, text: str, read: Callable[[str], Request]) -> Request | None:
    """The change that is certain without the clause, to be shown first where it can be, or the look; None
    where a text has no such clause, it names a setting or a place of its own, or the rest is neither."""
    order, why = split_why(text)
    is_plain = "otherwise" in why.casefold().split()  # it tells what happens if nothing is done
    is_look = _IS_LOOK.match(order) is not None or _IS_NEEDED.match(why) is not None
    is_plain = is_plain or is_look or _TELLS_NOW.match(why) is not None
    if not why or (not is_plain and _names_setting(_PLAIN_VERB.sub("", why))) or names_place(viewer, why):
        return None
    try:
        found = read(order)
    except BotError:
        return None
    is_change = isinstance(found, SetFields | Propose)
    if is_change or BECAUSE in text[len(order) :].casefold().split():
        found = replace(found, reason=found.reason or kept_reason(why, text))
    if isinstance(found, AddItem):
        return replace(found, shows_first=bool(found.typed) or not REFUSES.isdisjoint(why.casefold().split()))
    if isinstance(found, SetFields) or (isinstance(found, Propose) and found.is_clear):
        return shown_first(viewer, found, order)
    if is_look:
        return found if isinstance(found, ShowSetting | ListItems) and is_sure(found) else None
    is_shown = isinstance(found, Propose) and is_plain
    return found if is_shown or isinstance(found, RemoveItem | SetOnMany) else None


def _names_setting(why: str) -> bool:
    """Whether it surely tells of a setting: by its name, or by several words."""
    return names_setting(why) and lexicon().tells_setting(why.casefold())
