"""Webex's JSON about a message or a press turned into our events."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from time import monotonic
from typing import Any, Protocol

from bot.events import CardSubmission, Event, Person, Space, TextMessage
from bot.webex import mention
from bot.webex.ids import bare
from bot.webex.retry import DEADLINE_SECONDS, Refusal

VERBS = frozenset({"post", "share", "cardAction"})
_BOT_ADDRESSES = ("@webex.bot", "@sparkbot.io")

LookUp = Callable[[Mapping[str, Any]], str]
"""Activity to the public id of its message or attachment action; raises Refusal."""


class Reader(Protocol):
    """What a frame does not carry, over REST. All raise Refusal when the seconds are over."""

    def message(self, message_id: str, seconds: float) -> Mapping[str, Any]:
        """`GET /messages/{messageId}`."""

    def action(self, action_id: str, seconds: float) -> Mapping[str, Any]:
        """`GET /attachment/actions/{id}`."""

    def is_direct(self, space_id: str, seconds: float) -> bool:
        """Whether a space is a direct one, from `GET /rooms/{roomId}`; remembered."""


class Lost(Exception):
    """Something was said and could not be fetched; `space_id` is the best guess where."""

    def __init__(self, space_id: str, reason: str) -> None:
        super().__init__(reason)
        self.space_id = space_id


def wanted(frame: Mapping[str, Any]) -> dict[str, Any] | None:
    """The activity of a frame if a person wrote, shared a file or pressed a button.

    An edit, which comes as a post or as an update, is none of these.
    """
    data = frame.get("data")
    if not isinstance(data, dict) or data.get("eventType") != "conversation.activity":
        return None
    activity = data.get("activity")
    if not isinstance(activity, dict) or activity.get("verb") not in VERBS:
        return None
    actor, target = activity.get("actor"), activity.get("target")
    if not isinstance(actor, dict) or actor.get("type") != "PERSON" or not isinstance(target, dict):
        return None
    parent = activity.get("parent")
    if isinstance(parent, dict) and parent.get("type") == "edit":
        return None
    needed = (activity.get("id"), target.get("id"), target.get("url"))
    return activity if all(isinstance(value, str) and value for value in needed) else None


def fetch(activity: Mapping[str, Any], look_up: LookUp, reader: Reader, bot: Person) -> Event | None:
    """The event of an activity, fetched within about half a minute; None for the bot's own words.

    Raises Lost.
    """
    ends = monotonic() + DEADLINE_SECONDS
    public_id = ""
    try:
        public_id = look_up(activity)
        left = max(ends - monotonic(), 1.0)
        if activity["verb"] != "cardAction":
            message = reader.message(public_id, left)
            return text_message(message, bot) if is_from_person(message, bot) else None
        action = reader.action(public_id, left)
        return submission(action, _is_direct(activity, str(action["roomId"]), reader, left))
    except Refusal as refusal:
        raise Lost(_space_of(activity, public_id), str(refusal)) from None
    except (KeyError, TypeError, ValueError) as error:
        # The error's message may quote what was said.
        raise Lost(_space_of(activity, public_id), type(error).__name__) from None


def _is_direct(activity: Mapping[str, Any], space_id: str, reader: Reader, seconds: float) -> bool:
    tags = activity["target"].get("tags")
    return "ONE_ON_ONE" in tags if isinstance(tags, list) else reader.is_direct(space_id, seconds)


def _space_of(activity: Mapping[str, Any], public_id: str) -> str:
    """The space's public id, built as Webex builds it in the region that shows in the id of the message."""
    target = activity["target"]
    if isinstance(target.get("globalId"), str):
        return str(target["globalId"])
    region = "us"
    with suppress(ValueError):
        inside = base64.b64decode(public_id + "=" * (-len(public_id) % 4), altchars=b"-_").decode()
        region = inside.removeprefix("ciscospark://").partition("/")[0] or region
    named = f"ciscospark://{region}/ROOM/{target['id']}".encode()
    return base64.urlsafe_b64encode(named).decode().rstrip("=")


def is_from_person(message: Mapping[str, Any], bot: Person) -> bool:
    """Whether neither this bot nor another one wrote it."""
    address = str(message.get("personEmail") or "").lower()
    return bare(str(message["personId"])) != bare(bot.id) and not address.endswith(_BOT_ADDRESSES)


def moment(created: str) -> datetime:
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
        text=mention.said(
            str(message.get("text") or ""),
            str(message.get("html") or ""),
            bot_id=bot.id,
            bot_name=bot.name,
            is_direct=space.is_direct,
        ),
        sent_at=moment(message["created"]),
        thread_id=str(parent_id) if parent_id else None if space.is_direct else message_id,
        file_urls=tuple(str(url) for url in message.get("files") or ()),
    )


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
        sent_at=moment(action["created"]),
    )
