"""Messages and card presses, as the messaging API answers."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from bot.sandbox.cloud.refusal import Refusal
from bot.sandbox.cloud.routes import Answer, Call, Route, next_link, page_size
from bot.sandbox.data.ids import webex_id
from bot.sandbox.data.records import Action, Json, Message, Person, Space
from bot.sandbox.messaging.cards import card_problem
from bot.sandbox.messaging.markup import as_html, as_text, mentioned
from bot.sandbox.messaging.spaces import own_space

MOST_BYTES = 7439
MOST_EDITS = 10
CARD = "application/vnd.microsoft.card.adaptive"


def message_json(call: Call, message: Message) -> Json:
    """A message as the API shows it."""
    space = call.state.spaces[message.space_id]
    author = call.state.people[message.person_id]
    result: Json = {
        "id": message.id,
        "roomId": space.id,
        "roomType": space.type,
        "text": message.text,
        "personId": author.id,
        "personEmail": author.email,
        "created": message.created,
    }
    optional: Json = {
        "parentId": message.parent_id,
        "markdown": message.markdown,
        "html": message.html,
        "files": [f"{call.origin}/v1/contents/{file.id}" for file in message.files],
        "mentionedPeople": list(message.mentions),
        "attachments": [{"contentType": CARD, "content": message.card}] if message.card else [],
        "updated": message.updated,
    }
    return result | {key: value for key, value in optional.items() if value}


def create_message(call: Call) -> Answer:
    """POST /messages, as JSON or as multipart with one file."""
    body: Json = call.body
    space = _target(call, body)
    text, markdown = body.get("text", ""), body.get("markdown", "")
    card = _card(body.get("attachments", []))
    if not (text or markdown or call.files):
        raise Refusal(400, "Message text or file or meeting must be specified")
    if body.get("files") and not call.files:
        raise Refusal(400, "The cloud on this machine fetches no files from elsewhere.")
    if card and call.files:
        raise Refusal(400, "A message cannot have both a card and a file.")
    _check_length(text, markdown)
    html = as_html(markdown, call.state.people.values()) if markdown else ""
    message = call.state.post(
        space,
        call.caller,
        text=text or as_text(html),
        markdown=markdown,
        html=html,
        parent_id=_parent(call, body.get("parentId")),
        card=card,
        mentions=mentioned(html),
        files=call.files,
    )
    return Answer(message_json(call, message))


def list_messages(call: Call) -> Answer:
    """GET /messages: newest first; a bot in a group sees only what mentions it, and has to say so."""
    space = own_space(call, call.query.get("roomId", ""))
    about = call.query.get("mentionedPeople")
    if about is not None and about not in ("me", call.caller.id):
        raise Refusal(403, "Only messages that mention yourself can be listed.")
    if call.caller.kind == "bot" and space.type == "group" and about is None:
        raise Refusal(403, "Failed to get activity. Bots must list messages with mentionedPeople=me.")
    before = _moment(call.query.get("before"))
    found = [
        message
        for message in reversed(call.state.messages.values())
        if message.space_id == space.id
        and (about is None or call.caller.id in message.mentions)
        and (before is None or datetime.fromisoformat(message.created) < before)
        and call.query.get("parentId") in (None, message.parent_id)
    ]
    if older_than := call.query.get("beforeMessage"):
        ids = [message.id for message in found]
        found = found[ids.index(older_than) + 1 :] if older_than in ids else []
    most = 100 if about is not None else 1000
    return _pages_back(call, found, most)


def _moment(text: str | None) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text) if text else None
    except ValueError:
        raise Refusal(400, "before is not a date.") from None
    return moment.replace(tzinfo=moment.tzinfo or UTC) if moment else None


def _pages_back(call: Call, found: list[Message], most: int) -> Answer:
    size = page_size(call, most, 50)
    headers = {}
    if len(found) > size:
        headers["Link"] = next_link(call, {"beforeMessage": found[size - 1].id}, size)
    return Answer({"items": [message_json(call, message) for message in found[:size]]}, headers=headers)


def list_direct(call: Call) -> Answer:
    """GET /messages/direct: what was said with one person."""
    other = _person(call, call.query.get("personId"), call.query.get("personEmail"))
    space = _direct(call, other)
    items = [
        message_json(call, message)
        for message in reversed(call.state.messages.values())
        if message.space_id == space.id and call.query.get("parentId") in (None, message.parent_id)
    ]
    return Answer({"items": items[:50]})


def read_message(call: Call) -> Answer:
    """GET /messages/{messageId}"""
    return Answer(message_json(call, _message(call)))


def edit_message(call: Call) -> Answer:
    """PUT /messages/{messageId}: own text only, ten times at most."""
    message = _message(call)
    text, markdown = call.body.get("text", ""), call.body.get("markdown", "")
    if message.person_id != call.caller.id:
        raise Refusal(403, "Only the author may edit a message.")
    if message.space_id != call.body["roomId"]:
        raise Refusal(400, "roomId is not the room of the message.")
    if message.card or message.files:
        raise Refusal(400, "Editing messages with files or attachments is currently unsupported.")
    if message.edits >= MOST_EDITS:
        raise Refusal(400, "Message has reached the maximum number of edits.")
    if not (text or markdown):
        raise Refusal(400, "Message text must be specified.")
    _check_length(text, markdown)
    html = as_html(markdown, call.state.people.values()) if markdown else ""
    return Answer(message_json(call, call.state.edit(message, text or as_text(html), markdown, html)))


def delete_message(call: Call) -> Answer:
    """DELETE /messages/{messageId}: only one's own."""
    message = _message(call)
    if message.person_id != call.caller.id:
        raise Refusal(403, "Only the author may delete a message.")
    call.state.delete(message)
    return Answer(status=204)


def create_action(call: Call) -> Answer:
    """POST /attachment/actions"""
    if call.body["type"] != "submit":
        raise Refusal(400, "type must be submit.")
    action = call.state.press(call.caller, call.body["messageId"], call.body["inputs"])
    return Answer(action_json(action))


def read_action(call: Call) -> Answer:
    """GET /attachment/actions/{id}"""
    action = call.state.actions.get(call.params["id"])
    if action is None or call.caller.id not in call.state.spaces[action.space_id].members:
        raise Refusal(404, "Unable to find attachment action.")
    return Answer(action_json(action))


def action_json(action: Action) -> Json:
    """A press as the API shows it."""
    return {
        "id": action.id,
        "type": "submit",
        "messageId": action.message_id,
        "inputs": action.inputs,
        "personId": action.person_id,
        "roomId": action.space_id,
        "created": action.created,
    }


def _card(attachments: list[Any]) -> Json | None:
    if not attachments:
        return None
    if len(attachments) > 1:
        raise Refusal(400, "Only one attachment is allowed per message.")
    if attachments[0]["contentType"] != CARD:
        raise Refusal(400, "Unsupported attachment content type.")
    content: Json = attachments[0]["content"]
    if problem := card_problem(content):
        raise Refusal(400, f"Unable to post card: {problem}")
    return content


def _check_length(*texts: str) -> None:
    if any(len(text.encode()) > MOST_BYTES for text in texts):
        raise Refusal(400, f"Message length limited to {MOST_BYTES} bytes.")


def _parent(call: Call, parent_id: str | None) -> str | None:
    """Webex takes the bare uuid of an activity for the id of its message as well."""
    if parent_id is None or parent_id in call.state.messages:
        return parent_id
    return call.state.aliases.get(parent_id) or webex_id("MESSAGE", parent_id, call.state.oddities.region)


def _target(call: Call, body: Json) -> Space:
    given = [key for key in ("roomId", "toPersonId", "toPersonEmail") if body.get(key)]
    if len(given) != 1:
        raise Refusal(400, "Exactly one of roomId, toPersonId and toPersonEmail is required.")
    if given == ["roomId"]:
        return own_space(call, body["roomId"])
    return _direct(call, _person(call, body.get("toPersonId"), body.get("toPersonEmail")))


def _person(call: Call, person_id: str | None, email: str | None) -> Person:
    for person in call.state.people.values():
        if person.id == person_id or person.email == email:
            return person
    raise Refusal(404, "Could not find person.")


def _direct(call: Call, other: Person) -> Space:
    for space in call.state.spaces.values():
        if space.type == "direct" and set(space.members) == {call.caller.id, other.id}:
            return space
    raise Refusal(404, "Could not find a direct room with this person.")


def _message(call: Call) -> Message:
    message = call.state.messages.get(call.params["messageId"])
    if message is None or not may_see(call, message):
        raise Refusal(404, "Unable to find the message.")
    return message


def may_see(call: Call, message: Message) -> bool:
    """Whether the caller is shown a message: a bot in a group only what mentions it."""
    space = call.state.spaces[message.space_id]
    if call.caller.id not in space.members:
        return False
    if call.caller.kind != "bot" or space.type == "direct" or message.person_id == call.caller.id:
        return True
    return call.caller.id in message.mentions


ROUTES = (
    Route("GET", "/messages", list_messages),
    Route("POST", "/messages", create_message),
    Route("GET", "/messages/direct", list_direct),
    Route("GET", "/messages/{messageId}", read_message),
    Route("PUT", "/messages/{messageId}", edit_message),
    Route("DELETE", "/messages/{messageId}", delete_message),
    Route("POST", "/attachment/actions", create_action),
    Route("GET", "/attachment/actions/{id}", read_action),
)
