"""Server-sent events that tell the page what changes in the cloud."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable

from aiohttp import web

from bot.sandbox.data.entities import Json, Message, Request
from bot.sandbox.page.page_json import request_json
from bot.sandbox.state.cloud_state import CloudState

KEEP_ALIVE_SECONDS = 15.0
_MAX_QUEUED_EVENTS = 1000


class EventStream:
    """The open streams. Gets changes in any thread, sends them in the event loop it was started in."""

    def __init__(self, state: CloudState, bot: Callable[[], Json], time: Callable[[], Json]) -> None:
        self._state, self._bot, self._time = state, bot, time
        self._loop: asyncio.AbstractEventLoop | None = None
        self._followers: set[asyncio.Queue[str | None]] = set()

    def start(self) -> None:
        """Called once, in the event loop."""
        self._loop = asyncio.get_running_loop()
        self._state.subscribe(self._on_change)

    def stop(self) -> None:
        """Ends every stream. Called in the event loop."""
        self._loop = None
        for follower in self._followers:
            if follower.full():
                follower.get_nowait()
            follower.put_nowait(None)

    async def follow(self, request: web.Request) -> web.StreamResponse:
        """GET /api/stream"""
        response = web.StreamResponse(
            headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"}
        )
        await response.prepare(request)
        queue: asyncio.Queue[str | None] = asyncio.Queue(_MAX_QUEUED_EVENTS)
        self._followers.add(queue)
        try:
            await response.write(b": welcome\n\n")
            while (text := await _next(queue)) is not None:
                await response.write(text.encode())
        except ConnectionError:
            pass
        finally:
            self._followers.discard(queue)
        return response

    def _on_change(self, kind: str, record: object) -> None:
        if self._loop is None or not self._followers:
            return
        if event := self._event(kind, record):
            name, data = event
            text = f"event: {name}\ndata: {json.dumps(data)}\n\n"
            self._loop.call_soon_threadsafe(self._put, text)

    def _put(self, text: str) -> None:
        for follower in self._followers:
            # A page that does not read loses events, so that the queue stays small.
            if not follower.full():
                follower.put_nowait(text)

    def _event(self, kind: str, record: object) -> tuple[str, Json] | None:
        if isinstance(record, Message):
            name = "deleted" if kind == "deleted" else "message"
            return name, {"spaceId": record.space_id, "id": record.id}
        if isinstance(record, Request):
            return "request", request_json(record)
        if kind in ("reset", "workspaces"):
            return "reset", {}
        if kind == "bot":
            return "bot", self._bot()
        if kind == "clock":
            return "clock", self._time()
        if kind == "setting" and isinstance(record, dict):
            return "setting", record
        return None


async def _next(queue: asyncio.Queue[str | None]) -> str | None:
    try:
        return await asyncio.wait_for(queue.get(), KEEP_ALIVE_SECONDS)
    except TimeoutError:
        return ": still here\n\n"
