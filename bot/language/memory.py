"""What each person spoke of last in each space, for “it”, “there” and answers to the bot's questions."""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.clock import Clock
from bot.language.requests import SetFields

REMEMBERED_FOR = timedelta(minutes=10)
"""People who come back later begin anew and mean something else by “it”."""
MAX_CONVERSATIONS = 1_000
"""Conversations that are kept; the one that rested longest goes first."""
MAX_RECENT = 5
"""Workspaces that are offered first where none is named."""


@dataclass(frozen=True)
class Topic:
    """What was spoken of: ids of workspaces, last one first, the key of the setting, the fields that were set
    last, and a sentence that the bot asked something about."""

    workspace_ids: tuple[str, ...] = ()
    family: str = ""
    last_change: SetFields | None = None
    unfinished: str = ""
    at: datetime = datetime.min

    @property
    def workspace_id(self) -> str:
        """The workspace that was spoken of last; empty for none."""
        return self.workspace_ids[0] if self.workspace_ids else ""


class Memory:
    """Topics by person and space; in this process only, as ten minutes later they are forgotten anyway."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._topics: OrderedDict[tuple[str, str], Topic] = OrderedDict()
        self._lock = threading.Lock()

    def recall(self, person_id: str, space_id: str) -> Topic:
        """What this person spoke of in this space; an empty topic where that is too long ago."""
        with self._lock:
            topic = self._topics.get((person_id, space_id))
        if topic is None or self._clock() - topic.at > REMEMBERED_FOR:
            return Topic()
        return topic

    def note(
        self,
        person_id: str,
        space_id: str,
        *,
        workspace_id: str = "",
        family: str = "",
        last_change: SetFields | None = None,
        unfinished: str = "",
    ) -> None:
        """Keeps what is spoken of now; what is not given stays, but for an unfinished sentence."""
        before = self.recall(person_id, space_id)
        ids = before.workspace_ids
        if workspace_id:
            ids = (workspace_id, *(one for one in ids if one != workspace_id))[:MAX_RECENT]
        topic = replace(
            before,
            workspace_ids=ids,
            family=family or before.family,
            last_change=last_change or before.last_change,
            unfinished=unfinished,
            at=self._clock(),
        )
        with self._lock:
            self._topics[person_id, space_id] = topic
            self._topics.move_to_end((person_id, space_id))
            while len(self._topics) > MAX_CONVERSATIONS:
                self._topics.popitem(last=False)
