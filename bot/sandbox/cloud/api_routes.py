"""The operations of the REST API at webexapis.com."""

from __future__ import annotations

from bot.sandbox.calling import numbers, settings_routes
from bot.sandbox.directory import access_tokens, audit_events, locations, organisations, people, workspaces
from bot.sandbox.messaging import files, messages, spaces

API_ROUTES = (
    *messages.ROUTES,
    *files.ROUTES,
    *spaces.ROUTES,
    *people.ROUTES,
    *organisations.ROUTES,
    *access_tokens.ROUTES,
    *audit_events.ROUTES,
    *workspaces.ROUTES,
    *locations.ROUTES,
    *numbers.ROUTES,
    *settings_routes.ROUTES,
)
