"""The end of an order behind a full stop: “forward the gym to 2005. After three rings.”"""

from __future__ import annotations

import re

from bot.language.sentence.words.lexicon import lexicon
from bot.language.vocabulary import SETTING_NAMES
from bot.language.words import split
from bot.names.text import folded

_COUNT = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)"
_END = re.compile(
    r"(?P<order>\S.*\w)\s*[.;]\s+(?P<end>(?:but )?(?:(?P<rings>(?:after )?"
    rf"{_COUNT} rings?)"
    r"|(?:when|if|while|whenever) (?:it(?:['’]s| is) |the (?:line|phone) is |they are |there is )?"
    r"(?:busy|engaged|unanswered|no answer|not answered|unreachable|(?:nobody|no[- ]one) "
    r"(?:answers|picks up))"
    r"|(?P<with>with(?:out)?(?: (?:a|an|the|any))?|no|incl(?:uding|\.)?) "
    r"(?P<what>[a-z][a-z -]{2,30}?)))(?:,? (?:please|pls|thanks))?[\s.!]*",
    re.IGNORECASE | re.DOTALL,
)
_OFF = re.compile(r"\b(?:off|disable|deactivate|stop|end)\b", re.IGNORECASE)
_CONDITION = re.compile(r"\b(?:if|when|whenever|while|unless|after|busy|rings?)\b", re.IGNORECASE)
_PARTS = frozenset({"tone", "tones", "beep", "beeps", "announcement", "announcements", "reminder", "copies"})
"""Words for a part of a setting that alone tell of none."""
_ORDERS = re.compile(
    r"\b(?:on|off|turn|switch|enable|disable|activate|allow|permit|record|intercept)\b", re.IGNORECASE
)
MAX_WORDS = 4
"""So many words name what comes with it."""


def with_end(text: str) -> str:
    """The text with such an end in its sentence; any other as it is. With a condition of its own an order has
    its end already."""
    if ". " not in text and "; " not in text and ".\n" not in text:
        return text
    found = _END.fullmatch(text.strip())
    if found is None or _CONDITION.search(found["order"]):
        return text
    end = found["end"].removeprefix("but ")
    if what := found["what"]:
        said = folded(what)
        is_other = SETTING_NAMES.find(split(said))[0] is not None or not _ORDERS.search(found["order"])
        is_known = said.split()[-1] in _PARTS or lexicon().tells_setting(said)
        if len(said.split()) > MAX_WORDS or is_other or not is_known:
            return text
        if not folded(found["with"]).startswith(("no", "without")) and _OFF.search(found["order"]):
            return text
        if folded(found["with"]) == "no":
            end = f"without {what}"
    if found["rings"] and not folded(end).startswith("after"):
        end = f"after {end}"
    return f"{found['order']} {end[0].lower()}{end[1:]}"
