"""The bot's own latest messages, as the websocket brings them: in a group space no list has them."""

from __future__ import annotations

import threading
from collections import OrderedDict, deque
from collections.abc import Sequence
from datetime import datetime

POSTS_PER_SPACE = 50
"""Far more than are said in a space between two attempts to tell it something."""
MAX_SPACES = 500


class OwnPosts:
    """The ids of the bot's own messages of each space, for as long as the process lives. Safe to use from any
    thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._posts: OrderedDict[str, deque[tuple[datetime, str]]] = OrderedDict()

    def heard(self, space: str, message_id: str, at: datetime) -> None:
        """The bot said a message of this public id in the space of this bare id."""
        with self._lock:
            self._posts.setdefault(space, deque(maxlen=POSTS_PER_SPACE)).append((at, message_id))
            self._posts.move_to_end(space)
            if len(self._posts) > MAX_SPACES:
                self._posts.popitem(last=False)

    def since(self, space: str, since: datetime) -> Sequence[str]:
        """What was heard of a space after `since`, the oldest first."""
        with self._lock:
            return [message_id for at, message_id in self._posts.get(space, ()) if at > since]
