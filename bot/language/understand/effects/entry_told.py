"""An entry of a list that is told of, and then has to go: “the digit pattern Taxi on the gym is no longer
needed according to Mr. Lee, so delete it”. It is always shown first."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from bot.access import Viewer
from bot.errors import BotError
from bot.language.reasons import kept_reason
from bot.language.requests.changing import RemoveItem
from bot.language.requests.request import Request
from bot.language.understand.beside.named_in import named_in
from bot.language.understand.effects.pieces import tells_secret

MAX_CHARS = 300
_LIST = r"(?P<list>(?:digit |dial(?:l?ing)? )?patterns?|access codes?|codes?)"
_NAME = r"\"?(?P<name>(?-i:[A-Z])[\w&'’-]*(?: (?-i:[A-Z&])[\w&'’-]*)*)\"?"
_ENTRY = (
    re.compile(
        rf"\b{_LIST} (?:(?:(?:is|was) )?(?:called|named|with the (?:name|description)|for|of) )?{_NAME}(?=,"
        r"? (?:on|at|in|of|for|from|is|are|has|have|was|can|must|"
        r"should|may|will|there|any more|goes|needs)\b|[,.;]|$)",
        re.IGNORECASE,
    ),
    re.compile(rf"{_NAME} (?:is|was) (?:a|an|the|our) (?:\w+ )?{_LIST}\b", re.IGNORECASE),
    re.compile(rf"\b(?:the|our|its|their|his|her|that) {_NAME} {_LIST}\b", re.IGNORECASE),
)
_GOES = re.compile(
    r"\b(?:delete|remove|take|scrap|drop|erase|clear|cancel|strike|revoke|withdraw)s? (?:it|that|this|that "
    r"one)\b(?: (?:off|out|away|from)\b)?"
    r"|\b(?:get rid of|do away with) (?:it|that)\b|\b(?:has|needs|ought|is|are) to (?:go|be (?:deleted|"
    r"removed|dropped|revoked))\b"
    r"|\b(?:must|can|should|may) (?:now |therefore |please )?(?:go|disappear|be (?:deleted|removed|"
    r"dropped|scrapped|revoked|cancelled))\b",
    re.IGNORECASE,
)
_TAKES = re.compile(r"\btake (?:it|that|this)\b(?! (?:off|out|away|from)\b)", re.IGNORECASE)
_DOUBT = re.compile(
    r"\b(?:if|unless|until|whether|maybe|perhaps|might|tomorrow|tonight|later|next (?:week|month)|don['’]t "
    r"(?:delete|remove)|not (?:delete|remove|to)|"
    r"never|keep|but|instead|replace\w*|rename\w*|change|add|or|all|wrong|mistake|should (?:we|i)|shall "
    r"(?:we|i)|undo|restore|back)\b",
    re.IGNORECASE,
)
_POLITE = re.compile(r"\b(?:can|could|would|will) (?:you|we|somebody|someone)\b", re.IGNORECASE)


def entry_told(viewer: Viewer, text: str, read: Callable[[str], Request]) -> Request | None:
    """The removal of the entry, with what is told of it as its reason; None for any other text."""
    said = " ".join(text.split())
    going = _GOES.search(said) if len(said) <= MAX_CHARS else None
    if going is None or _TAKES.search(said) or _DOUBT.search(said) or tells_secret(viewer, said):
        return None
    if said.endswith("?") and not _POLITE.search(said):
        return None
    found = next(filter(None, (one.search(said) for one in _ENTRY)), None)
    if found is None or found.start() > going.start():
        return None
    place = named_in(viewer, said).place
    if not place or named_in(viewer, found["name"]).place:
        return None
    kind = "access code" if "code" in found["list"].casefold() else "digit pattern"
    try:
        request = read(f'remove {kind} "{found["name"]}" from {place}')
    except BotError:
        return None
    if not isinstance(request, RemoveItem):
        return None
    told = said[: going.start()].strip(" ,;:.-–—")
    return replace(request, shows_first=True, reason=request.reason or kept_reason(told, text))
