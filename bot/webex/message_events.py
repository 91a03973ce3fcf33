"""Messages and attachment actions of the REST API as events."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from bot.events import CardSubmission, Person, Space, TextMessage
from bot.ids import bare, edit_id
from bot.webex.mention import without_mention

_BOT_ADDRESSES = ("@webex.bot", "@sparkbot.io")


def is_from_person(message: Mapping[str, Any], bot: Person) -> bool:
    """Whether neither this bot nor another one wrote it."""
    address = str(message.get("personEmail") or "").lower()
    return bare(str(message["personId"])) != bare(bot.id) and not address.endswith(_BOT_ADDRESSES)


def parsed_date(created: str) -> datetime:
    """A date of the REST API, with its time zone."""
    read = datetime.fromisoformat(created)
    return read if read.tzinfo else read.replace(tzinfo=UTC)


def text_message(message: Mapping[str, Any], bot: Person) -> TextMessage:
    """A message of the REST API as an event. Raises KeyError, TypeError or ValueError for anything else."""
    space = Space(str(message["roomId"]), message["roomType"] == "direct")
    message_id, parent_id = str(message["id"]), message.get("parentId")
    return TextMessage(
        id=message_id,
        sender_id=str(message["personId"]),
        space=space,
        text=without_mention(
            str(message.get("text") or ""),
            str(message.get("html") or ""),
            bot_id=bot.id,
            bot_name=bot.name,
            is_direct=space.is_direct,
        ),
        sent_at=parsed_date(message["created"]),
        thread_id=str(parent_id) if parent_id else None if space.is_direct else message_id,
        file_urls=tuple(str(url) for url in message.get("files") or ()),
    )


def edit(message: TextMessage, message_id: str, edited_at: str) -> TextMessage:
    """A message, as it is after an edit, as the event of being edited."""
    return replace(message, id=edit_id(message_id, edited_at), edit_of=message_id)


def submission(action: Mapping[str, Any], is_direct: bool) -> CardSubmission:
    """An attachment action of the REST API as an event. Raises like `text_message`."""
    inputs = action.get("inputs") or {}
    if not isinstance(inputs, Mapping):
        raise TypeError("inputs")
    return CardSubmission(
        id=str(action["id"]),
        sender_id=str(action["personId"]),
        space=Space(str(action["roomId"]), is_direct),
        card_message_id=str(action["messageId"]),
        inputs=inputs,
        sent_at=parsed_date(action["created"]),
    )
