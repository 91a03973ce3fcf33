"""What somebody tells behind an order that is clear without it: “…, clients complain”, “… (Kim asked)”."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from bot.access import Viewer
from bot.errors import BotError, NotUnderstood
from bot.language.codes_and_pins import may_tell_secret
from bot.language.reasons import SUBJECT, kept_reason
from bot.language.requests.changing import AddItem, Propose, RemoveItem, SetFields
from bot.language.requests.request import Request
from bot.language.sentence.words.lexicon import lexicon
from bot.language.understand.earlier.taken_back import shown_first
from bot.language.understand.places.which_workspace import NoneNamed
from bot.language.understand.what_is_named import names_place

MAX_CHARS = 300
"""Longer texts are no order with a word on why."""
MIN_WORDS, MAX_WORDS = 2, 16
"""So many words say why."""
MAX_CUTS = 3
"""So many clauses behind an order are tried: each is read once more."""
_CUT = re.compile(r"\s*[,;(]\s*|\s+[–—-]+\s+|\.\s+")
_PERSON = (
    r"(?:customer|client|user|guest|patient|tenant|caller|boss|manager|director|owner|team|vendor|supplier|"
    r"reception|management|security|facilities|staff|nurse|doctor|teacher|principal|colleague)s?"
)
_WHO = (
    r"(?:the|our|this|that|these|those|some|his|her|their|my) [\w'’-]+(?: [\w'’-]+)?"
    r"|(?-i:[A-ZÀ-ÖØ-Þ][\w'’-]+(?: [A-ZÀ-ÖØ-Þ][\w'’-]+)?)"
)
_TELLS = re.compile(
    rf"(?:there (?=is|are|was|will)|(?:it|she|he)['’]s "
    rf"|(?:{SUBJECT}|(?:{_PERSON} )?{_PERSON}|{_WHO}) )[a-z'’]+\b.*",
    re.IGNORECASE | re.DOTALL,
)
_MORE = re.compile(
    r"\b(?:not|never|no|n't|don't|dont|cannot|unless|until|till|if|but|except|only|instead|also|too|then|please|"
    r"pls|should|must|shall|would|will|need|needs|want|wants|wait|tomorrow|tonight|later|next|turn|set|switch|put|"
    r"make|change|enable|disable|forward|send|add|remove|block|allow|show|undo|cancel|stop|keep|leave|back|again|"
    r"hide|mute|silence|lock|unlock|close|open|start|begin|activate|deactivate|delete|drop|clear|record|play|"
    r"divert|redirect|give|take|let|use|accept|restore|reset|"
    r"both|all|same|wrong|mistakes?|error|jok\w+|kidding|maybe|perhaps|already|done|did it|undone|was it|has|"
    r"forb\w+|veto\w*|overrul\w+|disapprov\w+|disagree\w*|hates?|withdr\w+|refus\w+|reject\w*|den\w+|"
    r"declin\w+|doubts?|think|unsure|undecided|oppos\w+|object\w*|ruled|against|contrary|knows?|types?|"
    r"typed)\b|[?:=\d]",
    re.IGNORECASE,
)
"""With one of these it may order more, put the order off or take it back."""


def told_behind(
    viewer: Viewer, text: str, read: Callable[[str], Request], *, is_refused: bool
) -> Request | None:
    """The change that is certain without what is told behind it, to be shown first with that as its reason;
    None for any other text. Raises NoneNamed where the order names no workspace, and what is asked of the
    order where the whole text `is_refused`."""
    if len(text) > MAX_CHARS:
        return None
    tells_secret = may_tell_secret(text)  # then nothing of it is noted as a reason
    for order, told in _cuts(text.strip()):
        is_told = _TELLS.fullmatch(told) and not _MORE.search(told)
        if not is_told or lexicon().tells_setting(told.casefold()) or names_place(viewer, told):
            continue
        try:
            found = read(order)
        except NoneNamed:
            raise
        except NotUnderstood as question:
            if is_refused and question.choices:
                raise  # it tells of several orders
            continue
        except BotError:
            continue
        if tells_secret:
            is_of_code = isinstance(found, AddItem | RemoveItem) and found.list.items.secret
            return replace(found, shows_first=True) if is_of_code else None
        reason = kept_reason(told, text)
        if isinstance(found, AddItem | RemoveItem):
            return replace(found, shows_first=True, reason=found.reason or reason)
        if isinstance(found, SetFields):
            return shown_first(viewer, replace(found, reason=found.reason or reason), order)
        if isinstance(found, Propose) and found.is_clear:
            return replace(found, reason=found.reason or reason)
    return None


def _cuts(text: str) -> Iterator[tuple[str, str]]:
    """The text in two at each of the last places where it may be cut, the last first."""
    for cut in [*_CUT.finditer(text)][: -MAX_CUTS - 1 : -1]:
        order, told = text[: cut.start()].rstrip(), text[cut.end() :].strip(" ).!")
        if order and MIN_WORDS <= len(told.split()) <= MAX_WORDS:
            yield order, told
