"""Clients of the cloud's REST API."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from webexteamssdk import WebexTeamsAPI

from bot.sandbox.cloud.cloud import Cloud
from bot.sandbox.state.quirks import Quirks
from tests.sandbox.rest_client import RestClient
from tests.surroundings import WAYS


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


@pytest.fixture
def plain_own_cloud(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Cloud]:
    """A cloud for this test only, without quirks; the environment is that of a bot in it."""
    for name in WAYS:
        monkeypatch.delenv(name, raising=False)
    with Cloud.started(tmp_path) as cloud:
        for name, value in cloud.environment().items():
            monkeypatch.setenv(name, value)
        yield cloud


@pytest.fixture
def own_cloud(plain_own_cloud: Cloud, seed: int) -> Cloud:
    """The same with the quirks of the seed."""
    plain_own_cloud.reset(seed)
    return plain_own_cloud
