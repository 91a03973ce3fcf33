"""Where Webex lives and which certificates vouch for it: the same answer for every client."""

from __future__ import annotations

import functools
import logging
import os
import ssl
from dataclasses import dataclass
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
from bot.webex.retry import Refusal, seconds_of, tracking

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
MISDIRECTED = 421
PRODUCTION_U2C = "https://u2c.wbx2.com/u2c/api/v1/catalog"
PORTS = {"https": 443, "http": 80}
TIMEOUT_SECONDS = 20
CONNECTIONS = 32

Origin = tuple[object, ...]


@dataclass(frozen=True)
class Endpoints:
    """The two places from which all others are found."""

    api_url: str
    """The REST API's base address, without a slash at its end."""
    u2c_url: str

    @property
    def sdk_url(self) -> str:
        """The base address for the SDKs. They use `urljoin`, which drops `v1` unless a slash ends it."""
        return f"{self.api_url}/"

    @classmethod
    def at(cls, api_url: str = PRODUCTION) -> Endpoints:
        """Production, or any other base URL, whose service catalogue is looked for beside it; without a path,
        `/v1` is meant.

        Raises BotError for an address that tokens would be sent to in the clear.
        """
        api_url = api_url.rstrip("/")
        parts = urlsplit(api_url)
        if not parts.path:
            api_url += urlsplit(PRODUCTION).path
        here = parts.scheme == "http" and parts.hostname in LOOPBACK
        if not here and not (parts.scheme == "https" and parts.hostname):
            raise BotError(f"WEBEX_API_URL cannot be used: {api_url!r} is no https address.")
        if api_url == PRODUCTION:
            return cls(api_url, PRODUCTION_U2C)
        return cls(api_url, f"{parts.scheme}://{parts.netloc}/u2c/api/v1/catalog")

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
        client.ssl_context = trust() if self.api_url.startswith("https:") else None
        # Nothing is retried inside the library: every end of a socket comes out of its run() at once.
        client.BACKOFF_EXCEPTIONS = ()
        client.MAX_BACKOFF_TIME = 0
        quiet_libraries()


def named_bundles() -> list[Path]:
    """The certificate bundles the environment names, REQUESTS_CA_BUNDLE first.

    Raises BotError for one that is not there.
    """
    paths = []
    for name in ("REQUESTS_CA_BUNDLE", "SSL_CERT_FILE"):
        value = os.environ.get(name)
        if not value:
            continue
        if not Path(value).exists():
            raise BotError(f"{name} names {value}, which is not there.", "Correct the path or unset it.")
        paths.append(Path(value))
    return paths


def trust() -> ssl.SSLContext:
    """Verifies servers against the named bundles; without any, against the system's and certifi's.

    One for all connections: to read a bundle of the usual size takes 40 ms and some megabytes each time.
    """
    return _trust(*((path, path.stat().st_mtime_ns) for path in named_bundles()))


@functools.lru_cache(maxsize=4)
def _trust(*bundles: tuple[Path, int]) -> ssl.SSLContext:
    """Verifies against these bundles, each with the moment it was written last."""
    if not bundles:
        context = ssl.create_default_context()
        context.load_verify_locations(certifi.where())
        return context
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    for path, _ in bundles:
        if path.is_dir():
            context.load_verify_locations(capath=path)
        else:
            context.load_verify_locations(cafile=path)
    return context


class _Careful(HTTPAdapter):
    """Sets the time-out webex-bot forgets, and our trust: requests itself does not read SSL_CERT_FILE, and
    reads a bundle anew for each connection.

    What it sends goes to `origin`: a scheme, or a scheme with a host and port. Raises Refusal.
    """

    def __init__(self, origin: Origin) -> None:
        self._trust = trust()
        super().__init__(pool_connections=4, pool_maxsize=CONNECTIONS)
        self._origin = origin

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs, ssl_context=self._trust)

    def proxy_manager_for(self, proxy: str, **kwargs: Any) -> Any:
        return super().proxy_manager_for(proxy, **kwargs, ssl_context=self._trust)

    def cert_verify(self, conn: Any, url: str, verify: Any, cert: Any) -> None:
        """Leaves all to the context, which always verifies."""
        conn.cert_reqs = "CERT_REQUIRED"

    def send(self, request: requests.PreparedRequest, *args: Any, **kwargs: Any) -> requests.Response:
        if origin(request.url or "")[: len(self._origin)] != self._origin:
            raise Refusal(MISDIRECTED, detail="another host", sent=False)
        kwargs["timeout"] = kwargs.get("timeout") or TIMEOUT_SECONDS
        kwargs["verify"] = True
        return super().send(request, *args, **kwargs)


def origin(url: str) -> Origin:
    """Scheme, host and port of an address, to be compared."""
    parts = urlsplit(url)
    return parts.scheme, parts.hostname, parts.port or PORTS.get(parts.scheme)


def equip(session: requests.Session, api_url: str, *, anywhere: bool = False) -> requests.Session:
    """Gives a session of `requests` our trust, a time-out, and Refusal for every answer that is no success.

    Its token goes to the host of `api_url` alone, wherever an answer points; with `anywhere` to the hosts
    that Webex names, and where the API is encrypted only encrypted. Proxies need nothing: requests reads
    HTTPS_PROXY and NO_PROXY.
    """
    allowed = origin(api_url)
    adapter = _Careful(allowed[:1] if anywhere else allowed)
    session.mount("https://", adapter)
    session.mount("http://", adapter)
    session.hooks["response"].append(_refuse)
    # Who has an authentication of any kind is not looked for in two files before each request.
    session.auth = _as_it_is
    return session


def _as_it_is(request: requests.PreparedRequest) -> requests.PreparedRequest:
    return request


def _refuse(response: requests.Response, *_args: Any, **_kwargs: Any) -> None:
    """Raises before the libraries look: both break on a Retry-After or a body they did not expect, and
    requests would follow a redirect with what was said."""
    if response.ok and not response.is_redirect:
        return
    try:
        said = response.json()
    except ValueError:
        said = None
    fields = said if isinstance(said, dict) else {}
    raise Refusal(
        response.status_code,
        tracking_id=tracking(response.headers.get("trackingid") or fields.get("trackingId")),
        detail=str(fields.get("message") or ""),
        retry_after=seconds_of(response.headers.get("Retry-After")),
    )


def quiet_libraries() -> None:
    """Keeps messages, card inputs and tokens out of the log, whatever level the bot itself logs at."""
    # It logs whole messages at WARNING and card inputs at INFO; what matters of it the door says itself.
    logging.getLogger("webex_bot").setLevel(logging.CRITICAL)
    for name in ("webexpythonsdk", "webexteamssdk", "websockets", "urllib3", "asyncio", "backoff"):
        logging.getLogger(name).setLevel(logging.WARNING)
    # It says some things to the root logger, past its own name.
    logging.getLogger().addFilter(_is_not_the_library)


def _is_not_the_library(record: logging.LogRecord) -> bool:
    return record.module != "webex_websocket_client"
