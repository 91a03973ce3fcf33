"""Everything that speaks to Webex with the admin token, put together."""

from __future__ import annotations

from bot.clock import Clock
from bot.config import Config
from bot.ids import organisation_id
from bot.webex.api.audit import WebexAuditLog
from bot.webex.api.available_numbers import WebexAvailableNumbers
from bot.webex.api.calling import SettingsClient
from bot.webex.api.directory import WebexDirectory
from bot.webex.endpoints import Endpoints
from bot.webex.http.client import ApiClient
from bot.webex.http.refreshed_token import TokenStore
from bot.webex.http.tokens import admin_token
from bot.webex.http.transport import Transport


class Admin:
    """The directory and the settings client over one connection pool."""

    def __init__(self, config: Config, endpoints: Endpoints, store: TokenStore, clock: Clock) -> None:
        org_id = organisation_id(config.webex_org_id)
        self.transport = Transport(endpoints.tls, endpoints.heard)
        self.token = admin_token(config, store, self.transport, endpoints.api_url, clock)
        self.rest = ApiClient(self.transport, endpoints.api_url, self.token, org_id=org_id)
        self.calling = SettingsClient(self.rest, clock)
        self.available_numbers = WebexAvailableNumbers(self.rest, clock)
        self.directory = WebexDirectory(self.rest, clock, org_id=org_id)
        self.audit_log = WebexAuditLog(self.rest, self.directory.home_org)

    def close(self) -> None:
        """Cuts what is under way and lets go of the connections."""
        self.transport.close()
