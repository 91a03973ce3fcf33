"""Commands about the bot itself, and about who asks."""

from __future__ import annotations

from bot.access import Access
from bot.language.commands import Command
from bot.language.understand.command_readers import general
from bot.language.understand.command_readers.reading import status

ABOUT: tuple[Command, ...] = (
    Command(
        "status",
        usage=("status", "are you ok?"),
        help="How I am: since when I listen, what waits, when tokens end, how old readings are.",
        needs=Access.READ,
        read=status.read_status,
    ),
    Command(
        "whoami",
        usage=("whoami",),
        help="Who you are to Webex and what you may do.",
        needs=Access.READ,
        read=general.read_whoami,
        words=("me",),
    ),
    Command(
        "help",
        usage=("help [topic]", "help set", "help intercept"),
        help="What you can ask me.",
        needs=Access.READ,
        read=general.read_help,
        words=("?", "hi", "hello", "start"),
    ),
)
