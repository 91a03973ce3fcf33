"""What people can ask of requests for a second key; where none is named, they are asked which."""

from __future__ import annotations

from dataclasses import dataclass

from bot.language.requests.request import Request


@dataclass(frozen=True)
class ListApprovals(Request):
    """The requests that somebody may agree to."""

    page: int = 1


@dataclass(frozen=True)
class ShowApproval(Request):
    """How a request stands; with `is_whole` every workspace of it."""

    number: int
    is_whole: bool = False


@dataclass(frozen=True)
class Approve(Request):
    """Somebody agrees."""

    number: int | None


@dataclass(frozen=True)
class Deny(Request):
    """Somebody does not agree; the reason says why."""

    number: int | None


@dataclass(frozen=True)
class Withdraw(Request):
    """Who asked wants it no more."""

    number: int | None


@dataclass(frozen=True)
class Remind(Request):
    """Who asked wants it shown once more."""

    number: int | None


@dataclass(frozen=True)
class AskAgain(Request):
    """The same to be asked for as it is now."""

    number: int


@dataclass(frozen=True)
class BreakGlass(Request):
    """Who asked does it without a second key, for a reason; without a number what they asked for last."""

    number: int | None
