"""The bot's own client of Webex, in the cloud."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.sandbox.cloud.cloud import Cloud
from tests.sandbox.clients import Client, client


@pytest.fixture
def webex(cloud: Cloud) -> Iterator[Client]:
    with client(cloud) as webex:
        yield webex
