"""For modules of which every conversation is to run on both databases, and so with both engines of
`bot.work`: they import `kept_bot` and `pytest_plugins`, and `database_url` for bots of their own."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.kept_bot import KeptBot, KeptPostgresBot, WatchedCloud

pytest_plugins = ["tests.postgres"]


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def kept_bot(
    request: pytest.FixtureRequest,
    sandbox: WatchedCloud,
    kept_bot: KeptBot,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[KeptBot]:
    """A module may say in `BOT` how its bots are started, with the options of `Chat.started`."""
    options = getattr(request.module, "BOT", {})
    is_sqlite = request.param == "sqlite"
    if is_sqlite and not options:
        yield kept_bot
        return
    # Two bots would both answer.
    kept_bot.stop()
    if is_sqlite:
        own = KeptBot(sandbox, tmp_path_factory.mktemp("bot"), **options)
    else:
        # Not before pytest has made a plugin of it.
        from tests.postgres import laid_out_database

        server = request.getfixturevalue("laid_out_server")
        own = KeptPostgresBot(sandbox, partial(laid_out_database, server), **options)
    yield own
    own.stop()


@pytest.fixture
def database_url(request: pytest.FixtureRequest, kept_bot: KeptBot, tmp_path: Path) -> Iterator[str]:
    """The URL of a new database without a row, of the kind that the kept bot has: so each test runs twice,
    not four times."""
    from tests.postgres import new_database

    kind = "postgresql" if isinstance(kept_bot, KeptPostgresBot) else "sqlite"
    yield from new_database(kind, request, tmp_path)
