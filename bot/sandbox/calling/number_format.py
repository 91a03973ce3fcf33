"""Numbers as Webex Calling gives them back: with a hyphen, and lists of ring numbers filled up with blanks.

Source: wxc_sdk 1.37, tests/test_workspace_settings.py, whose author runs it against real organisations.
"""

from __future__ import annotations

import re
from typing import Any

from bot.sandbox.data.entities import Json

SPELLED = frozenset(
    {
        *("sequentialRing", "simultaneousRing", "autoTransferNumbers"),
        *("selectiveForward", "selectiveReject", "selectiveAccept", "priorityAlert"),
    }
)
"""The settings, and those whose rules, have their numbers given back so."""

_KEYS = re.compile(
    r"phoneNumbers?|numbers|autoTransferNumber\d|defaultPhoneNumberToForward|forwardToPhoneNumber"
)
_TWO_DIGITS = "20 27 30-34 36 39-41 43-49 51-58 60-66 81 82 84 86 90-95 98"
_SHORT_CODES = frozenset(
    str(code)
    for part in ("1", "7", *_TWO_DIGITS.split())
    for code in range(int(part.partition("-")[0]), int(part.rpartition("-")[2]) + 1)
)
"""Country codes of one digit and of two; all others have three."""
_PADDED = 5
_BLANKS: dict[str, Json] = {
    "sequentialRing": {"answerConfirmationRequiredEnabled": False, "numberOfRings": 2},
    "simultaneousRing": {"answerConfirmationRequiredEnabled": False},
}
"""The settings whose `phoneNumbers` are filled up to five with entries that have no number."""


def spelled(number: str) -> str:
    """`+49-61007739764` for `+4961007739764`; what does not begin with a plus stays as it is."""
    digits = "".join(mark for mark in number if mark.isdigit())
    code = next((digits[:size] for size in (1, 2) if digits[:size] in _SHORT_CODES), digits[:3])
    return f"+{code}-{digits[len(code) :]}" if number.startswith("+") and len(digits) > len(code) else number


def all_spelled(value: Any, key: str = "") -> Any:
    """The document with every number in it given back so."""
    if isinstance(value, dict):
        return {name: all_spelled(inner, name) for name, inner in value.items()}
    if isinstance(value, list):
        return [all_spelled(inner, key) for inner in value]
    return spelled(value) if isinstance(value, str) and _KEYS.fullmatch(key) else value


def as_shown(setting: str, document: Json) -> Json:
    """What GET shows of a settings document."""
    if setting in _BLANKS:
        held = document["phoneNumbers"]
        document["phoneNumbers"] = [*held, *(dict(_BLANKS[setting]) for _ in range(_PADDED - len(held)))]
    found: Json = all_spelled(document) if setting in SPELLED else document
    return found
