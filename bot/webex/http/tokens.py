"""The admin token, as configured: given, or refreshed by itself."""

from __future__ import annotations

from typing import Protocol

from bot.clock import Clock
from bot.config import Config
from bot.webex.http.refreshed_token import Application, RefreshedToken, TokenEnds, TokenStore
from bot.webex.http.transport import Transport


class AdminToken(Protocol):
    """The token the settings client speaks with."""

    @property
    def ready(self) -> str:
        """A token that should work now, if there is one without waiting; else empty."""

    def current(self) -> str:
        """A token that should work now. Raises WebexError when there is none to be had."""

    def refresh(self, rejected: str) -> bool:
        """After a 401 with `rejected`: whether it is worth asking again with what `current` gives now.

        Raises WebexError when a refresh was tried and failed, or cannot help.
        """

    def ends(self) -> TokenEnds:
        """When the tokens end, as far as that is known without asking."""


class GivenToken:
    """An access token from the configuration, good until it expires."""

    def __init__(self, token: str) -> None:
        self._token = token

    @property
    def ready(self) -> str:
        return self._token

    def current(self) -> str:
        return self._token

    def refresh(self, rejected: str) -> bool:
        return False

    def ends(self) -> TokenEnds:
        return TokenEnds()


def admin_token(
    config: Config, store: TokenStore, transport: Transport, api_url: str, clock: Clock
) -> AdminToken:
    """The token as configured; a refreshed one, which does not end, goes before a given one."""
    client_secret = config.webex_client_secret.get_secret_value()
    refresh_token = config.webex_refresh_token.get_secret_value()
    if config.webex_client_id and client_secret and refresh_token:
        application = Application(config.webex_client_id, client_secret, refresh_token)
        url = f"{api_url}/access_token"
        return RefreshedToken(application, store, lambda form: transport.ask("POST", url, form=form), clock)
    return GivenToken(config.webex_admin_token.get_secret_value())
