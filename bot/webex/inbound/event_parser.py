"""Frames of the websocket turned into events: what a person wrote or pressed, fetched over REST."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from time import monotonic
from typing import Any, Protocol

from bot.events import Event, Person, TextMessage
from bot.ids import bare, public_id, region_of
from bot.webex.http.retry import RETRY_DEADLINE_SECONDS, RequestFailed, RetryPolicy
from bot.webex.message_events import edit, is_from_person, parsed_date, submission, text_message

VERBS = frozenset({"post", "share", "cardAction"})

UNKNOWN_AT_FIRST = frozenset({404})
"""What was just said may be unknown for a moment."""
WRONG_REGION = frozenset({400, 403, 404})
"""What an id of another region may be answered with. Which of them is not known; a look-up tells."""

LookUp = Callable[[Mapping[str, Any]], str]
"""Activity to the public id of its message or attachment action; raises RequestFailed."""


class MessageSource(Protocol):
    """What a frame does not carry, over REST. The first three raise RequestFailed."""

    def message(self, message_id: str, policy: RetryPolicy) -> Mapping[str, Any]:
        """`GET /messages/{messageId}`."""

    def action(self, action_id: str, policy: RetryPolicy) -> Mapping[str, Any]:
        """`GET /attachment/actions/{id}`."""

    def is_direct(self, space_id: str, policy: RetryPolicy) -> bool:
        """Whether a space is a direct one, from `GET /rooms/{roomId}`; remembered."""

    def space_id(self, bare_id: str) -> str:
        """The public id of a space that was seen before; empty for another."""

    def find_space(self, bare_id: str) -> str:
        """The public id of a space, searched among those with the latest activity; empty when not found."""

    def missed(self, since: datetime) -> Sequence[TextMessage]:
        """What people said to the bot after `since`, oldest first. Raises WebexError."""

    def own_said(self, space: str, message_id: str, at: datetime) -> None:
        """The websocket tells that the bot itself said this message in the space of this bare id."""

    def close(self) -> None:
        """Lets go of the idle connections to Webex."""


class Regions:
    """Public ids built from the bare ones of activities, as Webex builds them in the region of each space.

    A space's region is taken from its own public id, else from the last look-up; `us` until then. Safe to use
    from any thread.
    """

    def __init__(self, space_id: Callable[[str], str]) -> None:
        self._space_id = space_id
        self._lock = threading.Lock()
        self._of_space: dict[str, str] = {}
        self._last = "us"

    def id_of(self, activity: Mapping[str, Any]) -> str:
        """The public id of an activity's message or attachment action; a wrong one if the region is. Of an
        edit it is the id of the message that was edited, which keeps it."""
        kind = "ATTACHMENT_ACTION" if activity["verb"] == "cardAction" else "MESSAGE"
        return public_id(self._region(activity), kind, edited_message(activity) or activity["id"])

    def space_of(self, activity: Mapping[str, Any]) -> str:
        """The public id of an activity's space, likewise."""
        target = activity["target"]
        if isinstance(target.get("globalId"), str):
            return str(target["globalId"])
        return self._space_id(bare(target["id"])) or public_id(self._region(activity), "ROOM", target["id"])

    def learn(self, activity: Mapping[str, Any], public_id: str) -> None:
        """A look-up gave this id."""
        if region := region_of(public_id):
            with self._lock:
                self._of_space[bare(activity["target"]["id"])] = self._last = region

    def _region(self, activity: Mapping[str, Any]) -> str:
        space = bare(activity["target"]["id"])
        with self._lock:
            learnt, last = self._of_space.get(space), self._last
        return learnt or region_of(self._space_id(space)) or last


class NotFetched(Exception):
    """Something was said and could not be fetched; the message says why, and nothing of what was said."""


def activity_of(frame: Mapping[str, Any]) -> dict[str, Any] | None:
    """The activity of a frame if a person wrote, edited a message, shared a file or pressed a button."""
    data = frame.get("data")
    if not isinstance(data, dict) or data.get("eventType") != "conversation.activity":
        return None
    activity = data.get("activity")
    if not isinstance(activity, dict) or activity.get("verb") not in VERBS:
        return None
    actor, target = activity.get("actor"), activity.get("target")
    if not isinstance(actor, dict) or actor.get("type") != "PERSON" or not isinstance(target, dict):
        return None
    needed = (activity.get("id"), target.get("id"), target.get("url"))
    return activity if all(isinstance(value, str) and value for value in needed) else None


def own_post(frame: Mapping[str, Any], bot: Person) -> dict[str, Any] | None:
    """The activity of a frame by which the bot itself said something; None for any other frame."""
    data = frame.get("data")
    activity = data.get("activity") if isinstance(data, dict) else None
    if not isinstance(activity, dict) or activity.get("verb") != "post" or edited_message(activity):
        return None
    actor, target = activity.get("actor"), activity.get("target")
    if not (isinstance(actor, dict) and isinstance(target, dict) and isinstance(target.get("id"), str)):
        return None
    said_by = actor.get("entryUUID") or actor.get("id")
    is_own = isinstance(said_by, str) and bare(said_by).lower() == bare(bot.id)
    return activity if is_own and isinstance(activity.get("id"), str) else None


def edited_message(activity: Mapping[str, Any]) -> str:
    """The bare id of the message that an activity edits; empty for any other.

    Cisco's clients edit with a post whose parent of the type `edit` is the message as it was first sent, also
    when it was edited before.
    """
    parent = activity.get("parent")
    if activity["verb"] != "post" or not isinstance(parent, dict) or parent.get("type") != "edit":
        return ""
    return str(parent.get("id") or "")


def happened_at(activity: Mapping[str, Any], now: datetime) -> datetime:
    """When somebody did it, by Webex's clock; now where that is not said, or where ours is behind."""
    try:
        return min(parsed_date(activity["published"]), now)
    except (KeyError, TypeError, ValueError):
        return now


def fetch(
    activity: Mapping[str, Any], look_up: LookUp, reader: MessageSource, bot: Person, regions: Regions
) -> Event | None:
    """The event of an activity, fetched within about half a minute; None for the bot's own words.

    Raises NotFetched.
    """
    ends = monotonic() + RETRY_DEADLINE_SECONDS
    try:
        found = _document(activity, look_up, reader, regions, ends)
        if activity["verb"] != "cardAction":
            return _message(activity, found, bot, regions) if is_from_person(found, bot) else None
        return submission(found, _is_direct(activity, str(found["roomId"]), reader, _until(ends)))
    except RequestFailed as refusal:
        raise NotFetched(str(refusal)) from None
    except (KeyError, TypeError, ValueError) as error:
        # The error's message may quote what was said.
        raise NotFetched(type(error).__name__) from None


def _message(
    activity: Mapping[str, Any], found: Mapping[str, Any], bot: Person, regions: Regions
) -> TextMessage:
    message, edited = text_message(found, bot), edited_message(activity)
    if not edited:
        return message
    message_id = message.id if bare(message.id) == edited.lower() else regions.id_of(activity)
    # Where `updated` is missing, Webex shows the old text still: the KeyError makes it count as not fetched.
    return edit(message, message_id, str(found["updated"]))


def _document(
    activity: Mapping[str, Any], look_up: LookUp, reader: MessageSource, regions: Regions, ends: float
) -> Mapping[str, Any]:
    """The message or attachment action: under the id that Webex builds, else under the one it looks up."""
    read = reader.action if activity["verb"] == "cardAction" else reader.message
    # Of a shared file nobody has shown yet that its message goes by the same bare id.
    if activity["verb"] != "share":
        try:
            return read(regions.id_of(activity), _until(ends))
        except RequestFailed as refusal:
            if refusal.status not in WRONG_REGION:
                raise
    public_id = look_up(activity)
    regions.learn(activity, public_id)
    return read(public_id, replace(_until(ends), unknown_at_first=UNKNOWN_AT_FIRST))


def _until(ends: float) -> RetryPolicy:
    return RetryPolicy(seconds=max(ends - monotonic(), 1.0))


def _is_direct(
    activity: Mapping[str, Any], space_id: str, reader: MessageSource, policy: RetryPolicy
) -> bool:
    tags = activity["target"].get("tags")
    return "ONE_ON_ONE" in tags if isinstance(tags, list) else reader.is_direct(space_id, policy)
