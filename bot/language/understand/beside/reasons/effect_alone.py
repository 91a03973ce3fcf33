"""An order that is only what is wanted, where and why: “dnd boardroom, contract talks”."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from bot.access import Viewer
from bot.language.reasons import kept_reason
from bot.language.requests.changing import Propose, SetFields
from bot.language.requests.request import Request
from bot.language.sentence.words.tokens import sentences
from bot.language.understand.beside.reasons.plain_reasons import is_plain_reason
from bot.language.understand.earlier.taken_back import shown_first
from bot.language.understand.what_is_named import names_only_place

_EFFECT = re.compile(
    r"(?:(?:pls|please|plz|just) )*(?P<effect>intercept|dnd|do not disturb|don['’]?t disturb) "
    r"(?:(?:the|our) )?(?P<place>[^,;!?]+?)(?:(?:[,;]|\.(?= )| [-–—]) ?(?P<why>[^,;?!]+))?[.!]*",
    re.IGNORECASE,
)
_VERBS = frozenset({"dont disturb", "don't disturb"})
"""Words that are no name: without a reason behind them they are an order, too."""


def effect_alone(viewer: Viewer, text: str, read: Callable[[str], Request]) -> Request | None:
    """The setting turned on, shown first; None for any other text. “Intercept gym” may as well only ask."""
    said = " ".join(text.split())
    found = _EFFECT.fullmatch(said)
    if found is None:
        return None
    parts = sentences(found["place"])
    if len(parts) != 1 or not names_only_place(viewer, parts[0]):
        return None
    why = found["why"] or ""
    effect = found["effect"].casefold().replace("’", "'")
    if not (why or effect in _VERBS) or (why and not is_plain_reason(viewer, why)):
        return None
    order = f"turn on {'dnd' if effect.endswith('disturb') else effect} in {found['place']}"
    request = read(order)
    if not isinstance(request, SetFields | Propose):
        return None
    reason = kept_reason(why, said)
    shown = shown_first(viewer, request, order) or request
    return replace(shown, reason=shown.reason or reason)
