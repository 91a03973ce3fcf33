"""One running bot for many tests: each finds it as if it had just been started, in a cloud that was reset."""

from __future__ import annotations

import itertools
import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack, closing
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from bot.sandbox.cloud.cloud import Cloud
from bot.sandbox.cloud.fault_controls import FaultControls
from bot.store.tables import metadata
from bot.webex.api.available_numbers import WebexAvailableNumbers
from bot.webex.api.calling import SettingsClient
from bot.webex.api.directory import WebexDirectory
from bot.webex.inbound.event_parser import Regions
from tests.chat import Chat

AS_STARTED = "as-started.db"
FROM_ONE_AGAIN = sa.text(
    "SELECT setval(format('%I.%I', schemaname, sequencename)::regclass, 1, false)"
    " FROM pg_sequences WHERE schemaname = current_schema()"
)
"""The ids of new rows begin with 1."""
FAULTS = frozenset(name for name in vars(FaultControls) if not name.startswith("_"))


class WatchedCloud(Cloud):
    """A cloud that knows whether somebody made trouble in it, or looked what became of some."""

    had_faults = False

    def __getattribute__(self, name: str) -> Any:
        if name in FAULTS:
            self.had_faults = True
        return super().__getattribute__(name)

    def __setattr__(self, name: str, value: object) -> None:
        if name in FAULTS:
            self.had_faults = True
        super().__setattr__(name, value)


class KeptBot:
    """Starts a bot when there is none, and keeps it while the tests leave it as it was.

    A start costs more than most conversations: the registration, the socket, five connections with TLS.
    `options` are those of `Chat.started`.
    """

    def __init__(self, cloud: WatchedCloud, folder: Path, **options: Any) -> None:
        self._cloud = cloud
        self._folder = folder
        self._options = options
        self._numbers = itertools.count()
        self._database = folder
        self._running: Chat | None = None
        self._stack = ExitStack()

    def chat(self) -> Chat:
        """A conversation with a bot that remembers nothing; the cloud has just been reset."""
        if self._running is None:
            self._database = self._folder / f"{next(self._numbers)}.db"
            url = f"sqlite:///{self._database}"
            self._running = self._stack.enter_context(Chat.started(self._cloud, url, **self._options))
            _copy(self._database, self._folder / AS_STARTED)
        else:
            self._running = self._running.another()
            self._renew(self._running)
        return self._running

    def give_back(self, *, may_stay: bool) -> None:
        """The test is over. What it changed of the bot or its surroundings, a failed test, or work that does
        not end, is the end of this bot."""
        chat = self._running
        if chat is None or not may_stay or self._cloud.had_faults or not chat.is_untouched():
            self.stop()

    def stop(self) -> None:
        """Nobody listens in the cloud any more."""
        self._running = None
        self._stack.close()

    def _restore(self, chat: Chat) -> None:
        _copy(self._folder / AS_STARTED, self._database)

    def _renew(self, chat: Chat) -> None:
        """Puts the database back, and new parts in the place of those that remember what Webex said."""
        self._restore(chat)
        app = chat.bot
        admin, clock, org_id = app.ground.admin, chat.clock, app.ground.admin.directory._org_id
        vars(admin.calling).update(vars(SettingsClient(admin.rest, clock)))
        vars(admin.available_numbers).update(vars(WebexAvailableNumbers(admin.rest, clock)))
        vars(admin.directory).update(vars(WebexDirectory(admin.rest, clock, org_id=org_id)))
        app.ground.messenger._direct.clear()
        app.ground.messenger._spaces.clear()
        app.services.memory._topics.clear()
        vars(app.listener._regions).update(vars(Regions(app.ground.messenger.space_id)))
        app.note_heard()
        admin.directory.home_org()
        admin.directory.workspaces()


class KeptPostgresBot(KeptBot):
    """The same on PostgreSQL, with the engine for several processes; beside no other bot."""

    def __init__(
        self, cloud: WatchedCloud, new_url: Callable[[], AbstractContextManager[str]], **options: Any
    ) -> None:
        super().__init__(cloud, Path(), **options)
        self._new_url = new_url
        self._kept: dict[str, list[dict[str, Any]]] = {}

    def chat(self) -> Chat:
        if self._running is None:
            url = self._stack.enter_context(self._new_url())
            self._running = self._stack.enter_context(Chat.started(self._cloud, url, **self._options))
            with self._running.bot.ground.store.transaction() as tx:
                for table in metadata.sorted_tables:
                    self._kept[table.name] = [dict(row._mapping) for row in tx.execute(sa.select(table))]
        else:
            self._running = self._running.another()
            self._renew(self._running)
        return self._running

    def _restore(self, chat: Chat) -> None:
        # TRUNCATE would make new files for each table, which takes longer than to delete a few rows.
        with chat.bot.ground.store.transaction() as tx:
            tx.execute(sa.text("DELETE FROM procrastinate_jobs"))
            for table in reversed(metadata.sorted_tables):
                tx.execute(table.delete())
            tx.execute(FROM_ONE_AGAIN)
            for table in metadata.sorted_tables:
                if rows := self._kept[table.name]:
                    tx.execute(table.insert(), rows)


def _copy(source: Path, target: Path) -> None:
    """Also while a bot has them open."""
    with closing(sqlite3.connect(source)) as opened, closing(sqlite3.connect(target)) as other:
        other.execute("PRAGMA synchronous = OFF")
        opened.backup(other)
