"""Shared by the conversations about lists: what the cloud holds, and what was written."""

from __future__ import annotations

import json
import re
from typing import Any

from bot.sandbox.calling.number_format import with_hyphenated_numbers
from bot.sandbox.data.entities import Message
from tests.chat import Chat, choices

LOBBY = "Lobby Paris"


def held(chat: Chat, setting: str, key: str, workspace: str = LOBBY) -> list[dict[str, Any]]:
    """The list as the cloud holds it, not as it shows it."""
    found: list[dict[str, Any]] = chat.stored(workspace, setting)[key]
    return found


def as_read(rows: Any) -> Any:
    """Entries as the cloud shows them, their numbers spelled as Webex Calling spells them."""
    return with_hyphenated_numbers(rows, "phoneNumbers")


def change(chat: Chat, setting: str, document: dict[str, Any], workspace: str = LOBBY) -> None:
    """Somebody changes the setting in Control Hub."""
    chat.cloud.change(chat.cloud.workspace(workspace), setting, document)


def sent(chat: Chat) -> list[tuple[str, str, Any]]:
    """The writes of settings: method, the end of the path after the workspace's id, and body."""
    return [
        (one.method, one.path.split("/workspaces/")[1].partition("/")[2], one.body)
        for one in chat.cloud.requests
        if one.method != "GET" and "/workspaces/" in one.path
    ]


def pick(card: Message, title: str) -> dict[str, str]:
    """The inputs that choose the item whose title has these words."""
    found = [value for name, value in choices(card, "say").items() if title in name]
    assert len(found) == 1, choices(card, "say")
    return {"say": found[0]}


def everything_said(chat: Chat, *spaces: str) -> str:
    """All that the bot said in these spaces, with the whole of its cards; without the marks of codes: in
    their hexadecimal digits any four may stand by chance."""
    said = "\n".join(
        f"{one.text} {one.markdown} {json.dumps(one.card)}" for space in spaces for one in chat.said(space)
    )
    return re.sub(r"\b[0-9a-f]{20}\b", "", said)
