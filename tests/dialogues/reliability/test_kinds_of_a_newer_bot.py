"""In a rolling upgrade an older process meets notices that only a newer one can make: they wait for that."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import timedelta

import pytest

from bot.events import Reply
from bot.notices.delivery import Message
from bot.ports.notices import Notice
from bot.sandbox.cloud.cloud import Cloud
from bot.sentences import UNMADE
from cards.text import unmarked
from tests.chat import Chat, read
from tests.families import wrong_requests

pytest_plugins = ["tests.postgres"]

DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
NEWER, SAID = "of-tomorrow", "Said by the newer bot."


class Newer:
    """A kind that only a newer bot has."""

    def message(self, notice: Notice) -> Message:
        return Message(Reply(self.words(notice)))

    def words(self, notice: Notice) -> str:
        return SAID


@pytest.fixture
def chat(cloud: Cloud, database_url: str) -> Iterator[Chat]:
    """A bot of its own on a database of each kind, in whose outbox a newer bot has put something."""
    with Chat.started(cloud, database_url) as chat:
        space = chat.cloud.space("ana").id
        chat.app.ground.store.put(space, "newer 1", NEWER, {"text": "secret words"}, chat.clock())
        yield chat
        assert wrong_requests(cloud) == []


def passes(chat: Chat, minutes: int) -> None:
    for _ in range(minutes):
        chat.wait(MINUTE)


def told(chat: Chat, words: str) -> int:
    return len([one for one in chat.said("ana") if read(one) == unmarked(words)])


def test_it_is_left_for_a_newer_process_and_holds_nothing_back(
    chat: Chat, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        passes(chat, 30)
        chat.app.telling.tell(chat.cloud.space("ana").id, "later", "Said later.")
        chat.wait(MINUTE)
    assert told(chat, "Said later.") == 1 and "secret words" not in str(chat.said("ana"))
    assert told(chat, UNMADE) == 0 and "given up" not in caplog.text
    chat.app.telling.kinds[NEWER] = Newer()
    passes(chat, 2)
    assert told(chat, SAID) == 1
    passes(chat, 30)
    assert told(chat, SAID) == 1


def test_without_a_newer_process_it_is_given_up_after_a_day_and_that_is_said(chat: Chat) -> None:
    passes(chat, 30)
    for _ in range(26):
        chat.wait(DAY / 24)
    assert told(chat, UNMADE) == 1
    chat.app.telling.kinds[NEWER] = Newer()
    chat.wait(DAY)
    assert told(chat, SAID) == 0
