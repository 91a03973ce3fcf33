"""The web application of the page: its files and its JSON API, for this machine only."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any, Protocol, TypeVar

from aiohttp import web

from bot.sandbox.calling.settings_documents import full_document, replace_document
from bot.sandbox.data.bot_controls import BotControls
from bot.sandbox.data.entities import HOT_DESK, NO_CALLING, Json, Message, Person, Request, Space
from bot.sandbox.data.error_response import ErrorResponse
from bot.sandbox.data.moved_clock import MovedClock
from bot.sandbox.documents import SETTING_BY_NAME
from bot.sandbox.documents.setting import require_licence
from bot.sandbox.messaging.files import download_headers
from bot.sandbox.messaging.messages import MAX_MESSAGE_BYTES
from bot.sandbox.page.event_stream import EventStream
from bot.sandbox.page.page_json import (
    audit_json,
    bot_json,
    message_json,
    request_json,
    state_json,
    time_json,
    workspace_json,
)
from bot.sandbox.state.cloud_state import CloudState

T = TypeVar("T")
MAX_BODY_BYTES = 100 * 2**20
_WEB_FOLDER = Path(__file__).parent / "web"
_FILE_NAME = re.compile(r"[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*\.(html|css|js|svg|png)\Z")
_OWN_HOSTS = ("127.0.0.1", "localhost")
_HEADERS = {
    "Content-Security-Policy": "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
_MAX_SHOWN_REQUESTS = 200
_MAX_MINUTES = 24 * 60
_FAULT_OPTIONS = ("match", "status", "body", "headers", "times", "before", "delay", "drop")


class Sandbox(Protocol):
    """What the page needs of the sandbox as a whole."""

    state: CloudState
    clock: MovedClock
    bots: BotControls

    @property
    def requests(self) -> list[Request]: ...
    def listening(self) -> bool: ...
    def messages(self, space: Space) -> list[Message]: ...
    def say(
        self,
        person: Person,
        space: Space,
        text: str,
        *,
        mention: bool | None,
        parent_id: str | None,
        files: Sequence[tuple[str, bytes, str]],
    ) -> str: ...
    def edit(self, message_id: str, text: str, *, person: Person | None, mention: bool | None) -> None: ...
    def press(self, person: Person, message_id: str, inputs: Json) -> str: ...
    @property
    def fault(self) -> Callable[..., None]: ...
    def move_clock(self, by: timedelta) -> None: ...
    def start_over(self) -> None: ...


class PageApp:
    """Serves the page. Runs in the cloud's event loop."""

    def __init__(self, sandbox: Sandbox, renderer: Path | None) -> None:
        self._sandbox = sandbox
        self._state = sandbox.state
        self._renderer = renderer
        self.stream = EventStream(self._state, self._bot, self._time)

    def application(self) -> web.Application:
        """The page's files and its API."""
        application = web.Application(middlewares=[_own_page_only], client_max_size=MAX_BODY_BYTES)
        application.add_routes(
            [
                web.get("/", self._index),
                web.get("/web/{name}", self._file),
                web.get("/renderer/adaptivecards.min.js", self._renderer_file),
                web.get("/api/state", self._read_state),
                web.get("/api/spaces/{space}/messages", self._read_messages),
                web.post("/api/spaces/{space}/messages", self._say),
                web.post("/api/spaces/{space}/files", self._say_with_file),
                web.put("/api/messages/{message}", self._edit),
                web.get("/api/files/{file}", self._read_file),
                web.post("/api/press", self._press),
                web.get("/api/workspaces/{workspace}", self._read_workspace),
                web.put("/api/workspaces/{workspace}/settings/{setting}", self._change),
                web.get("/api/requests", self._read_requests),
                web.post("/api/fault", self._fault),
                web.post("/api/audit", self._switch_audit_log),
                web.post("/api/clock", self._move_clock),
                web.post("/api/bots/{number}/kill", self._kill),
                web.post("/api/reset", self._reset),
                web.get("/api/stream", self.stream.follow),
            ]
        )
        return application

    async def _index(self, _: web.Request) -> web.StreamResponse:
        return web.FileResponse(_WEB_FOLDER / "index.html")

    async def _file(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info["name"]
        if not _FILE_NAME.match(name) or not (_WEB_FOLDER / name).is_file():
            raise ErrorResponse(404, "There is no such file.")
        return web.FileResponse(_WEB_FOLDER / name)

    async def _renderer_file(self, _: web.Request) -> web.StreamResponse:
        path = self._renderer
        if path is None:
            from bot.sandbox.page.renderer import cached_renderer

            path = cached_renderer()
        if path is None:
            raise ErrorResponse(
                404, "The card renderer is not here: python -m bot sandbox --prepare fetches it."
            )
        return web.FileResponse(path, headers={"Content-Type": "text/javascript; charset=utf-8"})

    async def _read_state(self, _: web.Request) -> web.StreamResponse:
        with self._state.lock:
            return web.json_response(state_json(self._state, self._bot(), self._time()))

    async def _read_messages(self, request: web.Request) -> web.StreamResponse:
        messages = self._sandbox.messages(_named(self._state.spaces, request, "space"))
        return web.json_response({"messages": [message_json(self._state, message) for message in messages]})

    async def _say(self, request: web.Request) -> web.StreamResponse:
        space, body = _named(self._state.spaces, request, "space"), await _json(request)
        if not _text(body, "text").strip():
            raise ErrorResponse(400, "Somebody has to say something.")
        return self._post_message(space, body, bool(body.get("mention")), [])

    async def _edit(self, request: web.Request) -> web.StreamResponse:
        message, body = _named(self._state.messages, request, "message"), await _json(request)
        person, text = self._author(body)
        if not text.strip():
            raise ErrorResponse(400, "Somebody has to say something.")
        self._sandbox.edit(message.id, text, person=person, mention=bool(body.get("mention")))
        return web.json_response({"id": message.id})

    async def _say_with_file(self, request: web.Request) -> web.StreamResponse:
        """Posts a message with a file; its text may be empty."""
        space, form = _named(self._state.spaces, request, "space"), await _form(request)
        file = form.get("file")
        if not isinstance(file, web.FileField) or not file.filename:
            raise ErrorResponse(400, "A file is needed.")
        uploaded = (file.filename, file.file.read(), file.content_type)
        return self._post_message(space, form, form.get("mention") == "true", [uploaded])

    def _post_message(
        self, space: Space, body: Mapping[str, Any], mention: bool, files: Sequence[tuple[str, bytes, str]]
    ) -> web.Response:
        person, text = self._author(body)
        parent_id = _text(body, "parentId") or None
        message_id = self._sandbox.say(person, space, text, mention=mention, parent_id=parent_id, files=files)
        return web.json_response({"id": message_id})

    def _author(self, body: Mapping[str, Any]) -> tuple[Person, str]:
        """Who writes, and what. Raises ErrorResponse."""
        person, text = self._state.people.get(_text(body, "personId")), _text(body, "text")
        if person is None:
            raise ErrorResponse(400, "Choose who you are first.")
        if len(text.encode()) > MAX_MESSAGE_BYTES:
            raise ErrorResponse(400, "The message is too long for Webex.")
        return person, text

    async def _read_file(self, request: web.Request) -> web.StreamResponse:
        for message in list(self._state.messages.values()):
            for file in message.files:
                if file.id == request.match_info["file"]:
                    # Always a download: the browser must not show a person's file as part of this page.
                    headers = {**download_headers(file), "Content-Type": "application/octet-stream"}
                    return web.Response(body=file.content, headers=headers)
        raise ErrorResponse(404, "There is no such file.")

    async def _press(self, request: web.Request) -> web.StreamResponse:
        body = await _json(request)
        person = self._state.people.get(_text(body, "personId"))
        inputs = body.get("inputs")
        if person is None or not isinstance(inputs, dict):
            raise ErrorResponse(400, "A press needs a personId and inputs.")
        return web.json_response({"id": self._sandbox.press(person, _text(body, "messageId"), inputs)})

    async def _read_workspace(self, request: web.Request) -> web.StreamResponse:
        workspace = _named(self._state.workspaces, request, "workspace")
        documents = {
            name: full_document(self._state, setting, workspace.id)
            for name, setting in SETTING_BY_NAME.items()
            if workspace.licence in setting.licences and workspace.licence not in (HOT_DESK, NO_CALLING)
        }
        return web.json_response({"workspace": workspace_json(self._state, workspace), "settings": documents})

    async def _change(self, request: web.Request) -> web.StreamResponse:
        workspace, setting = (
            _named(self._state.workspaces, request, "workspace"),
            _named(SETTING_BY_NAME, request, "setting"),
        )
        require_licence(setting.licences, workspace)
        document, person = await _json(request), self._state.people.get(request.query.get("personId", ""))
        with self._state.lock:
            replace_document(self._state, setting, workspace.id, document)
            actor = person if person and person.roles else self._state.person("ana")
            self._state.log_change(workspace.id, setting.name, actor)
        return web.json_response(full_document(self._state, setting, workspace.id))

    async def _read_requests(self, _: web.Request) -> web.StreamResponse:
        shown_requests = self._sandbox.requests[-_MAX_SHOWN_REQUESTS:]
        return web.json_response({"requests": [request_json(one) for one in shown_requests]})

    async def _fault(self, request: web.Request) -> web.StreamResponse:
        body = await _json(request)
        try:
            self._sandbox.fault(**{word: body[word] for word in _FAULT_OPTIONS if word in body})
        except (TypeError, ValueError, re.error) as error:
            raise ErrorResponse(400, f"That cannot be planned: {error}") from error
        return web.json_response({})

    async def _switch_audit_log(self, request: web.Request) -> web.StreamResponse:
        body, audit_log = await _json(request), self._state.audit_log
        minutes = body.get("lagMinutes")
        if not isinstance(minutes, int) or not 0 <= minutes <= _MAX_MINUTES:
            raise ErrorResponse(400, "How many minutes?")
        audit_log.lag = timedelta(minutes=minutes)
        audit_log.is_silent, audit_log.is_refused = bool(body.get("silent")), bool(body.get("refused"))
        return web.json_response(audit_json(audit_log))

    async def _move_clock(self, request: web.Request) -> web.StreamResponse:
        minutes = (await _json(request)).get("minutes")
        if not isinstance(minutes, int) or abs(minutes) > _MAX_MINUTES:
            raise ErrorResponse(400, "How many minutes?")
        try:
            self._sandbox.move_clock(timedelta(minutes=minutes))
        except ValueError as error:
            raise ErrorResponse(400, f"The clock was not moved: {error}.") from error
        return web.json_response(self._time())

    async def _kill(self, request: web.Request) -> web.StreamResponse:
        number = request.match_info["number"]
        try:
            self._sandbox.bots.kill(int(number))
        except (ValueError, LookupError):
            raise ErrorResponse(404, "There is no such bot.") from None
        return web.json_response({})

    def _bot(self) -> Json:
        return bot_json(self._state, self._sandbox.listening(), self._sandbox.bots.states())

    def _time(self) -> Json:
        return time_json(self._state, self._sandbox.clock.ahead)

    async def _reset(self, _: web.Request) -> web.StreamResponse:
        # In a thread of its own, because the bot that is started anew asks this loop.
        await asyncio.to_thread(self._sandbox.start_over)
        return web.json_response({})


@web.middleware
async def _own_page_only(
    request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
) -> web.StreamResponse:
    """Refuses other host names than this machine's (DNS rebinding) and requests of other pages (CSRF)."""
    origin = request.headers.get("Origin")
    own = origin is None or origin == f"http://{request.host}"
    try:
        if request.url.host not in _OWN_HOSTS or not own:
            raise ErrorResponse(403, "Only the page on this machine may ask.")
        response = await handler(request)
    except ErrorResponse as error:
        response = web.json_response({"message": error.message}, status=error.status)
    if not response.prepared:
        response.headers.update(_HEADERS)
    return response


def _named(known: Mapping[str, T], request: web.Request, what: str) -> T:
    """The space, workspace or setting that the address names. Raises ErrorResponse 404 without one."""
    found = known.get(request.match_info[what])
    if found is None:
        raise ErrorResponse(404, f"There is no such {what}.")
    return found


async def _json(request: web.Request) -> Json:
    try:
        body = await request.json()
    except ValueError:
        body = None
    if not isinstance(body, dict):
        raise ErrorResponse(400, "A JSON object is needed.")
    return body


async def _form(request: web.Request) -> Mapping[str, Any]:
    try:
        return await request.post()
    except ValueError:
        raise ErrorResponse(400, "A form is needed.") from None


def _text(body: Mapping[str, Any], key: str) -> str:
    value = body.get(key)
    return value if isinstance(value, str) else ""
