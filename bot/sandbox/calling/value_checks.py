"""What the vendor's schemas allow and Webex Calling does not: phone numbers, passcodes."""

from __future__ import annotations

import re
from typing import Any

from bot.sandbox.data.error_response import ErrorResponse

_PHONE_NUMBER = re.compile(r"(\+?[0-9][0-9() .-]{1,29}|[*#][0-9*#]{1,10})?\Z")
_DIGIT_RUNS = "0123456789012345678909876543210987654321"


def check_number(key: str, value: Any) -> None:
    """Raises ErrorResponse 400 for text that is no phone number; empty is one."""
    if isinstance(value, str) and not _PHONE_NUMBER.match(value):
        raise ErrorResponse(400, f"{key} is not a valid phone number.", code=25018)


def check_passcode(passcode: str, own_numbers: list[str]) -> None:
    """Raises ErrorResponse 400 for a passcode that is easily guessed."""
    if not (passcode.isascii() and passcode.isdigit()):
        raise ErrorResponse(400, "The passcode must have digits only.", code=25030)
    if len(set(passcode)) == 1:
        raise ErrorResponse(400, "The passcode cannot be one digit repeated.", code=25030)
    if passcode in _DIGIT_RUNS:
        raise ErrorResponse(400, "The passcode cannot be a run of digits.", code=25030)
    half = len(passcode) // 2
    if len(passcode) % 2 == 0 and passcode[:half] == passcode[half:]:
        raise ErrorResponse(400, "The passcode cannot be a pattern repeated.", code=25030)
    if passcode in own_numbers:
        raise ErrorResponse(400, "The passcode cannot be the own number.", code=25030)
