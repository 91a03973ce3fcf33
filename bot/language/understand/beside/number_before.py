"""A number that is told before the order that means it: “4466 has left, remove it from the ring list”."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from bot.access import Viewer
from bot.errors import BotError
from bot.language.codes_and_pins import may_tell_secret
from bot.language.reasons import kept_reason
from bot.language.requests.changing import AddItem, RemoveItem
from bot.language.requests.request import Request
from bot.language.sentence.readings.workspace_spans import Sureness, workspace_spans
from bot.language.sentence.words.lexicon import lexicon
from bot.language.sentence.words.tokens import sentences
from bot.language.understand.sentences import names_place
from bot.names.workspaces import typed_name

_NUMBER = r"\+?\d(?:[ ().-]{0,2}\d){2,}"
_VERBS = "put|add|block|bar|reject|refuse|remove|delete|take|drop|unblock|accept|allow|list|include|blacklist"
_TOLD = re.compile(
    rf"(?P<fact>[^;:!?]*?(?P<number>{_NUMBER})(?!\d)[^\d;:!?]*?)(?:[.;:,]\s*|\s+[–—-]+\s+|\s+(?=so\b))"
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
_BARS = re.compile(r"\b(?:block|bar|reject|refuse|blacklist)\b", re.IGNORECASE)
"""Behind such a fact these turn away who calls."""
_THERE = re.compile(r"\b(?:there|here)\b", re.IGNORECASE)


def number_before(viewer: Viewer, text: str, read: Callable[[str], Request]) -> Request | None:
    """The change of a list that an order asks for with the number told before it, to be shown first; what is
    told is its reason. None for any other text."""
    found = _TOLD.fullmatch(text.strip())
    if found is None or may_tell_secret(text):
        return None
    fact, order = found["fact"], found["order"]
    if any(found["number"] in name for name in _names_said(viewer, fact)):
        return None
    told, count = _CALLS.subn(f"calls from {found['number']}", order, count=1)
    if not count:
        calls = "calls from " if _CALLER.search(fact) and _BARS.search(order) else ""
        told, count = _IT.subn(f"{calls}{found['number']}", order, count=1)
    if not count:
        return None
    if (place := _place(viewer, fact)) and not names_place(viewer, order):
        told = _THERE.sub(f"in {place}", told, count=1) if _THERE.search(told) else f"{told} in {place}"
    try:
        request = read(told)
    except BotError:
        return None
    if not isinstance(request, AddItem | RemoveItem):
        return None
    return replace(request, shows_first=True, reason=request.reason or kept_reason(fact, text))


def _names_said(viewer: Viewer, fact: str) -> list[str]:
    """The names of workspaces as they are said."""
    index = viewer.workspaces()
    return [
        part.text(span.start, span.end)
        for part in sentences(fact)
        for span in workspace_spans(index, part, lexicon())
        if span.sureness in (Sureness.NAME, Sureness.ALL_WORDS)
    ]


def _place(viewer: Viewer, fact: str) -> str:
    """The one workspace that is named, as it can be typed; empty where none is, or several are."""
    index = viewer.workspaces()
    spans = (span for part in sentences(fact) for span in workspace_spans(index, part, lexicon()))
    named = {one.id: one for span in spans if span.sureness >= Sureness.ALL_WORDS for one in span.found}
    return typed_name(index, next(iter(named.values()))) if len(named) == 1 else ""
