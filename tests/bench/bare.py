"""The peer: webex-bot as it comes, with one command that echoes."""

from __future__ import annotations

import os
from typing import Any

from webex_bot.models.command import Command
from webex_bot.webex_bot import WebexBot


class Echo(Command):  # type: ignore[misc]
    """Says it again."""

    def __init__(self) -> None:
        super().__init__(command_keyword="echo", help_message="Says it again")

    def execute(self, message: str, attachment_actions: Any, activity: Any) -> str:
        return message


def main() -> None:
    """Runs until it is killed; it knows no other end."""
    bot = WebexBot(os.environ["WEBEX_BOT_TOKEN"], bot_name="Calling Bot")
    bot.add_command(Echo())
    bot.run()


if __name__ == "__main__":
    main()
