"""A setting that is named behind an order, to say which is meant: “… go to 4404. selective fwd”."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from bot.access import Viewer
from bot.errors import BotError
from bot.language.codes_and_pins import may_tell_secret
from bot.language.requests.changing import AddItem, Propose, SetFields
from bot.language.requests.request import Request
from bot.language.sentence.words.general_words import Role
from bot.language.sentence.words.lexicon import lexicon
from bot.language.sentence.words.tokens import sentences
from bot.language.understand.earlier.taken_back import shown_first

MAX_CHARS = 200
"""Longer texts tell more than one order."""
_BEHIND = re.compile(
    r"(?P<order>\S.*\S)\s*(?:\.|;|,|\s[–—-])\s+\(?(?P<label>[a-z][a-z-]*(?: [a-z-]+){0,3})\)?[.!]*",
    re.IGNORECASE,
)


def setting_behind(viewer: Viewer, text: str, read: Callable[[str], Request]) -> Request | None:
    """The change that is asked for without the name of its setting behind it, to be shown first; None for any
    other text, and where it is a change of another setting."""
    found = _BEHIND.fullmatch(text.strip()) if len(text) <= MAX_CHARS else None
    if found is None or may_tell_secret(text):
        return None
    named = _named(found["label"])
    if not named:
        return None
    for order in (found["order"], f"{found['label']}: {found['order']}"):
        if shown := _shown(viewer, order, named, read):
            return shown
    return None


def _shown(
    viewer: Viewer, order: str, named: frozenset[str], read: Callable[[str], Request]
) -> Request | None:
    """The change of the setting that is named, to be shown first; None where the order asks for another."""
    try:
        request = read(order)
    except BotError:
        return None
    fields = request.fields if isinstance(request, Propose) else request
    if isinstance(fields, AddItem) and fields.list.family.key in named:
        return replace(fields, shows_first=True)
    if isinstance(fields, SetFields) and fields.family.key in named:
        return shown_first(viewer, request, order)
    return None


def _named(label: str) -> frozenset[str]:
    """The settings of which the words are the name, and nothing else."""
    said = sentences(label)
    tokens = said[0].tokens if len(said) == 1 else ()
    found = lexicon().at(tokens, 0) if tokens else []
    return frozenset(
        one.family.key
        for end, meanings in found
        for one in meanings
        if end == len(tokens) and one.role is Role.NAME and one.family
    )
