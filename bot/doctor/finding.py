"""A line of the doctor's report, and what its checks need."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bot.config import Config
from bot.ports import Clock
from bot.webex.api.admin import Admin
from bot.webex.endpoints import Endpoints
from bot.webex.http.client import ApiClient


@dataclass(frozen=True)
class Finding:
    """One line: `✔` works, `✖` does not, `!` is worth knowing."""

    mark: str
    what: str
    advice: str = ""

    def __str__(self) -> str:
        return f"{self.mark} {self.what}" + (f"\n    → {self.advice}" if self.advice else "")


@dataclass(frozen=True)
class CheckContext:
    """What the checks use."""

    config: Config
    endpoints: Endpoints
    admin: Admin
    bot: ApiClient
    """Asks with the bot token."""
    clock: Clock


Check = Callable[[CheckContext], Iterator[Finding]]


def good(what: str) -> Finding:
    return Finding("✔", what)


def bad(what: str, advice: str) -> Finding:
    return Finding("✖", what, advice)


def note(what: str, advice: str = "") -> Finding:
    return Finding("!", what, advice)
