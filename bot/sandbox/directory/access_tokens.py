"""REST operations about access tokens."""

from __future__ import annotations

from bot.sandbox.api.routes import NO_TOKEN, ApiRequest, ApiResponse, Route


def refresh_token(request: ApiRequest) -> ApiResponse:
    """POST /access_token: a new access token for a refresh token."""
    form = request.body if isinstance(request.body, dict) else {}
    return ApiResponse(request.tokens.refreshed(form, request.state.quirks.refresh))


def token_expiry(request: ApiRequest) -> ApiResponse:
    """GET /authorizations/tokenExpiry: milliseconds since the epoch."""
    return ApiResponse({"exp": int(request.tokens.expiry(request.token) * 1000)})


ROUTES = (
    Route("POST", "/access_token", refresh_token, NO_TOKEN),
    Route("GET", "/authorizations/tokenExpiry", token_expiry),
)
