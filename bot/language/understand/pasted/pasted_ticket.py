"""An order at the end of a ticket that was pasted: “INC40981 / rep: Sam / does not ring / gym: dnd=off”."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress

from bot.access import Viewer
from bot.errors import BotError
from bot.language.codes_and_pins import may_tell_secret
from bot.language.reasons import kept_reason
from bot.language.requests.changing import Propose, SetFields
from bot.language.requests.request import Request
from bot.language.requests.showing import ListItems, ShowSetting
from bot.language.sentence.words.tickets import NUMBERED, STATES
from bot.language.understand.certainty import is_change, is_sure
from bot.language.understand.earlier.taken_back import shown_first
from bot.language.understand.what_is_named import names_setting
from bot.names.text import folded

_ARROW = re.compile(r"(?P<facts>.+\S)\s*(?:=>|->|→)\s*(?P<order>[^\W\d].*\s.*)", re.DOTALL)
_SLASHES = re.compile(r"(?P<facts>.+ [/|] .+) [/|] (?P<order>.+)", re.DOTALL)
_DASH = re.compile(r"(?P<facts>.+?\S)(?:\s+[–—-]+\s+|:\s+)(?P<order>.+)", re.DOTALL)
_TICKET = re.compile(
    rf"(?P<number>{NUMBERED}|#\d{{4,}})\b[\s,;:.()\[\]–—-]*"
    r"(?:(?:p[1-5]|(?:prio|priority|sev|severity) ?(?:\d|low|medium|high|critical))\b[\s,;:.()–—/-]*)?"
    rf"(?:(?:{'|'.join(STATES)})\b[\s,;:.–—-]*)?",
    re.IGNORECASE,
)
_DENIES = re.compile(
    r"\b(?:do not|don't|dont|never|unless|except|wait|cancel|undo|not yet|only if)\b", re.IGNORECASE
)
"""Beside one of these an order may not be meant."""
_LATER = re.compile(
    r"\b(?:tomorrow|tonight|scheduled|planned|later"
    r"|(?:next|this) (?:week|weekend|month|evening|afternoon|night|[a-z]+day)"
    r"|(?:from|until|till|starting|effective) (?:\d|(?:mon|tues?|wed|thu|fri|sat|sun)))",
    re.IGNORECASE,
)
"""Beside one of these an order is not meant for now."""
_OF_WHOM = re.compile(r"(?:please |pls )?(?:remove|add|delete|take|drop)\s+(?:from|to|off)\b", re.IGNORECASE)
"""An order of which the facts tell the object."""
_PLACE = re.compile(r"(?P<place>[^:=/|]{2,60}): ")
"""The workspace at the head of a ticket."""


def ticket_at_head(viewer: Viewer, text: str) -> tuple[str, str]:
    """The number of the ticket that a text begins with, and what stands behind it and its priority; two empty
    texts where it begins with none, says nothing else, or a workspace is called so."""
    found = _TICKET.match(text.strip())
    rest = text.strip()[found.end() :].strip() if found else ""
    is_name = found is not None and folded(found["number"]) in viewer.workspaces().name_words.words
    return (found["number"], rest) if found and rest and not is_name else ("", "")


def pasted_ticket(
    viewer: Viewer, text: str, read: Callable[[str], Request | None], *, is_numbered: bool = False
) -> Request | None:
    """What is looked at, or the change that is shown first with the facts as its reason; None where a text is
    no ticket, is understood as a whole, or orders something before its end, too. One that `is_numbered` may
    part facts and order by a dash or a colon, too."""
    said = text.strip()
    found = _ARROW.fullmatch(said) or _SLASHES.fullmatch(said)
    found = found or (_DASH.fullmatch(said) if is_numbered else None)
    if found is None or may_tell_secret(text) or not names_setting(found["order"]):
        return None
    if _DENIES.search(found["facts"]) or _LATER.search(found["facts"]) or _OF_WHOM.match(found["order"]):
        return None
    if is_sure(_read(read, text)) or is_change(_read(read, found["facts"])):
        return None
    for order in _orders(found["facts"], found["order"]):
        asked = _read(read, order)
        if not is_sure(asked):
            continue
        if isinstance(asked, ShowSetting | ListItems):
            return asked
        first = shown_first(viewer, asked, order) if isinstance(asked, SetFields | Propose) else None
        if isinstance(first, Propose):
            return Propose(first.fields, first.command, reason=kept_reason(found["facts"], text))
    return None


def _read(read: Callable[[str], Request | None], text: str) -> Request | None:
    with suppress(BotError):
        return read(text)
    return None


def _orders(facts: str, order: str) -> Iterator[str]:
    """The order by itself, and for the workspace at the head, where the facts name no setting."""
    yield order
    place = _PLACE.match(facts)
    if place and not names_setting(facts):
        yield f"{place['place']}: {order}"
