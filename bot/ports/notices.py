"""What notices need of the database: who watches what, what was last read of it, and what is to be said."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from bot.events import Changed, Reply
from bot.store.records.journal import ELSEWHERE as ELSEWHERE
from bot.store.records.journal import NOBODY as NOBODY
from bot.store.records.journal import Actor as Actor
from bot.store.records.journal import Entry as Entry
from bot.store.records.notices import APPROVAL as APPROVAL
from bot.store.records.notices import CHANGE as CHANGE
from bot.store.records.notices import CHANGED as CHANGED
from bot.store.records.notices import DIGEST as DIGEST
from bot.store.records.notices import EVERYTHING as EVERYTHING
from bot.store.records.notices import FILE as FILE
from bot.store.records.notices import GONE as GONE
from bot.store.records.notices import LEFT_AS_IS as LEFT_AS_IS
from bot.store.records.notices import MISSED as MISSED
from bot.store.records.notices import MUTE as MUTE
from bot.store.records.notices import PLAN as PLAN
from bot.store.records.notices import REPEAT as REPEAT
from bot.store.records.notices import RISKY as RISKY
from bot.store.records.notices import TEXT as TEXT
from bot.store.records.notices import TO_BE_GATHERED as TO_BE_GATHERED
from bot.store.records.notices import TO_BE_TOLD as TO_BE_TOLD
from bot.store.records.notices import TOGETHER as TOGETHER
from bot.store.records.notices import LastReading as LastReading
from bot.store.records.notices import Notice as Notice
from bot.store.records.notices import Watch as Watch
from bot.store.records.notices import unpacked as unpacked
from bot.work.port import Transaction


class Watches(Protocol):
    """Which spaces want to hear of which changes."""

    def watch(self, watch: Watch) -> Watch:
        """Adds a watch, or gives the one of this person that was there (`watch.id` is ignored)."""

    def watches(self, space_id: str) -> Sequence[Watch]:
        """What a space watches, oldest first."""

    def all_watches(self) -> Sequence[Watch]:
        """What all spaces watch."""

    def unwatch(self, watch_id: int, space_id: str) -> bool:
        """Ends a watch of this space, and those of others of the same; False when there is none."""

    def forget_space(self, space_id: str) -> None:
        """Deletes the watches, notices, forms, saved words and repeats of a space in which the bot is not any
        more."""


class Readings(Protocol):
    """What was last read of the settings that are watched."""

    def readings(self, pairs: Sequence[tuple[str, str]]) -> Mapping[tuple[str, str], LastReading]:
        """What is kept of these settings, by the ids of the workspace and the family; of one that was never
        read a row is made first, so that a change that is made meanwhile is noted in it."""

    def readings_of(self, family: str) -> Sequence[LastReading]:
        """What is kept of this setting, of every workspace."""

    def expect_readings(self, pairs: Collection[tuple[str, str]]) -> None:
        """These are watched and not read yet: they are counted until they are."""

    def read_moments(self) -> Mapping[tuple[str, str], datetime | None]:
        """When each setting that is kept was last read."""

    def keep_reading(
        self, new: LastReading, seen: Sequence[tuple[Entry, Changed | None]]
    ) -> Sequence[int] | None:
        """Keeps what was read, the changes that are seen in it, and the notices of these, in one
        transaction; gives the numbers of the changes. None, and nothing is kept, where the bot has changed
        the setting since `new.version`, is at it, or another process was here first."""

    def keep_readings(self, new: Collection[LastReading]) -> Collection[tuple[str, str]]:
        """Keeps readings in which no changes are seen, in one transaction; gives the settings of those that
        were kept, as the others are not for the same reasons."""

    def forget_readings(self, pairs: Collection[tuple[str, str]]) -> None:
        """What is not watched any more."""


class ForeignChanges(Protocol):
    """The changes of the journal that others made in Webex."""

    def changes_from_elsewhere(self, since: datetime, limit: int) -> Sequence[Entry]:
        """Those that were seen since a moment, the newest first."""

    def name_actor(self, entry_id: int, actor: Actor) -> None:
        """Notes who made one; NOBODY where that is not known any more."""

    def tracking_ids(self, workspace_id: str, since: datetime, until: datetime) -> Collection[str]:
        """Webex's ids of the bot's own changes of a workspace between two moments; an empty one for a change
        of which Webex told none."""


class Telling(Protocol):
    """What is gathered for a space, to be told together."""

    def gather(self, space_id: str, now: datetime) -> datetime | None:
        """Has a space told of what was gathered for it and is due, in one notice; gives when more of it is
        due."""


class Outbox(Protocol):
    """What spaces are to be told though nobody there asked for it now."""

    def say(self, space_id: str, key: str, text: str, at: datetime, tx: Transaction | None = None) -> None:
        """Has a space told a text, once for this key, which names what it says, and where. It is sent when
        the work engine looks next, at that moment or later; kept in the caller's transaction if given."""

    def put(
        self,
        space_id: str,
        key: str,
        kind: str,
        payload: Mapping[str, Any],
        at: datetime,
        tx: Transaction | None = None,
    ) -> None:
        """The same for a notice of this kind, made of the payload."""

    def post(
        self,
        space_id: str,
        key: str,
        reply: Reply,
        thread_id: str | None,
        at: datetime,
        tx: Transaction | None = None,
        kind: str = TEXT,
    ) -> None:
        """The same for a message that is made already, in this thread."""

    def due_notices(self, now: datetime, limit: int = 50, space_id: str = "") -> Sequence[Notice]:
        """Notices to send now, oldest first, in all spaces or one; one that has to wait holds back the later
        ones of its space, and where it cannot be made, only those of the same setting."""

    def next_notice_at(self, space_id: str) -> datetime | None:
        """When the next notice of this space is due; None where nothing is to be sent."""

    def thread_of(self, one: Notice, since: datetime | None) -> str | None:
        """The message in whose thread a notice belongs: that of the last one in its space with the same
        cause, known since then."""

    def take_notice(self, notice_id: int, now: datetime, until: datetime) -> bool:
        """True for exactly one caller, and only for the next notice of its space, which it then sends. If the
        caller is never heard of again, the notice is due again at `until`."""

    def keep_notice(self, notice_id: int, until: datetime, longer: datetime) -> bool:
        """The same for longer, for the caller that took it until then; False where another one has it by
        now."""

    def told_by(self, space_id: str, number: int) -> str | None:
        """The message by which a space was told of the change with this number; None where it was not, or
        together with others."""

    def last_told(self, space_id: str, kind: str, limit: int = 10) -> Sequence[Notice]:
        """The last notices of this kind that a space was told or is still to be told, the newest first, for
        as long as they are kept; none of which nothing was said."""

    def notice_sent(
        self,
        notice_id: int,
        message_id: str = "",
        thread_id: str | None = None,
        also: Callable[[Transaction], object] | None = None,
    ) -> None:
        """The space was told by this message, in this thread; by none where there was nothing to say. `also`
        is called in the same transaction."""

    def notice_given_up(self, notice_id: int) -> None:
        """The notice cannot be sent in any form; the next one of its space is due."""

    def notice_failed(
        self,
        notice_id: int,
        retry_at: datetime,
        *,
        unmade_since: datetime | None = None,
        is_unsure: bool = False,
    ) -> None:
        """The space could not be told, try again then; `is_unsure` where it may have been told all the
        same."""

    def forget_file(self, tx: Transaction, one: Notice) -> None:
        """The file of a notice is not needed any more."""

    def is_told_by(self, message_id: str) -> bool:
        """Whether this is the message of a notice."""
