"""The pretend Webex cloud and a bot that lives in it, for every test that talks."""

from __future__ import annotations

import os
import zlib
from collections.abc import Generator, Iterator
from pathlib import Path

import hypothesis
import pytest

from bot.sandbox.cloud.cloud import Cloud
from bot.sandbox.state.quirks import Quirks
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
def seed(request: pytest.FixtureRequest) -> int:
    """In which ways the cloud of this test is odd."""
    return seed_of(request.node.nodeid)


def seed_of(test: str) -> int:
    """The same for a test in every run, whoever runs it and beside what; SANDBOX_SEED sets another."""
    given = os.environ.get("SANDBOX_SEED")
    return int(given) if given else zlib.crc32(test.encode())


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Says with a failing test how to see it fail again."""
    report = yield
    if report.failed and "seed" in getattr(item, "fixturenames", ()):
        number = seed_of(item.nodeid)
        report.sections.append(("sandbox", f"SANDBOX_SEED={number}: {Quirks.for_seed(number)}"))
    return report


@pytest.fixture
def cloud(sandbox: Cloud, seed: int) -> Cloud:
    """The cloud as it was at the beginning, odd as the seed says."""
    sandbox.reset(seed)
    return sandbox


@pytest.fixture
def chat(cloud: Cloud, tmp_path: Path) -> Iterator[Chat]:
    """A bot that listens in the cloud, and people who talk to it."""
    with Chat.started(cloud, f"sqlite:///{tmp_path / 'bot.db'}") as chat:
        yield chat
        assert cloud.breaches == []
