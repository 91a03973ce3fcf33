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
from bot.language.sentence.words.general_words import phrases
from bot.language.sentence.words.lexicon import lexicon
from bot.language.understand.beside.named_in import named_in
from bot.language.understand.beside.told_first.told_beside import MAX_CHARS
from bot.language.understand.earlier.taken_back import shown_first
from bot.language.understand.what_is_named import names_place

_NUMBER = r"\+?\d(?:[ ().-]{0,2}\d){2,}"
_VERBS = (
    "put|add|make|create|block|bar|reject|refuse|remove|delete|take|drop|unblock|accept|allow|list|include|"
    "blacklist"
)
_SETTINGS = r"selective (?:rejection|reject|acceptance|accept)|priority alert"
_ORDERS = re.compile(rf"\b(?:{_VERBS}|{_SETTINGS})\b", re.IGNORECASE)
_OFTEN = re.compile(r"\b\d{1,2} ?(?:x|times)(?: a (?:day|week|night))?\b", re.IGNORECASE)
"""How often somebody calls: no number to call."""
_ALWAYS = re.compile(
    r"(?:,? (?:day and night|around the clock|24/7|at all times|(?:straight|right) away|at once|immediately|"
    r"asap|please|pls))+\W*$",
    re.IGNORECASE,
)
"""A rule without a schedule holds always, and at once."""
_OF_PLACE = re.compile(r"\b(?:room|floor|desk|level|suite|since|in|year|ticket|case|at)\s*$", re.IGNORECASE)
"""Right behind these a number is none to call."""
_TOLD = re.compile(
    rf"(?P<fact>[^;:!?]*?(?<![\w#])(?P<number>{_NUMBER})(?!\d)[^\d;:!?]*?)(?:[.;:,]\s*|\s+[–—-]+\s+|\s+(?=so\b))"
    r"(?P<order>(?:(?:so|please|pls|can you|could you|can u|could u|then|and) )*"
    rf"(?:{_VERBS}|(?:(?:that|the|this) )?(?:{_SETTINGS}))\b[^\d]+)",
    re.IGNORECASE,
)
_ITS_RULE = re.compile(rf"\b(?:that|this|the|its) (?P<rule>(?:{_SETTINGS}) rule)\b", re.IGNORECASE)
_MAKES_RULE = re.compile(r"\b(?:make|create) (?=(?:an? )?[\w ]+ rule\b)", re.IGNORECASE)
_RULE_AGAINST = re.compile(r"(?<=\brule) against\b", re.IGNORECASE)
_HAVE_REJECTED = re.compile(
    r"(?:would|could|can) you (?:please |kindly )*have (?:just |only )?(?P<calls>(?:his|her|their|its|"
    r"these|those) calls) "
    r"(?P<how>reject|refus|block|barr)ed(?:,? please)?\?",
    re.IGNORECASE,
)
_REJECTED = re.compile(
    r"\b(?P<lead>from|off) (?:the |our )?(?:rejected|blocked) (?:callers|numbers)\b", re.IGNORECASE
)
"""Callers on the list of selective reject."""
_REMOVES = re.compile(r"\b(?:remove|delete|drop|take|deleted|removed)\b|\brule\b", re.IGNORECASE)
"""With one of these an order is about an entry of the list, and not about calls."""
_OVER = re.compile(r"\bno longer [a-z]+s?\b")
"""What is so no longer is why an entry is removed."""
_NO_DOUBT = re.compile(
    r"\b(?:he|she|they|it) (?:may|can) (?:ring|call|phone|reach)\b|\bno longer (?:needs?|wants?|uses?|"
    r"requires?)\b",
    re.IGNORECASE,
)
_CALLS = re.compile(
    r"\b(?:(?:his|her|their|its|these|those|such) calls|calls from (?:it|them|him|her|there))\b",
    re.IGNORECASE,
)
_IT = re.compile(
    r"\b(?:it|them|him|her|(?:that|this|the) (?:num|number|caller|one|line|phone))\b", re.IGNORECASE
)
_CALLER = re.compile(
    r"\b(?:from|by|(?:man|woman|person|guy|chap|lady|someone|somebody) on|calling|calls|caller|called|rings|"
    r"phones|hits|sells|shouting|spam\w*|harass\w*|pester\w*)\b",
    re.IGNORECASE,
)
_CALLED = re.compile(r"\b(?:call|dial|phone|ring|reach|dialling|dialing|calls to|calling)\s*$", re.IGNORECASE)
"""Right before a number these tell that it is called."""
_BARS = re.compile(rf"\b(?:block|bar|reject|refuse|blacklist|{_SETTINGS})\b", re.IGNORECASE)
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
_NAME = r"[^\W\d_][\w'’-]*"
_PERSON = re.compile(
    rf"(?P<fact>(?:our |the )?(?P<name>{_NAME}(?: {_NAME}){{0,2}}?) "
    r"(?:has|is|left|leaves|moves|moved|changes|changed|joins|joined|starts|started|works|does|doesn['’]?t|now|"
    r"will|retires|retired|quit|switched|went|resigned|transferred)\b[^.;:,?\d]*)(?:[.;:,]\s*|\s+(?=so\b))"
    r"(?P<order>(?:(?:so|therefore|hence|please|pls|can you|could you|then|and),? )*"
    rf"(?:{_VERBS}|let|give|grant|off|s?he|his|her)\b[^?]+)",
    re.IGNORECASE,
)
_OFF_WITH = re.compile(r"(?P<before>.*?)\boff (?P<list>.+?) (?:with|w/) ?(?:him|her|them)\b", re.IGNORECASE)
_MAY_GO = r"(?:can|may|should|must|has to|needs to) (?:now )?(?:go|come off|be removed)"
_LAMP_GOES = re.compile(
    rf"(?P<before>.*?)\b(?:his|her) (?:lamp|light|blf)(?: key)? (?:on|at|in|of|for) (?P<list>.+?) {_MAY_GO}",
    re.IGNORECASE,
)
_SO = re.compile(r"^(?:(?:therefore|hence|so),? )+", re.IGNORECASE)
_NO_BUSINESS = re.compile(
    r"(?P<before>.*?)\b(?:his|her|their) (?:line|lamp|light|name|number|phone) (?:has|have) no "
    r"(?:business|place) "
    r"(?:under|on|in|at|among) (?P<list>.+?)(?: any ?more| any longer| now)?",
    re.IGNORECASE,
)
_IN_MAY = re.compile(r"\b(?:in|since|last) May\b")
_UNSURE_OF = re.compile(r"\b(?:if|whether|unless|maybe|perhaps|might|may|could|would|or)\b", re.IGNORECASE)
"""With one of these a fact about somebody is none."""
_NO_NAMES = phrases(
    "the|our|a|an|my|this|that|he|she|it|they|we|i|you|who|everybody|somebody|nobody|someone|everyone"
)
_SOMEBODY = re.compile(r"\b(?:him|her|his|them|he|she)\b", re.IGNORECASE)
_HIM = re.compile(
    r"\b(?:(?:his|her|their) (?:line|phone|number|extension)|him|her|them|(?:he|she)(?= ))\b", re.IGNORECASE
)


def person_before(viewer: Viewer, text: str, read: Callable[[str], Request]) -> Request | None:
    """The change of a list of people that an order asks for with who is told of before it, to be shown first;
    what is told is its reason. None for any other text."""
    said = " ".join(text.split()).rstrip(" .!")
    found = _PERSON.fullmatch(said) if len(text) <= MAX_CHARS and _SOMEBODY.search(said) else None
    if found is None or may_tell_secret(text) or _UNSURE_OF.search(_IN_MAY.sub("", found["fact"])):
        return None
    if not _is_name(viewer, found["name"], found["fact"]):
        return None
    if names_place(viewer, found["fact"]) and not names_place(viewer, found["order"]):
        return None
    told = _of_person(found["order"], found["name"])
    try:
        request = read(told) if told else None
    except BotError:
        return None
    fields = request.fields if isinstance(request, Propose) else request
    if not isinstance(fields, SetFields) or request is None or request.left_over:
        return None
    if not any(found["name"] in one.text for one in fields.assignments):
        return None
    reason = request.reason or kept_reason(found["fact"], text)
    return shown_first(viewer, replace(request, reason=reason), told)


def _is_name(viewer: Viewer, name: str, fact: str) -> bool:
    """Whether words may be the name of a person: none of them means anything else, and behind “our” they are
    written as names are."""
    words = name.split()
    is_written = all(one[:1].isupper() for one in words)
    is_free = is_written or not fact.casefold().startswith(("our ", "the "))
    is_known = any(lexicon().knows(one.casefold()) or one.casefold() in _NO_NAMES for one in words)
    return is_free and not is_known and not names_place(viewer, name)


def _of_person(order: str, name: str) -> str:
    """The order with the name for who was told of before it; empty where it speaks of nobody."""
    if found := _LAMP_GOES.match(order):
        return f"{found['before']}remove {name} from monitoring of {found['list']}"
    if found := _NO_BUSINESS.fullmatch(order):
        return f"remove {name} from {found['list']}"
    if found := _OFF_WITH.match(order):
        return f"{found['before']}remove {name} from {found['list']}{order[found.end() :]}"
    told, count = _HIM.subn(name, _SO.sub("", order), count=1)
    return told if count else ""


def _to_reject(found: re.Match[str]) -> str:
    verb = {"refus": "refuse", "barr": "bar"}.get(found["how"].casefold(), found["how"])
    return f"{verb} {found['calls']}"


def number_before(viewer: Viewer, text: str, read: Callable[[str], Request]) -> Request | None:
    """The change of a list that an order asks for with the number told before it, to be shown first; what is
    told is its reason. None for any other text. Raises TwoMeanings where it is not said who calls whom."""
    said = _HAVE_REJECTED.sub(_to_reject, _OFTEN.sub("often", " ".join(text.split())))
    said = _ALWAYS.sub("", said)
    found = _TOLD.fullmatch(said) if len(said) <= MAX_CHARS and _ORDERS.search(said) else None
    if found is None or may_tell_secret(text):
        return None
    fact, order = found["fact"], found["order"]
    rest, named = fact, named_in(viewer, fact)
    for name in named.words:
        rest = rest.replace(name, "", 1)
    is_one = rest.count(found["number"]) == 1 and not re.search(r"\d", rest.replace(found["number"], "", 1))
    is_dialled = found["number"].startswith("+")
    is_one = is_one and (is_dialled or not _OF_PLACE.search(fact[: found.start("number") - found.start()]))
    doubted = _NO_DOUBT.sub("", _OVER.sub("", fact) if _REMOVES.search(order) else fact)
    if not is_one or _DOUBTS.search(doubted) or _OF_SECRETS.search(fact):
        return None
    order = _MAKES_RULE.sub("add ", order)
    order = _REJECTED.sub(r"\g<lead> selective reject", _RULE_AGAINST.sub(" for", order))
    told, count = _ITS_RULE.subn(rf"the \g<rule> for {found['number']}", order, count=1)
    if not count:
        told, count = _CALLS.subn(f"calls from {found['number']}", order, count=1)
    if not count:
        is_called = _CALLED.search(fact[: found.start("number") - found.start()]) is not None
        way = "calls to " if is_called else "calls from " if _CALLER.search(fact) else ""
        calls = way if _BARS.search(order) and not _REMOVES.search(order) else ""
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
