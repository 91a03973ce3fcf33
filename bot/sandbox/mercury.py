"""The websocket side of Webex: service catalogue, device registrations, activities and their look-ups."""

from __future__ import annotations

import asyncio
import json
import time
from typing import Any

from aiohttp import WSCloseCode, WSMsgType, web

from bot.sandbox.ids import inner_id, new_uuid
from bot.sandbox.records import Action, Json, Message, Person, Space
from bot.sandbox.refusal import Refusal
from bot.sandbox.routes import Answer, Call, Route, names
from bot.sandbox.state import State
from bot.sandbox.tokens import Tokens

AUTHORIZATION_SECONDS = 5.0
MOST_DEVICES = 100
REPLACED = 4000
WRONG_TOKEN = 4401

_CONVERSATIONS = "/conversation/api/v1"
_DEVICES = "/wdm/api/v1/devices"


class Socket:
    """One open websocket of a device, and what is still to be sent on it."""

    def __init__(self, ws: web.WebSocketResponse) -> None:
        self.ws = ws
        self.queue: asyncio.Queue[Json] = asyncio.Queue()
        self.authorised = False
        self._sequence = 0

    def put(self, data: Json) -> None:
        """Queues an event in the envelope every frame has."""
        self._sequence += 1
        self.queue.put_nowait(
            {
                "id": new_uuid(),
                "data": data,
                "timestamp": int(time.time() * 1000),
                "trackingId": f"SANDBOX_{new_uuid()}",
                "sequenceNumber": self._sequence,
                "filterMessage": False,
            }
        )

    async def send(self) -> None:
        """Sends what is queued, in order, until the socket closes."""
        while not self.ws.closed:
            frame = await self.queue.get()
            if self.ws.closed:
                return
            await self.ws.send_str(json.dumps(frame))


class Mercury:
    """Devices and sockets of the bot. Only `hear` may be called from another thread."""

    def __init__(self, state: State, tokens: Tokens) -> None:
        self._state = state
        self._tokens = tokens
        self._loop: asyncio.AbstractEventLoop | None = None
        self.origin = ""
        self.devices: dict[str, Json] = {}
        self.sockets: dict[str, Socket] = {}
        self.acknowledged: list[str] = []
        self.refusals: list[int] = []
        self.deliver_twice = False
        self.mute = False
        self.bot_hears_itself = False
        self._lookups: dict[str, str] = {}
        state.listen(self.hear)

    def start(self, origin: str) -> None:
        """Called once, in the loop the sockets live in."""
        self._loop = asyncio.get_running_loop()
        self.origin = origin

    # What was said becomes activities.

    def hear(self, kind: str, record: object) -> None:
        """Turns a change of the state into the activities Webex would send."""
        if kind == "reset":
            self._lookups.clear()
            self.acknowledged.clear()
            self.refusals.clear()
            self.deliver_twice = self.mute = self.bot_hears_itself = False
        elif kind in ("message", "edited") and isinstance(record, Message):
            self._hear_message(record, edited=kind == "edited")
        elif kind == "action" and isinstance(record, Action):
            self._hear_action(record)

    def _hear_message(self, message: Message, *, edited: bool) -> None:
        space = self._state.spaces[message.space_id]
        author = self._state.people[message.person_id]
        bot = self._state.person("bot")
        if author.id == bot.id and not self.bot_hears_itself:
            return
        to_bot = space.type == "direct" or bot.id in message.mentions or author.id == bot.id
        if bot.id not in space.members or not to_bot:
            return
        parent = {"id": inner_id(message.parent_id), "type": "reply"} if message.parent_id else None
        if edited:
            self._deliver(
                self._activity(
                    "post",
                    new_uuid(),
                    space,
                    author,
                    _comment(),
                    {"id": inner_id(message.id), "type": "edit"},
                ),
                message.id,
            )
        elif message.files:
            content = _content(message)
            self._deliver(
                self._activity("share", inner_id(message.id), space, author, content, parent), message.id
            )
            update_id = new_uuid()
            self._state.aliases[update_id] = message.id
            self._deliver(self._activity("update", update_id, space, author, content, parent), "")
        else:
            comment = _comment(message.mentions)
            self._deliver(
                self._activity("post", inner_id(message.id), space, author, comment, parent), message.id
            )

    def _hear_action(self, action: Action) -> None:
        bot = self._state.person("bot")
        card = self._state.messages[action.message_id]
        if card.person_id != bot.id:
            return
        parent = {"id": inner_id(action.message_id), "type": "cardAction"}
        submit = {"objectType": "submit", "inputs": _ENCRYPTED}
        space, person = self._state.spaces[action.space_id], self._state.people[action.person_id]
        self._deliver(
            self._activity("cardAction", inner_id(action.id), space, person, submit, parent), action.id
        )

    def _activity(
        self, verb: str, activity_id: str, space: Space, actor: Person, about: Json, parent: Json | None
    ) -> Json:
        conversation = inner_id(space.id)
        result: Json = {
            "id": activity_id,
            "objectType": "activity",
            "url": f"{self.origin}{_CONVERSATIONS}/activities/{activity_id}",
            "published": self._state.now(),
            "verb": verb,
            "actor": {
                "id": inner_id(actor.id),
                "objectType": "person",
                "displayName": actor.name,
                "orgId": inner_id(actor.org_id),
                "emailAddress": actor.email,
                "entryUUID": inner_id(actor.id),
                "type": "PERSON" if actor.kind == "person" else "MACHINE",
            },
            "object": about,
            "target": {
                "id": conversation,
                "objectType": "conversation",
                "url": f"{self.origin}{_CONVERSATIONS}/conversations/{conversation}",
                "participants": {"items": []},
                "activities": {"items": []},
                "tags": ["ONE_ON_ONE"] if space.type == "direct" else ["NOT_MODERATED"],
            },
            "clientTempId": f"tmp-{activity_id[:8]}",
        }
        return result if parent is None else result | {"parent": parent}

    def _deliver(self, activity: Json, public_id: str) -> None:
        if public_id:
            self._lookups[activity["id"]] = public_id
        if self.mute or self._loop is None:
            return
        data = {"activity": activity, "eventType": "conversation.activity"}
        for _ in range(2 if self.deliver_twice else 1):
            self._loop.call_soon_threadsafe(self._send, data)

    def _send(self, data: Json) -> None:
        for socket in self.sockets.values():
            if socket.authorised:
                socket.put(data)

    # The websocket.

    async def connect(self, request: web.Request) -> web.StreamResponse:
        """The handshake, the authorization message, then frames out and acknowledgements in."""
        if self.refusals:
            raise _handshake_error(self.refusals.pop(0))
        device_id = request.match_info["device"]
        if device_id not in self.devices:
            raise _handshake_error(404)
        token = request.headers.get("Authorization")
        if token is not None and not self._is_bot(token):
            raise _handshake_error(401)
        ws = web.WebSocketResponse(heartbeat=30.0, autoping=True)
        await ws.prepare(request)
        socket = Socket(ws)
        if not await self._authorised(ws):
            await ws.close(code=WRONG_TOKEN, message=b"authorization failed")
            return ws
        await self._open(device_id, socket)
        sender = asyncio.create_task(socket.send())
        try:
            async for frame in ws:
                if frame.type is WSMsgType.TEXT:
                    self._received(socket, frame.json())
        finally:
            sender.cancel()
            if self.sockets.get(device_id) is socket:
                del self.sockets[device_id]
            self._state.tell("bot", self.listening())
        return ws

    async def _authorised(self, ws: web.WebSocketResponse) -> bool:
        try:
            message = await ws.receive_json(timeout=AUTHORIZATION_SECONDS)
            return bool(message["type"] == "authorization" and self._is_bot(message["data"]["token"]))
        except (TimeoutError, TypeError, KeyError, ValueError):
            return False

    async def _open(self, device_id: str, socket: Socket) -> None:
        old = self.sockets.get(device_id)
        self.sockets[device_id] = socket
        socket.authorised = True
        socket.put({"eventType": "mercury.buffer_state", "bufferState": {"conversation": "UP_TO_DATE"}})
        socket.put({"eventType": "mercury.registration_status", "localClusterServiceUrls": {}})
        self._state.tell("bot", self.listening())
        if old is not None:
            await old.ws.close(code=REPLACED, message=b"replaced")

    def _received(self, socket: Socket, frame: Json) -> None:
        if frame.get("type") == "ack":
            self.acknowledged.append(str(frame.get("messageId")))
            self._state.tell("bot", self.listening())
        elif frame.get("type") == "ping":
            socket.queue.put_nowait({"type": "pong", "id": frame.get("id")})

    def listening(self) -> bool:
        """Whether the bot has an open, authorised websocket."""
        return any(socket.authorised and not socket.ws.closed for socket in self.sockets.values())

    async def close(self, code: int = WSCloseCode.GOING_AWAY) -> None:
        """Closes every websocket from the cloud's side."""
        sockets, self.sockets = list(self.sockets.values()), {}
        for socket in sockets:
            await socket.ws.close(code=code)

    def _is_bot(self, token: str) -> bool:
        return token.removeprefix("Bearer ").strip() == self._tokens.bot

    # REST.

    def routes(self) -> tuple[Route, ...]:
        """The operations beside the public API that a client of the websocket needs."""
        return (
            Route("GET", "/u2c/api/v1/catalog", self._catalogue, names("format services")),
            Route("GET", _DEVICES, self._list_devices),
            Route("POST", _DEVICES, self._create_device),
            Route("DELETE", _DEVICES, self._delete_devices),
            Route("GET", f"{_DEVICES}/{{device}}", self._read_device),
            Route("PUT", f"{_DEVICES}/{{device}}", self._refresh_device),
            Route("DELETE", f"{_DEVICES}/{{device}}", self._delete_device),
            Route("GET", f"{_CONVERSATIONS}/messages/{{activity}}", self._look_up),
            Route("GET", f"{_CONVERSATIONS}/attachment/actions/{{activity}}", self._look_up),
        )

    def _catalogue(self, call: Call) -> Answer:
        links = {
            "wdm": f"{call.origin}/wdm/api/v1",
            "conversation": f"{call.origin}{_CONVERSATIONS}",
            "hydra": f"{call.origin}/v1",
        }
        return Answer({"serviceLinks": links, "hostCatalog": {}})

    def _list_devices(self, _: Call) -> Answer:
        if not self.devices:
            raise Refusal(404, "User has no device registrations.")
        return Answer({"devices": list(self.devices.values())})

    def _create_device(self, call: Call) -> Answer:
        if len(self.devices) >= MOST_DEVICES:
            raise Refusal(403, "User has excessive device registrations")
        device_id = new_uuid()
        url = f"{call.origin}{_DEVICES}/{device_id}"
        socket_url = f"{call.origin.replace('http', 'ws', 1)}/v1/apps/wx2/registrations/{device_id}/messages"
        asked: Json = call.body if isinstance(call.body, dict) else {}
        self.devices[device_id] = asked | {
            "url": url,
            "webSocketUrl": socket_url,
            "userId": inner_id(call.caller.id),
            "orgId": inner_id(call.caller.org_id),
            "creationTime": self._state.now(),
            "services": {},
        }
        self._state.tell("bot", self.listening())
        return Answer(self.devices[device_id])

    def _read_device(self, call: Call) -> Answer:
        return Answer(self._device(call))

    def _refresh_device(self, call: Call) -> Answer:
        device = self._device(call)
        device["modificationTime"] = self._state.now()
        return Answer(device)

    def _delete_device(self, call: Call) -> Answer:
        self._device(call)
        del self.devices[call.params["device"]]
        self._state.tell("bot", self.listening())
        return Answer(status=204)

    def _delete_devices(self, _: Call) -> Answer:
        self.devices.clear()
        self._state.tell("bot", self.listening())
        return Answer(status=204)

    def _device(self, call: Call) -> Json:
        device = self.devices.get(call.params["device"])
        if device is None:
            raise Refusal(404, "Device not found.")
        return device

    def _look_up(self, call: Call) -> Answer:
        public = self._lookups.get(call.params["activity"])
        if public is None:
            raise Refusal(404, "Could not find an activity with provided ID.")
        return Answer({"id": public})


_ENCRYPTED = "eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..c2FuZGJveA.c2FuZGJveA.c2FuZGJveA"
"""What people say travels encrypted: the bot has to fetch it over REST."""


def _comment(mentions: tuple[str, ...] = ()) -> Json:
    comment: Json = {"objectType": "comment", "displayName": _ENCRYPTED, "content": _ENCRYPTED}
    if mentions:
        people = [{"id": inner_id(one), "objectType": "person"} for one in mentions]
        comment["mentions"] = {"items": people}
    return comment


def _content(message: Message) -> Json:
    items: list[Any] = [
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


def _handshake_error(status: int) -> web.HTTPException:
    reply = web.Response(status=status)
    error = web.HTTPException(headers=reply.headers)
    error.set_status(status)
    return error
