"""Why there is no connection to Webex, in plain words, whichever library tells of it."""

from __future__ import annotations

import re
import socket
import ssl
from collections.abc import Iterator
from dataclasses import dataclass

import aiohttp
from websockets.exceptions import InvalidProxyStatus

BUNDLE = (
    "If this network opens encrypted traffic, name its certificates in SSL_CERT_FILE on the bot's machine."
)
NETWORK = "See to the network of the bot's machine, and to HTTPS_PROXY."
_TUNNEL = re.compile(r"Tunnel connection failed: (\d{3})")
_EXPIRED, _OTHER_HOST, _NOT_YET, _SELF_SIGNED, _UNKNOWN = {10}, {62, 63, 64}, {9}, {18}, {19, 20, 21}
"""What OpenSSL calls X509_V_ERR_…."""
_CERTIFICATES = (
    (_EXPIRED, "it has expired"),
    (_NOT_YET, "it is not valid yet"),
    (_OTHER_HOST, "it is for another host"),
    (_SELF_SIGNED, "it is self-signed"),
    (_UNKNOWN, "nobody whom this machine trusts vouches for it"),
)


@dataclass(frozen=True)
class Cause:
    """Why nothing came back: a sentence, what to do, and whether trying again may help."""

    sentence: str
    next_step: str
    is_temporary: bool = True


def cause_of(error: BaseException) -> Cause | None:
    """Why this error of requests, aiohttp or websockets came about; None where it says nothing more."""
    inside = list(_inside(error))
    for found in (_certificate, _proxy, _network):
        for one in inside:
            if cause := found(one):
                return cause
    return None


def _inside(error: BaseException) -> Iterator[BaseException]:
    """The error and those that it holds; each library wraps them in its own way."""
    waiting, seen = [error], set[int]()
    while waiting:
        one = waiting.pop(0)
        if id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        held = (*one.args, getattr(one, "reason", None), one.__cause__, one.__context__)
        waiting += [part for part in held if isinstance(part, BaseException)]


def _certificate(error: BaseException) -> Cause | None:
    code = getattr(error, "verify_code", None)
    # aiohttp's own error is one of these without a code.
    if not isinstance(error, ssl.SSLCertVerificationError) or code is None:
        return None
    why = next((words for codes, words in _CERTIFICATES if code in codes), "it cannot be checked")
    clock = code in _EXPIRED | _NOT_YET
    return Cause(
        f"The certificate of Webex, or of a proxy on the way, is not trusted: {why}.",
        "See whether this machine's clock is right. " + BUNDLE if clock else BUNDLE,
        is_temporary=False,
    )


def _proxy(error: BaseException) -> Cause | None:
    status = 0
    if isinstance(error, aiohttp.ClientHttpProxyError):
        status = error.status
    elif isinstance(error, InvalidProxyStatus):
        status = error.response.status_code
    elif isinstance(error, OSError) and (told := _TUNNEL.search(str(error))):
        status = int(told[1])
    if not status:
        return None
    if status == 407:
        return Cause(
            "The proxy asks for a user and a password (407).",
            "Write them into HTTPS_PROXY as http://user:password@proxy:port.",
            is_temporary=False,
        )
    return Cause(
        f"The proxy does not connect the bot to Webex ({status}).",
        "Let the proxy connect it to webexapis.com and to *.wbx2.com, port 443.",
        is_temporary=status >= 500,
    )


def _network(error: BaseException) -> Cause | None:
    if isinstance(error, socket.gaierror):
        return Cause("DNS knows no address for the name of Webex, or of the proxy.", NETWORK)
    if isinstance(error, ConnectionRefusedError):
        return Cause("Nothing answers at the address of Webex, or of the proxy.", NETWORK)
    if isinstance(error, ssl.SSLError | ConnectionResetError | BrokenPipeError):
        return Cause("The connection to Webex was cut.", NETWORK)
    return None
