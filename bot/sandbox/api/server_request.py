"""One HTTP request to the sandbox: its parts, its body once it is read, who asks, and the record of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, TypeVar
from urllib.parse import parse_qsl

from aiohttp import web

from bot.sandbox.api.tokens import Identity, Tokens, bearer
from bot.sandbox.data.entities import File, Json, Person, Request
from bot.sandbox.data.error_response import ErrorResponse
from bot.sandbox.data.ids import new_uuid
from bot.sandbox.state.cloud_state import CloudState

_FORM, _MULTIPART = "application/x-www-form-urlencoded", "multipart/form-data"
T = TypeVar("T")
NOBODY = Identity("", "bot", frozenset())


class ServerRequest:
    """One request. `path` is without the base (`/v1`) if `in_base`; `read` fills `body` and `files`.

    Who answers sets `identity`, `params` from the path, and `breach`, how it breaks the contract.
    """

    def __init__(
        self, http: web.Request, state: CloudState, tokens: Tokens, path: str, *, in_base: bool
    ) -> None:
        self._http = http
        self.state = state
        self.tokens = tokens
        self._received_at = state.clock().timestamp()
        peer = http.transport.get_extra_info("peername") if http.transport else None
        self._bot = state.bot_of_port.get(peer[1], "") if peer else ""
        self.peer_ip = str(peer[0]) if peer else ""
        self.agent = http.headers.get("User-Agent", "")
        self.sent_tracking_id = http.headers.get("TrackingID", "")
        self.method = http.method
        self.path = path
        self.in_base = in_base
        self.query = dict(http.query)
        self.origin = f"{http.scheme}://{http.host}"
        self.token = bearer(http.headers.get("Authorization", ""))
        self.content_type = http.content_type if "Content-Type" in http.headers else ""
        self.tracking_id = f"SANDBOX_{new_uuid()}"
        self.body: Any = None
        self.files: tuple[File, ...] = ()
        self.is_empty = True
        """Whether it came without a body."""
        self.problem = ""
        """Why the body could not be read."""
        self.identity = NOBODY
        self.params: Mapping[str, str] = {}
        self.breach = ""

    @property
    def caller(self) -> Person:
        """Who asks; the bot where no token is needed."""
        return self.state.person(self.identity.person_key)

    def named(self, known: Mapping[str, T], parameter: str, missing: str, code: int = 0) -> T:
        """What the path names with this parameter. Raises ErrorResponse 404, with this message."""
        found = known.get(self.params[parameter])
        if found is None:
            raise ErrorResponse(404, missing, code=code)
        return found

    async def read(self) -> None:
        """Reads the body: JSON, a form, or multipart with files."""
        if self.content_type == _MULTIPART:
            self.is_empty = False
            await self._read_multipart()
            return
        raw = await self._http.read()
        self.is_empty = not raw
        if not raw:
            self.body = {} if self.method in ("POST", "PUT", "PATCH") else None
        elif self.content_type == _FORM:
            self.body = dict(parse_qsl(raw.decode(errors="replace")))
        else:
            try:
                self.body = json.loads(raw)
            except (ValueError, RecursionError):
                self.problem = "the body is not JSON"

    async def _read_multipart(self) -> None:
        try:
            form = await self._http.post()
        except ValueError:
            self.problem = "the form cannot be read"
            return
        body: Json = {}
        files: list[File] = []
        for name, value in form.items():
            if isinstance(value, web.FileField):
                with value.file as content:
                    file = File(new_uuid(), value.filename, content.read(), value.content_type, name)
                files.append(file)
            else:
                body[name] = value
        self.body, self.files = body, tuple(files)

    def record(self, status: int) -> Request:
        """What is kept of the request, which was answered with this status."""
        return Request(
            self.method,
            self.path,
            self.query,
            self.body,
            status,
            self.token,
            self._received_at,
            self.identity.who,
            self.tracking_id,
            self.breach,
            self.files,
            self._bot,
        )
