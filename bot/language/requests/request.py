"""What everything that people can ask for has in common."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Request:
    """Something a person asks for, and why; `bot.commands.HANDLERS` says what answers each type."""

    reason: str = field(default="", kw_only=True)
    typed: str = field(default="", kw_only=True, compare=False)
    """The command that asks for it, where there is one."""
    shows_first: bool = field(default=False, kw_only=True, compare=False)
    """Whether what it would change is only shown: it was not said in so many words."""
    whole: str = field(default="", kw_only=True, compare=False)
    """The sentence that it finishes, where it answers a question of the bot and another one is open."""
    left_over: str = field(default="", kw_only=True, compare=False)
    """Words of the sentence that were not understood, to be seen before anything is changed."""
