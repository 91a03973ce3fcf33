"""The pretend Webex cloud and a bot that lives in it, for every test that talks."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

from bot.sandbox.cloud import Cloud
from tests.chat import Chat
from tests.surroundings import reaching

# The machines are noisy, so nothing is timed; in CI the same examples are tried each time.
hypothesis.settings.register_profile("here", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") == "true" else "here")


@pytest.fixture(scope="session")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cloud]:
    """One cloud for the whole run, which is reached as an operator behind a proxy would reach Webex."""
    with Cloud.started(tmp_path_factory.mktemp("cloud")) as cloud, reaching(cloud):
        yield cloud


@pytest.fixture
def cloud(sandbox: Cloud) -> Cloud:
    """The cloud as it was at the beginning."""
    sandbox.reset()
    return sandbox


@pytest.fixture
def chat(cloud: Cloud, tmp_path: Path) -> Iterator[Chat]:
    """A bot that listens in the cloud, and people who talk to it."""
    with Chat.started(cloud, f"sqlite:///{tmp_path / 'bot.db'}") as chat:
        yield chat
        assert cloud.breaches == []
