"""The store as one object, and how it is opened."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from bot.store.approvals import SqlApprovals
from bot.store.backlog import SqlBacklog
from bot.store.claims import SqlClaims
from bot.store.database import cannot_open, open_engine
from bot.store.finished import drop_finished
from bot.store.forms import SqlForms
from bot.store.journal import SqlJournal
from bot.store.locks import SqlLocks
from bot.store.migrate import migrate
from bot.store.outbox import SqlOutbox
from bot.store.plans import SqlPlans
from bot.store.readings import SqlReadings
from bot.store.repeats import SqlRepeats
from bot.store.saved import SqlSaved
from bot.store.secrets import SqlSecrets
from bot.store.tables import claim, form, notice
from bot.store.tasks import SqlTasks
from bot.store.telling import SqlTelling
from bot.store.timed import SqlTimed
from bot.store.watches import SqlWatches

KEEP_CLAIMS = timedelta(days=7)
"""Webex delivers an event again within minutes; a week is safe."""
KEEP_FORMS_AFTER_EXPIRY = timedelta(days=1)
"""So long a late press is still told that its form is too old."""
KEEP_SENT_NOTICES = timedelta(days=30)
"""For an operator who looks up what a space was told."""
FORGOTTEN = ""
"""The kind of a notice of which only the key is left, so that it is never said again."""
NOTHING_KEPT: dict[str, Any] = {
    "kind": FORGOTTEN, "payload": {}, "cause": None, "subject": None, "message_id": None, "thread_id": None,
}  # fmt: skip
KEEP_FINISHED = timedelta(days=90)
"""For whoever looks up what became of each workspace of a plan; the journal tells it longer."""


class SqlStore(
    SqlClaims,
    SqlForms,
    SqlJournal,
    SqlTimed,
    SqlPlans,
    SqlApprovals,
    SqlTasks,
    SqlWatches,
    SqlOutbox,
    SqlTelling,
    SqlReadings,
    SqlBacklog,
    SqlSaved,
    SqlRepeats,
    SqlSecrets,
    SqlLocks,
):
    """The bot's memory in a SQL database; safe to use from any thread and from several processes."""

    def sign_of_life(self, at: datetime) -> None:
        super().sign_of_life(at)
        self.prolong_locks()
        self.prolong_tasks()

    def tidy(self, now: datetime) -> None:
        """Deletes what is older than the KEEP_ constants say; the journal and the keys of notices
        are kept."""
        with self._writing() as tx:
            tx.execute(claim.delete().where(claim.c.at < now - KEEP_CLAIMS))
            tx.execute(form.delete().where(form.c.expires_at < now - KEEP_FORMS_AFTER_EXPIRY))
            old = notice.c.sent_at < now - KEEP_SENT_NOTICES, notice.c.kind != FORGOTTEN
            tx.execute(notice.update().where(*old).values(NOTHING_KEPT))
            drop_finished(tx, now - KEEP_FINISHED)


def open_store(database_url: str) -> SqlStore:
    """Opens the database and brings its tables up to date.

    Takes `sqlite:///file`, and PostgreSQL as `postgresql://` or `postgres://`, as hosts give it.
    Raises BotError when it cannot be opened or was last used by a newer version of the bot.
    """
    engine = open_engine(database_url)
    try:
        with engine.execution_options(begin="BEGIN IMMEDIATE").begin() as connection:
            migrate(connection)
    except BaseException as error:
        engine.dispose()
        if isinstance(error, sa.exc.SQLAlchemyError):
            raise cannot_open(engine, error) from None
        raise
    return SqlStore(engine)
