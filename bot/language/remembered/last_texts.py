"""The text of each message that was read last: what is told of twice, or edited to the same, is read once."""

from __future__ import annotations

import threading
from collections import OrderedDict

from bot.events import TextMessage

MAX_MESSAGES = 1_000
"""Messages of which the text is known; people edit what they wrote just now."""


class LastTexts:
    """Marks of texts by message, in this process only. Texts are not kept, as they may hold a PIN.

    An edit may be told of before the message is read; then both find the text of the edit.
    """

    def __init__(self) -> None:
        self._marks: OrderedDict[str, int] = OrderedDict()
        self._lock = threading.Lock()

    def is_new(self, message: TextMessage) -> bool:
        """Whether this message was not read with this text last; it counts as read from now on."""
        message_id, mark = message.edit_of or message.id, hash((message.text, message.file_urls))
        with self._lock:
            before = self._marks.pop(message_id, None)
            self._marks[message_id] = mark
            while len(self._marks) > MAX_MESSAGES:
                self._marks.popitem(last=False)
        return before != mark
