"""Changes that are to come again and again, which the bot does not make: “dnd on in the gym every night”."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.errors import NotAvailable
from bot.language.requests.changing import Propose, SetFields, SetForTime
from bot.language.requests.request import Request
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
    rf"\b(?:(?:every|each) (?:single )?(?P<each>{_NAMES})|(?P<many>{_NAMES})s|(?P<daily>nightly|daily))\b",
    re.IGNORECASE,
)


def refuse_repeated(text: str, read: Callable[[str], Request | None]) -> None:
    """Raises NotAvailable for a change that is to come again and again, with the next time to choose; `read`
    tells what a text asks for."""
    found = _REPEATED.search(text)
    if not found:
        return
    name = (found["each"] or found["many"] or "day").casefold()
    once = "tonight" if (found["daily"] or "").casefold() == "nightly" else _ONCE.get(name, f"on {name}")
    kept = {text[: found.start()] + lead + text[found.end() :] for lead in ("", f" {found['lead'] or ''}")}
    for rest in sorted(kept, key=len):
        request = read(" ".join(rest.split()))
        fields = request.fields if isinstance(request, Propose) and request.is_clear else request
        if isinstance(fields, SetFields | SetForTime):
            words = rest.split() if isinstance(fields, SetForTime) else [*rest.split(), once]
            raise NotAvailable(
                "I make a change once or for a time, and do not repeat it. Nothing was changed.",
                choices=((f"Once: {' '.join(words)}", "", " ".join(words)),),
            )
