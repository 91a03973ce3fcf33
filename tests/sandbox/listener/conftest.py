"""A listener with its own cloud, since other bots may be registered in the shared one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.sandbox.cloud.cloud import Cloud
from tests.sandbox.listener.listener_recorder import ListenerRecorder, opened


@pytest.fixture
def cloud(own_cloud: Cloud) -> Cloud:
    return own_cloud


@pytest.fixture
def recorder(cloud: Cloud) -> Iterator[ListenerRecorder]:
    with opened(cloud) as recorder:
        yield recorder
