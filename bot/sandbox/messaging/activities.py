"""Activities as Webex's websocket sends them; the content is encrypted."""

from __future__ import annotations

from bot.sandbox.data.entities import Json, Message, Person, Space
from bot.sandbox.data.ids import inner_id
from bot.sandbox.network.hosts import CONVERSATIONS_URL

_ENCRYPTED = "eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..c2FuZGJveA.c2FuZGJveA.c2FuZGJveA"
"""The bot cannot read it and has to fetch the message over REST, as with real Webex."""


def activity(
    at: str, verb: str, uuid: str, space: Space, actor: Person, about: Json, parent: Json | None
) -> Json:
    """What somebody did in a space; `about` is the object of it."""
    conversation = inner_id(space.id)
    result: Json = {
        "id": uuid,
        "objectType": "activity",
        "url": f"{CONVERSATIONS_URL}/activities/{uuid}",
        "published": at,
        "verb": verb,
        "actor": person_object(actor),
        "object": about,
        "target": {
            "id": conversation,
            "objectType": "conversation",
            "url": f"{CONVERSATIONS_URL}/conversations/{conversation}",
            "participants": {"items": []},
            "activities": {"items": []},
            "tags": ["ONE_ON_ONE"] if space.type == "direct" else ["NOT_MODERATED"],
        },
        "clientTempId": f"tmp-{uuid[:8]}",
    }
    return result if parent is None else result | {"parent": parent}


def person_object(person: Person) -> Json:
    """Somebody who did something, or who was added to a space, as the object of an `add`."""
    return {
        "id": inner_id(person.id),
        "objectType": "person",
        "displayName": person.name,
        "orgId": inner_id(person.org_id),
        "emailAddress": person.email,
        "entryUUID": inner_id(person.id),
        "type": "PERSON" if person.kind == "person" else "MACHINE",
    }


def comment_object(message: Message) -> Json:
    """The object of a `post`."""
    result: Json = {"objectType": "comment", "displayName": _ENCRYPTED, "content": _ENCRYPTED}
    if message.mentions:
        people = [{"id": inner_id(one), "objectType": "person"} for one in message.mentions]
        result["mentions"] = {"items": people}
    return result


def files_object(message: Message) -> Json:
    """The object of a `share` and of the `update` after it."""
    items = [
        {
            "objectType": "file",
            "displayName": _ENCRYPTED,
            "fileSize": len(file.content),
            "mimeType": file.content_type,
            "malwareQuarantineState": "safe",
        }
        for file in message.files
    ]
    return {
        "objectType": "content",
        "contentCategory": "documents",
        "displayName": _ENCRYPTED,
        "files": {"items": items},
    }


def submit_object() -> Json:
    """The object of a `cardAction`."""
    return {"objectType": "submit", "inputs": _ENCRYPTED}
