"""A setting that is named behind an order, to say which is meant: “… go to 4404. selective fwd”."""

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
from bot.language.sentence.words.general_words import Role
from bot.language.sentence.words.lexicon import lexicon
from bot.language.sentence.words.tokens import sentences
from bot.language.understand.beside.named_in import named_in
from bot.language.understand.earlier.taken_back import shown_first

MAX_CHARS = 200
"""Longer texts tell more than one order."""
_BEHIND = re.compile(
    r"(?P<order>\S.*\S)\s*(?:\.|;|,|\s[–—-])\s+\(?(?P<label>[a-z][a-z-]*(?: [a-z-]+){0,3})\)?[.!]*",
    re.IGNORECASE,
)

_OF_NUMBERS = frozenset({"accept", "reject", "priority", "sequential", "simultaneous"})
"""Settings with a list of numbers."""
_NUMBER = re.compile(r"(?<![\w+])\+?\d(?:[ ()-]{0,2}\d){2,}(?!\w)")
_DOUBTS = re.compile(
    r"\b(?:not|never|no|if|whether|unless|maybe|perhaps|or|might|would|could|who|what|why|mistake|wrong|was|were|"
    r"again|let|allow|unblock|off|remove|delete|forwards?|sends?|turn|set|to)\b|n['’]t\b|\?",
    re.IGNORECASE,
)
"""With one of these the number may be meant for something else."""


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
    if named & _OF_NUMBERS and (order := _number_told(viewer, found["order"], found["label"])):
        shown = _shown(viewer, order, named, read)
        return replace(shown, reason=kept_reason(found["order"], text)) if shown else None
    return None


def _number_told(viewer: Viewer, fact: str, label: str) -> str:
    """The order to put the one number of a fact on the list: “720 555 0166 calls the gym all day. sel
    reject”; empty where it tells none, or more, or is in doubt."""
    named, rest = named_in(viewer, fact), fact
    for name in named.words:
        rest = rest.replace(name, "", 1)
    numbers = _NUMBER.findall(rest)
    if len(numbers) != 1 or not named.place or _DOUBTS.search(fact):
        return ""
    return f"add {numbers[0].strip()} to {named.place} {label}"


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
