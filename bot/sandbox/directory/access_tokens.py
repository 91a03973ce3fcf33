"""REST operations about access tokens."""

from __future__ import annotations

from bot.sandbox.api.routes import NO_TOKEN, Route, ServerResponse
from bot.sandbox.api.server_request import ServerRequest
from bot.sandbox.data.scopes import TOKENS_READ


def refresh_token(request: ServerRequest) -> ServerResponse:
    """POST /access_token: a new access token for a refresh token."""
    form = request.body if isinstance(request.body, dict) else {}
    return ServerResponse(request.tokens.refreshed(form, request.state.quirks.refresh))


def token_expiry(request: ServerRequest) -> ServerResponse:
    """GET /authorizations/tokenExpiry: milliseconds since the epoch."""
    return ServerResponse({"exp": int(request.tokens.expiry(request.token) * 1000)})


ROUTES = (
    Route("POST", "/access_token", refresh_token, NO_TOKEN),
    Route("GET", "/authorizations/tokenExpiry", token_expiry, TOKENS_READ),
)
