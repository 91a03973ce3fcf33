"""Notices: each space that watches is told of each change, once and in order, as long as somebody who asked
may see the workspace."""

from __future__ import annotations

import logging
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import Protocol

from bot import sentences
from bot.access import Access, Gate
from bot.catalogue import title_of
from bot.clock import Clock
from bot.errors import BotError, NotAllowed, NotFound, WebexError, where
from bot.events import Changed, Licence, Reply, Workspace
from bot.names.workspaces import WorkspaceIndex, typed_name
from bot.notices.effect import effect_now
from bot.patience import patiently
from bot.ports.notices import Notice, Outbox, Watch, Watches
from bot.ports.webex import Directory, Messenger, SettingsReader
from bot.sentences import by_whom, moment, when
from cards.card_builder import Button
from cards.notice import notice_card
from cards.payload import Say
from cards.text import message_text, shorten

log = logging.getLogger(__name__)

LOOK_EVERY_SECONDS = 15.0
"""Time between looks for notices that are due when nothing new was announced."""
LEASE = timedelta(minutes=2)
"""How long a process has a notice to itself while it sends it."""
MAX_WAIT = timedelta(minutes=15)
"""The longest wait before a space is tried again, unless Webex asks for more."""
MAX_PAUSE = timedelta(minutes=29)
"""The longest wait if Webex asks for more; then it is put off again without a request, because to the store
a notice that was put off for more than half an hour is due."""
MAX_SPACES_AT_ONCE = 12
"""Spaces that are told side by side."""
WORDS_ONLY_AFTER_TRIES = 5
"""After so many answers of 500 a notice goes without its card, in case the card is what breaks Webex."""
TOGETHER = timedelta(minutes=5)
"""Changes made elsewhere that are seen so soon after one another are taken for the work of one person."""
MAX_PLANS_TOLD = 1_000
"""Plans and spaces of which the first notice is known, so that the others stand in its thread."""
AWAY = ", while I was away"
MAX_NAME_CHARS = 100
"""Characters of a name in a notice."""


class NoticeStore(Outbox, Watches, Protocol):
    """Notices, and who watches."""


class NoticeDelivery:
    """Sends the notices in the store to the spaces that watch: many spaces side by side, each in order."""

    def __init__(
        self,
        store: NoticeStore,
        messenger: Messenger,
        directory: Directory,
        reader: SettingsReader,
        gate: Gate,
        clock: Clock,
    ) -> None:
        self._store = store
        self._reader = reader
        self._messenger = messenger
        self._directory = directory
        self._gate = gate
        self._clock = clock
        self._wake = threading.Event()
        self._stopping = False
        self._busy: set[str] = set()
        self._delivering = threading.Lock()
        self._last: tuple[WorkspaceIndex | None, Changed | None, Reply] = None, None, Reply("")
        self._first: dict[tuple[str, int | None], tuple[str, datetime]] = {}
        """The first notice of a plan in each space, or of changes made elsewhere (no plan), and when the last
        one was sent; the others stand in its thread."""
        self._pool = ThreadPoolExecutor(MAX_SPACES_AT_ONCE, thread_name_prefix="notice")
        self._thread = threading.Thread(target=self._run, name="notices", daemon=True)

    def start(self) -> None:
        """Begins to send, with what is left from before."""
        self._thread.start()

    def announce(self) -> None:
        """Wakes the thread that sends: there is a new notice."""
        self._wake.set()

    def stop(self, timeout: float) -> None:
        """Sends what is due now, then ends; waits at most `timeout` seconds."""
        self._stopping = True
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join(timeout)
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _run(self) -> None:
        while True:
            self._wake.clear()
            try:
                self.deliver()
            except Exception as error:
                log.error("Notices could not be delivered: %s", where(error))
            if self._stopping:
                return
            self._wake.wait(LOOK_EVERY_SECONDS)

    def deliver(self) -> None:
        """Sends every notice that is due, also those that become due meanwhile."""
        with self._delivering:
            while self._some_left():
                pass

    def _some_left(self) -> bool:
        self._wake.clear()
        busy = len(self._busy)
        free = MAX_SPACES_AT_ONCE - busy
        due = self._store.due_notices(self._clock(), limit=free) if free else ()
        if sum(self._begin(notice) for notice in due):
            return True
        if busy:
            self._wake.wait(LOOK_EVERY_SECONDS)
        return busy > 0

    def _begin(self, notice: Notice) -> bool:
        """Whether sending was begun: another notice of its space, or another process, may be first."""
        now = self._clock()
        if notice.space_id in self._busy or not self._store.take_notice(notice.id, now, now + LEASE):
            return False
        self._busy.add(notice.space_id)
        self._pool.submit(self._send, notice)
        return True

    @patiently()
    def _send(self, notice: Notice) -> None:
        try:
            self._deal_with(notice)
        except Exception as error:
            log.error("Notice %s is tried again: %s", notice.id, where(error))
        finally:
            self._busy.discard(notice.space_id)
            self._wake.set()

    def _deal_with(self, notice: Notice) -> None:
        try:
            reply, ended = self._reply(notice)
        except Exception as error:
            # Who may be told is not known, so nobody is.
            self._put_off(notice, error)
            return
        if reply is not None and not self._delivered(notice, reply):
            return
        for one in ended:
            self._store.unwatch(one.id, notice.space_id)
        self._store.notice_sent(notice.id)

    def _delivered(self, notice: Notice, reply: Reply) -> bool:
        """Whether the space was told, in words where it takes no card; otherwise the store notes when it is
        tried again, or that it is given up, so that later notices of the space are not held back."""
        try:
            sent = self._messenger.send(notice.space_id, reply, self._thread_of(notice))
        except NotFound:
            self._store.forget_space(notice.space_id)
        except Exception as error:
            is_temporary = isinstance(error, WebexError) and error.is_temporary
            if reply.card is not None and (not is_temporary or _breaks_webex(notice, error)):
                log.error("Notice %s cannot be sent as a card: %s", notice.id, where(error))
                return self._delivered(notice, _plain(notice))
            if is_temporary:
                self._put_off(notice, error)
            else:
                log.error(
                    "Notice %s of change %s is given up: %s", notice.id, notice.changed.id, where(error)
                )
                self._store.notice_given_up(notice.id)
        else:
            self._begins_thread(notice, sent)
            return True
        return False

    def _thread_of(self, notice: Notice) -> str | None:
        """The notice with which this one belongs: of the same plan, or made elsewhere within minutes."""
        first, last_at = self._first.get((notice.space_id, notice.changed.plan_id), (None, None))
        if notice.changed.plan_id is None and not (
            last_at and notice.changed.is_from_elsewhere and notice.changed.at - last_at < TOGETHER
        ):
            return None
        return first

    def _begins_thread(self, notice: Notice, sent: str) -> None:
        changed = notice.changed
        if changed.plan_id is None and not changed.is_from_elsewhere:
            return
        about = notice.space_id, changed.plan_id
        first = self._thread_of(notice) or sent
        self._first.pop(about, None)
        self._first[about] = first, changed.at
        if len(self._first) > MAX_PLANS_TOLD:
            self._first.pop(next(iter(self._first)))

    def _put_off(self, notice: Notice, error: Exception) -> None:
        wait = min(timedelta(seconds=5 * 2 ** min(notice.tries, 10)), MAX_WAIT)
        if isinstance(error, WebexError) and error.retry_after is not None:
            wait = max(wait, min(timedelta(seconds=error.retry_after), MAX_PAUSE))
        why = str(error) if isinstance(error, BotError) else where(error)
        log.warning("Notice %s could not be sent, again in %s: %s", notice.id, wait, why)
        self._store.notice_failed(notice.id, self._clock() + wait)

    def _reply(self, notice: Notice) -> tuple[Reply | None, Sequence[Watch]]:
        """The message for the space: the change, or that nobody who asked for it may see it now, with the
        watches that end by that; none where all have ended already."""
        changed, workspaces = notice.changed, self._directory.workspaces()
        workspace = workspaces.by_id.get(changed.workspace_id)
        place = workspace or Workspace(
            changed.workspace_id, changed.workspace_name, Licence.UNKNOWN, changed.location_id
        )
        watches = [
            one
            for one in self._store.watches(notice.space_id)
            if one.covers(changed.workspace_id, changed.location_id, changed.family)
        ]
        if not watches:
            return None, ()
        rights = [self._gate.rights(one.person_id) for one in watches]
        if any(one.at(place) >= Access.READ for one in rights):
            try:
                return self._same_for_all(changed, workspaces, workspace), ()
            except Exception as error:
                log.error("Notice %s cannot be built as a card: %s", notice.id, where(error))
                return _plain(notice), ()
        if not all(one.known for one in rights):
            raise NotAllowed("Whether the space may be told cannot be found out now.")
        return Reply(sentences.watch_ended(", ".join(message_text(one.label) for one in watches))), watches

    def _same_for_all(
        self, changed: Changed, workspaces: WorkspaceIndex, workspace: Workspace | None
    ) -> Reply:
        """The notice of a change, built once for all spaces that are told now."""
        built, of, reply = self._last
        if built is not workspaces or of != changed:
            reply = self._notice(changed, workspaces, workspace)
            self._last = workspaces, changed, reply
        return reply

    def _notice(self, changed: Changed, workspaces: WorkspaceIndex, workspace: Workspace | None) -> Reply:
        name = typed_name(workspaces, workspace) if workspace else changed.workspace_id
        can_undo = changed.is_from_elsewhere and changed.can_undo
        zone = workspace.time_zone if workspace else ""
        card = notice_card(
            f"{shorten(changed.workspace_name, MAX_NAME_CHARS)}: {title_of(changed.family)} changed",
            by_whom(changed),
            f"{when(changed, zone)}{AWAY if changed.is_from_away else ''}",
            changed.differences,
            (
                *([Button("Undo", Say(f"undo {changed.id}"))] if can_undo else []),
                Button("Show", Say(f"show {changed.family} {name}")),
                Button("History", Say(f"history {name}")),
                *([Button("Mute 2 h", Say(f"mute notices of {name} 2h"))] if workspace else []),
            ),
            "Type watches to see what this space watches.",
            (("Change", str(changed.id)), ("When", moment(changed.at, zone))),
            changed.reason,
            changed.approved_by,
            effect_now(self._reader, changed, workspace) if workspace else "",
        )
        return Reply(card.text, card.content)


def _breaks_webex(notice: Notice, error: Exception) -> bool:
    """Whether the notice's card may be why Webex breaks again and again."""
    return notice.tries >= WORDS_ONLY_AFTER_TRIES and isinstance(error, WebexError) and error.status == 500


def _plain(notice: Notice) -> Reply:
    """The notice in words alone, which can always be built."""
    changed = notice.changed
    return Reply(
        sentences.changed(
            message_text(shorten(changed.workspace_name, MAX_NAME_CHARS)),
            message_text(title_of(changed.family)),
            message_text(shorten(by_whom(changed), MAX_NAME_CHARS)),
        )
    )
