"""The access codes of Lobby Paris: read from the cloud, and one added."""

from __future__ import annotations

from bot.sandbox.data.entities import Message
from tests.chat import Chat
from tests.list_settings import held

CODE = "47110815"
SEEDED = ("4856", "3421")


def codes(chat: Chat) -> dict[str, str]:
    return {one["description"]: one["code"] for one in held(chat, "accessCodes", "accessCodes")}


def add(chat: Chat, code: str = CODE, description: str = "Night porter") -> Message:
    form = chat.ask("add code lobby paris")
    return chat.press(form, "Save", inputs={"f-code": code, "f-description": description})
