"""The REST face of the cloud: finds the operation, checks token, scope and contract, answers and records."""

from __future__ import annotations

import asyncio
import json
import re
import time
from collections.abc import Sequence
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import web

from bot.sandbox.api.error_body import error_body
from bot.sandbox.api.routes import NO_TOKEN, ApiRequest, ApiResponse, Route
from bot.sandbox.api.tokens import Identity, Tokens, bearer
from bot.sandbox.contract.operations import Contract
from bot.sandbox.data.entities import Breach, File, Json, Request
from bot.sandbox.data.ids import new_uuid
from bot.sandbox.data.refusal import Refusal
from bot.sandbox.state.cloud_state import CloudState
from bot.sandbox.state.faults import Fault, due

_NOBODY = Identity("", "bot", frozenset())
_FORM, _PARTS = "application/x-www-form-urlencoded", "multipart/form-data"
_SLASHED = re.compile(r"(/workspaces/[^/]+/features/numbers)/\Z")
"""The one address that is taken with a slash at its end too, as wxc_sdk asks real organisations."""


class Rest:
    """Answers every request to one host but the websocket's; all its paths are below `base`."""

    def __init__(
        self,
        state: CloudState,
        tokens: Tokens,
        routes: Sequence[Route],
        contract: Contract,
        *,
        base: str = "",
    ) -> None:
        self._state = state
        self._tokens = tokens
        # The fewer placeholders, the earlier: /people/me comes before /people/{personId}.
        self._routes = sorted(routes, key=lambda route: route.path.count("{"))
        self._described = {route.name: contract.operations[route.name] for route in routes}
        self._base = base

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """One request, with the mishap planned for it if there is one."""
        served = request.path.startswith(f"{self._base}/")
        path = request.path.removeprefix(self._base) if served else request.path
        path = _SLASHED.sub(r"\1", path)
        tracking_id = f"SANDBOX_{new_uuid()}"
        attempt = _Attempt(self, request, path, tracking_id, served=served)
        with self._state.lock:
            limiter = self._state.limiter
            passes = limiter is None or limiter.passes()
            fault = due(self._state.faults, request.method, attempt.path) if passes else None
        if self._state.latency:
            # The way there: what is carried out is seen no earlier than with Webex.
            await asyncio.sleep(self._state.latency)
        if limiter is not None and not passes:
            answer = await attempt.turn_away(limiter.retry_after)
        elif fault is None:
            answer = await attempt.carry_out()
        else:
            answer = await self._mishap(fault, attempt)
        attempt.record(answer.status)
        if fault is not None and fault.drop:
            if request.transport is not None:
                request.transport.abort()
            raise asyncio.CancelledError
        return _response(answer, tracking_id)

    async def _mishap(self, fault: Fault, attempt: _Attempt) -> ApiResponse:
        await attempt.read()
        done: ApiResponse | None = None
        if fault.later:
            self._state.late.append(lambda: self.carry_out(attempt))
        elif not fault.before:
            done = await attempt.carry_out()
        if fault.delay:
            await asyncio.sleep(fault.delay)
        if fault.status is None and not fault.drop:
            return done or await attempt.carry_out()
        status = 0 if fault.drop else int(fault.status or 500)
        body = fault.body
        if body is None:
            body = attempt.error(status, "An unexpected error occurred.")
        headers = dict(fault.headers)
        if status == 429 and not headers and self._state.quirks.retry_after:
            headers["Retry-After"] = self._state.quirks.retry_after
        return ApiResponse(body, status, headers)

    def carry_out(self, attempt: _Attempt) -> ApiResponse:
        """The answer to a request that was read; a refusal is an answer too."""
        try:
            with self._state.lock:
                return self._carry_out(attempt)
        except Refusal as refusal:
            body = attempt.error(refusal.status, refusal.message, refusal.code)
            return ApiResponse(body, refusal.status, refusal.headers)

    def _carry_out(self, attempt: _Attempt) -> ApiResponse:
        if not attempt.served:
            attempt.breach = f"nothing is outside of {self._base}"
            self._state.breaches.append(Breach(attempt.method, attempt.path, attempt.breach, attempt.body))
            raise Refusal(404, "The requested resource could not be found.")
        route, params = self._find(attempt.method, attempt.path)
        unsupported = self._unsupported(route, attempt)
        attempt.breach = unsupported or self._breach(route, attempt)
        if attempt.breach:
            self._state.breaches.append(Breach(attempt.method, attempt.path, attempt.breach, attempt.body))
        identity = _NOBODY
        if route is None or route.scope != NO_TOKEN:
            identity = self._tokens.identity(attempt.token)
            attempt.who = identity.who
        if route is None:
            if any(other.pattern.match(attempt.path) for other in self._routes):
                raise Refusal(405, "Method Not Allowed")
            raise Refusal(404, "The requested resource could not be found.")
        if route.scope.startswith("spark-admin:") and route.scope not in identity.scopes:
            raise Refusal(403, "The access token does not have the scope or role this request needs.")
        if unsupported:
            raise Refusal(415, "Unsupported Media Type")
        if attempt.breach:
            raise Refusal(400, attempt.breach)
        return route.handler(
            ApiRequest(
                self._state,
                self._tokens,
                identity,
                self._state.person(identity.person_key),
                attempt.token,
                attempt.method,
                attempt.origin,
                attempt.path,
                params,
                attempt.query,
                attempt.body,
                attempt.files,
                attempt.kind,
            )
        )

    def _find(self, method: str, path: str) -> tuple[Route | None, dict[str, str]]:
        for route in self._routes:
            if route.method == method and (match := route.pattern.match(path)):
                return route, match.groupdict()
        return None, {}

    def _breach(self, route: Route | None, attempt: _Attempt) -> str:
        """Why the request is not as the contract says; empty when it is."""
        if route is None:
            return f"there is no operation {attempt.method} {attempt.path}"
        operation = self._described[route.name]
        if attempt.is_empty and operation.media_types:
            return "the body is empty"
        if attempt.problem and operation.media_types:
            return attempt.problem
        return next(operation.breaches(attempt.query, attempt.body, attempt.kind), "")

    def _unsupported(self, route: Route | None, attempt: _Attempt) -> str:
        """What is wrong with the Content-Type of a body; empty when nothing is, or when there is no body."""
        taken = self._described[route.name].media_types if route is not None else ()
        if attempt.is_empty or not taken or attempt.kind in taken:
            return ""
        return f"the content type {attempt.kind or '(none)'} is none of {', '.join(taken)}"


class _Attempt:
    """One request on its way through."""

    def __init__(
        self, rest: Rest, request: web.Request, path: str, tracking_id: str, *, served: bool
    ) -> None:
        self._rest = rest
        self._request = request
        self._was_read = False
        self.method = request.method
        self.path = path
        self.served = served
        self.tracking_id = tracking_id
        self.query = dict(request.query)
        self.origin = f"{request.scheme}://{request.host}"
        self.token = bearer(request.headers.get("Authorization", ""))
        self.at = time.time()
        self.body: Any = None
        self.problem = ""
        self.files: tuple[File, ...] = ()
        self.kind = request.content_type if "Content-Type" in request.headers else ""
        self.is_empty = True
        self.who = ""
        self.breach = ""

    async def read(self) -> None:
        """Reads the body: JSON, a form, or parts with a file."""
        if self._was_read:
            return
        self._was_read = True
        if self.kind == _PARTS:
            self.is_empty = False
            await self._read_parts()
            return
        raw = await self._request.read()
        self.is_empty = not raw
        if not raw:
            self.body = {} if self.method in ("POST", "PUT", "PATCH") else None
        elif self.kind == _FORM:
            self.body = dict(parse_qsl(raw.decode(errors="replace")))
        else:
            try:
                self.body = json.loads(raw)
            except (ValueError, RecursionError):
                self.problem = "the body is not JSON"

    async def _read_parts(self) -> None:
        try:
            form = await self._request.post()
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

    async def carry_out(self) -> ApiResponse:
        await self.read()
        return self._rest.carry_out(self)

    async def turn_away(self, retry_after: str) -> ApiResponse:
        """The answer to one request too many."""
        await self.read()
        headers = {"Retry-After": retry_after} if retry_after else {}
        return ApiResponse(self.error(429, "Too Many Requests"), 429, headers)

    def error(self, status: int, message: str, code: int = 0) -> Json:
        """The body of an answer that says no."""
        return error_body(self.path, status, message, code, self.tracking_id, self._rest._state.quirks)

    def record(self, status: int) -> None:
        """Keeps the request for whoever looks on."""
        self._rest._state.asked(
            Request(
                self.method,
                self.path,
                self.query,
                self.body,
                status,
                self.token,
                self.at,
                self.who,
                self.tracking_id,
                self.breach,
                self.files,
            )
        )


def _response(answer: ApiResponse, tracking_id: str) -> web.Response:
    headers = {"TrackingID": tracking_id, **answer.headers}
    if answer.status == 204 or answer.body is None:
        return web.Response(status=answer.status, headers=headers)
    if isinstance(answer.body, bytes):
        return web.Response(body=answer.body, status=answer.status, headers=headers)
    if isinstance(answer.body, str):
        headers.setdefault("Content-Type", "text/html; charset=utf-8")
        return web.Response(body=answer.body.encode(), status=answer.status, headers=headers)
    return web.json_response(answer.body, status=answer.status, headers=headers)
