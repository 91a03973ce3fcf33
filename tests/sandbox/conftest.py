"""Clients of the pretend cloud, for the tests of the cloud itself."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import requests
from webexteamssdk import WebexTeamsAPI

from bot.sandbox.cloud.cloud import Cloud
from bot.sandbox.state.quirks import Quirks


class Client(requests.Session):
    """Speaks to the cloud's REST API with one token."""

    def __init__(self, cloud: Cloud, token: str) -> None:
        super().__init__()
        self.cloud = cloud
        self.verify = str(cloud.ca_file)
        self.proxies = {"https": cloud.proxy_url}
        self.trust_env = False
        self.headers["Authorization"] = f"Bearer {token}"

    def call(self, method: str, path: str, **options: object) -> requests.Response:
        """A request to a path under /v1."""
        return self.request(method, self.cloud.api_url + path, timeout=10, **options)  # type: ignore[arg-type]


def plainly(cloud: Cloud, **odd: object) -> None:
    """The cloud is odd in these ways only, for a test of just that."""
    cloud.state.quirks = Quirks(**odd)  # type: ignore[arg-type]


@pytest.fixture
def bot(cloud: Cloud) -> Iterator[Client]:
    with Client(cloud, cloud.environment()["WEBEX_BOT_TOKEN"]) as client:
        yield client


@pytest.fixture
def admin(cloud: Cloud) -> Iterator[Client]:
    with Client(cloud, cloud.environment()["WEBEX_ADMIN_TOKEN"]) as client:
        yield client


@pytest.fixture
def sdk(cloud: Cloud) -> WebexTeamsAPI:
    return WebexTeamsAPI(access_token=cloud.environment()["WEBEX_BOT_TOKEN"], base_url=cloud.api_url + "/")
