"""Clients of the cloud's REST API."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from webexteamssdk import WebexTeamsAPI

from bot.sandbox.cloud.cloud import Cloud
from bot.sandbox.state.quirks import Quirks
from tests.sandbox.rest_client import RestClient


def set_quirks(cloud: Cloud, **quirks: object) -> None:
    """The cloud has these quirks from now on, and no others."""
    cloud.state.quirks = Quirks(**quirks)  # type: ignore[arg-type]


@pytest.fixture
def bot(cloud: Cloud) -> Iterator[RestClient]:
    with RestClient(cloud, cloud.environment()["WEBEX_BOT_TOKEN"]) as client:
        yield client


@pytest.fixture
def admin(cloud: Cloud) -> Iterator[RestClient]:
    with RestClient(cloud, cloud.environment()["WEBEX_ADMIN_TOKEN"]) as client:
        yield client


@pytest.fixture
def sdk(cloud: Cloud) -> WebexTeamsAPI:
    return WebexTeamsAPI(access_token=cloud.environment()["WEBEX_BOT_TOKEN"], base_url=cloud.api_url + "/")
