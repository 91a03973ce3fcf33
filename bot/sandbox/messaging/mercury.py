"""Webex's websocket service (Mercury): connections, events, and the look-up of an event's id."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from datetime import datetime

from aiohttp import WSCloseCode, WSMsgType, web

from bot.sandbox.api.routes import Route, ServerResponse
from bot.sandbox.api.server_request import ServerRequest
from bot.sandbox.api.tokens import Tokens
from bot.sandbox.data.entities import Action, Json, Membership, Message
from bot.sandbox.data.ids import inner_id, new_uuid
from bot.sandbox.messaging.activities import (
    activity,
    comment_object,
    files_object,
    person_object,
    submit_object,
)
from bot.sandbox.messaging.devices import Devices
from bot.sandbox.network.hosts import CONVERSATIONS_PATH
from bot.sandbox.state.cloud_state import CloudState

AUTHORIZATION_TIMEOUT_SECONDS = 5.0
CLOSED_AS_REPLACED = 4000
CLOSED_FOR_WRONG_TOKEN = 4401


class Socket:
    """One open websocket of a device, with the queue of what is to be sent."""

    def __init__(self, ws: web.WebSocketResponse, clock: Callable[[], datetime]) -> None:
        self.ws = ws
        self._clock = clock
        self.queue: asyncio.Queue[Json] = asyncio.Queue()
        self.authorised = False
        self._sequence = 0

    def put(self, data: Json) -> str:
        """Queues an event, in the envelope of a frame; gives the frame's id."""
        self._sequence += 1
        frame_id = new_uuid()
        self.queue.put_nowait(
            {
                "id": frame_id,
                "data": data,
                "timestamp": int(self._clock().timestamp() * 1000),
                "trackingId": f"SANDBOX_{new_uuid()}",
                "sequenceNumber": self._sequence,
                "filterMessage": False,
            }
        )
        return frame_id

    async def send(self) -> None:
        """Sends what is queued, in order, until the socket closes."""
        while not self.ws.closed:
            frame = await self.queue.get()
            if self.ws.closed:
                return
            await self.ws.send_str(json.dumps(frame))


class Mercury:
    """The bot's sockets. Only `on_change` may be called from another thread."""

    def __init__(self, state: CloudState, tokens: Tokens, devices: Devices) -> None:
        self._state = state
        self._devices = devices
        self._tokens = tokens
        self._loop: asyncio.AbstractEventLoop | None = None
        self.sockets: dict[str, Socket] = {}
        self.acknowledged: list[str] = []
        self.unacknowledged: set[str] = set()
        """The frames with an event that the bot's sockets have not acknowledged yet."""
        self.next_handshake_statuses: list[int] = []
        self.deliver_twice = False
        self.mute = False
        self.bot_hears_itself = False
        self._lookups: dict[str, str] = {}
        state.subscribe(self.on_change)

    def start(self) -> None:
        """Called once, in the event loop of the sockets."""
        self._loop = asyncio.get_running_loop()

    def on_change(self, kind: str, record: object) -> None:
        """Sends the activities that Webex would send for a change of the state."""
        if kind == "reset":
            self._lookups.clear()
            self.acknowledged.clear()
            self.unacknowledged.clear()
            self.next_handshake_statuses.clear()
            self.deliver_twice = self.mute = self.bot_hears_itself = False
        elif kind in ("message", "edited") and isinstance(record, Message):
            self._hear_message(record, edited=kind == "edited")
        elif kind == "added" and isinstance(record, Membership):
            self._hear_addition(record)
        elif kind == "action" and isinstance(record, Action):
            self._hear_action(record)

    def _hear_message(self, message: Message, *, edited: bool) -> None:
        space = self._state.spaces[message.space_id]
        bot = self._state.person("bot")
        own = message.person_id == bot.id
        heard = space.type == "direct" or bot.id in message.mentions or own
        if bot.id not in space.members or not heard or (own and not self.bot_hears_itself):
            return
        uuid = inner_id(message.id)
        parent = {"id": inner_id(message.parent_id), "type": "reply"} if message.parent_id else None
        if edited:
            self._deliver("post", new_uuid(), message, comment_object(message), {"id": uuid, "type": "edit"})
        elif message.files:
            self._deliver("share", uuid, message, files_object(message), parent)
            # webex-bot replies under the uuid of the update, but looks up the share.
            later = new_uuid()
            self._state.aliases[later] = message.id
            self._deliver("update", later, message, files_object(message), parent, known=False)
        else:
            self._deliver("post", uuid, message, comment_object(message), parent)

    def _hear_action(self, action: Action) -> None:
        if self._state.messages[action.message_id].person_id == self._state.person("bot").id:
            parent = {"id": inner_id(action.message_id), "type": "cardAction"}
            self._deliver("cardAction", inner_id(action.id), action, submit_object(), parent)

    def _hear_addition(self, added: Membership) -> None:
        """Members hear who was added; the one who was added hears it too."""
        person = self._state.people[added.added_id]
        if self._state.person("bot").id in self._state.spaces[added.space_id].members:
            self._deliver("add", new_uuid(), added, person_object(person), None, known=False)

    def _deliver(
        self,
        verb: str,
        uuid: str,
        record: Message | Action | Membership,
        about: Json,
        parent: Json | None,
        *,
        known: bool = True,
    ) -> None:
        if known and not isinstance(record, Membership):
            self._lookups[uuid] = record.id
        if self.mute or self._loop is None:
            return
        space, actor = self._state.spaces[record.space_id], self._state.people[record.person_id]
        done = activity(self._state.now(), verb, uuid, space, actor, about, parent)
        data = {"activity": done, "eventType": "conversation.activity"}
        for _ in range(2 if self.deliver_twice else 1):
            self._loop.call_soon_threadsafe(self._send, data)

    def _send(self, data: Json) -> None:
        for socket in self.sockets.values():
            if socket.authorised:
                self.unacknowledged.add(socket.put(data))

    async def connect(self, request: web.Request) -> web.StreamResponse:
        """Serves one websocket: handshake, authorization message, then events out and acknowledgements in."""
        if self.next_handshake_statuses:
            raise _handshake_error(self.next_handshake_statuses.pop(0))
        device_id = request.match_info["device"]
        if device_id not in self._devices.registered:
            raise _handshake_error(404)
        token = request.headers.get("Authorization")
        if token is not None and not self._is_bot(token):
            raise _handshake_error(401)
        ws = web.WebSocketResponse(heartbeat=30.0, timeout=1.0)
        await ws.prepare(request)
        socket = Socket(ws, self._state.clock)
        if not await self._authorised(ws):
            await ws.close(code=CLOSED_FOR_WRONG_TOKEN, message=b"authorization failed")
            return ws
        await self._open(device_id, socket)
        sender = asyncio.create_task(socket.send())
        try:
            async for frame in ws:
                if frame.type is WSMsgType.TEXT and not self._received(socket, frame.data):
                    await ws.close(code=WSCloseCode.INVALID_TEXT, message=b"not a JSON object")
        finally:
            sender.cancel()
            if self.sockets.get(device_id) is socket:
                del self.sockets[device_id]
            self._state.notify("bot", self.listening())
        return ws

    async def _authorised(self, ws: web.WebSocketResponse) -> bool:
        try:
            message = await ws.receive_json(timeout=AUTHORIZATION_TIMEOUT_SECONDS)
            return bool(message["type"] == "authorization" and self._is_bot(message["data"]["token"]))
        except (TimeoutError, TypeError, KeyError, ValueError):
            return False

    async def _open(self, device_id: str, socket: Socket) -> None:
        old = self.sockets.get(device_id)
        self.sockets[device_id] = socket
        socket.authorised = True
        socket.put({"eventType": "mercury.buffer_state", "bufferState": {"conversation": "UP_TO_DATE"}})
        socket.put({"eventType": "mercury.registration_status", "localClusterServiceUrls": {}})
        self._state.notify("bot", self.listening())
        if old is not None:
            await old.ws.close(code=CLOSED_AS_REPLACED, message=b"replaced")

    def _received(self, socket: Socket, text: str) -> bool:
        """Takes a frame; False for one that is no JSON object, as of a client that mixes two up."""
        try:
            frame = json.loads(text)
        except (ValueError, RecursionError):
            return False
        if not isinstance(frame, dict):
            return False
        if frame.get("type") == "ack":
            self.acknowledged.append(str(frame.get("messageId")))
            self.unacknowledged.discard(str(frame.get("messageId")))
            self._state.notify("bot", self.listening())
        elif frame.get("type") == "ping":
            socket.queue.put_nowait({"type": "pong", "id": frame.get("id")})
        return True

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

    def routes(self) -> tuple[Route, ...]:
        """The operations that give the public id for the uuid of an activity."""
        return (
            Route("GET", f"{CONVERSATIONS_PATH}/messages/{{activity}}", self._look_up),
            Route("GET", f"{CONVERSATIONS_PATH}/attachment/actions/{{activity}}", self._look_up),
        )

    def _look_up(self, request: ServerRequest) -> ServerResponse:
        missing = "Could not find an activity with provided ID."
        return ServerResponse({"id": request.named(self._lookups, "activity", missing)})


def _handshake_error(status: int) -> web.HTTPException:
    reply = web.Response(status=status)
    error = web.HTTPException(headers=reply.headers)
    error.set_status(status)
    return error
