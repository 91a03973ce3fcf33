"""A number with nothing but a verb beside it: “cancel 1” names a plan, a request or a timed change."""

from __future__ import annotations

import re

from bot.errors import NotUnderstood

_KINDS = {
    "run": "p",
    "retry": "p",
    "stop": "p",
    "approve": "r",
    "deny": "r",
    "withdraw": "r",
    "remind": "r",
    "extend": "s",
    "end": "s",
    "cancel": "ps",
}
"""Commands by what they are about: plans (`p-1`), requests (`r-1`), changes for a time (`s-1`)."""
_BARE = re.compile(rf"(?:(?P<verb>{'|'.join(_KINDS)})\s+)?(?:number |no\.? ?|#)?(?P<number>\d{{1,2}})[.!]?")
"""Longer numbers may be an extension, or a code that is not to be repeated."""


def refuse_bare_number(text: str) -> None:
    """Raises NotUnderstood for a number that does not tell of what it is the number."""
    found = _BARE.fullmatch(text.strip().casefold())
    if found is None:
        return
    verb, number = found["verb"], found["number"]
    if not verb:
        raise NotUnderstood(f"I do not know what “{number}” is about. Nothing was changed.", "Type `help`.")
    raise NotUnderstood(
        f"I do not know what “{number}” is the number of. Nothing was changed.",
        "Which one?",
        tuple(f"{verb} {kind}-{number}" for kind in _KINDS[verb]),
    )
