"""What the contract tests need of the machine."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec

import pytest

from bot.sandbox.cloud.cloud import Cloud
from bot.sandbox.state.seed_data import ORG
from tests.chat import Chat
from tests.families import wrong_requests
from tests.kept_bot import KeptBot

# The SDK that is the referee does not run on Python 3.14 yet.
collect_ignore = [] if find_spec("wxc_sdk") else ["test_referee.py", "test_wxc_sdk.py"]


@pytest.fixture(scope="module")
def bot(sandbox: Cloud, kept_bot: KeptBot, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chat]:
    """One bot for all the conversations, told which organisation it serves as a partner's is."""
    kept_bot.stop()  # else two bots would answer
    sandbox.reset()
    database = f"sqlite:///{tmp_path_factory.mktemp('bot') / 'bot.db'}"
    with Chat.started(sandbox, database, webex_org_id=ORG) as chat:
        yield chat


@pytest.fixture
def chat(bot: Chat, seed: int) -> Iterator[Chat]:
    """The bot in a cloud that is as it was at the beginning."""
    bot.cloud.reset(seed)
    yield bot
    assert wrong_requests(bot.cloud) == []
