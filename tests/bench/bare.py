"""The peer: webex-bot as it comes, with one command that echoes, pointed at the pretend cloud."""

from __future__ import annotations

import functools
import os
from typing import Any

from webex_bot.models.command import Command
from webex_bot.webex_bot import WebexBot
from webex_bot.websockets import webex_websocket_client
from webexpythonsdk import WebexAPI


class Echo(Command):  # type: ignore[misc]
    """Says it again."""

    def __init__(self) -> None:
        super().__init__(command_keyword="echo", help_message="Says it again")

    def execute(self, message: str, attachment_actions: Any, activity: Any) -> str:
        return message


def main() -> None:
    """Runs until it is killed; it knows no other end."""
    api_url = os.environ["WEBEX_API_URL"]
    client: Any = webex_websocket_client
    client.DEFAULT_U2C_URL = api_url.removesuffix("/v1") + "/u2c/api/v1/catalog"
    client.WebexAPI = functools.partial(WebexAPI, base_url=f"{api_url}/")
    bot = WebexBot(os.environ["WEBEX_BOT_TOKEN"], bot_name="Calling Bot")
    bot.add_command(Echo())
    bot.run()


if __name__ == "__main__":
    main()
