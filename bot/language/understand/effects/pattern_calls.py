"""What is told of the calls that fit a digit pattern: “calls that fit the Chatlines pattern at the
gym can go”. It is always shown first."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from bot.access import Viewer
from bot.errors import BotError
from bot.language.requests.changing import ChangeItem
from bot.language.requests.request import Request
from bot.language.understand.beside.named_in import named_in
from bot.language.understand.effects.pieces import tells_secret

MAX_CHARS = 200
_NAMED = r"\"?(?P<{0}>(?-i:[A-Z])[\w&'’-]*(?: (?-i:[A-Z&])[\w&'’-]*)*)\"?"
_FIT = (
    r"\b(?:calls?|numbers?) (?:(?:that|which) (?:fits?|match(?:es)?|hits?|falls? under|come under)|fitting|"
    r"matching|hitting|under|falling under|for|on|of|to|with)"
)
_CALLS = re.compile(
    rf"{_FIT} (?:the |our |its |their )?(?:{_NAMED.format('before')} (?:digit |dial(?:l?ing)? )?pattern"
    rf"|(?:digit |dial(?:l?ing)? )?pattern (?:called |named )?{_NAMED.format('behind')})\b",
    re.IGNORECASE,
)
_CODE = re.compile(
    r"\b(?:needs?|requires?|asks? for|only|behind)\b(?:(?!\b(?:no|any|without)\b)[^.;])*\bcode\b",
    re.IGNORECASE,
)
_NO_CODE = re.compile(r"\b(?:no|any|without)\b[^.;]*\bcode\b", re.IGNORECASE)
_BARS = re.compile(r"\b(?:block|bar(?:red)?\b|stop|forbid|prohibit|reject|refus|turned away)", re.IGNORECASE)
_GO = re.compile(
    r"\b(?:can|cannot|can['’]t|could|may|must|should|shall|to|are|is|let|allow|permit|get)\b[^.;]*?"
    r"\b(?:go|pass|allowed|permitted|be made|work|through|possible)\b"
    r"|\bunblock|\b(?:let|allow|permit) calls?\b",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:not|never|no longer|cannot|stop blocking|nobody)\b|n['’]t\b", re.IGNORECASE)
_ONLY = re.compile(r"\bonly\b", re.IGNORECASE)
_DOUBT = re.compile(
    r"\b(?:if|unless|until|till|when|whether|maybe|perhaps|might|tomorrow|yesterday|tonight|later|only|but|or|except|"
    r"were|was|did|already|transfer\w*|removed?|deleted?|why)\b|\?",
    re.IGNORECASE,
)


def pattern_calls(viewer: Viewer, text: str, read: Callable[[str], Request]) -> Request | None:
    """The change of what becomes of these calls; None for any other text."""
    said = " ".join(text.split())
    found = _CALLS.search(said) if "attern" in said and len(said) <= MAX_CHARS else None
    if found is None or tells_secret(viewer, said):
        return None
    name = found["before"] or found["behind"]
    told = f"{said[: found.start()]}calls {said[found.end() :]}"
    needs_code = _CODE.search(told) is not None
    if _DOUBT.search(_ONLY.sub("", told) if needs_code else told) or _NO_CODE.search(told):
        return None
    is_denied = _NOT.search(told) is not None
    if needs_code:
        action = "" if is_denied else "require access code"
    elif _BARS.search(told):
        action = "allow" if is_denied else "block"
    else:
        action = ("block" if is_denied else "allow") if _GO.search(told) else ""
    place = named_in(viewer, said).place
    if not (action and place) or named_in(viewer, name).place:
        return None
    try:
        request = read(f'change pattern {place} "{name}" action {action}')
    except BotError:
        return None
    if not isinstance(request, ChangeItem):
        return None
    return replace(request, shows_first=True)
