"""REST operations about messages and presses of card buttons."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from bot.sandbox.api.routes import Route, ServerResponse, next_page_link, page_size
from bot.sandbox.api.server_request import ServerRequest
from bot.sandbox.data.entities import Action, Json, Message, Person, Space
from bot.sandbox.data.error_response import ErrorResponse
from bot.sandbox.data.ids import webex_id
from bot.sandbox.messaging.card_validation import card_problem
from bot.sandbox.messaging.markup import html_to_text, markdown_to_html, mentioned_ids
from bot.sandbox.messaging.spaces import own_space

MAX_MESSAGE_BYTES = 7439
CARD_CONTENT_TYPE = "application/vnd.microsoft.card.adaptive"


def message_json(request: ServerRequest, message: Message) -> Json:
    """A message as the API shows it."""
    space = request.state.spaces[message.space_id]
    author = request.state.people[message.person_id]
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
        "files": [f"{request.origin}/v1/contents/{file.id}" for file in message.files],
        "mentionedPeople": list(message.mentions),
        "attachments": [{"contentType": CARD_CONTENT_TYPE, "content": message.card}] if message.card else [],
        "updated": message.updated,
    }
    return result | {key: value for key, value in optional.items() if value}


def create_message(request: ServerRequest) -> ServerResponse:
    """POST /messages, as JSON or as multipart with one file."""
    body: Json = request.body
    space = _target_space(request, body)
    text, markdown = body.get("text", ""), body.get("markdown", "")
    card = _card(body.get("attachments", []))
    if not (text or markdown or request.files):
        raise ErrorResponse(400, "Message text or file or meeting must be specified")
    if body.get("files") and not request.files:
        raise ErrorResponse(400, "The cloud on this machine fetches no files from elsewhere.")
    if card and request.files:
        raise ErrorResponse(400, "A message cannot have both a card and a file.")
    _check_length(text, markdown)
    html = markdown_to_html(markdown, request.state.people.values()) if markdown else ""
    message = request.state.post(
        space,
        request.caller,
        text=text or html_to_text(html),
        markdown=markdown,
        html=html,
        parent_id=_parent(request, body.get("parentId")),
        card=card,
        mentions=mentioned_ids(html),
        files=request.files,
    )
    return ServerResponse(message_json(request, message))


def list_messages(request: ServerRequest) -> ServerResponse:
    """GET /messages: newest first; a bot in a group has to ask for mentions of itself."""
    space = own_space(request, request.query.get("roomId", ""))
    about = request.query.get("mentionedPeople")
    if about is not None and about not in ("me", request.caller.id):
        raise ErrorResponse(403, "Only messages that mention yourself can be listed.")
    if request.caller.kind == "bot" and space.type == "group" and about is None:
        raise ErrorResponse(403, "Failed to get activity. Bots must list messages with mentionedPeople=me.")
    before = _parsed_time(request.query.get("before"))
    found = [
        message
        for message in reversed(request.state.messages.values())
        if message.space_id == space.id
        and (about is None or request.caller.id in message.mentions)
        and (before is None or datetime.fromisoformat(message.created) < before)
        and request.query.get("parentId") in (None, message.parent_id)
    ]
    if older_than := request.query.get("beforeMessage"):
        ids = [message.id for message in found]
        found = found[ids.index(older_than) + 1 :] if older_than in ids else []
    most = 100 if about is not None else 1000
    return _newest_first_page(request, found, most)


def _parsed_time(text: str | None) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text) if text else None
    except ValueError:
        raise ErrorResponse(400, "before is not a date.") from None
    return moment.replace(tzinfo=moment.tzinfo or UTC) if moment else None


def _newest_first_page(request: ServerRequest, found: list[Message], most: int) -> ServerResponse:
    size = page_size(request, most, 50)
    headers = {}
    if len(found) > size:
        headers["Link"] = next_page_link(request, {"beforeMessage": found[size - 1].id}, size)
    return ServerResponse(
        {"items": [message_json(request, message) for message in found[:size]]}, headers=headers
    )


def list_direct(request: ServerRequest) -> ServerResponse:
    """GET /messages/direct: the messages of the space with one person."""
    other = _person(request, request.query.get("personId"), request.query.get("personEmail"))
    space = _direct(request, other)
    items = [
        message_json(request, message)
        for message in reversed(request.state.messages.values())
        if message.space_id == space.id and request.query.get("parentId") in (None, message.parent_id)
    ]
    return ServerResponse({"items": items[:50]})


def read_message(request: ServerRequest) -> ServerResponse:
    """GET /messages/{messageId}"""
    return ServerResponse(message_json(request, _message(request)))


def edit_message(request: ServerRequest) -> ServerResponse:
    """PUT /messages/{messageId}: own text only, ten times at most."""
    message = _message(request)
    text, markdown = request.body.get("text", ""), request.body.get("markdown", "")
    if message.space_id != request.body["roomId"]:
        raise ErrorResponse(400, "roomId is not the room of the message.")
    if not (text or markdown):
        raise ErrorResponse(400, "Message text must be specified.")
    _check_length(text, markdown)
    html = markdown_to_html(markdown, request.state.people.values()) if markdown else ""
    edited = request.state.edit(
        message,
        request.caller,
        text=text or html_to_text(html),
        markdown=markdown,
        html=html,
        mentions=mentioned_ids(html),
    )
    return ServerResponse(message_json(request, edited))


def delete_message(request: ServerRequest) -> ServerResponse:
    """DELETE /messages/{messageId}: only one's own."""
    message = _message(request)
    if message.person_id != request.caller.id:
        raise ErrorResponse(403, "Only the author may delete a message.")
    request.state.delete(message)
    return ServerResponse(status=204)


def create_action(request: ServerRequest) -> ServerResponse:
    """POST /attachment/actions"""
    if request.body["type"] != "submit":
        raise ErrorResponse(400, "type must be submit.")
    action = request.state.press(request.caller, request.body["messageId"], request.body["inputs"])
    return ServerResponse(action_json(action))


def read_action(request: ServerRequest) -> ServerResponse:
    """GET /attachment/actions/{id}"""
    action = request.state.actions.get(request.params["id"])
    if action is None or request.caller.id not in request.state.spaces[action.space_id].members:
        raise ErrorResponse(404, "Unable to find attachment action.")
    return ServerResponse(action_json(action))


def action_json(action: Action) -> Json:
    """An attachment action as the API shows it."""
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
        raise ErrorResponse(400, "Only one attachment is allowed per message.")
    if attachments[0]["contentType"] != CARD_CONTENT_TYPE:
        raise ErrorResponse(400, "Unsupported attachment content type.")
    content: Json = attachments[0]["content"]
    if problem := card_problem(content):
        raise ErrorResponse(400, f"Unable to post card: {problem}")
    return content


def _check_length(*texts: str) -> None:
    if any(len(text.encode()) > MAX_MESSAGE_BYTES for text in texts):
        raise ErrorResponse(400, f"Message length limited to {MAX_MESSAGE_BYTES} bytes.")


def _parent(request: ServerRequest, parent_id: str | None) -> str | None:
    """Webex takes the bare uuid of an activity for the id of its message as well."""
    if parent_id is None or parent_id in request.state.messages:
        return parent_id
    return request.state.aliases.get(parent_id) or webex_id("MESSAGE", parent_id, request.state.quirks.region)


def _target_space(request: ServerRequest, body: Json) -> Space:
    given = [key for key in ("roomId", "toPersonId", "toPersonEmail") if body.get(key)]
    if len(given) != 1:
        raise ErrorResponse(400, "Exactly one of roomId, toPersonId and toPersonEmail is required.")
    if given == ["roomId"]:
        return own_space(request, body["roomId"])
    return _direct(request, _person(request, body.get("toPersonId"), body.get("toPersonEmail")))


def _person(request: ServerRequest, person_id: str | None, email: str | None) -> Person:
    for person in request.state.people.values():
        if person.id == person_id or person.email == email:
            return person
    raise ErrorResponse(404, "Could not find person.")


def _direct(request: ServerRequest, other: Person) -> Space:
    for space in request.state.spaces.values():
        if space.type == "direct" and set(space.members) == {request.caller.id, other.id}:
            return space
    raise ErrorResponse(404, "Could not find a direct room with this person.")


def _message(request: ServerRequest) -> Message:
    message = request.state.messages.get(request.params["messageId"])
    if message is None or not may_see(request, message):
        raise ErrorResponse(404, "Unable to find the message.")
    return message


def may_see(request: ServerRequest, message: Message) -> bool:
    """Whether the caller may see a message: a bot in a group only its own and those that mention it."""
    space = request.state.spaces[message.space_id]
    if request.caller.id not in space.members:
        return False
    if request.caller.kind != "bot" or space.type == "direct" or message.person_id == request.caller.id:
        return True
    return request.caller.id in message.mentions


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
