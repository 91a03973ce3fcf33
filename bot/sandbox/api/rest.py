"""The REST API of one host: finds the operation, checks token, scope and contract, answers and records."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Sequence

from aiohttp import web

from bot.sandbox.api.error_body import error_body
from bot.sandbox.api.routes import ANY_TOKEN, NO_TOKEN, Route, ServerResponse
from bot.sandbox.api.server_request import ServerRequest
from bot.sandbox.api.tokens import Tokens
from bot.sandbox.contract.operations import Contract
from bot.sandbox.data.entities import Breach
from bot.sandbox.data.error_response import ErrorResponse
from bot.sandbox.state.cloud_state import CloudState
from bot.sandbox.state.faults import Fault, give_back, take_fault

_TRAILING_SLASH = re.compile(r"(/workspaces/[^/]+/features/numbers)/\Z")
"""The one path that is also taken with a slash at its end: wxc_sdk asks real organisations so."""


class RestApi:
    """Answers every request to one host; the paths of its routes are below `base`."""

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
        # Fewer placeholders first: /people/me comes before /people/{personId}.
        self._routes = sorted(routes, key=lambda route: route.path.count("{"))
        self._operations = {route.name: contract.required(route.name) for route in routes}
        self._base = base

    async def handle(self, http: web.Request) -> web.StreamResponse:
        """Answers one request, with the fault planned for it if there is one."""
        incoming = self._incoming(http)
        with self._state.lock:
            resets, limiter = self._state.resets, self._state.limiter
            allowed = limiter is None or limiter.passes(incoming.token)
            fault = take_fault(self._state.faults, http.method, incoming.path) if allowed else None
        if self._state.latency:
            # Before anything is carried out, like the time a request takes to arrive at Webex.
            await asyncio.sleep(self._state.latency)
        try:
            await incoming.read()
        except ConnectionError:
            # Whoever asked was killed meanwhile.
            raise _dropped(http) from None
        self._end_if_reset(http, resets)
        if fault is not None and not fault.is_about(incoming.query, incoming.body):
            with self._state.lock:
                give_back(self._state.faults, fault)
            fault = None
        if limiter is not None and not allowed:
            headers = {"Retry-After": limiter.retry_after} if limiter.retry_after else {}
            response = self._error_response(
                incoming, ErrorResponse(429, "Too Many Requests", headers=headers)
            )
        elif fault is None:
            response = self._carry_out(incoming)
        else:
            response = await self._answer_with_fault(
                fault, incoming, lambda: self._end_if_reset(http, resets)
            )
        self._state.record_request(incoming.record(response.status))
        if fault is not None and fault.drop:
            raise _dropped(http)
        return _http_response(response, incoming.tracking_id)

    def _end_if_reset(self, http: web.Request, resets: int) -> None:
        """Drops a request that waited while the data was put back."""
        if self._state.resets != resets:
            raise _dropped(http)

    def _incoming(self, http: web.Request) -> ServerRequest:
        in_base = http.path.startswith(f"{self._base}/")
        path = http.path.removeprefix(self._base) if in_base else http.path
        path = _TRAILING_SLASH.sub(r"\1", path)
        return ServerRequest(http, self._state, self._tokens, path, in_base=in_base)

    def _error_response(self, incoming: ServerRequest, error: ErrorResponse) -> ServerResponse:
        body = error_body(error, incoming.path, incoming.tracking_id, self._state.quirks)
        return ServerResponse(body, error.status, error.headers)

    async def _answer_with_fault(
        self, fault: Fault, incoming: ServerRequest, end_if_reset: Callable[[], None]
    ) -> ServerResponse:
        done: ServerResponse | None = None
        if fault.later:
            self._state.postponed.append(lambda: self._carry_out(incoming))
        elif not fault.before:
            done = self._carry_out(incoming)
        if fault.delay:
            await asyncio.sleep(fault.delay)
            end_if_reset()
        if fault.status is None and not fault.drop:
            return done or self._carry_out(incoming)
        status = 0 if fault.drop else int(fault.status or 500)
        body = fault.body
        if body is None:
            body = self._error_response(incoming, ErrorResponse(status, "An unexpected error occurred.")).body
        headers = dict(fault.headers)
        if status == 429 and not headers and self._state.quirks.retry_after:
            headers["Retry-After"] = self._state.quirks.retry_after
        return ServerResponse(body, status, headers)

    def _carry_out(self, incoming: ServerRequest) -> ServerResponse:
        try:
            with self._state.lock:
                return self._checked_and_carried_out(incoming)
        except ErrorResponse as error:
            return self._error_response(incoming, error)

    def _checked_and_carried_out(self, incoming: ServerRequest) -> ServerResponse:
        if not incoming.in_base:
            self._record_breach(incoming, f"nothing is outside of {self._base}")
            raise ErrorResponse(404, "The requested resource could not be found.")
        route, incoming.params = self._find(incoming.method, incoming.path)
        unsupported = self._unsupported_type(route, incoming)
        if breach := unsupported or self._contract_breach(route, incoming):
            self._record_breach(incoming, breach)
        if route is None or route.scope != NO_TOKEN:
            incoming.identity = self._tokens.identity(incoming.token)
        if route is None:
            if any(other.pattern.match(incoming.path) for other in self._routes):
                raise ErrorResponse(405, "Method Not Allowed")
            raise ErrorResponse(404, "The requested resource could not be found.")
        if route.scope not in (ANY_TOKEN, NO_TOKEN) and route.scope not in incoming.identity.scopes:
            raise ErrorResponse(403, "The access token does not have the scope or role this request needs.")
        if unsupported:
            raise ErrorResponse(415, "Unsupported Media Type")
        if breach:
            raise ErrorResponse(400, breach)
        answer = route.handler(incoming)
        self._log_write(route, incoming)
        return answer

    def _log_write(self, route: Route, incoming: ServerRequest) -> None:
        """Has the audit log name who wrote a setting: the owner of the token, and that the log keeps the
        tracking id that the client sent, is believed."""
        workspace_id = incoming.params.get("workspaceId") or incoming.params.get("placeId")
        if route.method != "GET" and workspace_id in self._state.workspaces:
            self._state.log_change(
                workspace_id,
                route.path.rpartition("}/")[2],
                incoming.caller,
                ip=incoming.peer_ip,
                agent=incoming.agent,
                tracking_id=incoming.sent_tracking_id,
            )

    def _record_breach(self, incoming: ServerRequest, why: str) -> None:
        incoming.breach = why
        self._state.breaches.append(Breach(incoming.method, incoming.path, why, incoming.body))

    def _find(self, method: str, path: str) -> tuple[Route | None, dict[str, str]]:
        for route in self._routes:
            if route.method == method and (match := route.pattern.match(path)):
                return route, match.groupdict()
        return None, {}

    def _contract_breach(self, route: Route | None, incoming: ServerRequest) -> str:
        """How the request breaks the contract; empty when it does not."""
        if route is None:
            return f"there is no operation {incoming.method} {incoming.path}"
        operation = self._operations[route.name]
        if incoming.is_empty and operation.media_types:
            return "the body is empty"
        if incoming.problem and operation.media_types:
            return incoming.problem
        return next(operation.breaches(incoming.query, incoming.body, incoming.content_type), "")

    def _unsupported_type(self, route: Route | None, incoming: ServerRequest) -> str:
        """What is wrong with the Content-Type of a body; empty when nothing is, or when there is no body."""
        taken = self._operations[route.name].media_types if route is not None else ()
        if incoming.is_empty or not taken or incoming.content_type in taken:
            return ""
        return f"the content type {incoming.content_type or '(none)'} is none of {', '.join(taken)}"


def _dropped(http: web.Request) -> asyncio.CancelledError:
    """What to raise for a request that gets no answer; its connection is cut."""
    if http.transport is not None:
        http.transport.abort()
    return asyncio.CancelledError()


def _http_response(response: ServerResponse, tracking_id: str) -> web.Response:
    headers = {"TrackingID": tracking_id, **response.headers}
    if response.status == 204 or response.body is None:
        return web.Response(status=response.status, headers=headers)
    if isinstance(response.body, bytes):
        return web.Response(body=response.body, status=response.status, headers=headers)
    if isinstance(response.body, str):
        headers.setdefault("Content-Type", "text/html; charset=utf-8")
        return web.Response(body=response.body.encode(), status=response.status, headers=headers)
    return web.json_response(response.body, status=response.status, headers=headers)
