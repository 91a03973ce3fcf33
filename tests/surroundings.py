"""Environment variables that lead to Webex: saved from outside, and set for a pretend cloud."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from bot.sandbox.cloud.cloud import Cloud

PROXIES = ("HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY", "WSS_PROXY", "SOCKS_PROXY", "NO_PROXY")
WAYS = (*PROXIES, *(name.lower() for name in PROXIES), "SSL_CERT_FILE", "REQUESTS_CA_BUNDLE")
OUTSIDE = dict(os.environ)
"""As the tests were started."""


@contextmanager
def reaching(cloud: Cloud) -> Iterator[None]:
    """Until the end of the block all of Webex is this cloud, and its certificate is trusted."""
    with leading(cloud.environment()):
        yield


@contextmanager
def outside() -> Iterator[None]:
    """Until the end of the block the network is what it was before there was a cloud."""
    with leading(OUTSIDE):
        yield


@contextmanager
def leading(environment: dict[str, str]) -> Iterator[None]:
    """The ways of this environment and no other, until the end of the block."""
    with pytest.MonkeyPatch.context() as patch:
        for name in WAYS:
            patch.delenv(name, raising=False)
        for name in environment.keys() & set(WAYS):
            patch.setenv(name, environment[name])
        yield
