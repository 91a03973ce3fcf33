"""The proxy on the way to a host, as the environment names it: the same answer for every client."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

from requests.utils import get_environ_proxies, select_proxy

from bot.errors import BotError

SCHEMES = ("http", "https")


class Proxies:
    """What HTTPS_PROXY and NO_PROXY say, read once for each host."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str | None], str | None] = {}

    def of(self, url: str) -> str | None:
        """The proxy's address, perhaps with a user and a password in it; None for a direct way.

        Raises BotError for an address that is none.
        """
        parts = urlsplit(url)
        host = parts.scheme, parts.hostname
        if host not in self._known:
            self._known[host] = _checked(select_proxy(url, get_environ_proxies(url)))
        return self._known[host]


def _checked(proxy: str | None) -> str | None:
    if not proxy:
        return None
    address = proxy if "://" in proxy else f"http://{proxy}"
    try:
        parts = urlsplit(address)
        good = parts.scheme in SCHEMES and bool(parts.hostname) and parts.port != 0
    except ValueError:
        good = False
    if not good:
        # Not quoted: it may hold a password.
        raise BotError(
            "HTTPS_PROXY cannot be used: it is no address of a proxy.",
            "Write it as http://proxy:3128, or as http://user:password@proxy:3128.",
        )
    return address


def unescaped(proxy: str | None) -> str | None:
    """As websockets wants it, which decodes no `%40` in a user or a password."""
    user, at, rest = (proxy or "").partition("://")[2].rpartition("@")
    plain = unquote(user)
    if not proxy or not at or set("/?#") & set(plain):
        return proxy
    return f"{urlsplit(proxy).scheme}://{plain}@{rest}"


def shown(proxy: str) -> str:
    """A proxy's address without its user and password."""
    parts = urlsplit(proxy)
    port = f":{parts.port}" if parts.port else ""
    return f"{parts.scheme}://{parts.hostname}{port}"
