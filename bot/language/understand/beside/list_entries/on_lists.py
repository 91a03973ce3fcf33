"""Who is to be on a list in few words, or to stay there: “Denver park on the watch list at the gym”."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from bot.access import Viewer
from bot.errors import BotError
from bot.language.codes_and_pins import may_tell_secret
from bot.language.reasons import kept_reason
from bot.language.requests.changing import AddItem, Propose, SetFields
from bot.language.requests.request import Request
from bot.language.requests.showing import ListItems, ShowSetting
from bot.language.understand.earlier.taken_back import shown_first
from bot.language.understand.what_is_named import names_place, names_setting

MAX_CHARS = 200
"""Longer texts tell more than one thing."""
_NO_NAME = (
    r"(?:is|are|was|were|be|been|who|whos|what|which|not|no|never|dont|keep|keeps|leave|put|puts|puttin|turn|set|add|"
    r"remove|take|has|have|want|wants|needs|why|if|it|that|this|they|we|he|she|i|you|all|calls?|someone|still|"
    r"already|does|do|did|see|show|check|or|and|should|must|can|could|goes|go|switch|look|everyone|everybody)"
)
_ON_LIST = re.compile(
    rf"(?P<name>(?:(?!{_NO_NAME}\b)[^\W_][\w’'-]* ){{1,3}})on (?:the )?"
    r"(?P<list>(?:(?!the\b)[\w-]+ ){1,3}list\b[^,;.?!:]*)"
    r"(?:[,;.]\s*(?P<fact>[^?:]+))?",
    re.IGNORECASE,
)
_STAYS_ON = re.compile(
    r"(?:(?:pls|please|just) )*(?:keep|leave) (?:(?!on\b|off\b)[\w+’'-]+ ){1,3}(?:on|off) (?:the )?"
    r"(?P<list>(?:[\w-]+ ){1,4}(?:list|rules)\b[^,;?!]*)[.!]*",
    re.IGNORECASE,
)
_WATCHED = re.compile(r"^(?:watch|watched) list", re.IGNORECASE)
_ORDERS_MORE = re.compile(
    r"\b(?:if|when|unless|until|maybe|or|but|then|instead|wait|tomorrow|tonight|only|set|turn|put|forward|send|add|"
    r"remove|take|off|on)\b|\d",
    re.IGNORECASE,
)
"""With one of these what stands behind may order more, or put it off."""


def on_list(viewer: Viewer, text: str, read: Callable[[str], Request]) -> Request | None:
    """The addition of who is told to be on a list of people, to be shown first; the list where somebody is to
    stay there. None for any other text."""
    said = " ".join(text.split()).rstrip(" .!")
    if len(said) > MAX_CHARS or not re.search(r"\bo(?:n|ff)\b", said, re.IGNORECASE) or said.endswith("?"):
        return None
    if "list" not in said.casefold() and "rules" not in said.casefold():
        return None
    if may_tell_secret(said):
        return None
    if found := _STAYS_ON.fullmatch(said):
        return _as_it_is(read, found["list"])
    found = _ON_LIST.fullmatch(said)
    if found is None or _ORDERS_MORE.search(found["fact"] or ""):
        return None
    its_list = _WATCHED.sub("monitoring list", found["list"])
    name = found["name"].strip()
    if not names_setting(its_list) or not names_place(viewer, its_list) or names_place(viewer, name):
        return None
    order = f"add {name} to the {its_list}"
    try:
        request = read(order)
    except BotError:
        return None
    reason = kept_reason(found["fact"] or "", said)
    if isinstance(request, AddItem):
        return replace(request, shows_first=True, reason=request.reason or reason)
    fields = request.fields if isinstance(request, Propose) else request
    if not isinstance(fields, SetFields) or f' add "{name}"' not in fields.typed or request.left_over:
        return None
    return replace(shown_first(viewer, request, order) or request, reason=request.reason or reason)


def _as_it_is(read: Callable[[str], Request], its_list: str) -> Request | None:
    """The list on which somebody is to stay; None where it is none of a setting."""
    if not names_setting(its_list):
        return None
    shown = read(f"show {its_list}")
    if isinstance(shown, ShowSetting):
        return replace(shown, note="It stays as it is. Nothing was changed.")
    return shown if isinstance(shown, ListItems) else None
