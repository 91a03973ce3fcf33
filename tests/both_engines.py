"""For modules of which every conversation is to run on both databases, and so with both engines of
`bot.work`: they import `kept_bot` and `pytest_plugins`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest

from tests.kept_bot import KeptBot, KeptPostgresBot, WatchedCloud

pytest_plugins = ["tests.postgres"]


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def kept_bot(request: pytest.FixtureRequest, sandbox: WatchedCloud, kept_bot: KeptBot) -> Iterator[KeptBot]:
    if request.param == "sqlite":
        yield kept_bot
        return
    # Not before pytest has made a plugin of it.
    from tests.postgres import laid_out_database

    # Two bots would both answer.
    kept_bot.stop()
    server = request.getfixturevalue("laid_out_server")
    other = KeptPostgresBot(sandbox, partial(laid_out_database, server))
    yield other
    other.stop()
