"""Changes that are to come again and again, which the bot does not make: “dnd on in the gym every night”."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.errors import OfferedForAll
from bot.language.reasons import SUBJECT
from bot.language.requests.changing import Propose, SetFields, SetForTime
from bot.language.requests.many import CopySettings
from bot.language.requests.request import Request
from bot.language.times.holiday_words import HOLIDAYS
from bot.language.times.time_words import WEEKDAYS

_ONCE = {
    "night": "tonight",
    "evening": "this evening",
    "morning": "tomorrow morning",
    "afternoon": "this afternoon",
    "weekend": "this weekend",
    **dict.fromkeys(("day", "weekday", "workday"), "tomorrow"),
}
"""The next of these."""
_NAMES = "|".join((*_ONCE, *WEEKDAYS.split("|")))
_REPEATED = re.compile(
    rf",? *(?P<lead>\b(?:on|in the|at|during(?: the)?|over|for) )?"
    rf"\b(?:(?:every|each) (?:single )?(?P<each>{_NAMES}|{HOLIDAYS})"
    rf"|(?P<many>{_NAMES})s|(?P<daily>nightly|daily))\b"
    rf"(?P<more>(?:,? and |, ?)(?:on )?(?:every |each )?(?:{_NAMES})s?\b)*",
    re.IGNORECASE,
)


_SO = re.compile(
    r"[^,;.]*(?:[,;.]\s*(?:and )?so |[,;.]\s*|\s)(?=(?:so )?please\b|so\b)(?:so )?(?P<order>.+)", re.DOTALL
)
"""The order behind what is told before it."""
_SOMEBODY_DOES = re.compile(
    rf"(?:because |as |since )?{SUBJECT} (?!(?:\w+ )?(?:want|need|should|must|like|have|would)\b)"
    r"(?:[a-z']+ )*[a-z']+",
    re.IGNORECASE,
)


def refuse_repeated(text: str, read: Callable[[str], Request | None]) -> None:
    """Raises OfferedForAll for a change that is to come again and again, with the next time to choose; `read`
    tells what a text asks for that says nothing of the kind."""
    found = [*_REPEATED.finditer(text)]
    if not found:
        return
    first = found[0]
    if _is_complaint(text, first) or _is_reason_before(text, first, read):
        return
    plain = " ".join(_REPEATED.sub("", text).split())
    kept = " ".join(_REPEATED.sub(lambda one: f" {one['lead'] or ''}", text).split())
    for rest in dict.fromkeys((plain, kept)):
        if _REPEATED.search(rest):
            return
        request = read(rest)
        fields = request.fields if isinstance(request, Propose) and request.is_clear else request
        if isinstance(fields, SetFields | SetForTime | CopySettings):
            is_once = len(found) == 1 and not first["more"] and not isinstance(fields, CopySettings)
            once = rest if isinstance(fields, SetForTime) else f"{rest} {_next(first)}"
            raise OfferedForAll(
                "I make a change once or for a time, and do not repeat it. Nothing was changed.",
                choices=((f"Once: {once}", "", once),) if is_once else (),
            )


def _is_complaint(text: str, found: re.Match[str]) -> bool:
    """Whether it only tells how often somebody does something: “…, guests run up the bill every weekend”."""
    cut = max(text.rfind(mark, 0, found.start()) for mark in (",", ";", " -", " –", ". "))
    return cut > 0 and _SOMEBODY_DOES.fullmatch(text[cut + 1 : found.start()].strip(" -–.")) is not None


def _is_reason_before(text: str, found: re.Match[str], read: Callable[[str], Request | None]) -> bool:
    """Whether it only tells, before an order in full, how often something is done: “we call daily, so …”."""
    behind = _SO.match(text, found.end())
    if behind is None:
        return False
    request = read(behind["order"])
    return isinstance(request, SetFields) or (isinstance(request, Propose) and request.is_clear)


def _next(found: re.Match[str]) -> str:
    """When it comes next."""
    if found["daily"]:
        return "tonight" if found["daily"].casefold() == "nightly" else "tomorrow"
    name = (found["each"] or found["many"]).casefold()
    return _ONCE.get(name, f"on {name}")
