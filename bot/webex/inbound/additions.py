"""Frames of the websocket that say the bot was added to a space, and by whom."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.events import AddedToSpace, Person, Space
from bot.ids import bare, public_id
from bot.webex.inbound.event_parser import Regions, happened_at

DIRECT = "ONE_ON_ONE"


def addition_of(frame: Mapping[str, Any], bot: Person) -> dict[str, Any] | None:
    """The activity of a frame if a person added this bot to a group, or made one with it; `target` is the
    group. A direct space begins with what the person writes, which is answered anyway.
    """
    data = frame.get("data")
    activity = data.get("activity") if isinstance(data, dict) else None
    if not isinstance(activity, dict) or activity.get("verb") not in ("add", "create"):
        return None
    if not isinstance(activity.get("id"), str) or not isinstance(activity.get("object"), dict):
        return None
    about = activity["object"]
    added: object = [about]
    if activity["verb"] == "create":
        participants = about.get("participants")
        added = participants.get("items") if isinstance(participants, dict) else None
        activity = {**activity, "target": about}
    actor, target = activity.get("actor"), activity.get("target")
    if not isinstance(actor, dict) or actor.get("type") != "PERSON" or not _uuid(actor):
        return None
    if not isinstance(target, dict) or not isinstance(target.get("id"), str) or DIRECT in _tags(target):
        return None
    is_added = isinstance(added, list) and any(_uuid(one) == bare(bot.id) for one in added)
    return activity if is_added else None


def added_to_space(
    activity: Mapping[str, Any], space_id: str, regions: Regions, now: datetime
) -> AddedToSpace:
    """The event of such an activity; `space_id` is the space's public id, empty where it is not known."""
    return AddedToSpace(
        id=str(activity["id"]),
        sender_id=public_id("us", "PEOPLE", _uuid(activity["actor"])),
        space=Space(space_id or regions.space_of(activity), is_direct=False),
        sent_at=happened_at(activity, now),
    )


def _uuid(entry: object) -> str:
    """The bare id of a person in an activity; empty where there is none."""
    held = entry.get("entryUUID") or entry.get("id") if isinstance(entry, Mapping) else None
    return bare(held).lower() if isinstance(held, str) else ""


def _tags(target: Mapping[str, Any]) -> list[Any]:
    tags = target.get("tags")
    return tags if isinstance(tags, list) else []
