"""What people can ask to be said again and again."""

from __future__ import annotations

from dataclasses import dataclass

from bot.language.requests.request import Request
from bot.language.times.recurrence import Recurrence


@dataclass(frozen=True)
class SetRepeat(Request):
    """Words to be said at moments that come again."""

    recurrence: Recurrence
    text: str


@dataclass(frozen=True)
class ListRepeats(Request):
    """What is said again and again in this space, a page at a time."""

    page: int


@dataclass(frozen=True)
class EndRepeat(Request):
    """Something to be said no more."""

    number: int
