"""One life of webex-bot's websocket: registration, socket, frames in order, an end that is told."""

from __future__ import annotations

import asyncio
import json
import logging
import sys
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import timedelta
from typing import Any

import requests
from webex_bot.websockets.webex_websocket_client import DEVICE_DATA, WebexWebsocketClient
from websockets.asyncio.client import ClientConnection

from bot.errors import where
from bot.process import is_running, place
from bot.webex.http.event_loop import ConnectionTrackingLoop
from bot.webex.http.proxy import Proxies, unescaped
from bot.webex.http.retry import RequestFailed, RetryPolicy
from bot.webex.inbound.event_parser import UNKNOWN_AT_FIRST
from bot.webex.inbound.receivers import FrameReceiver
from bot.webex.inbound.reconnect import ConnectionLost
from bot.webex.sdk import ask

log = logging.getLogger(__name__)

PRODUCT = "workspace-calling-bot"
REGISTRATION_GONE = frozenset({404, 410})
OPEN_SECONDS = 15
PING_SECONDS = 15
PONG_SECONDS = 14
"""With the two above: a dead connection is noticed within half a minute."""
MAX_SILENCE = timedelta(seconds=PING_SECONDS + PONG_SECONDS + 31)
"""A socket is known to be dead this late at most, and two clocks may differ."""
MAX_FRAME_BYTES = 8 * 1024 * 1024
"""A guard against a frame without end; one with a message and a card is far below."""


def device_name() -> str:
    """Names this process, so that another one with the same token keeps its registration."""
    return f"{PRODUCT}/{place()}"


class Websocket(WebexWebsocketClient):  # type: ignore[misc]
    """webex-bot's client with what breaks it replaced; used once.

    `receiver` is called in one thread of its own, one call after the other.
    """

    def __init__(self, token: str, session: requests.Session, name: str, receiver: FrameReceiver) -> None:
        self._own_session = session
        self._name = name
        self._receiver = receiver
        self._socket: ClientConnection | None = None
        self._loop: ConnectionTrackingLoop | None = None
        self._task: asyncio.Task[Any] | None = None
        self._cancelled = False
        self._was_known = False
        super().__init__(token, PRODUCT)

    def live(self) -> None:
        """Registers, listens, and raises ConnectionLost when it is over, for whatever reason."""
        self._loop = loop = ConnectionTrackingLoop()
        # The library hands each frame to the loop's default executor: one thread keeps their order.
        loop.set_default_executor(ThreadPoolExecutor(1, thread_name_prefix="frames"))
        asyncio.set_event_loop(loop)
        try:
            self.run()
        except (Exception, asyncio.CancelledError) as error:
            lost = error if isinstance(error, ConnectionLost) else ConnectionLost.by(error)
            lost.opened = self._socket is not None
            raise lost from None
        finally:
            loop.run_until_complete(self._finish(loop))
            asyncio.set_event_loop(None)
            loop.close()

    async def _finish(self, loop: ConnectionTrackingLoop) -> None:
        # Frames that came in are still handed on.
        await loop.shutdown_default_executor()
        rest = asyncio.all_tasks() - {asyncio.current_task()}
        for task in rest:
            task.cancel()
        await asyncio.gather(*rest, return_exceptions=True)
        await loop.shutdown_asyncgens()
        await loop.abort_connections()

    def cancel(self) -> None:
        """Ends `live` from another thread, at the latest when a request that is under way ends."""
        self._cancelled = True
        if self._task is not None and self._loop is not None:
            with suppress(RuntimeError):  # the loop is closed: it is over already
                self._loop.call_soon_threadsafe(self._task.cancel)

    def unregister(self) -> None:
        """Takes the device back."""
        if self._url:
            self._delete(self._url)

    def is_registered(self) -> bool | None:
        """Whether Webex still knows the device, which it sends frames to; None when that cannot be told.

        `GET` of the registration's own address. A refusal counts only after an answer: where Webex does not
        take the question, nothing is said of the device.
        """
        if not self._url:
            return None
        try:
            self.session.get(self._url)
        except RequestFailed as refusal:
            return False if self._was_known and refusal.status in REGISTRATION_GONE else None
        except requests.RequestException:
            return None
        self._was_known = True
        return True

    @property
    def _url(self) -> str:
        return str((self.device_info or {}).get("url") or "")

    def _get_device_url(self) -> Any:
        # The first request of the library's constructor: from here on its requests are ours.
        self._own_session.headers.update(self._get_headers())
        self.session: requests.Session = self._own_session
        return super()._get_device_url()

    def _get_device_info(self, check_existing: bool = True) -> dict[str, Any]:
        if not check_existing:
            # The library's run() has caught the end of the socket and would go on by itself, for ever.
            raise ConnectionLost.by(sys.exc_info()[1])
        self._remove(self._is_left_over)
        try:
            self.device_info = self._register()
        except RequestFailed as refusal:
            if refusal.status != 403:
                raise
            # "User has excessive device registrations": those of bots that were never stopped properly.
            self._remove(lambda name: name.startswith(f"{PRODUCT}/"))
            self.device_info = self._register()
        return self.device_info

    def _register(self) -> dict[str, Any]:
        data = {**DEVICE_DATA, "name": self._name, "deviceName": PRODUCT}
        device = self.session.post(f"{self.device_url}/devices", json=data).json()
        if not isinstance(device, dict) or not isinstance(device.get("webSocketUrl"), str):
            raise ConnectionLost("registration answered without a socket")
        return device

    def _remove(self, is_ours: Callable[[str], bool]) -> None:
        try:
            listed = self.session.get(f"{self.device_url}/devices").json()
        except RequestFailed as refusal:
            if refusal.status == 404:  # no device at all
                return
            raise
        devices = listed.get("devices") if isinstance(listed, dict) else None
        for device in devices or []:
            if is_ours(str(device.get("name"))) and device.get("url"):
                self._delete(device["url"])

    def _is_left_over(self, name: str) -> bool:
        """Whether a registration is of this process, or of one of this machine that has ended."""
        host, _, process = name.rpartition("/")
        is_here = host == self._name.rpartition("/")[0]
        return name == self._name or (is_here and process.isdecimal() and not is_running(int(process)))

    def _delete(self, url: str) -> None:
        try:
            self.session.delete(url)
        except (RequestFailed, requests.RequestException) as error:
            log.info("A device registration was not removed: %s", ConnectionLost.by(error))

    def _get_websocket_connect_kwargs(self, connect_func: Any) -> dict[str, Any]:
        self._task = asyncio.current_task()
        if self._cancelled:
            raise asyncio.CancelledError
        found: dict[str, Any] = super()._get_websocket_connect_kwargs(connect_func)
        return found | {
            "proxy": unescaped(
                Proxies().of((self.device_info or {})["webSocketUrl"].replace("ws", "http", 1))
            ),
            "open_timeout": OPEN_SECONDS,
            "close_timeout": 2,
            "ping_interval": PING_SECONDS,
            "ping_timeout": PONG_SECONDS,
            "max_size": MAX_FRAME_BYTES,
        }

    @property
    def websocket(self) -> ClientConnection | None:
        return self._socket

    @websocket.setter
    def websocket(self, opened: ClientConnection | None) -> None:
        """The library sets it when the socket is open, just before it authorises itself."""
        self._socket = opened
        if opened is not None and self._loop is not None:
            self._loop.run_in_executor(None, self._greet, opened)

    def _greet(self, opened: ClientConnection) -> None:
        try:
            self._on_loop(_pong(opened)).result(OPEN_SECONDS)
        except Exception as error:
            log.debug("The socket does not listen: %s", type(error).__name__)
            self.cancel()
            return
        self._guarded(self._receiver.opened)

    def _process_incoming_websocket_message(self, msg: Any) -> None:
        if isinstance(msg, dict):
            self._ack_message(msg.get("id"))
            self._guarded(lambda: self._receiver.accept(msg))

    def _guarded(self, call: Callable[[], None]) -> None:
        try:
            call()
        except Exception as error:
            log.error("A frame was not taken: %s", where(error))

    def _ack_message(self, message_id: Any) -> None:
        """By the envelope's id, as Cisco's JavaScript SDK does it, and on the loop the socket belongs to."""
        if self._socket is not None and isinstance(message_id, str):
            self._on_loop(self._socket.send(json.dumps({"type": "ack", "messageId": message_id})))

    def _on_loop(self, work: Any) -> Any:
        return asyncio.run_coroutine_threadsafe(work, self._loop)  # type: ignore[arg-type]

    def look_up(self, activity: Mapping[str, Any]) -> str:
        """The public id of an activity's message or attachment action, which may be unknown for a moment.

        Raises RequestFailed.
        """
        # For the library a shared file is no message of its own until it is edited.
        asked = {**activity, "verb": "post"} if activity["verb"] == "share" else activity
        return ask(lambda: self._found(asked), RetryPolicy(unknown_at_first=UNKNOWN_AT_FIRST))

    def _found(self, activity: Mapping[str, Any]) -> str:
        found = self._get_base64_message_id(activity)
        if not isinstance(found, str):
            raise TypeError("a look-up without an id")
        return found


async def _pong(opened: ClientConnection) -> None:
    await (await opened.ping())
