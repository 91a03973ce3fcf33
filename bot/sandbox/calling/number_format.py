"""The format of numbers in answers: a hyphen after the country code, ring lists filled up with blanks.

Source: wxc_sdk 1.37, tests/test_workspace_settings.py, whose author runs it against real organisations.
"""

from __future__ import annotations

import re
from typing import Any

from phonenumbers import COUNTRY_CODE_TO_REGION_CODE

from bot.sandbox.data.entities import Json

HYPHENATED_SETTINGS = frozenset(
    {
        *("sequentialRing", "simultaneousRing", "autoTransferNumbers"),
        *("selectiveForward", "selectiveReject", "selectiveAccept", "priorityAlert"),
    }
)
"""The settings that have hyphens in their numbers, also in those of their rules."""

_NUMBER_MEMBERS = re.compile(
    r"phoneNumbers?|numbers|autoTransferNumber\d|defaultPhoneNumberToForward|forwardToPhoneNumber"
)
_SHORT_COUNTRY_CODES = frozenset(str(code) for code in COUNTRY_CODE_TO_REGION_CODE if code < 100)
"""Country codes of one digit and of two; all others have three."""
_RING_LIST_LENGTH = 5
_BLANK_ENTRIES: dict[str, Json] = {
    "sequentialRing": {"answerConfirmationRequiredEnabled": False, "numberOfRings": 2},
    "simultaneousRing": {"answerConfirmationRequiredEnabled": False},
}
"""By setting, the entries without a number with which `phoneNumbers` is filled up."""


def hyphenated(number: str) -> str:
    """`+49-61007739764` for `+4961007739764`; what does not begin with a plus stays as it is."""
    digits = "".join(mark for mark in number if mark.isdigit())
    code = next((digits[:size] for size in (1, 2) if digits[:size] in _SHORT_COUNTRY_CODES), digits[:3])
    return f"+{code}-{digits[len(code) :]}" if number.startswith("+") and len(digits) > len(code) else number


def with_hyphenated_numbers(value: Any, key: str = "") -> Any:
    """The document with a hyphen in every number of it."""
    if isinstance(value, dict):
        return {name: with_hyphenated_numbers(inner, name) for name, inner in value.items()}
    if isinstance(value, list):
        return [with_hyphenated_numbers(inner, key) for inner in value]
    return hyphenated(value) if isinstance(value, str) and _NUMBER_MEMBERS.fullmatch(key) else value


def as_get_shows(setting: str, document: Json) -> Json:
    """A settings document with its numbers as GET shows them."""
    if setting in _BLANK_ENTRIES:
        numbers = document["phoneNumbers"]
        blanks = [dict(_BLANK_ENTRIES[setting]) for _ in range(_RING_LIST_LENGTH - len(numbers))]
        document["phoneNumbers"] = [*numbers, *blanks]
    found: Json = with_hyphenated_numbers(document) if setting in HYPHENATED_SETTINGS else document
    return found
