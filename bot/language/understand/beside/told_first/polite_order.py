"""An order that is asked for politely behind a story: “…, so could you please show me …”."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.access import Viewer
from bot.errors import BotError, NotAvailable
from bot.language.requests.many import ShowOnMany
from bot.language.requests.request import Request
from bot.language.requests.showing import (
    FindWhere,
    Help,
    ListItems,
    ListWorkspaces,
    ShowEverything,
    ShowSetting,
    ShowWorkspace,
)
from bot.language.sentence.readings.spotted import Spotted
from bot.language.sentence.words.general_words import ADD, DROP, MAKE, OFF, ON, phrases
from bot.language.sentence.words.lexicon import lexicon
from bot.language.sentence.words.tokens import sentences
from bot.language.understand.certainty import is_sure
from bot.language.understand.what_is_named import places_named

LOOKS = (FindWhere, Help, ListItems, ListWorkspaces, ShowEverything, ShowOnMany, ShowSetting, ShowWorkspace)
"""What changes nothing."""
MIN_STORY_WORDS, MIN_ORDER_WORDS = 4, 2
_POLITE = (
    r"(?:(?:can|could|would|will) (?:you|u)(?: be so (?:kind|nice|good)(?: as)?(?: to| and)?)?"
    r"|(?:would it be|is it) possible(?: for you)? to|i(?: would|['’]d) (?:like|love)(?: you)? to"
    r"|please|pls|kindly)"
    r"(?: please| pls| kindly| maybe| quickly| just)*"
)
_MARK = re.compile(
    r"(?:[,;.!]\s*(?:(?:and|so|but|therefore|hence|then)[, ]+)?|\s+[–—-]+\s+"
    r"|\s+(?:so|therefore|hence|and|but) )"
    rf"{_POLITE}\s+(?=\w)",
    re.IGNORECASE,
)
"""Behind it stands what is asked for."""
_WHOM = re.compile(
    r"\b(?:him|her|them|he|she|they|their|his|it|its|there|here|this|that|these|those)\b", re.IGNORECASE
)
"""What is told of in the story: without that the order may be another one."""
_FOR_WHOM = re.compile(r"\s+for (?:him|her|them|me|us)$", re.IGNORECASE)
_AS_IT_IS = re.compile(
    r"[,;.]? (?:(?:and )?(?:(?:all )?the rest|everything else|all else) (?:stays|remains|is to stay) "
    r"(?:as it is|the same|unchanged))$",
    re.IGNORECASE,
)
_LOOK = re.compile(
    r"(?:show|list|display|give me|tell me|let me see|send me|see|get me|look at|have a look at|what|which|"
    r"how|where|who)\b",
    re.IGNORECASE,
)
_LIMITS = re.compile(
    r"\b(?:if|unless|whether|until|till|once|after|before|when|whenever|while|(?:as|so) (?:soon|long) as|"
    r"in case|only|provid\w+|except|instead|rather|other than|tomorrow|tonight|next|later|maybe|perhaps|wait|"
    r"never)\b|[?:\n]",
    re.IGNORECASE,
)
_TIMES = re.compile(
    r"\b(?:at|every|each|over|during) (?!the moment\b|the renovation\b)\w+|"
    r"\bin the (?:night|evening|morning)s?\b|"
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|weekend)s?\b",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:was|were|had|got|happened|broke|came|left|died|(?:has|have) been)\b", re.IGNORECASE)
"""With one of these a story may say when, or on what condition."""


_HEAD = re.compile(
    rf"^(?!is it possible )(?:(?:hi|hello|hey|please|pls)[, ]+)?{_POLITE}\s+(?P<order>(?P<verb>[a-z-]+) .+)$",
    re.IGNORECASE,
)
_VERBS = frozenset(one for one in (*MAKE, *ON, *OFF, *ADD, *DROP) if " " not in one) | phrases(
    "turn|switch|forward|send|divert|reject|accept|record|intercept|ring|block|have"
)
"""Verbs of orders. “Let me know” and “give me” want to be told."""
_TELL_ME = re.compile(r"(?:let|give|get|have|put) (?:me|us)\b", re.IGNORECASE)


def without_polite_head(text: str) -> str:
    """The bare order behind “could you please …”; empty where none stands there."""
    found = _HEAD.match(text.strip())
    if found is None or found["verb"].casefold() not in _VERBS or _TELL_ME.match(found["order"]):
        return ""
    return found["order"].rstrip(" ?")


def asked_politely(text: str) -> tuple[str, str]:
    """The story and the bare order behind it; the order is empty where none is asked for politely."""
    for mark in reversed([*_MARK.finditer(text)]):
        story, order = text[: mark.start()].strip(), text[mark.end() :].strip(" ?.!")
        if len(story.split()) >= MIN_STORY_WORDS and len(order.split()) >= MIN_ORDER_WORDS:
            return story, order
    return "", ""


def look_behind_story(viewer: Viewer, text: str, read: Callable[[str], Request]) -> Request | None:
    """What is to be shown behind a story; None where something else is asked for, or the story names another
    workspace."""
    _, order = asked_politely(text)
    if not order or not _LOOK.match(order):
        return None
    try:
        found = read(order)
    except NotAvailable:
        raise
    except BotError:
        return None
    return (
        found if isinstance(found, LOOKS) and (is_sure(found) or isinstance(found, ShowWorkspace)) else None
    )


def order_behind_story(viewer: Viewer, text: str) -> tuple[str, str]:
    """The order and the story before it, which says neither when nor on what condition, and tells of no other
    workspace and no other setting; both empty for any other text."""
    story, order = asked_politely(text)
    order = _AS_IT_IS.sub("", _FOR_WHOM.sub("", order))
    told = {one.id for one in places_named(viewer, story)} if order else set()
    meant = {one.id for one in places_named(viewer, order)} if order else set()
    if not order or _LOOK.match(order) or not told <= meant or _LIMITS.search(story):
        return "", ""
    if _TIMES.search(story) and not tells_past(story):
        return "", ""
    if _WHOM.search(order) or any(map(str.isdigit, story)) or not _settings(story) <= _settings(order):
        return "", ""
    return order, story


def tells_past(story: str) -> bool:
    """Whether a story tells what happened: a time in it is none of the order."""
    return _PAST.search(story) is not None


def _settings(text: str) -> set[str]:
    """The keys of the settings that the words surely tell."""
    if not lexicon().tells_setting(text.casefold()):
        return set()
    return {one.key for said in sentences(text) for one in Spotted(said, lexicon()).families(())}
