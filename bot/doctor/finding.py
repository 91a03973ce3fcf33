"""A line of the doctor's report, and what its checks need."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from bot.clock import Clock
from bot.config import Config
from bot.webex.api.admin import Admin
from bot.webex.endpoints import Endpoints
from bot.webex.http.client import ApiClient


@dataclass(frozen=True)
class Finding:
    """One line: `✔` works, `✖` does not, `!` works less than it should, `·` is worth knowing.

    `consequence` is what the last line of the report says of it.
    """

    mark: str
    what: str
    advice: str = ""
    consequence: str = ""

    def __str__(self) -> str:
        return "".join(
            [f"{self.mark} {self.what}", *(f"\n    → {line}" for line in self.advice.splitlines())]
        )


@dataclass(frozen=True)
class CheckContext:
    """What the checks use."""

    config: Config
    endpoints: Endpoints
    admin: Admin
    bot: ApiClient
    """Asks with the bot token."""
    clock: Clock
    owners: dict[str, str] = field(default_factory=dict)
    """What the owner of a token is to Webex (`bot`, `person`), by the option, as far as it is known."""


Check = Callable[[CheckContext], Iterator[Finding]]


def good(what: str) -> Finding:
    return Finding("✔", what)


def bad(what: str, advice: str) -> Finding:
    return Finding("✖", what, advice)


def limit(what: str, advice: str, consequence: str) -> Finding:
    """The bot runs, but not as somebody wants it who runs it."""
    return Finding("!", what, advice, consequence)


def note(what: str, advice: str = "", consequence: str = "") -> Finding:
    """Worth knowing; nothing is wrong."""
    return Finding("·", what, advice, consequence)
