"""The addresses of Webex, and how sessions of requests reach them: trust, proxy, time-outs."""

from __future__ import annotations

import functools
import logging
import os
import socket
import ssl
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import certifi
import requests
from requests.adapters import HTTPAdapter
from webex_bot.websockets import webex_websocket_client
from webexpythonsdk import WebexAPI

from bot.config import PRODUCTION
from bot.errors import BotError
from bot.webex.http.error_text import refusal_of
from bot.webex.http.proxy import Proxies
from bot.webex.http.retry import RequestFailed, retry_after_seconds, tracking_id_of
from bot.webex.http.transport import Heard, unheard

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
MISDIRECTED = 421
PRODUCTION_U2C = "https://u2c.wbx2.com/u2c/api/v1/catalog"
PORTS = {"https": 443, "http": 80}
TIMEOUT_SECONDS = 20
"""For one request with the bot token; Webex usually answers within a second."""
MAX_BOT_CONNECTIONS = 32
"""Enough for notices to 12 spaces and answers to 16 at once."""

Origin = tuple[object, ...]


def named_bundles() -> list[Path]:
    """The certificate bundles the environment names, REQUESTS_CA_BUNDLE first; each once.

    Raises BotError for one that is not there.
    """
    paths: list[Path] = []
    for name in ("REQUESTS_CA_BUNDLE", "SSL_CERT_FILE"):
        value = os.environ.get(name)
        if not value:
            continue
        path = Path(value)
        if not path.exists():
            raise BotError(f"{name} names {value}, which is not there.", "Correct the path or unset it.")
        if not any(path.samefile(one) for one in paths):
            paths.append(path)
    return paths


def trust() -> ssl.SSLContext:
    """Verifies servers against the named bundles; without any, against the system's and certifi's.

    Takes some 40 ms and a megabyte with the authorities of the world: make it once. Raises BotError.
    """
    bundles = named_bundles()
    if not bundles:
        context = ssl.create_default_context()
        context.load_verify_locations(certifi.where())
        return context
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    for path in bundles:
        try:
            if path.is_dir():
                context.load_verify_locations(capath=path)
            else:
                context.load_verify_locations(cafile=path)
        except OSError as error:
            raise BotError(
                f"{path} cannot be used: it is no bundle of certificates ({type(error).__name__}).",
                "Correct SSL_CERT_FILE or REQUESTS_CA_BUNDLE, or unset it.",
            ) from None
    return context


@dataclass(frozen=True)
class Endpoints:
    """The two places from which all others are found, and the trust that every connection shares."""

    api_url: str
    """The REST API's base address, without a slash at its end."""
    u2c_url: str
    tls: ssl.SSLContext = field(default_factory=trust, compare=False, repr=False)
    heard: Heard = field(default=unheard, compare=False, repr=False)

    @property
    def sdk_url(self) -> str:
        """The base address for the SDKs. They use `urljoin`, which drops `v1` unless a slash ends it."""
        return f"{self.api_url}/"

    @classmethod
    def at(cls, api_url: str = PRODUCTION, heard: Heard = unheard) -> Endpoints:
        """Production, or any other base URL, whose service catalogue is looked for beside it; without a path,
        `/v1` is meant.

        Raises BotError for an address that tokens would be sent to in the clear, or that is none.
        """
        return cls(*addresses(api_url), heard=heard)

    def install(self) -> None:
        """Points webex-bot here. The library reads these module globals and offers no other way."""
        client: Any = webex_websocket_client
        client.DEFAULT_U2C_URL = self.u2c_url
        client.WebexAPI = functools.partial(
            WebexAPI,
            base_url=self.sdk_url,
            single_request_timeout=TIMEOUT_SECONDS,
            wait_on_rate_limit=False,
        )
        # websockets refuses a context for ws://.
        client.ssl_context = self.tls if self.api_url.startswith("https:") else None
        # The library retries nothing: every end of a socket comes out of its run() at once.
        client.BACKOFF_EXCEPTIONS = ()
        client.MAX_BACKOFF_TIME = 0
        quiet_libraries()


def addresses(api_url: str) -> tuple[str, str]:
    """The addresses of the API and of the service catalogue. Raises BotError as `Endpoints.at` does."""
    try:
        parts = urlsplit(api_url.strip())
        where = origin(api_url.strip())
    except ValueError:
        raise _unusable() from None
    here = parts.scheme == "http" and parts.hostname in LOOPBACK
    if not here and not (parts.scheme == "https" and parts.hostname):
        raise _unusable()
    if parts.query or parts.fragment or "@" in parts.netloc:
        raise _unusable()
    path = parts.path.rstrip("/") or urlsplit(PRODUCTION).path
    if (where, path) == (origin(PRODUCTION), urlsplit(PRODUCTION).path):
        return PRODUCTION, PRODUCTION_U2C
    root = f"{parts.scheme}://{parts.netloc}"
    return root + path, f"{root}/u2c/api/v1/catalog"


def _unusable() -> BotError:
    # Not quoted: it may hold a password.
    return BotError(
        "WEBEX_API_URL cannot be used: it is no plain https address.",
        f"Leave it out, or write it as {PRODUCTION}.",
    )


class _TrustedAdapter(HTTPAdapter):
    """Sets the time-out webex-bot forgets, our proxy, and the one trust, where requests would load its own.

    What it sends goes to `allowed`: a scheme, or a scheme with a host and port. Raises RequestFailed.
    """

    def __init__(self, tls: ssl.SSLContext, allowed: Origin, heard: Heard) -> None:
        self._tls = tls
        self._heard = heard
        self._allowed = allowed
        self._proxies = Proxies()
        super().__init__(pool_connections=4, pool_maxsize=MAX_BOT_CONNECTIONS)

    def send(self, request: requests.PreparedRequest, *args: Any, **kwargs: Any) -> requests.Response:
        url = request.url or ""
        if origin(url)[: len(self._allowed)] != self._allowed:
            raise RequestFailed(MISDIRECTED, detail="another host", sent=False)
        kwargs["timeout"] = kwargs.get("timeout") or TIMEOUT_SECONDS
        proxy = self._proxies.of(url)
        kwargs["proxies"] = {urlsplit(url).scheme: proxy} if proxy else {}
        kwargs["verify"] = True
        status = 0
        try:
            response = super().send(request, *args, **kwargs)
            status = response.status_code
        finally:
            self._heard(status)
        return response

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, ssl_context=self._tls, **kwargs)

    def proxy_manager_for(self, proxy: str, **kwargs: Any) -> Any:
        # Behind a proxy urllib3 leaves Nagle's algorithm on: each message would wait 40 ms for its headers'
        # acknowledgement.
        return super().proxy_manager_for(
            proxy,
            ssl_context=self._tls,
            proxy_ssl_context=self._tls,
            socket_options=[(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)],
            **kwargs,
        )

    def cert_verify(self, conn: Any, *_: Any, **__: Any) -> None:
        """Does nothing: the bundle named here would be loaded into our trust for each connection."""


def origin(url: str) -> Origin:
    """Scheme, host and port of an address, to be compared."""
    parts = urlsplit(url)
    return parts.scheme, parts.hostname, parts.port or PORTS.get(parts.scheme)


def equip(session: requests.Session, endpoints: Endpoints, *, anywhere: bool = False) -> requests.Session:
    """Gives a session of `requests` our trust and proxy, a time-out, and RequestFailed for every answer that
    is no success.

    Its token goes to the host of the API alone, wherever an answer points; with `anywhere` to the hosts
    that Webex names, and where the API is encrypted only encrypted.
    """
    allowed = origin(endpoints.api_url)
    adapter = _TrustedAdapter(endpoints.tls, allowed[:1] if anywhere else allowed, endpoints.heard)
    session.mount("https://", adapter)
    session.mount("http://", adapter)
    # Else each request would read netrc, and what stands there would go before our token.
    session.trust_env = False
    session.hooks["response"].append(_refuse)
    return session


def _refuse(response: requests.Response, *_args: Any, **_kwargs: Any) -> None:
    """Raises before the libraries look: both break on a Retry-After or a body they did not expect, and
    requests would follow a redirect with what was said."""
    if response.ok and not response.is_redirect:
        return
    try:
        body = response.json()
    except (ValueError, RecursionError):
        body = None
    named = body.get("trackingId") if isinstance(body, dict) else None
    raise refusal_of(
        response.status_code,
        body,
        tracking_id=tracking_id_of(response.headers.get("trackingid") or named),
        retry_after=retry_after_seconds(response.headers.get("Retry-After")),
    )


def quiet_libraries() -> None:
    """Keeps messages, card inputs and tokens out of the log, whatever level the bot itself logs at."""
    # It logs whole messages at WARNING and card inputs at INFO; what matters of it the listener logs itself.
    logging.getLogger("webex_bot").setLevel(logging.CRITICAL)
    for name in ("webexpythonsdk", "webexteamssdk", "websockets", "urllib3", "asyncio", "backoff"):
        logging.getLogger(name).setLevel(logging.WARNING)
    # It says some things to the root logger, past its own name.
    logging.getLogger().addFilter(_is_not_the_library)


def _is_not_the_library(record: logging.LogRecord) -> bool:
    return record.module != "webex_websocket_client"
