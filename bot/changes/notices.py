"""Notices: each space that watches is told of each change, once and in order, while somebody who asked for it
may still see the workspace."""

from __future__ import annotations

import logging
import threading
from collections.abc import Sequence
from datetime import timedelta

from bot import words
from bot.access import Access, Gate
from bot.catalogue import title_of
from bot.errors import BotError, NotAllowed, NotFound, where
from bot.events import Changed, Licence, Reply, Workspace
from bot.matching import WorkspaceIndex, typed
from bot.ports import Clock, Directory, Messenger, Notice, Store, Watch
from bot.words import moment
from cards.notice import notice_card
from cards.payload import Say
from cards.sheet import Button
from cards.text import escape

log = logging.getLogger(__name__)

EVERY = 15.0
"""Seconds between looks at what is due when nothing new was announced."""
LEASE = timedelta(minutes=2)
"""How long a notice that is being sent is nobody else's."""
LONGEST = timedelta(minutes=15)
"""The longest wait before a space is tried again."""


def _covers(watch: Watch, changed: Changed) -> bool:
    if watch.workspace_id:
        return watch.workspace_id == changed.workspace_id
    return watch.location_id in ("", changed.location_id)


class Notices:
    """Tells watching spaces of changes, from the store's list, on a thread of its own."""

    def __init__(
        self, store: Store, messenger: Messenger, directory: Directory, gate: Gate, clock: Clock
    ) -> None:
        self._store = store
        self._messenger = messenger
        self._directory = directory
        self._gate = gate
        self._clock = clock
        self._wake = threading.Event()
        self._stopping = False
        self._thread = threading.Thread(target=self._run, name="notices", daemon=True)

    def start(self) -> None:
        """Begins telling, with what is left from before."""
        self._thread.start()

    def announce(self) -> None:
        """There is something new to tell."""
        self._wake.set()

    def stop(self, timeout: float) -> None:
        """Tells what is due now, then ends; waits at most `timeout` seconds."""
        self._stopping = True
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join(timeout)

    def _run(self) -> None:
        while True:
            self._wake.clear()
            try:
                self.deliver()
            except Exception as error:
                log.error("notices could not be delivered: %s", where(error))
            if self._stopping:
                return
            self._wake.wait(EVERY)

    def deliver(self) -> None:
        """Sends every notice that is due."""
        while sum(self._send(notice) for notice in self._store.due_notices(self._clock())):
            log.debug("looking again: what was held back may be due now")

    def _send(self, notice: Notice) -> bool:
        """Whether this notice is dealt with; False when it is another's turn, or a later one's."""
        now = self._clock()
        if not self._store.take_notice(notice.id, now, now + LEASE):
            return False
        try:
            reply, ended = self._said(notice)
        except BotError as error:
            self._later(notice, error)
            return True
        try:
            if reply is not None:
                self._messenger.send(notice.space_id, reply)
        except NotFound:
            self._store.forget_space(notice.space_id)
        except BotError as error:
            self._later(notice, error)
        else:
            for one in ended:
                self._store.unwatch(one.id, notice.space_id)
            self._store.notice_sent(notice.id)
        return True

    def _later(self, notice: Notice, error: BotError) -> None:
        wait = min(timedelta(seconds=5 * 2 ** min(notice.tries, 10)), LONGEST)
        log.warning("notice %s could not be sent, again in %s: %s", notice.id, wait, error)
        self._store.notice_failed(notice.id, self._clock() + wait)

    def _said(self, notice: Notice) -> tuple[Reply | None, Sequence[Watch]]:
        """What the space gets: the change, or that nobody who asked for it may see it any more, with the
        watches that end by it; nothing where the watch has ended already."""
        changed, workspaces = notice.changed, self._directory.workspaces()
        workspace = workspaces.by_id.get(changed.workspace_id)
        place = workspace or Workspace(
            changed.workspace_id, changed.workspace_name, Licence.UNKNOWN, changed.location_id
        )
        watches = [one for one in self._store.watches(notice.space_id) if _covers(one, changed)]
        if not watches:
            return None, ()
        rights = [self._gate.rights(one.person_id) for one in watches]
        if any(one.at(place) >= Access.READ for one in rights):
            return self._notice(changed, workspaces, workspace), ()
        if not all(one.known for one in rights):
            raise NotAllowed("Whether the space may be told cannot be found out now.")
        return Reply(words.watch_ended(", ".join(escape(one.label) for one in watches))), watches

    def _notice(self, changed: Changed, workspaces: WorkspaceIndex, workspace: Workspace | None) -> Reply:
        name = typed(workspaces, workspace) if workspace else changed.workspace_id
        card = notice_card(
            f"{changed.workspace_name}: {title_of(changed.family)} changed",
            changed.actor_name,
            moment(changed.at, workspace.time_zone if workspace else ""),
            changed.differences,
            (
                Button("Show it now", Say(f"show {changed.family} {name}")),
                Button("History", Say(f"history {name}")),
            ),
            f"Change {changed.id}. Type watches to see what this space watches.",
        )
        return Reply(card.text, card.content)
