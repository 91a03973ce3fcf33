"""A number, or a person, told before the order that means it: “4466 has left, remove it from the list”."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from bot.access import Viewer
from bot.errors import BotError, TwoMeanings
from bot.language.codes_and_pins import may_tell_secret
from bot.language.reasons import kept_reason
from bot.language.requests.changing import AddItem, Propose, RemoveItem, SetFields
from bot.language.requests.request import Request
from bot.language.understand.beside.named_in import named_in
from bot.language.understand.beside.told_beside import MAX_CHARS
from bot.language.understand.earlier.taken_back import shown_first
from bot.language.understand.what_is_named import names_place

_NUMBER = r"\+?\d(?:[ ().-]{0,2}\d){2,}"
_VERBS = "put|add|block|bar|reject|refuse|remove|delete|take|drop|unblock|accept|allow|list|include|blacklist"
_ORDERS = re.compile(rf"\b(?:{_VERBS})\b", re.IGNORECASE)
_OF_PLACE = re.compile(r"\b(?:room|floor|desk|level|suite|since|in|year|ticket|case|at)\s*$", re.IGNORECASE)
"""Right behind these a number is none to call."""
_TOLD = re.compile(
    rf"(?P<fact>[^;:!?]*?(?<![\w#])(?P<number>{_NUMBER})(?!\d)[^\d;:!?]*?)(?:[.;:,]\s*|\s+[–—-]+\s+|\s+(?=so\b))"
    rf"(?P<order>(?:(?:so|please|pls|can you|could you|can u|could u|then|and) )*(?:{_VERBS})\b[^\d]+)",
    re.IGNORECASE,
)
_CALLS = re.compile(
    r"\b(?:(?:his|her|their|its|these|those|such) calls|calls from (?:it|them|him|her|there))\b",
    re.IGNORECASE,
)
_IT = re.compile(r"\b(?:it|them|him|her|(?:that|this|the) (?:number|caller|one|line|phone))\b", re.IGNORECASE)
_CALLER = re.compile(
    r"\b(?:from|by|calling|calls|caller|called|rings|phones|spam\w*|harass\w*|pester\w*)\b", re.IGNORECASE
)
_CALLED = re.compile(r"\b(?:call|dial|phone|ring|reach|dialling|dialing|calls to|calling)\s*$", re.IGNORECASE)
"""Right before a number these tell that it is called."""
_BARS = re.compile(r"\b(?:block|bar|reject|refuse|blacklist)\b", re.IGNORECASE)
"""Behind such a fact these turn away who calls."""
_DOUBTS = re.compile(
    r"\b(?:not|no|never|nobody|if|whether|unless|wonder|maybe|perhaps|or|was|were|might|may|could|would|"
    r"\w+n['’]t)\b",
    re.IGNORECASE,
)
_OF_SECRETS = re.compile(
    r"\b(?:opens?|unlocks?|door|gate|safe|alarm|log|logs|login|enters?|types?|typed|guess(?:es)?|knows?|combination)\b",
    re.IGNORECASE,
)
"""Beside these the digits may be a code."""
_THERE = re.compile(r"\b(?:there|here)\b", re.IGNORECASE)
_PERSON = re.compile(
    r"(?P<fact>(?:our |the )?(?P<name>(?-i:[A-ZÀ-ÖØ-Þ][\w'’-]+ [A-ZÀ-ÖØ-Þ][\w'’-]+)) "
    r"(?:has|is|left|leaves|moves|moved|joins|joined|starts|started|works|now|will|retires|retired)\b"
    r"[^.;:,?\d]*)[.;:,]\s*"
    rf"(?P<order>(?:(?:so|please|pls|can you|could you|then|and) )*(?:{_VERBS}|let|give|grant)\b[^\d?]+)",
    re.IGNORECASE,
)
_HIM = re.compile(r"\b(?:(?:his|her|their) (?:line|phone|number|extension)|him|her|them)\b", re.IGNORECASE)


def person_before(viewer: Viewer, text: str, read: Callable[[str], Request]) -> Request | None:
    """The change of a list of people that an order asks for with who is told of before it, to be shown first;
    what is told is its reason. None for any other text."""
    found = _PERSON.fullmatch(text.strip().rstrip(".")) if len(text) <= MAX_CHARS else None
    if found is None or may_tell_secret(text):
        return None
    if names_place(viewer, found["fact"]) and not names_place(viewer, found["order"]):
        return None
    told, count = _HIM.subn(found["name"], found["order"], count=1)
    try:
        request = read(told) if count else None
    except BotError:
        return None
    if not isinstance(request, SetFields | Propose):
        return None
    reason = request.reason or kept_reason(found["fact"], text)
    return shown_first(viewer, replace(request, reason=reason), told)


def number_before(viewer: Viewer, text: str, read: Callable[[str], Request]) -> Request | None:
    """The change of a list that an order asks for with the number told before it, to be shown first; what is
    told is its reason. None for any other text. Raises TwoMeanings where it is not said who calls whom."""
    said = " ".join(text.split())
    found = _TOLD.fullmatch(said) if len(said) <= MAX_CHARS and _ORDERS.search(said) else None
    if found is None or may_tell_secret(text):
        return None
    fact, order = found["fact"], found["order"]
    rest, named = fact, named_in(viewer, fact)
    for name in named.words:
        rest = rest.replace(name, "", 1)
    is_one = rest.count(found["number"]) == 1 and not re.search(r"\d", rest.replace(found["number"], "", 1))
    is_one = is_one and not _OF_PLACE.search(fact[: found.start("number") - found.start()])
    if not is_one or _DOUBTS.search(fact) or _OF_SECRETS.search(fact):
        return None
    told, count = _CALLS.subn(f"calls from {found['number']}", order, count=1)
    if not count:
        is_called = _CALLED.search(fact[: found.start("number") - found.start()]) is not None
        way = "calls to " if is_called else "calls from " if _CALLER.search(fact) else ""
        calls = way if _BARS.search(order) else ""
        told, count = _IT.subn(f"{calls}{found['number']}", order, count=1)
    if not count:
        return None
    if named.place and not names_place(viewer, order):
        where = f"in {named.place}"
        told = _THERE.sub(where, told, count=1) if _THERE.search(told) else f"{told} {where}"
    try:
        request = read(told)
    except TwoMeanings:
        raise
    except BotError:
        return None
    if not isinstance(request, AddItem | RemoveItem):
        return None
    return replace(request, shows_first=True, reason=request.reason or kept_reason(fact, text))
